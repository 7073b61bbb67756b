//! The context in which the parts of a page are rendered.

use viet::date::LocalTime;

use crate::address::{Query, View};
use crate::request::{PageForm, PageRequest};
use crate::snapshot::SiteSnapshot;
use crate::words::Words;

/// View and language.
#[derive(Clone, Copy)]
pub(crate) struct ViewStyle {
    /// The view.
    pub(crate) view: View,
    /// The texts of the interface.
    pub(crate) words: &'static Words,
}

/// The context of a page: snapshot, view, time and address.
#[derive(Clone, Copy)]
pub(crate) struct PageContext<'a> {
    /// The data that all pages share.
    pub(crate) snapshot: &'a SiteSnapshot,
    /// The view.
    pub(crate) view: View,
    /// What of the page is printed.
    pub(crate) form: PageForm,
    /// The texts of the interface, in the paper's language.
    pub(crate) words: &'static Words,
    /// Current time, in Unix seconds.
    pub(crate) now: i64,
    /// Path of the page, for the switch between the views.
    pub(crate) path: &'a str,
    /// Query of the page as sent.
    query: Option<&'a str>,
    /// Slug of the section marked in the menu.
    pub(crate) section: Option<&'a str>,
}

impl<'a> PageContext<'a> {
    /// Creates the context of a request, in the view of its query.
    pub(crate) fn of(snapshot: &'a SiteSnapshot, request: &PageRequest<'a>) -> Self {
        Self::new(snapshot, request, Query::parse(request.query).view)
    }

    /// Creates the context of a request in this view.
    pub(crate) fn new(snapshot: &'a SiteSnapshot, request: &PageRequest<'a>, view: View) -> Self {
        Self {
            snapshot,
            view,
            form: request.form,
            words: snapshot.config.language.words(),
            now: request.now.0,
            path: own_path(request.path),
            query: request.query,
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

    /// Returns the current time in Việt Nam.
    pub(crate) fn today(&self) -> LocalTime {
        LocalTime::at(self.now)
    }

    /// Returns view and language, for parts that do not depend on the page.
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

    /// True in an edition.
    pub(crate) fn in_edition(&self) -> bool {
        matches!(self.view, View::Edition(_))
    }

    /// True if the page runs scripts.
    pub(crate) fn live(&self) -> bool {
        self.view == View::Full
    }

    /// Returns this page's address in the other view: same position, same
    /// query.
    pub(crate) fn in_view(&self, view: View) -> String {
        let in_edition = self
            .query
            .unwrap_or_default()
            .split('&')
            .filter(|field| !field.is_empty() && field.split('=').next() != Some("lite"));
        let lite = (view == View::Lite).then_some("lite");
        let fields: Vec<&str> = lite.into_iter().chain(in_edition).collect();
        if fields.is_empty() {
            return self.path.to_owned();
        }
        format!("{}?{}", self.path, fields.join("&"))
    }

    /// Returns the absolute address of `path`, if the paper's host is
    /// configured.
    pub(crate) fn absolute(&self, path: &str) -> String {
        format!("{}{path}", self.snapshot.config.base_url)
    }
}

/// Returns a path that is safe in a link: two slashes at its start, or a slash
/// and a backslash, would name another host.
fn own_path(path: &str) -> &str {
    match path.as_bytes() {
        [b'/', b'/' | b'\\', ..] => "/",
        [b'/', ..] => path,
        _ => "/",
    }
}
