//! Numbers and addresses that are in use.

use store::ArticleId;
use store::traits::*;

use store_contract::fixtures::{add, article, section};

use crate::support::{Paper, export, post};

#[tokio::test]
async fn used_number_is_replaced_with_a_redirect() {
    let paper = Paper::new().await;
    let other =
        export(&post(7, "khac", "<p>Bài của nhà khác.</p>")).replace("bao.example", "khac.example");
    paper.import(other).await.unwrap();
    let export = export(&post(7, "bai", "<p>Bài của ta.</p>"));
    let report = paper.import(&export).await.unwrap();
    let id = paper
        .store
        .article_of_origin("bao.example#7")
        .await
        .unwrap()
        .unwrap();
    assert_ne!(id, ArticleId(7));
    assert!(report.to_string().contains(&format!(
        "post 7 (Bài 7): its number was in use: its number here is {id}"
    )));
    for from in ["/bai", "/?p=7", "/bai-7.html"] {
        let to = paper
            .store
            .redirect(from)
            .await
            .unwrap()
            .map(|redirect| redirect.to);
        assert_eq!(to, Some(format!("/bai-{id}.html")), "{from}");
    }
    let first = paper.store.article(ArticleId(7)).await.unwrap().unwrap();
    assert_eq!(first.slug.as_str(), "khac", "the first keeps its number");
    assert_eq!(paper.import(&export).await.unwrap().written(), 0);
}

#[tokio::test]
async fn used_number_does_not_change_others() {
    let paper = Paper::new().await;
    let other = export(&post(1, "khac", "<p>a</p>")).replace("bao.example", "khac.example");
    paper.import(other).await.unwrap();
    let posts: Vec<String> = (1..=150)
        .map(|id| post(id, &format!("bai-{id}"), "<p>a</p>"))
        .collect();
    let export = export(&posts.join("\n"));
    paper.import(&export).await.unwrap();
    for id in 1..=150 {
        let stored = paper
            .store
            .article_of_origin(&format!("bao.example#{id}"))
            .await
            .unwrap()
            .unwrap();
        assert_eq!(stored.0, if id == 1 { 151 } else { id });
    }
    assert_eq!(paper.import(&export).await.unwrap().written(), 0);
    // In a third site's import, these numbers are in use, and the next one
    // above them.
    let third = export.replace("bao.example", "ba.example");
    paper.import(&third).await.unwrap();
    let last = paper
        .store
        .article_of_origin("ba.example#150")
        .await
        .unwrap()
        .unwrap();
    assert_eq!(last.0, 301);
    assert_eq!(paper.import(&third).await.unwrap().articles.unchanged, 150);
}

#[tokio::test]
async fn demo_numbers_stay_with_the_demo() {
    let paper = Paper::new().await;
    let far = store::DEMO_IDS_FROM + 5;
    paper
        .import(export(&post(far, "xa", "<p>a</p>")))
        .await
        .unwrap();
    let report = paper
        .import(export(&post(far, "xa", "<p>a</p>")))
        .await
        .unwrap();
    assert_eq!(report.written(), 0, "{report}");
}

#[tokio::test]
async fn hidden_and_other_articles_keep_their_numbers() {
    let paper = Paper::new().await;
    let hidden = export(&format!(
        "{}\n{}",
        post(2, "a", "<p>a</p>"),
        post(4, "b", "<p>b</p>")
    ))
    .replace("bao.example", "khac.example")
    .replace("<wp:status>publish<", "<wp:status>draft<");
    paper.import(hidden).await.unwrap();
    let posts: Vec<String> = (1..=3)
        .map(|id| post(id, &format!("bai-{id}"), "<p>a</p>"))
        .collect();
    let file = export(&posts.join("\n"));
    paper.import(&file).await.unwrap();
    for (id, stored) in [(1, 1), (2, 5), (3, 3)] {
        let origin = format!("bao.example#{id}");
        let number = paper.store.article_of_origin(&origin).await.unwrap();
        assert_eq!(number, Some(ArticleId(stored)), "{id}");
    }
    assert_eq!(paper.import(&file).await.unwrap().written(), 0);
}

#[tokio::test]
async fn demo_is_removed_by_an_import() {
    let paper = Paper::new().await;
    let mut demo = article(7, "demo", 5);
    demo.origin = "demo#1".to_owned();
    demo.demo = true;
    let demo = [section("demo"), add(demo)];
    paper.store.apply(&demo).await.unwrap();
    let file = export(&post(7, "bai", "<p>a</p>"));
    let cut = file.replace("</rss>", "");
    paper.import(cut).await.unwrap_err();
    assert!(
        paper
            .store
            .article(ArticleId(7))
            .await
            .unwrap()
            .unwrap()
            .demo,
        "not for a file that is refused"
    );
    let report = paper.import(&file).await.unwrap();
    assert_eq!(report.demo_removed, 1);
    let stored = paper.store.article(ArticleId(7)).await.unwrap().unwrap();
    assert_eq!((stored.slug.as_str(), stored.demo), ("bai", false));
    assert_eq!(
        paper.store.redirect("/bai").await.unwrap().unwrap().to,
        "/bai-7.html"
    );
    let sections = paper.store.sections().await.unwrap();
    assert!(
        sections
            .iter()
            .all(|section| section.slug.as_str() != "demo")
    );
    assert_eq!(paper.import(&file).await.unwrap().written(), 0);
}

#[tokio::test]
async fn an_address_leads_to_its_first_owner_only() {
    let paper = Paper::new().await;
    let both = export(&format!(
        "{}\n{}",
        post(7, "a", "<p>a</p>"),
        post(8, "a", "<p>b</p>")
    ));
    paper.import(&both).await.unwrap();
    assert_eq!(
        paper.store.redirect("/a").await.unwrap().unwrap().to,
        "/a-7.html"
    );
    assert_eq!(paper.import(&both).await.unwrap().written(), 0);
}

#[tokio::test]
async fn duplicate_number_is_imported_once() {
    let paper = Paper::new().await;
    let both = export(&format!(
        "{}\n{}",
        post(7, "a", "<p>a</p>"),
        post(7, "b", "<p>b</p>")
    ));
    let report = paper.import(&both).await.unwrap();
    assert_eq!((report.articles.added, report.articles.skipped), (1, 1));
    assert!(
        report
            .to_string()
            .contains("line 7, post 7 (Bài 7): skipped: its number occurs twice"),
        "{report}"
    );
}

#[tokio::test]
async fn an_unchanged_address_has_no_redirect() {
    let paper = Paper::new().await;
    let same = post(7, "bai", "<p>a</p>").replace("bao.example/bai/", "bao.example/bai-7.html");
    paper.import(export(&same)).await.unwrap();
    assert_eq!(paper.store.redirect("/bai-7.html").await.unwrap(), None);
    assert!(paper.store.redirect("/?p=7").await.unwrap().is_some());
}
