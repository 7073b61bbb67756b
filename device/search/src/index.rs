//! All articles, with the numbers of their words.

use std::ops::Range;

use viet::search::spans;

use crate::article::Article;
use crate::cursor::{self, Cursor};
use crate::lexicon::{Lexicon, number};

/// The articles that a device stores, ready to be searched.
#[derive(Default)]
pub struct Index {
    pub(super) lexicon: Lexicon,
    /// The words of all articles, one after the other.
    words: Vec<u32>,
    entries: Vec<Entry>,
    /// For each entry whether it is searched, after [`Index::settle`].
    searched: Vec<bool>,
    settled: bool,
}

/// An article and the ranges of its words.
pub(super) struct Entry {
    pub(super) article: Article,
    start: usize,
    ends: [usize; 3],
}

impl Entry {
    /// Returns the ranges of the words of title, summary and body.
    fn parts(&self) -> [Range<usize>; 3] {
        let [title, summary, body] = self.ends;
        [self.start..title, title..summary, summary..body]
    }

    /// Returns its position in a tier.
    pub(super) fn place(&self, tier: u32) -> Cursor {
        Cursor {
            tier,
            at: self.article.at,
            id: self.article.id,
        }
    }
}

impl Index {
    /// Adds an article.
    pub fn add(&mut self, article: Article) {
        let nth = number(self.entries.len());
        let start = self.words.len();
        let text = article.text();
        let ends = [text.title, text.summary, text.body].map(|part| {
            for span in spans(part) {
                self.words.push(self.lexicon.add(&part[span], nth));
            }
            self.words.len()
        });
        self.entries.push(Entry {
            article,
            start,
            ends,
        });
        self.settled = false;
    }

    /// Returns the number of added articles.
    #[must_use]
    pub fn added(&self) -> usize {
        self.entries.len()
    }

    /// Returns the number of searched articles.
    pub(super) fn articles(&self) -> usize {
        self.searched.iter().filter(|it| **it).count()
    }

    /// Excludes all but one entry of an article stored under two addresses.
    pub(super) fn settle(&mut self) {
        if self.settled {
            return;
        }
        let mut places: Vec<(Cursor, u32)> = self
            .entries
            .iter()
            .zip(0..)
            .map(|(entry, nth)| (entry.place(0), nth))
            .collect();
        cursor::sort(&mut places);
        places.dedup_by_key(|(place, _)| *place);
        self.searched = vec![false; self.entries.len()];
        for (_, nth) in places {
            self.searched[nth as usize] = true;
        }
        self.settled = true;
    }

    /// Returns the searched articles on any of these lists, with their numbers.
    pub(super) fn searched(&self, lists: &[&[u32]]) -> impl Iterator<Item = (&Entry, u32)> {
        let mut listed = vec![false; self.entries.len()];
        for nth in lists.iter().copied().flatten() {
            listed[*nth as usize] = self.searched[*nth as usize];
        }
        let all = self.entries.iter().zip(0..).zip(listed);
        all.filter_map(|(entry, is_listed)| is_listed.then_some(entry))
    }

    /// Returns the article with this number.
    pub(super) fn entry(&self, nth: u32) -> &Entry {
        &self.entries[nth as usize]
    }

    /// Returns the words of an article's title, summary and body.
    pub(super) fn words(&self, entry: &Entry) -> [&[u32]; 3] {
        entry.parts().map(|part| &self.words[part])
    }
}
