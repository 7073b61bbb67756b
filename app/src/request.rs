//! Requests of a browser, and responses.

use store::Timestamp;

/// A request for a page.
#[derive(Clone, Copy, Debug)]
pub struct PageRequest<'a> {
    /// Path as sent, percent-encoded.
    pub path: &'a str,
    /// Query as sent, without the question mark.
    pub query: Option<&'a str>,
    /// Current time, for dates and ages.
    pub now: Timestamp,
    /// What of the page is asked for.
    pub form: PageForm,
}

/// What of a page is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageForm {
    /// The whole document.
    Document,
    /// What differs from other pages of the same build: see [`crate::fragment`].
    Fragment,
}

/// The response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// A complete HTML document, or the fragment of one.
    Page {
        /// HTTP status: 200, 404, 410, 500 or 503.
        status: u16,
        /// The document.
        html: String,
    },
    /// `301 Moved Permanently`.
    Moved {
        /// Path and query on this host, percent-encoded.
        to: String,
    },
}
