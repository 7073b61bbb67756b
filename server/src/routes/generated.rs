//! What other machines ask for: feeds, site maps, cards, embeds and the small
//! files at fixed names. All of it is made from the same store and shell as
//! the pages, and kept by the same rules.

use app::FeedFormat;
use axum::body::Bytes;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};

use crate::Paper;
use crate::http::cache_policy::CachePolicy;
use crate::http::etag;
use crate::routes::{
    cards as card, documents, feeds as lists, oembed as embed, pages as page, sitemaps as sitemap,
};
use crate::state::now;

/// What a machine gets.
pub(crate) enum Answer {
    /// A file.
    File {
        /// Its media type.
        kind: &'static str,
        /// How long it may be kept.
        policy: CachePolicy,
        /// Its bytes.
        bytes: Bytes,
        /// What a `Link` header says.
        link: String,
    },
    /// Another path of ours.
    Moved(String),
    /// That it cannot be had.
    Refused(StatusCode, &'static str),
}

impl Answer {
    pub(crate) fn file(kind: &'static str, policy: CachePolicy, bytes: impl Into<Bytes>) -> Self {
        Self::File {
            kind,
            policy,
            bytes: bytes.into(),
            link: String::new(),
        }
    }
}

const TEXT: &str = "text/plain; charset=utf-8";
const SCRIPT: &str = "text/javascript; charset=utf-8";
pub(crate) const XML: &str = "application/xml; charset=utf-8";

/// The answer at an address that is a machine's; `None` leaves it to people's
/// pages.
pub(crate) async fn answer(paper: &Paper, uri: &Uri, asked: &HeaderMap) -> Option<Response> {
    match find(paper, uri).await {
        Ok(answer) => answer.map(|answer| response(answer, asked)),
        Err(error) => {
            tracing::error!(path = uri.path(), %error, "a file could not be made");
            Some((StatusCode::INTERNAL_SERVER_ERROR, "the server failed\n").into_response())
        }
    }
}

async fn find(paper: &Paper, uri: &Uri) -> store::Result<Option<Answer>> {
    let shell = paper.shell();
    let path = uri.path();
    let text = |policy, text: String| Some(Answer::file(TEXT, policy, text));
    Ok(match path {
        "/robots.txt" => text(CachePolicy::Public, documents::robots(&shell.paper)),
        "/manifest.webmanifest" if shell.assets.offline => Some(Answer::file(
            "application/manifest+json",
            CachePolicy::Public,
            app::manifest(&shell),
        )),
        "/sw.js" => {
            let worker = paper.site().worker(shell.assets.offline);
            (!worker.is_empty()).then(|| Answer::file(SCRIPT, CachePolicy::Worker, worker))
        }
        "/llms.txt" => text(CachePolicy::Public, app::guide(&shell)),
        "/.well-known/security.txt" | "/security.txt" => {
            match documents::security(&shell.paper, now()) {
                Some(words) => text(CachePolicy::Public, words),
                None => None,
            }
        }
        "/feeds.opml" => Some(lists::opml(paper, &shell).await?),
        "/news-sitemap.xml" => Some(sitemap::news(paper, &shell, now()).await?),
        "/oembed" => Some(embed::answer(paper, &shell, uri.query()).await?),
        _ => {
            let key = &shell.paper.indexnow_key;
            let own_key = path
                .strip_prefix('/')
                .and_then(|it| it.strip_suffix(".txt"));
            if !key.is_empty() && own_key == Some(key) {
                return Ok(text(CachePolicy::Public, key.clone()));
            }
            if let Some(name) = path.strip_prefix("/card/") {
                return card::answer(paper, &shell, name).await;
            }
            if let Some(map) = sitemap::Map::parse(path) {
                return sitemap::answer(paper, &shell, map).await;
            }
            if let Some((format, list)) = FeedFormat::parse(path) {
                return lists::feed(paper, &shell, format, list).await;
            }
            let old = app::old_feed(paper.store().as_ref(), &shell, path, uri.query());
            old.await?.map(Answer::Moved)
        }
    })
}

fn response(answer: Answer, asked: &HeaderMap) -> Response {
    let (kind, policy, bytes, link) = match answer {
        Answer::Moved(to) => return page::moved(&to),
        Answer::Refused(status, words) => return (status, words).into_response(),
        Answer::File {
            kind,
            policy,
            bytes,
            link,
        } => (kind, policy, bytes, link),
    };
    let mut response = etag::conditional(asked, etag::weak(&bytes), || {
        (
            [(header::CONTENT_TYPE, HeaderValue::from_static(kind))],
            bytes,
        )
            .into_response()
    });
    policy.set(&mut response);
    let headers = response.headers_mut();
    // Readers in browsers, other sites' cards: all of it is for others.
    for (name, value) in [
        (header::VARY, "accept-encoding"),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (
            HeaderName::from_static("cross-origin-resource-policy"),
            "cross-origin",
        ),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if let Ok(link) = HeaderValue::from_str(&link)
        && !link.is_empty()
    {
        headers.insert(header::LINK, link);
    }
    response
}
