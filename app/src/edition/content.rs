//! The content of an edition: its articles, the lists that link to them, and
//! the addresses of their pictures.

use std::collections::BTreeSet;

use store::{Article, ArticleId, Section, Store, Teaser, Timestamp};

use super::articles::teasers;
use super::file::{Edition, EditionArticle, EditionList};
use super::html_file;
use super::request::EditionRequest;
use crate::address::{self, EditionName, View};
use crate::components::{picture_file, shows};
use crate::context::PageContext;
use crate::escape::escaped;
use crate::head::whole_title;
use crate::pages::{article, edition as page, front};
use crate::request::{PageForm, PageRequest};
use crate::section_path::section_path;
use crate::snapshot::SiteSnapshot;

/// Articles per query.
const WHOLE_AT_ONCE: usize = 20;

/// Returns the requested edition; without articles if none were published.
pub async fn edition(
    store: &dyn Store,
    snapshot: &SiteSnapshot,
    now: Timestamp,
    request: EditionRequest,
    key: &str,
) -> store::Result<Edition> {
    let teasers = teasers(store, snapshot, now, request.name).await?;
    let wanted: Vec<ArticleId> = teasers.iter().map(|teaser| teaser.id).collect();
    let mut articles = Vec::with_capacity(wanted.len());
    for ids in wanted.chunks(WHOLE_AT_ONCE) {
        articles.extend(store.articles(ids).await?);
    }
    let view = View::Edition(request.pictures);
    let paths: Vec<String> = teasers.iter().map(address::teaser).collect();
    if let Some(day) = request.since {
        let changed = |article: &Article| article.updated_at.max(article.published_at);
        articles.retain(|article| changed(article) >= day.begins());
    }
    let title = page::title(snapshot, request.name);
    let plain = html_file::around(snapshot, &title, &teasers);
    Ok(Edition {
        name: request.name.to_string(),
        title,
        since: request.since.map(|day| day.to_string()),
        lists: lists(snapshot, now, request.name, key, &teasers),
        articles: articles
            .iter()
            .map(|it| for_edition(snapshot, now, view, it))
            .collect(),
        pictures: pictures(request.pictures, &articles),
        plain,
        paths,
    })
}

/// Returns the context in which a page at `path` is rendered for an edition.
fn framed<'a>(
    snapshot: &'a SiteSnapshot,
    now: Timestamp,
    view: View,
    path: &'a str,
) -> PageContext<'a> {
    let request = PageRequest {
        path,
        query: None,
        now,
        form: PageForm::Document,
    };
    PageContext::new(snapshot, &request, view)
}

fn for_edition(
    snapshot: &SiteSnapshot,
    now: Timestamp,
    view: View,
    article: &Article,
) -> EditionArticle {
    let path = address::article(&article.slug, article.id);
    let context = framed(snapshot, now, view, &path);
    EditionArticle {
        title: escaped(&whole_title(&snapshot.config, &article.title)).into_owned(),
        canonical: context.absolute(&path),
        main: article::for_edition(&context, article),
        section: article.section.name.clone(),
        published: article.published_at.0,
        updated: article.updated_at.max(article.published_at).0,
        summary: article.summary.clone(),
        path,
    }
}

/// Returns the edition's own page, the front page, and the list of every
/// section that has an article in the edition, and of the sections above it.
fn lists(
    snapshot: &SiteSnapshot,
    now: Timestamp,
    name: EditionName,
    key: &str,
    teasers: &[Teaser],
) -> Vec<EditionList> {
    let Some(newest) = teasers.first().map(|teaser| teaser.published_at.0) else {
        return Vec::new();
    };
    let view = View::Edition(None);
    let list = |path: &str, title: &str, main: &dyn Fn(&PageContext) -> String| {
        let context = framed(snapshot, now, view, path);
        EditionList {
            path: path.to_owned(),
            title: escaped(&whole_title(&snapshot.config, title)).into_owned(),
            canonical: context.absolute(path),
            main: main(&context),
            newest,
        }
    };
    let title = page::title(snapshot, name);
    let own = address::edition(name);
    let mut all = vec![list(&own, &title, &|context| {
        page::for_edition(context, name, &title, teasers, key)
    })];
    all.push(list("/", "", &|context| match name {
        EditionName::Newest => front::for_edition(context),
        _ => page::list(context, &title, teasers),
    }));
    if name == EditionName::Newest {
        // The list to which the home screen's shortcut leads.
        let title = snapshot.config.language.words().device.latest;
        all.push(list(address::LATEST, title, &|context| {
            page::list(context, title, teasers)
        }));
    }
    let above = |teaser: &Teaser| section_path(&snapshot.sections, &teaser.section);
    for section in &snapshot.sections {
        let filed: Vec<Teaser> = teasers
            .iter()
            .filter(|teaser| above(teaser).iter().any(|it| it.slug == section.slug))
            .cloned()
            .collect();
        let Some(first) = filed.first() else { continue };
        all.push(EditionList {
            newest: first.published_at.0,
            ..section_list(section, &filed, &list)
        });
    }
    all
}

fn section_list(
    section: &Section,
    filed: &[Teaser],
    list: &impl Fn(&str, &str, &dyn Fn(&PageContext) -> String) -> EditionList,
) -> EditionList {
    list(
        &address::section(&section.slug),
        &section.name,
        &|context| page::list(context, &section.name, filed),
    )
}

/// Returns every picture of these articles, once.
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
