//! Importing the same export into a database of an earlier version.

use store::ArticleId;
use store::traits::*;
use store_sqlite::SqliteStore;

use crate::support::{PAPER, Paper};

/// A copy of a database made before digests had a version; see its README.
async fn old_paper() -> Paper {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(
        folder.path().join("paper.db"),
        include_bytes!("../fixtures/databases/0.1.0-first-digests.db"),
    )
    .unwrap();
    let store = SqliteStore::open(&format!("sqlite:{}/paper.db", folder.path().display()))
        .await
        .unwrap();
    Paper { folder, store }
}

#[tokio::test]
async fn the_same_export_is_unchanged() {
    let paper = old_paper().await;
    let report = paper.import(PAPER).await.unwrap();
    assert_eq!(report.written(), 0, "{report}");
    assert_eq!(report.articles.unchanged, 5, "{report}");
    assert_eq!(report.pages.unchanged, 1, "{report}");
    assert_eq!(report.comments.unchanged, 2, "{report}");
    assert_eq!(report.pictures.unchanged, 2, "{report}");

    let corrected = paper.store.article(ArticleId(100)).await.unwrap().unwrap();
    assert_eq!(corrected.title, "Lò gốm đỏ lửa (đã sửa)");
    assert_eq!(corrected.body.as_str(), "<p>Thân bài đã sửa.</p>");
    let withdrawn = paper.store.withdrawn(ArticleId(104)).await.unwrap();
    assert!(withdrawn.is_some());

    // The digests have the current version now; a third run compares those.
    let report = paper.import(PAPER).await.unwrap();
    assert_eq!(report.written(), 0, "{report}");
}

#[tokio::test]
async fn a_changed_record_is_updated() {
    for (from, to, changed) in [
        (
            "Men tro bếp &amp; chuyện pha men",
            "Men tro bếp",
            "articles",
        ),
        ("Tờ báo của", "Bản tin của", "pages"),
        ("Mừng cho xóm mình.", "Mừng cho xóm ta.", "comments"),
        ("Lò gốm nhìn từ bến", "Lò gốm nhìn từ sông", "pictures"),
    ] {
        let paper = old_paper().await;
        let export = PAPER.replace(from, to);
        assert_ne!(export, PAPER, "{from}");
        let report = paper.import(export).await.unwrap();
        let updated = match changed {
            "articles" => report.articles.updated,
            "pages" => report.pages.updated,
            "comments" => report.comments.updated,
            _ => report.pictures.updated,
        };
        assert_eq!((updated, report.written()), (1, 1), "{changed}: {report}");
    }
}

#[tokio::test]
async fn a_corrected_text_stays_when_the_source_changes_it() {
    let paper = old_paper().await;
    let export = PAPER.replace("đỏ lửa trở lại", "lại đỏ lửa");
    assert_ne!(export, PAPER);
    let report = paper.import(export).await.unwrap();
    assert_eq!(report.articles.updated, 1, "{report}");
    let corrected = paper.store.article(ArticleId(100)).await.unwrap().unwrap();
    assert_eq!(corrected.title, "Lò gốm đỏ lửa (đã sửa)");
}
