//! Suggestions: titles that start with the typed words, and spelling
//! corrections.

use std::collections::HashMap;

use store::{ArticleId, SearchFilter};
use tantivy::Term;
use viet::search::{Query, title_prefix};

use crate::find::{Plan, find};
use crate::live::Live;

/// Completions of the last word that are searched, most frequent first.
const MOST_ENDS: usize = 24;

/// See [`store::Search::complete_titles`].
pub(crate) fn complete_titles(
    live: &Live,
    query: &Query,
    limit: usize,
) -> tantivy::Result<Vec<ArticleId>> {
    let Some((last, before)) = query.words().split_last() else {
        return Ok(Vec::new());
    };
    let ends = ends(live, &title_prefix(&last.folded))?;
    let before: Vec<&str> = before.iter().map(|word| &*word.exact).collect();
    let tiers = Query::parse(&before.join(" ")).title_tiers();
    let plan = tiers.into_iter().map(|tier| {
        let with = |end: &String| {
            let mut terms = tier.terms.clone();
            terms.push(end.clone());
            terms
        };
        ends.iter().map(with).collect()
    });
    let found = find(
        live,
        &Plan(plan.collect()),
        &SearchFilter::default(),
        None,
        limit,
    )?;
    Ok(found.into_iter().map(|place| place.article).collect())
}

/// Returns the most frequent terms that start with this prefix.
fn ends(live: &Live, prefix: &str) -> tantivy::Result<Vec<String>> {
    let mut known: HashMap<String, u64> = HashMap::new();
    for reader in live.reader.searcher().segment_readers() {
        let index = reader.inverted_index(live.fields.terms)?;
        // The character after every one that a word can contain.
        let after = format!("{prefix}\u{10FFFF}");
        let mut terms = index
            .terms()
            .range()
            .ge(prefix.as_bytes())
            .lt(after.as_bytes())
            .into_stream()?;
        while let Some((term, info)) = terms.next() {
            if let Ok(term) = std::str::from_utf8(term) {
                *known.entry(term.to_owned()).or_default() += u64::from(info.doc_freq);
            }
        }
    }
    let mut ends: Vec<(String, u64)> = known.into_iter().collect();
    ends.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    ends.truncate(MOST_ENDS);
    Ok(ends.into_iter().map(|(term, _)| term).collect())
}

/// See [`store::Search::did_you_mean`].
pub(crate) fn did_you_mean(live: &Live, query: &Query) -> tantivy::Result<Option<Query>> {
    let searcher = live.reader.searcher();
    let mut indexes = Vec::new();
    for reader in searcher.segment_readers() {
        indexes.push(reader.inverted_index(live.fields.terms)?);
    }
    let mut trouble = None;
    let repaired = query.did_you_mean(|term| {
        let term = Term::from_field_text(live.fields.terms, term);
        let mut all = 0;
        for index in &indexes {
            match index.doc_freq(&term) {
                Ok(count) => all += u64::from(count),
                Err(error) => trouble = Some(error),
            }
        }
        all
    });
    match trouble {
        Some(error) => Err(error.into()),
        None => Ok(repaired),
    }
}
