//! Files that the program brings along: read once at the start, each with its
//! codings and its tag.

use std::borrow::Cow;
use std::collections::BTreeMap;

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use rust_embed::RustEmbed;

use crate::http::content_encoding::Coding;
use crate::http::{content_encoding as coding, etag};

/// Files by name.
#[derive(Debug, Default)]
pub(crate) struct Files(BTreeMap<String, File>);

/// One file.
#[derive(Debug)]
pub(crate) struct File {
    kind: HeaderValue,
    tag: HeaderValue,
    plain: Bytes,
    brotli: Option<Bytes>,
    gzip: Option<Bytes>,
}

impl Files {
    /// All files of an embedded folder.
    pub(crate) fn embedded<Folder: RustEmbed>() -> Self {
        Self::of(Folder::iter().filter_map(|name| {
            let bytes = match Folder::get(&name)?.data {
                Cow::Borrowed(bytes) => Bytes::from_static(bytes),
                Cow::Owned(bytes) => Bytes::from(bytes),
            };
            Some((name.into_owned(), bytes))
        }))
    }

    /// Files by name; `a.js.br` and `a.js.gz` are codings of `a.js`.
    pub(crate) fn of(files: impl IntoIterator<Item = (String, Bytes)>) -> Self {
        let mut all: BTreeMap<String, Bytes> = files.into_iter().collect();
        let names: Vec<String> = all
            .keys()
            .filter(|name| !matches!(name.rsplit_once('.'), Some((_, "br" | "gz"))))
            .cloned()
            .collect();
        let file = |name: String| {
            let brotli = all.remove(&format!("{name}.br"));
            let gzip = all.remove(&format!("{name}.gz"));
            let plain = all.remove(&name)?;
            let kind = HeaderValue::from_static(media_type(&name));
            Some((
                name,
                File {
                    kind,
                    tag: etag::weak(&plain),
                    plain,
                    brotli,
                    gzip,
                },
            ))
        };
        Self(names.into_iter().filter_map(file).collect())
    }

    /// The file of this name.
    pub(crate) fn get(&self, name: &str) -> Option<&File> {
        self.0.get(name)
    }

    /// The files of a folder, each with its codings, by their names in it.
    pub(crate) fn below(&self, folder: &str) -> BTreeMap<String, Bytes> {
        let inside = self
            .0
            .iter()
            .filter_map(|(name, file)| Some((name.strip_prefix(folder)?, file)));
        inside
            .flat_map(|(name, file)| {
                let coded = |end: &str, bytes: &Option<Bytes>| {
                    Some((format!("{name}{end}"), bytes.clone()?))
                };
                [
                    Some((name.to_owned(), file.plain.clone())),
                    coded(".br", &file.brotli),
                    coded(".gz", &file.gzip),
                ]
            })
            .flatten()
            .collect()
    }

    /// The text of this name's file; empty where there is none.
    pub(crate) fn text(&self, name: &str) -> String {
        self.get(name)
            .map(|file| String::from_utf8_lossy(&file.plain).into_owned())
            .unwrap_or_default()
    }
}

impl File {
    /// The file in the best coding that the browser takes, or that it has not
    /// changed.
    pub(crate) fn response(&self, asked: &HeaderMap) -> Response {
        let accepted = coding::accepted(asked);
        let (coding, bytes) = [(Coding::Brotli, &self.brotli), (Coding::Gzip, &self.gzip)]
            .into_iter()
            .filter(|(coding, _)| accepted.contains(*coding))
            .find_map(|(coding, bytes)| Some((Some(coding), bytes.as_ref()?)))
            .unwrap_or((None, &self.plain));
        let mut response = etag::conditional(asked, self.tag.clone(), || {
            let kind = [(header::CONTENT_TYPE, self.kind.clone())];
            let mut response = (kind, Body::from(bytes.clone())).into_response();
            if let Some(coding) = coding {
                response
                    .headers_mut()
                    .insert(header::CONTENT_ENCODING, coding.name());
            }
            response
        });
        if self.brotli.is_some() || self.gzip.is_some() {
            response
                .headers_mut()
                .insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        }
        response
    }
}

/// The media type by a file's name.
fn media_type(name: &str) -> &'static str {
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
