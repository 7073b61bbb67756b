//! Queries of feeds and site maps.
#![allow(missing_docs, reason = "the names say the rules")]
#![allow(
    clippy::missing_panics_doc,
    clippy::unwrap_used,
    reason = "tests fail by panicking"
)]

use store::{
    ArticleId, Change, FeedSource, Format, ListKey, MediaFiles, NewMedia, SITEMAP_PART_SIZE,
    SitemapPart, Timestamp,
};

use crate::fixtures::{Any, add, article, author, desk, section, slug, topic, write_many};

pub async fn articles_come_in_the_requested_order(store: Any) {
    write_many(&store, "a", 5).await;
    let mut hidden = article(6, "a", 6);
    hidden.published = false;
    let mut rich = article(7, "a", 7);
    rich.lead = "Lời dẫn.".into();
    store.apply(&[add(hidden), add(rich)]).await.unwrap();
    let asked = [3, 7, 99, 6, 1].map(ArticleId);
    let found = store.articles(&asked).await.unwrap();
    let ids: Vec<i64> = found.iter().map(|article| article.id.0).collect();
    assert_eq!(ids, [3, 7, 1]);
    for article in found {
        let alone = store.article(article.id).await.unwrap();
        assert_eq!(Some(article), alone);
    }
    assert_eq!(store.articles(&[]).await.unwrap(), []);
}

pub async fn site_map_entries_come_by_number(store: Any) {
    store
        .apply(&[
            section("a"),
            Change::Media(NewMedia {
                origin: "m#1".into(),
                wanted_id: Some(store::MediaId(1)),
                source_url: None,
                alt: "Lò".into(),
                caption: String::new(),
                files: Some(MediaFiles {
                    stem: "lo".into(),
                    width: 960,
                    height: 600,
                    widths: vec![480, 960],
                    formats: vec![Format::Webp, Format::Jpeg],
                }),
            }),
        ])
        .await
        .unwrap();
    let mut changes: Vec<Change> = (1..=5).map(|id| add(article(id, "a", 100 - id))).collect();
    let mut pictured = article(6, "a", 6);
    pictured.cover = Some(store::MediaId(1));
    pictured.updated_at = Timestamp(60);
    let mut hidden = article(7, "a", 7);
    hidden.published = false;
    changes.extend([add(pictured), add(hidden), add(article(8, "a", 8))]);
    store.apply(&changes).await.unwrap();
    let ids = |from: i64, below: i64, limit: u32| {
        let store = store.clone();
        async move {
            let found = store.sitemap_entries(ArticleId(from), ArticleId(below), limit);
            found.await.unwrap()
        }
    };
    let numbers =
        |found: &[store::SitemapEntry]| found.iter().map(|it| it.id.0).collect::<Vec<_>>();
    assert_eq!(numbers(&ids(2, 100, 3).await), [2, 3, 4]);
    assert_eq!(numbers(&ids(5, 8, 10).await), [5, 6]);
    let six = ids(6, 7, 1).await.remove(0);
    assert_eq!(
        (six.slug.as_str(), six.updated_at),
        ("bai-6", Timestamp(60))
    );
    assert_eq!(
        six.picture.map(|it| it.address(960, Format::Jpeg)),
        Some("/media/lo-960.jpg".into())
    );
    assert_eq!(ids(1, 2, 1).await[0].picture, None);
}

pub async fn only_parts_with_articles_are_listed(store: Any) {
    assert_eq!(store.sitemap_parts().await.unwrap(), []);
    let mut hidden = article(2 * SITEMAP_PART_SIZE, "a", 5);
    hidden.published = false;
    let mut changed = article(3, "a", 5);
    changed.updated_at = Timestamp(50);
    let changes = [
        section("a"),
        add(changed),
        add(article(4, "a", 9)),
        add(hidden),
        add(article(7 * SITEMAP_PART_SIZE, "a", 8)),
        add(article(7 * SITEMAP_PART_SIZE - 1, "a", 7)),
    ];
    store.apply(&changes).await.unwrap();
    let parts = [(0, 50), (6, 7), (7, 8)].map(|(number, at)| SitemapPart {
        number,
        updated_at: Timestamp(at),
    });
    assert_eq!(store.sitemap_parts().await.unwrap(), parts);
}

pub async fn only_lists_with_articles_have_feeds(store: Any) {
    let mut one = article(1, "a", 5);
    one.topics = vec![slug("lua"), slug("gom")];
    one.authors = vec![slug("lan")];
    one.desk = Some(slug("lnv"));
    let changes = [
        section("a"),
        topic("khong-bai"),
        topic("lua"),
        topic("gom"),
        author("lan"),
        author("khong-viet"),
        desk("LNV"),
        add(one),
    ];
    store.apply(&changes).await.unwrap();
    let followed = |list, name: &str| FeedSource {
        list,
        name: name.into(),
    };
    assert_eq!(
        store.feed_sources(10).await.unwrap(),
        [
            followed(ListKey::Topic(slug("gom")), "Chủ đề gom"),
            followed(ListKey::Topic(slug("lua")), "Chủ đề lua"),
            followed(ListKey::Writer(slug("lan")), "Tác giả lan"),
            followed(ListKey::Writer(slug("lnv")), "LNV"),
        ]
    );
    assert_eq!(store.feed_sources(1).await.unwrap().len(), 1);
}
