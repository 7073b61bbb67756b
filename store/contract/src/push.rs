//! What browsers follow, and who is notified.
#![allow(missing_docs, reason = "the names say the rules")]
#![allow(
    clippy::missing_panics_doc,
    clippy::unwrap_used,
    reason = "tests fail by panicking"
)]

use store::{
    ArticleId, DEMO_IDS_FROM, Follow, StoreError, Subscription, SubscriptionLimits, Timestamp,
};

use crate::fixtures::{Any, add, article, section, section_in, slug, topic, write};

const MOST: SubscriptionLimits = SubscriptionLimits {
    all: 100,
    of_service: 100,
};

fn reader(name: &str) -> Subscription {
    Subscription {
        endpoint: format!("https://push.example/{name}"),
        key: [4; 65],
        secret: [7; 16],
    }
}

async fn follow(store: &Any, name: &str, what: &str) -> store::Result<()> {
    let what = what.parse().unwrap();
    store.follow(&reader(name), &what, Timestamp(5), MOST).await
}

async fn follows(store: &Any, name: &str) -> Vec<String> {
    let all = store.follows(&reader(name).endpoint).await.unwrap();
    all.iter().map(Follow::to_string).collect()
}

/// Returns the names of the followers that an article notifies.
async fn notified(store: &Any, article: i64, breaking: bool) -> Vec<String> {
    let found = store.followers(ArticleId(article), breaking, None, 9).await;
    names(&found.unwrap())
}

fn names(readers: &[Subscription]) -> Vec<String> {
    let name = |reader: &Subscription| reader.endpoint.rsplit('/').next().unwrap().to_owned();
    readers.iter().map(name).collect()
}

/// A section within another, a section beside them, and two topics.
async fn lists(store: &Any) {
    let lists = [
        section("tren"),
        section_in("duoi", Some("tren"), 0),
        section("khac"),
        topic("gom"),
        topic("det"),
    ];
    store.apply(&lists).await.unwrap();
}

pub async fn a_follow_is_stored_until_it_is_removed(store: Any) {
    lists(&store).await;
    for what in ["t:gom", "all", "s:duoi", "all"] {
        follow(&store, "a", what).await.unwrap();
    }
    follow(&store, "b", "all").await.unwrap();
    assert_eq!(follows(&store, "a").await, ["all", "s:duoi", "t:gom"]);
    let a = reader("a").endpoint;
    let breaking = Some(&Follow::Breaking);
    assert!(store.unfollow(&a, breaking).await.unwrap());
    assert!(
        !store.unfollow(&a, breaking).await.unwrap(),
        "once is enough"
    );
    assert_eq!(follows(&store, "a").await, ["s:duoi", "t:gom"]);
    assert!(store.unfollow(&a, None).await.unwrap());
    assert!(!store.unfollow(&a, None).await.unwrap());
    assert!(follows(&store, "a").await.is_empty());
    assert_eq!(follows(&store, "b").await, ["all"]);
    assert_eq!(store.follow_counts().await.unwrap().0, 1, "it is forgotten");
}

pub async fn unknown_lists_cannot_be_followed(store: Any) {
    lists(&store).await;
    for (what, kind) in [("s:gom", "section"), ("t:duoi", "topic")] {
        let refused = follow(&store, "a", what).await.unwrap_err();
        assert!(
            matches!(&refused, StoreError::Missing { what, .. } if *what == kind),
            "{refused}"
        );
    }
    assert_eq!(store.follow_counts().await.unwrap(), (0, vec![]));
}

pub async fn subscriptions_are_limited(store: Any) {
    let names: Vec<String> = (0..=Follow::MOST).map(|nth| format!("t{nth}")).collect();
    let topics: Vec<_> = names.iter().map(|name| topic(name)).collect();
    store.apply(&topics).await.unwrap();
    let two = SubscriptionLimits {
        all: 2,
        of_service: 9,
    };
    let few = async |name: &str, what: &Follow| {
        store.follow(&reader(name), what, Timestamp(5), two).await
    };
    few("a", &Follow::Breaking).await.unwrap();
    few("b", &Follow::Breaking).await.unwrap();
    let refused = few("c", &Follow::Breaking).await.unwrap_err();
    assert!(
        matches!(refused, StoreError::Full { most: 2, .. }),
        "{refused}"
    );
    few("b", &Follow::Topic(slug("t0"))).await.unwrap();
    store.unfollow(&reader("a").endpoint, None).await.unwrap();
    few("c", &Follow::Breaking).await.unwrap();
    let one_each = SubscriptionLimits {
        all: 9,
        of_service: 2,
    };
    let other = |endpoint: &str| Subscription {
        endpoint: endpoint.to_owned(),
        ..reader("d")
    };
    for (endpoint, accepted) in [
        (&*reader("d").endpoint, false),
        ("https://other.example/a", true),
        ("https://other.example/b", true),
        ("https://other.example/c", false),
        ("https://other.example.net/a", true),
    ] {
        let reader = other(endpoint);
        let followed = store.follow(&reader, &Follow::Breaking, Timestamp(5), one_each);
        assert_eq!(followed.await.is_ok(), accepted, "{endpoint}");
    }

    for name in &names[..Follow::MOST as usize - 1] {
        follow(&store, "c", &format!("t:{name}")).await.unwrap();
    }
    follow(&store, "c", "all").await.unwrap();
    let last = format!("t:{}", names.last().unwrap());
    let refused = follow(&store, "c", &last).await.unwrap_err();
    assert!(
        matches!(
            refused,
            StoreError::Full {
                most: Follow::MOST,
                ..
            }
        ),
        "{refused}"
    );
}

