//! Lists and rankings.
#![allow(missing_docs, reason = "the names say the rules")]
#![allow(
    clippy::missing_panics_doc,
    clippy::unwrap_used,
    reason = "tests fail by panicking"
)]

use store::{ArticleId, Change, Cursor, Direction, ListKey, NewDesk, ReadPeriod, Timestamp};

use crate::fixtures::{
    Any, add, article, author, desk, ids, section, section_in, slug, topic, write, write_many,
};

pub async fn lists_are_newest_first_and_paged_both_ways(store: Any) {
    write_many(&store, "a", 25).await;
    let of = ListKey::Section(slug("a"));
    let first = store.listing(&of, None, 10).await.unwrap();
    assert_eq!(ids(&first.teasers), (16..=25).rev().collect::<Vec<_>>());
    assert_eq!((first.newer, first.older), (false, true));
    let place = Cursor::of(first.teasers.last().unwrap());
    let second = store
        .listing(&of, Some((place, Direction::Older)), 10)
        .await
        .unwrap();
    assert_eq!(ids(&second.teasers), (6..=15).rev().collect::<Vec<_>>());
    assert_eq!((second.newer, second.older), (true, true));
    let place = Cursor::of(second.teasers.last().unwrap());
    let third = store
        .listing(&of, Some((place, Direction::Older)), 10)
        .await
        .unwrap();
    assert_eq!(
        (ids(&third.teasers).len(), third.newer, third.older),
        (5, true, false)
    );
    let place = Cursor::of(&third.teasers[0]);
    let back = store
        .listing(&of, Some((place, Direction::Newer)), 10)
        .await
        .unwrap();
    assert_eq!(back, second);
    let place = Cursor::of(&second.teasers[0]);
    let start = store
        .listing(&of, Some((place, Direction::Newer)), 10)
        .await
        .unwrap();
    assert_eq!(
        (ids(&start.teasers), start.newer, start.older),
        (ids(&first.teasers), false, true)
    );
}

pub async fn articles_of_the_same_second_are_ordered_by_number(store: Any) {
    let batch = [
        section("a"),
        add(article(3, "a", 5)),
        add(article(1, "a", 5)),
        add(article(2, "a", 5)),
    ];
    store.apply(&batch).await.unwrap();
    let first = store.listing(&ListKey::Latest, None, 2).await.unwrap();
    assert_eq!(ids(&first.teasers), [3, 2]);
    let place = Cursor {
        published_at: Timestamp(5),
        id: ArticleId(2),
    };
    let rest = store
        .listing(&ListKey::Latest, Some((place, Direction::Older)), 2)
        .await
        .unwrap();
    assert_eq!(ids(&rest.teasers), [1]);
}

pub async fn a_section_lists_its_subsections_articles(store: Any) {
    let mut two = article(2, "con", 6);
    two.other_sections = vec![slug("khac")];
    store
        .apply(&[
            section("cha"),
            section_in("con", Some("cha"), 1),
            section_in("chau", Some("con"), 2),
            section("khac"),
            add(article(1, "cha", 5)),
            add(two),
            add(article(3, "chau", 7)),
        ])
        .await
        .unwrap();
    let list = async |name: &str| {
        ids(&store
            .listing(&ListKey::Section(slug(name)), None, 9)
            .await
            .unwrap()
            .teasers)
    };
    assert_eq!(list("cha").await, [3, 2, 1]);
    assert_eq!(list("con").await, [3, 2]);
    assert_eq!(list("khac").await, [2]);
}

pub async fn a_moved_section_keeps_its_articles(store: Any) {
    store
        .apply(&[
            section("x"),
            section("y"),
            section_in("z", Some("x"), 0),
            add(article(1, "z", 5)),
        ])
        .await
        .unwrap();
    write(&store, section_in("z", Some("y"), 0)).await;
    let list = async |name: &str| {
        ids(&store
            .listing(&ListKey::Section(slug(name)), None, 9)
            .await
            .unwrap()
            .teasers)
    };
    assert_eq!(
        (list("x").await, list("y").await, list("z").await),
        (vec![], vec![1], vec![1])
    );
}

