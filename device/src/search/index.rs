//! All articles, and the numbers of their words.

use std::ops::Range;

use viet::search::spans;

use super::article::Article;
use super::lexicon::{Lexicon, number};
use super::place::Place;

/// The articles that a device keeps, ready to be searched.
#[derive(Default)]
pub struct Index {
    pub(super) lexicon: Lexicon,
    /// Words of all articles, one after the other.
    words: Vec<u32>,
    entries: Vec<Entry>,
    /// How many were ever taken in.
    added: usize,
    /// True where the entries stand newest first.
    sorted: bool,
}

/// An article, and where its words stand.
pub(super) struct Entry {
    pub(super) article: Article,
    start: usize,
    ends: [usize; 3],
}

impl Entry {
    /// Where the words of title, summary and body stand.
    fn parts(&self) -> [Range<usize>; 3] {
        let [title, summary, body] = self.ends;
        [self.start..title, title..summary, summary..body]
    }

    /// Its place in a tier.
    pub(super) fn place(&self, tier: u32) -> Place {
        Place {
            tier,
            at: self.article.at,
            id: self.article.id,
        }
    }
}

impl Index {
    /// Takes an article in.
    pub fn add(&mut self, article: Article) {
        self.added += 1;
        let nth = number(self.added);
        let start = self.words.len();
        let text = article.text();
        let ends = [text.title, text.summary, text.body].map(|part| {
            for span in spans(part) {
                self.words.push(self.lexicon.take_in(&part[span], nth));
            }
            self.words.len()
        });
        self.entries.push(Entry {
            article,
            start,
            ends,
        });
        self.sorted = false;
    }

    /// How many articles there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// True where there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Puts the newest first; of an article that is kept under two addresses,
    /// one stays.
    pub(super) fn settle(&mut self) {
        if !self.sorted {
            self.entries.sort_by_key(|entry| entry.place(0).key());
            self.entries.dedup_by_key(|entry| entry.place(0));
            self.sorted = true;
        }
    }

    /// All articles, in the order in which they were put.
    pub(super) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The words of an article's title, summary and body.
    pub(super) fn words(&self, entry: &Entry) -> [&[u32]; 3] {
        entry.parts().map(|part| &self.words[part])
    }
}
