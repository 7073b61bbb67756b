//! The state that all handlers and jobs share. It holds data only.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use app::{SharedSearch, SharedSnapshot, SharedStore, SiteSnapshot};
use push::{EndpointPolicy, Sender};
use store::NewsroomStore;

use crate::caches::cards::CardCache;
use crate::caches::counted_reads::CountedReads;
use crate::caches::read_buffer::ReadBuffer;
use crate::caches::sitemaps::SitemapCache;
use crate::client_files::site::ClientFiles;
use crate::editions::cache::EditionCache;
use crate::editions::signer::Signer;
use crate::http::compressed_files::CompressedFiles;
use crate::http::limits::NEW_SUBSCRIPTIONS_PER_DAY;
use crate::http::security::SecurityHeaders;
use crate::http::write_limit::WriteLimit;
use crate::newsroom::Newsroom;

/// The state of a site that is being served. Clones share it.
#[derive(Clone)]
pub struct AppState(Arc<Inner>);

struct Inner {
    store: SharedStore,
    search: SharedSearch,
    snapshot: RwLock<SharedSnapshot>,
    client_files: ClientFiles,
    pictures: PathBuf,
    security: Arc<SecurityHeaders>,
    endpoint_policy: EndpointPolicy,
    sender: Option<Sender>,
    read_buffer: ReadBuffer,
    cards: CardCache,
    sitemaps: SitemapCache,
    signer: Signer,
    editions: EditionCache,
    compressed: CompressedFiles,
    counted_reads: CountedReads,
    new_subscriptions: WriteLimit,
    /// Locked while reads are written to the store.
    writing_reads: tokio::sync::Mutex<()>,
    newsroom: Option<Newsroom>,
    job_panics: AtomicU64,
    is_draining: AtomicBool,
}

impl AppState {
    /// The state with a store, its search index, the first snapshot, the
    /// embedded files, the folder of pictures and the signer of editions.
    pub fn new(
        store: SharedStore,
        search: SharedSearch,
        snapshot: SiteSnapshot,
        client_files: ClientFiles,
        pictures: PathBuf,
        signer: Signer,
    ) -> Self {
        let security = SecurityHeaders::new(&snapshot.assets, &snapshot.config.base_url);
        Self(Arc::new(Inner {
            store,
            search,
            snapshot: RwLock::new(Arc::new(snapshot)),
            client_files,
            pictures,
            security: Arc::new(security),
            endpoint_policy: EndpointPolicy::default(),
            sender: None,
            read_buffer: ReadBuffer::default(),
            cards: CardCache::default(),
            sitemaps: SitemapCache::default(),
            signer,
            editions: EditionCache::default(),
            compressed: CompressedFiles::default(),
            counted_reads: CountedReads::default(),
            new_subscriptions: WriteLimit::per_day(NEW_SUBSCRIPTIONS_PER_DAY),
            writing_reads: tokio::sync::Mutex::default(),
            newsroom: None,
            job_panics: AtomicU64::new(0),
            is_draining: AtomicBool::new(false),
        }))
    }

    /// The same state with a policy for the endpoints of push services.
    ///
    /// # Panics
    /// If the state was cloned before.
    #[must_use]
    pub fn with_endpoint_policy(mut self, policy: EndpointPolicy) -> Self {
        let inner = Arc::get_mut(&mut self.0);
        inner.expect("the state is not shared yet").endpoint_policy = policy;
        self
    }

    /// The same state, with the last versions of editions stored in a folder.
    ///
    /// # Panics
    /// If the state was cloned before.
    #[must_use]
    pub fn with_editions(mut self, folder: PathBuf) -> Self {
        let inner = Arc::get_mut(&mut self.0);
        inner.expect("the state is not shared yet").editions = EditionCache::at(folder);
        self
    }

    /// The same state with a sender of push messages, which welcomes browsers.
    ///
    /// # Panics
    /// If the state was cloned before.
    #[must_use]
    pub fn with_sender(mut self, sender: Option<Sender>) -> Self {
        let inner = Arc::get_mut(&mut self.0);
        inner.expect("the state is not shared yet").sender = sender;
        self
    }

