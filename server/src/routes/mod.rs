//! The table of routes: which address is answered by which handler.

mod api;
pub(crate) mod cards;
mod client_files;
mod documents;
mod editions;
mod fallback;
mod feeds;
mod fragments;
mod health;
mod media;
mod oembed;
mod pages;
mod push;
mod reads;
mod sitemaps;
mod suggestions;

use app::FeedFormat;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use axum::{Router, middleware};

pub(crate) use api::ARTICLE_STATE;

use crate::AppState;
use crate::http::compression;
use crate::http::lane;
use crate::http::limits::{
    READ_BODY, READS_PER_MINUTE, SUBSCRIPTION_BODY, SUBSCRIPTIONS_PER_MINUTE, feed_lane,
    search_lane, subscription_lane,
};
use crate::http::middleware::around;
use crate::http::write_limit::{self, WriteLimit};
use crate::newsroom;

/// The lists that have feeds, as patterns of their paths.
const LISTS_WITH_FEEDS: [&str; 8] = [
    "/",
    "/moi-nhat",
    "/doc-nhieu",
    "/cai-chinh",
    "/chu-de/{slug}",
    "/tac-gia/{slug}",
    "/{section}",
    "/{year}/{month}/{day}",
];

/// The whole site.
pub fn router(state: AppState) -> Router {
    let around = middleware::from_fn_with_state(state.clone(), around);
    let compressed = Router::new()
        .merge(documents_and_pages())
        .merge(searches())
        .merge(feeds().route_layer(middleware::from_fn_with_state(feed_lane(), lane::pass)))
        .merge(api::server_functions())
        .merge(newsroom::router(&state))
        .fallback(fallback::get)
        .layer(compression::layer(editions::EDITION));
    uncompressed()
        .merge(compressed)
        .layer(around)
        .with_state(state)
}

/// Routes whose responses are not compressed: the files are compressed already,
/// the messages are short.
fn uncompressed() -> Router<AppState> {
    Router::new()
        .route("/pkg/{*name}", get(client_files::package))
        .route("/media/{name}", get(media::get))
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .merge(
            Router::new()
                .route("/api/read", post(reads::post))
                .layer(DefaultBodyLimit::max(READ_BODY))
                .layer(middleware::from_fn_with_state(
                    WriteLimit::per_minute(READS_PER_MINUTE),
                    write_limit::check,
                )),
        )
        .merge(
            Router::new()
                .route("/api/push", post(push::follow).delete(push::unfollow))
                .layer(DefaultBodyLimit::max(SUBSCRIPTION_BODY))
                .layer(middleware::from_fn_with_state(
                    subscription_lane(),
                    lane::pass,
                ))
                .layer(middleware::from_fn_with_state(
                    WriteLimit::per_minute(SUBSCRIPTIONS_PER_MINUTE),
                    write_limit::check,
                )),
        )
}

/// Everything that is only read: pages, feeds, site maps, editions, documents.
fn documents_and_pages() -> Router<AppState> {
    Router::new()
        .route("/", get(pages::get))
        .route("/moi-nhat", get(pages::get))
        .route("/doc-nhieu", get(pages::get))
        .route("/cai-chinh", get(pages::get))
        .route("/da-luu", get(pages::get))
        .route("/ngoai-tuyen", get(pages::get))
        .route("/chu-de/{slug}", get(pages::get))
        .route("/tac-gia/{slug}", get(pages::get))
        .route("/trang/{slug}", get(pages::get))
        .route("/{year}/{month}/{day}", get(pages::get))
        .route("/manh/{*page}", get(fragments::get))
        .route("/manh/", get(fragments::get))
        .route("/an-ban", get(editions::folder))
        .route("/an-ban/", get(editions::folder))
        .route("/an-ban/khoa.json", get(editions::keys))
        .route("/an-ban/{*name}", get(editions::get))
        .route("/mo-an-ban", get(editions::open))
        .route("/sitemap.xml", get(sitemaps::get))
        .route("/sitemap-{part}", get(sitemaps::get))
        .route("/news-sitemap.xml", get(sitemaps::news))
        .route("/card/{name}", get(cards::get))
        .route("/oembed", get(oembed::get))
        .route("/robots.txt", get(documents::robots))
        .route("/llms.txt", get(documents::guide))
        .route("/security.txt", get(documents::security))
        .route("/.well-known/security.txt", get(documents::security))
        .route("/manifest.webmanifest", get(documents::manifest))
        .route("/sw.js", get(client_files::worker))
        .method_not_allowed_fallback(fallback::method_not_allowed)
}

/// Searches and their suggestions.
fn searches() -> Router<AppState> {
    Router::new()
        .route("/tim-kiem", get(pages::get))
        .route("/manh/tim-kiem", get(fragments::get))
        .route("/api/goi-y", get(suggestions::get))
        .method_not_allowed_fallback(fallback::method_not_allowed)
        .route_layer(middleware::from_fn_with_state(search_lane(), lane::pass))
}

/// The feeds: one route per kind of list and format.
fn feeds() -> Router<AppState> {
    let router = Router::new().route("/feeds.opml", get(feeds::opml));
    LISTS_WITH_FEEDS
        .iter()
        .fold(router, |router, list| {
            FeedFormat::ALL.iter().fold(router, |router, format| {
                router.route(&format.path(list), get(feeds::get))
            })
        })
        .method_not_allowed_fallback(fallback::method_not_allowed)
}
