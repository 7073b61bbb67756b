//! A search query: its words, phrases and province.

use std::collections::HashSet;
use std::ops::Range;

use super::terms::Text;
use super::words::{Word, spans, words};
use crate::letters;
use crate::provinces::{self, Province};

/// Most words of a query; the others are ignored.
const MOST_WORDS: usize = 24;

/// A parsed search query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    /// The words as typed, then with each other name of a province.
    pub(super) wanted: Vec<Wanted>,
    /// Whether the reader typed tone marks.
    pub(super) marked: bool,
    province: Option<Province>,
}

/// Words, and the ranges of them that must stand side by side.
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

    /// Whether the query has no words.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.wanted[0].words.is_empty()
    }

    /// The words, as typed.
    #[must_use]
    pub fn words(&self) -> &[Word] {
        &self.wanted[0].words
    }

    /// The province whose other names are searched as well.
    #[must_use]
    pub fn province(&self) -> Option<&Province> {
        self.province.as_ref()
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
}
