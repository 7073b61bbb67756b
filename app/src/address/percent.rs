//! Percent encoding of addresses.

use std::borrow::Cow;

/// Percent-decodes text; bytes that are not UTF-8 become the replacement
/// character.
pub(crate) fn decode(text: &str) -> Cow<'_, str> {
    percent_encoding::percent_decode_str(text).decode_utf8_lossy()
}

/// Percent-encodes a path or a query value for a `Location` header or a link.
pub fn encode(text: &str) -> String {
    const KEPT: &percent_encoding::AsciiSet = &percent_encoding::NON_ALPHANUMERIC
        .remove(b'-')
        .remove(b'.')
        .remove(b'_')
        .remove(b'~');
    percent_encoding::utf8_percent_encode(text, KEPT).to_string()
}

/// Percent-decodes text into an owned string.
pub fn decoded(text: &str) -> String {
    decode(text).into_owned()
}
