//! Writing records, and writing them again.
#![allow(missing_docs, reason = "the names say the rules")]
#![allow(
    clippy::missing_panics_doc,
    clippy::unwrap_used,
    reason = "tests fail by panicking"
)]

use store::{
    ArticleId, ArticleLinks, Change, ChangeKey, DEMO_IDS_FROM, Format, Html, ListKey, MediaId,
    Outcome, StoreError, Timestamp,
};

use crate::fixtures::{
    Any, add, article, author, comment, desk, ids, media, number, page, rank_all, redirect,
    section, section_in, slug, topic, write,
};

pub async fn written_records_are_read_back(store: Any) {
    let mut new = article(1000, "lang-nghe", 500);
    new.lead = "Mở đầu & tiếp.".into();
    new.body = Html::clean("<p>Một <b>hai</b> “ba”</p>");
    new.author_line = Some("Trung tâm".into());
    new.topics = vec![slug("gom"), slug("cho")];
    new.authors = vec![slug("an"), slug("binh")];
    new.desk = Some(slug("lnv"));
    new.updated_at = Timestamp(900);
    new.demo = true;
    let batch = [
        section("lang-nghe"),
        topic("cho"),
        topic("gom"),
        author("an"),
        author("binh"),
        desk("LNV"),
        add(new.clone()),
    ];
    store.apply(&batch).await.unwrap();
    let read = store.article(ArticleId(1000)).await.unwrap().unwrap();
    assert_eq!(
        (read.id.0, read.slug.as_str(), read.title.as_str()),
        (1000, "bai-1000", "Bài số 1000")
    );
    assert_eq!(
        (read.lead, read.body, read.author_line),
        (new.lead, new.body, new.author_line)
    );
    assert_eq!(
        read.topics
            .iter()
            .map(|t| t.name.as_str())
            .collect::<Vec<_>>(),
        ["Chủ đề gom", "Chủ đề cho"]
    );
    assert_eq!(
        read.authors
            .iter()
            .map(|a| a.slug.as_str())
            .collect::<Vec<_>>(),
        ["an", "binh"]
    );
    assert_eq!(read.desk.unwrap().initials, "LNV");
    assert_eq!(
        (read.section.name.as_str(), read.section.articles),
        ("Mục lang-nghe", 1)
    );
    assert_eq!(
        (read.published_at, read.updated_at, read.demo),
        (Timestamp(500), Timestamp(900), true)
    );
    assert_eq!(
        store.article_of_origin("paper.example#1000").await.unwrap(),
        Some(ArticleId(1000))
    );
    assert!(!store.is_empty().await.unwrap());
}

pub async fn links_of_an_article_are_a_part_of_it(store: Any) {
    let mut new = article(1000, "lang-nghe", 500);
    new.topics = vec![slug("gom")];
    let batch = [section("lang-nghe"), topic("gom"), add(new)];
    store.apply(&batch).await.unwrap();
    let read = store.article(ArticleId(1000)).await.unwrap().unwrap();
    let links = store.article_links(ArticleId(1000)).await.unwrap();
    assert_eq!(links, Some(ArticleLinks::from(&read)));
    assert_eq!(store.article_links(ArticleId(1)).await.unwrap(), None);
}

pub async fn a_second_identical_batch_changes_nothing(store: Any) {
    assert!(store.is_empty().await.unwrap());
    let mut new = article(1, "a", 5);
    new.topics = vec![slug("t")];
    let batch = [
        section("a"),
        topic("t"),
        author("x"),
        desk("XY"),
        media("m", None, None),
        add(new),
        page("p", "gioi-thieu"),
        comment("c", 1, 7),
        redirect("/cu", "/moi"),
        Change::Views {
            article: ArticleId(1),
            at_least: 3,
        },
    ];
    let first = store.apply(&batch).await.unwrap();
    assert!(
        first[..9]
            .iter()
            .all(|outcome| matches!(outcome, Outcome::Added(_))),
        "{first:?}"
    );
    let revision = store.revision().await.unwrap();
    let second = store.apply(&batch).await.unwrap();
    assert!(
        second
            .iter()
            .all(|outcome| matches!(outcome, Outcome::Unchanged(_))),
        "{second:?}"
    );
    assert_eq!(
        first.iter().map(Outcome::key).collect::<Vec<_>>(),
        second.iter().map(Outcome::key).collect::<Vec<_>>()
    );
    assert_eq!(
        store.revision().await.unwrap(),
        revision,
        "nothing was written"
    );
}

