//! The structure of a Vietnamese syllable, used to tell a whole syllable from a
//! cut one.

use crate::{fold, unicode};

const ONSETS: &[&str] = &[
    "", "b", "c", "ch", "d", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh",
    "p", "ph", "qu", "r", "s", "t", "th", "tr", "v", "x",
];

/// Final consonants that no letter can follow. Not `c` and `n`, which may be
/// the start of `ch`, `ng` and `nh`.
const CLOSED_ENDS: &[&str] = &["ch", "m", "ng", "nh", "p", "t"];

/// True if `word` is a Vietnamese syllable to which no letter can be added, so
/// the text was not cut inside this word.
pub(crate) fn is_finished(word: &str) -> bool {
    let folded = fold(word);
    let Some((rest, end)) = CLOSED_ENDS
        .iter()
        .find_map(|end| Some((folded.strip_suffix(end)?, *end)))
    else {
        return false;
    };
    let onset_len = rest.find(is_vowel).unwrap_or(rest.len());
    let (mut onset, mut vowels) = rest.split_at(onset_len);
    // The u of `qu` belongs to the onset, and so does the i of `gi` before a
    // vowel.
    if onset == "q" && vowels.starts_with('u') {
        (onset, vowels) = rest.split_at(2);
    }
    let shaped =
        ONSETS.contains(&onset) && (1..=3).contains(&vowels.len()) && vowels.chars().all(is_vowel);
    // Before ch, p and t only the tones sắc and nặng exist; without one of them
    // it is the start of a foreign word.
    let stopped = matches!(end, "ch" | "p" | "t");
    shaped && (!stopped || unicode::decomposed(word).contains(['\u{301}', '\u{323}']))
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}
