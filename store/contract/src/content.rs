//! Which changes of the content are told, and which are none.
#![allow(missing_docs, reason = "the names say the rules")]
#![allow(
    clippy::missing_panics_doc,
    clippy::unwrap_used,
    reason = "tests fail by panicking"
)]

use std::collections::HashSet;

use store::{
    ArticleId, Change, ListKey, NewCorrection, SummaryCorrection, Timestamp, Touched,
    WeatherReading,
};

use crate::fixtures::{Any, add, article, author, comment, page, rank_all, section, slug, topic};

/// 1970-01-02 in Việt Nam.
const NEXT_DAY: i64 = 86_400 - 7 * 3600;

async fn revision(store: &Any) -> u64 {
    store.content_changes(None).await.unwrap().revision
}

/// What is told after a revision, and the revision then.
async fn told(store: &Any, after: u64) -> (HashSet<Touched>, u64) {
    let changes = store.content_changes(Some(after)).await.unwrap();
    let count = changes.touched.len();
    let touched: HashSet<Touched> = changes.touched.into_iter().collect();
    assert_eq!(touched.len(), count, "each once");
    (touched, changes.revision)
}

fn lists() -> [Touched; 5] {
    [
        Touched::List(ListKey::Latest),
        Touched::List(ListKey::Section(slug("a"))),
        Touched::List(ListKey::Topic(slug("t"))),
        Touched::List(ListKey::Writer(slug("w"))),
        Touched::Day(1),
    ]
}

/// A published article in every kind of list.
async fn with_one(store: &Any) -> Change {
    store
        .apply(&[section("a"), topic("t"), author("w")])
        .await
        .unwrap();
    let mut new = article(1, "a", NEXT_DAY);
    new.topics = vec![slug("t")];
    new.authors = vec![slug("w")];
    let change = add(new);
    store.apply(std::slice::from_ref(&change)).await.unwrap();
    rank_all(store).await;
    change
}

pub async fn an_article_touches_itself_its_lists_and_its_day(store: Any) {
    let before = revision(&store).await;
    let change = with_one(&store).await;
    let (touched, then) = told(&store, before).await;
    assert!(then > before);
    for expected in lists().into_iter().chain([Touched::Article(ArticleId(1))]) {
        assert!(touched.contains(&expected), "{expected:?} of {touched:?}");
    }
    // The same again is no change.
    store.apply(std::slice::from_ref(&change)).await.unwrap();
    assert_eq!(told(&store, then).await, (HashSet::new(), then));
    // A new title stands in every list.
    let Change::Article(mut new) = change else {
        unreachable!()
    };
    "Khác".clone_into(&mut new.title);
    store.apply(&[Change::Article(new)]).await.unwrap();
    let (touched, _) = told(&store, then).await;
    for expected in lists().into_iter().chain([Touched::Article(ArticleId(1))]) {
        assert!(touched.contains(&expected), "{expected:?} of {touched:?}");
    }
    assert!(!touched.contains(&Touched::Everything));
}

pub async fn an_article_that_leaves_touches_what_showed_it(store: Any) {
    with_one(&store).await;
    let before = revision(&store).await;
    let withdraw = Change::Withdraw {
        article: ArticleId(1),
        reason: None,
        at: Timestamp(NEXT_DAY + 9),
    };
    store.apply(&[withdraw]).await.unwrap();
    let (touched, then) = told(&store, before).await;
    for expected in lists().into_iter().chain([Touched::Gone(ArticleId(1))]) {
        assert!(touched.contains(&expected), "{expected:?} of {touched:?}");
    }
    let restore = Change::Restore {
        article: ArticleId(1),
    };
    store.apply(&[restore]).await.unwrap();
    let (touched, _) = told(&store, then).await;
    assert!(touched.contains(&Touched::Article(ArticleId(1))));
    assert!(!touched.contains(&Touched::Gone(ArticleId(1))));
}

pub async fn what_readers_do_not_see_touches_nothing(store: Any) {
    with_one(&store).await;
    let before = revision(&store).await;
    store
        .count_reads(&[(ArticleId(1), 3)], Timestamp(NEXT_DAY))
        .await
        .unwrap();
    let reading = WeatherReading {
        city: "Huế".to_owned(),
        tenths: 251,
        code: 1,
        at: Timestamp(1),
    };
    store.set_weather(&[reading]).await.unwrap();
    store.set_key_value("a", Some("b")).await.unwrap();
    let mut draft = article(2, "a", NEXT_DAY);
    draft.published = false;
    store.apply(&[add(draft)]).await.unwrap();
    rank_all(&store).await;
    assert_eq!(told(&store, before).await, (HashSet::new(), before));
}

pub async fn names_pages_and_sections_touch_everything(store: Any) {
    with_one(&store).await;
    for change in [section("b"), page("p1", "gioi-thieu")] {
        let before = revision(&store).await;
        store.apply(&[change]).await.unwrap();
        assert!(told(&store, before).await.0.contains(&Touched::Everything));
    }
}

pub async fn pins_corrections_and_comments_are_told(store: Any) {
    with_one(&store).await;
    let before = revision(&store).await;
    store.pin(1, ArticleId(1), None).await.unwrap();
    let (touched, then) = told(&store, before).await;
    assert_eq!(touched, HashSet::from([Touched::Pins]));
    store.unpin(1).await.unwrap();
    let (touched, then) = told(&store, then).await;
    assert_eq!(touched, HashSet::from([Touched::Pins]));
    store.apply(&[comment("c1", 1, 5)]).await.unwrap();
    let (touched, then) = told(&store, then).await;
    assert_eq!(touched, HashSet::from([Touched::Article(ArticleId(1))]));
    let correction = NewCorrection {
        article: ArticleId(1),
        text: "Tên đúng.".to_owned(),
        at: Timestamp(NEXT_DAY + 9),
        title: Some("Đúng".to_owned()),
        lead: None,
        body: None,
        summary: SummaryCorrection::Keep,
    };
    store.apply(&[Change::Correct(correction)]).await.unwrap();
    let (touched, _) = told(&store, then).await;
    assert!(touched.contains(&Touched::Corrections));
    assert!(touched.contains(&Touched::Article(ArticleId(1))));
}

pub async fn a_path_can_be_touched(store: Any) {
    let before = revision(&store).await;
    let path = Touched::Path("/moi-nhat?lite".to_owned());
    store.touch(&path).await.unwrap();
    store.touch(&path).await.unwrap();
    let (touched, then) = told(&store, before).await;
    assert_eq!(touched, HashSet::from([path]));
    assert!(then > before);
}

pub async fn an_unknown_revision_touches_everything(store: Any) {
    let now = revision(&store).await;
    let (touched, _) = told(&store, now + 1).await;
    assert_eq!(touched, HashSet::from([Touched::Everything]));
    assert!(told(&store, now).await.0.is_empty());
}
