//! Editions at hand: each is packed on its first request, and again when its
//! content has changed. Looking one up waits for nobody; packing is done by
//! tasks of their own, which go on if the client that asked has gone.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use app::{Edition, EditionRequest};
use axum::http::HeaderValue;
use store::Timestamp;
use tokio::runtime::Handle;
use viet::date::day_number;

use super::packed::{PackedEdition, Sources};
use super::packer::Packer;
use super::stored::StoredEditions;
use crate::caches::builds::{BuildError, Builds};
use crate::clock::now;
use crate::http::precompressed::Precompressed;

/// Editions at hand at most.
const MAX_EDITIONS: usize = 48;
/// Bytes of them in memory at most; one edition may be larger.
const MAX_BYTES: usize = 48_000_000;
/// Editions that are packed at once.
const MAX_BUILDS: usize = 2;
/// Editions that are packed or wait for it; further requests are refused.
const MAX_WAITING: usize = 16;

/// What is known of an edition without packing it, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct EditionSizes {
    pub(crate) file: usize,
    pub(crate) plain_page: Option<usize>,
    /// Number of pictures; `None` if it is not known.
    pub(crate) pictures: Option<usize>,
}

struct Entry {
    request: EditionRequest,
    /// The revision of the content and the day (in Việt Nam, since 1970) for which
    /// the entry was last checked.
    checked_for: (u64, i64),
    /// A hash of the content.
    content: u64,
    packed: PackedEdition,
}

#[derive(Default)]
struct Shared {
    entries: Mutex<VecDeque<Entry>>,
    stored: StoredEditions,
    /// Counts withdrawals of articles.
    withdrawals: AtomicU64,
}

/// The editions requested last.
#[derive(Clone)]
pub(crate) struct EditionCache {
    shared: Arc<Shared>,
    builds: Builds<EditionRequest, Option<PackedEdition>>,
}

impl Default for EditionCache {
    fn default() -> Self {
        Self::with(StoredEditions::default())
    }
}

impl EditionCache {
    /// The cache that stores the last versions of editions in a folder.
    pub(crate) fn at(folder: PathBuf) -> Self {
        Self::with(StoredEditions::at(folder))
    }

