//! What a reader typed, and how it is looked for.

use std::collections::HashSet;
use std::ops::Range;

use super::terms::{Reach, Text, exact_term, folded_term, pair_term};
use super::words::{Word, spans, words};
use crate::letters;
use crate::provinces::{self, Province};

/// More words than this are not looked at: a title is shorter.
const MOST_WORDS: usize = 24;

/// One set of terms: articles that hold them all belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tier {
    /// Its terms, each once.
    pub terms: Vec<String>,
}

/// A search, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    /// As typed; after it the same with a province's other names.
    pub(super) wanted: Vec<Wanted>,
    /// True where the reader types with marks.
    pub(super) marked: bool,
    province: Option<Province>,
}

/// Words and which of them must stand side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Wanted {
    pub(super) words: Vec<Word>,
    pub(super) phrases: Vec<Range<usize>>,
}

impl Query {
    /// Reads what was typed: words, and words in straight or curly quotes.
    /// Nothing else has a meaning of its own; a quote that is never closed
    /// reaches to the end.
    #[must_use]
    pub fn parse(typed: &str) -> Self {
        let mut list: Vec<Word> = Vec::new();
        let mut phrases = Vec::new();
        for (part, text) in typed.split(['"', '“', '”', '„', '«', '»']).enumerate() {
            let start = list.len();
            list.extend(words(text).take(MOST_WORDS - start));
            let quoted = part % 2 == 1;
            if quoted && list.len() > start {
                phrases.push(start..list.len());
            }
        }
        let marked = list.iter().any(Word::is_marked);
        let typed = Wanted {
            words: list,
            phrases,
        };
        let found = provinces::find(&typed.words, marked);
        let mut wanted = vec![typed];
        let mut province = None;
        if let Some((place, found)) = found {
            for other in &found.others {
                wanted.push(wanted[0].with(&place, other));
            }
            province = Some(found);
        }
        Self {
            wanted,
            marked,
            province,
        }
    }

    /// True where nothing can be looked for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.wanted[0].words.is_empty()
    }

    /// The words, as typed.
    #[must_use]
    pub fn words(&self) -> &[Word] {
        &self.wanted[0].words
    }

    /// The province whose other names are looked for as well.
    #[must_use]
    pub fn province(&self) -> Option<&Province> {
        self.province.as_ref()
    }

    /// The sets of terms to look for, best first.
    #[must_use]
    pub fn tiers(&self) -> Vec<Tier> {
        if self.is_empty() {
            return Vec::new();
        }
        self.wanted
            .iter()
            .flat_map(|wanted| wanted.tiers(self.marked))
            .collect()
    }

    /// The sets of terms of titles that hold all words: typed marks first,
    /// then any; one empty set where no words were typed.
    #[must_use]
    pub fn title_tiers(&self) -> Vec<Tier> {
        let typed = &self.wanted[0].words;
        let tier = |term: fn(Reach, &Word) -> String| Tier {
            terms: typed.iter().map(|word| term(Reach::Title, word)).collect(),
        };
        let marks = self.marked.then(|| tier(exact_term));
        marks.into_iter().chain([tier(folded_term)]).collect()
    }

    /// True where something was put in quotes: then [`Query::holds`] must be
    /// asked of every find.
    #[must_use]
    pub fn is_quoted(&self) -> bool {
        self.wanted.iter().any(|wanted| !wanted.phrases.is_empty())
    }

    /// True where the text holds what stands in quotes, word by word, in a
    /// wording that it holds as a whole.
    #[must_use]
    pub fn holds(&self, text: Text<'_>) -> bool {
        let parts = [text.title, text.summary, text.body].map(|part| self.seen(part));
        let all: HashSet<&str> = parts.iter().flatten().map(|it| &*it.folded).collect();
        self.wanted.iter().any(|wanted| {
            wanted.words.iter().all(|word| all.contains(&*word.folded))
                && wanted.phrases.iter().all(|phrase| {
                    let phrase = &wanted.words[phrase.clone()];
                    parts.iter().any(|part| {
                        part.windows(phrase.len())
                            .any(|window| self.same(window, phrase))
                    })
                })
        })
    }

    /// The words of `text`, but only places of those that begin with another
    /// letter than every word that is looked for: most are, and need no folding.
    pub(super) fn seen(&self, text: &str) -> Vec<Word> {
        let likely = |word: &str| {
            word.chars()
                .next()
                .and_then(letters::base)
                .is_none_or(|first| {
                    let mut wanted = self.wanted.iter().flat_map(|wanted| &wanted.words);
                    wanted.any(|word| word.folded.starts_with(first))
                })
        };
        spans(text)
            .map(|Range { start, end }| {
                let known = Some(&text[start..end]).filter(|word| likely(word));
                let (folded, exact) = known
                    .and_then(|word| words(word).next())
                    .map(|word| (word.folded, word.exact))
                    .unwrap_or_default();
                Word {
                    folded,
                    exact,
                    start,
                    end,
                }
            })
            .collect()
    }

    fn same(&self, window: &[Word], phrase: &[Word]) -> bool {
        window.iter().zip(phrase).all(|(has, wants)| {
            if self.marked {
                has.exact == wants.exact
            } else {
                has.folded == wants.folded
            }
        })
    }
}

impl Wanted {
    /// With another name in place of these words, that must stand as a name.
    fn with(&self, place: &Range<usize>, name: &str) -> Self {
        let mut list = self.words.clone();
        list.splice(place.clone(), words(name));
        let length = list.len() - (self.words.len() - place.len());
        // What was quoted before the name keeps its place, what came after
        // moves along; quotes that part the name give way.
        let moved = |at: usize| at + length - place.len();
        let mut phrases: Vec<Range<usize>> = self
            .phrases
            .iter()
            .filter_map(|phrase| {
                if phrase.end <= place.start {
                    Some(phrase.clone())
                } else if phrase.start >= place.end {
                    Some(moved(phrase.start)..moved(phrase.end))
                } else if phrase.start <= place.start && phrase.end >= place.end {
                    Some(phrase.start..moved(phrase.end))
                } else {
                    None
                }
            })
            .collect();
        phrases.push(place.start..place.start + length);
        Self {
            words: list,
            phrases,
        }
    }

    fn tiers(&self, marked: bool) -> Vec<Tier> {
        let pairs = |range: Range<usize>| {
            self.words[range]
                .windows(2)
                .map(|two| pair_term(&two[0].folded, &two[1].folded))
                .collect::<Vec<_>>()
        };
        let quoted: Vec<String> = self.phrases.iter().cloned().flat_map(pairs).collect();
        let beside = pairs(0..self.words.len());
        // Quotes ask for the marks, too, where there are any.
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
