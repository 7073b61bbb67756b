//! Corrections, withdrawn articles, writers, old addresses.
#![allow(missing_docs, reason = "the names say the rules")]
#![allow(
    clippy::missing_panics_doc,
    clippy::unwrap_used,
    reason = "tests fail by panicking"
)]

use store::{
    Article, ArticleId, Change, Corrections, Direction, Html, ListKey, NewCorrection, NewRedirect,
    Outcome, ReadPeriod, StoreError, SummaryCorrection, Timestamp,
};

use crate::fixtures::{
    Any, add, article, author, desk, ids, rank_all, section, slug, topic, write, write_many,
};

fn correction(article: i64, at: i64) -> NewCorrection {
    NewCorrection {
        article: ArticleId(article),
        text: format!("Đính chính lúc {at}."),
        at: Timestamp(at),
        title: None,
        lead: None,
        body: None,
        summary: SummaryCorrection::Follow,
    }
}

pub async fn a_correction_shows_and_keeps_the_old_version(store: Any) {
    write_many(&store, "a", 2).await;
    let right = NewCorrection {
        title: Some("Tên đúng của lò".into()),
        body: Some(Html::clean("<p>Đã sửa.</p>")),
        summary: SummaryCorrection::Keep,
        ..correction(1, 9000)
    };
    let done = write(&store, Change::Correct(right.clone())).await;
    assert!(matches!(done, Outcome::Updated(_)));
    assert!(matches!(
        write(&store, Change::Correct(right)).await,
        Outcome::Unchanged(_)
    ));
    write(&store, Change::Correct(correction(1, 9500))).await;
    let read = store.article(ArticleId(1)).await.unwrap().unwrap();
    assert_eq!(read.title, "Tên đúng của lò");
    assert_eq!(read.body.as_str(), "<p>Đã sửa.</p>");
    assert_eq!(read.slug, slug("bai-1"), "the address stays");
    assert_eq!(read.updated_at, Timestamp(9500));
    let told: Vec<_> = read
        .corrections
        .iter()
        .map(|it| (it.at.0, it.text.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            (9500, "Đính chính lúc 9500."),
            (9000, "Đính chính lúc 9000.")
        ]
    );
    let versions = store.versions(ArticleId(1)).await.unwrap();
    assert_eq!(versions.len(), 1, "only what was replaced is kept");
    assert_eq!(versions[0].title, "Bài số 1");
    assert_eq!(versions[0].body.as_str(), "<p>Chữ.</p>");
    assert_eq!(versions[0].replaced_at, Timestamp(9000));
    assert!(crate::fixtures::is_in_search_feed(&store, 1, "ten dung").await);
    // Two corrections of the same second are both stored.
    let mut second = correction(2, 9500);
    write(&store, Change::Correct(second.clone())).await;
    second.text = "Còn một lỗi nữa.".into();
    write(&store, Change::Correct(second)).await;
    let read = store.article(ArticleId(2)).await.unwrap().unwrap();
    assert_eq!(read.corrections.len(), 2);
}

pub async fn a_corrected_article_stays_corrected_after_an_import(store: Any) {
    write_many(&store, "a", 1).await;
    let right = NewCorrection {
        title: Some("Đúng".into()),
        ..correction(1, 9000)
    };
    write(&store, Change::Correct(right)).await;
    let again = write(&store, add(article(1, "a", 3600))).await;
    assert!(matches!(again, Outcome::Unchanged(_)));
    let read = store.article(ArticleId(1)).await.unwrap().unwrap();
    assert_eq!(read.title, "Đúng");
    // The source changed meanwhile: the corrected text stays, the rest is
    // updated.
    let mut changed = article(1, "a", 3600);
    changed.title = "Sai, viết lại".into();
    changed.body = Html::clean("<p>Chữ mới.</p>");
    changed.summary = "Tóm tắt mới.".into();
    let again = write(&store, add(changed.clone())).await;
    assert!(matches!(again, Outcome::TextKept(_)), "{again:?}");
    let read = store.article(ArticleId(1)).await.unwrap().unwrap();
    assert_eq!(
        (&*read.title, read.body.as_str(), &*read.summary),
        ("Đúng", "<p>Chữ.</p>", "Tóm tắt mới.")
    );
    assert_eq!(read.updated_at, Timestamp(9000));
    assert!(crate::fixtures::is_in_search_feed(&store, 1, "dung").await);
    let again = write(&store, add(changed)).await;
    assert!(matches!(again, Outcome::Unchanged(_)));
    // A correction with a note only changes no text.
    write(&store, add(article(2, "a", 10))).await;
    write(&store, Change::Correct(correction(2, 9000))).await;
    let mut changed = article(2, "a", 10);
    changed.title = "Tên mới".into();
    write(&store, add(changed)).await;
    let read = store.article(ArticleId(2)).await.unwrap().unwrap();
    assert_eq!(read.title, "Tên mới");
}

