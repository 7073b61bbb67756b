//! Small papers for the tests.

use std::sync::Arc;

use store::{
    ArticleId, Change, ChangeKey, Format, Html, MediaFiles, MediaId, NewArticle, NewAuthor,
    NewComment, NewDesk, NewMedia, NewPage, NewRedirect, NewSection, NewTopic, Outcome, Slug,
    Store, Timestamp, WholeStore,
};

/// Any engine.
pub type Any = Arc<dyn Store>;

/// Any engine with its newsroom.
pub type Newsroom = Arc<dyn WholeStore>;

/// Parses a slug.
///
/// # Panics
/// If `text` is not a slug.
pub fn slug(text: &str) -> Slug {
    Slug::parse(text).expect("a test's slug")
}

/// A top section.
pub fn section(name: &str) -> Change {
    section_in(name, None, 0)
}

/// A section within another, with its position in the menu.
pub fn section_in(name: &str, parent: Option<&str>, position: u32) -> Change {
    Change::Section(NewSection {
        slug: slug(name),
        name: format!("Mục {name}"),
        parent: parent.map(slug),
        position,
    })
}

/// A topic.
pub fn topic(name: &str) -> Change {
    Change::Topic(NewTopic {
        slug: slug(name),
        name: format!("Chủ đề {name}"),
    })
}

/// An author.
pub fn author(name: &str) -> Change {
    Change::Author(NewAuthor {
        slug: slug(name),
        name: format!("Tác giả {name}"),
    })
}

/// A desk.
pub fn desk(initials: &str) -> Change {
    Change::Desk(NewDesk {
        slug: slug(&initials.to_lowercase()),
        initials: initials.to_owned(),
    })
}

/// Article `id` of `section`, published at Unix time `at`.
pub fn article(id: i64, section: &str, at: i64) -> NewArticle {
    NewArticle {
        origin: format!("paper.example#{id}"),
        wanted_id: Some(ArticleId(id)),
        published: true,
        slug: slug(&format!("bai-{id}")),
        title: format!("Bài số {id}"),
        summary: format!("Tóm tắt {id}."),
        lead: String::new(),
        body: Html::clean("<p>Chữ.</p>"),
        author_line: None,
        section: slug(section),
        other_sections: vec![],
        topics: vec![],
        authors: vec![],
        desk: None,
        cover: None,
        pictures: vec![],
        published_at: Timestamp(at),
        updated_at: Timestamp(at),
        demo: false,
    }
}

/// A change that writes an article.
pub fn add(article: NewArticle) -> Change {
    Change::Article(Box::new(article))
}

/// Writes one change and returns its outcome.
///
/// # Panics
/// If the store fails.
pub async fn write(store: &Any, change: Change) -> Outcome {
    let mut outcomes = store.apply(&[change]).await.expect("written");
    assert_eq!(outcomes.len(), 1, "one outcome for one change");
    outcomes.remove(0)
}

/// Returns the number of the written article.
///
/// # Panics
/// If the outcome is not that of an article.
pub fn number(outcome: &Outcome) -> i64 {
    match outcome.key() {
        ChangeKey::Article(id) => id.0,
        key => panic!("{key:?} is no article"),
    }
}

/// Computes all rankings.
///
/// # Panics
/// If the store never reports that all are up to date.
pub async fn rank_all(store: &Any) {
    for _ in 0..10_000 {
        if store.rank_related(50).await.expect("ranked") == 0 {
            return;
        }
    }
    panic!("relating does not end");
}

/// Writes a section of `count` articles, one per hour, numbered from 1.
///
/// # Panics
/// If the store fails.
pub async fn write_many(store: &Any, name: &str, count: i64) {
    let mut changes = vec![section(name)];
    changes.extend((1..=count).map(|id| add(article(id, name, id * 3600))));
    store.apply(&changes).await.expect("written");
}

/// Returns the numbers of teasers.
pub fn ids(teasers: &[store::Teaser]) -> Vec<i64> {
    teasers.iter().map(|teaser| teaser.id.0).collect()
}

/// A picture by its origin, with or without a requested number and files.
pub fn media(origin: &str, wanted: Option<i64>, stem: Option<&str>) -> Change {
    Change::Media(NewMedia {
        origin: origin.into(),
        wanted_id: wanted.map(MediaId),
        source_url: None,
        alt: "Lò gốm".into(),
        caption: String::new(),
        files: stem.map(|stem| MediaFiles {
            stem: stem.into(),
            width: 960,
            height: 640,
            widths: vec![480, 960],
            formats: vec![Format::Webp, Format::Jpeg],
        }),
    })
}

/// A published page.
pub fn page(origin: &str, address: &str) -> Change {
    Change::Page(NewPage {
        origin: origin.into(),
        published: true,
        slug: slug(address),
        title: format!("Trang {origin}"),
        body: Html::clean("<p>Chữ.</p>"),
        pictures: vec![],
        updated_at: Timestamp(3),
    })
}

/// A comment on an article.
pub fn comment(origin: &str, article: i64, at: i64) -> Change {
    Change::Comment(NewComment {
        origin: origin.into(),
        article: ArticleId(article),
        name: "Bạn đọc".into(),
        body: Html::clean("Hay."),
        at: Timestamp(at),
    })
}

/// A redirect.
pub fn redirect(from: &str, to: &str) -> Change {
    Change::Redirect(NewRedirect {
        from: from.into(),
        to: to.into(),
    })
}

/// True if the search feed reports this article with these words.
///
/// # Panics
/// If the store fails.
pub async fn is_in_search_feed(store: &Any, id: i64, words: &str) -> bool {
    let changes = store.search_changes(None, 999).await.expect("told");
    let changes = changes.unwrap_or_default().into_iter();
    let mut texts = changes
        .filter(|it| it.article.0 == id)
        .filter_map(|it| it.text);
    texts.any(|text| {
        let all = format!("{} {} {}", text.title, text.summary, text.body);
        viet::fold(&all).contains(words)
    })
}
