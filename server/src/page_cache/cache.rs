//! Looking a page up, and rendering it.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::middleware::{self, Next};
use axum::response::Response;
use axum::{Router, http};
use http::{Method, Uri};
use quick_cache::Weighter;
use quick_cache::sync::Cache;
use tower::ServiceExt;

use super::address::CachedAddress;
use super::stored_page::StoredPage;
use crate::caches::builds::{BuildError, Builds};
use crate::http::error_page::{busy, error_text};

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

    /// The site with this cache.
    pub fn router(&self) -> Router {
        let layer = middleware::from_fn_with_state(self.clone(), answer);
        self.0.site.clone().layer(layer)
    }

    /// The page as it may be served now; rendered if it is not stored.
    async fn get(&self, address: CachedAddress) -> Result<Arc<StoredPage>, BuildError> {
        let Some(page) = self.0.pages.get(address.text()) else {
            return self.render(address).await;
        };
        page.note_asked();
        let age = page.age();
        if age < FRESH && !page.is_outdated() {
            return Ok(page);
        }
        if age < WAITED_FOR {
            if page.begin_refresh() {
                let cache = self.clone();
                tokio::spawn(async move { cache.render(address).await });
            }
            return Ok(page);
        }
        match self.render(address).await {
            Ok(new) if !new.is_failure() => Ok(new),
            _ if age < USABLE => Ok(page),
            failed => failed,
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

/// The middleware in front of the site.
async fn answer(State(cache): State<PageCache>, request: Request, next: Next) -> Response {
    let is_read = matches!(*request.method(), Method::GET | Method::HEAD);
    let address = CachedAddress::parse(request.uri()).filter(|_| is_read);
    let Some(address) = address else {
        return next.run(request).await;
    };
    // What other pages than found ones say may depend on the whole query.
    let is_whole = request.uri().query().is_none();
    match cache.get(address).await {
        Ok(page) if page.is_large() => next.run(request).await,
        Ok(page) if is_whole || page.status == http::StatusCode::OK => {
            page.response(request.method(), request.headers())
        }
        Ok(_) => next.run(request).await,
        Err(error) if error.is_busy() => busy(),
        Err(_) => error_text(),
    }
}
