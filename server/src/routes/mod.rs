//! Which address is answered by what.

mod api;
pub(crate) mod cards;
mod documents;
mod editions;
mod feeds;
mod generated;
mod media;
mod oembed;
pub(crate) mod pages;
mod push;
pub(crate) mod reads;
pub(crate) mod sitemaps;

use axum::{Router, middleware};
use tower_http::compression::predicate::{NotForContentType, Predicate};
use tower_http::compression::{CompressionLayer, CompressionLevel, DefaultPredicate};

use crate::Paper;
use crate::client_files::site;
use crate::http::middleware as guard;
use crate::jobs::search_index as search;

/// Brotli's quality for what is compressed at every request: 5 takes half the
/// time and makes pages a fortieth larger, which weak signal pays for; above,
/// nothing gets smaller before 10, which takes ten times as long.
const QUALITY: i32 = 7;

/// The whole site.
pub fn router(paper: Paper) -> Router {
    let around = middleware::from_fn_with_state(paper.clone(), guard::around);
    // Editions are compressed already, too, and are sent in parts.
    let worthwhile = DefaultPredicate::new().and(NotForContentType::const_new(editions::FILE));
    let compression = CompressionLayer::new()
        .quality(CompressionLevel::Precise(QUALITY))
        .compress_when(worthwhile);
    // Pictures are compressed already, and the client's files at the build.
    let ready = Router::new()
        .merge(site::router())
        .merge(media::router())
        .merge(reads::router())
        .merge(push::router());
    let made = Router::new()
        .merge(api::router())
        .merge(search::router())
        .fallback(pages::get)
        .layer(compression);
    ready.merge(made).layer(around).with_state(paper)
}
