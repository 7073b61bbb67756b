//! How long each kind of response may be cached. Nothing else in the program
//! sets `Cache-Control`.

use axum::http::{HeaderName, HeaderValue, header};
use axum::response::Response;

const ONE_MINUTE: &str = "public, max-age=60, stale-while-revalidate=600, stale-if-error=86400";
/// The header that shared caches read before `Cache-Control` (RFC 9213).
pub(crate) const CDN_CACHE_CONTROL: HeaderName = HeaderName::from_static("cdn-cache-control");

/// A kind of response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CachePolicy {
    /// A page. The browser revalidates it on every use; the service worker
    /// decides what a device stores. Shared caches store it for one minute and
    /// may serve it for ten more while they revalidate.
    Page,
    /// A feed: fresh for one minute, usable for ten more during revalidation.
    Feed,
    /// A permanent redirect: one hour and not longer, since an article may get
    /// its former title back.
    Moved,
    /// The result of a server function that reads.
    Read,
    /// The state of an article: browsers ask again each time, shared caches every
    /// fifteen seconds.
    State,
    /// A site map: one hour.
    Map,
    /// A file whose name changes with its content.
    Immutable,
    /// A file of `public/`, whose name does not change with its content.
    Public,
    /// The service worker: revalidated on every use, so that a new one is
    /// installed at once.
    Worker,
    /// Errors and refusals, which are not cached.
    Never,
}

impl CachePolicy {
    const fn value(self) -> &'static str {
        match self {
            Self::Page => "public, max-age=0, s-maxage=60",
            Self::Feed => ONE_MINUTE,
            Self::Moved => "public, max-age=3600",
            Self::Read => "public, max-age=30",
            Self::State => "public, no-cache",
            Self::Map => "public, max-age=3600, stale-if-error=86400",
            Self::Immutable => "public, max-age=31536000, immutable",
            Self::Public => "public, max-age=86400",
            Self::Worker => "no-cache",
            Self::Never => "no-store",
        }
    }

    /// Sets the headers of a response.
    pub(crate) fn set(self, response: &mut Response) {
        let headers = response.headers_mut();
        let value = HeaderValue::from_static(self.value());
        headers.insert(header::CACHE_CONTROL, value);
        let shared = match self {
            Self::Page => ONE_MINUTE,
            Self::State => "public, max-age=15",
            _ => return,
        };
        headers.insert(CDN_CACHE_CONTROL, HeaderValue::from_static(shared));
    }
}