pub async fn only_published_articles_are_corrected(store: Any) {
    let mut draft = article(2, "a", 5);
    draft.published = false;
    store
        .apply(&[section("a"), add(article(1, "a", 5)), add(draft)])
        .await
        .unwrap();
    for id in [2, 9] {
        let error = store
            .apply(&[Change::Correct(correction(id, 100))])
            .await
            .unwrap_err();
        assert!(matches!(error, StoreError::Missing { .. }), "{error}");
    }
    assert!(store.corrections(None, 9).await.unwrap().list.is_empty());
}

pub async fn corrections_are_newest_first_and_paged_both_ways(store: Any) {
    write_many(&store, "a", 7).await;
    for id in 1..=7 {
        write(&store, Change::Correct(correction(id, 90_000 + id))).await;
    }
    let numbers = |page: &Corrections| -> Vec<i64> {
        page.list.iter().map(|it| it.correction.article.0).collect()
    };
    let first = store.corrections(None, 3).await.unwrap();
    assert_eq!(
        (numbers(&first), first.newer, first.older),
        (vec![7, 6, 5], false, true)
    );
    assert_eq!(first.list[0].title, "Bài số 7");
    assert_eq!(first.list[0].slug, slug("bai-7"));
    let place = first.list[2].cursor();
    let second = store
        .corrections(Some((place, Direction::Older)), 3)
        .await
        .unwrap();
    assert_eq!(
        (numbers(&second), second.newer, second.older),
        (vec![4, 3, 2], true, true)
    );
    let back = store
        .corrections(Some((second.list[0].cursor(), Direction::Newer)), 3)
        .await
        .unwrap();
    assert_eq!(back, first);
    let last = store
        .corrections(Some((second.list[2].cursor(), Direction::Older)), 3)
        .await
        .unwrap();
    assert_eq!(
        (numbers(&last), last.newer, last.older),
        (vec![1], true, false)
    );
    write(&store, withdraw(7, None)).await;
    let first = store.corrections(None, 3).await.unwrap();
    assert_eq!(
        numbers(&first),
        [6, 5, 4],
        "what is withdrawn is not listed"
    );
}

fn withdraw(article: i64, reason: Option<&str>) -> Change {
    Change::Withdraw {
        article: ArticleId(article),
        reason: reason.map(str::to_owned),
        at: Timestamp(99_000),
    }
}

fn restore(article: i64) -> Change {
    Change::Restore {
        article: ArticleId(article),
    }
}

pub async fn a_withdrawn_article_is_in_no_list_and_has_a_reason(store: Any) {
    write_many(&store, "a", 3).await;
    rank_all(&store).await;
    let reads = [(ArticleId(2), 5)];
    store.count_reads(&reads, Timestamp(99_000)).await.unwrap();
    assert_eq!(store.withdrawn(ArticleId(2)).await.unwrap(), None);
    let done = write(&store, withdraw(2, Some("Theo yêu cầu."))).await;
    assert!(matches!(done, Outcome::Updated(_)));
    assert_eq!(store.article(ArticleId(2)).await.unwrap(), None);
    let gone = store.withdrawn(ArticleId(2)).await.unwrap().unwrap();
    assert_eq!(gone.reason.as_deref(), Some("Theo yêu cầu."));
    assert_eq!(gone.at, Timestamp(99_000));
    let latest = store.listing(&ListKey::Latest, None, 9).await.unwrap();
    assert_eq!(ids(&latest.teasers), [3, 1]);
    assert!(!crate::fixtures::is_in_search_feed(&store, 2, "").await);
    assert!(
        store
            .most_read(ReadPeriod::Day, 9)
            .await
            .unwrap()
            .is_empty()
    );
    assert_eq!(store.sections().await.unwrap()[0].articles, 2);
    assert_eq!(
        store.article_with_boxes(ArticleId(2), None).await.unwrap(),
        None
    );
    let (_, around) = store
        .article_with_boxes(ArticleId(1), None)
        .await
        .unwrap()
        .unwrap();
    for list in [&around.related, &around.newer, &around.other] {
        assert!(!ids(list).contains(&2));
    }
    assert!(matches!(
        write(&store, withdraw(2, None)).await,
        Outcome::Unchanged(_)
    ));
    // Its number is not given to another article.
    let mut new = article(2, "a", 9);
    new.origin = "other.example#2".into();
    let placed = write(&store, add(new)).await;
    assert_eq!(crate::fixtures::number(&placed), 4);
    let error = store.apply(&[withdraw(77, None)]).await.unwrap_err();
    assert!(matches!(error, StoreError::Missing { .. }), "{error}");
}

