//! The language of the interface. Articles keep their own.

use crate::support::TestApp;

const ARTICLE: &str = "/lo-gom-do-lua-100.html";

#[tokio::test]
async fn every_part_of_a_page_is_in_the_configured_language() {
    for (app, tag, said, unsaid) in [
        (
            TestApp::start().await,
            "vi",
            ["Tìm kiếm", "Sao chép liên kết", "Mới nhất", "Thứ "],
            ["Search", "Copy link"],
        ),
        (
            TestApp::builder().in_english().start().await,
            "en",
            ["Search", "Copy link", "Latest", "day, "],
            ["Tìm kiếm", "Sao chép liên kết"],
        ),
    ] {
        let page = app.get(ARTICLE).await.text();
        assert!(page.contains(&format!("<html lang=\"{tag}\"")), "{tag}");
        for words in said {
            assert!(page.contains(words), "{words:?} is missing in {tag}");
        }
        for words in unsaid {
            assert!(!page.contains(words), "{words:?} stands in {tag}");
        }
    }
}

#[tokio::test]
async fn errors_and_lists_are_in_the_configured_language() {
    let app = TestApp::builder().in_english().start().await;
    for (path, words) in [
        ("/khong-co", "Page not found"),
        ("/tim-kiem?q=zzz", "No results for “zzz”"),
        ("/doc-nhieu", "Most read"),
        ("/chu-de/gom-su", "Topic: "),
    ] {
        let page = app.get(path).await.text();
        assert!(page.contains(words), "{words:?} is missing on {path}");
    }
}
