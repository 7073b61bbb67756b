//! Escaping text for HTML.

use std::borrow::Cow;

use memchr::{memchr, memchr3};

/// Escapes text for elements and for attributes in double quotes.
pub(crate) fn escaped(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    if memchr3(b'&', b'<', b'>', bytes).is_none() && memchr(b'"', bytes).is_none() {
        return Cow::Borrowed(text);
    }
    let text = text.replace('&', "&amp;").replace('"', "&quot;");
    Cow::Owned(text.replace('<', "&lt;").replace('>', "&gt;"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_syntax_is_escaped() {
        assert_eq!(escaped("a<b> & \"c\""), "a&lt;b&gt; &amp; &quot;c&quot;");
        assert!(matches!(escaped("Gốm"), Cow::Borrowed(_)));
    }
}
