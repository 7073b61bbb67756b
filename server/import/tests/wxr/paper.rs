//! An export with an example of everything.

use store::traits::*;
use store::{ArticleId, MediaId, Slug, Timestamp};

use crate::support::{PAPER, Paper, export};

fn slug(text: &str) -> Slug {
    Slug::parse(text).unwrap()
}

#[tokio::test]
async fn block_editor_article_is_imported() {
    let paper = Paper::new().await;
    paper.import(PAPER).await.unwrap();
    let article = paper.store.article(ArticleId(100)).await.unwrap().unwrap();
    assert_eq!(article.slug.as_str(), "lo-gom-do-lua");
    assert_eq!(article.desk.unwrap().initials, "BT");
    assert_eq!(article.authors, []);
    assert_eq!(
        article.lead,
        "Ba mùa mưa lò nằm im, sáng nay khói lại bay lên trên mái rạ cuối xóm."
    );
    assert_eq!(article.summary, article.lead);
    assert_eq!(article.author_line.as_deref(), Some("Hợp tác xã Cuối Xóm"));
    assert_eq!(article.published_at, Timestamp(1_613_611_800));
    assert_eq!(article.updated_at, Timestamp(1_613_703_600));
    assert_eq!(
        article.section.slug.as_str(),
        "gom",
        "the main category is the one that editors chose"
    );
    assert_eq!(article.section.parent.unwrap().as_str(), "lang-nghe");
    assert_eq!(
        article
            .topics
            .iter()
            .map(|topic| topic.name.as_str())
            .collect::<Vec<_>>(),
        ["men tro"]
    );
    assert_eq!(article.cover, Some(MediaId(300)));
    let body = article.body.as_str();
    for wanted in [
        "<a href=\"/men-tro-bep-101.html#cach-lam\"",
        "<a href=\"/gom\"",
        "<a href=\"https://khac.example/x\"",
        "<figure data-media=\"300\"><figcaption>Miệng lò lúc <em>tờ mờ</em></figcaption></figure>",
        "<a href=\"https://www.youtube.com/watch?v=abc123\"",
        "<p>Ai ghé xóm xin cứ hỏi đường.</p>",
    ] {
        assert!(body.contains(wanted), "{wanted} in {body}");
    }
    for unwanted in [
        "onclick",
        "alert",
        "<img",
        "wp:",
        "Ba mùa mưa",
        "Hợp tác xã",
    ] {
        assert!(!body.contains(unwanted), "{unwanted} in {body}");
    }
    let comments: Vec<_> = article
        .comments
        .iter()
        .map(|it| (it.name.as_str(), it.at.0))
        .collect();
    assert_eq!(
        comments,
        [("Bác Tư", 1_613_613_600), ("Cô Năm", 1_613_615_400)]
    );
}

#[tokio::test]
async fn classic_editor_article_is_imported() {
    let paper = Paper::new().await;
    paper.import(PAPER).await.unwrap();
    let article = paper.store.article(ArticleId(101)).await.unwrap().unwrap();
    assert_eq!(article.title, "Men tro bếp & chuyện pha men");
    assert_eq!(article.desk.unwrap().initials, "TTXX");
    assert_eq!(article.authors[0].name, "Lê Thị An");
    assert_eq!(article.lead, "Tro bếp rây ba lần mới thành men.");
    assert_eq!(article.summary, article.lead);
    assert_eq!(article.author_line.as_deref(), Some("Lê Thị An"));
    assert_eq!(
        article.body.as_str().replace('\n', ""),
        "<p>Dòng thứ nhất<br>dòng thứ hai.</p>\
         <figure data-media=\"301\"><figcaption>Chậu men đang lắng</figcaption></figure>\
         <figure data-media=\"300\"><figcaption>Lò lúc chưa nhóm</figcaption></figure>\
         <figure data-media=\"301\"></figure>"
    );
}

#[tokio::test]
async fn unpublished_content_stays_unpublished() {
    let paper = Paper::new().await;
    let report = paper.import(PAPER).await.unwrap();
    for id in [102, 103, 105] {
        assert_eq!(
            paper.store.article(ArticleId(id)).await.unwrap(),
            None,
            "{id}"
        );
    }
    assert_eq!(
        (
            report.articles.added,
            report.articles.skipped,
            report.unpublished
        ),
        (5, 1, 2)
    );
    let printed = report.to_string();
    for line in [
        "post 102 (Bài còn viết dở): imported, but not public: its status is draft",
        "post 103 (Bài có mật khẩu): imported, but not public: it is protected by a password",
        "post 105 (Bỏ rồi): skipped: its status is trash",
        "post 302 (Bảng giá): skipped: it is not a picture",
        "post 400 (Trang chủ): skipped: items of type nav_menu_item are not imported",
        "post 100 (Lò gốm cuối xóm đỏ lửa trở lại sau ba mùa mưa): comments skipped: 1",
    ] {
        assert!(printed.contains(line), "{line} in {printed}");
    }
    assert_eq!(
        paper.store.redirect("/2021/03/mat-khau").await.unwrap(),
        None
    );
}

