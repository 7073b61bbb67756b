//! Percent-coding of addresses.

use std::borrow::Cow;

/// Percent-decodes; bytes that are no UTF-8 become the replacement character.
pub(crate) fn decode(text: &str) -> Cow<'_, str> {
    percent_encoding::percent_decode_str(text).decode_utf8_lossy()
}

/// Percent-encodes a path or a query's value for a `Location` or a link.
pub(crate) fn encode(text: &str) -> String {
    const KEPT: &percent_encoding::AsciiSet = &percent_encoding::NON_ALPHANUMERIC
        .remove(b'-')
        .remove(b'.')
        .remove(b'_')
        .remove(b'~');
    percent_encoding::utf8_percent_encode(text, KEPT).to_string()
}

/// Percent-decoded, as a text of its own.
pub fn decoded(text: &str) -> String {
    decode(text).into_owned()
}
