//! Lists of the paper for those who follow them: one file a format, each a
//! pure function from a [`Feed`] to text. Any list of entries under a title
//! and a path becomes a feed by [`print()`].

mod atom;
mod json;
mod opml;
mod rss;
pub(crate) mod xml;

use app::{Feed, FeedFormat, Paper};

pub(crate) use opml::opml;

/// What a feed says of the paper beside its entries.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Publisher<'a> {
    /// The paper.
    pub(crate) paper: &'a Paper,
    /// Tag of its language (BCP 47).
    pub(crate) language: &'static str,
}

impl<'a> Publisher<'a> {
    pub(crate) fn of(paper: &'a Paper) -> Self {
        Self {
            paper,
            language: paper.language.tag(),
        }
    }

    /// A path with the paper's address before it.
    pub(crate) fn absolute(&self, path: &str) -> String {
        format!("{}{path}", self.paper.base_url)
    }

    /// A list's title with the paper's name behind it.
    fn title(&self, feed: &Feed) -> String {
        if feed.title == self.paper.name {
            feed.title.clone()
        } else {
            format!("{} | {}", feed.title, self.paper.name)
        }
    }

    /// The line under the title; where the paper has none, its name.
    fn subtitle(&self) -> &str {
        if self.paper.tagline.is_empty() {
            &self.paper.name
        } else {
            &self.paper.tagline
        }
    }

    /// The hub that tells followers of new entries.
    fn hub(&self) -> Option<&str> {
        Some(self.paper.websub_hub.as_str()).filter(|hub| !hub.is_empty())
    }
}

/// A feed in a format.
pub(crate) fn print(format: FeedFormat, publisher: Publisher, feed: &Feed) -> String {
    match format {
        FeedFormat::Rss => rss::print(publisher, feed),
        FeedFormat::Atom => atom::print(publisher, feed),
        FeedFormat::Json => json::print(publisher, feed),
    }
}

#[cfg(test)]
mod tests;
