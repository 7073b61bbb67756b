//! Counts the articles that contain words, alone and side by side, for spelling
//! suggestions.

use viet::search::Query;

use crate::index::Index;
use crate::lexicon::{both, number};

/// Numbers of articles, counted in one pass over the articles with a typed
/// word: most counted pairs include a typed word.
struct Counts<'a> {
    index: &'a Index,
    /// For each folded word, the index of its counts, from 1.
    place: Vec<usize>,
    /// For each typed word, the counts of words after and before it.
    beside: Vec<[Tally; 2]>,
}

/// The number of articles with each word in this position.
struct Tally {
    articles: Vec<u32>,
    last: Vec<u32>,
}

impl Tally {
    fn of(words: usize) -> Self {
        Self {
            articles: vec![0; words],
            last: vec![u32::MAX; words],
        }
    }

    /// Counts a word for the article with this number.
    fn note(&mut self, word: u32, article: u32) {
        let word = word as usize;
        if self.last[word] != article {
            self.last[word] = article;
            self.articles[word] += 1;
        }
    }
}

impl<'a> Counts<'a> {
    fn of(index: &'a Index, query: &Query) -> Self {
        let mut counts = Self {
            index,
            place: vec![0; index.lexicon.folded_words()],
            beside: Vec::new(),
        };
        let mut holding = Vec::new();
        for typed in query.words() {
            if let Some(word) = index.lexicon.folded(&typed.folded)
                && counts.place[word as usize] == 0
            {
                let tally = || Tally::of(counts.place.len());
                counts.beside.push([tally(), tally()]);
                counts.place[word as usize] = counts.beside.len();
                holding.push(index.lexicon.articles_with(word));
            }
        }
        let Self { place, beside, .. } = &mut counts;
        index.each_two(&holding, |first, second, article| {
            if let Some(at) = place[first as usize].checked_sub(1) {
                beside[at][0].note(second, article);
            }
            if let Some(at) = place[second as usize].checked_sub(1) {
                beside[at][1].note(first, article);
            }
        });
        counts
    }

    /// Returns the number of articles with a term of [`viet::search`]: a folded
    /// word, or two side by side.
    fn count(&self, term: &str) -> u32 {
        let (_, words) = term.split_at(2);
        let lexicon = &self.index.lexicon;
        let Some((first, second)) = words.split_once(' ') else {
            return number(lexicon.folded_articles(words).len());
        };
        let (Some(first), Some(second)) = (lexicon.folded(first), lexicon.folded(second)) else {
            return 0;
        };
        if let Some(at) = self.place[first as usize].checked_sub(1) {
            return self.beside[at][0].articles[second as usize];
        }
        if let Some(at) = self.place[second as usize].checked_sub(1) {
            return self.beside[at][1].articles[first as usize];
        }
        let [one, other] = [first, second].map(|word| lexicon.articles_with(word));
        let holding = both(one, other);
        let (mut count, mut last) = (0, u32::MAX);
        self.index.each_two(&[&holding], |one, other, article| {
            if (one, other) == (first, second) && article != last {
                (count, last) = (count + 1, article);
            }
        });
        count
    }
}

impl Index {
    /// Returns the query that was probably meant: see [`Query::did_you_mean`].
    #[must_use]
    pub fn did_you_mean(&self, query: &Query) -> Option<Query> {
        let counts = Counts::of(self, query);
        query.did_you_mean(|term| u64::from(counts.count(term)))
    }

    /// Calls `found` with every two neighbouring folded words in the articles on
    /// any of these lists, and the number of the article.
    fn each_two(&self, articles: &[&[u32]], mut found: impl FnMut(u32, u32, u32)) {
        let folded = self.lexicon.folded_of();
        for (entry, nth) in self.searched(articles) {
            for part in self.words(entry) {
                let mut part = part.iter().map(|word| folded[*word as usize]);
                let Some(mut first) = part.next() else {
                    continue;
                };
                for second in part {
                    found(first, second, nth);
                    first = second;
                }
            }
        }
    }
}
