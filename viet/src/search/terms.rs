//! The terms of an article in an index.

use std::collections::HashSet;

use super::words::{Word, words};

/// The searched text of an article.
#[derive(Clone, Copy, Debug, Default)]
pub struct Text<'a> {
    /// Headline.
    pub title: &'a str,
    /// Summary and lead.
    pub summary: &'a str,
    /// Text of the body, without tags.
    pub body: &'a str,
}

/// The parts of an article in which a term can be.
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

/// Returns the term of a word in this part, with any marks.
pub(crate) fn folded_term(reach: Reach, word: &Word) -> String {
    format!("{}:{}", reach.folded(), word.folded)
}

/// Returns the term of a word in this part, with these marks.
pub(crate) fn exact_term(reach: Reach, word: &Word) -> String {
    format!("{}:{}", reach.exact(), word.exact)
}

/// Returns the term of a folded word anywhere.
#[must_use]
pub fn word_term(folded: &str) -> String {
    format!("a:{folded}")
}

/// Returns the term of two folded words side by side.
#[must_use]
pub fn pair_term(first: &str, second: &str) -> String {
    format!("b:{first} {second}")
}

/// Returns the common prefix of the title terms of folded words with this
/// prefix.
#[must_use]
pub fn title_prefix(folded: &str) -> String {
    format!("t:{folded}")
}

/// Returns every term of an article, each once, unordered.
#[must_use]
pub fn index_terms(text: Text<'_>) -> HashSet<String> {
    let mut terms = HashSet::new();
    let parts = [text.title, text.summary, text.body];
    for (depth, part) in parts.into_iter().enumerate() {
        let mut before: Option<Word> = None;
        for word in words(part) {
            // A word of the title also counts for every larger part.
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
