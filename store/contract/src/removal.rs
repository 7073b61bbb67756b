//! Hidden and removed records.
#![allow(missing_docs, reason = "the names say the rules")]
#![allow(
    clippy::missing_panics_doc,
    clippy::unwrap_used,
    reason = "tests fail by panicking"
)]

use store::{ArticleId, Change, DEMO_IDS_FROM, ListKey, MediaId, Outcome};

use crate::fixtures::{
    Any, add, article, author, comment, desk, ids, media, page, rank_all, redirect, section,
    section_in, slug, topic, write,
};

pub async fn a_hidden_article_returns_when_it_is_written_again(store: Any) {
    store
        .apply(&[
            section("a"),
            add(article(1, "a", 5)),
            add(article(2, "a", 6)),
        ])
        .await
        .unwrap();
    rank_all(&store).await;
    let hide = || Change::HideArticle("paper.example#1".into());
    assert!(matches!(write(&store, hide()).await, Outcome::Updated(_)));
    assert_eq!(store.article(ArticleId(1)).await.unwrap(), None);
    assert!(store.has_article(ArticleId(1)).await.unwrap());
    assert!(!store.has_article(ArticleId(3)).await.unwrap());
    let latest = store.listing(&ListKey::Latest, None, 9).await.unwrap();
    assert_eq!(ids(&latest.teasers), [2]);
    let changes = store.search_changes(None, 9).await.unwrap().unwrap();
    let told = changes
        .iter()
        .find(|it| it.article == ArticleId(1))
        .unwrap();
    assert_eq!(told.text, None, "an index hears of it");
    assert_eq!(store.sections().await.unwrap()[0].articles, 1);
    assert!(matches!(write(&store, hide()).await, Outcome::Unchanged(_)));
    let unknown = Change::HideArticle("paper.example#9".into());
    assert!(matches!(
        write(&store, unknown).await,
        Outcome::Unchanged(_)
    ));
    let back = write(&store, add(article(1, "a", 5))).await;
    assert!(matches!(back, Outcome::Updated(_)));
    assert!(store.article(ArticleId(1)).await.unwrap().is_some());
}

pub async fn a_hidden_page_returns_when_it_is_written_again(store: Any) {
    write(&store, page("p", "gioi-thieu")).await;
    let hide = || Change::HidePage("p".into());
    assert!(matches!(write(&store, hide()).await, Outcome::Updated(_)));
    assert_eq!(store.page(&slug("gioi-thieu")).await.unwrap(), None);
    assert!(store.pages().await.unwrap().is_empty());
    assert!(matches!(write(&store, hide()).await, Outcome::Unchanged(_)));
    let back = write(&store, page("p", "gioi-thieu")).await;
    assert!(matches!(back, Outcome::Updated(_)));
    assert!(store.page(&slug("gioi-thieu")).await.unwrap().is_some());
}

pub async fn a_removed_comment_is_not_read(store: Any) {
    store
        .apply(&[section("a"), add(article(1, "a", 5)), comment("c", 1, 9)])
        .await
        .unwrap();
    let remove = || Change::RemoveComment("c".into());
    assert!(matches!(write(&store, remove()).await, Outcome::Updated(_)));
    let read = store.article(ArticleId(1)).await.unwrap().unwrap();
    assert_eq!(read.comments, []);
    assert!(matches!(
        write(&store, remove()).await,
        Outcome::Unchanged(_)
    ));
}

pub async fn a_store_with_a_page_is_not_empty(store: Any) {
    assert!(store.is_empty().await.unwrap());
    write(&store, page("p", "gioi-thieu")).await;
    assert!(!store.is_empty().await.unwrap());
}

pub async fn a_store_with_only_a_file_is_not_empty(store: Any) {
    write(&store, media("m", Some(7), None)).await;
    assert!(!store.is_empty().await.unwrap());
}

pub async fn an_origin_of_a_page_is_not_an_article(store: Any) {
    write(&store, page("p", "gioi-thieu")).await;
    assert_eq!(store.article_of_origin("p").await.unwrap(), None);
}

#[expect(clippy::too_many_lines, reason = "one story of a demo that leaves")]
pub async fn removing_the_demo_removes_only_its_records(store: Any) {
    let mut demo = article(DEMO_IDS_FROM, "demo-con", 5);
    demo.demo = true;
    demo.other_sections = vec![slug("chung"), slug("trong")];
    demo.topics = vec![slug("demo-t"), slug("chung-t")];
    demo.authors = vec![slug("demo-w"), slug("chung-w")];
    demo.desk = Some(slug("dm"));
    demo.cover = Some(MediaId(7));
    demo.pictures = vec![MediaId(7), MediaId(8)];
    let mut real = article(1, "chung", 6);
    real.topics = vec![slug("chung-t")];
    real.authors = vec![slug("chung-w")];
    real.cover = Some(MediaId(8));
    let demo_comment = comment("dc", DEMO_IDS_FROM, 9);
    store
        .apply(&[
            section("demo-me"),
            section_in("demo-con", Some("demo-me"), 1),
            section("chung"),
            section("trong"),
            section("rieng"),
            topic("demo-t"),
            topic("chung-t"),
            author("demo-w"),
            author("chung-w"),
            desk("DM"),
            media("m7", Some(7), None),
            media("m8", Some(8), None),
            add(demo),
            add(real),
            demo_comment,
            redirect(
                "/demo",
                &format!("/bai-{DEMO_IDS_FROM}-{DEMO_IDS_FROM}.html"),
            ),
            redirect("/that", "/bai-1-1.html"),
        ])
        .await
        .unwrap();
    rank_all(&store).await;
    assert_eq!(store.remove_demo().await.unwrap(), 1);
    assert!(!store.has_article(ArticleId(DEMO_IDS_FROM)).await.unwrap());
    let latest = store.listing(&ListKey::Latest, None, 9).await.unwrap();
    assert_eq!(ids(&latest.teasers), [1]);
    let sections = store.sections().await.unwrap();
    let mut names: Vec<&str> = sections.iter().map(|it| it.slug.as_str()).collect();
    names.sort_unstable();
    assert_eq!(names, ["chung", "rieng"]);
    assert_eq!(store.topic(&slug("demo-t")).await.unwrap(), None);
    assert!(store.topic(&slug("chung-t")).await.unwrap().is_some());
    assert_eq!(store.author(&slug("demo-w")).await.unwrap(), None);
    assert!(store.author(&slug("chung-w")).await.unwrap().is_some());
    assert_eq!(store.desk(&slug("dm")).await.unwrap(), None);
    assert_eq!(store.redirect("/demo").await.unwrap(), None);
    assert!(store.redirect("/that").await.unwrap().is_some());
    let changes = store.search_changes(None, 99).await.unwrap().unwrap();
    let left = changes.iter().filter(|it| it.text.is_some());
    let left: Vec<i64> = left.map(|it| it.article.0).collect();
    assert_eq!(left, [1], "an index hears of it");
    // Its cover stays; the other file's record was removed, so its number is
    // free.
    let again = write(&store, media("m9", Some(7), None)).await;
    assert_eq!(again.key(), &store::ChangeKey::Media(MediaId(7)));
    let other = write(&store, media("m8", Some(8), None)).await;
    assert!(matches!(other, Outcome::Unchanged(_)));
    let revision = store.revision().await.unwrap();
    assert_eq!(store.remove_demo().await.unwrap(), 0);
    assert_eq!(store.revision().await.unwrap(), revision);
}
