//! What the paper is measured against: `bare FILE` sends the file, compressed with
//! brotli, as the answer to every request, and 304 to those who hold it. It prints
//! its address.

use std::io::Write;

use axum::Router;
use axum::body::Bytes;
use axum::http::{HeaderMap, HeaderName, StatusCode, header};
use axum::response::{IntoResponse, Response};

const TAG: &str = "W/\"0123456789abcdef\"";
const HEADERS: [(HeaderName, &str); 5] = [
    (header::CONTENT_TYPE, "text/html; charset=utf-8"),
    (header::CONTENT_ENCODING, "br"),
    (header::CACHE_CONTROL, "public, max-age=0, s-maxage=60"),
    (header::VARY, "accept-encoding"),
    (header::ETAG, TAG),
];

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let file = std::env::args_os().nth(1).unwrap_or_default();
    let bytes = Bytes::from(std::fs::read(file)?);
    let router = Router::new().fallback(move |headers: HeaderMap| {
        let answer = answer(&headers, bytes.clone());
        async move { answer }
    });
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let mut out = std::io::stdout();
    writeln!(out, "bare: http://{}", listener.local_addr()?)?;
    out.flush()?;
    axum::serve(listener, router).await
}

fn answer(headers: &HeaderMap, bytes: Bytes) -> Response {
    let held = headers.get(header::IF_NONE_MATCH);
    if held.is_some_and(|held| held.as_bytes() == TAG.as_bytes()) {
        return (StatusCode::NOT_MODIFIED, [(header::ETAG, TAG)]).into_response();
    }
    (HEADERS, bytes).into_response()
}
