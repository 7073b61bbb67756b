//! A response as the cache stores it.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::response::Response;
use tokio::time::Instant;

use super::address::CachedAddress;
use crate::caches::builds::BuildError;
use crate::http::cache_policy::CDN_CACHE_CONTROL;
use crate::http::content_encoding::{ContentEncoding, accepted};
use crate::http::precompressed::{brotli_of_page, gzip};
use crate::http::{compression, etag};

/// Larger responses, in bytes, are sent by the site, which stores those that take
/// long to compress.
pub(super) const LARGEST: usize = 2_000_000;
/// Bytes that an entry takes beside its texts: the address, and the headers of each
/// encoding and of `304 Not Modified`.
const OVERHEAD: usize = 6_144;
/// The wait after a refresh that failed.
const RETRY: Duration = Duration::from_secs(5);

/// A response with its age.
#[derive(Debug)]
pub(super) struct StoredPage {
    pub(super) address: CachedAddress,
    pub(super) status: StatusCode,
    identity: Encoded,
    /// True for a response that is not here: only that it is large.
    is_large: bool,
    /// `None` for what does not get smaller.
    brotli: Option<Encoded>,
    /// Made for the first who asks: nearly every browser takes brotli.
    gzip: OnceLock<Encoded>,
    /// What is sent to those who hold the page.
    held: HeaderMap,
    made: Instant,
    /// True once a part of the content has changed.
    outdated: AtomicBool,
    /// When it was asked for last, in milliseconds after it was made.
    asked: AtomicU64,
    /// When it may be refreshed, in milliseconds after it was made.
    refresh_at: AtomicU64,
}

/// The response in one encoding.
#[derive(Debug)]
struct Encoded {
    headers: HeaderMap,
    bytes: Bytes,
}

impl Encoded {
    /// `headers` are those that do not depend on the encoding.
    fn new(headers: &HeaderMap, bytes: Bytes, encoding: Option<ContentEncoding>) -> Self {
        let mut headers = headers.clone();
        headers.insert(header::CONTENT_LENGTH, bytes.len().into());
        if let Some(encoding) = encoding {
            headers.insert(header::CONTENT_ENCODING, encoding.name());
        }
        Self { headers, bytes }
    }
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
            let bytes = compressed.await.map_err(|_| BuildError::panicked())?;
            let encoding = Some(ContentEncoding::Brotli);
            Some(Encoded::new(&headers, bytes.into(), encoding))
        } else {
            None
        };
        let identity = if is_large { Bytes::new() } else { identity };
        Ok(Self {
            address,
            status: parts.status,
            held: of_not_modified(&headers),
            identity: Encoded::new(&headers, identity, None),
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
        let policy = self.held.get(header::CACHE_CONTROL);
        let is_public = policy.is_some_and(|it| it.as_bytes().starts_with(b"public"));
        self.status == StatusCode::OK && is_public
    }

    /// True for an error that says nothing about the page.
    pub(super) fn is_failure(&self) -> bool {
        self.status.is_server_error() || self.status == StatusCode::TOO_MANY_REQUESTS
    }

    /// Bytes in memory, with those that may still be made.
    pub(super) fn weight(&self) -> usize {
        let compressed = self.brotli.as_ref().map_or(0, |it| it.bytes.len());
        // Gzip makes pages a quarter larger than brotli.
        OVERHEAD + self.identity.bytes.len() + compressed * 9 / 4
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

    /// Notes that it is asked for; returns its age.
    pub(super) fn asked(&self) -> Duration {
        let age = self.age();
        self.asked.store(millis(age), Ordering::Relaxed);
        age
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
        let mut response = Response::default();
        let tag = self.held.get(header::ETAG);
        if self.status == StatusCode::OK && tag.is_some_and(|it| etag::matches(request, it)) {
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            *response.headers_mut() = self.held.clone();
            return response;
        }
        let encoded = self.encoded(request);
        *response.status_mut() = self.status;
        *response.headers_mut() = encoded.headers.clone();
        if method != Method::HEAD {
            *response.body_mut() = Body::from(encoded.bytes.clone());
        }
        response
    }

    fn encoded(&self, request: &HeaderMap) -> &Encoded {
        let Some(brotli) = &self.brotli else {
            return &self.identity;
        };
        let accepted = accepted(request);
        if accepted.contains(ContentEncoding::Brotli) {
            brotli
        } else if accepted.contains(ContentEncoding::Gzip) {
            self.gzip.get_or_init(|| self.make_gzip())
        } else {
            &self.identity
        }
    }

    fn make_gzip(&self) -> Encoded {
        let Encoded { headers, bytes } = &self.identity;
        Encoded::new(headers, gzip(bytes).into(), Some(ContentEncoding::Gzip))
    }
}

/// The headers of a response to those who hold the page: the browser keeps the
/// others (RFC 9110, section 15.4.5).
fn of_not_modified(headers: &HeaderMap) -> HeaderMap {
    const SENT: [HeaderName; 4] = [
        header::ETAG,
        header::CACHE_CONTROL,
        CDN_CACHE_CONTROL,
        header::VARY,
    ];
    let sent = SENT.into_iter().filter_map(|name| {
        let value = headers.get(&name)?.clone();
        Some((name, value))
    });
    sent.collect()
}

fn millis(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}