#[tokio::test]
async fn old_addresses_lead_to_new_ones() {
    let paper = Paper::new().await;
    paper.import(PAPER).await.unwrap();
    for (from, to) in [
        ("/2021/02/lo-gom-do-lua", "/lo-gom-do-lua-100.html"),
        ("/?p=100", "/lo-gom-do-lua-100.html"),
        ("/?p=104", "/ten-danh-rieng-104.html"),
        ("/gioi-thieu", "/trang/gioi-thieu"),
        ("/?page_id=200", "/trang/gioi-thieu"),
        ("/category/lang-nghe/gom", "/gom"),
        ("/category/lang-nghe", "/lang-nghe"),
        ("/?cat=2", "/gom"),
        ("/tag/men-tro", "/chu-de/men-tro"),
        ("/author/bt", "/tac-gia/bt"),
        ("/author/an", "/tac-gia/le-thi-an"),
        ("/category/moi-nhat", "/muc-moi-nhat"),
    ] {
        let redirect = paper.store.redirect(from).await.unwrap();
        assert_eq!(redirect.map(|it| it.to).as_deref(), Some(to), "{from}");
    }
}

#[tokio::test]
async fn pages_sections_and_counts_are_imported() {
    let paper = Paper::new().await;
    paper.import(PAPER).await.unwrap();
    let page = paper
        .store
        .page(&slug("gioi-thieu"))
        .await
        .unwrap()
        .unwrap();
    assert!(
        page.body
            .as_str()
            .contains("<a href=\"/lo-gom-do-lua-100.html\""),
        "{:?}",
        page.body
    );
    let sections = paper.store.sections().await.unwrap();
    let names: Vec<&str> = sections
        .iter()
        .map(|section| section.slug.as_str())
        .collect();
    assert_eq!(
        names,
        ["lang-nghe", "gom", "muc-moi-nhat"],
        "a fixed word of the paper is no section"
    );
    let read = paper
        .store
        .most_read(store::ReadPeriod::Ever, 9)
        .await
        .unwrap();
    assert_eq!(
        read.iter().map(|teaser| teaser.id.0).collect::<Vec<_>>(),
        [100]
    );
    let found = paper
        .store
        .article_with_boxes(ArticleId(100), None)
        .await
        .unwrap();
    let (_, around) = found.unwrap();
    assert!(!around.related.is_empty() || !around.newer.is_empty());
    assert_eq!(
        paper.store.rank_related(9).await.unwrap(),
        0,
        "the ranking is up to date"
    );
}

#[tokio::test]
async fn second_import_changes_nothing() {
    let paper = Paper::new().await;
    let first = paper.import(PAPER).await.unwrap();
    assert!(first.written() > 20, "{first}");
    let revision = paper.store.revision().await.unwrap();
    let second = paper.import(PAPER).await.unwrap();
    assert_eq!(second.written(), 0, "{second}");
    assert_eq!(second.articles.unchanged, first.articles.added);
    assert_eq!(second.comments.unchanged, 2);
    assert_eq!(paper.store.revision().await.unwrap(), revision);
}

#[tokio::test]
async fn only_changed_articles_are_updated() {
    let paper = Paper::new().await;
    paper.import(PAPER).await.unwrap();
    let report = paper
        .import(PAPER.replace("xin cứ hỏi đường", "xin cứ gọi cửa"))
        .await
        .unwrap();
    assert_eq!(
        (report.articles.updated, report.written()),
        (1, 1),
        "{report}"
    );
    let article = paper.store.article(ArticleId(100)).await.unwrap().unwrap();
    assert!(article.body.as_str().contains("xin cứ gọi cửa"));
}

#[tokio::test]
async fn terms_of_newer_exports_and_menus() {
    let paper = Paper::new().await;
    let term = |id: u8, taxonomy: &str, slug: &str| {
        format!(
            "<wp:term><wp:term_id>{id}</wp:term_id><wp:term_taxonomy>{taxonomy}</wp:term_taxonomy>\
             <wp:term_slug>{slug}</wp:term_slug><wp:term_parent></wp:term_parent><wp:term_name>{slug}</wp:term_name></wp:term>"
        )
    };
    let terms = [
        term(1, "nav_menu", "trinh-don"),
        term(2, "category", "muc-moi"),
        term(3, "post_tag", "the-moi"),
    ];
    paper.import(export(&terms.concat())).await.unwrap();
    let sections = paper.store.sections().await.unwrap();
    assert_eq!(
        sections
            .iter()
            .map(|it| it.slug.as_str())
            .collect::<Vec<_>>(),
        ["muc-moi"]
    );
    assert!(paper.store.topic(&slug("the-moi")).await.unwrap().is_some());
    assert!(
        paper
            .store
            .topic(&slug("trinh-don"))
            .await
            .unwrap()
            .is_none()
    );
}
