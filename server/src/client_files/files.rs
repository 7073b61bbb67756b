//! Embedded files: read once at the start, each with its encodings and its
//! entity tag.

use std::borrow::Cow;
use std::collections::BTreeMap;

use axum::body::Bytes;
use axum::http::HeaderValue;
use rust_embed::RustEmbed;

use crate::http::etag;

/// Files by name.
#[derive(Debug, Default)]
pub(crate) struct Files(BTreeMap<String, File>);

/// A file in every encoding in which it is stored.
#[derive(Debug)]
pub(crate) struct File {
    pub(crate) media_type: HeaderValue,
    pub(crate) tag: HeaderValue,
    pub(crate) plain: Bytes,
    pub(crate) brotli: Option<Bytes>,
    pub(crate) gzip: Option<Bytes>,
}

impl Files {
    /// The files of an embedded folder.
    pub(crate) fn embedded<Folder: RustEmbed>() -> Self {
        Self::of(Folder::iter().filter_map(|name| {
            let bytes = match Folder::get(&name)?.data {
                Cow::Borrowed(bytes) => Bytes::from_static(bytes),
                Cow::Owned(bytes) => Bytes::from(bytes),
            };
            Some((name.into_owned(), bytes))
        }))
    }

    /// Files by name; `a.js.br` and `a.js.gz` are encodings of `a.js`.
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
            let media_type = HeaderValue::from_static(media_type_of(&name));
            Some((
                name,
                File {
                    media_type,
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

    /// The files of a folder with their encodings, by their names in it.
    pub(crate) fn below(&self, folder: &str) -> BTreeMap<String, Bytes> {
        let inside = self
            .0
            .iter()
            .filter_map(|(name, file)| Some((name.strip_prefix(folder)?, file)));
        inside
            .flat_map(|(name, file)| {
                let encoded = |end: &str, bytes: &Option<Bytes>| {
                    Some((format!("{name}{end}"), bytes.clone()?))
                };
                [
                    Some((name.to_owned(), file.plain.clone())),
                    encoded(".br", &file.brotli),
                    encoded(".gz", &file.gzip),
                ]
            })
            .flatten()
            .collect()
    }

    /// The text of the file of this name; empty if there is none.
    pub(crate) fn text(&self, name: &str) -> String {
        self.get(name)
            .map(|file| String::from_utf8_lossy(&file.plain).into_owned())
            .unwrap_or_default()
    }
}

/// The media type of a file, by the extension of its name.
fn media_type_of(name: &str) -> &'static str {
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
