//! Records other than articles: pages, redirects, view counts, key values, the
//! weather.
#![allow(missing_docs, reason = "the names say the rules")]
#![allow(
    clippy::missing_panics_doc,
    clippy::unwrap_used,
    reason = "tests fail by panicking"
)]

use store::{ArticleId, Change, ChangeKey, Outcome, ReadPeriod, Timestamp, WeatherReading};

use crate::fixtures::{Any, add, article, ids, page, redirect, section, slug, write};

pub async fn a_page_gets_a_free_slug(store: Any) {
    let first = write(&store, page("p1", "gioi-thieu")).await;
    let second = write(&store, page("p2", "gioi-thieu")).await;
    assert_eq!(first.key(), &ChangeKey::Slug(slug("gioi-thieu")));
    assert_eq!(second.key(), &ChangeKey::Slug(slug("gioi-thieu-2")));
    let Change::Page(mut changed) = page("p2", "gioi-thieu") else {
        unreachable!()
    };
    changed.title = "Khác".into();
    assert_eq!(
        write(&store, Change::Page(changed.clone())).await.key(),
        second.key(),
        "and keep them"
    );
    assert_eq!(
        store
            .page(&slug("gioi-thieu-2"))
            .await
            .unwrap()
            .unwrap()
            .title,
        "Khác"
    );
    changed.published = false;
    write(&store, Change::Page(changed)).await;
    assert_eq!(store.page(&slug("gioi-thieu-2")).await.unwrap(), None);
    assert_eq!(store.pages().await.unwrap().len(), 1);
}

pub async fn redirects_never_lead_to_themselves(store: Any) {
    assert!(matches!(
        write(&store, redirect("/a", "/a")).await,
        Outcome::Unchanged(_)
    ));
    assert_eq!(store.redirect("/a").await.unwrap(), None);
    write(&store, redirect("/?p=7", "/bai-7.html")).await;
    assert_eq!(
        store.redirect("/?p=7").await.unwrap().unwrap().to,
        "/bai-7.html"
    );
    assert!(matches!(
        write(&store, redirect("/?p=7", "/b-7.html")).await,
        Outcome::Updated(_)
    ));
    assert_eq!(
        store.redirect("/?p=7").await.unwrap().unwrap().to,
        "/b-7.html"
    );
    assert_eq!(store.redirect("/?p=8").await.unwrap(), None);
}

pub async fn imported_view_counts_never_decrease(store: Any) {
    store
        .apply(&[
            section("a"),
            add(article(1, "a", 5)),
            add(article(2, "a", 6)),
        ])
        .await
        .unwrap();
    let views = |article, at_least| Change::Views {
        article: ArticleId(article),
        at_least,
    };
    store
        .apply(&[views(1, 10), views(2, 5), views(1, 3)])
        .await
        .unwrap();
    assert_eq!(
        ids(&store.most_read(ReadPeriod::Ever, 9).await.unwrap()),
        [1, 2]
    );
    assert!(matches!(
        write(&store, views(1, 10)).await,
        Outcome::Unchanged(_)
    ));
    write(
        &store,
        add({
            let mut it = article(1, "a", 5);
            it.title = "Khác".into();
            it
        }),
    )
    .await;
    assert_eq!(
        ids(&store.most_read(ReadPeriod::Ever, 1).await.unwrap()),
        [1],
        "an update keeps the count"
    );
}

pub async fn key_values_are_stored_and_deleted(store: Any) {
    assert_eq!(store.key_value("k").await.unwrap(), None);
    store.set_key_value("k", Some("một")).await.unwrap();
    store.set_key_value("k", Some("hai")).await.unwrap();
    assert_eq!(store.key_value("k").await.unwrap().as_deref(), Some("hai"));
    store.set_key_value("k", None).await.unwrap();
    assert_eq!(store.key_value("k").await.unwrap(), None);
}

pub async fn weather_is_stored_by_city(store: Any) {
    let reading = |city: &str, tenths| WeatherReading {
        city: city.into(),
        tenths,
        code: 3,
        at: Timestamp(9),
    };
    store
        .set_weather(&[reading("Huế", 214), reading("Vinh", -5)])
        .await
        .unwrap();
    store.set_weather(&[reading("Huế", 230)]).await.unwrap();
    assert_eq!(
        store.weather().await.unwrap(),
        [reading("Huế", 230), reading("Vinh", -5)]
    );
}
