//! Finding articles tier by tier.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::ops::Range;

use store::{ArticleId, SearchCursor, SearchFilter, Timestamp};
use viet::search::Tier;

use crate::live::Live;
use crate::schema::section_term;
use crate::segment::Segment;
use crate::stretches::{Placed, newest_first};

/// Lists of at most this many articles are read completely.
const SHORT: u32 = 4096;

/// Tiers, each with one or several sets of terms: an article belongs to a tier
/// if it has all terms of one of its sets.
pub(crate) struct Plan(pub(crate) Vec<Vec<Vec<String>>>);

impl Plan {
    /// A plan in which each tier has one set.
    pub(crate) fn of(tiers: &[Tier]) -> Self {
        Self(tiers.iter().map(|tier| vec![tier.terms.clone()]).collect())
    }
}

/// Returns the first `limit` positions after `after`. Within a tier, short
/// lists are read completely. Long lists are read from their newest stretches
/// until no older stretch can hold a result that is needed. A tier is left
/// incomplete only if later tiers are not needed.
pub(crate) fn find(
    live: &Live,
    plan: &Plan,
    filter: &SearchFilter,
    after: Option<SearchCursor>,
    limit: usize,
) -> tantivy::Result<Vec<SearchCursor>> {
    let searcher = live.reader.searcher();
    let known = live.stretches.of(&searcher)?;
    let readers = searcher.segment_readers().iter();
    let mut segments = readers
        .map(|reader| Segment::open(reader, live.fields))
        .collect::<tantivy::Result<Vec<_>>>()?;
    let stretches = newest_first(&known, filter);
    let section = filter.section.as_ref().map(section_term);
    let mut found = Vec::new();
    for (tier, sets) in plan.0.iter().enumerate() {
        if found.len() >= limit {
            break;
        }
        let tier = u32::try_from(tier).unwrap_or(u32::MAX);
        let place = |at: i64, id: i64| SearchCursor {
            tier,
            published_at: Timestamp(at),
            article: ArticleId(id),
        };
        let mut newest = Newest::new(limit - found.len());
        let offer = |newest: &mut Newest, at: i64, id: i64| {
            let place = place(at, id);
            let included = filter.includes(place.published_at)
                && after.is_none_or(|after| follows(&place, &after));
            if included {
                newest.offer(at, id);
            }
        };
        let mut long = Vec::new();
        for (nth, segment) in segments.iter_mut().enumerate() {
            for terms in sets {
                match segment.lists(terms, section.as_deref())? {
                    Some(lists) if lists.shortest() > SHORT => long.push((nth, lists)),
                    Some(lists) => {
                        segment.walk(&lists, [segment.docs()], |at, id| {
                            offer(&mut newest, at, id);
                        })?;
                    }
                    None => {}
                }
            }
        }
        let (mut rest, mut size) = (&stretches[..], 1);
        while let Some(next) = rest.first().filter(|_| !long.is_empty()) {
            if newest.surpasses(next.newest) {
                break;
            }
            let (now, older) = rest.split_at(size.min(rest.len()));
            for (nth, lists) in &long {
                let docs = docs_of(now, *nth);
                segments[*nth].walk(lists, docs, |at, id| offer(&mut newest, at, id))?;
            }
            // Opening the lists again costs as much as reading on in them.
            (rest, size) = (older, size * 2);
        }
        found.extend(newest.in_order().map(|(at, id)| place(at, id)));
    }
    Ok(found)
}

/// Returns the documents of one segment in these stretches, in order.
fn docs_of(stretches: &[Placed], segment: usize) -> Vec<Range<u32>> {
    let own = stretches
        .iter()
        .filter(|stretch| stretch.segment == segment);
    let mut docs: Vec<_> = own.map(|stretch| stretch.docs.clone()).collect();
    docs.sort_unstable_by_key(|docs| docs.start);
    docs
}

/// True for a position that comes after another in the order of results.
fn follows(place: &SearchCursor, after: &SearchCursor) -> bool {
    let key = |place: &SearchCursor| {
        (
            place.tier,
            Reverse(place.published_at),
            Reverse(place.article),
        )
    };
    key(place) > key(after)
}

/// Collects the newest of all offered articles, up to a limit.
struct Newest {
    room: usize,
    heap: BinaryHeap<Reverse<(i64, i64)>>,
}

impl Newest {
    fn new(room: usize) -> Self {
        Self {
            room,
            heap: BinaryHeap::new(),
        }
    }

    /// True if no article published at this time or before can be added.
    fn surpasses(&self, at: i64) -> bool {
        self.heap.len() >= self.room && self.heap.peek().is_some_and(|oldest| oldest.0.0 > at)
    }

    fn offer(&mut self, at: i64, id: i64) {
        let full = self.heap.len() >= self.room;
        if full && self.heap.peek().is_none_or(|oldest| oldest.0 >= (at, id)) {
            return;
        }
        self.heap.push(Reverse((at, id)));
        if full {
            self.heap.pop();
        }
    }

    fn in_order(self) -> impl Iterator<Item = (i64, i64)> {
        self.heap.into_sorted_vec().into_iter().map(|it| it.0)
    }
}
