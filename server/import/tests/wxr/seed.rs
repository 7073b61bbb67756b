//! Importing the real export that the project started from, if it is present.

use std::path::PathBuf;

use store::ArticleId;
use store::traits::*;

use crate::support::Paper;

fn seed() -> Option<PathBuf> {
    let mut above = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    while above.pop() {
        let file = above.join("shared/seed/langnghe.wxr.xml");
        if file.exists() {
            return Some(file);
        }
    }
    println!("skipped: no shared/seed/langnghe.wxr.xml beside the project");
    None
}

#[tokio::test]
async fn real_export_is_imported() {
    let Some(file) = seed() else { return };
    let paper = Paper::new().await;
    let options = paper.options(&file);
    let report = import::wxr(&paper.store, &options).await.unwrap();
    assert_eq!(
        (
            report.articles.added,
            report.articles.skipped,
            report.unpublished
        ),
        (26, 0, 0),
        "{report}"
    );
    for id in 1000..=1025 {
        assert!(
            paper.store.article(ArticleId(id)).await.unwrap().is_some(),
            "{id}"
        );
    }
    for id in 1000..=1025 {
        let article = paper.store.article(ArticleId(id)).await.unwrap().unwrap();
        assert!(viet::is_complete(&article.summary), "{}", article.summary);
    }
    let article = paper.store.article(ArticleId(1000)).await.unwrap().unwrap();
    assert_eq!(article.desk.as_ref().unwrap().initials, "LNV");
    assert!(
        article.lead.starts_with("Ngày 09/02/2021"),
        "{}",
        article.lead
    );
    assert!(
        article
            .author_line
            .as_deref()
            .unwrap()
            .ends_with("Bắc Giang")
    );
    assert_eq!(article.section.slug.as_str(), "san-pham-ocop");
    let body = article.body.as_str();
    assert!(
        body.contains("<figure data-media=") && body.contains("<figcaption>"),
        "{body}"
    );
    assert_eq!(body.matches("<p>").count(), 9, "{body}");
    assert_eq!(
        paper
            .store
            .redirect(&format!("/{}-1000.html", article.slug))
            .await
            .unwrap(),
        None
    );
    let again = import::wxr(&paper.store, &options).await.unwrap();
    assert_eq!(again.written(), 0, "{again}");
}
