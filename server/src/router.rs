//! Which address is answered by what.

use axum::{Router, middleware};
use tower_http::compression::{CompressionLayer, CompressionLevel};

use crate::{Paper, api, guard, media, notices, page, reads, search, site};

/// Brotli's quality for what is compressed at every request: 5 takes half the
/// time and makes pages a fortieth larger, which weak signal pays for; above,
/// nothing gets smaller before 10, which takes ten times as long.
const QUALITY: i32 = 7;

/// The whole site.
pub fn router(paper: Paper) -> Router {
    let around = middleware::from_fn_with_state(paper.clone(), guard::around);
    let compression = CompressionLayer::new().quality(CompressionLevel::Precise(QUALITY));
    // Pictures are compressed already, and the client's files at the build.
    let ready = Router::new()
        .merge(site::router())
        .merge(media::router())
        .merge(reads::router())
        .merge(notices::router());
    let made = Router::new()
        .merge(api::router())
        .merge(search::router())
        .fallback(page::get)
        .layer(compression);
    ready.merge(made).layer(around).with_state(paper)
}