pub async fn a_changed_record_is_updated(store: Any) {
    let batch = [section("a"), section("b"), add(article(1, "a", 5))];
    store.apply(&batch).await.unwrap();
    let mut changed = article(1, "b", 6);
    changed.title = "Tên mới".into();
    assert_eq!(
        write(&store, add(changed)).await,
        Outcome::Updated(ChangeKey::Article(ArticleId(1)))
    );
    let read = store.article(ArticleId(1)).await.unwrap().unwrap();
    assert_eq!(
        (read.title.as_str(), read.section.slug.as_str()),
        ("Tên mới", "b")
    );
    assert!(
        store
            .listing(&ListKey::Section(slug("a")), None, 9)
            .await
            .unwrap()
            .teasers
            .is_empty()
    );
    let counts: Vec<u32> = store
        .sections()
        .await
        .unwrap()
        .iter()
        .map(|section| section.articles)
        .collect();
    assert_eq!(counts, [0, 1]);
    let mut early = article(1, "b", 6);
    early.updated_at = Timestamp(2);
    write(&store, add(early)).await;
    assert_eq!(
        store
            .article(ArticleId(1))
            .await
            .unwrap()
            .unwrap()
            .updated_at,
        Timestamp(6)
    );
}

pub async fn a_taken_number_is_replaced(store: Any) {
    store
        .apply(&[section("a"), add(article(1, "a", 5))])
        .await
        .unwrap();
    let mut other = article(1, "a", 6);
    other.origin = "other.example#1".into();
    let outcome = write(&store, add(other.clone())).await;
    assert!(matches!(outcome, Outcome::Added(_)));
    assert_eq!(number(&outcome), 2);
    assert_eq!(number(&write(&store, add(other)).await), 2, "and keeps it");
    assert_eq!(
        store
            .article(ArticleId(1))
            .await
            .unwrap()
            .unwrap()
            .published_at,
        Timestamp(5)
    );
}

pub async fn chosen_numbers_stay_below_the_demo(store: Any) {
    let mut demo = article(DEMO_IDS_FROM, "a", 5);
    demo.origin = "demo#1".into();
    store
        .apply(&[section("a"), add(demo), add(article(40, "a", 6))])
        .await
        .unwrap();
    let mut free = article(7, "a", 7);
    free.wanted_id = None;
    assert_eq!(number(&write(&store, add(free)).await), 41);
}

pub async fn a_missing_reference_is_named_and_nothing_is_written(store: Any) {
    let mut new = article(1, "a", 5);
    new.topics = vec![slug("khong-co")];
    let error = store.apply(&[section("a"), add(new)]).await.unwrap_err();
    assert!(
        matches!(&error, StoreError::Missing { what: "topic", value } if value == "khong-co"),
        "{error}"
    );
    assert!(
        store.sections().await.unwrap().is_empty(),
        "the whole batch is gone"
    );
    for change in [
        add(article(1, "khong-co", 5)),
        comment("c", 99, 5),
        Change::Views {
            article: ArticleId(99),
            at_least: 1,
        },
        section_in("b", Some("khong-co"), 0),
    ] {
        assert!(matches!(
            store.apply(&[change]).await,
            Err(StoreError::Missing { .. })
        ));
    }
}

