//! Normal forms of words: composed (NFC) to store and show, folded to search.

use std::borrow::Cow;

use crate::{letters, unicode};

/// Returns `text` in Unicode's composed form (NFC), in which the paper stores,
/// compares and shows text. Old exports also contain the decomposed form, which
/// looks the same and is found by no search.
///
/// ```
/// assert_eq!(viet::nfc("La\u{300}ng"), "Làng");
/// ```
#[must_use]
pub fn nfc(text: &str) -> String {
    composed(text).into_owned()
}

/// The same; borrowed if `text` is composed already.
pub(crate) fn composed(text: &str) -> Cow<'_, str> {
    if text.chars().all(letters::is_settled) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(unicode::composed(text))
    }
}

/// Returns `text` in the form that is searched: lower case, without tone and
/// vowel marks, đ as d. Everything else stays; the result is NFC. Folding is
/// idempotent.
///
/// The removed marks are those of Latin, Greek and Cyrillic (U+0300 to U+036F);
/// vowel signs of other scripts are letters and stay. Ð (U+00D0), which old
/// fonts use for Đ, becomes d too.
///
/// ```
/// assert_eq!(viet::fold("Mỗi xã một sản phẩm, ĐẮK LẮK"), "moi xa mot san pham, dak lak");
/// ```
#[must_use]
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    if let Some(known) = text.chars().map(letters::base).collect() {
        return known;
    }
    let plain: String = unicode::decomposed(text)
        .chars()
        .filter(|c| !is_mark(*c))
        // Character by character: the form of a sigma does not depend on its
        // position.
        .map(|c| unicode::lowercase(c.encode_utf8(&mut [0; 4])))
        .collect();
    unicode::composed(&plain.replace(['đ', 'ð'], "d"))
}

/// Returns the folded words of `text` in order: runs of letters and digits. In
/// Vietnamese each word is a syllable.
///
/// ```
/// assert_eq!(viet::syllables("Chuối sấy (OCOP 3 sao)"), ["chuoi", "say", "ocop", "3", "sao"]);
/// ```
#[must_use]
pub fn syllables(text: &str) -> Vec<String> {
    fold(text)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}
