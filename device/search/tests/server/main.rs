//! The device finds the same articles as the server, in the same order, and
//! makes the same suggestions.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on panics")]

mod corpus;

use std::collections::HashMap;

use corpus::{GeneratedArticle, article, query};
use device_search::{Article, Index, SearchRequest};
use store::{ArticleId, Search, SearchFilter, SearchText, Slug, Timestamp};
use store_search::SearchIndex;
use viet::date::{begin_of_day, day_of};
use viet::search::Query;

const ARTICLES: i64 = 3_000;
const QUERIES: usize = 1_000;
/// Results per page of the server, which reads one more.
const LIMIT: usize = 20;
/// Attempts of the server to fill a page if phrases exclude results.
const ATTEMPTS: usize = 4;

fn on_server(made: &GeneratedArticle) -> SearchText {
    SearchText {
        title: made.title.clone(),
        summary: made.summary.clone(),
        body: made.body.clone(),
        published_at: Timestamp(made.at),
        sections: made
            .sections
            .iter()
            .map(|slug| Slug::parse(slug).unwrap())
            .collect(),
    }
}

fn on_device(made: &GeneratedArticle) -> Article {
    Article {
        path: format!("/bai-{}.html", made.id),
        id: made.id,
        at: made.at,
        title: made.title.clone(),
        summary: made.summary.clone(),
        body: made.body.clone(),
        sections: made.sections.clone(),
        ..Article::default()
    }
}

struct Both {
    server: SearchIndex,
    texts: HashMap<i64, SearchText>,
    device: Index,
}

impl Both {
    async fn new() -> Self {
        let all: Vec<GeneratedArticle> = (1..=ARTICLES).map(article).collect();
        let server = SearchIndex::in_memory().unwrap();
        let texts: HashMap<i64, SearchText> =
            all.iter().map(|made| (made.id, on_server(made))).collect();
        let filled: Vec<_> = all
            .iter()
            .map(|made| (ArticleId(made.id), on_server(made)))
            .collect();
        server.fill(filled.into_iter()).await.unwrap();
        let mut device = Index::default();
        // In another order: by path, as on a device.
        for made in all.iter().rev() {
            device.add(on_device(made));
        }
        Self {
            server,
            texts,
            device,
        }
    }

    /// Returns the numbers of a page of the server's results, built as in
    /// `app`, and whether another page follows.
    async fn of_server(&self, query: &Query, filter: &SearchFilter) -> (Vec<i64>, bool) {
        let (mut kept, mut after, mut more) = (Vec::new(), None, true);
        for _ in 0..ATTEMPTS {
            let wanted = LIMIT + 1 - kept.len();
            let places = self.server.find(query, filter, after, wanted).await;
            let places = places.unwrap();
            kept.extend(
                places
                    .iter()
                    .map(|place| place.article.0)
                    .filter(|id| !query.is_quoted() || query.holds(self.texts[id].text())),
            );
            more = places.len() == wanted;
            after = places.last().copied().or(after);
            if !more || kept.len() > LIMIT {
                break;
            }
        }
        let follows = more || kept.len() > LIMIT;
        kept.truncate(LIMIT);
        (kept, follows)
    }
}

/// Returns section, first and last day of a query.
fn filters(nth: usize) -> [&'static str; 3] {
    [
        ["", "", ""],
        ["", "", ""],
        ["van-hoa", "", ""],
        ["", "2021-02-01", "2022-06-30"],
        ["gom", "2021-02-30", ""],
    ][nth % 5]
}

