//! Compressing responses while they are sent.

use axum::body::HttpBody;
use axum::http::{HeaderMap, Response, header};
use tower_http::compression::predicate::{NotForContentType, Predicate};
use tower_http::compression::{CompressionLayer, CompressionLevel, DefaultPredicate};

/// Brotli's quality for pages and other responses that change often. From 7 on the
/// encoder clears a table of 8 MiB for each of them, four times that of 6, which
/// costs more than the compression; pages get a fiftieth smaller.
pub(crate) const BROTLI_QUALITY_OF_PAGE: i32 = 6;

/// Larger responses, in bytes, are not compressed for each request.
pub(crate) const COMPRESSED_PER_REQUEST: usize = 256 * 1024;

/// Shorter responses, in bytes, get longer with their header.
const SMALLEST: usize = 64;

/// The layer around pages and generated files. `compressed` is a media type of
/// files that are compressed already.
pub(crate) fn layer(compressed: &'static str) -> CompressionLayer<impl Predicate> {
    let predicate = DefaultPredicate::new()
        .and(NotForContentType::const_new(compressed))
        .and(NotLarge);
    CompressionLayer::new()
        .quality(CompressionLevel::Precise(BROTLI_QUALITY_OF_PAGE))
        .compress_when(predicate)
}

/// True for content of this length that gets smaller.
pub(crate) fn is_worth(headers: &HeaderMap, length: usize) -> bool {
    let media_type = headers.get(header::CONTENT_TYPE);
    let is_picture = media_type.is_some_and(|it| it.as_bytes().starts_with(b"image/"));
    length >= SMALLEST && !is_picture
}

/// Accepts responses whose size is small or not known.
#[derive(Clone, Copy, Debug)]
struct NotLarge;

impl Predicate for NotLarge {
    fn should_compress<B: HttpBody>(&self, response: &Response<B>) -> bool {
        let most = response.body().size_hint().upper().unwrap_or_default();
        usize::try_from(most).is_ok_and(|most| most <= COMPRESSED_PER_REQUEST)
    }
}
