//! Walking through the tiers of a search.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::sync::Arc;

use store::{ArticleId, Filter, Place, Timestamp};
use tantivy::columnar::ColumnValues;
use tantivy::postings::SegmentPostings;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, InvertedIndexReader, SegmentReader, TERMINATED, Term};
use viet::search::Tier;

use crate::schema::{AT, ID, section_term};
use crate::{Fields, Live};

/// Tiers, each of one or several sets of terms: an article that holds any of a
/// tier's sets belongs to it.
pub(crate) struct Plan(pub(crate) Vec<Vec<Vec<String>>>);

impl Plan {
    /// Each tier of one set.
    pub(crate) fn of(tiers: &[Tier]) -> Self {
        Self(tiers.iter().map(|tier| vec![tier.terms.clone()]).collect())
    }
}

/// The first `limit` places after `after`. A tier is walked through whole, so
/// that its newest are known; the ones below are not touched once there are
/// enough.
pub(crate) fn find(
    live: &Live,
    plan: &Plan,
    filter: &Filter,
    after: Option<Place>,
    limit: usize,
) -> tantivy::Result<Vec<Place>> {
    let searcher = live.reader.searcher();
    let mut segments = Vec::new();
    for reader in searcher.segment_readers() {
        segments.push(Segment::open(reader, live.fields)?);
    }
    let section = filter.section.as_ref().map(section_term);
    let mut found = Vec::new();
    for (tier, sets) in plan.0.iter().enumerate() {
        let tier = u32::try_from(tier).unwrap_or(u32::MAX);
        let place = |at: i64, id: i64| Place {
            tier,
            published_at: Timestamp(at),
            article: ArticleId(id),
        };
        let mut newest = Newest::new(limit - found.len());
        for segment in &mut segments {
            for terms in sets {
                segment.walk(live.fields, terms, section.as_deref(), |at, id| {
                    let place = place(at, id);
                    let wanted = filter.takes(place.published_at)
                        && after.is_none_or(|after| follows(&place, &after));
                    if wanted {
                        newest.offer(at, id);
                    }
                })?;
            }
        }
        found.extend(newest.in_order().map(|(at, id)| place(at, id)));
        if found.len() >= limit {
            break;
        }
    }
    Ok(found)
}

/// True for a place that comes after another in the order of a search.
fn follows(place: &Place, after: &Place) -> bool {
    let key = |place: &Place| {
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

/// One part of the index, and which of its articles were met in tiers above.
struct Segment<'a> {
    reader: &'a SegmentReader,
    terms: Arc<InvertedIndexReader>,
    at: Arc<dyn ColumnValues<i64>>,
    id: Arc<dyn ColumnValues<i64>>,
    met: Vec<u64>,
}

impl<'a> Segment<'a> {
    fn open(reader: &'a SegmentReader, fields: Fields) -> tantivy::Result<Self> {
        let columns = reader.fast_fields();
        let bits = u64::BITS;
        Ok(Self {
            reader,
            terms: reader.inverted_index(fields.terms)?,
            at: columns.column_first_or_default(AT)?,
            id: columns.column_first_or_default(ID)?,
            met: vec![0; reader.max_doc().div_ceil(bits) as usize],
        })
    }

    /// Tells moment and number of every article that holds all `terms` and was
    /// not met before.
    fn walk(
        &mut self,
        fields: Fields,
        terms: &[String],
        section: Option<&str>,
        mut tell: impl FnMut(i64, i64),
    ) -> tantivy::Result<()> {
        let Some((mut lead, mut rest)) = self.postings(fields, terms, section)? else {
            return Ok(());
        };
        let mut doc = lead.doc();
        'next: while doc != TERMINATED {
            for other in &mut rest {
                let mut at = other.doc();
                if at < doc {
                    at = other.seek(doc);
                }
                if at > doc {
                    doc = lead.seek(at);
                    continue 'next;
                }
            }
            let (word, bit) = ((doc / u64::BITS) as usize, 1 << (doc % u64::BITS));
            if self.met[word] & bit == 0 {
                self.met[word] |= bit;
                if !self.reader.is_deleted(doc) {
                    tell(self.at.get_val(doc), self.id.get_val(doc));
                }
            }
            doc = lead.advance();
        }
        Ok(())
    }

    /// The lists of all terms, the shortest first and apart; `None` where one
    /// has none.
    fn postings(
        &self,
        fields: Fields,
        terms: &[String],
        section: Option<&str>,
    ) -> tantivy::Result<Option<(SegmentPostings, Vec<SegmentPostings>)>> {
        let mut known = Vec::new();
        for term in terms.iter().map(String::as_str).chain(section) {
            let term = Term::from_field_text(fields.terms, term);
            let Some(info) = self.terms.get_term_info(&term)? else {
                return Ok(None);
            };
            known.push(info);
        }
        known.sort_by_key(|info| info.doc_freq);
        let mut lists = Vec::new();
        for info in known {
            lists.push(
                self.terms
                    .read_postings_from_terminfo(&info, IndexRecordOption::Basic)?,
            );
        }
        let mut lists = lists.into_iter();
        Ok(lists.next().map(|lead| (lead, lists.collect())))
    }
}
