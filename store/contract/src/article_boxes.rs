//! The boxes below an article.
#![allow(missing_docs, reason = "the names say the rules")]
#![allow(
    clippy::missing_panics_doc,
    clippy::unwrap_used,
    reason = "tests fail by panicking"
)]

use std::collections::HashSet;

use store::policy::related::RANKING_SIZE;
use store::{Article, ArticleBoxes, ArticleId, Change, Cursor, Timestamp};

use crate::fixtures::{Any, add, article, ids, rank_all, section, slug, topic, write, write_many};

async fn read(store: &Any, id: i64) -> (Article, ArticleBoxes) {
    let (article, around) = store
        .article_with_boxes(ArticleId(id), None)
        .await
        .unwrap()
        .unwrap();
    let alone = store.article(ArticleId(id)).await.unwrap();
    assert_eq!(alone.as_ref(), Some(&article));
    (article, around)
}

fn all(around: &ArticleBoxes) -> Vec<i64> {
    [&around.related, &around.newer, &around.other]
        .into_iter()
        .flat_map(|list| ids(list))
        .collect()
}

pub async fn an_article_has_three_boxes(store: Any) {
    write_many(&store, "ocop", 22).await;
    rank_all(&store).await;
    let (_, around) = read(&store, 1).await;
    assert_eq!(ids(&around.newer), [22, 21, 20, 19, 18, 17]);
    assert_eq!(
        (around.related.len(), around.other.len(), around.more_other),
        (4, 11, false)
    );
    let mut shown = all(&around);
    shown.sort_unstable();
    assert_eq!(
        shown,
        (2..=22).collect::<Vec<_>>(),
        "the whole section, each once"
    );
}

pub async fn no_article_is_in_two_boxes(store: Any) {
    write_many(&store, "a", 40).await;
    for ranked in [false, true] {
        if ranked {
            rank_all(&store).await;
        }
        for id in 1..=40 {
            let (article, around) = read(&store, id).await;
            let shown = all(&around);
            let once: HashSet<_> = shown.iter().copied().collect();
            assert_eq!(once.len(), shown.len(), "{id}: {shown:?}");
            assert!(!once.contains(&id));
            assert!(!around.related.is_empty());
            assert!(around.newer.iter().all(|teaser| Cursor::of(teaser)
                > Cursor {
                    published_at: article.published_at,
                    id: article.id
                }));
            assert_eq!(
                around.newer.len(),
                usize::try_from(40 - id).unwrap().min(6),
                "{id}"
            );
            assert!(
                around
                    .other
                    .is_sorted_by(|a, b| Cursor::of(a) > Cursor::of(b))
            );
        }
    }
}

pub async fn more_other_goes_to_the_end_of_the_section(store: Any) {
    write_many(&store, "a", 60).await;
    rank_all(&store).await;
    let (_, around) = read(&store, 30).await;
    assert_eq!((around.other.len(), around.more_other), (15, true));
    let mut shown = all(&around);
    let mut place = Cursor::of(around.other.last().unwrap());
    let after = store
        .article_with_boxes(ArticleId(30), Some(place))
        .await
        .unwrap();
    let after = after.unwrap().1;
    assert_eq!(
        (&after.newer, &after.related),
        (&around.newer, &around.related),
        "only other goes on"
    );
    loop {
        let (more, further) = store.more_other(ArticleId(30), place, 15).await.unwrap();
        if shown.len() == 25 {
            assert_eq!(
                ids(&more),
                ids(&after.other),
                "the page and the function agree"
            );
        }
        shown.extend(ids(&more));
        if !further {
            break;
        }
        place = Cursor::of(more.last().unwrap());
    }
    shown.sort_unstable();
    let whole: Vec<i64> = (1..=60).filter(|id| *id != 30).collect();
    assert_eq!(shown, whole);
    assert_eq!(
        store.more_other(ArticleId(99), place, 15).await.unwrap(),
        (vec![], false)
    );
}

pub async fn related_share_topics_before_sections(store: Any) {
    let mut batch = vec![section("a"), section("b"), topic("gom"), topic("lua")];
    for id in 1..=20 {
        let mut new = article(id, "a", id * 3600);
        new.topics = vec![slug(if id % 5 == 0 { "gom" } else { "lua" })];
        batch.push(add(new));
    }
    let mut far = article(50, "b", 99);
    far.topics = vec![slug("gom")];
    batch.push(add(far));
    store.apply(&batch).await.unwrap();
    rank_all(&store).await;
    let (_, around) = read(&store, 5).await;
    let related: HashSet<i64> = ids(&around.related).into_iter().collect();
    assert!(related.contains(&50), "from another section: {related:?}");
    assert!(related.contains(&10), "{related:?}");
    let (ranked, more) = store.more_related(ArticleId(5), 0, 3).await.unwrap();
    assert_eq!((ranked.len(), more), (3, true));
    let (next, _) = store.more_related(ArticleId(5), 3, 3).await.unwrap();
    assert!(ids(&ranked).iter().all(|id| !ids(&next).contains(id)));
    let (all, more) = store.more_related(ArticleId(5), 0, 99).await.unwrap();
    assert!(!more && !ids(&all).contains(&5));
}

