//! One part of the index, and how the lists of its terms are walked together.

use std::ops::Range;
use std::sync::Arc;

use tantivy::columnar::ColumnValues;
use tantivy::postings::TermInfo;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, InvertedIndexReader, SegmentReader, Term};

use crate::schema::{AT, Fields, ID};

/// One part of the index, and which of its articles were met in tiers above.
pub(crate) struct Segment<'a> {
    reader: &'a SegmentReader,
    fields: Fields,
    terms: Arc<InvertedIndexReader>,
    at: Arc<dyn ColumnValues<i64>>,
    id: Arc<dyn ColumnValues<i64>>,
    met: Vec<u64>,
}

/// Where the lists of a set of terms stand in a segment, the shortest first;
/// at least one.
pub(crate) struct Lists(Vec<TermInfo>);

impl Lists {
    /// How many articles the shortest one has.
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

    /// All its articles.
    pub(crate) fn docs(&self) -> Range<DocId> {
        0..self.reader.max_doc()
    }

    /// The lists of all `terms` and of the section; `None` where one has none.
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

    /// Tells moment and number of every article of these stretches, which
    /// follow each other, that stands in all lists and was not met before.
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
            // The end of a list is greater than every article.
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
