//! Looking a page up, and rendering it.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use axum::body::Body;
use axum::extract::Request;
use axum::response::Response;
use axum::{Router, http};
use http::Uri;
use quick_cache::Weighter;
use quick_cache::sync::Cache;
use tower::ServiceExt;

use super::address::CachedAddress;
use super::stored_page::StoredPage;
use crate::caches::builds::{BuildError, Builds};

/// A younger page is served as it is; an older one is refreshed meanwhile.
const FRESH: Duration = Duration::from_mins(1);
/// From this age on a reader waits for a new page.
const WAITED_FOR: Duration = Duration::from_mins(10);
/// Up to this age a page is served if it cannot be rendered.
const USABLE: Duration = Duration::from_hours(24);
/// Bytes of a usual entry, by which the cache's tables are laid out.
const USUAL: u64 = 60_000;
/// Pages that are rendered at once, and those that are rendered or wait.
const RENDERED: usize = 8;
const WAITING: usize = 1_024;
/// The header by which several CDNs find what they are told to forget.
const CACHE_TAG: http::HeaderName = http::HeaderName::from_static("cache-tag");
/// How often a page is rendered again because an article was withdrawn meanwhile.
const TRIES: u32 = 3;

/// The stored pages of a site. Clones share them.
#[derive(Clone)]
pub struct PageCache(pub(super) Arc<Inner>);

pub(super) struct Inner {
    pub(super) pages: Cache<String, Arc<StoredPage>, ByBytes>,
    builds: Builds<String, Arc<StoredPage>>,
    /// Whether responses have a `Cache-Tag`.
    tags: bool,
    /// The site without this cache.
    pub(super) site: Router,
    /// Counts changes of the content, and withdrawals.
    pub(super) changes: AtomicU64,
    pub(super) withdrawals: AtomicU64,
}

#[derive(Clone)]
pub(super) struct ByBytes;

impl Weighter<String, Arc<StoredPage>> for ByBytes {
    fn weight(&self, _: &String, page: &Arc<StoredPage>) -> u64 {
        page.weight() as u64
    }
}

impl PageCache {
    /// A cache of at most `bytes` in front of a site. With `tags`, responses name
    /// themselves to caches on the way.
    #[must_use]
    pub fn new(site: Router, bytes: u64, tags: bool) -> Self {
        let usual = usize::try_from(bytes / USUAL).unwrap_or(usize::MAX);
        Self(Arc::new(Inner {
            pages: Cache::with_weighter(usual.max(16), bytes, ByBytes),
            builds: Builds::new(RENDERED, WAITING),
            tags,
            site,
            changes: AtomicU64::new(0),
            withdrawals: AtomicU64::new(0),
        }))
    }

    /// The stored page of an address whose text is this one, if it may be served
    /// before it is refreshed.
    pub(super) fn at_hand(&self, text: &str) -> Option<Arc<StoredPage>> {
        let page = self.0.pages.get(text)?;
        let age = page.asked();
        if age >= WAITED_FOR {
            return None;
        }
        if (age >= FRESH || page.is_outdated()) && page.begin_refresh() {
            let (cache, address) = (self.clone(), page.address.clone());
            tokio::spawn(async move { cache.render(address).await });
        }
        Some(page)
    }

    /// The page as it may be served now; rendered if it is not stored.
    pub(super) async fn get(&self, address: CachedAddress) -> Result<Arc<StoredPage>, BuildError> {
        if let Some(page) = self.at_hand(address.text()) {
            return Ok(page);
        }
        let stored = self.0.pages.get(address.text());
        let usable = stored.filter(|page| page.age() < USABLE);
        match (self.render(address).await, usable) {
            (Ok(new), _) if !new.is_failure() => Ok(new),
            (_, Some(page)) => Ok(page),
            (failed, None) => failed,
        }
    }

    /// Renders a page in a task of its own, once for all who wait for it.
    pub(super) async fn render(
        &self,
        address: CachedAddress,
    ) -> Result<Arc<StoredPage>, BuildError> {
        let key = address.text().to_owned();
        let cache = self.clone();
        let build = async move { cache.rendered(address).await };
        self.0.builds.get(key, build).await
    }

    async fn rendered(self, address: CachedAddress) -> Result<Arc<StoredPage>, BuildError> {
        let inner = &*self.0;
        let mut tried = 0;
        loop {
            tried += 1;
            let (changes, withdrawals) = inner.counts();
            let response = inner.ask_site(&address).await?;
            let page = Arc::new(StoredPage::read(address.clone(), response).await?);
            if inner.counts().1 == withdrawals {
                inner.put(&page);
            }
            // Looked at after it was stored, so that no change is missed.
            let (later_changes, later_withdrawals) = inner.counts();
            if later_withdrawals != withdrawals {
                inner.pages.remove(address.text());
                if tried < TRIES {
                    continue;
                }
            }
            if later_changes != changes {
                page.outdate();
            }
            return Ok(page);
        }
    }

    /// Renders no further page, and waits for those that are being rendered: the
    /// store is closed after that.
    pub(crate) async fn end(&self) {
        self.0.builds.end().await;
    }

    /// Renders these pages, one after the other, for the first readers after a
    /// start.
    pub(crate) async fn warm(&self, paths: Vec<String>) {
        for path in paths {
            let uri: Option<Uri> = path.parse().ok();
            if let Some(address) = uri.as_ref().and_then(CachedAddress::parse) {
                // A failure is logged where it happens.
                self.render(address).await.ok();
            }
        }
    }
}

impl Inner {
    /// The site's response, without content coding.
    async fn ask_site(&self, address: &CachedAddress) -> Result<Response, BuildError> {
        let uri: Uri = address.text().parse().map_err(|_| BuildError::panicked())?;
        let mut request = Request::new(Body::empty());
        *request.uri_mut() = uri;
        let Ok(mut response) = self.site.clone().oneshot(request).await;
        if self.tags
            && response.status() == http::StatusCode::OK
            && let Ok(tag) = address.tag().parse()
        {
            response.headers_mut().insert(CACHE_TAG, tag);
        }
        Ok(response)
    }

    /// Stores a page that everybody may get. What is no page any more is removed; a
    /// failure says nothing about the page.
    fn put(&self, page: &Arc<StoredPage>) {
        let key = page.address.text();
        if page.may_be_stored() {
            self.pages.insert(key.to_owned(), Arc::clone(page));
        } else if !page.is_failure() {
            self.pages.remove(key);
        }
    }

    fn counts(&self) -> (u64, u64) {
        let changes = self.changes.load(Ordering::SeqCst);
        (changes, self.withdrawals.load(Ordering::SeqCst))
    }
}
