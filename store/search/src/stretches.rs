//! The publication times of each stretch of a segment. Articles are mostly
//! indexed in the order of publication, so the newest are close together, and a
//! search for the newest can skip the other stretches.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use store::SearchFilter;
use tantivy::columnar::ColumnValues;
use tantivy::index::SegmentId;
use tantivy::{DocId, Searcher, SegmentReader};

use crate::schema::AT;

/// Articles per stretch.
const LENGTH: u32 = 16_384;

/// Neighbouring articles of a segment, including deleted ones.
struct Stretch {
    docs: Range<DocId>,
    oldest: i64,
    newest: i64,
}

/// A stretch and its segment.
pub(crate) struct Placed {
    pub(crate) segment: usize,
    pub(crate) docs: Range<DocId>,
    pub(crate) newest: i64,
}

type Known = HashMap<SegmentId, Arc<[Stretch]>>;

/// The stretches of recently searched segments; those of a segment never
/// change.
#[derive(Clone, Default)]
pub(crate) struct Stretches(Arc<Mutex<Known>>);

/// The stretches of each segment, in the order of the searcher's segments.
pub(crate) struct OfSegments(Vec<Arc<[Stretch]>>);

impl Stretches {
    pub(crate) fn of(&self, searcher: &Searcher) -> tantivy::Result<OfSegments> {
        let readers = searcher.segment_readers();
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if readers
            .iter()
            .any(|it| !known.contains_key(&it.segment_id()))
        {
            known.retain(|id, _| readers.iter().any(|it| it.segment_id() == *id));
        }
        let mut all = Vec::new();
        for reader in readers {
            let id = reader.segment_id();
            let stretches = match known.get(&id) {
                Some(stretches) => Arc::clone(stretches),
                None => look(reader)?,
            };
            known.insert(id, Arc::clone(&stretches));
            all.push(stretches);
        }
        Ok(OfSegments(all))
    }
}

fn look(reader: &SegmentReader) -> tantivy::Result<Arc<[Stretch]>> {
    let at = reader.fast_fields().column_first_or_default::<i64>(AT)?;
    let end = reader.max_doc();
    let starts = (0..end).step_by(LENGTH as usize);
    Ok(starts
        .map(|start| {
            let docs = start..end.min(start + LENGTH);
            let (oldest, newest) = ends(&*at, docs.clone());
            Stretch {
                docs,
                oldest,
                newest,
            }
        })
        .collect())
}

fn ends(at: &dyn ColumnValues<i64>, docs: Range<DocId>) -> (i64, i64) {
    docs.map(|doc| at.get_val(doc))
        .fold((i64::MAX, i64::MIN), |(oldest, newest), at| {
            (oldest.min(at), newest.max(at))
        })
}

/// Returns the stretches that may hold articles of the filter, newest first.
pub(crate) fn newest_first(known: &OfSegments, filter: &SearchFilter) -> Vec<Placed> {
    let mut all: Vec<Placed> = Vec::new();
    for (segment, stretches) in known.0.iter().enumerate() {
        let wanted = stretches.iter().filter(|stretch| {
            filter.from.is_none_or(|from| stretch.newest >= from.0)
                && filter.before.is_none_or(|before| stretch.oldest < before.0)
        });
        all.extend(wanted.map(|stretch| Placed {
            segment,
            docs: stretch.docs.clone(),
            newest: stretch.newest,
        }));
    }
    all.sort_by_key(|stretch| std::cmp::Reverse(stretch.newest));
    all
}
