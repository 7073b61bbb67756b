//! The terms that stand for an article in an index.

use std::collections::HashSet;

use super::words::{Word, words};

/// What of an article is searched.
#[derive(Clone, Copy, Debug, Default)]
pub struct Text<'a> {
    /// Headline.
    pub title: &'a str,
    /// Summary and first paragraph.
    pub summary: &'a str,
    /// Everything below, without tags.
    pub body: &'a str,
}

/// How far down the text a word may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reach {
    Title,
    Summary,
    Anywhere,
}

impl Reach {
    pub(crate) const ALL: [Self; 3] = [Self::Title, Self::Summary, Self::Anywhere];

    const fn folded(self) -> char {
        match self {
            Self::Title => 't',
            Self::Summary => 'h',
            Self::Anywhere => 'a',
        }
    }

    const fn exact(self) -> char {
        match self {
            Self::Title => 'z',
            Self::Summary => 'y',
            Self::Anywhere => 'x',
        }
    }
}

/// The term of a word that stands so far up, in any marks.
pub(crate) fn folded_term(reach: Reach, word: &Word) -> String {
    format!("{}:{}", reach.folded(), word.folded)
}

/// The same in these very marks.
pub(crate) fn exact_term(reach: Reach, word: &Word) -> String {
    format!("{}:{}", reach.exact(), word.exact)
}

/// The term of a folded word anywhere.
#[must_use]
pub fn word_term(folded: &str) -> String {
    format!("a:{folded}")
}

/// The term of two folded words side by side.
#[must_use]
pub fn pair_term(first: &str, second: &str) -> String {
    format!("b:{first} {second}")
}

/// How the terms of titles begin that hold a folded word which begins so.
#[must_use]
pub fn title_prefix(folded: &str) -> String {
    format!("t:{folded}")
}

/// Every term of an article, each once, in no order.
#[must_use]
pub fn index_terms(text: Text<'_>) -> HashSet<String> {
    let mut terms = HashSet::new();
    let parts = [text.title, text.summary, text.body];
    for (depth, part) in parts.into_iter().enumerate() {
        let mut before: Option<Word> = None;
        for word in words(part) {
            // What stands in the title stands in everything wider, too.
            for reach in &Reach::ALL[depth..] {
                terms.insert(folded_term(*reach, &word));
                terms.insert(exact_term(*reach, &word));
            }
            if let Some(before) = before {
                terms.insert(pair_term(&before.folded, &word.folded));
            }
            before = Some(word);
        }
    }
    terms
}
