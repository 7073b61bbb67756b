//! Spelling suggestions: words with one wrong letter.

use super::query::Query;
use super::terms::{pair_term, word_term};

/// Largest number of words of a query that is corrected.
const MOST_WORDS: usize = 8;

impl Query {
    /// Returns the query that was probably meant, for a query without results.
    /// A word that is in no article is replaced by the [nearest](near) word
    /// that is most often beside its neighbours. If every word is in some
    /// article, one word is replaced: the one whose replacement occurs most
    /// often with its neighbours. `count` returns the number of articles with a
    /// term. `None` if no similar word is known; the caller checks that the
    /// result finds anything. Phrases become words.
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
    /// Number of articles in which it is beside a neighbour.
    beside: u64,
    /// Number of articles that contain it.
    articles: u64,
}

/// Returns the best word, or two words, to replace one.
fn nearest(words: &[String], at: usize, count: &mut impl FnMut(&str) -> u64) -> Option<Near> {
    // A neighbour may itself have been replaced by two words.
    let before = at
        .checked_sub(1)
        .and_then(|at| words[at].rsplit(' ').next());
    let after = words.get(at + 1).map(String::as_str);
    let mut best: Option<Near> = None;
    for candidate in near(&words[at]) {
        let parts: Vec<&str> = candidate.split(' ').collect();
        let articles = match parts[..] {
            [one, other] => count(&pair_term(one, other)),
            _ => count(&word_term(&candidate)),
        };
        if articles == 0 {
            continue;
        }
        let (first, last) = (parts[0], parts[parts.len() - 1]);
        let beside = before.map_or(0, |word| count(&pair_term(word, first)))
            + after.map_or(0, |word| count(&pair_term(last, word)));
        if best
            .as_ref()
            .is_none_or(|best| (beside, articles) > (best.beside, best.articles))
        {
            best = Some(Near {
                words: candidate,
                beside,
                articles,
            });
        }
    }
    best
}

/// Returns every word from which one wrong, missing, additional or swapped
/// letter could have made `folded`, and the word split in two (with a space);
/// with ASCII letters and digits. Each once, never the word itself. There are
/// about sixty per letter, so only words no longer than a syllable are tried.
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
    fn near_words_differ_by_one_letter() {
        for wrong in ["nghd", "ngeh", "nge", "ngghe", "nghef"] {
            assert!(near(wrong).iter().any(|word| word == "nghe"), "{wrong}");
        }
        assert!(near("langnghe").iter().any(|word| word == "lang nghe"));
        assert!(!near("nghe").iter().any(|word| word == "nghe"));
        assert!(near("").is_empty() && near("ắ").is_empty());
        assert!(near(&"a".repeat(99)).is_empty());
    }
}
