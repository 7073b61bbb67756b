//! A later export of the same site: items that were unpublished, or became
//! something else.

use store::traits::*;
use store::{ArticleId, Change, Html, ListKey, NewCorrection, Slug, Timestamp};

use crate::support::{PAPER, Paper, export, post};

fn slug(text: &str) -> Slug {
    Slug::parse(text).unwrap()
}

fn page(id: i64, name: &str, content: &str) -> String {
    post(id, name, content).replace("<wp:post_type>post<", "<wp:post_type>page<")
}

#[tokio::test]
async fn unpublished_items_are_hidden() {
    for (from, to) in [
        ("<wp:status>publish<", "<wp:status>trash<"),
        ("<wp:status>publish<", "<wp:status>draft<"),
        ("<wp:status>publish<", "<wp:status>private<"),
        ("<wp:status>publish<", "<wp:status>pending<"),
        (
            "<wp:status>publish<",
            "<wp:post_password>x</wp:post_password><wp:status>publish<",
        ),
    ] {
        let paper = Paper::new().await;
        let items = format!(
            "{}\n{}",
            post(7, "bai", "<p>a</p>"),
            page(8, "trang", "<p>b</p>")
        );
        let shown = export(&items);
        paper.import(&shown).await.unwrap();
        assert!(paper.store.article(ArticleId(7)).await.unwrap().is_some());
        assert!(paper.store.page(&slug("trang")).await.unwrap().is_some());

        let hidden = shown.replace(from, to);
        let report = paper.import(&hidden).await.unwrap();
        assert_eq!(
            (report.articles.updated, report.pages.updated),
            (1, 1),
            "{to}: {report}"
        );
        assert_eq!(paper.store.article(ArticleId(7)).await.unwrap(), None);
        assert_eq!(paper.store.page(&slug("trang")).await.unwrap(), None);
        let latest = paper
            .store
            .listing(&ListKey::Latest, None, 9)
            .await
            .unwrap();
        assert!(latest.teasers.is_empty());
        assert_eq!(paper.import(&hidden).await.unwrap().written(), 0, "{to}");

        paper.import(&shown).await.unwrap();
        assert!(paper.store.article(ArticleId(7)).await.unwrap().is_some());
        assert!(paper.store.page(&slug("trang")).await.unwrap().is_some());
    }
}

#[tokio::test]
async fn scheduled_articles_appear_at_their_time() {
    let paper = Paper::new().await;
    let scheduled = |id: i64, name: &str, year: &str| {
        post(id, name, "<p>a</p>")
            .replace("<wp:status>publish<", "<wp:status>future<")
            .replace("2021-02-18", &format!("{year}-02-18"))
    };
    // The old site missed the time of the first one.
    let items = [scheduled(7, "som", "2021"), scheduled(8, "muon", "2126")];
    let file = export(&items.join("\n"));
    let report = paper.import(&file).await.unwrap();
    assert_eq!((report.articles.added, report.unpublished), (2, 0));
    let said = report.to_string();
    assert!(
        said.contains("it is scheduled and appears at 2126-02-18T08:30:00+07:00"),
        "{said}"
    );
    assert!(paper.store.article(ArticleId(7)).await.unwrap().is_some());
    assert_eq!(paper.store.article(ArticleId(8)).await.unwrap(), None);
    assert_eq!(paper.import(&file).await.unwrap().written(), 0);
    assert_eq!(paper.store.publish_due(Timestamp::LAST).await.unwrap(), 1);
    assert!(paper.store.article(ArticleId(8)).await.unwrap().is_some());
    assert_eq!(paper.import(&file).await.unwrap().written(), 0);
    // A published post with such a time is scheduled, too, and the report says so.
    let published = scheduled(10, "nham", "2126").replace(">future<", ">publish<");
    let said = paper.import(&export(&published)).await.unwrap().to_string();
    assert!(
        said.contains("it is scheduled and appears at 2126"),
        "{said}"
    );
    assert_eq!(paper.store.article(ArticleId(10)).await.unwrap(), None);
    // A page has no time of its own.
    let page = page(9, "trang", "<p>b</p>").replace("<wp:status>publish<", "<wp:status>future<");
    let report = paper.import(&export(&page)).await.unwrap();
    assert_eq!(report.unpublished, 1);
    assert!(paper.store.page(&slug("trang")).await.unwrap().is_none());
}

