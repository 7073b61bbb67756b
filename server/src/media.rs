//! `GET /media/{name}`: the pictures' files.

use axum::extract::{Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use store::Format;

use crate::Paper;
use crate::cache::CachePolicy;

pub(crate) async fn get(State(paper): State<Paper>, Path(name): Path<String>) -> Response {
    let Some(format) = format_of(&name) else { return missing() };
    match tokio::fs::read(paper.pictures().join(&name)).await {
        Ok(bytes) => {
            let kind = [(header::CONTENT_TYPE, HeaderValue::from_static(format.mime()))];
            let mut response = (kind, bytes).into_response();
            CachePolicy::Immutable.set(&mut response);
            response
        }
        Err(error) => {
            if error.kind() != std::io::ErrorKind::NotFound {
                tracing::error!(name, %error, "a picture cannot be read");
            }
            missing()
        }
    }
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
    let mut response = (StatusCode::NOT_FOUND, "no such picture\n").into_response();
    CachePolicy::Never.set(&mut response);
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_pictures_are_taken() {
        assert_eq!(format_of("lo-gom-480.webp"), Some(Format::Webp));
        for bad in ["", ".jpg", "../a.jpg", "a/b.jpg", "a.jpg.png", "a.db", "A.jpg", "a", "..", "a%2f.jpg"] {
            assert_eq!(format_of(bad), None, "{bad}");
        }
    }
}