pub async fn topics_and_writers_have_lists(store: Any) {
    let mut one = article(1, "a", 5);
    one.topics = vec![slug("gom")];
    one.authors = vec![slug("an")];
    one.desk = Some(slug("lnv"));
    store
        .apply(&[
            section("a"),
            topic("gom"),
            author("an"),
            desk("LNV"),
            add(one),
            add(article(2, "a", 6)),
        ])
        .await
        .unwrap();
    for of in [
        ListKey::Topic(slug("gom")),
        ListKey::Writer(slug("an")),
        ListKey::Writer(slug("lnv")),
    ] {
        assert_eq!(
            ids(&store.listing(&of, None, 9).await.unwrap().teasers),
            [1],
            "{of:?}"
        );
    }
    assert_eq!(
        store.topic(&slug("gom")).await.unwrap().unwrap().name,
        "Chủ đề gom"
    );
    assert_eq!(
        store.author(&slug("an")).await.unwrap().unwrap().name,
        "Tác giả an"
    );
    assert_eq!(
        store.desk(&slug("lnv")).await.unwrap().unwrap().initials,
        "LNV"
    );
    assert_eq!(store.topic(&slug("khac")).await.unwrap(), None);
    let teaser = store
        .listing(&ListKey::Topic(slug("gom")), None, 1)
        .await
        .unwrap()
        .teasers
        .remove(0);
    assert_eq!(
        (teaser.desk.as_deref(), teaser.section.as_str()),
        (Some("LNV"), "a")
    );
    let renamed = Change::Desk(NewDesk {
        slug: slug("lnv"),
        initials: "LNVN".to_owned(),
    });
    store.apply(&[renamed]).await.unwrap();
    let list = store.listing(&ListKey::Topic(slug("gom")), None, 1).await;
    assert_eq!(list.unwrap().teasers[0].desk.as_deref(), Some("LNVN"));
    let article = store.article(ArticleId(1)).await.unwrap().unwrap();
    assert_eq!(article.desk.unwrap().initials, "LNVN");
}

pub async fn sections_are_in_menu_order_and_counted(store: Any) {
    store
        .apply(&[
            section_in("sau", None, 2),
            section_in("truoc", None, 1),
            add(article(1, "sau", 5)),
        ])
        .await
        .unwrap();
    let sections = store.sections().await.unwrap();
    let read: Vec<_> = sections
        .iter()
        .map(|section| (section.slug.as_str(), section.articles))
        .collect();
    assert_eq!(read, [("truoc", 0), ("sau", 1)]);
}

pub async fn demo_articles_are_marked_whatever_their_number(store: Any) {
    let mut demo = article(5, "a", 100);
    demo.demo = true;
    let own = article(store::DEMO_IDS_FROM + 5, "a", 200);
    store
        .apply(&[section("a"), add(demo), add(own)])
        .await
        .unwrap();
    let list = store.listing(&ListKey::Latest, None, 9).await.unwrap();
    let marks: Vec<(i64, bool)> = list
        .teasers
        .iter()
        .map(|teaser| (teaser.id.0, teaser.demo))
        .collect();
    assert_eq!(marks, [(store::DEMO_IDS_FROM + 5, false), (5, true)]);
}

pub async fn most_read_ranks_counts(store: Any) {
    write_many(&store, "a", 4).await;
    assert!(
        store
            .most_read(ReadPeriod::Ever, 9)
            .await
            .unwrap()
            .is_empty(),
        "nothing was counted"
    );
    let views = |article, at_least| Change::Views {
        article: ArticleId(article),
        at_least,
    };
    store
        .apply(&[views(1, 7), views(2, 9), views(4, 7)])
        .await
        .unwrap();
    assert_eq!(
        ids(&store.most_read(ReadPeriod::Ever, 9).await.unwrap()),
        [2, 4, 1]
    );
}
