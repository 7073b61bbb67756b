//! The summary and the pictures of a corrected article.
#![allow(missing_docs, reason = "the names say the rules")]
#![allow(
    clippy::missing_panics_doc,
    clippy::unwrap_used,
    reason = "tests fail by panicking"
)]

use store::{
    ArticleId, Change, Html, ListKey, MediaId, NewArticle, NewCorrection, Outcome, StoreError,
    SummaryCorrection, Timestamp,
};

use crate::fixtures::{Any, add, article, is_in_search_feed, media, section, write};

const WRONG: &str = "Sáng nay lò gốm làng Vân có 12 thợ, kể cả người học nghề.";
const RIGHT: &str = "Sáng nay lò gốm làng Vân có 21 thợ, kể cả người học nghề.";

/// Article 1 with the wrong lead and this summary.
async fn wrong(store: &Any, summary: &str) -> NewArticle {
    let mut new = article(1, "a", 3600);
    new.lead = WRONG.into();
    new.summary = summary.into();
    store
        .apply(&[section("a"), add(new.clone())])
        .await
        .unwrap();
    new
}

fn lead_correction(summary: SummaryCorrection) -> NewCorrection {
    NewCorrection {
        article: ArticleId(1),
        text: "Lò có 21 thợ.".into(),
        at: Timestamp(9000),
        title: None,
        lead: Some(RIGHT.into()),
        body: None,
        summary,
    }
}

pub async fn a_summary_taken_from_the_lead_follows_it(store: Any) {
    let source = wrong(&store, "Sáng nay lò gốm làng Vân có 12 thợ, kể…").await;
    let correction = lead_correction(SummaryCorrection::Follow);
    write(&store, Change::Correct(correction)).await;
    let list = store.listing(&ListKey::Latest, None, 9).await.unwrap();
    assert_eq!(
        list.teasers[0].summary,
        "Sáng nay lò gốm làng Vân có 21 thợ, kể…"
    );
    assert!(is_in_search_feed(&store, 1, "21 tho").await);
    assert!(!is_in_search_feed(&store, 1, "12 tho").await);
    let versions = store.versions(ArticleId(1)).await.unwrap();
    let replaced = versions[0].summary.as_deref();
    assert_eq!(replaced, Some(source.summary.as_str()));
    // The source still has the wrong summary.
    let again = write(&store, add(source.clone())).await;
    assert!(matches!(again, Outcome::Unchanged(_)), "{again:?}");
    let mut changed = source;
    changed.author_line = Some("Trung tâm KC".into());
    let again = write(&store, add(changed)).await;
    assert!(matches!(again, Outcome::TextKept(_)), "{again:?}");
    let now = store.article(ArticleId(1)).await.unwrap().unwrap();
    assert_eq!(now.summary, "Sáng nay lò gốm làng Vân có 21 thợ, kể…");
    assert_eq!(now.author_line.as_deref(), Some("Trung tâm KC"));
}

pub async fn a_summary_of_its_own_needs_a_decision(store: Any) {
    let own = "Làng Vân có mười hai thợ gốm.";
    wrong(&store, own).await;
    let error = store
        .apply(&[Change::Correct(lead_correction(SummaryCorrection::Follow))])
        .await
        .unwrap_err();
    assert!(
        matches!(&error, StoreError::OwnSummary { article: ArticleId(1), summary } if summary == own),
        "{error}"
    );
    let now = store.article(ArticleId(1)).await.unwrap().unwrap();
    assert_eq!(now.lead, WRONG, "nothing is changed");
    assert!(now.corrections.is_empty());
    let keep = lead_correction(SummaryCorrection::Keep);
    write(&store, Change::Correct(keep)).await;
    let now = store.article(ArticleId(1)).await.unwrap().unwrap();
    assert_eq!((&*now.lead, &*now.summary), (RIGHT, own));
    let replaced = NewCorrection {
        lead: None,
        text: "Cả tóm tắt cũng sai.".into(),
        ..lead_correction(SummaryCorrection::Replace("Làng Vân có 21 thợ gốm.".into()))
    };
    write(&store, Change::Correct(replaced)).await;
    let now = store.article(ArticleId(1)).await.unwrap().unwrap();
    assert_eq!(now.summary, "Làng Vân có 21 thợ gốm.");
    let versions = store.versions(ArticleId(1)).await.unwrap();
    assert_eq!(versions[0].summary.as_deref(), Some(own));
    assert_eq!(versions[1].summary, None, "it was not changed");
}

pub async fn a_corrected_body_has_its_own_pictures(store: Any) {
    let mut new = article(1, "a", 3600);
    new.body = Html::clean("<figure data-media=\"7\"></figure><p>a</p>");
    new.pictures = vec![MediaId(7)];
    store
        .apply(&[
            section("a"),
            media("m7", Some(7), Some("cu")),
            media("m8", Some(8), Some("moi")),
            add(new),
        ])
        .await
        .unwrap();
    let body = |picture: i64| NewCorrection {
        lead: None,
        body: Some(Html::clean(&format!(
            "<p>b</p><figure data-media=\"{picture}\"></figure>"
        ))),
        ..lead_correction(SummaryCorrection::Keep)
    };
    let error = store.apply(&[Change::Correct(body(9))]).await.unwrap_err();
    assert_eq!(error.to_string(), "there is no picture 9");
    write(&store, Change::Correct(body(8))).await;
    let now = store.article(ArticleId(1)).await.unwrap().unwrap();
    let pictures: Vec<i64> = now.pictures.iter().map(|picture| picture.id.0).collect();
    assert_eq!(pictures, [8]);
}
