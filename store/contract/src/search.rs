//! The feed of the search index, and search hits.
#![allow(missing_docs, reason = "the names say the rules")]
#![allow(
    clippy::missing_panics_doc,
    clippy::unwrap_used,
    reason = "tests fail by panicking"
)]

use store::{ArticleId, Html, NewArticle, SearchChange, SearchMark, Timestamp};

use crate::fixtures::{Any, add, article, section, section_in, slug, write, write_many};

async fn changes(store: &Any, after: Option<SearchMark>) -> Vec<SearchChange> {
    store.search_changes(after, 100).await.unwrap().unwrap()
}

fn numbers(changes: &[SearchChange]) -> Vec<i64> {
    changes.iter().map(|change| change.article.0).collect()
}

pub async fn the_search_log_reports_written_articles(store: Any) {
    assert!(changes(&store, None).await.is_empty());
    write(&store, section("a")).await;
    write(&store, section_in("b", Some("a"), 0)).await;
    let new = NewArticle {
        title: "Lò gốm".into(),
        summary: "Lửa đỏ.".into(),
        lead: "Ở làng.".into(),
        body: Html::clean("<p>Một &lt;lò&gt; <b>gốm</b> &amp;amp; đất</p>"),
        ..article(1, "b", 5)
    };
    write(&store, add(new)).await;
    let all = changes(&store, None).await;
    assert_eq!(numbers(&all), [1]);
    let text = all[0].text.clone().unwrap();
    assert_eq!(text.title, "Lò gốm");
    assert_eq!(text.summary, "Lửa đỏ.\nỞ làng.");
    let body: Vec<&str> = text.body.split_whitespace().collect();
    assert_eq!(body.join(" "), "Một <lò> gốm &amp; đất");
    assert_eq!(text.published_at, Timestamp(5));
    let mut sections = text.sections;
    sections.sort();
    assert_eq!(sections, [slug("a"), slug("b")], "with those above");
    assert!(changes(&store, Some(all[0].mark)).await.is_empty());
    // Moving a section changes the searched sections of its articles.
    write(&store, section_in("b", None, 0)).await;
    let moved = changes(&store, Some(all[0].mark)).await;
    assert_eq!(moved[0].text.as_ref().unwrap().sections, [slug("b")]);
}

pub async fn an_article_written_twice_is_reported_once(store: Any) {
    write_many(&store, "a", 3).await;
    let first = changes(&store, None).await;
    assert_eq!(numbers(&first), [1, 2, 3]);
    let mut new = article(1, "a", 3600);
    new.title = "Khác".into();
    write(&store, add(new.clone())).await;
    let all = changes(&store, None).await;
    assert_eq!(numbers(&all), [2, 3, 1], "in the order of its last writing");
    let since = changes(&store, Some(first[2].mark)).await;
    assert_eq!(numbers(&since), [1]);
    assert_eq!(since[0].text.as_ref().unwrap().title, "Khác");
    // Writing the same article again writes nothing.
    write(&store, add(new)).await;
    assert!(changes(&store, Some(since[0].mark)).await.is_empty());
    // Paging loses nothing.
    let page = store.search_changes(None, 2).await.unwrap().unwrap();
    assert_eq!(numbers(&page), [2, 3]);
    assert_eq!(numbers(&changes(&store, Some(page[1].mark)).await), [1]);
}

pub async fn an_unknown_mark_starts_over(store: Any) {
    write_many(&store, "a", 2).await;
    let known = changes(&store, None).await[1].mark;
    for unknown in [
        SearchMark {
            token: known.token.wrapping_add(1),
            ..known
        },
        SearchMark {
            seq: known.seq + 100,
            ..known
        },
    ] {
        assert_eq!(
            store.search_changes(Some(unknown), 9).await.unwrap(),
            None,
            "{unknown:?}"
        );
    }
}

pub async fn unpublished_articles_are_reported_as_removed(store: Any) {
    write_many(&store, "a", 1).await;
    let mark = changes(&store, None).await[0].mark;
    let hidden = NewArticle {
        published: false,
        ..article(1, "a", 3600)
    };
    write(&store, add(hidden)).await;
    let gone = changes(&store, Some(mark)).await;
    assert_eq!((gone[0].article, &gone[0].text), (ArticleId(1), &None));
}

pub async fn search_hits_come_with_their_text(store: Any) {
    write_many(&store, "a", 3).await;
    let asked = [ArticleId(3), ArticleId(1), ArticleId(99)];
    let mut found = store.search_hits(&asked).await.unwrap();
    found.sort_by_key(|found| found.teaser.id);
    let teasers: Vec<_> = found.iter().map(|found| found.teaser.clone()).collect();
    let listed = store
        .listing(&store::ListKey::Latest, None, 9)
        .await
        .unwrap()
        .teasers;
    assert_eq!(teasers, [listed[2].clone(), listed[0].clone()]);
    assert_eq!(found[0].text.title, found[0].teaser.title);
    assert!(store.search_hits(&[]).await.unwrap().is_empty());
}
