//! The state that all handlers and jobs share. It holds data only.

use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

use app::{SharedSearch, SharedSnapshot, SharedStore, SiteSnapshot};
use axum::http::HeaderValue;
use push::EndpointPolicy;

use crate::caches::cards::CardCache;
use crate::caches::read_buffer::ReadBuffer;
use crate::caches::sitemaps::SitemapCache;
use crate::client_files::site::ClientFiles;
use crate::editions::cache::EditionCache;
use crate::editions::signer::Signer;
use crate::http::security;

/// The state of a site that is being served. Clones share it.
#[derive(Clone)]
pub struct AppState(Arc<Inner>);

struct Inner {
    store: SharedStore,
    search: SharedSearch,
    snapshot: RwLock<SharedSnapshot>,
    client_files: ClientFiles,
    pictures: PathBuf,
    content_policy: HeaderValue,
    endpoint_policy: EndpointPolicy,
    read_buffer: ReadBuffer,
    cards: CardCache,
    sitemaps: SitemapCache,
    signer: Signer,
    editions: EditionCache,
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
        let content_policy = security::content_policy(&snapshot.assets);
        Self(Arc::new(Inner {
            store,
            search,
            snapshot: RwLock::new(Arc::new(snapshot)),
            client_files,
            pictures,
            content_policy,
            endpoint_policy: EndpointPolicy::default(),
            read_buffer: ReadBuffer::default(),
            cards: CardCache::default(),
            sitemaps: SitemapCache::default(),
            signer,
            editions: EditionCache::default(),
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

    /// The push endpoints to which messages may be sent.
    pub(crate) fn endpoint_policy(&self) -> EndpointPolicy {
        self.0.endpoint_policy
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

    /// The value of `Content-Security-Policy`.
    pub(crate) fn content_policy(&self) -> &HeaderValue {
        &self.0.content_policy
    }
}
