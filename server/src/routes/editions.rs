//! `/an-ban/…`: editions, a day's or the last seven days' articles as one
//! signed file (`{name}.tinlang`), the same as a plain page that carries the
//! file (`{name}.html`), and their own pages; `/mo-an-ban`, where a device
//! opens one that it was given. The format is described in `docs/edition.md`.

use app::{EditionAsked, EditionName, Offer, SharedShell};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};

use crate::Paper;
use crate::http::cache_policy::CachePolicy;
use crate::http::{etag, range};
use crate::routes::pages as page;

/// The media type of an edition's file: compressed already.
pub(crate) const FILE: &str = "application/x-tinlang-edition";
const PLAIN: &str = "text/html; charset=utf-8";

const FOLDER: &str = "/an-ban";
const OPEN: &str = "/mo-an-ban";
/// Where the folder's own address leads.
const FIRST: &str = "/an-ban/7-ngay";

/// The answer at an address of editions; `None` leaves it to other pages.
pub(crate) async fn answer(
    paper: &Paper,
    method: &Method,
    uri: &Uri,
    asked: &HeaderMap,
) -> Option<Response> {
    let path = uri.path();
    if path == OPEN {
        let shell = paper.shell();
        let answer = app::open_edition_page(&shell, page::question(uri), paper.signer().public());
        return Some(page::response(answer, asked));
    }
    let name = path.strip_prefix(FOLDER)?;
    if name.is_empty() || name == "/" {
        return Some(page::moved(FIRST));
    }
    let name = name.strip_prefix('/')?;
    let shell = paper.shell();
    let answered = if let Some(name) = name.strip_suffix(".tinlang") {
        file(paper, &shell, name, (method, uri, asked)).await
    } else if let Some(name) = name.strip_suffix(".html") {
        handed(paper, &shell, name, uri, asked).await
    } else if let Some(name) = name.strip_suffix('/') {
        Ok(page::moved(&format!("{FOLDER}/{name}")))
    } else {
        own_page(paper, &shell, name, uri, asked).await
    };
    Some(answered.unwrap_or_else(|error| {
        tracing::error!(path, %error, "an edition could not be made");
        page::broken(paper, uri)
    }))
}

/// `{name}.tinlang`, whole or in part.
async fn file(
    paper: &Paper,
    shell: &SharedShell,
    name: &str,
    (method, uri, asked): (&Method, &Uri, &HeaderMap),
) -> store::Result<Response> {
    let Some(name) = EditionName::parse(name) else {
        return Ok(missing());
    };
    let wanted = EditionAsked::parse(name, uri.query());
    let Some(made) = paper.editions().get(paper, shell, wanted).await? else {
        return Ok(missing());
    };
    let mut response = etag::conditional(asked, made.tag.clone(), || {
        range::response(method, asked, &made.tag, &made.file)
    });
    saved_as(&mut response, FILE, &format!("an-ban-{name}.tinlang"));
    Ok(response)
}

/// `{name}.html`.
async fn handed(
    paper: &Paper,
    shell: &SharedShell,
    name: &str,
    uri: &Uri,
    asked: &HeaderMap,
) -> store::Result<Response> {
    let Some(name) = EditionName::parse(name) else {
        return Ok(missing());
    };
    let wanted = EditionAsked::parse(name, uri.query()).whole();
    let Some(made) = paper.editions().get(paper, shell, wanted).await? else {
        return Ok(missing());
    };
    let mut response = etag::conditional(asked, etag::weak(&made.handed), || {
        made.handed.clone().into_response()
    });
    saved_as(&mut response, PLAIN, &format!("an-ban-{name}.html"));
    Ok(response)
}

fn saved_as(response: &mut Response, kind: &'static str, name: &str) {
    let saved = format!("attachment; filename=\"{name}\"");
    let saved = HeaderValue::from_str(&saved).expect("an edition's name may stand in a header");
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CONTENT_DISPOSITION, saved);
    CachePolicy::Page.set(response);
}

fn missing() -> Response {
    (
        StatusCode::NOT_FOUND,
        "no such edition, or nothing was published then\n",
    )
        .into_response()
}

/// `/an-ban/{name}`
async fn own_page(
    paper: &Paper,
    shell: &SharedShell,
    name: &str,
    uri: &Uri,
    asked: &HeaderMap,
) -> store::Result<Response> {
    let name = EditionName::parse(name);
    let offer = match name {
        Some(name) => offer(paper, shell, name).await?,
        None => None,
    };
    let store = paper.store().as_ref();
    let answer = app::edition_page(store, shell, page::question(uri), name, offer).await;
    Ok(page::response(answer, asked))
}

async fn offer(
    paper: &Paper,
    shell: &SharedShell,
    name: EditionName,
) -> store::Result<Option<Offer>> {
    let editions = paper.editions();
    let plain = editions
        .get(paper, shell, EditionAsked::plain(name))
        .await?;
    let pictured = editions
        .get(paper, shell, EditionAsked::pictured(name))
        .await?;
    Ok(plain.map(|plain| Offer {
        plain: plain.file.len(),
        pictured: pictured
            .filter(|pictured| pictured.pictures > 0)
            .map(|pictured| pictured.file.len()),
        handed: plain.handed.len(),
        key: paper.signer().public().to_owned(),
    }))
}
