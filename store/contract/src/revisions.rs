//! Revisions of articles: which changes raise them, and which do not.
#![allow(missing_docs, reason = "the names say the rules")]
#![allow(
    clippy::missing_panics_doc,
    clippy::unwrap_used,
    reason = "tests fail by panicking"
)]

use store::{
    ArticleEvent, ArticleEventKind, ArticleId, ArticleState, Change, NewArticle, NewCorrection,
    SummaryCorrection, Timestamp,
};

use crate::fixtures::{Any, add, article, author, comment, section, slug, topic, write};

const ID: ArticleId = ArticleId(1);

fn first() -> NewArticle {
    article(1, "a", 1_000)
}

async fn with_one(store: &Any) {
    for change in [
        section("a"),
        section("b"),
        topic("t"),
        author("w"),
        add(first()),
    ] {
        write(store, change).await;
    }
}

async fn state(store: &Any) -> ArticleState {
    let state = store.article_state(ID).await.unwrap().unwrap();
    if let Some(article) = store.article(ID).await.unwrap() {
        assert_eq!(article.revision, state.revision, "pages print the same");
    }
    state
}

/// The newest change, which must have made the current revision.
async fn newest(store: &Any) -> ArticleEvent {
    let state = state(store).await;
    let event = state.events[0];
    assert_eq!(event.revision, state.revision);
    event
}

fn correction(text: &str, at: i64) -> Change {
    Change::Correct(NewCorrection {
        article: ID,
        text: text.to_owned(),
        at: Timestamp(at),
        title: None,
        lead: None,
        body: None,
        summary: SummaryCorrection::Keep,
    })
}

pub async fn a_change_of_what_the_page_shows_raises_the_revision(store: Any) {
    with_one(&store).await;
    let mut before = state(&store).await;
    assert!(before.events.is_empty() && before.published);
    let changes: [fn(&mut NewArticle); 8] = [
        |it| it.title.push('!'),
        |it| it.lead.push('!'),
        |it| it.body = store::Html::clean("<p>Khác.</p>"),
        |it| it.author_line = Some("Ai đó".to_owned()),
        |it| it.section = slug("b"),
        |it| it.topics = vec![slug("t")],
        |it| it.authors = vec![slug("w")],
        |it| it.published_at = Timestamp(2_000),
    ];
    let mut new = first();
    for (nth, change) in changes.into_iter().enumerate() {
        change(&mut new);
        write(&store, add(new.clone())).await;
        let event = newest(&store).await;
        assert_eq!(event.kind, ArticleEventKind::Updated, "{nth}");
        assert_eq!(event.revision, before.revision + 1, "{nth}");
        before = state(&store).await;
        // The same again is no change.
        write(&store, add(new.clone())).await;
        assert_eq!(state(&store).await, before, "{nth}");
    }
}

pub async fn what_the_page_does_not_show_raises_no_revision(store: Any) {
    with_one(&store).await;
    let before = state(&store).await;
    store
        .count_reads(&[(ID, 3)], Timestamp(2_000))
        .await
        .unwrap();
    write(&store, comment("c", 1, 5)).await;
    let mut new = first();
    "Câu giới thiệu khác.".clone_into(&mut new.summary);
    new.updated_at = Timestamp(5_000);
    write(&store, add(new)).await;
    write(&store, add(article(2, "a", 1_500))).await;
    crate::fixtures::rank_all(&store).await;
    assert_eq!(state(&store).await, before);
}

pub async fn a_correction_is_an_event_with_its_time(store: Any) {
    with_one(&store).await;
    let before = state(&store).await.revision;
    write(&store, correction("Số đúng là 7.", 9_000)).await;
    let expected = ArticleEvent {
        revision: before + 1,
        kind: ArticleEventKind::Corrected,
        at: Timestamp(9_000),
    };
    assert_eq!(newest(&store).await, expected);
    write(&store, correction("Số đúng là 7.", 9_000)).await;
    assert_eq!(newest(&store).await, expected, "the same is no change");
}

pub async fn a_withdrawn_article_keeps_its_state(store: Any) {
    with_one(&store).await;
    let withdraw = Change::Withdraw {
        article: ID,
        reason: Some("Bí mật".to_owned()),
        at: Timestamp(9_000),
    };
    write(&store, withdraw).await;
    let gone = state(&store).await;
    assert!(!gone.published);
    assert_eq!(newest(&store).await.kind, ArticleEventKind::Withdrawn);
    write(&store, Change::Restore { article: ID }).await;
    let back = newest(&store).await;
    assert_eq!(back.kind, ArticleEventKind::Updated);
    assert_eq!(back.revision, gone.revision + 1);
    assert!(state(&store).await.published);
    let origin = first().origin;
    write(&store, Change::HideArticle(origin)).await;
    assert_eq!(newest(&store).await.kind, ArticleEventKind::Withdrawn);
}

pub async fn articles_that_nobody_could_read_have_no_state(store: Any) {
    with_one(&store).await;
    assert_eq!(store.article_state(ArticleId(7)).await.unwrap(), None);
    let mut draft = article(2, "a", 1_000);
    draft.published = false;
    write(&store, add(draft.clone())).await;
    "Nháp khác".clone_into(&mut draft.title);
    write(&store, add(draft.clone())).await;
    assert_eq!(store.article_state(ArticleId(2)).await.unwrap(), None);
    draft.published = true;
    write(&store, add(draft)).await;
    let published = store.article_state(ArticleId(2)).await.unwrap().unwrap();
    assert!(published.events.is_empty(), "publishing is no change");
}

pub async fn only_the_latest_changes_are_kept(store: Any) {
    with_one(&store).await;
    let count = i64::try_from(ArticleState::EVENTS).unwrap() + 3;
    for nth in 0..count {
        write(&store, correction(&format!("Lần {nth}."), 9_000 + nth)).await;
    }
    let events = state(&store).await.events;
    assert_eq!(events.len(), ArticleState::EVENTS);
    let times: Vec<i64> = events.iter().map(|it| it.at.0).collect();
    let expected: Vec<i64> = (0..count)
        .rev()
        .take(events.len())
        .map(|it| 9_000 + it)
        .collect();
    assert_eq!(times, expected, "newest first");
}
