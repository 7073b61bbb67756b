//! Displaying a search result: marked words, and the snippet that shows why an
//! article was found.

use std::collections::HashSet;

use super::query::Query;
use super::words::{Word, words};

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// True for a searched word.
    pub hit: bool,
}

/// Words shown before the first hit of a snippet.
const BEFORE: usize = 6;

impl Query {
    /// Returns the whole text with searched words marked.
    #[must_use]
    pub fn marked(&self, text: &str) -> Vec<Piece> {
        let list = self.seen(text);
        let hits = self.hits(&list);
        pieces(text, &list, &hits, 0, text.len())
    }

    /// Returns the part of `text` with the most searched words, about
    /// `max_chars` characters long, cut at words and marked with "…"; `None` if
    /// it has none.
    #[must_use]
    pub fn snippet(&self, text: &str, max_chars: usize) -> Option<Vec<Piece>> {
        let list = self.seen(text);
        let hits = self.hits(&list);
        // Bytes; the letters used here have at most three.
        let range_around = |from: usize| {
            let end = list[from].start + max_chars;
            from + list[from..].partition_point(|word| word.end <= end).max(1)
        };
        let held = |from: usize| {
            let seen: HashSet<&str> = (from..range_around(from))
                .filter(|at| hits[*at])
                .map(|at| &*list[at].folded)
                .collect();
            seen.len()
        };
        let best = (0..list.len())
            .filter(|at| hits[*at])
            .max_by_key(|at| (held(*at), std::cmp::Reverse(*at)))?;
        let first = start_of(text, &list, best);
        let start = if first == 0 { 0 } else { list[first].start };
        let mut end = list[first].end;
        let mut chars = 0;
        for word in &list[first..] {
            chars += text[end.min(word.end)..word.end].chars().count();
            if chars > max_chars {
                break;
            }
            end = word.end;
        }
        let whole = text[end..].trim_end();
        let closing = whole
            .chars()
            .next()
            .filter(|c| matches!(c, '.' | '!' | '?'));
        end += closing.map_or(0, char::len_utf8);
        let mut out = pieces(text, &list, &hits, start, end);
        if start > 0 {
            out.insert(0, plain("… "));
        }
        if closing.is_none() && !whole.is_empty() {
            out.push(plain("…"));
        }
        Some(out)
    }

    /// Returns the query as `text` spells it, so that a suggestion shows the
    /// marks that the paper uses.
    #[must_use]
    pub fn spelled(&self, text: &str) -> Option<String> {
        let list: Vec<Word> = words(text).collect();
        let searched = self.words();
        let fits = |from: usize| {
            let same = list[from..].iter().zip(searched);
            same.take_while(|(has, wants)| has.folded == wants.folded)
                .count()
        };
        let best = (0..list.len()).max_by_key(|from| (fits(*from), std::cmp::Reverse(*from)))?;
        let found: Option<Vec<&str>> = (0..searched.len())
            .map(|at| {
                let word = if at < fits(best) {
                    list.get(best + at)
                } else {
                    list.iter().find(|word| word.folded == searched[at].folded)
                };
                word.map(|word| &*word.exact)
            })
            .collect();
        Some(found?.join(" ")).filter(|text| !text.is_empty())
    }

    /// Returns for each word whether it is a hit. If the typed marks occur,
    /// words with other marks are no hits; if two hits are side by side, single
    /// ones are no hits.
    fn hits(&self, list: &[Word]) -> Vec<bool> {
        let searched = || self.variants.iter().flat_map(|variant| &variant.words);
        let folded: HashSet<&str> = searched().map(|word| &*word.folded).collect();
        let exact: HashSet<&str> = searched().map(|word| &*word.exact).collect();
        let by_marks = self.marked && list.iter().any(|word| exact.contains(&*word.exact));
        let mut hits: Vec<bool> = list
            .iter()
            .map(|word| {
                folded.contains(&*word.folded) && (!by_marks || exact.contains(&*word.exact))
            })
            .collect();
        let together = |hits: &[bool], at: usize| {
            at > 0 && hits[at - 1] || hits.get(at + 1).is_some_and(|hit| *hit)
        };
        if self.words().len() > 1 {
            let alone: Vec<usize> = (0..hits.len())
                .filter(|at| hits[*at] && !together(&hits, *at))
                .collect();
            let all = hits.iter().filter(|hit| **hit).count();
            if alone.len() < all {
                for at in alone {
                    hits[at] = false;
                }
            }
        }
        hits
    }
}

/// Returns the word at which a snippet starts: a few words before the hit, or
/// the start of its sentence.
fn start_of(text: &str, list: &[Word], hit: usize) -> usize {
    let earliest = hit.saturating_sub(BEFORE);
    (earliest..=hit)
        .rev()
        .find(|at| {
            *at == 0 || text[list[at - 1].end..list[*at].start].contains(['.', '!', '?', '\n'])
        })
        .unwrap_or(earliest)
}

fn plain(text: &str) -> Piece {
    Piece {
        text: text.to_owned(),
        hit: false,
    }
}

/// Returns the parts of `text` from `start` to `end`; the characters between
/// two hits belong to the hits.
fn pieces(text: &str, list: &[Word], hits: &[bool], start: usize, end: usize) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    let mut done = start;
    let mut before = None;
    for (at, word) in list.iter().enumerate() {
        if !hits[at] || word.start < start || word.end > end {
            continue;
        }
        if let (Some(last), true) = (out.last_mut(), before.is_some_and(|it| it + 1 == at)) {
            last.text.push_str(&text[done..word.end]);
        } else {
            if done < word.start {
                out.push(plain(&text[done..word.start]));
            }
            out.push(Piece {
                text: text[word.start..word.end].to_owned(),
                hit: true,
            });
        }
        done = word.end;
        before = Some(at);
    }
    if done < end {
        out.push(plain(&text[done..end]));
    }
    out
}
