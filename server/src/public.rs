//! The files of `public/`, which keep their names: icons, `robots.txt`.

use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use rust_embed::RustEmbed;

use crate::cache::CachePolicy;
use crate::{assets, etag};

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../public"]
#[allow_missing = true]
struct Public;

/// The file at `path`, where there is one.
pub(crate) fn get(path: &str, asked: &HeaderMap) -> Option<Response> {
    let name = path.strip_prefix('/').filter(|name| !name.is_empty())?;
    let file = Public::get(name)?;
    let tag = etag::weak(&file.data);
    let mut response = etag::conditional(asked, tag, || {
        let kind = [(header::CONTENT_TYPE, HeaderValue::from_static(assets::mime(name)))];
        (kind, assets::body(file.data)).into_response()
    });
    CachePolicy::Public.set(&mut response);
    Some(response)
}
