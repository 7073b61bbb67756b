//! What of an article is shown for a search: its words marked, and the place
//! in its text that says why it was found.

use std::collections::HashSet;

use super::query::Query;
use super::words::{Word, words};

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// True where it is what was searched.
    pub hit: bool,
}

/// Words shown before the first hit of a place.
const BEFORE: usize = 6;

impl Query {
    /// `text` whole, with what was searched told apart.
    #[must_use]
    pub fn marked(&self, text: &str) -> Vec<Piece> {
        let list = self.seen(text);
        let hits = self.hits(&list);
        pieces(text, &list, &hits, 0, text.len())
    }

    /// The place in `text` that holds most of what was searched, in about
    /// `max_chars` characters, cut at words and marked with "…"; `None` where
    /// it holds nothing of it.
    #[must_use]
    pub fn snippet(&self, text: &str, max_chars: usize) -> Option<Vec<Piece>> {
        let list = self.seen(text);
        let hits = self.hits(&list);
        // Bytes, of which a letter has at most three here.
        let reach = |from: usize| {
            let end = list[from].start + max_chars;
            from + list[from..].partition_point(|word| word.end <= end).max(1)
        };
        let held = |from: usize| {
            let seen: HashSet<&str> = (from..reach(from))
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

    /// What was searched as `text` spells it: for a suggestion in plain words
    /// the marks that the paper itself uses.
    #[must_use]
    pub fn spelled(&self, text: &str) -> Option<String> {
        let list: Vec<Word> = words(text).collect();
        let wanted = self.words();
        let fits = |from: usize| {
            let same = list[from..].iter().zip(wanted);
            same.take_while(|(has, wants)| has.folded == wants.folded)
                .count()
        };
        let best = (0..list.len()).max_by_key(|from| (fits(*from), std::cmp::Reverse(*from)))?;
        let found: Option<Vec<&str>> = (0..wanted.len())
            .map(|at| {
                let word = if at < fits(best) {
                    list.get(best + at)
                } else {
                    list.iter().find(|word| word.folded == wanted[at].folded)
                };
                word.map(|word| &*word.exact)
            })
            .collect();
        Some(found?.join(" ")).filter(|text| !text.is_empty())
    }

    /// Which of a text's words are what was searched. Where marks were typed
    /// and stand so, other marks are no hit; where two hits stand side by
    /// side, one that stands alone is none.
    fn hits(&self, list: &[Word]) -> Vec<bool> {
        let wanted = || self.wanted.iter().flat_map(|wanted| &wanted.words);
        let folded: HashSet<&str> = wanted().map(|word| &*word.folded).collect();
        let exact: HashSet<&str> = wanted().map(|word| &*word.exact).collect();
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

/// The word with which a place begins: a few before the hit, or the start of
/// its sentence.
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

/// `text` from `start` to `end` in pieces; what stands between two hits is
/// part of them.
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
