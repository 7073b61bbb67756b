//! Editions in memory: each is packed on its first request, and again when its
//! content has changed.

use std::collections::{BTreeMap, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Weak};

use app::{Edition, EditionRequest, SharedSnapshot, SiteSnapshot, html_edition};
use axum::body::Bytes;
use axum::http::HeaderValue;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use store::{Store, Timestamp};
use tokio::sync::Mutex;
use xxhash_rust::xxh3::xxh3_64;

use viet::date::UTC_OFFSET;

use super::pack::{self, Document};
use super::signer::Signer;
use super::stored::StoredEditions;
use crate::clock::now;

/// Editions in memory at most.
const MAX_EDITIONS: usize = 48;
/// Bytes of their files at most; one edition may be larger.
const MAX_BYTES: usize = 48_000_000;
const SECONDS_PER_DAY: i64 = 86_400;

/// What an edition is made of.
#[derive(Clone, Copy)]
pub(crate) struct Sources<'a> {
    pub(crate) store: &'a dyn Store,
    pub(crate) snapshot: &'a SharedSnapshot,
    pub(crate) signer: &'a Signer,
    /// The folder of the pictures' files.
    pub(crate) pictures: &'a Path,
}

/// An edition that is ready to be sent.
#[derive(Clone, Debug)]
pub(crate) struct PackedEdition {
    pub(crate) file: Bytes,
    /// The strong entity tag of `file`.
    pub(crate) tag: HeaderValue,
    /// The plain page that carries the file; empty for a part of an edition.
    pub(crate) plain_page: Bytes,
    /// Number of pictures in the file.
    pub(crate) pictures: usize,
}

struct Entry {
    request: EditionRequest,
    /// The snapshot and the day (in Việt Nam, since 1970) for which the entry
    /// was last checked.
    checked_for: (Weak<SiteSnapshot>, i64),
    /// A hash of the document.
    content: u64,
    packed: PackedEdition,
}

/// The editions requested last. The lock is held while one is packed, so that
/// many requests for one edition pack it once, and a flood of requests uses one
/// thread at most.
#[derive(Default)]
pub(crate) struct EditionCache {
    entries: Mutex<VecDeque<Entry>>,
    stored: StoredEditions,
}

impl EditionCache {
    /// The cache that stores the last versions of editions in a folder.
    pub(crate) fn at(folder: PathBuf) -> Self {
        Self {
            stored: StoredEditions::at(folder),
            ..Self::default()
        }
    }

    /// An earlier version of an edition's file, by its entity tag.
    pub(crate) async fn earlier(
        &self,
        request: EditionRequest,
        tag: &HeaderValue,
    ) -> Option<PackedEdition> {
        let digits = tag.to_str().ok()?.trim_matches('"');
        let hash = u64::from_str_radix(digits, 16).ok()?;
        let stored = self.stored.clone();
        let file = tokio::task::spawn_blocking(move || stored.version(request, hash));
        Some(PackedEdition {
            file: file.await.ok()??,
            tag: tag.clone(),
            plain_page: Bytes::new(),
            pictures: 0,
        })
    }

    /// An edition; `None` if it would hold nothing.
    pub(crate) async fn get(
        &self,
        sources: Sources<'_>,
        request: EditionRequest,
    ) -> store::Result<Option<PackedEdition>> {
        let mut entries = self.entries.lock().await;
        let at = now();
        let day = (at + UTC_OFFSET).div_euclid(SECONDS_PER_DAY);
        let checked_for = (Arc::downgrade(sources.snapshot), day);
        let known = entries
            .iter()
            .position(|entry| entry.request == request)
            .and_then(|place| entries.remove(place));
        if let Some(entry) = &known
            && entry.checked_for.0.ptr_eq(&checked_for.0)
            && entry.checked_for.1 == checked_for.1
        {
            let packed = entry.packed.clone();
            entries.extend(known);
            return Ok(Some(packed));
        }
        let key = sources.signer.public();
        let edition =
            app::edition(sources.store, sources.snapshot, Timestamp(at), request, key).await?;
        if edition.paths.is_empty() {
            return Ok(None);
        }
        let packer = Packer {
            snapshot: Arc::clone(sources.snapshot),
            signer: sources.signer.clone(),
            pictures: sources.pictures.to_owned(),
            stored: self.stored.clone(),
            request,
            at,
        };
        let known = known.map(|entry| (entry.content, entry.packed));
        let (content, packed) = packer.pack(edition, known).await?;
        entries.push_back(Entry {
            request,
            checked_for,
            content,
            packed: packed.clone(),
        });
        shrink(&mut entries);
        Ok(Some(packed))
    }
}

