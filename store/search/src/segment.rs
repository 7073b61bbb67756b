//! A segment of the index, and reading the lists of several terms together.

use std::ops::Range;
use std::sync::Arc;

use tantivy::columnar::ColumnValues;
use tantivy::postings::TermInfo;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, InvertedIndexReader, SegmentReader, Term};

use crate::schema::{AT, Fields, ID};

/// A segment, and its articles that earlier tiers already returned.
pub(crate) struct Segment<'a> {
    reader: &'a SegmentReader,
    fields: Fields,
    terms: Arc<InvertedIndexReader>,
    at: Arc<dyn ColumnValues<i64>>,
    id: Arc<dyn ColumnValues<i64>>,
    met: Vec<u64>,
}

/// The posting lists of a set of terms in a segment, shortest first; at least
/// one.
pub(crate) struct Lists(Vec<TermInfo>);

impl Lists {
    /// Returns the number of articles in the shortest list.
    pub(crate) fn shortest(&self) -> u32 {
        self.0.first().map_or(0, |info| info.doc_freq)
    }
}

impl<'a> Segment<'a> {
    pub(crate) fn open(reader: &'a SegmentReader, fields: Fields) -> tantivy::Result<Self> {
        let columns = reader.fast_fields();
        Ok(Self {
            reader,
            fields,
            terms: reader.inverted_index(fields.terms)?,
            at: columns.column_first_or_default(AT)?,
            id: columns.column_first_or_default(ID)?,
            met: vec![0; reader.max_doc().div_ceil(u64::BITS) as usize],
        })
    }

    /// Returns the range of all documents.
    pub(crate) fn docs(&self) -> Range<DocId> {
        0..self.reader.max_doc()
    }

    /// Returns the lists of all `terms` and of the section; `None` if one of
    /// them has no articles.
    pub(crate) fn lists(
        &self,
        terms: &[String],
        section: Option<&str>,
    ) -> tantivy::Result<Option<Lists>> {
        let mut known = Vec::new();
        for term in terms.iter().map(String::as_str).chain(section) {
            let term = Term::from_field_text(self.fields.terms, term);
            let Some(info) = self.terms.get_term_info(&term)? else {
                return Ok(None);
            };
            known.push(info);
        }
        known.sort_by_key(|info| info.doc_freq);
        Ok((!known.is_empty()).then_some(Lists(known)))
    }

    /// Calls `found` with time and number of every article in these stretches
    /// that is in all lists and was not returned before. The stretches are in
    /// order.
    pub(crate) fn walk(
        &mut self,
        lists: &Lists,
        stretches: impl IntoIterator<Item = Range<DocId>>,
        mut tell: impl FnMut(i64, i64),
    ) -> tantivy::Result<()> {
        let mut opened = Vec::new();
        for info in &lists.0 {
            opened.push(
                self.terms
                    .read_postings_from_terminfo(info, IndexRecordOption::Basic)?,
            );
        }
        let Some((lead, others)) = opened.split_first_mut() else {
            return Ok(());
        };
        for stretch in stretches {
            let mut doc = lead.doc();
            if doc < stretch.start {
                doc = lead.seek(stretch.start);
            }
            // The end of a list compares greater than every document.
            'next: while doc < stretch.end {
                for other in others.iter_mut() {
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
        }
        Ok(())
    }
}