pub async fn an_article_reaches_the_followers_of_its_lists(store: Any) {
    lists(&store).await;
    let mut one = article(1, "duoi", 5);
    one.topics = vec![slug("gom")];
    let mut hidden = article(2, "duoi", 6);
    hidden.published = false;
    store.apply(&[add(one), add(hidden)]).await.unwrap();
    for (name, what) in [
        ("a", "all"),
        ("b", "s:tren"),
        ("c", "s:duoi"),
        ("d", "s:khac"),
        ("e", "t:gom"),
        ("f", "t:det"),
    ] {
        follow(&store, name, what).await.unwrap();
    }
    assert_eq!(notified(&store, 1, false).await, ["b", "c", "e"]);
    assert_eq!(notified(&store, 1, true).await, ["a", "b", "c", "e"]);
    assert!(
        notified(&store, 2, true).await.is_empty(),
        "it is not published"
    );
    assert!(
        notified(&store, 3, true).await.is_empty(),
        "it is not there"
    );
}

pub async fn followers_are_paged_without_repeats(store: Any) {
    lists(&store).await;
    let mut one = article(1, "duoi", 5);
    one.topics = vec![slug("gom"), slug("det")];
    write(&store, add(one)).await;
    for name in ["c", "a", "b"] {
        for what in ["all", "s:tren", "s:duoi", "t:gom", "t:det"] {
            follow(&store, name, what).await.unwrap();
        }
    }
    let page = async |after: Option<&str>| {
        let found = store.followers(ArticleId(1), true, after, 2).await;
        found.unwrap()
    };
    let first = page(None).await;
    assert_eq!(names(&first), ["a", "b"]);
    assert_eq!(first[0], reader("a"), "with its keys");
    let mut renewed = reader("a");
    renewed.key = [5; 65];
    let again = store.follow(&renewed, &Follow::Breaking, Timestamp(6), MOST);
    again.await.unwrap();
    assert_eq!(page(None).await[0], renewed, "the last ones that it gave");
    let second = page(Some(&first[1].endpoint)).await;
    assert_eq!(names(&second), ["c"]);
    assert!(page(Some(&second[0].endpoint)).await.is_empty());
}

pub async fn followers_are_counted(store: Any) {
    lists(&store).await;
    for (name, what) in [("a", "t:gom"), ("a", "all"), ("b", "all"), ("b", "s:khac")] {
        follow(&store, name, what).await.unwrap();
    }
    let (readers, lists) = store.follow_counts().await.unwrap();
    assert_eq!(readers, 2);
    let lists: Vec<_> = lists
        .iter()
        .map(|(what, count)| (what.to_string(), *count))
        .collect();
    let expected = [("all", 2), ("s:khac", 1), ("t:gom", 1)];
    assert_eq!(
        lists,
        expected.map(|(what, count)| (what.to_owned(), count))
    );
}

pub async fn follows_of_demo_lists_are_removed(store: Any) {
    lists(&store).await;
    let mut demo = article(DEMO_IDS_FROM, "khac", 5);
    demo.demo = true;
    demo.topics = vec![slug("det")];
    write(&store, add(demo)).await;
    for (name, what) in [("a", "s:khac"), ("b", "t:det"), ("b", "t:gom")] {
        follow(&store, name, what).await.unwrap();
    }
    store.remove_demo().await.unwrap();
    assert!(follows(&store, "a").await.is_empty());
    assert_eq!(follows(&store, "b").await, ["t:gom"]);
    assert_eq!(store.follow_counts().await.unwrap().0, 1);
}
