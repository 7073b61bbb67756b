//! Answers of the HTTP library to requests that it cannot read (400, 414, 431).
//! They never reach the router, so they are replaced on their way out by an
//! answer with the security headers.

use std::sync::Arc;

use axum::http::StatusCode;

/// The beginning of an answer by the library, before the three digits of its
/// status.
const START: &[u8] = b"HTTP/1.1 4";
const DIGITS: std::ops::Range<usize> = 9..12;

/// Replaces the library's answers on one connection.
pub(super) struct LibraryErrors {
    /// Lines of the security headers, each with its end.
    headers: Arc<str>,
    replacement: Vec<u8>,
    sent: usize,
}

impl LibraryErrors {
    pub(super) fn new(headers: Arc<str>) -> Self {
        Self {
            headers,
            replacement: Vec::new(),
            sent: 0,
        }
    }

    /// Takes the beginning of an answer that no request caused; false if it is
    /// not an error of the library.
    pub(super) fn replace(&mut self, answer: &[u8]) -> bool {
        let is_error = answer.starts_with(START);
        let status = answer.get(DIGITS).filter(|_| is_error);
        let Some(status) = status.and_then(|digits| StatusCode::from_bytes(digits).ok()) else {
            return false;
        };
        let reason = status.canonical_reason().unwrap_or_default();
        let number = status.as_u16();
        let text = match status {
            StatusCode::URI_TOO_LONG => "the address is too long\n",
            StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE => "the headers are too large\n",
            _ => "this is not a valid request\n",
        };
        self.replacement = format!(
            "HTTP/1.1 {number} {reason}\r\nconnection: close\r\ncache-control: no-store\r\n\
             content-type: text/plain; charset=utf-8\r\ncontent-length: {}\r\n{}\r\n{text}",
            text.len(),
            self.headers,
        )
        .into_bytes();
        self.sent = 0;
        true
    }

    /// True if an answer of the library was replaced.
    pub(super) fn has_replaced(&self) -> bool {
        !self.replacement.is_empty()
    }

    /// What is still to be sent.
    pub(super) fn replacement(&self) -> &[u8] {
        &self.replacement[self.sent..]
    }

    pub(super) fn advance(&mut self, bytes: usize) {
        self.sent += bytes;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_errors_are_replaced() {
        let mut errors = LibraryErrors::new("x-a: b\r\n".into());
        assert!(!errors.replace(b"HTTP/1.1 200 OK\r\n\r\n"));
        assert!(!errors.replace(b"HTTP/1.1 4"));
        assert!(errors.replacement().is_empty());
        assert!(errors.replace(b"HTTP/1.1 431 Request Header Fields Too Large\r\n\r\n"));
        let sent = String::from_utf8(errors.replacement().to_vec()).unwrap();
        assert!(sent.starts_with("HTTP/1.1 431 Request Header Fields Too Large\r\n"));
        assert!(sent.contains("\r\nx-a: b\r\n\r\nthe headers"), "{sent}");
        errors.advance(sent.len());
        assert!(errors.replacement().is_empty());
    }
}
