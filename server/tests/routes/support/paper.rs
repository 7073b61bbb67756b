//! The content of the small site.

use app::SharedStore;
use store::{Change, Html, NewArticle, NewPage, NewRedirect, Timestamp};
use store_contract::fixtures::{add, article, author, desk, rank_all, section, slug, topic};

/// 2021-02-18 12:00 in Việt Nam.
pub const NOW: i64 = 1_613_624_400;

/// Twenty articles of one section, one with everything, a page, old addresses.
pub async fn fill(store: &SharedStore) {
    let mut changes = vec![
        section("lang-nghe"),
        topic("gom-su"),
        author("nguyen-van-a"),
        desk("LNV"),
    ];
    changes.extend((1..=20).map(|id| add(article(id, "lang-nghe", NOW - 100_000 + id * 3600))));
    changes.push(add(NewArticle {
        title: "Lò gốm đỏ lửa".into(),
        slug: slug("lo-gom-do-lua"),
        topics: vec![slug("gom-su")],
        authors: vec![slug("nguyen-van-a")],
        desk: Some(slug("lnv")),
        ..article(100, "lang-nghe", NOW - 50_000)
    }));
    changes.push(Change::Page(NewPage {
        origin: "paper.example#7".into(),
        published: true,
        slug: slug("gioi-thieu"),
        title: "Giới thiệu".into(),
        body: Html::clean("<p>Về chúng tôi.</p>"),
        pictures: vec![],
        updated_at: Timestamp(NOW),
    }));
    let old = [
        ("/?p=100", "/lo-gom-do-lua-100.html"),
        ("/2021/02/lò-gốm", "/lo-gom-do-lua-100.html"),
        ("/cu", "/trang/gioi thiệu"),
        ("/category/lang-nghe", "/lang-nghe"),
        ("/?cat=5", "/lang-nghe"),
        ("/tag/gom-su", "/chu-de/gom-su"),
    ];
    changes.extend(old.map(|(from, to)| {
        Change::Redirect(NewRedirect {
            from: from.into(),
            to: to.into(),
        })
    }));
    changes.push(Change::Views {
        article: store::ArticleId(100),
        at_least: 9,
    });
    store.apply(&changes).await.unwrap();
    rank_all(store).await;
}
