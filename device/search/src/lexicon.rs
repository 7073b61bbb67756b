//! The words of all articles, by number.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use viet::Fnv1a;
use viet::search::words;

/// Numbers by word. The words are those of articles, so nobody can choose
/// collisions.
type Numbers = HashMap<Box<str>, u32, BuildHasherDefault<Fnv1a>>;

/// The words. A known spelling is looked up directly, so that each spelling is
/// folded only once.
#[derive(Default)]
pub(crate) struct Lexicon {
    written: Numbers,
    exact: Numbers,
    folded: Numbers,
    /// For each exact word, the number of its folded form.
    folded_of: Vec<u32>,
    /// For each folded word, the numbers of the articles that contain it, in
    /// order.
    articles: Vec<Vec<u32>>,
}

impl Lexicon {
    /// Returns the number of a word in the text of this `article`; articles are
    /// added in the order of their numbers.
    pub(crate) fn add(&mut self, written: &str, article: u32) -> u32 {
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

    /// Returns the number of an exact word, if any article contains it.
    pub(crate) fn exact(&self, word: &str) -> Option<u32> {
        self.exact.get(word).copied()
    }

    /// Returns the number of a folded word, if any article contains it.
    pub(crate) fn folded(&self, word: &str) -> Option<u32> {
        self.folded.get(word).copied()
    }

    /// Returns the articles that contain a folded word; none if it is unknown.
    pub(crate) fn folded_articles(&self, word: &str) -> &[u32] {
        self.folded(word)
            .map_or(&[], |word| self.articles_with(word))
    }

    /// Returns the articles that contain the folded form of an exact word.
    pub(crate) fn exact_articles(&self, word: &str) -> &[u32] {
        self.exact(word).map_or(&[], |word| {
            self.articles_with(self.folded_of[word as usize])
        })
    }

    /// Returns, for each exact word, the number of its folded form.
    pub(crate) fn folded_of(&self) -> &[u32] {
        &self.folded_of
    }

    /// Returns the number of folded words.
    pub(crate) fn folded_words(&self) -> usize {
        self.articles.len()
    }

    /// Returns the articles that contain a folded word, in the order of their
    /// numbers.
    pub(crate) fn articles_with(&self, folded: u32) -> &[u32] {
        &self.articles[folded as usize]
    }
}

/// Returns the numbers in both lists, which are sorted.
pub(crate) fn both(one: &[u32], other: &[u32]) -> Vec<u32> {
    let (few, many) = if one.len() < other.len() {
        (one, other)
    } else {
        (other, one)
    };
    let is_in_many = |number: &&u32| many.binary_search(number).is_ok();
    few.iter().filter(is_in_many).copied().collect()
}

/// Returns an index as a number: no device has memory for more.
pub(crate) fn number(place: usize) -> u32 {
    u32::try_from(place).expect("a device holds fewer than four billion words")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_spellings_of_a_word_have_one_number() {
        let mut lexicon = Lexicon::default();
        let word = lexicon.add("Hoà", 0);
        assert_eq!(lexicon.add("HÒA", 0), word);
        let other = lexicon.add("hoa", 1);
        assert_ne!(other, word);
        assert_eq!(lexicon.exact("hòa"), Some(word));
        let folded = lexicon.folded("hoa").unwrap();
        assert_eq!(lexicon.folded_of(), [folded, folded]);
        assert_eq!(lexicon.articles_with(folded), [0, 1]);
        assert_eq!(lexicon.folded("x"), None);
    }
}
