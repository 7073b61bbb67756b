//! `/media/{name}`: the pictures' files.

use axum::Router;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use store::Format;

use crate::Paper;
use crate::http::cache_policy::CachePolicy;
use crate::http::etag;

pub(crate) fn router() -> Router<Paper> {
    Router::new().route("/media/{name}", get(picture))
}

async fn picture(
    State(paper): State<Paper>,
    Path(name): Path<String>,
    asked: HeaderMap,
) -> Response {
    let Some(format) = format_of(&name) else {
        return missing();
    };
    let bytes = match tokio::fs::read(paper.pictures().join(&name)).await {
        Ok(bytes) => bytes,
        Err(error) => {
            if error.kind() != std::io::ErrorKind::NotFound {
                tracing::error!(name, %error, "a picture cannot be read");
            }
            return missing();
        }
    };
    // A file never changes under its name, so the name is tag enough.
    let tag = HeaderValue::from_str(&format!("\"{name}\""))
        .expect("letters of a slug may stand in a header");
    let mut response = etag::conditional(&asked, tag, || {
        (
            [(
                header::CONTENT_TYPE,
                HeaderValue::from_static(format.mime()),
            )],
            bytes,
        )
            .into_response()
    });
    // Feed readers and others' cards show the paper's pictures.
    let sharing = HeaderName::from_static("cross-origin-resource-policy");
    response
        .headers_mut()
        .insert(sharing, HeaderValue::from_static("cross-origin"));
    CachePolicy::Immutable.set(&mut response);
    response
}

/// The format of a file that may be asked for: `{stem}-{width}.{extension}`
/// in letters of a slug, and so never a path.
fn format_of(name: &str) -> Option<Format> {
    let (stem, extension) = name.split_once('.')?;
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    (!stem.is_empty() && stem.bytes().all(plain)).then_some(())?;
    Format::from_extension(extension)
}

fn missing() -> Response {
    (StatusCode::NOT_FOUND, "no such picture\n").into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_pictures_are_taken() {
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
