//! Walking through the tiers of a search.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::ops::Range;

use store::{ArticleId, SearchCursor, SearchFilter, Timestamp};
use viet::search::Tier;

use crate::live::Live;
use crate::schema::section_term;
use crate::segment::Segment;
use crate::stretches::{Placed, newest_first};

/// Lists that are walked through whole, at most of so many articles.
const SHORT: u32 = 4096;

/// Tiers, each of one or several sets of terms: an article that holds any of a
/// tier's sets belongs to it.
pub(crate) struct Plan(pub(crate) Vec<Vec<Vec<String>>>);

impl Plan {
    /// Each tier of one set.
    pub(crate) fn of(tiers: &[Tier]) -> Self {
        Self(tiers.iter().map(|tier| vec![tier.terms.clone()]).collect())
    }
}

/// The first `limit` places after `after`. Of a tier, short lists are walked
/// through whole, long ones from their newest stretches on until no older one
/// can hold anything that is wanted; a tier is left unfinished only where the
/// ones below are not needed.
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
            let wanted = filter.takes(place.published_at)
                && after.is_none_or(|after| follows(&place, &after));
            if wanted {
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
            // Opening the lists again costs as much as going on in them.
            (rest, size) = (older, size * 2);
        }
        found.extend(newest.in_order().map(|(at, id)| place(at, id)));
    }
    Ok(found)
}

/// The documents of one segment in these stretches, in their order.
fn docs_of(stretches: &[Placed], segment: usize) -> Vec<Range<u32>> {
    let own = stretches
        .iter()
        .filter(|stretch| stretch.segment == segment);
    let mut docs: Vec<_> = own.map(|stretch| stretch.docs.clone()).collect();
    docs.sort_unstable_by_key(|docs| docs.start);
    docs
}

/// True for a place that comes after another in the order of a search.
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

/// The newest few of all that are offered.
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

    /// True where nothing of this moment or before has a place any more.
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
