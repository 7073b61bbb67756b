//! Range requests (RFC 9110, section 14), by which an interrupted download is
//! resumed.

use std::ops::Range;

use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::http::blob::Blob;

/// The part of a file that is sent.
#[derive(Debug, PartialEq, Eq)]
enum Sent {
    Whole,
    Part(Range<usize>),
    /// The requested range is beyond the end.
    Unsatisfiable,
}

/// The response with `file`, or with the requested range of it. A request for
/// several ranges gets the whole file.
pub(crate) fn response(
    method: &Method,
    headers: &HeaderMap,
    tag: &HeaderValue,
    file: &Blob,
) -> Response {
    let range = |range: &str| HeaderValue::from_str(range).expect("digits are valid in a header");
    let mut response = match sent(method, headers, tag, file.len()) {
        Sent::Whole => with_part(file, 0..file.len()),
        Sent::Part(part) => {
            let value = format!("bytes {}-{}/{}", part.start, part.end - 1, file.len());
            let value = [(header::CONTENT_RANGE, range(&value))];
            (StatusCode::PARTIAL_CONTENT, value, with_part(file, part)).into_response()
        }
        Sent::Unsatisfiable => {
            let value = [(
                header::CONTENT_RANGE,
                range(&format!("bytes */{}", file.len())),
            )];
            (StatusCode::RANGE_NOT_SATISFIABLE, value).into_response()
        }
    };
    response
        .headers_mut()
        .insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    response
}

/// A response with this part of a file.
fn with_part(file: &Blob, part: Range<usize>) -> Response {
    let length = part.len();
    let mut response = Response::new(file.body(part));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_LENGTH, length.into());
    response
}

fn sent(method: &Method, headers: &HeaderMap, tag: &HeaderValue, length: usize) -> Sent {
    let Some(range) = headers.get(header::RANGE).filter(|_| method == Method::GET) else {
        return Sent::Whole;
    };
    // A range of another version of the file would be useless.
    if headers
        .get(header::IF_RANGE)
        .is_some_and(|held| held != tag)
    {
        return Sent::Whole;
    }
    let text = range.to_str().unwrap_or_default();
    text.strip_prefix("bytes=")
        .map_or(Sent::Whole, |range| part(range, length))
}

fn part(range: &str, length: usize) -> Sent {
    let number = |text: &str| {
        let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        // A number that overflows is beyond the end of any file.
        digits.then(|| text.parse::<usize>().unwrap_or(usize::MAX))
    };
    let Some((first, last)) = range.split_once('-') else {
        return Sent::Whole;
    };
    let part = match (number(first), number(last)) {
        (Some(first), Some(last)) if first <= last => first..length.min(last.saturating_add(1)),
        (Some(first), None) if last.is_empty() => first..length,
        (None, Some(last)) if first.is_empty() => length.saturating_sub(last)..length,
        _ => return Sent::Whole,
    };
    if part.is_empty() {
        return Sent::Unsatisfiable;
    }
    Sent::Part(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_parsed() {
        for (range, sent) in [
            ("0-3", Sent::Part(0..4)),
            ("4-", Sent::Part(4..10)),
            ("-3", Sent::Part(7..10)),
            ("-30", Sent::Part(0..10)),
            ("8-99999999999999999999999", Sent::Part(8..10)),
            ("10-", Sent::Unsatisfiable),
            ("99999999999999999999999-", Sent::Unsatisfiable),
            ("-0", Sent::Unsatisfiable),
            ("3-2", Sent::Whole),
            ("0-1,3-4", Sent::Whole),
            ("-", Sent::Whole),
            ("a-b", Sent::Whole),
            ("+1-2", Sent::Whole),
            ("", Sent::Whole),
        ] {
            assert_eq!(part(range, 10), sent, "{range}");
        }
        assert_eq!(part("0-", 0), Sent::Unsatisfiable);
    }

    #[test]
    fn if_range_with_another_tag_gets_the_whole_file() {
        let tag = HeaderValue::from_static("\"a\"");
        for (held, whole) in [
            ("\"a\"", false),
            ("W/\"a\"", true),
            ("\"b\"", true),
            ("x", true),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::RANGE, HeaderValue::from_static("bytes=1-"));
            headers.insert(header::IF_RANGE, HeaderValue::from_static(held));
            let sent = sent(&Method::GET, &headers, &tag, 10);
            assert_eq!(sent == Sent::Whole, whole, "{held}");
        }
    }
}
