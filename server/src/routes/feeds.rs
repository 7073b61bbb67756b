//! The feeds of lists, and the list of all feeds.

use app::{FeedFormat, SiteSnapshot, paths};
use axum::extract::State;
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use store::ListKey;

use crate::AppState;
use crate::feeds::opml;
use crate::feeds::publisher::Publisher;
use crate::feeds::{atom, json, rss};
use crate::http::cache_policy::CachePolicy;
use crate::http::error_page::file_error;
use crate::http::generated_file::GeneratedFile;
use crate::routes::pages;

/// Topics and writers that `/feeds.opml` names at most: feed readers import no
/// more at once.
const OPML_LISTS: u32 = 5_000;

const RSS: &str = "application/rss+xml; charset=utf-8";
const ATOM: &str = "application/atom+xml; charset=utf-8";
const JSON: &str = "application/feed+json; charset=utf-8";
const OPML: &str = "text/x-opml; charset=utf-8";

/// `GET {list}/rss.xml`, `{list}/atom.xml` and `{list}/feed.json`
pub(super) async fn get(State(state): State<AppState>, uri: Uri, headers: HeaderMap) -> Response {
    let Some((format, list)) = FeedFormat::parse(uri.path()) else {
        return pages::find(&state, &uri, &headers).await;
    };
    let snapshot = state.snapshot();
    match app::feed(state.store().as_ref(), &snapshot, list).await {
        Ok(Some(feed)) => {
            let file = printed(&snapshot, format, &feed);
            file.cached_response(state.compressed(), &headers).await
        }
        Ok(None) => pages::find(&state, &uri, &headers).await,
        Err(error) => file_error(uri.path(), &error),
    }
}

/// A feed in a format.
fn printed(snapshot: &SiteSnapshot, format: FeedFormat, feed: &app::Feed) -> GeneratedFile {
    let publisher = Publisher::of(&snapshot.config);
    let (media_type, text) = match format {
        FeedFormat::Rss => (RSS, rss::print(publisher, feed)),
        FeedFormat::Atom => (ATOM, atom::print(publisher, feed)),
        FeedFormat::Json => (JSON, json::print(publisher, feed)),
    };
    let file = GeneratedFile::new(media_type, CachePolicy::Feed, text);
    let hub = &snapshot.config.websub_hub;
    if hub.is_empty() {
        return file;
    }
    // A hub reads the header rather than the text (WebSub, section 4).
    let own = publisher.absolute(&format.path(&feed.path));
    file.with_link(format!("<{hub}>; rel=\"hub\", <{own}>; rel=\"self\""))
}

/// `GET /feeds.opml`
pub(super) async fn opml(State(state): State<AppState>, uri: Uri, headers: HeaderMap) -> Response {
    match opml_text(&state).await {
        Ok(text) => {
            let file = GeneratedFile::new(OPML, CachePolicy::Map, text);
            file.cached_response(state.compressed(), &headers).await
        }
        Err(error) => file_error(uri.path(), &error),
    }
}

async fn opml_text(state: &AppState) -> store::Result<String> {
    let snapshot = state.snapshot();
    let words = app::list_names(snapshot.config.language);
    let whole = vec![(snapshot.config.name.clone(), "/".to_owned())];
    let sections = snapshot.sections.iter().map(|section| {
        let list = ListKey::Section(section.slug.clone());
        (section.name.clone(), paths::list(&list))
    });
    let (topics, writers): (Vec<_>, Vec<_>) = state
        .store()
        .feed_sources(OPML_LISTS)
        .await?
        .into_iter()
        .partition(|source| matches!(source.list, ListKey::Topic(_)));
    let named = |sources: Vec<store::FeedSource>| -> Vec<(String, String)> {
        let sources = sources.into_iter();
        sources
            .map(|source| (source.name, paths::list(&source.list)))
            .collect()
    };
    let groups = [
        (words.latest, whole),
        (words.sections, sections.collect()),
        (words.topics, named(topics)),
        (words.writers, named(writers)),
    ];
    Ok(opml::print(Publisher::of(&snapshot.config), &groups))
}
