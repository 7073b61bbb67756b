//! What the parts of a page know of the page that they are printed in.

use viet::date::LocalTime;

use crate::address::{Query, View};
use crate::request::PageRequest;
use crate::snapshot::SiteSnapshot;
use crate::words::Words;

/// How a thing is printed: in which view, in which language.
#[derive(Clone, Copy)]
pub(crate) struct ViewStyle {
    /// Full or lite.
    pub(crate) view: View,
    /// What the interface says.
    pub(crate) words: &'static Words,
}

/// What the parts of a page know of the page: the shell, the view asked for,
/// the time.
#[derive(Clone, Copy)]
pub(crate) struct PageContext<'a> {
    /// What every page shares.
    pub(crate) snapshot: &'a SiteSnapshot,
    /// Full or lite.
    pub(crate) view: View,
    /// What the interface says, in the paper's language.
    pub(crate) words: &'static Words,
    /// Now, in seconds.
    pub(crate) now: i64,
    /// The page's own path, for the switch between the views.
    pub(crate) path: &'a str,
    /// Its query as sent.
    query: Option<&'a str>,
    /// Slug of the section that the menu marks.
    pub(crate) section: Option<&'a str>,
}

impl<'a> PageContext<'a> {
    /// The context of a request, in the view that its query asks for.
    pub(crate) fn of(snapshot: &'a SiteSnapshot, asked: &PageRequest<'a>) -> Self {
        Self::new(snapshot, asked, Query::parse(asked.query).view)
    }

    /// The frame of what was asked.
    pub(crate) fn new(snapshot: &'a SiteSnapshot, asked: &PageRequest<'a>, view: View) -> Self {
        Self {
            snapshot,
            view,
            words: snapshot.paper.language.words(),
            now: asked.now.0,
            path: own_path(asked.path),
            query: asked.query,
            section: None,
        }
    }

    /// Marks a section in the menu.
    pub(crate) fn in_section(self, section: &'a str) -> Self {
        Self {
            section: Some(section),
            ..self
        }
    }

    /// Now, on the clocks of Việt Nam.
    pub(crate) fn today(&self) -> LocalTime {
        LocalTime::at(self.now)
    }

    /// View and language alone, for what is printed the same on every page.
    pub(crate) fn style(&self) -> ViewStyle {
        ViewStyle {
            view: self.view,
            words: self.words,
        }
    }

    /// True in the lite view.
    pub(crate) fn lite(&self) -> bool {
        self.view == View::Lite
    }

    /// True where an edition keeps it.
    pub(crate) fn kept(&self) -> bool {
        matches!(self.view, View::Kept(_))
    }

    /// True where scripts bring the page to life.
    pub(crate) fn live(&self) -> bool {
        self.view == View::Full
    }

    /// This page in the other view: same place, same words searched.
    pub(crate) fn in_view(&self, view: View) -> String {
        let kept = self
            .query
            .unwrap_or_default()
            .split('&')
            .filter(|field| !field.is_empty() && field.split('=').next() != Some("lite"));
        let lite = (view == View::Lite).then_some("lite");
        let fields: Vec<&str> = lite.into_iter().chain(kept).collect();
        if fields.is_empty() {
            return self.path.to_owned();
        }
        format!("{}?{}", self.path, fields.join("&"))
    }

    /// `path` as others must write it, where the paper knows its own host.
    pub(crate) fn absolute(&self, path: &str) -> String {
        format!("{}{path}", self.snapshot.paper.base_url)
    }
}

/// A path as a link may hold it: two slashes at its start, or a slash and a
/// backslash, would name another host.
fn own_path(path: &str) -> &str {
    match path.as_bytes() {
        [b'/', b'/' | b'\\', ..] => "/",
        [b'/', ..] => path,
        _ => "/",
    }
}
