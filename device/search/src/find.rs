//! Finding articles: checks those that have the rarest word of a query for its
//! sets of terms.

use viet::search::Tier;

use crate::article::Article;
use crate::cursor::{self, Cursor};
use crate::index::Index;
use crate::lexicon::Lexicon;

/// Limits a search to some articles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Articles of this section or a section below it.
    pub section: Option<String>,
    /// Articles published at this time or later, in Unix seconds.
    pub from: Option<i64>,
    /// Articles published before this time, in Unix seconds.
    pub before: Option<i64>,
}

impl Filter {
    fn includes(&self, article: &Article) -> bool {
        self.from.is_none_or(|from| article.at >= from)
            && self.before.is_none_or(|before| article.at < before)
            && self
                .section
                .as_ref()
                .is_none_or(|section| article.sections.contains(section))
    }
}

/// The searched words that a text contains, as bits: folded, exact, and pairs
/// side by side. A query has at most 24 words; with the other names of a
/// province, fewer than 64.
#[derive(Clone, Copy, Default)]
struct Held {
    folded: u64,
    exact: u64,
    pairs: u64,
}

impl Held {
    fn holds(self, wanted: Self) -> bool {
        self.folded & wanted.folded == wanted.folded
            && self.exact & wanted.exact == wanted.exact
            && self.pairs & wanted.pairs == wanted.pairs
    }

    fn add(&mut self, other: Self) {
        self.folded |= other.folded;
        self.exact |= other.exact;
        self.pairs |= other.pairs;
    }
}

/// A few distinct values, numbered from 1; 0 means any other.
struct Numbered<T>(Vec<T>);

impl<T: PartialEq> Numbered<T> {
    fn number(&mut self, thing: T) -> u8 {
        let place = self.0.iter().position(|it| *it == thing);
        let place = place.unwrap_or_else(|| {
            self.0.push(thing);
            self.0.len() - 1
        });
        u8::try_from(place + 1).unwrap_or(u8::MAX)
    }

    /// Returns each value with its number.
    fn all(&self) -> impl Iterator<Item = (&T, u8)> {
        self.0.iter().zip(1..)
    }
}

/// Returns the bit of a number; 0 has none.
fn bit(number: u8) -> u64 {
    u64::from(number != 0) << (number.saturating_sub(1) & 63)
}

/// A search in terms of the numbers of words.
pub(super) struct Plan {
    /// For each word of the index, its number among the searched folded words,
    /// plus 256 times its number among the exact ones.
    wanted: Vec<u16>,
    /// The bit of each searched pair: a row for each first word with a column
    /// for each second one.
    pairs: Vec<u64>,
    row: usize,
    /// For each tier, the words required in the title, down to the summary, and
    /// anywhere.
    tiers: Vec<[Held; 3]>,
    /// The words that any tier requires: once an article has all of them, the
    /// rest of it is skipped.
    everything: Held,
}