pub async fn related_is_never_empty_while_something_is_shared(store: Any) {
    let mut batch = vec![section("a"), section("b"), topic("gom")];
    batch.push(add(article(1, "a", 100)));
    batch.push(add(article(2, "a", 200)));
    let mut three = article(3, "b", 300);
    three.topics = vec![slug("gom")];
    let mut four = article(4, "a", 400);
    four.topics = vec![slug("gom")];
    batch.extend([add(three), add(four)]);
    store.apply(&batch).await.unwrap();
    for ranked in [false, true] {
        if ranked {
            rank_all(&store).await;
        }
        for id in 1..=4 {
            let (_, around) = read(&store, id).await;
            assert!(!around.related.is_empty(), "{id}, ranked: {ranked}");
        }
        assert_eq!(
            ids(&read(&store, 3).await.1.related)[0],
            4,
            "a topic is shared"
        );
    }
}

pub async fn a_second_section_counts_as_shared(store: Any) {
    let mut batch = vec![section("a"), section("b"), section("c")];
    for (id, first) in [(1, "a"), (2, "b")] {
        let mut new = article(id, first, 100 * id);
        new.other_sections = vec![slug("c")];
        batch.push(add(new));
    }
    store.apply(&batch).await.unwrap();
    for ranked in [false, true] {
        if ranked {
            rank_all(&store).await;
        }
        assert_eq!(
            ids(&read(&store, 1).await.1.related),
            [2],
            "ranked: {ranked}"
        );
        assert_eq!(
            ids(&read(&store, 2).await.1.related),
            [1],
            "ranked: {ranked}"
        );
    }
}

pub async fn a_removed_topic_is_no_longer_related(store: Any) {
    let with_topic = |id: i64, section: &str, topics: &[&str]| {
        let mut new = article(id, section, 100 * id);
        new.title = format!("{id}");
        new.summary = String::new();
        new.topics = topics.iter().map(|topic| slug(topic)).collect();
        add(new)
    };
    let batch = [
        section("a"),
        section("b"),
        topic("gom"),
        with_topic(1, "a", &["gom"]),
        with_topic(2, "b", &["gom"]),
    ];
    store.apply(&batch).await.unwrap();
    rank_all(&store).await;
    assert_eq!(ids(&read(&store, 2).await.1.related), [1]);
    store.apply(&[with_topic(1, "a", &[])]).await.unwrap();
    rank_all(&store).await;
    for id in [1, 2] {
        let (_, around) = read(&store, id).await;
        assert!(!ids(&around.related).contains(&(3 - id)), "{id}");
    }
}

pub async fn a_new_article_enters_old_rankings(store: Any) {
    let mut one = article(1, "a", 100);
    one.title = "Lò gốm Phù Lãng đỏ lửa".into();
    store
        .apply(&[
            section("a"),
            section("b"),
            add(one),
            add(article(2, "a", 50)),
        ])
        .await
        .unwrap();
    rank_all(&store).await;
    let mut new = article(3, "b", 900);
    new.title = "Thợ trẻ về lò gốm Phù Lãng".into();
    write(&store, add(new)).await;
    rank_all(&store).await;
    let (_, around) = read(&store, 1).await;
    assert_eq!(ids(&around.related)[0], 3);
    assert_eq!(
        store.rank_related(10).await.unwrap(),
        0,
        "nothing is left to do"
    );
}

fn on_a_topic(id: i64, published: bool) -> Change {
    let mut new = article(id, "a", 100 * id);
    new.title = format!("{id}");
    new.summary = String::new();
    new.topics = vec![slug("gom")];
    new.published = published;
    add(new)
}

pub async fn drafts_are_not_ranked(store: Any) {
    let published = (1..=5).map(|id| on_a_topic(id, true));
    let drafts = (6..=45).map(|id| on_a_topic(id, false));
    let batch: Vec<Change> = [section("a"), topic("gom")]
        .into_iter()
        .chain(published)
        .chain(drafts)
        .collect();
    store.apply(&batch).await.unwrap();
    rank_all(&store).await;
    // Drafts that are saved one by one, too.
    for id in 6..=45 {
        write(&store, on_a_topic(id, false)).await;
    }
    let related = store.more_related(ArticleId(1), 0, 30).await.unwrap();
    let mut found = ids(&related.0);
    found.sort_unstable();
    assert_eq!(found, [2, 3, 4, 5]);
}

pub async fn withdrawn_articles_make_room_in_rankings(store: Any) {
    let batch: Vec<Change> = [section("a"), topic("gom")]
        .into_iter()
        .chain((1..=40).map(|id| on_a_topic(id, true)))
        .collect();
    store.apply(&batch).await.unwrap();
    rank_all(&store).await;
    let ranked = store.more_related(ArticleId(40), 0, 50).await.unwrap().0;
    assert_eq!(ranked.len(), RANKING_SIZE);
    for id in ids(&ranked) {
        let change = Change::Withdraw {
            article: ArticleId(id),
            reason: None,
            at: Timestamp(1_000_000),
        };
        write(&store, change).await;
    }
    rank_all(&store).await;
    let now = store.more_related(ArticleId(40), 0, 50).await.unwrap().0;
    assert_eq!(now.len(), 39 - RANKING_SIZE, "all that are left");
}

pub async fn the_newest_article_has_no_newer(store: Any) {
    write_many(&store, "a", 9).await;
    rank_all(&store).await;
    let (_, around) = read(&store, 9).await;
    assert!(around.newer.is_empty());
    assert_eq!(all(&around).len(), 8);
}

pub async fn a_single_article_has_empty_boxes(store: Any) {
    write_many(&store, "a", 1).await;
    rank_all(&store).await;
    assert_eq!(read(&store, 1).await.1, ArticleBoxes::default());
}
