//! One form for each word: composed (NFC) to store and show, folded to search.

use std::borrow::Cow;

use crate::{letters, unicode};

/// `text` in Unicode's composed form (NFC), the one form in which the paper
/// stores, compares and shows words. Old exports mix it with the decomposed
/// form, which looks the same and is found by no search.
///
/// ```
/// assert_eq!(viet::nfc("La\u{300}ng"), "Làng");
/// ```
#[must_use]
pub fn nfc(text: &str) -> String {
    composed(text).into_owned()
}

/// The same; borrowed where nothing can be composed.
pub(crate) fn composed(text: &str) -> Cow<'_, str> {
    if text.chars().all(letters::is_settled) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(unicode::composed(text))
    }
}

/// `text` as it is searched: lower case, without tone and vowel marks, đ as d.
/// Letters of any script and digits are kept, everything else stays as it is;
/// the result is NFC. Folding twice changes nothing.
///
/// The marks dropped are those of Latin, Greek and Cyrillic (U+0300 to
/// U+036F); the vowel signs of other scripts are letters to their readers and
/// stay. Ð (U+00D0), which old fonts put for Đ, becomes d too.
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
        // Each by itself: whether it ends a word makes no difference.
        .map(|c| unicode::lowercase(c.encode_utf8(&mut [0; 4])))
        .collect();
    unicode::composed(&plain.replace(['đ', 'ð'], "d"))
}

/// The folded words of `text` in order: runs of letters and digits. In
/// Vietnamese each is a syllable.
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