    fn with(stored: StoredEditions) -> Self {
        let shared = Shared {
            stored,
            ..Shared::default()
        };
        Self {
            shared: Arc::new(shared),
            builds: Builds::new(MAX_BUILDS, MAX_WAITING),
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
        let stored = self.shared.stored.clone();
        let file = tokio::task::spawn_blocking(move || stored.version(request, hash));
        Some(PackedEdition {
            file: file.await.ok()??,
            tag: tag.clone(),
            plain_page: None,
            pictures: 0,
        })
    }

    /// The sizes of an edition that was packed before, as it is or as it was
    /// then; `None` if it never was.
    pub(crate) async fn sizes(&self, request: EditionRequest) -> Option<EditionSizes> {
        let at_hand = {
            let entries = self.shared.entries();
            let entry = entries.iter().find(|entry| entry.request == request);
            entry.map(|entry| EditionSizes {
                file: entry.packed.file.len(),
                plain_page: entry.packed.plain_page.as_ref().map(|it| it.identity.len()),
                pictures: Some(entry.packed.pictures),
            })
        };
        if at_hand.is_some() {
            return at_hand;
        }
        let stored = self.shared.stored.clone();
        let sizes = tokio::task::spawn_blocking(move || stored.sizes(request));
        let (file, plain_page) = sizes.await.ok()??;
        Some(EditionSizes {
            file,
            plain_page,
            pictures: None,
        })
    }

    /// Forgets every edition, and every version of them on disk, since an article
    /// was withdrawn: none may be sent again.
    pub(crate) async fn forget_all(&self) {
        self.shared.withdrawals.fetch_add(1, Ordering::SeqCst);
        self.shared.entries().clear();
        self.remove_stored(None).await;
    }

    /// Removes the versions of one edition, or of all, from the disk.
    async fn remove_stored(&self, request: Option<EditionRequest>) {
        let stored = self.shared.stored.clone();
        // A failure is logged there; it never panics.
        tokio::task::spawn_blocking(move || stored.remove(request))
            .await
            .ok();
    }

    /// An edition; `None` if it would hold nothing. Fails with
    /// [`store::EngineFault::Busy`] if too many others are packed.
    pub(crate) async fn get(
        &self,
        sources: Sources,
        request: EditionRequest,
    ) -> store::Result<Option<PackedEdition>> {
        let day = day_number(now());
        if let Some(packed) = self.shared.checked(request, sources.snapshot.revision, day) {
            return Ok(Some(packed));
        }
        let cache = self.clone();
        let build = async move { cache.build(sources, request).await };
        let built = self.builds.get(request, build).await;
        built.map_err(|error| error.into_store_error("packing an edition"))
    }

    async fn build(
        &self,
        sources: Sources,
        request: EditionRequest,
    ) -> Result<Option<PackedEdition>, BuildError> {
        let at = now();
        let withdrawals = self.shared.withdrawals.load(Ordering::SeqCst);
        let checked_for = (sources.snapshot.revision, day_number(at));
        let edition = content_of(sources.clone(), request, Timestamp(at)).await?;
        if edition.paths.is_empty() {
            self.shared.forget(request);
            return Ok(None);
        }
        let known = self.shared.known(request);
        let packer = Packer {
            sources,
            stored: self.shared.stored.clone(),
            request,
            at,
        };
        let (content, packed) = packer.pack(edition, known).await?;
        if self.shared.withdrawals.load(Ordering::SeqCst) != withdrawals {
            // It may hold the withdrawn article; the next request builds a new one.
            // Only this edition is removed: others may hold the new content.
            self.remove_stored(Some(request)).await;
            return Err(BuildError::busy("an article was withdrawn meanwhile"));
        }
        self.shared.put(Entry {
            request,
            checked_for,
            content,
            packed: packed.clone(),
        });
        Ok(Some(packed))
    }
}

/// The content of an edition. Rendering hundreds of articles must not hold up
/// the threads that answer requests.
async fn content_of(
    sources: Sources,
    request: EditionRequest,
    at: Timestamp,
) -> Result<Edition, BuildError> {
    let rendered = tokio::task::spawn_blocking(move || {
        let key = sources.signer.public();
        let store = sources.store.as_ref();
        Handle::current().block_on(app::edition(store, &sources.snapshot, at, request, key))
    });
    let edition = rendered.await.map_err(|_| BuildError::panicked())?;
    Ok(edition?)
}

impl Shared {
    fn entries(&self) -> MutexGuard<'_, VecDeque<Entry>> {
        self.entries.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The edition, if it was checked for this revision of the content and day.
    fn checked(&self, request: EditionRequest, revision: u64, day: i64) -> Option<PackedEdition> {
        let mut entries = self.entries();
        let place = entries
            .iter()
            .position(|entry| entry.request == request && entry.checked_for == (revision, day))?;
        let entry = entries.remove(place)?;
        let packed = entry.packed.clone();
        entries.push_back(entry);
        Some(packed)
    }

    /// The edition as it was packed last, with the hash of its content.
    fn known(&self, request: EditionRequest) -> Option<(u64, PackedEdition)> {
        let entries = self.entries();
        let entry = entries.iter().find(|entry| entry.request == request)?;
        Some((entry.content, entry.packed.clone()))
    }

    fn forget(&self, request: EditionRequest) {
        self.entries().retain(|entry| entry.request != request);
    }

    /// Adds an edition, and removes those that were not requested for longest
    /// until the limits are met.
    fn put(&self, entry: Entry) {
        let mut entries = self.entries();
        entries.retain(|it| it.request != entry.request);
        entries.push_back(entry);
        let mut bytes: usize = entries.iter().map(Entry::held).sum();
        while entries.len() > MAX_EDITIONS || (bytes > MAX_BYTES && entries.len() > 1) {
            bytes -= entries.pop_front().as_ref().map_or(0, Entry::held);
        }
    }
}

impl Entry {
    /// Bytes in memory.
    fn held(&self) -> usize {
        let page = self.packed.plain_page.as_ref();
        self.packed.file.held() + page.map_or(0, Precompressed::held)
    }
}
