//! A search query: its words, phrases and province.

use std::collections::HashSet;
use std::ops::Range;

use super::terms::Text;
use super::words::{Word, spans, words};
use crate::letters;
use crate::provinces::{self, Province};

/// Largest number of words in a query; further words are ignored.
const MOST_WORDS: usize = 24;

/// A parsed search query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    /// The words as typed, then the words with each other name of a province.
    pub(super) variants: Vec<Variant>,
    /// Whether the reader typed tone marks.
    pub(super) marked: bool,
    province: Option<Province>,
}

/// Words, and the ranges of them that must be side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Variant {
    pub(super) words: Vec<Word>,
    pub(super) phrases: Vec<Range<usize>>,
}

impl Query {
    /// Parses a query: words, and phrases in straight or curly quotes. No other
    /// character has a meaning; an unclosed quote extends to the end.
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
        let typed = Variant {
            words: list,
            phrases,
        };
        let found = provinces::find(&typed.words, marked);
        let mut variants = vec![typed];
        let mut province = None;
        if let Some((place, found)) = found {
            for other in &found.others {
                variants.push(variants[0].with(&place, other));
            }
            province = Some(found);
        }
        Self {
            variants,
            marked,
            province,
        }
    }

    /// True if the query has no words.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.variants[0].words.is_empty()
    }

    /// Returns the words as typed.
    #[must_use]
    pub fn words(&self) -> &[Word] {
        &self.variants[0].words
    }

    /// Returns the province whose other names are searched as well.
    #[must_use]
    pub fn province(&self) -> Option<&Province> {
        self.province.as_ref()
    }

    /// True if the query has a phrase in quotes: then [`Query::holds`] must
    /// check every result.
    #[must_use]
    pub fn is_quoted(&self) -> bool {
        self.variants
            .iter()
            .any(|variant| !variant.phrases.is_empty())
    }

    /// True if the text contains every phrase of the query in one of its
    /// variants.
    #[must_use]
    pub fn holds(&self, text: Text<'_>) -> bool {
        let parts = [text.title, text.summary, text.body].map(|part| self.seen(part));
        let all: HashSet<&str> = parts.iter().flatten().map(|it| &*it.folded).collect();
        self.variants.iter().any(|variant| {
            variant.words.iter().all(|word| all.contains(&*word.folded))
                && variant.phrases.iter().all(|phrase| {
                    let phrase = &variant.words[phrase.clone()];
                    parts.iter().any(|part| {
                        part.windows(phrase.len())
                            .any(|window| self.same(window, phrase))
                    })
                })
        })
    }

    /// Returns the words of `text`. Words that start with another letter than
    /// every searched word are returned without their text: most words are, and
    /// they need no folding.
    pub(super) fn seen(&self, text: &str) -> Vec<Word> {
        let likely = |word: &str| {
            word.chars()
                .next()
                .and_then(letters::base)
                .is_none_or(|first| {
                    let mut variants = self.variants.iter().flat_map(|variant| &variant.words);
                    variants.any(|word| word.folded.starts_with(first))
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

impl Variant {
    /// Returns the query with another name of the province in place of these
    /// words, as a phrase.
    fn with(&self, place: &Range<usize>, name: &str) -> Self {
        let mut list = self.words.clone();
        list.splice(place.clone(), words(name));
        let length = list.len() - (self.words.len() - place.len());
        // Phrases before the name keep their range, later ones move; phrases
        // that contain only a part of the name are dropped.
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
}
