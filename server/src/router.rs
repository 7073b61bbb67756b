//! Which address is answered by what.

use axum::Router;
use axum::extract::{Request, State};
use axum::middleware::{self, Next};
use axum::response::Response;
use axum::routing::get;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::{CompressionLayer, CompressionLevel};

use crate::{Paper, api, assets, media, page, security};

/// Brotli's quality for what is compressed at every request: above it, size
/// falls by hundredths and time doubles.
const QUALITY: i32 = 5;

/// The whole site.
pub fn router(paper: Paper) -> Router {
    let compressed = Router::new()
        .route("/api/{*function}", get(api::call).post(api::call))
        .fallback(page::get)
        .layer(CompressionLayer::new().br(true).gzip(true).quality(CompressionLevel::Precise(QUALITY)));
    Router::new()
        .route("/pkg/{name}", get(assets::get))
        .route("/media/{name}", get(media::get))
        .merge(compressed)
        .layer(middleware::from_fn_with_state(paper.clone(), secured))
        .layer(CatchPanicLayer::new())
        .with_state(paper)
}

async fn secured(State(paper): State<Paper>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    security::set(&mut response, paper.policy());
    response
}
