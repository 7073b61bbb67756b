//! What a browser requests, and what it gets.

use store::Timestamp;

/// What a browser asks.
#[derive(Clone, Copy, Debug)]
pub struct PageRequest<'a> {
    /// Path as sent, percent-coded.
    pub path: &'a str,
    /// Query as sent, without the question mark.
    pub query: Option<&'a str>,
    /// Now, for dates and ages.
    pub now: Timestamp,
}

/// What it gets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// A whole HTML document.
    Page {
        /// HTTP status: 200, 404, 410 or 500.
        status: u16,
        /// The document.
        html: String,
    },
    /// `301 Moved Permanently`.
    Moved {
        /// Path and query on this host, percent-coded.
        to: String,
    },
}
