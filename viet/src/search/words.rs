//! The words of a text, folded and exact, with their positions.

use std::ops::Range;

use crate::fold::composed;
use crate::{fold, letters, unicode};

/// Longest stored word, in characters: a longer one is an address or a code,
/// found by its beginning.
const LONGEST: usize = 40;

/// A run of letters and digits; in Vietnamese a syllable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Without marks, in lower case.
    pub folded: String,
    /// With marks, in lower case, the tone mark on the letter that most
    /// newspapers use: `hoà` is `hòa`.
    pub exact: String,
    /// Start in the text, in bytes.
    pub start: usize,
    /// End in the text, in bytes.
    pub end: usize,
}

impl Word {
    /// True if it was written with a mark or đ.
    pub(crate) fn is_marked(&self) -> bool {
        self.folded != self.exact
    }
}

/// Returns the words of `text`, in order.
pub fn words(text: &str) -> impl Iterator<Item = Word> {
    spans(text).map(|Range { start, end }| {
        let whole = &text[start..end];
        // A character has at least one byte.
        let cut = (whole.len() > LONGEST)
            .then(|| whole.char_indices().nth(LONGEST))
            .flatten()
            .map_or(whole, |(cut, _)| &whole[..cut]);
        let written = composed(cut);
        Word {
            folded: fold(&written),
            exact: settled(lowercase(&written)),
            start,
            end,
        }
    })
}

/// Returns the byte ranges of the words of `text`, in order, for callers that
/// need only a few of the words. Each is the range of one word of [`words`].
pub fn spans(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let start = rest + text[rest..].find(is_letter)?;
        let end = text[start..]
            .find(|c: char| !is_letter(c) && !matches!(c, '\u{300}'..='\u{36F}'))
            .map_or(text.len(), |length| start + length);
        rest = end;
        Some(start..end)
    })
}

/// True for a letter or digit of any script; combining marks belong to the
/// letter before them.
fn is_letter(c: char) -> bool {
    letters::base(c).is_some() || c.is_alphanumeric()
}

/// Endings whose tone mark has two accepted positions.
const TONES: [(&str, &str); 15] = [
    ("oà", "òa"),
    ("oá", "óa"),
    ("oả", "ỏa"),
    ("oã", "õa"),
    ("oạ", "ọa"),
    ("oè", "òe"),
    ("oé", "óe"),
    ("oẻ", "ỏe"),
    ("oẽ", "õe"),
    ("oẹ", "ọe"),
    ("uỳ", "ùy"),
    ("uý", "úy"),
    ("uỷ", "ủy"),
    ("uỹ", "ũy"),
    ("uỵ", "ụy"),
];

fn lowercase(word: &str) -> String {
    word.chars()
        .map(letters::small)
        .collect::<Option<String>>()
        .unwrap_or_else(|| unicode::lowercase(word))
}

fn settled(mut word: String) -> String {
    if word.is_ascii() {
        return word;
    }
    for (new, old) in TONES {
        if let Some(before) = word.strip_suffix(new) {
            // The u of qu is not a vowel: quý is unchanged.
            if !before.ends_with('q') {
                let at = before.len();
                word.replace_range(at.., old);
            }
            break;
        }
    }
    word
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(text: &str) -> Vec<String> {
        words(text).map(|word| word.exact).collect()
    }

    #[test]
    fn words_are_runs_of_letters_and_digits() {
        assert_eq!(
            exact("Chuối sấy (OCOP, 3 sao)\0🙂x"),
            ["chuối", "sấy", "ocop", "3", "sao", "x"]
        );
        let folded: Vec<_> = words("Đường sắt").map(|word| word.folded).collect();
        assert_eq!(folded, ["duong", "sat"]);
        assert_eq!(exact(""), Vec::<String>::new());
    }

    #[test]
    fn both_positions_of_a_tone_mark_give_one_word() {
        assert_eq!(
            exact("Hoà bình, sức khoẻ, thuỷ"),
            exact("hòa bình, sức khỏe, thủy")
        );
        assert_eq!(exact("quý toán"), ["quý", "toán"]);
        assert_eq!(exact("La\u{300}ng"), ["làng"]);
    }

    #[test]
    fn a_word_has_its_byte_range() {
        let text = "«Gốm» La\u{300}ng";
        let places: Vec<_> = words(text)
            .map(|word| &text[word.start..word.end])
            .collect();
        assert_eq!(places, ["Gốm", "La\u{300}ng"]);
    }

    #[test]
    fn each_span_is_one_word() {
        let text = "Gốm «Phù Lãng», La\u{300}ng 3\u{301}x ☺ ٣";
        let whole: Vec<Vec<String>> = words(text).map(|word| vec![word.exact]).collect();
        let apart: Vec<Vec<String>> = spans(text).map(|span| exact(&text[span])).collect();
        assert_eq!(whole.len(), 6);
        assert_eq!(apart, whole);
    }

    #[test]
    fn a_very_long_word_is_cut() {
        let long = "ạ".repeat(10_000);
        let word = words(&long).next().unwrap();
        assert_eq!(word.exact.chars().count(), LONGEST);
        assert_eq!(word.end, long.len());
    }
}
