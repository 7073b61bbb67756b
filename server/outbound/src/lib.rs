//! What the HTTP clients of the server share: the guard of their requests,
//! reading `Retry-After`, and the cause of a failed request in a few words.

mod guard;
mod public_address;

use std::time::Duration;

use reqwest::header::{HeaderMap, RETRY_AFTER};

pub use guard::{Guard, Refusal};

/// Returns the wait that a response requests in its `Retry-After` header;
/// `None` if there is no such header, or if it has a date.
pub fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let seconds = headers.get(RETRY_AFTER)?.to_str().ok()?;
    Some(Duration::from_secs(seconds.trim().parse().ok()?))
}

/// Returns the innermost cause of an error, which says most: "connection
/// refused", for example.
pub fn root_cause(error: &reqwest::Error) -> String {
    if error.is_timeout() {
        return "it took too long".to_owned();
    }
    let mut cause: &dyn std::error::Error = error;
    while let Some(deeper) = cause.source() {
        cause = deeper;
    }
    cause.to_string()
}

#[cfg(test)]
mod tests {
    use reqwest::header::HeaderValue;

    use super::*;

    #[test]
    fn retry_after_is_read_in_seconds() {
        let headers =
            |value| HeaderMap::from_iter([(RETRY_AFTER, HeaderValue::from_static(value))]);
        assert_eq!(retry_after(&headers(" 120 ")), Some(Duration::from_mins(2)));
        for other in ["", "-1", "Thu, 18 Feb 2021 01:30:00 GMT"] {
            assert_eq!(retry_after(&headers(other)), None, "{other}");
        }
        assert_eq!(retry_after(&HeaderMap::new()), None);
    }
}
