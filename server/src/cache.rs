//! How long each kind of answer may be kept. Nothing else in the program sets
//! `Cache-Control`.

use axum::http::{HeaderValue, header};
use axum::response::Response;

/// A kind of answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CachePolicy {
    /// A page: asked for again after a minute, shown meanwhile for ten.
    Page,
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
    /// What must not be kept: failures and refusals.
    Never,
}

impl CachePolicy {
    const fn words(self) -> &'static str {
        match self {
            Self::Page => "public, max-age=60, stale-while-revalidate=600, stale-if-error=86400",
            Self::Moved => "public, max-age=3600",
            Self::Read => "public, max-age=30",
            Self::Map => "public, max-age=3600, stale-if-error=86400",
            Self::Immutable => "public, max-age=31536000, immutable",
            Self::Public => "public, max-age=86400",
            Self::Never => "no-store",
        }
    }

    /// Writes itself into an answer.
    pub(crate) fn set(self, response: &mut Response) {
        response.headers_mut().insert(
            header::CACHE_CONTROL,
            HeaderValue::from_static(self.words()),
        );
    }
}
