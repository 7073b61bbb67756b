//! One page of search results, as on the server's search page
//! (`app/src/pages/search.rs`): the results, their snippets, and suggestions if
//! there are none.

use viet::date::day_of;
use viet::provinces::Province;
use viet::search::{Piece, Query};

use crate::article::Article;
use crate::cursor::Cursor;
use crate::find::Filter;
use crate::index::Index;

/// Results per page.
const LIMIT: usize = 20;
/// Largest number of attempts to fill a page if phrases exclude results.
const ATTEMPTS: usize = 4;
/// Length of a snippet, in characters.
const SNIPPET: usize = 220;
/// Longest query, in characters.
const LONGEST: usize = 200;

/// A search request.
#[derive(Clone, Debug)]
pub struct SearchRequest {
    query: Query,
    filter: Filter,
    after: Option<Cursor>,
}

impl SearchRequest {
    /// Parses the fields of the search page's address; an invalid day or cursor
    /// counts as absent, as on the server.
    #[must_use]
    pub fn read(words: &str, section: &str, first_day: &str, last_day: &str, after: &str) -> Self {
        let words: String = viet::nfc(words.trim()).chars().take(LONGEST).collect();
        Self {
            query: Query::parse(&words),
            filter: Filter {
                section: (!section.is_empty()).then(|| section.to_owned()),
                from: day_of(first_day).map(viet::date::begin_of_day),
                before: day_of(last_day).map(|day| viet::date::begin_of_day(day + 1)),
            },
            after: Cursor::read(after),
        }
    }
}

/// A search result.
pub struct SearchHit<'a> {
    /// The article.
    pub article: &'a Article,
    /// Its title, with searched words marked.
    pub title: Vec<Piece>,
    /// The snippet that shows why it was found.
    pub snippet: Vec<Piece>,
}

/// One page of search results.
pub struct Page<'a> {
    /// The results, in order.
    pub hits: Vec<SearchHit<'a>>,
    /// The cursor of the next page, if there is one.
    pub next: Option<Cursor>,
    /// The query that was probably meant, if nothing was found.
    pub did_you_mean: Option<String>,
    /// True if only the filters exclude all results.
    pub filtered_out: bool,
    /// The province whose other names were searched as well.
    pub province: Option<Province>,
    /// True if the query is empty.
    pub is_empty: bool,
    /// Number of searched articles.
    pub articles: usize,
}

impl Index {
    /// Runs a search.
    pub fn page(&mut self, request: &SearchRequest) -> Page<'_> {
        self.settle();
        let SearchRequest {
            query,
            filter,
            after,
        } = request;
        let (hits, next) = if query.is_empty() {
            (Vec::new(), None)
        } else {
            self.hits(query, filter, *after)
        };
        let (mut did_you_mean, mut filtered_out) = (None, false);
        if hits.is_empty() && after.is_none() && !query.is_empty() {
            let all = Filter::default();
            filtered_out = *filter != all && !self.found(&query.tiers(), &all).is_empty();
            if !filtered_out {
                did_you_mean = self.suggestion(query);
            }
        }
        Page {
            hits: hits
                .iter()
                .map(|nth| hit(query, &self.entry(*nth).article))
                .collect(),
            next,
            did_you_mean,
            filtered_out,
            province: query.province().cloned(),
            is_empty: query.is_empty(),
            articles: self.articles(),
        }
    }

    /// Returns the numbers of the results of one page, and the cursor of the
    /// next.
    fn hits(
        &self,
        query: &Query,
        filter: &Filter,
        mut after: Option<Cursor>,
    ) -> (Vec<u32>, Option<Cursor>) {
        let all = self.found(&query.tiers(), filter);
        let start = after.map_or(0, |after| {
            all.partition_point(|(place, _)| place.key() <= after.key())
        });
        let mut rest = &all[start..];
        let mut hits: Vec<(Cursor, u32)> = Vec::new();
        let mut more = true;
        for _ in 0..ATTEMPTS {
            let missing = LIMIT + 1 - hits.len();
            let (places, later) = rest.split_at(missing.min(rest.len()));
            hits.extend(places.iter().filter(|(_, nth)| {
                !query.is_quoted() || query.holds(self.entry(*nth).article.text())
            }));
            more = places.len() == missing;
            after = places.last().map(|(place, _)| *place).or(after);
            rest = later;
            if !more || hits.len() > LIMIT {
                break;
            }
        }
        let next = if hits.len() > LIMIT {
            hits.truncate(LIMIT);
            hits.last().map(|(place, _)| *place)
        } else {
            after.filter(|_| more)
        };
        (hits.into_iter().map(|(_, nth)| nth).collect(), next)
    }

    /// Returns the query that was probably meant, in the spelling of the first
    /// article that it finds.
    fn suggestion(&self, query: &Query) -> Option<String> {
        let corrected = self.did_you_mean(query)?;
        let found = self.found(&corrected.tiers(), &Filter::default());
        let (_, nth) = found.first()?;
        let text = self.entry(*nth).article.text();
        corrected.spelled(&format!("{}\n{}\n{}", text.title, text.summary, text.body))
    }
}

fn hit<'a>(query: &Query, article: &'a Article) -> SearchHit<'a> {
    let below = format!("{}\n{}", article.summary, article.body);
    let snippet = query.snippet(&below, SNIPPET).unwrap_or_else(|| {
        vec![Piece {
            text: article.teaser.clone(),
            hit: false,
        }]
    });
    SearchHit {
        article,
        title: query.marked(&article.title),
        snippet,
    }
}
