//! A response as the cache stores it.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::Response;
use tokio::time::Instant;

use super::address::CachedAddress;
use crate::caches::builds::BuildError;
use crate::http::content_encoding::{ContentEncoding, accepted};
use crate::http::precompressed::{brotli_of_page, gzip};
use crate::http::{compression, etag};

/// Larger responses, in bytes, are sent by the site, which stores those that take
/// long to compress.
pub(super) const LARGEST: usize = 2_000_000;
/// Bytes that an entry takes beside its texts: address and headers.
const OVERHEAD: usize = 2_048;
/// The wait after a refresh that failed.
const RETRY: Duration = Duration::from_secs(5);

/// A response with its age.
#[derive(Debug)]
pub(super) struct StoredPage {
    pub(super) address: CachedAddress,
    pub(super) status: StatusCode,
    /// Without the headers that depend on the encoding.
    headers: HeaderMap,
    identity: Bytes,
    /// True for a response that is not here: only that it is large.
    is_large: bool,
    /// `None` for what does not get smaller.
    brotli: Option<Bytes>,
    /// Made for the first who asks: nearly every browser takes brotli.
    gzip: OnceLock<Bytes>,
    made: Instant,
    /// True once a part of the content has changed.
    outdated: AtomicBool,
    /// When it was asked for last, in milliseconds after it was made.
    asked: AtomicU64,
    /// When it may be refreshed, in milliseconds after it was made.
    refresh_at: AtomicU64,
}

impl StoredPage {
    /// Reads a response without content coding, and compresses it.
    pub(super) async fn read(
        address: CachedAddress,
        response: Response,
    ) -> Result<Self, BuildError> {
        let made = Instant::now();
        let (parts, body) = response.into_parts();
        let identity = axum::body::to_bytes(body, usize::MAX)
            .await
            .map_err(|_| BuildError::panicked())?;
        let mut headers = parts.headers;
        headers.remove(header::CONTENT_LENGTH);
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        let is_large = identity.len() > LARGEST;
        let brotli = if !is_large && compression::is_worth(&headers, identity.len()) {
            let text = identity.clone();
            let compressed = tokio::task::spawn_blocking(move || brotli_of_page(&text));
            Some(compressed.await.map_err(|_| BuildError::panicked())?.into())
        } else {
            None
        };
        Ok(Self {
            address,
            status: parts.status,
            headers,
            identity: if is_large { Bytes::new() } else { identity },
            is_large,
            brotli,
            gzip: OnceLock::new(),
            made,
            outdated: AtomicBool::new(false),
            asked: AtomicU64::new(0),
            refresh_at: AtomicU64::new(0),
        })
    }

    /// True for a page that all readers may get.
    pub(super) fn may_be_stored(&self) -> bool {
        let policy = self.headers.get(header::CACHE_CONTROL);
        let is_public = policy.is_some_and(|it| it.as_bytes().starts_with(b"public"));
        self.status == StatusCode::OK && is_public
    }

    /// True for an error that says nothing about the page.
    pub(super) fn is_failure(&self) -> bool {
        self.status.is_server_error() || self.status == StatusCode::TOO_MANY_REQUESTS
    }

    /// Bytes in memory, with those that may still be made.
    pub(super) fn weight(&self) -> usize {
        let compressed = self.brotli.as_ref().map_or(0, Bytes::len);
        // Gzip makes pages a quarter larger than brotli.
        OVERHEAD + self.identity.len() + compressed * 9 / 4
    }

    /// True if the site itself sends it each time.
    pub(super) fn is_large(&self) -> bool {
        self.is_large
    }

    pub(super) fn age(&self) -> Duration {
        self.made.elapsed()
    }

    pub(super) fn is_outdated(&self) -> bool {
        self.outdated.load(Ordering::Acquire)
    }

    /// From now on it is served only until a new one is there.
    pub(super) fn outdate(&self) {
        self.outdated.store(true, Ordering::Release);
        self.refresh_at.store(0, Ordering::Relaxed);
    }

    pub(super) fn note_asked(&self) {
        self.asked.store(millis(self.age()), Ordering::Relaxed);
    }

    /// The time since it was asked for last.
    pub(super) fn idle(&self) -> Duration {
        let asked = Duration::from_millis(self.asked.load(Ordering::Relaxed));
        self.age().saturating_sub(asked)
    }

    /// True for one caller, who then refreshes it; for the next one only after a
    /// while, in case that fails.
    pub(super) fn begin_refresh(&self) -> bool {
        let now = millis(self.age());
        let at = self.refresh_at.load(Ordering::Relaxed);
        let next = now + millis(RETRY);
        let swapped =
            self.refresh_at
                .compare_exchange(at, next, Ordering::Relaxed, Ordering::Relaxed);
        now >= at && swapped.is_ok()
    }

    /// The response: the page in the smallest encoding that the browser accepts,
    /// or `304 Not Modified`.
    pub(super) fn response(&self, method: &Method, request: &HeaderMap) -> Response {
        let mut headers = self.headers.clone();
        let tag = headers.get(header::ETAG);
        let is_held =
            self.status == StatusCode::OK && tag.is_some_and(|it| etag::matches(request, it));
        let mut response = Response::default();
        if is_held {
            headers.remove(header::CONTENT_TYPE);
            *response.status_mut() = StatusCode::NOT_MODIFIED;
        } else {
            let (bytes, encoding) = self.encoded(request);
            headers.insert(header::CONTENT_LENGTH, bytes.len().into());
            if let Some(encoding) = encoding {
                headers.insert(header::CONTENT_ENCODING, encoding.name());
            }
            *response.status_mut() = self.status;
            if method != Method::HEAD {
                *response.body_mut() = Body::from(bytes);
            }
        }
        *response.headers_mut() = headers;
        response
    }

    fn encoded(&self, request: &HeaderMap) -> (Bytes, Option<ContentEncoding>) {
        if let Some(brotli) = &self.brotli {
            let accepted = accepted(request);
            if accepted.contains(ContentEncoding::Brotli) {
                return (brotli.clone(), Some(ContentEncoding::Brotli));
            }
            if accepted.contains(ContentEncoding::Gzip) {
                let gzip = self.gzip.get_or_init(|| gzip(&self.identity).into());
                return (gzip.clone(), Some(ContentEncoding::Gzip));
            }
        }
        (self.identity.clone(), None)
    }
}

fn millis(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}
