//! Going through the articles that hold a search's rarest word for the sets of
//! terms that it asks for.

use viet::search::Tier;

use crate::article::Article;
use crate::cursor::{self, Cursor};
use crate::index::Index;
use crate::lexicon::Lexicon;

/// Which articles are asked for at all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Of this section or one below it.
    pub section: Option<String>,
    /// Published at this moment or later, in seconds.
    pub from: Option<i64>,
    /// Published before this moment.
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

/// What of the wanted words stands somewhere, a bit each: folded, exact, and
/// side by side. A search has at most 24 words, with the other names of a
/// province fewer than 64.
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

/// Few things, numbered from 1; 0 is any other.
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

    /// Each with its number.
    fn all(&self) -> impl Iterator<Item = (&T, u8)> {
        self.0.iter().zip(1..)
    }
}

/// The bit of a number; 0 has none.
fn bit(number: u8) -> u64 {
    u64::from(number != 0) << (number.saturating_sub(1) & 63)
}

/// What a search looks for, by the numbers of words.
pub(super) struct Plan {
    /// Of each word of the index, its number among the wanted folded ones, and
    /// 256 times that among the exact ones.
    wanted: Vec<u16>,
    /// The bit of each wanted pair: a row for each first word, a place in it
    /// for each second one.
    pairs: Vec<u64>,
    row: usize,
    /// Of each tier, what must stand in the title, as far as the summary, and
    /// anywhere.
    tiers: Vec<[Held; 3]>,
    /// What any tier wants: an article that holds it need not be read on.
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

    /// The first tier to which an article belongs.
    fn tier(&self, words: [&[u32]; 3]) -> Option<usize> {
        let mut all = Held::default();
        let held = words.map(|part| {
            self.read(part, &mut all);
            all
        });
        // Words that must stand side by side may do so in any part.
        let fits = |tier: &[Held; 3]| held.iter().zip(tier).all(|(has, wants)| has.holds(*wants));
        self.tiers.iter().position(fits)
    }

    /// Adds to `held` what of the wanted words stands in a part.
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
            // Beside nothing that is wanted, no bit stands.
            held.pairs |= self.pairs[before * self.row + usize::from(folded)];
            before = usize::from(folded);
            if held.holds(self.everything) {
                return;
            }
        }
    }
}

/// Of each tier, the articles that hold its rarest word: no others hold all of
/// its words.
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
    /// Numbers of all articles that belong to a tier and that the filter takes,
    /// in order: by tier, newest first, highest id first.
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
