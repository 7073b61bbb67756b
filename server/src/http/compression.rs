//! Compressing responses while they are sent.

use axum::body::HttpBody;
use axum::http::Response;
use tower_http::compression::predicate::{NotForContentType, Predicate};
use tower_http::compression::{CompressionLayer, CompressionLevel, DefaultPredicate};

/// Brotli's quality for responses that are compressed on every request.
/// Quality 5 takes half the time of 7 and makes pages a fortieth larger, which
/// readers on a weak network pay for. From 8 on nothing gets smaller before 10,
/// which takes ten times as long.
const BROTLI_QUALITY: i32 = 7;

/// Larger responses, in bytes, are not compressed for each request.
pub(crate) const COMPRESSED_PER_REQUEST: usize = 256 * 1024;

/// The layer around pages and generated files. `compressed` is a media type of
/// files that are compressed already.
pub(crate) fn layer(compressed: &'static str) -> CompressionLayer<impl Predicate> {
    let predicate = DefaultPredicate::new()
        .and(NotForContentType::const_new(compressed))
        .and(NotLarge);
    CompressionLayer::new()
        .quality(CompressionLevel::Precise(BROTLI_QUALITY))
        .compress_when(predicate)
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
