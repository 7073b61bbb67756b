//! Requests as `app` and the handlers read them.

use app::{PageForm, PageRequest};
use axum::http::{HeaderMap, HeaderName, Uri};
use store::Timestamp;

use crate::clock::now;

/// The request for a page at this address, at the current time.
pub(crate) fn page_request(uri: &Uri) -> PageRequest<'_> {
    PageRequest {
        path: uri.path(),
        query: uri.query(),
        now: Timestamp(now()),
        form: PageForm::Document,
    }
}

/// The value of a header; `None` if it is absent or is not visible ASCII.
pub(crate) fn header_text<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}