pub async fn unpublished_articles_are_in_no_list(store: Any) {
    let mut hidden = article(2, "a", 6);
    hidden.published = false;
    hidden.title = "Bí mật".into();
    let views = Change::Views {
        article: ArticleId(2),
        at_least: 9,
    };
    store
        .apply(&[section("a"), add(article(1, "a", 5)), add(hidden), views])
        .await
        .unwrap();
    rank_all(&store).await;
    assert_eq!(store.article(ArticleId(2)).await.unwrap(), None);
    assert_eq!(
        ids(&store
            .listing(&ListKey::Latest, None, 9)
            .await
            .unwrap()
            .teasers),
        [1]
    );
    assert!(store.search_hits(&[ArticleId(2)]).await.unwrap().is_empty());
    assert!(
        store
            .most_read(store::ReadPeriod::Ever, 9)
            .await
            .unwrap()
            .is_empty()
    );
    let (one, around) = store
        .article_with_boxes(ArticleId(1), None)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(around, store::ArticleBoxes::default());
    assert_eq!(one.section.articles, 1);
    // Unpublished after it was published.
    let mut back = article(1, "a", 5);
    back.published = false;
    write(&store, add(back)).await;
    assert_eq!(store.article(ArticleId(1)).await.unwrap(), None);
    assert!(
        store
            .listing(&ListKey::Latest, None, 9)
            .await
            .unwrap()
            .teasers
            .is_empty()
    );
}

pub async fn pictures_come_with_their_article(store: Any) {
    let mut new = article(1, "a", 5);
    new.cover = Some(MediaId(8));
    new.pictures = vec![MediaId(9), MediaId(10)];
    store
        .apply(&[
            section("a"),
            media("m8", Some(8), Some("tam")),
            media("m9", Some(9), Some("chin")),
            media("m10", Some(10), None),
            add(new),
        ])
        .await
        .unwrap();
    let read = store.article(ArticleId(1)).await.unwrap().unwrap();
    let mut stems: Vec<_> = read
        .pictures
        .iter()
        .map(|picture| picture.stem.as_str())
        .collect();
    stems.sort_unstable();
    assert_eq!(
        stems,
        ["chin", "tam"],
        "one that is not had is not among them"
    );
    assert_eq!(read.cover, Some(MediaId(8)));
    let picture = store
        .listing(&ListKey::Latest, None, 1)
        .await
        .unwrap()
        .teasers
        .remove(0)
        .picture
        .unwrap();
    assert_eq!(
        (picture.widths, picture.formats),
        (vec![480, 960], vec![Format::Webp, Format::Jpeg])
    );
}

pub async fn stored_files_stay_when_a_later_run_has_none(store: Any) {
    write(&store, media("m", None, Some("ten"))).await;
    let again = media("m", None, None);
    assert!(matches!(write(&store, again).await, Outcome::Unchanged(_)));
    let ChangeKey::Media(id) = write(&store, media("m", None, Some("ten")))
        .await
        .key()
        .clone()
    else {
        panic!("a file has a number")
    };
    let mut new = article(1, "a", 5);
    new.cover = Some(id);
    store.apply(&[section("a"), add(new)]).await.unwrap();
    assert_eq!(
        store.article(ArticleId(1)).await.unwrap().unwrap().pictures[0].stem,
        "ten"
    );
    let taken = write(&store, media("other", Some(id.0), None)).await;
    assert_ne!(
        taken.key(),
        &ChangeKey::Media(id),
        "a taken number gives another"
    );
}

pub async fn comments_are_oldest_first(store: Any) {
    store
        .apply(&[
            section("a"),
            add(article(1, "a", 5)),
            comment("late", 1, 9),
            comment("early", 1, 7),
        ])
        .await
        .unwrap();
    let read = store.article(ArticleId(1)).await.unwrap().unwrap();
    assert_eq!(
        read.comments
            .iter()
            .map(|comment| comment.at.0)
            .collect::<Vec<_>>(),
        [7, 9]
    );
}
