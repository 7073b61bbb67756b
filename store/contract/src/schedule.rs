//! Articles with a time of publication in the future, and invalid times.
#![allow(missing_docs, reason = "the names say the rules")]
#![allow(
    clippy::missing_panics_doc,
    clippy::unwrap_used,
    reason = "tests fail by panicking"
)]

use store::{ArticleId, Change, ListKey, Outcome, StoreError, Timestamp};

use crate::fixtures::{
    Any, add, article, ids, is_in_search_feed, media, rank_all, section, slug, topic, write,
};

/// 2126-01-01, in seconds since 1970.
const FUTURE: i64 = 4_922_899_200;

async fn latest(store: &Any) -> Vec<i64> {
    ids(&store
        .listing(&ListKey::Latest, None, 9)
        .await
        .unwrap()
        .teasers)
}

/// True if readers find the article somewhere.
async fn is_anywhere(store: &Any, id: i64) -> bool {
    let article = store.article(ArticleId(id)).await.unwrap();
    let front = store.front(&[slug("a")], 9, 9).await.unwrap();
    let sitemap = store
        .sitemap_entries(ArticleId(0), ArticleId(999), 99)
        .await
        .unwrap();
    let slugs = store
        .article_of_slug(&slug(&format!("bai-{id}")), None)
        .await
        .unwrap();
    article.is_some()
        || latest(store).await.contains(&id)
        || front.latest.iter().any(|story| story.teaser.id.0 == id)
        || sitemap.iter().any(|entry| entry.id.0 == id)
        || slugs.is_some()
        || is_in_search_feed(store, id, "bai").await
}

async fn with_two(store: &Any) {
    let mut scheduled = article(2, "a", FUTURE);
    scheduled.topics = vec![slug("t")];
    let mut published = article(1, "a", 5);
    published.topics = vec![slug("t")];
    store
        .apply(&[section("a"), topic("t"), add(published), add(scheduled)])
        .await
        .unwrap();
    rank_all(store).await;
}

pub async fn an_article_of_the_future_appears_at_its_time(store: Any) {
    with_two(&store).await;
    assert!(!is_anywhere(&store, 2).await);
    assert!(store.has_article(ArticleId(2)).await.unwrap());
    assert_eq!(store.sections().await.unwrap()[0].articles, 1);
    let (_, boxes) = store
        .article_with_boxes(ArticleId(1), None)
        .await
        .unwrap()
        .unwrap();
    assert!(boxes.related.is_empty());

    assert_eq!(store.publish_due(Timestamp(FUTURE - 1)).await.unwrap(), 0);
    assert!(!is_anywhere(&store, 2).await, "never early");
    let before = store.revision().await.unwrap();
    assert_eq!(store.publish_due(Timestamp(FUTURE)).await.unwrap(), 1);
    assert_eq!(store.publish_due(Timestamp(FUTURE)).await.unwrap(), 0);
    assert_ne!(store.revision().await.unwrap(), before);
    assert_eq!(latest(&store).await, [2, 1]);
    assert!(is_in_search_feed(&store, 2, "bai").await);
    assert_eq!(store.sections().await.unwrap()[0].articles, 2);
    rank_all(&store).await;
    let (_, boxes) = store
        .article_with_boxes(ArticleId(1), None)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(ids(&boxes.related), [2]);
}

pub async fn writing_a_scheduled_article_again_changes_nothing(store: Any) {
    with_two(&store).await;
    let mut again = article(2, "a", FUTURE);
    again.topics = vec![slug("t")];
    let outcome = write(&store, add(again)).await;
    assert!(matches!(outcome, Outcome::Unchanged(_)), "{outcome:?}");
    assert!(!is_anywhere(&store, 2).await);
    // An earlier time publishes it; a later one takes it back.
    write(&store, add(article(2, "a", 7))).await;
    assert!(is_anywhere(&store, 2).await);
    write(&store, add(article(2, "a", FUTURE))).await;
    assert!(!is_anywhere(&store, 2).await);
    // A draft stays a draft at its time.
    let mut draft = article(2, "a", FUTURE);
    draft.published = false;
    write(&store, add(draft)).await;
    assert_eq!(store.publish_due(Timestamp(FUTURE)).await.unwrap(), 0);
    assert!(!is_anywhere(&store, 2).await);
}

pub async fn a_hidden_or_withdrawn_article_leaves_the_schedule(store: Any) {
    with_two(&store).await;
    let id = ArticleId(2);
    let withdraw = Change::Withdraw {
        article: id,
        reason: None,
        at: Timestamp(9),
    };
    write(&store, withdraw).await;
    assert_eq!(store.publish_due(Timestamp(FUTURE)).await.unwrap(), 0);
    assert!(!is_anywhere(&store, 2).await);
    write(&store, Change::Restore { article: id }).await;
    assert!(!is_anywhere(&store, 2).await, "its time has not come");
    let hide = Change::HideArticle("paper.example#2".into());
    assert!(matches!(write(&store, hide).await, Outcome::Updated(_)));
    assert_eq!(store.publish_due(Timestamp(FUTURE)).await.unwrap(), 0);
    assert!(!is_anywhere(&store, 2).await);
    // Written again, it is scheduled again.
    write(&store, add(article(2, "a", FUTURE))).await;
    assert_eq!(store.publish_due(Timestamp(FUTURE)).await.unwrap(), 1);
    assert!(is_anywhere(&store, 2).await);
}

pub async fn times_outside_of_four_digit_years_are_rejected(store: Any) {
    write(&store, section("a")).await;
    write(&store, media("m", Some(1), None)).await;
    for time in [
        Timestamp(Timestamp::FIRST.0 - 1),
        Timestamp(Timestamp::LAST.0 + 1),
        Timestamp(i64::MAX),
        Timestamp(i64::MIN),
    ] {
        let error = store
            .apply(&[add(article(1, "a", time.0))])
            .await
            .unwrap_err();
        assert!(matches!(error, StoreError::Time { .. }), "{error}");
    }
    for (id, time) in [(1, Timestamp::FIRST), (2, Timestamp::LAST)] {
        write(&store, add(article(id, "a", time.0))).await;
    }
    assert_eq!(latest(&store).await, [1]);
    assert_eq!(store.publish_due(Timestamp::LAST).await.unwrap(), 1);
    assert_eq!(latest(&store).await, [2, 1]);
}
