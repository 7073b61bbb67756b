//! How long each kind of answer may be kept. Nothing else in the program sets
//! `Cache-Control`.

use axum::http::{HeaderName, HeaderValue, header};
use axum::response::Response;

const FOR_A_MINUTE: &str = "public, max-age=60, stale-while-revalidate=600, stale-if-error=86400";
/// What caches between server and browser read first (RFC 9213).
const ON_THE_WAY: HeaderName = HeaderName::from_static("cdn-cache-control");

/// A kind of answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CachePolicy {
    /// A page. What a device keeps of it is the worker's matter, which knows how
    /// old it is: the browser asks each time, and mostly hears that it has not
    /// changed. Caches on the way keep it for a minute, and show it meanwhile
    /// for ten.
    Page,
    /// A feed: asked for again after a minute, shown meanwhile for ten.
    Feed,
    /// An old address: it leads to the same place for an hour; not longer,
    /// since a title may go back to what it was.
    Moved,
    /// What a server function read.
    Read,
    /// A site map: read again after an hour.
    Map,
    /// A file whose name changes with its content.
    Immutable,
    /// A file of `public/`, whose name stays.
    Public,
    /// The worker: a new one must reach readers at once.
    Worker,
    /// What must not be kept: failures and refusals.
    Never,
}

impl CachePolicy {
    const fn words(self) -> &'static str {
        match self {
            Self::Page => "public, no-cache",
            Self::Feed => FOR_A_MINUTE,
            Self::Moved => "public, max-age=3600",
            Self::Read => "public, max-age=30",
            Self::Map => "public, max-age=3600, stale-if-error=86400",
            Self::Immutable => "public, max-age=31536000, immutable",
            Self::Public => "public, max-age=86400",
            Self::Worker => "no-cache",
            Self::Never => "no-store",
        }
    }

    /// Writes itself into an answer.
    pub(crate) fn set(self, response: &mut Response) {
        let headers = response.headers_mut();
        let words = HeaderValue::from_static(self.words());
        headers.insert(header::CACHE_CONTROL, words);
        if self == Self::Page {
            headers.insert(ON_THE_WAY, HeaderValue::from_static(FOR_A_MINUTE));
        }
    }
}
