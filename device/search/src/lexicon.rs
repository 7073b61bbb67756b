//! Every word that stands in any article, by number.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use viet::Fnv1a;
use viet::search::words;

/// Numbers by word. The words come from articles, so nobody chooses collisions.
type Numbers = HashMap<Box<str>, u32, BuildHasherDefault<Fnv1a>>;

/// The words. One that was met before is known by how it is written, so that
/// it is folded once and not wherever it stands.
#[derive(Default)]
pub(crate) struct Lexicon {
    written: Numbers,
    exact: Numbers,
    folded: Numbers,
    /// Of each exact word, its folded one.
    folded_of: Vec<u32>,
    /// Of each folded word, the numbers of the articles in which it stands,
    /// in order.
    articles: Vec<Vec<u32>>,
}

impl Lexicon {
    /// The number of a word as it stands in the text of this `article`; they
    /// come in the order of their numbers.
    pub(crate) fn take_in(&mut self, written: &str, article: u32) -> u32 {
        let word = match self.written.get(written) {
            Some(word) => *word,
            None => self.learn(written),
        };
        let articles = &mut self.articles[self.folded_of[word as usize] as usize];
        if articles.last() != Some(&article) {
            articles.push(article);
        }
        word
    }

    fn learn(&mut self, written: &str) -> u32 {
        let (exact, folded) = words(written)
            .next()
            .map(|word| (word.exact, word.folded))
            .unwrap_or_default();
        let next = number(self.exact.len());
        let word = *self.exact.entry(exact.into()).or_insert(next);
        if word == next {
            let next = number(self.folded.len());
            let folded = *self.folded.entry(folded.into()).or_insert(next);
            if folded == next {
                self.articles.push(Vec::new());
            }
            self.folded_of.push(folded);
        }
        self.written.insert(written.into(), word);
        word
    }

    /// The number of an exact word, where it stands anywhere.
    pub(crate) fn exact(&self, word: &str) -> Option<u32> {
        self.exact.get(word).copied()
    }

    /// The number of a folded word, where it stands anywhere.
    pub(crate) fn folded(&self, word: &str) -> Option<u32> {
        self.folded.get(word).copied()
    }

    /// The articles in which a folded word stands; none where it is not known.
    pub(crate) fn folded_articles(&self, word: &str) -> &[u32] {
        self.folded(word)
            .map_or(&[], |word| self.articles_with(word))
    }

    /// The articles in which the folded word of an exact one stands.
    pub(crate) fn exact_articles(&self, word: &str) -> &[u32] {
        self.exact(word).map_or(&[], |word| {
            self.articles_with(self.folded_of[word as usize])
        })
    }

    /// Of each exact word, its folded one.
    pub(crate) fn folded_of(&self) -> &[u32] {
        &self.folded_of
    }

    /// How many folded words there are.
    pub(crate) fn folded_words(&self) -> usize {
        self.articles.len()
    }

    /// The articles in which a folded word stands, in the order of their
    /// numbers.
    pub(crate) fn articles_with(&self, folded: u32) -> &[u32] {
        &self.articles[folded as usize]
    }
}

/// The numbers that stand in both of these lists, which are in order.
pub(crate) fn both(one: &[u32], other: &[u32]) -> Vec<u32> {
    let (few, many) = if one.len() < other.len() {
        (one, other)
    } else {
        (other, one)
    };
    let is_in_many = |number: &&u32| many.binary_search(number).is_ok();
    few.iter().filter(is_in_many).copied().collect()
}

/// A place in memory as a number: no device has memory for more than these.
pub(crate) fn number(place: usize) -> u32 {
    u32::try_from(place).expect("a device holds fewer than four billion words")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_one_number_however_it_is_written() {
        let mut lexicon = Lexicon::default();
        let word = lexicon.take_in("Hoà", 0);
        assert_eq!(lexicon.take_in("HÒA", 0), word);
        let other = lexicon.take_in("hoa", 1);
        assert_ne!(other, word);
        assert_eq!(lexicon.exact("hòa"), Some(word));
        let folded = lexicon.folded("hoa").unwrap();
        assert_eq!(lexicon.folded_of(), [folded, folded]);
        assert_eq!(lexicon.articles_with(folded), [0, 1]);
        assert_eq!(lexicon.folded("x"), None);
    }
}
