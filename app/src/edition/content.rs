//! What goes into an edition: its articles, the lists that lead to them, and
//! the addresses of their pictures.

use std::collections::BTreeSet;

use store::{Article, ArticleId, Cursor, Direction, Section, Store, Teaser, Timestamp};

use super::{Edition, EditionAsked, EditionName, KeptArticle, KeptList, handed};
use crate::address::{self, Day, View};
use crate::frame::Frame;
use crate::head::{escaped, whole_title};
use crate::pages::{article, edition as page, front};
use crate::widgets::{picture_file, shows, way_to};
use crate::{Asked, Shell};

/// Articles of an edition; of more, the newest.
const MOST: usize = 300;
/// Teasers read from the store at once.
const AT_ONCE: u32 = 100;
/// Whole articles read at once.
const WHOLE_AT_ONCE: usize = 20;
/// Articles of the newest.
const NEWEST: usize = 20;
/// Days of `7-ngay` before today.
const DAYS_BEFORE: i64 = 6;

/// The edition that was asked for, as it is now; without articles where
/// nothing was published.
pub async fn edition(
    store: &dyn Store,
    shell: &Shell,
    now: Timestamp,
    asked: EditionAsked,
    key: &str,
) -> store::Result<Edition> {
    let teasers = teasers(store, shell, now, asked.name).await?;
    let wanted: Vec<ArticleId> = teasers.iter().map(|teaser| teaser.id).collect();
    let mut articles = Vec::with_capacity(wanted.len());
    for ids in wanted.chunks(WHOLE_AT_ONCE) {
        articles.extend(store.articles(ids).await?);
    }
    let view = View::Kept(asked.pictures);
    let paths: Vec<String> = teasers.iter().map(address::teaser).collect();
    if let Some(day) = asked.since {
        let changed = |article: &Article| article.updated_at.max(article.published_at);
        articles.retain(|article| changed(article) >= day.begins());
    }
    let title = page::title(shell, asked.name);
    let plain = handed::around(shell, &title, &teasers);
    Ok(Edition {
        name: asked.name.to_string(),
        title,
        since: asked.since.map(|day| day.to_string()),
        lists: lists(shell, now, asked.name, key, &teasers),
        articles: articles
            .iter()
            .map(|it| kept(shell, now, view, it))
            .collect(),
        pictures: pictures(asked.pictures, &articles),
        plain,
        paths,
    })
}

/// Teasers of an edition's articles, newest first.
pub(crate) async fn teasers(
    store: &dyn Store,
    shell: &Shell,
    now: Timestamp,
    name: EditionName,
) -> store::Result<Vec<Teaser>> {
    let today = Day::of(now);
    let (first, last) = match name {
        EditionName::Newest => {
            return Ok(shell.latest.iter().take(NEWEST).cloned().collect());
        }
        EditionName::Week => (today.before(DAYS_BEFORE), today),
        EditionName::Day(_) => {
            let day = name.day().unwrap_or(today);
            (day, day)
        }
    };
    let mut all: Vec<Teaser> = Vec::new();
    loop {
        let from = all.last().map(|last| (Cursor::of(last), Direction::Older));
        let day = store
            .day(first.begins(), last.ends(), from, AT_ONCE)
            .await?;
        all.extend(day.listing.teasers);
        if !day.listing.older || all.len() >= MOST {
            all.truncate(MOST);
            return Ok(all);
        }
    }
}

/// The frame in which a page at `path` is printed for keeping.
fn framed<'a>(shell: &'a Shell, now: Timestamp, view: View, path: &'a str) -> Frame<'a> {
    let asked = Asked {
        path,
        query: None,
        now,
    };
    Frame::new(shell, &asked, view)
}

fn kept(shell: &Shell, now: Timestamp, view: View, article: &Article) -> KeptArticle {
    let path = address::article(&article.slug, article.id);
    let frame = framed(shell, now, view, &path);
    KeptArticle {
        title: escaped(&whole_title(&shell.paper, &article.title)).into_owned(),
        canonical: frame.absolute(&path),
        main: article::kept(&frame, article),
        section: article.section.name.clone(),
        published: article.published_at.0,
        updated: article.updated_at.max(article.published_at).0,
        summary: viet::whole_words(&article.summary).into_owned(),
        path,
    }
}

/// The edition's own page, the front page, and of every section that has an
/// article in it, and those above it, the list.
fn lists(
    shell: &Shell,
    now: Timestamp,
    name: EditionName,
    key: &str,
    teasers: &[Teaser],
) -> Vec<KeptList> {
    let Some(newest) = teasers.first().map(|teaser| teaser.published_at.0) else {
        return Vec::new();
    };
    let view = View::Kept(None);
    let list = |path: &str, title: &str, main: &dyn Fn(&Frame) -> String| {
        let frame = framed(shell, now, view, path);
        KeptList {
            path: path.to_owned(),
            title: escaped(&whole_title(&shell.paper, title)).into_owned(),
            canonical: frame.absolute(path),
            main: main(&frame),
            newest,
        }
    };
    let title = page::title(shell, name);
    let own = address::edition(name);
    let mut all = vec![list(&own, &title, &|frame| {
        page::kept(frame, name, &title, teasers, key)
    })];
    all.push(list("/", "", &|frame| match name {
        EditionName::Newest => front::kept(frame),
        _ => page::list(frame, &title, teasers),
    }));
    let above = |teaser: &Teaser| way_to(&shell.sections, &teaser.section);
    for section in &shell.sections {
        let filed: Vec<Teaser> = teasers
            .iter()
            .filter(|teaser| above(teaser).iter().any(|it| it.slug == section.slug))
            .cloned()
            .collect();
        let Some(first) = filed.first() else { continue };
        all.push(KeptList {
            newest: first.published_at.0,
            ..section_list(section, &filed, &list)
        });
    }
    all
}

fn section_list(
    section: &Section,
    filed: &[Teaser],
    list: &impl Fn(&str, &str, &dyn Fn(&Frame) -> String) -> KeptList,
) -> KeptList {
    list(&address::section(&section.slug), &section.name, &|frame| {
        page::list(frame, &section.name, filed)
    })
}

/// Every picture that these articles show, once.
fn pictures(width: Option<u32>, articles: &[Article]) -> Vec<(String, &'static str)> {
    let Some(width) = width else {
        return Vec::new();
    };
    let mut seen = BTreeSet::new();
    let mut all = Vec::new();
    for article in articles {
        let shown = article
            .pictures
            .iter()
            .filter(|it| article.cover == Some(it.id) || shows(&article.body, it.id));
        for (address, format) in shown.filter_map(|it| picture_file(it, width)) {
            if seen.insert(address.clone()) {
                all.push((address, format.mime()));
            }
        }
    }
    all
}
