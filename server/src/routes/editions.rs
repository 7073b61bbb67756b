//! `/an-ban/…`: editions. `{name}.tinlang` is the signed file, `{name}.html` a
//! plain page that carries the file, `{name}` the page about both. On
//! `/mo-an-ban` a device opens a file that it was given.

use app::{EditionName, EditionRequest, Offer, SharedSnapshot, SharedStore};
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};

use crate::AppState;
use crate::editions::packed::Sources;
use crate::http::cache_policy::CachePolicy;
use crate::http::error_page::{busy, error_page, is_busy};
use crate::http::generated_file::GeneratedFile;
use crate::http::request::page_request;
use crate::http::{etag, range, response};

/// The media type of an edition's file, which is compressed.
pub(super) const EDITION: &str = "application/x-tinlang-edition";
const HTML: &str = "text/html; charset=utf-8";

const FOLDER: &str = "/an-ban/";
/// The edition to which the folder's own address leads.
const DEFAULT: &str = "/an-ban/7-ngay";

/// `GET /an-ban` and `/an-ban/`
pub(super) async fn folder() -> Response {
    response::moved(DEFAULT)
}

/// `GET /mo-an-ban`
pub(super) async fn open(State(state): State<AppState>, uri: Uri, headers: HeaderMap) -> Response {
    let key = state.signer().public();
    let answer = app::open_edition_page(&state.snapshot(), page_request(&uri), key);
    response::page(answer, &headers)
}

/// `GET /an-ban/khoa.json`: the current key, and the statements by which each
/// key before it named the next one.
pub(super) async fn keys(State(state): State<AppState>, headers: HeaderMap) -> Response {
    let successions = &state.snapshot().config.edition_keys.successions;
    let successions = match successions.as_str() {
        "" => "[]",
        list => list,
    };
    let key = state.signer().public();
    let text = format!("{{\"key\":\"{key}\",\"successions\":{successions}}}\n");
    GeneratedFile::new("application/json", CachePolicy::Page, text).response(&headers)
}

/// `GET /an-ban/{*name}`
pub(super) async fn get(
    State(state): State<AppState>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    let path = uri.path();
    let name = path.strip_prefix(FOLDER).unwrap_or_default();
    let snapshot = state.snapshot();
    let request = Request {
        state: &state,
        snapshot: &snapshot,
        uri: &uri,
        headers: &headers,
    };
    let result = if let Some(name) = name.strip_suffix(".tinlang") {
        request.file(name, &method).await
    } else if let Some(name) = name.strip_suffix(".html") {
        request.plain_page(name).await
    } else if let Some(name) = name.strip_suffix('/') {
        Ok(response::moved(&format!("{FOLDER}{name}")))
    } else {
        request.own_page(name).await
    };
    result.unwrap_or_else(|error| {
        if is_busy(&error) {
            return busy();
        }
        tracing::error!(path, %error, "cannot generate an edition");
        error_page(&snapshot, &uri)
    })
}

/// A request for an edition.
struct Request<'a> {
    state: &'a AppState,
    snapshot: &'a SharedSnapshot,
    uri: &'a Uri,
    headers: &'a HeaderMap,
}

impl Request<'_> {
    fn sources(&self) -> Sources {
        Sources {
            store: SharedStore::clone(self.state.store()),
            snapshot: SharedSnapshot::clone(self.snapshot),
            signer: self.state.signer().clone(),
            pictures: self.state.pictures().to_owned(),
        }
    }

    /// `{name}.tinlang`, or a range of it.
    async fn file(&self, name: &str, method: &Method) -> store::Result<Response> {
        let Some(name) = EditionName::parse(name) else {
            return Ok(not_found());
        };
        let wanted = EditionRequest::parse(name, self.uri.query());
        let editions = self.state.editions();
        let Some(edition) = editions.get(self.sources(), wanted).await? else {
            return Ok(not_found());
        };
        // A download that began with an earlier version goes on with it.
        let is_part = self.headers.contains_key(header::RANGE);
        let edition = match self.headers.get(header::IF_RANGE) {
            Some(held) if is_part && *held != edition.tag => {
                editions.earlier(wanted, held).await.unwrap_or(edition)
            }
            _ => edition,
        };
        let mut response = etag::conditional(self.headers, edition.tag.clone(), || {
            range::response(method, self.headers, &edition.tag, &edition.file)
        });
        set_download(&mut response, EDITION, &format!("an-ban-{name}.tinlang"));
        Ok(response)
    }

    /// `{name}.html`
    async fn plain_page(&self, name: &str) -> store::Result<Response> {
        let Some(name) = EditionName::parse(name) else {
            return Ok(not_found());
        };
        let wanted = EditionRequest::parse(name, self.uri.query()).whole();
        let editions = self.state.editions();
        let edition = editions.get(self.sources(), wanted).await?;
        let Some(page) = edition.and_then(|edition| edition.plain_page) else {
            return Ok(not_found());
        };
        let mut response = etag::conditional(self.headers, page.tag.clone(), || {
            page.response(self.headers)
        });
        set_download(&mut response, HTML, &format!("an-ban-{name}.html"));
        Ok(response)
    }

    /// `/an-ban/{name}`
    async fn own_page(&self, name: &str) -> store::Result<Response> {
        let name = EditionName::parse(name);
        let offer = match name {
            Some(name) => Some(self.offer(name).await),
            None => None,
        };
        let store = self.state.store().as_ref();
        let request = page_request(self.uri);
        let answer = app::edition_page(store, self.snapshot, request, name, offer).await;
        Ok(response::page(answer, self.headers))
    }

    /// The files that an edition's page offers, with the sizes that are known
    /// without packing them.
    async fn offer(&self, name: EditionName) -> Offer {
        let editions = self.state.editions();
        let plain = editions.sizes(EditionRequest::plain(name)).await;
        let pictured = editions.sizes(EditionRequest::pictured(name)).await;
        Offer {
            plain: plain.map(|it| it.file),
            pictured: pictured.map(|it| it.file),
            html_file: plain.and_then(|it| it.plain_page),
            pictures: pictured.and_then(|it| it.pictures),
            key: self.state.signer().public().to_owned(),
        }
    }
}

/// Sets the media type and the name under which a browser saves the file.
fn set_download(response: &mut Response, media_type: &'static str, name: &str) {
    let disposition = format!("attachment; filename=\"{name}\"");
    let disposition =
        HeaderValue::from_str(&disposition).expect("an edition's name is valid in a header");
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    headers.insert(header::CONTENT_DISPOSITION, disposition);
    CachePolicy::Page.set(response);
}

fn not_found() -> Response {
    (
        StatusCode::NOT_FOUND,
        "no such edition, or nothing was published then\n",
    )
        .into_response()
}
