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
}

/// The response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// A complete HTML document.
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
