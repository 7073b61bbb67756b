//! Words one wrong letter away.

use super::query::Query;
use super::terms::{pair_term, word_term};

/// More words than this are not tried.
const MOST_WORDS: usize = 8;

impl Query {
    /// The search that was probably meant, where nothing was found: words that
    /// stand in no article become the [nearest](near) that stand beside their
    /// neighbours most often; where all stand somewhere, the one word whose
    /// change makes its neighbours most usual. `count` tells in how many
    /// articles a term stands. `None` where nothing near is known; that it
    /// finds anything is for the caller to see. Quotes are not kept.
    #[must_use]
    pub fn did_you_mean(&self, mut count: impl FnMut(&str) -> u64) -> Option<Self> {
        let mut words: Vec<String> = self
            .words()
            .iter()
            .take(MOST_WORDS)
            .map(|word| word.folded.clone())
            .collect();
        let unknown: Vec<usize> = (0..words.len())
            .filter(|at| count(&word_term(&words[*at])) == 0)
            .collect();
        if unknown.is_empty() {
            let best = (0..words.len())
                .filter_map(|at| Some((at, nearest(&words, at, &mut count)?)))
                .max_by_key(|(at, found)| (found.beside, std::cmp::Reverse(*at)))?;
            let (at, found) = best;
            if found.beside == 0 {
                return None;
            }
            words[at] = found.words;
        } else {
            for at in unknown {
                words[at] = nearest(&words, at, &mut count)?.words;
            }
        }
        Some(Self::parse(&words.join(" ")))
    }
}

struct Near {
    words: String,
    /// Articles in which it stands beside a neighbour.
    beside: u64,
    /// Articles in which it stands.
    stands: u64,
}

/// The best word, or two, in place of one.
fn nearest(words: &[String], at: usize, count: &mut impl FnMut(&str) -> u64) -> Option<Near> {
    // A neighbour may itself have become two words.
    let before = at
        .checked_sub(1)
        .and_then(|at| words[at].rsplit(' ').next());
    let after = words.get(at + 1).map(String::as_str);
    let mut best: Option<Near> = None;
    for candidate in near(&words[at]) {
        let parts: Vec<&str> = candidate.split(' ').collect();
        let stands = match parts[..] {
            [one, other] => count(&pair_term(one, other)),
            _ => count(&word_term(&candidate)),
        };
        if stands == 0 {
            continue;
        }
        let (first, last) = (parts[0], parts[parts.len() - 1]);
        let beside = before.map_or(0, |word| count(&pair_term(word, first)))
            + after.map_or(0, |word| count(&pair_term(last, word)));
        if best
            .as_ref()
            .is_none_or(|best| (beside, stands) > (best.beside, best.stands))
        {
            best = Some(Near {
                words: candidate,
                beside,
                stands,
            });
        }
    }
    best
}

/// Every word that one letter wrong, missing, too many, or two changed over
/// may have made `folded` of, and it parted in two (with a space); letters
/// and digits of ASCII. Each once, never the word itself; about sixty for
/// each letter, so only words of a length that syllables have are tried.
#[must_use]
pub fn near(folded: &str) -> Vec<String> {
    const LONGEST: usize = 16;
    const LETTERS: &str = "abcdefghijklmnopqrstuvwxyz";
    if folded.is_empty() || folded.len() > LONGEST || !folded.is_ascii() {
        return Vec::new();
    }
    let mut all = Vec::new();
    for at in 0..=folded.len() {
        let (before, after) = folded.split_at(at);
        let rest = after.get(1..);
        for letter in LETTERS.chars() {
            all.push(format!("{before}{letter}{after}"));
            all.extend(rest.map(|rest| format!("{before}{letter}{rest}")));
        }
        all.extend(rest.map(|rest| format!("{before}{rest}")));
        if let (Some(two), Some(rest)) = (after.get(..2), after.get(2..)) {
            let (one, other) = two.split_at(1);
            all.push(format!("{before}{other}{one}{rest}"));
        }
        if !before.is_empty() && !after.is_empty() {
            all.push(format!("{before} {after}"));
        }
    }
    all.retain(|word| !word.is_empty() && word != folded);
    all.sort_unstable();
    all.dedup();
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_letter_is_put_right() {
        for wrong in ["nghd", "ngeh", "nge", "ngghe", "nghef"] {
            assert!(near(wrong).iter().any(|word| word == "nghe"), "{wrong}");
        }
        assert!(near("langnghe").iter().any(|word| word == "lang nghe"));
        assert!(!near("nghe").iter().any(|word| word == "nghe"));
        assert!(near("").is_empty() && near("ắ").is_empty());
        assert!(near(&"a".repeat(99)).is_empty());
    }
}
