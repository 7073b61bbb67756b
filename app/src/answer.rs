//! One address asked, one answer: which page, which status.

use store::{Store, Timestamp};

use crate::Shell;

/// What a browser asks.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
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

/// Answers any address that is a page of the paper. Never fails: what goes
/// wrong is logged and becomes the 500 page.
pub async fn answer(store: &dyn Store, shell: &Shell, asked: Asked<'_>) -> Answer {
    let _ = (store, shell, asked);
    Answer::Page { status: 200, html: "<!DOCTYPE html><title>Tin Làng</title>".to_owned() }
}

/// The 500 page, for a failure outside [`answer`], as a panic.
pub fn broken(shell: &Shell, asked: Asked<'_>) -> Answer {
    let _ = (shell, asked);
    Answer::Page { status: 500, html: "<!DOCTYPE html><title>Tin Làng</title>".to_owned() }
}
