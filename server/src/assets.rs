//! The client's files, as the build left them in `target/site`: embedded in a
//! release, read from the disk in a debug build.

use std::borrow::Cow;

use app::Assets;
use axum::body::Body;
use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use rust_embed::RustEmbed;

use crate::cache::CachePolicy;

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../target/site"]
#[allow_missing = true]
struct Site;

/// What the build says of itself.
#[derive(serde::Deserialize)]
struct Manifest {
    boot: String,
    glue: String,
    wasm: String,
    fonts: Vec<String>,
}

/// The build's files for pages, and where something is missing a line that
/// says so; pages are whole without them, only plainer.
pub(crate) fn load() -> (Assets, Option<String>) {
    let manifest = Site::get("site.json").and_then(|file| serde_json::from_slice::<Manifest>(&file.data).ok());
    let missing = manifest
        .is_none()
        .then(|| "the client's files are missing: build with `cargo xtask build`".to_owned());
    let manifest = manifest.unwrap_or(Manifest {
        boot: String::new(),
        glue: String::new(),
        wasm: String::new(),
        fonts: Vec::new(),
    });
    let assets = Assets {
        page_css: text("page.css"),
        lite_css: text("lite.css"),
        theme_script: text("theme.js"),
        boot: manifest.boot,
        glue: manifest.glue,
        wasm: manifest.wasm,
        fonts: manifest.fonts,
        reload: std::env::var("TINLANG_RELOAD").ok().filter(|address| !address.is_empty()),
    };
    (assets, missing)
}

fn text(name: &str) -> String {
    Site::get(name).map(|file| String::from_utf8_lossy(&file.data).into_owned()).unwrap_or_default()
}

/// `GET /pkg/{name}`: a hashed file, in the best coding that the browser takes.
pub(crate) async fn get(Path(name): Path<String>, asked: HeaderMap) -> Response {
    let accepted = accepted(&asked);
    let codings = [("br", ".br"), ("gzip", ".gz"), ("", "")];
    let found = codings
        .into_iter()
        .filter(|(coding, _)| coding.is_empty() || accepted.contains(coding))
        .filter(|_| !name.ends_with(".br") && !name.ends_with(".gz"))
        .find_map(|(coding, end)| Some((coding, Site::get(&format!("pkg/{name}{end}"))?)));
    let Some((coding, file)) = found else {
        let mut response = (StatusCode::NOT_FOUND, "no such file\n").into_response();
        CachePolicy::Never.set(&mut response);
        return response;
    };
    let mut response = body(file.data).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(mime(&name)));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if !coding.is_empty() {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding));
    }
    CachePolicy::Immutable.set(&mut response);
    response
}

/// An embedded file's bytes without a copy.
pub(crate) fn body(data: Cow<'static, [u8]>) -> Body {
    match data {
        Cow::Borrowed(bytes) => Body::from(bytes),
        Cow::Owned(bytes) => Body::from(bytes),
    }
}

/// The codings that the browser takes; one with a weight of 0 it does not.
fn accepted(asked: &HeaderMap) -> Vec<&str> {
    let refused = |weight: &str| {
        weight.trim().strip_prefix("q=").is_some_and(|q| q.trim_matches(['0', '.']).is_empty())
    };
    asked
        .get_all(header::ACCEPT_ENCODING)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .filter_map(|coding| match coding.split_once(';') {
            Some((_, weight)) if refused(weight) => None,
            Some((coding, _)) => Some(coding.trim()),
            None => Some(coding.trim()),
        })
        .collect()
}

/// The media type by a file's name.
pub(crate) fn mime(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, end)| end) {
        "avif" => "image/avif",
        "css" => "text/css; charset=utf-8",
        "gif" => "image/gif",
        "ico" => "image/x-icon",
        "jpg" => "image/jpeg",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "png" => "image/png",
        "svg" => "image/svg+xml",
        "txt" => "text/plain; charset=utf-8",
        "wasm" => "application/wasm",
        "webmanifest" => "application/manifest+json",
        "webp" => "image/webp",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_coding_of_weight_nothing_is_refused() {
        let mut asked = HeaderMap::new();
        asked.insert(header::ACCEPT_ENCODING, HeaderValue::from_static("gzip;q=0.5, br;q=0, deflate"));
        assert_eq!(accepted(&asked), ["gzip", "deflate"]);
    }
}