#[tokio::test]
async fn the_device_finds_what_the_server_finds() {
    let mut both = Both::new().await;
    let (mut found, mut other, mut corrected) = (0, Vec::new(), 0);
    for nth in 0..QUERIES {
        let typed = query(nth, ARTICLES);
        let [section, first, last] = filters(nth);
        let query = Query::parse(&typed);
        let filter = SearchFilter {
            section: Slug::parse(section).ok(),
            from: day_of(first).map(|day| Timestamp(begin_of_day(day))),
            before: day_of(last).map(|day| Timestamp(begin_of_day(day + 1))),
        };
        let (expected, follows) = both.of_server(&query, &filter).await;
        let page = both
            .device
            .page(&SearchRequest::read(&typed, section, first, last, ""));
        let ids: Vec<i64> = page.hits.iter().map(|hit| hit.article.id).collect();
        assert_eq!(page.next.is_some(), follows, "{typed}");
        found += usize::from(!ids.is_empty());
        if ids != expected {
            other.push(format!("{typed:?}: {expected:?}, here {ids:?}"));
        }
        if expected.is_empty() && filter == SearchFilter::default() {
            let repaired = both.server.did_you_mean(&query).await.unwrap();
            let here = both.device.did_you_mean(&query);
            assert_eq!(here, repaired, "{typed}");
            corrected += usize::from(here.is_some());
        }
    }
    println!("{QUERIES} queries, {found} with results, {corrected} corrected");
    assert!(other.is_empty(), "{}: {}", other.len(), other.join("\n"));
    assert!(
        found > QUERIES / 2 && corrected > 20,
        "{found}, {corrected}"
    );
}

#[tokio::test]
async fn pages_are_those_of_the_server() {
    let mut both = Both::new().await;
    for typed in ["làng nghề", "gom", "\"làng gốm\""] {
        let query = Query::parse(typed);
        let whole = both
            .server
            .find(&query, &SearchFilter::default(), None, usize::MAX >> 1)
            .await
            .unwrap();
        let holds = |id: &i64| !query.is_quoted() || query.holds(both.texts[id].text());
        let whole: Vec<i64> = whole.iter().map(|it| it.article.0).filter(holds).collect();
        let (mut paged, mut after) = (Vec::new(), String::new());
        loop {
            let page = both
                .device
                .page(&SearchRequest::read(typed, "", "", "", &after));
            paged.extend(page.hits.iter().map(|hit| hit.article.id));
            let Some(next) = page.next else {
                break;
            };
            after = next.to_string();
        }
        assert!(whole.len() > 2 * LIMIT, "{typed}");
        assert_eq!(paged, whole, "{typed}");
    }
}

#[test]
fn searched_words_are_marked() {
    let mut index = Index::default();
    index.add(on_device(&GeneratedArticle {
        id: 7,
        title: "Lò gốm đỏ lửa".into(),
        summary: "Bên sông.".into(),
        body: "Thợ nhóm lò gốm từ khuya.".into(),
        at: 1_613_611_800,
        sections: vec!["lang-nghe".into()],
    }));
    let page = index.page(&SearchRequest::read("lo gom", "", "", "", ""));
    let hit = &page.hits[0];
    assert!(hit.title[0].hit && hit.title[0].text == "Lò gốm");
    let snippet: String = hit.snippet.iter().map(|piece| &*piece.text).collect();
    assert_eq!(snippet, "… Thợ nhóm lò gốm từ khuya.");
    assert!(page.next.is_none() && page.articles == 1);
    let none = index.page(&SearchRequest::read("lò gốm", "khac", "", "", ""));
    assert!(none.hits.is_empty() && none.filtered_out && none.did_you_mean.is_none());
    let none = index.page(&SearchRequest::read("lò gomm", "", "", "", ""));
    assert_eq!(none.did_you_mean.as_deref(), Some("lò gốm"));
    assert!(
        index
            .page(&SearchRequest::read(" \"", "", "", "", ""))
            .is_empty
    );
}

#[test]
fn an_article_under_two_addresses_is_found_once() {
    let mut index = Index::default();
    for _ in 0..2 {
        index.add(on_device(&article(7)));
    }
    index.add(on_device(&article(8)));
    let typed = article(7).title;
    let page = index.page(&SearchRequest::read(&typed, "", "", "", ""));
    assert_eq!(page.articles, 2);
    assert_eq!(page.hits.len(), 1);
}
