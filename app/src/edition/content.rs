//! What goes into an edition: its articles, the lists that lead to them, and
//! the addresses of their pictures.

use std::collections::BTreeSet;

use store::{Article, ArticleId, Section, Store, Teaser, Timestamp};

use super::articles::teasers;
use super::file::{Edition, KeptArticle, KeptList};
use super::html_file;
use super::request::EditionAsked;
use crate::address::{self, EditionName, View};
use crate::components::{picture_file, shows};
use crate::context::PageContext;
use crate::escape::escaped;
use crate::head::whole_title;
use crate::pages::{article, edition as page, front};
use crate::request::Asked;
use crate::section_path::section_path;
use crate::snapshot::Shell;

/// Whole articles read at once.
const WHOLE_AT_ONCE: usize = 20;

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
    let plain = html_file::around(shell, &title, &teasers);
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

/// The frame in which a page at `path` is printed for keeping.
fn framed<'a>(shell: &'a Shell, now: Timestamp, view: View, path: &'a str) -> PageContext<'a> {
    let asked = Asked {
        path,
        query: None,
        now,
    };
    PageContext::new(shell, &asked, view)
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
    let list = |path: &str, title: &str, main: &dyn Fn(&PageContext) -> String| {
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
    let above = |teaser: &Teaser| section_path(&shell.sections, &teaser.section);
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
    list: &impl Fn(&str, &str, &dyn Fn(&PageContext) -> String) -> KeptList,
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