    /// The same state with a newsroom.
    ///
    /// # Panics
    /// If the state was cloned before.
    #[must_use]
    pub fn with_newsroom(mut self, store: Arc<dyn NewsroomStore>) -> Self {
        let inner = Arc::get_mut(&mut self.0);
        let newsroom = Some(Newsroom::new(store));
        inner.expect("the state is not shared yet").newsroom = newsroom;
        self
    }

    /// The newsroom, if there is one.
    pub(crate) fn newsroom(&self) -> Option<&Newsroom> {
        self.0.newsroom.as_ref()
    }

    /// The sender of push messages, if the paper has keys.
    pub(crate) fn sender(&self) -> Option<&Sender> {
        self.0.sender.as_ref()
    }

    /// The push endpoints to which messages may be sent.
    pub(crate) fn endpoint_policy(&self) -> &EndpointPolicy {
        &self.0.endpoint_policy
    }

    pub(crate) fn store(&self) -> &SharedStore {
        &self.0.store
    }

    pub(crate) fn search(&self) -> &SharedSearch {
        &self.0.search
    }

    /// The current snapshot. A later one does not change a response that is
    /// being generated.
    pub(crate) fn snapshot(&self) -> SharedSnapshot {
        let snapshot = self.0.snapshot.read();
        Arc::clone(&snapshot.unwrap_or_else(PoisonError::into_inner))
    }

    pub(crate) fn replace_snapshot(&self, snapshot: SiteSnapshot) {
        let current = self.0.snapshot.write();
        *current.unwrap_or_else(PoisonError::into_inner) = Arc::new(snapshot);
    }

    pub(crate) fn client_files(&self) -> &ClientFiles {
        &self.0.client_files
    }

    /// The folder of the pictures' files.
    pub(crate) fn pictures(&self) -> &Path {
        &self.0.pictures
    }

    pub(crate) fn read_buffer(&self) -> &ReadBuffer {
        &self.0.read_buffer
    }

    pub(crate) fn compressed(&self) -> &CompressedFiles {
        &self.0.compressed
    }

    /// The limit of new push subscriptions.
    pub(crate) fn new_subscriptions(&self) -> &WriteLimit {
        &self.0.new_subscriptions
    }

    pub(crate) fn counted_reads(&self) -> &CountedReads {
        &self.0.counted_reads
    }

    pub(crate) fn writing_reads(&self) -> &tokio::sync::Mutex<()> {
        &self.0.writing_reads
    }

    /// Counts a panic of a background job; returns the number of all.
    pub(crate) fn count_job_panic(&self) -> u64 {
        self.0.job_panics.fetch_add(1, Ordering::Relaxed) + 1
    }

    /// The number of panics of background jobs since the start.
    pub(crate) fn job_panics(&self) -> u64 {
        self.0.job_panics.load(Ordering::Relaxed)
    }

    /// Marks the server as one that ends: it is not ready for new requests.
    pub fn drain(&self) {
        self.0.is_draining.store(true, Ordering::Relaxed);
    }

    pub(crate) fn is_draining(&self) -> bool {
        self.0.is_draining.load(Ordering::Relaxed)
    }

    pub(crate) fn cards(&self) -> &CardCache {
        &self.0.cards
    }

    pub(crate) fn sitemaps(&self) -> &SitemapCache {
        &self.0.sitemaps
    }

    pub(crate) fn signer(&self) -> &Signer {
        &self.0.signer
    }

    pub(crate) fn editions(&self) -> &EditionCache {
        &self.0.editions
    }

    /// The headers that every response has.
    pub(crate) fn security(&self) -> &Arc<SecurityHeaders> {
        &self.0.security
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use tempfile::TempDir;

    use super::*;

    /// A state with an empty store in a folder that lives as long.
    pub(crate) async fn empty_state() -> (AppState, TempDir) {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let path = folder.path();
        let address = format!("sqlite:{}", path.join("paper.db").display());
        let store = store_sqlite::SqliteStore::open(&address).await;
        let index = store_search::SearchIndex::in_memory().expect("an index");
        let state = AppState::new(
            Arc::new(store.expect("a store")),
            Arc::new(index),
            SiteSnapshot::default(),
            ClientFiles::embedded(),
            path.join("pictures"),
            Signer::read_or_create(&path.join("edition.key")).expect("a key"),
        );
        (state, folder)
    }
}
