//! What a feed says about its publisher.

use app::{Feed, SiteConfig};

/// The publisher of a feed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Publisher<'a> {
    pub(crate) paper: &'a SiteConfig,
    /// The language tag of the site (BCP 47).
    pub(crate) language: &'static str,
}

impl<'a> Publisher<'a> {
    pub(crate) fn of(paper: &'a SiteConfig) -> Self {
        Self {
            paper,
            language: paper.language.tag(),
        }
    }

    /// The absolute address of a path.
    pub(crate) fn absolute(&self, path: &str) -> String {
        format!("{}{path}", self.paper.base_url)
    }

    /// A list's title, followed by the site's name.
    pub(crate) fn title(&self, feed: &Feed) -> String {
        if feed.title == self.paper.name {
            feed.title.clone()
        } else {
            format!("{} | {}", feed.title, self.paper.name)
        }
    }

    /// The site's tagline; without one, its name.
    pub(crate) fn subtitle(&self) -> &str {
        if self.paper.tagline.is_empty() {
            &self.paper.name
        } else {
            &self.paper.tagline
        }
    }

    /// The WebSub hub that notifies followers of new entries.
    pub(crate) fn hub(&self) -> Option<&str> {
        Some(self.paper.websub_hub.as_str()).filter(|hub| !hub.is_empty())
    }
}