impl Plan {
    pub(super) fn of(tiers: &[Tier], lexicon: &Lexicon) -> Self {
        let (mut folded, mut exact) = (Numbered(Vec::new()), Numbered(Vec::new()));
        let mut beside = Numbered(Vec::new());
        let tiers = tiers
            .iter()
            .map(|tier| {
                let mut parts = [Held::default(); 3];
                for term in &tier.terms {
                    let (kind, word) = term.split_at(2);
                    match kind {
                        "t:" => parts[0].folded |= bit(folded.number(word)),
                        "h:" => parts[1].folded |= bit(folded.number(word)),
                        "a:" => parts[2].folded |= bit(folded.number(word)),
                        "z:" => parts[0].exact |= bit(exact.number(word)),
                        "y:" => parts[1].exact |= bit(exact.number(word)),
                        "x:" => parts[2].exact |= bit(exact.number(word)),
                        _ => {
                            let (first, second) = word.split_once(' ').unwrap_or((word, ""));
                            let two = (folded.number(first), folded.number(second));
                            parts[2].pairs |= bit(beside.number(two));
                        }
                    }
                }
                parts
            })
            .collect::<Vec<[Held; 3]>>();
        let mut everything = Held::default();
        tiers
            .iter()
            .flatten()
            .for_each(|part| everything.add(*part));
        let row = folded.0.len() + 1;
        let mut pairs = vec![0; row * row];
        for ((first, second), number) in beside.all() {
            pairs[usize::from(*first) * row + usize::from(*second)] = bit(number);
        }
        let mut of_folded = vec![0; lexicon.folded_words()];
        for (word, number) in folded.all() {
            if let Some(known) = lexicon.folded(word) {
                of_folded[known as usize] = number;
            }
        }
        let mut wanted: Vec<u16> = lexicon
            .folded_of()
            .iter()
            .map(|folded| u16::from(of_folded[*folded as usize]))
            .collect();
        for (word, number) in exact.all() {
            if let Some(known) = lexicon.exact(word) {
                wanted[known as usize] |= u16::from(number) << 8;
            }
        }
        Self {
            wanted,
            pairs,
            row,
            tiers,
            everything,
        }
    }

    /// Returns the first tier to which an article belongs.
    fn tier(&self, words: [&[u32]; 3]) -> Option<usize> {
        let mut all = Held::default();
        let held = words.map(|part| {
            self.read(part, &mut all);
            all
        });
        // Words that must be side by side may be so in any part.
        let fits = |tier: &[Held; 3]| held.iter().zip(tier).all(|(has, wants)| has.holds(*wants));
        self.tiers.iter().position(fits)
    }

    /// Adds the searched words of a part to `held`.
    fn read(&self, part: &[u32], held: &mut Held) {
        let mut before = 0;
        for word in part {
            let wanted = self.wanted[*word as usize];
            if wanted == 0 {
                before = 0;
                continue;
            }
            let [folded, exact] = wanted.to_le_bytes();
            held.folded |= bit(folded);
            held.exact |= bit(exact);
            // A pair with an unsearched word has no bit.
            held.pairs |= self.pairs[before * self.row + usize::from(folded)];
            before = usize::from(folded);
            if held.holds(self.everything) {
                return;
            }
        }
    }
}

/// Returns, for each tier, the articles that contain its rarest word: only
/// these can contain all its words.
fn candidates<'a>(tiers: &[Tier], lexicon: &'a Lexicon) -> Vec<&'a [u32]> {
    let mut lists: Vec<&[u32]> = Vec::new();
    for tier in tiers {
        let words = tier.terms.iter().filter_map(|term| {
            let (kind, word) = term.split_at(2);
            match kind {
                "t:" | "h:" | "a:" => Some(lexicon.folded_articles(word)),
                "z:" | "y:" | "x:" => Some(lexicon.exact_articles(word)),
                _ => None,
            }
        });
        if let Some(rarest) = words.min_by_key(|articles| articles.len())
            && !lists.iter().any(|list| std::ptr::eq(*list, rarest))
        {
            lists.push(rarest);
        }
    }
    lists
}

impl Index {
    /// Returns the numbers of all articles that belong to a tier and to the
    /// filter: by tier, then newest first, then highest number first.
    pub(super) fn found(&self, tiers: &[Tier], filter: &Filter) -> Vec<(Cursor, u32)> {
        let plan = Plan::of(tiers, &self.lexicon);
        let mut found: Vec<(Cursor, u32)> = self
            .searched(&candidates(tiers, &self.lexicon))
            .filter(|(entry, _)| filter.includes(&entry.article))
            .filter_map(|(entry, nth)| {
                let tier = plan.tier(self.words(entry))?;
                Some((entry.place(u32::try_from(tier).unwrap_or(u32::MAX)), nth))
            })
            .collect();
        cursor::sort(&mut found);
        found
    }
}