#[tokio::test]
async fn unpublished_articles_stay_hidden() {
    for status in ["private", "pending", "draft"] {
        let paper = Paper::new().await;
        let file = export(&post(7, "bai", "<p>a</p>"))
            .replace("<wp:status>publish<", &format!("<wp:status>{status}<"));
        let report = paper.import(&file).await.unwrap();
        assert_eq!((report.articles.added, report.unpublished), (1, 1));
        assert!(
            report
                .to_string()
                .contains(&format!("its status is {status}")),
            "{report}"
        );
        assert_eq!(paper.store.article(ArticleId(7)).await.unwrap(), None);
        assert_eq!(paper.store.redirect("/bai").await.unwrap(), None);
        assert_eq!(paper.import(&file).await.unwrap().written(), 0, "{status}");
    }
}

#[tokio::test]
async fn a_post_may_become_a_page_and_a_page_a_post() {
    let paper = Paper::new().await;
    let first = export(&format!(
        "{}\n{}",
        post(7, "a", "<p>a</p>"),
        page(8, "b", "<p>b</p>")
    ));
    let second = export(&format!(
        "{}\n{}",
        page(7, "a", "<p>a</p>"),
        post(8, "b", "<p>b</p>")
    ));
    paper.import(&first).await.unwrap();
    paper.import(&second).await.unwrap();
    assert_eq!(paper.store.article(ArticleId(7)).await.unwrap(), None);
    assert!(paper.store.page(&slug("a")).await.unwrap().is_some());
    assert_eq!(paper.store.page(&slug("b")).await.unwrap(), None);
    assert!(paper.store.article(ArticleId(8)).await.unwrap().is_some());
    assert_eq!(
        paper.store.redirect("/a").await.unwrap().unwrap().to,
        "/trang/a"
    );
    assert_eq!(paper.import(&second).await.unwrap().written(), 0);
}

#[tokio::test]
async fn unapproved_comment_is_removed() {
    let paper = Paper::new().await;
    paper.import(PAPER).await.unwrap();
    let approved = "<wp:comment_content><![CDATA[Mừng cho xóm mình.]]></wp:comment_content><wp:comment_approved><![CDATA[1]]>";
    assert!(PAPER.contains(approved));
    let unapproved = PAPER.replace(approved, &approved.replace("[1]", "[trash]"));
    let report = paper.import(&unapproved).await.unwrap();
    assert_eq!(report.comments.updated, 1, "{report}");
    let article = paper.store.article(ArticleId(100)).await.unwrap().unwrap();
    let names: Vec<&str> = article.comments.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["Cô Năm"]);
    assert_eq!(paper.import(&unapproved).await.unwrap().written(), 0);
}

#[tokio::test]
async fn malformed_file_changes_nothing() {
    let paper = Paper::new().await;
    paper.import(PAPER).await.unwrap();
    let revision = paper.store.revision().await.unwrap();
    let changed = PAPER.replace("xin cứ hỏi đường", "xin cứ gọi cửa");
    let cut: String = changed
        .split_inclusive('\n')
        .take(changed.lines().count() - 3)
        .collect();
    paper.import(cut).await.unwrap_err();
    assert_eq!(paper.store.revision().await.unwrap(), revision);
    let article = paper.store.article(ArticleId(100)).await.unwrap().unwrap();
    assert!(article.body.as_str().contains("xin cứ hỏi đường"));
}

#[tokio::test]
async fn corrected_text_is_kept_and_reported() {
    let paper = Paper::new().await;
    let items = post(7, "bai", "<p>Lò có 12 người.</p>");
    paper.import(&export(&items)).await.unwrap();
    let right = NewCorrection {
        article: ArticleId(7),
        text: "Không phải 12 mà là 1,2.".into(),
        at: Timestamp(2_000_000_000),
        title: None,
        lead: None,
        body: Some(Html::clean("<p>Lò có 1,2 người.</p>")),
        summary: store::SummaryCorrection::Follow,
    };
    paper.store.apply(&[Change::Correct(right)]).await.unwrap();
    let changed = export(&items.replace("12 người", "13 người"));
    let report = paper.import(&changed).await.unwrap();
    assert_eq!(report.articles.updated, 1, "{report}");
    let remark = report.remarks.iter().find(|it| it.contains("post 7"));
    assert!(
        remark.unwrap().contains("corrected text was kept"),
        "{report}"
    );
    let article = paper.store.article(ArticleId(7)).await.unwrap().unwrap();
    assert!(article.body.as_str().contains("1,2 người"));
}
