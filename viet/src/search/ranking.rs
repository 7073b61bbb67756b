//! The ranking of search results: the tiers of a query, best first.

use std::ops::Range;

use super::query::{Query, Variant};
use super::terms::{Reach, exact_term, folded_term, pair_term};
use super::words::Word;

/// A set of terms; the articles that hold all of them rank equally.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tier {
    /// Its terms, each once.
    pub terms: Vec<String>,
}

impl Query {
    /// Returns the sets of terms to search, best first.
    #[must_use]
    pub fn tiers(&self) -> Vec<Tier> {
        if self.is_empty() {
            return Vec::new();
        }
        self.variants
            .iter()
            .flat_map(|variant| variant.tiers(self.marked))
            .collect()
    }

    /// Returns the sets of terms for titles that hold all words: with the typed
    /// marks first, then with any; one empty set where no words were typed.
    #[must_use]
    pub fn title_tiers(&self) -> Vec<Tier> {
        let typed = self.words();
        let tier = |term: fn(Reach, &Word) -> String| Tier {
            terms: typed.iter().map(|word| term(Reach::Title, word)).collect(),
        };
        let marks = self.marked.then(|| tier(exact_term));
        marks.into_iter().chain([tier(folded_term)]).collect()
    }
}

impl Variant {
    fn tiers(&self, marked: bool) -> Vec<Tier> {
        let pairs = |range: Range<usize>| {
            self.words[range]
                .windows(2)
                .map(|two| pair_term(&two[0].folded, &two[1].folded))
                .collect::<Vec<_>>()
        };
        let quoted: Vec<String> = self.phrases.iter().cloned().flat_map(pairs).collect();
        let beside = pairs(0..self.words.len());
        // Phrases require the marks, too, if there are any.
        let marks: &[bool] = match (marked, self.phrases.is_empty()) {
            (true, true) => &[true, false],
            (true, false) => &[true],
            (false, _) => &[false],
        };
        let mut tiers: Vec<Tier> = Vec::new();
        for exact in marks {
            for reach in Reach::ALL {
                for extra in [&beside, &quoted] {
                    let own = self.words.iter().map(|word| {
                        if *exact {
                            exact_term(reach, word)
                        } else {
                            folded_term(reach, word)
                        }
                    });
                    let mut terms: Vec<String> = own.chain(extra.iter().cloned()).collect();
                    terms.sort_unstable();
                    terms.dedup();
                    if tiers.last().is_none_or(|tier| tier.terms != terms) {
                        tiers.push(Tier { terms });
                    }
                }
            }
        }
        tiers
    }
}
