//! Unicode normalization, lower case and combining marks: from crates with
//! tables or, with the feature `browser`, from the browser that runs the wasm.
//! The browser has the same tables, which would be half of the download.

#[cfg(not(all(feature = "browser", target_family = "wasm")))]
mod tables {
    use unicode_normalization::UnicodeNormalization;

    pub(crate) fn composed(text: &str) -> String {
        text.nfc().collect()
    }

    pub(crate) fn decomposed(text: &str) -> String {
        text.nfd().collect()
    }

    pub(crate) fn lowercase(text: &str) -> String {
        text.to_lowercase()
    }

    pub(crate) fn is_mark(c: char) -> bool {
        unicode_normalization::char::is_combining_mark(c)
    }
}

#[cfg(all(feature = "browser", target_family = "wasm"))]
mod tables {
    use js_sys::{JsString, RegExp};

    pub(crate) fn composed(text: &str) -> String {
        String::from(JsString::from(text).normalize("NFC"))
    }

    pub(crate) fn decomposed(text: &str) -> String {
        String::from(JsString::from(text).normalize("NFD"))
    }

    pub(crate) fn lowercase(text: &str) -> String {
        String::from(JsString::from(text).to_lower_case())
    }

    pub(crate) fn is_mark(c: char) -> bool {
        // Every combining mark is at or after this character.
        c >= '\u{300}' && RegExp::new("^\\p{M}", "u").test(c.encode_utf8(&mut [0; 4]))
    }
}

pub(crate) use tables::{composed, decomposed, is_mark, lowercase};
