//! In how many articles words stand, alone and side by side: for what was
//! probably meant.

use viet::search::Query;

use super::index::Index;

/// Of one word, in how many articles each other one stands beside it.
struct Neighbours {
    of: u32,
    articles: Vec<u32>,
}

/// Counts. Whoever asks for one pair will ask for others with one of its
/// words, so that going through all articles once answers many.
struct Counts<'a> {
    index: &'a Index,
    after: Vec<Neighbours>,
    before: Vec<Neighbours>,
}

impl Counts<'_> {
    /// In how many articles a term of [`viet::search`] stands: of a folded
    /// word, or of two side by side.
    fn count(&mut self, term: &str) -> u32 {
        let (_, words) = term.split_at(2);
        let lexicon = &self.index.lexicon;
        let Some((first, second)) = words.split_once(' ') else {
            return lexicon
                .folded(words)
                .map_or(0, |word| lexicon.articles_with(word));
        };
        let (Some(first), Some(second)) = (lexicon.folded(first), lexicon.folded(second)) else {
            return 0;
        };
        if let Some(known) = self.after.iter().find(|it| it.of == first) {
            return known.articles[second as usize];
        }
        if let Some(known) = self.before.iter().find(|it| it.of == second) {
            return known.articles[first as usize];
        }
        let (after, before) = self.beside(first, second);
        let count = after[second as usize];
        self.after.push(Neighbours {
            of: first,
            articles: after,
        });
        self.before.push(Neighbours {
            of: second,
            articles: before,
        });
        count
    }

    /// In how many articles each word stands after `first`, and before
    /// `second`.
    fn beside(&self, first: u32, second: u32) -> (Vec<u32>, Vec<u32>) {
        let folded = self.index.lexicon.folded_of();
        let mut after = Tally::of(self.index.lexicon.folded_words());
        let mut before = Tally::of(self.index.lexicon.folded_words());
        for (nth, entry) in (1..).zip(self.index.entries()) {
            for part in self.index.words(entry) {
                for two in part.windows(2) {
                    let (one, other) = (folded[two[0] as usize], folded[two[1] as usize]);
                    if one == first {
                        after.note(other, nth);
                    }
                    if other == second {
                        before.note(one, nth);
                    }
                }
            }
        }
        (after.articles, before.articles)
    }
}

/// Counts of articles by word.
struct Tally {
    articles: Vec<u32>,
    last: Vec<usize>,
}

impl Tally {
    fn of(words: usize) -> Self {
        Self {
            articles: vec![0; words],
            last: vec![0; words],
        }
    }

    /// Counts a word for the article of this number, from 1.
    fn note(&mut self, word: u32, article: usize) {
        let word = word as usize;
        if self.last[word] != article {
            self.last[word] = article;
            self.articles[word] += 1;
        }
    }
}

impl Index {
    /// What was probably meant: see [`Query::repaired`].
    #[must_use]
    pub fn repaired(&self, query: &Query) -> Option<Query> {
        let mut counts = Counts {
            index: self,
            after: Vec::new(),
            before: Vec::new(),
        };
        query.repaired(|term| u64::from(counts.count(term)))
    }
}
