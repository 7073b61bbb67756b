//! The text that a device indexes from a stored page is the text of the
//! server's index.

use device_search::Article;
use store::{ArticleId, Html, NewArticle};
use store_contract::fixtures::{add, article, section_in, slug};
use viet::search::words;

use crate::support::TestApp;

const BODY: &str = "<h2>Lò &amp; lửa</h2><p>Cao 5&nbsp;m, rộng <b>3</b><i>m</i><br>ngang &lt; dọc</p>\
    <figure data-media=\"9\"><figcaption>Lò “cũ”</figcaption></figure>\
    <ul><li>một<li>hai</ul><table><tr><td>a<td>b</table><p><a href=\"/x\" title=\"không\">liên kết</a></p>";

/// Articles of every shape: with and without summary, lead and desk.
fn shapes() -> Vec<NewArticle> {
    let summaries = [
        "",
        "Lò cao 5 m.",
        "Lò \"cũ\" & <mới>, năm 2021",
        "Cắt giữa ch",
    ];
    let leads = [
        "",
        "Lò cao 5 m.",
        "Ngày 9/2, lò \"cũ\" & <mới> đỏ lửa 7 km.",
    ];
    let desks = [None, Some(slug("lnv"))];
    let mut all = Vec::new();
    for summary in summaries {
        for lead in leads {
            for desk in &desks {
                let id = 200 + i64::try_from(all.len()).unwrap();
                all.push(NewArticle {
                    title: format!("Gốm <sứ> & \"lụa\", 20 km năm {id}"),
                    summary: summary.into(),
                    lead: lead.into(),
                    desk: desk.clone(),
                    body: Html::clean(BODY),
                    ..article(id, "gom", 1_613_000_000 + id)
                });
            }
        }
    }
    all
}

fn exact(text: &str) -> Vec<String> {
    words(text).map(|word| word.exact).collect()
}

#[tokio::test]
async fn page_gives_the_text_of_the_index() {
    let shapes = shapes();
    let ids: Vec<ArticleId> = (200..).take(shapes.len()).map(ArticleId).collect();
    let changes = std::iter::once(section_in("gom", Some("lang-nghe"), 0));
    let app = TestApp::builder()
        .with(changes.chain(shapes.into_iter().map(add)).collect())
        .start()
        .await;
    let all = app.store().search_hits(&ids).await.unwrap();
    assert_eq!(all.len(), ids.len());
    for found in all {
        let path = format!("/{}-{}.html", found.teaser.slug, found.teaser.id);
        let page = app.get(&path).await.text();
        let main = &page[page.find("<main").unwrap()..];
        let article = Article::read(&path, main).unwrap();
        let text = &found.text;
        assert_eq!(article.id, found.teaser.id.0);
        assert_eq!(article.at, text.published_at.0, "{path}");
        assert_eq!(article.title, text.title, "{path}");
        assert_eq!(
            article.summary.trim_start(),
            text.summary.trim_start(),
            "{path}"
        );
        assert_eq!(exact(&article.body), exact(&text.body), "{path}");
        let mut sections: Vec<String> = text.sections.iter().map(ToString::to_string).collect();
        sections.sort();
        let mut own = article.sections.clone();
        own.sort();
        assert_eq!(own, sections, "{path}");
        assert!(page.contains(&article.time), "{path}");
    }
}
