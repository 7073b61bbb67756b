//! Packing one edition outside of the threads that answer requests.

use std::collections::BTreeMap;
use std::path::PathBuf;

use app::{Edition, EditionRequest, html_edition};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use store::{EngineFault, StoreError};
use xxhash_rust::xxh3::xxh3_64;

use super::pack::{self, Document};
use super::packed::{PackedEdition, Sources};
use super::stored::StoredEditions;

/// Packs one edition.
pub(super) struct Packer {
    pub(super) sources: Sources,
    pub(super) stored: StoredEditions,
    pub(super) request: EditionRequest,
    /// The time, in seconds since 1970.
    pub(super) at: i64,
}

/// The media type and base64 content of pictures, by address.
type Pictures<'a> = BTreeMap<&'a str, (&'a str, String)>;

impl Packer {
    /// A hash of the edition's content and its files: `known` if their content
    /// is the same, else stored or new ones.
    pub(super) async fn pack(
        self,
        edition: Edition,
        known: Option<(u64, PackedEdition)>,
    ) -> store::Result<(u64, PackedEdition)> {
        tokio::task::spawn_blocking(move || self.pack_now(&edition, known))
            .await
            .map_err(|error| StoreError::Engine {
                doing: "packing an edition",
                reason: error.to_string(),
                fault: EngineFault::Other,
            })
    }

    fn pack_now(
        &self,
        edition: &Edition,
        known: Option<(u64, PackedEdition)>,
    ) -> (u64, PackedEdition) {
        let found = self.found(edition);
        // A picture's file never changes under its name.
        let text = serde_json::to_vec(&(edition, &found)).expect("text and lists are JSON");
        let content = xxh3_64(&text);
        if let Some((before, packed)) = known
            && before == content
        {
            return (content, packed);
        }
        let base = &self.sources.snapshot.config.base_url;
        let mut pictures = None;
        let mut read = || -> Pictures { self.read_pictures(edition) };
        let mut files = self.stored.last(self.request, content).unwrap_or_else(|| {
            let pictures = pictures.get_or_insert_with(&mut read);
            let text = Document::of(edition, pictures).text();
            let signer = &self.sources.signer;
            let file = pack::pack(signer, base, &edition.name, self.at, &text);
            self.stored.put(self.request, self.at, content, file)
        });
        if files.plain_page.is_none()
            && edition.since.is_none()
            && let Ok(file) = files.file.read()
        {
            let pictures = pictures.get_or_insert_with(&mut read);
            let page = html_edition(edition, base, pictures, &STANDARD.encode(file));
            let page = page.into_bytes();
            files.plain_page = Some(self.stored.put_page(self.request, files.tag, page));
        }
        (content, PackedEdition::of(files, found.len()))
    }

    /// The addresses of the edition's pictures whose files exist.
    fn found<'a>(&self, edition: &'a Edition) -> Vec<&'a str> {
        let addresses = edition.pictures.iter().map(|(address, _)| address.as_str());
        addresses
            .filter(|address| self.path(address).is_some_and(|path| path.exists()))
            .collect()
    }

    fn path(&self, address: &str) -> Option<PathBuf> {
        let name = address.strip_prefix("/media/")?;
        Some(self.sources.pictures.join(name))
    }

    /// A picture that cannot be read is left out and logged.
    fn read_pictures<'a>(&self, edition: &'a Edition) -> Pictures<'a> {
        let read = |(address, kind): &'a (String, &'static str)| {
            let path = self.path(address)?;
            match std::fs::read(path) {
                Ok(bytes) => Some((address.as_str(), (*kind, STANDARD.encode(bytes)))),
                Err(error) => {
                    tracing::warn!(address, %error, "cannot read a picture of an edition");
                    None
                }
            }
        };
        edition.pictures.iter().filter_map(read).collect()
    }
}
