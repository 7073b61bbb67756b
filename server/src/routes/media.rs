//! `/media/{name}`: the files of pictures.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use store::Format;

use crate::AppState;
use crate::http::cache_policy::CachePolicy;
use crate::http::error_page::error_text;
use crate::http::etag;

/// `GET /media/{name}`
pub(super) async fn get(
    State(state): State<AppState>,
    Path(name): Path<String>,
    headers: HeaderMap,
) -> Response {
    let Some(format) = format_of(&name) else {
        return not_found();
    };
    if state.snapshot().hidden_pictures.contains(stem_of(&name)) {
        return gone();
    }
    let bytes = match tokio::fs::read(state.pictures().join(&name)).await {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return not_found(),
        // The picture may be there: nobody shall remember that it is not.
        Err(error) => {
            tracing::error!(name, %error, "cannot read a picture");
            return error_text();
        }
    };
    // A file never changes under its name, so the name is its entity tag.
    let tag = HeaderValue::from_str(&format!("\"{name}\""))
        .expect("letters of a slug are valid in a header");
    let mut response = etag::conditional(&headers, tag, || {
        (
            [(
                header::CONTENT_TYPE,
                HeaderValue::from_static(format.mime()),
            )],
            bytes,
        )
            .into_response()
    });
    // Feed readers and other sites' previews show the pictures.
    let sharing = HeaderName::from_static("cross-origin-resource-policy");
    response
        .headers_mut()
        .insert(sharing, HeaderValue::from_static("cross-origin"));
    CachePolicy::Immutable.set(&mut response);
    response
}

/// The format of a picture's file name, `{stem}-{width}.{extension}` in letters
/// of a slug; `None` for any other name, so that it is never a path.
fn format_of(name: &str) -> Option<Format> {
    let (stem, extension) = name.split_once('.')?;
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    (!stem.is_empty() && stem.bytes().all(plain)).then_some(())?;
    Format::from_extension(extension)
}

/// The stem of a picture's file name: without width and extension.
fn stem_of(name: &str) -> &str {
    let name = name.split('.').next().unwrap_or_default();
    name.rsplit_once('-').map_or(name, |(stem, _)| stem)
}

/// The answer for a picture that only withdrawn articles use.
fn gone() -> Response {
    (StatusCode::GONE, "this picture was withdrawn\n").into_response()
}

fn not_found() -> Response {
    (StatusCode::NOT_FOUND, "no such picture\n").into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stem_has_no_width() {
        assert_eq!(stem_of("lo-gom-2-480.webp"), "lo-gom-2");
        assert_eq!(stem_of("a.jpg"), "a");
    }

    #[test]
    fn only_names_of_pictures_have_a_format() {
        assert_eq!(format_of("lo-gom-480.webp"), Some(Format::Webp));
        for bad in [
            "",
            ".jpg",
            "../a.jpg",
            "a/b.jpg",
            "a.jpg.png",
            "a.db",
            "A.jpg",
            "a",
            "..",
            "a%2f.jpg",
        ] {
            assert_eq!(format_of(bad), None, "{bad}");
        }
    }
}
