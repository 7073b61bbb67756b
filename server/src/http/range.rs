//! A part of a file (RFC 9110, section 14), so that a download that broke off
//! goes on where it stopped.

use std::ops::Range;

use axum::body::Bytes;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};

/// What is sent of a file.
#[derive(Debug, PartialEq, Eq)]
enum Sent {
    Whole,
    Part(Range<usize>),
    /// The part that was asked for is beyond its end.
    None,
}

/// `file`, or the part of it that is asked for. Several parts at once are not
/// given: then the whole comes.
pub(crate) fn response(
    method: &Method,
    asked: &HeaderMap,
    tag: &HeaderValue,
    file: &Bytes,
) -> Response {
    let range = |range: &str| HeaderValue::from_str(range).expect("digits may stand in a header");
    let mut response = match sent(method, asked, tag, file.len()) {
        Sent::Whole => file.clone().into_response(),
        Sent::Part(part) => {
            let said = format!("bytes {}-{}/{}", part.start, part.end - 1, file.len());
            let said = [(header::CONTENT_RANGE, range(&said))];
            (StatusCode::PARTIAL_CONTENT, said, file.slice(part)).into_response()
        }
        Sent::None => {
            let said = [(
                header::CONTENT_RANGE,
                range(&format!("bytes */{}", file.len())),
            )];
            (StatusCode::RANGE_NOT_SATISFIABLE, said).into_response()
        }
    };
    response
        .headers_mut()
        .insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    response
}

fn sent(method: &Method, asked: &HeaderMap, tag: &HeaderValue, length: usize) -> Sent {
    let Some(range) = asked.get(header::RANGE).filter(|_| method == Method::GET) else {
        return Sent::Whole;
    };
    // Only by the very same tag: a part of another file would fit to nothing.
    if asked.get(header::IF_RANGE).is_some_and(|held| held != tag) {
        return Sent::Whole;
    }
    let text = range.to_str().unwrap_or_default();
    text.strip_prefix("bytes=")
        .map_or(Sent::Whole, |range| part(range, length))
}

fn part(range: &str, length: usize) -> Sent {
    let number = |text: &str| {
        let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        // A number too large for any file is beyond its end.
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
        return Sent::None;
    }
    Sent::Part(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_read() {
        for (range, sent) in [
            ("0-3", Sent::Part(0..4)),
            ("4-", Sent::Part(4..10)),
            ("-3", Sent::Part(7..10)),
            ("-30", Sent::Part(0..10)),
            ("8-99999999999999999999999", Sent::Part(8..10)),
            ("10-", Sent::None),
            ("99999999999999999999999-", Sent::None),
            ("-0", Sent::None),
            ("3-2", Sent::Whole),
            ("0-1,3-4", Sent::Whole),
            ("-", Sent::Whole),
            ("a-b", Sent::Whole),
            ("+1-2", Sent::Whole),
            ("", Sent::Whole),
        ] {
            assert_eq!(part(range, 10), sent, "{range}");
        }
        assert_eq!(part("0-", 0), Sent::None);
    }

    #[test]
    fn another_file_s_tag_brings_the_whole() {
        let tag = HeaderValue::from_static("\"a\"");
        for (held, whole) in [
            ("\"a\"", false),
            ("W/\"a\"", true),
            ("\"b\"", true),
            ("x", true),
        ] {
            let mut asked = HeaderMap::new();
            asked.insert(header::RANGE, HeaderValue::from_static("bytes=1-"));
            asked.insert(header::IF_RANGE, HeaderValue::from_static(held));
            let sent = sent(&Method::GET, &asked, &tag, 10);
            assert_eq!(sent == Sent::Whole, whole, "{held}");
        }
    }
}
