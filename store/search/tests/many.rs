//! Lists too long to be read completely: the results are those of
//! [`viet::search`], in whatever order the articles were indexed.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on panics")]

use std::cmp::Reverse;

use store::{ArticleId, Search, SearchCursor, SearchFilter, SearchText, Timestamp};
use store_search::SearchIndex;
use viet::search::{Query, index_terms};

const ARTICLES: i64 = 36_000;
const PAGE: usize = 40;

/// Each word of these texts is in thousands of articles.
fn text(id: i64, published_at: i64) -> SearchText {
    let title = ["gốm sứ", "gom lụa", "lụa gốm", "nghề"][usize::try_from(id % 4).unwrap()];
    let body = if id % 5 == 0 {
        "sứ và gốm"
    } else {
        "làng nghề"
    };
    SearchText {
        title: title.into(),
        summary: String::new(),
        body: body.into(),
        published_at: Timestamp(published_at),
        sections: Vec::new(),
    }
}

/// Returns all positions of a search, by testing each article.
fn expected(all: &[(i64, SearchText)], query: &Query, filter: &SearchFilter) -> Vec<SearchCursor> {
    let tiers = query.tiers();
    let mut places: Vec<SearchCursor> = all
        .iter()
        .filter(|(_, text)| filter.includes(text.published_at))
        .filter_map(|(id, text)| {
            let terms = index_terms(text.text());
            let holds = |tier: &viet::search::Tier| tier.terms.iter().all(|it| terms.contains(it));
            Some(SearchCursor {
                tier: u32::try_from(tiers.iter().position(holds)?).unwrap(),
                published_at: text.published_at,
                article: ArticleId(*id),
            })
        })
        .collect();
    places.sort_by_key(|it| (it.tier, Reverse(it.published_at), Reverse(it.article)));
    places
}

async fn compare(order: impl Fn(i64) -> i64) {
    let all: Vec<(i64, SearchText)> = (1..=ARTICLES).map(|id| (id, text(id, order(id)))).collect();
    let index = SearchIndex::in_memory().unwrap();
    // Two segments, the second a short one.
    for part in all.chunks(30_000) {
        let part: Vec<_> = part
            .iter()
            .map(|(id, text)| (ArticleId(*id), text.clone()))
            .collect();
        index.fill(part.into_iter()).await.unwrap();
    }
    let some_days = SearchFilter {
        from: Some(Timestamp(ARTICLES / 3)),
        before: Some(Timestamp(ARTICLES / 2)),
        ..SearchFilter::default()
    };
    for filter in [SearchFilter::default(), some_days] {
        for typed in ["gốm", "gom", "gốm sứ", "gom su lua", "nghề", "sứ và gốm"] {
            let query = Query::parse(typed);
            let expected = expected(&all, &query, &filter);
            // The first page, one from the middle, and the last results.
            let ends = expected.len().saturating_sub(PAGE / 2);
            for from in [0, expected.len() / 2, ends] {
                let after = from.checked_sub(1).map(|last| expected[last]);
                let found = index.find(&query, &filter, after, PAGE).await.unwrap();
                let page = &expected[from..expected.len().min(from + PAGE)];
                assert_eq!(found, page, "{typed} from {from}, {filter:?}");
            }
        }
    }
}

#[tokio::test]
async fn articles_indexed_in_order_of_publication() {
    compare(|id| id).await;
}

#[tokio::test]
async fn articles_indexed_newest_first_many_per_second() {
    compare(|id| (ARTICLES - id) / 7).await;
}

#[tokio::test]
async fn articles_indexed_in_random_order() {
    compare(|id| id * 7919 % ARTICLES).await;
}