/// Removes the editions that were not requested for longest until the limits
/// are met.
fn shrink(entries: &mut VecDeque<Entry>) {
    let length = |entry: &Entry| entry.packed.file.len() + entry.packed.plain_page.len();
    let mut bytes: usize = entries.iter().map(length).sum();
    while entries.len() > MAX_EDITIONS || (bytes > MAX_BYTES && entries.len() > 1) {
        bytes -= entries.pop_front().as_ref().map_or(0, length);
    }
}

/// Packs one edition outside of the threads that answer requests.
struct Packer {
    snapshot: SharedSnapshot,
    signer: Signer,
    pictures: PathBuf,
    stored: StoredEditions,
    request: EditionRequest,
    at: i64,
}

impl Packer {
    /// A hash of the edition's content and its files: `known` if their content
    /// is the same, else new ones.
    async fn pack(
        self,
        edition: Edition,
        known: Option<(u64, PackedEdition)>,
    ) -> store::Result<(u64, PackedEdition)> {
        tokio::task::spawn_blocking(move || self.pack_now(&edition, known))
            .await
            .map_err(|error| store::StoreError::Engine {
                doing: "packing an edition",
                reason: error.to_string(),
                fault: store::EngineFault::Other,
            })
    }

    fn pack_now(
        &self,
        edition: &Edition,
        known: Option<(u64, PackedEdition)>,
    ) -> (u64, PackedEdition) {
        let found = self.read_pictures(edition);
        let document = Document::of(edition, &found);
        let pictures = document.pictures.len();
        let text = document.text();
        let content = xxh3_64(&text);
        if let Some((before, packed)) = known
            && before == content
        {
            return (content, packed);
        }
        let base = &self.snapshot.config.base_url;
        let stored = self.stored.last(self.request, content);
        let file = stored.unwrap_or_else(|| {
            let file = pack::pack(&self.signer, base, &edition.name, self.at, &text);
            self.stored.put(self.request, self.at, content, &file);
            file
        });
        let tag = HeaderValue::from_str(&format!("\"{:016x}\"", xxh3_64(&file)))
            .expect("hex digits and quotes are valid in a header");
        let plain_page = match edition.since {
            Some(_) => Bytes::new(),
            None => html_edition(edition, base, &found, &STANDARD.encode(&file)).into(),
        };
        let packed = PackedEdition {
            file,
            tag,
            plain_page,
            pictures,
        };
        (content, packed)
    }

    /// The media type and base64 content of an edition's pictures, by address.
    /// A picture that cannot be read is left out and logged.
    fn read_pictures<'a>(&self, edition: &'a Edition) -> BTreeMap<&'a str, (&'a str, String)> {
        let read = |(address, kind): &'a (String, &'static str)| {
            let name = address.strip_prefix("/media/")?;
            match std::fs::read(self.pictures.join(name)) {
                Ok(bytes) => Some((address.as_str(), (*kind, STANDARD.encode(bytes)))),
                Err(error) => {
                    tracing::warn!(name, %error, "cannot read a picture of an edition");
                    None
                }
            }
        };
        edition.pictures.iter().filter_map(read).collect()
    }
}