pub async fn an_import_does_not_restore_a_withdrawn_article(store: Any) {
    write_many(&store, "a", 2).await;
    write(&store, withdraw(1, None)).await;
    let mut changed = article(1, "a", 3600);
    changed.title = "Tên khác".into();
    write(&store, add(changed.clone())).await;
    assert_eq!(store.article(ArticleId(1)).await.unwrap(), None);
    write(&store, restore(1)).await;
    let read = store.article(ArticleId(1)).await.unwrap().unwrap();
    assert_eq!(read.title, "Tên khác", "what came meanwhile is kept");
    // An article that its source hides meanwhile stays hidden.
    write(&store, withdraw(1, None)).await;
    changed.published = false;
    write(&store, add(changed)).await;
    write(&store, restore(1)).await;
    assert_eq!(store.article(ArticleId(1)).await.unwrap(), None);
    write(&store, withdraw(2, None)).await;
    write(&store, Change::HideArticle("paper.example#2".into())).await;
    write(&store, restore(2)).await;
    assert_eq!(store.article(ArticleId(2)).await.unwrap(), None);
}

pub async fn a_restored_article_is_unchanged(store: Any) {
    let mut whole = article(1, "a", 5);
    whole.lead = "Mở đầu.".into();
    whole.author_line = Some("Người gửi".into());
    whole.other_sections = vec![slug("b")];
    whole.topics = vec![slug("t2"), slug("t1")];
    whole.authors = vec![slug("w2"), slug("w1")];
    whole.desk = Some(slug("lnv"));
    store
        .apply(&[
            section("a"),
            section("b"),
            topic("t1"),
            topic("t2"),
            author("w1"),
            author("w2"),
            desk("LNV"),
            add(whole),
        ])
        .await
        .unwrap();
    let before = store.article(ArticleId(1)).await.unwrap();
    write(&store, withdraw(1, None)).await;
    let done = write(&store, restore(1)).await;
    assert!(matches!(done, Outcome::Updated(_)));
    let after = store.article(ArticleId(1)).await.unwrap();
    // Both are changes that open pages hear of.
    let revision = before.as_ref().map_or(0, |it| it.revision + 2);
    assert_eq!(after, before.map(|it| Article { revision, ..it }));
    assert_eq!(store.withdrawn(ArticleId(1)).await.unwrap(), None);
    for list in [
        ListKey::Latest,
        ListKey::Section(slug("b")),
        ListKey::Topic(slug("t1")),
        ListKey::Writer(slug("lnv")),
    ] {
        let listing = store.listing(&list, None, 9).await.unwrap();
        assert_eq!(ids(&listing.teasers), [1], "{list:?}");
    }
    assert!(crate::fixtures::is_in_search_feed(&store, 1, "mo dau").await);
    assert!(matches!(
        write(&store, restore(1)).await,
        Outcome::Unchanged(_)
    ));
}

pub async fn writers_are_counted_and_described(store: Any) {
    let by = |id: i64, published: bool| {
        let mut new = article(id, "a", id);
        new.published = published;
        new.authors = vec![slug("w")];
        new.desk = Some(slug("lnv"));
        add(new)
    };
    store
        .apply(&[section("a"), author("w"), desk("LNV"), author("moi")])
        .await
        .unwrap();
    store
        .apply(&[by(1, true), by(2, true), by(3, false)])
        .await
        .unwrap();
    let person = store.writer(&slug("w")).await.unwrap().unwrap();
    assert_eq!(
        (person.name.as_str(), person.about.as_str(), person.articles),
        ("Tác giả w", "", 2)
    );
    let desk = store.writer(&slug("lnv")).await.unwrap().unwrap();
    assert_eq!((desk.name.as_str(), desk.articles), ("LNV", 2));
    let new = store.writer(&slug("moi")).await.unwrap().unwrap();
    assert_eq!(new.articles, 0);
    assert_eq!(store.writer(&slug("khong")).await.unwrap(), None);
    let about = |slug, about: &str| Change::About {
        slug,
        about: about.into(),
    };
    write(&store, about(slug("lnv"), "Ban Làng nghề.")).await;
    assert!(matches!(
        write(&store, about(slug("lnv"), "Ban Làng nghề.")).await,
        Outcome::Unchanged(_)
    ));
    write(&store, withdraw(2, None)).await;
    let desk = store.writer(&slug("lnv")).await.unwrap().unwrap();
    assert_eq!((desk.about.as_str(), desk.articles), ("Ban Làng nghề.", 1));
    let error = store.apply(&[about(slug("x"), "?")]).await.unwrap_err();
    assert!(matches!(error, StoreError::Missing { .. }), "{error}");
}

pub async fn an_article_is_found_by_its_slug(store: Any) {
    let named = |id: i64, at: i64| {
        let mut new = article(id, "a", at);
        new.slug = slug("lo-gom");
        add(new)
    };
    store
        .apply(&[section("a"), named(1, 100), named(2, 200), named(3, 300)])
        .await
        .unwrap();
    let find = async |within: Option<(i64, i64)>| {
        let within = within.map(|(from, to)| (Timestamp(from), Timestamp(to)));
        let found = store.article_of_slug(&slug("lo-gom"), within).await;
        found.unwrap().map(|id| id.0)
    };
    assert_eq!(find(None).await, Some(3));
    assert_eq!(find(Some((100, 300))).await, Some(2));
    assert_eq!(find(Some((301, 400))).await, None);
    write(&store, withdraw(3, None)).await;
    assert_eq!(find(None).await, Some(2));
    let none = store.article_of_slug(&slug("khong"), None).await.unwrap();
    assert_eq!(none, None);
}

fn redirect(from: &str, to: &str) -> Change {
    Change::Redirect(NewRedirect {
        from: from.into(),
        to: to.into(),
    })
}

async fn leads(store: &Any, from: &str) -> Option<String> {
    store.redirect(from).await.unwrap().map(|it| it.to)
}

pub async fn redirects_lead_to_the_end_of_a_chain(store: Any) {
    // The order of writing does not matter.
    for (from, to) in [("/a", "/b"), ("/b", "/c/"), ("/c", "/d?x#y"), ("/z", "/a")] {
        write(&store, redirect(from, to)).await;
    }
    for from in ["/a", "/b", "/c", "/z"] {
        assert_eq!(leads(&store, from).await.as_deref(), Some("/d?x#y"));
    }
    write(&store, redirect("/d?x", "/e")).await;
    assert_eq!(leads(&store, "/d?x").await.as_deref(), Some("/e"));
}

pub async fn circular_redirects_are_rejected(store: Any) {
    write(&store, redirect("/a", "/b")).await;
    write(&store, redirect("/b", "/c")).await;
    for (from, to) in [("/c", "/a"), ("/c", "/b#x"), ("/b", "/b/"), ("/b", "/a")] {
        let refused = write(&store, redirect(from, to)).await;
        assert!(matches!(refused, Outcome::Unchanged(_)), "{from} to {to}");
    }
    assert_eq!(leads(&store, "/a").await.as_deref(), Some("/c"));
    assert_eq!(leads(&store, "/b").await.as_deref(), Some("/c"));
    assert_eq!(leads(&store, "/c").await, None);
}

pub async fn redirects_are_listed_and_removed(store: Any) {
    for from in ["/2021/b", "/2021/a", "/2022/a", "/?p=7", "/2021/ă"] {
        write(&store, redirect(from, "/x")).await;
    }
    let list = async |prefix: &str, after: Option<&str>, limit| -> Vec<String> {
        let found = store.redirects(prefix, after, limit).await.unwrap();
        assert!(found.iter().all(|(_, redirect)| redirect.to == "/x"));
        found.into_iter().map(|(from, _)| from).collect()
    };
    assert_eq!(
        list("/2021/", None, 9).await,
        ["/2021/a", "/2021/b", "/2021/ă"]
    );
    assert_eq!(list("/2021/", Some("/2021/a"), 1).await, ["/2021/b"]);
    assert_eq!(list("", None, 9).await.len(), 5);
    let remove = || Change::NoRedirect {
        from: "/?p=7".into(),
    };
    assert!(matches!(write(&store, remove()).await, Outcome::Updated(_)));
    assert!(matches!(
        write(&store, remove()).await,
        Outcome::Unchanged(_)
    ));
    assert_eq!(leads(&store, "/?p=7").await, None);
}
