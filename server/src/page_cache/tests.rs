//! The cache in front of a small site that counts what it renders.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, Method, Request, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use store::{ArticleId, ListKey, Touched};
use tower::ServiceExt;

use super::PageCache;
use crate::http::etag;

const PATH: &str = "/lo-gom-7.html";

/// What the site says, and how.
#[derive(Clone)]
struct Says {
    text: &'static str,
    status: StatusCode,
    takes: Duration,
}

struct Site {
    says: Arc<Mutex<Says>>,
    renders: Arc<AtomicU32>,
    cache: PageCache,
}

impl Site {
    fn new() -> Self {
        let says = Arc::new(Mutex::new(Says {
            text: "một",
            status: StatusCode::OK,
            takes: Duration::ZERO,
        }));
        let renders = Arc::new(AtomicU32::new(0));
        let (now, counted) = (Arc::clone(&says), Arc::clone(&renders));
        let site = Router::new().fallback(move |uri: Uri| {
            let says = now.lock().unwrap().clone();
            counted.fetch_add(1, Ordering::SeqCst);
            async move {
                tokio::time::sleep(says.takes).await;
                page(&says, &uri)
            }
        });
        let cache = PageCache::new(site, 1 << 24, false);
        Self {
            says,
            renders,
            cache,
        }
    }

    fn says(&self, change: impl FnOnce(&mut Says)) {
        change(&mut self.says.lock().unwrap());
    }

    fn renders(&self) -> u32 {
        self.renders.load(Ordering::SeqCst)
    }

    async fn send(&self, method: Method, address: &str, headers: HeaderMap) -> Response {
        let mut request = Request::new(Body::empty());
        *request.method_mut() = method;
        *request.uri_mut() = address.parse().unwrap();
        *request.headers_mut() = headers;
        self.cache.clone().oneshot(request).await.unwrap()
    }

    /// The first word of a page, or its status if that is not 200.
    async fn get(&self, address: &str) -> String {
        let response = self.send(Method::GET, address, HeaderMap::new()).await;
        if response.status() != StatusCode::OK {
            return response.status().as_u16().to_string();
        }
        let text = String::from_utf8(bytes(response).await).unwrap();
        text.split(' ').next().unwrap().to_owned()
    }

    /// Lets a refresh end.
    async fn rest(&self) {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

fn page(says: &Says, uri: &Uri) -> Response {
    let text = format!("{} làng gốm ", says.text).repeat(100);
    let policy = if says.status == StatusCode::OK && uri.path() != "/cai-chinh" {
        "public, max-age=0"
    } else {
        "no-store"
    };
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/html")),
        (header::CACHE_CONTROL, HeaderValue::from_static(policy)),
        (header::ETAG, etag::weak(text.as_bytes())),
        (header::LOCATION, uri.to_string().parse().unwrap()),
    ];
    (says.status, headers, text).into_response()
}

async fn bytes(response: Response) -> Vec<u8> {
    let body = axum::body::to_bytes(response.into_body(), usize::MAX).await;
    body.unwrap().to_vec()
}

fn accepting(encoding: &'static str) -> HeaderMap {
    HeaderMap::from_iter([(header::ACCEPT_ENCODING, HeaderValue::from_static(encoding))])
}

#[tokio::test(start_paused = true)]
async fn a_page_is_rendered_once_for_all_who_ask() {
    let site = Site::new();
    site.says(|it| it.takes = Duration::from_secs(2));
    let impatient = tokio::time::timeout(Duration::from_secs(1), site.get(PATH));
    assert!(impatient.await.is_err(), "its client hangs up");
    let many = (0..100).map(|nth| {
        let site = &site;
        async move { site.get(&format!("{PATH}?utm_source={nth}")).await }
    });
    let texts = futures_util::future::join_all(many).await;
    assert!(texts.iter().all(|text| text == "một"));
    assert_eq!(site.get(PATH).await, "một");
    assert_eq!(site.renders(), 1);
    assert_eq!(site.get(&format!("{PATH}?lite")).await, "một");
    assert_eq!(site.renders(), 2, "another view is another page");
}

#[tokio::test]
async fn a_page_is_sent_in_each_encoding_and_not_at_all_to_those_who_hold_it() {
    use std::io::Read;
    let site = Site::new();
    let plain = bytes(site.send(Method::GET, PATH, HeaderMap::new()).await).await;
    let mut tag = None;
    for (accepted, encoding) in [("gzip, br", "br"), ("gzip", "gzip"), ("zstd", "")] {
        let response = site.send(Method::GET, PATH, accepting(accepted)).await;
        let headers = response.headers().clone();
        let sent = headers.get(header::CONTENT_ENCODING);
        assert_eq!(sent.map_or("", |it| it.to_str().unwrap()), encoding);
        assert_eq!(headers[header::VARY], "accept-encoding");
        let body = bytes(response).await;
        assert_eq!(headers[header::CONTENT_LENGTH], body.len().to_string());
        let mut text = Vec::new();
        match encoding {
            "br" => drop(brotli::Decompressor::new(&body[..], 4096).read_to_end(&mut text)),
            "gzip" => drop(flate2::read::GzDecoder::new(&body[..]).read_to_end(&mut text)),
            _ => text = body,
        }
        assert_eq!(text, plain, "{accepted}");
        let head = site.send(Method::HEAD, PATH, accepting(accepted)).await;
        assert_eq!(head.headers(), &headers, "{accepted}");
        assert!(bytes(head).await.is_empty());
        tag = headers.get(header::ETAG).cloned();
    }
    let held = HeaderMap::from_iter([(header::IF_NONE_MATCH, tag.unwrap())]);
    let answer = site.send(Method::GET, PATH, held).await;
    assert_eq!(answer.status(), StatusCode::NOT_MODIFIED);
    assert_eq!(answer.headers().get(header::CONTENT_TYPE), None);
    assert_eq!(answer.headers()[header::CACHE_CONTROL], "public, max-age=0");
    assert!(bytes(answer).await.is_empty());
    assert_eq!(site.renders(), 1);
}

#[tokio::test(start_paused = true)]
async fn an_old_page_is_refreshed_when_somebody_asks() {
    let site = Site::new();
    site.get(PATH).await;
    site.says(|it| it.text = "hai");
    tokio::time::sleep(Duration::from_secs(59)).await;
    assert_eq!(site.get(PATH).await, "một");
    site.rest().await;
    assert_eq!(site.renders(), 1, "it is fresh");
    tokio::time::sleep(Duration::from_mins(1)).await;
    site.rest().await;
    assert_eq!(site.renders(), 1, "nobody asked");
    for _ in 0..9 {
        assert_eq!(site.get(PATH).await, "một", "nobody waits");
    }
    site.rest().await;
    assert_eq!(site.get(PATH).await, "hai");
    assert_eq!(site.renders(), 2, "once for all");
    site.says(|it| it.text = "ba");
    tokio::time::sleep(Duration::from_mins(11)).await;
    assert_eq!(site.get(PATH).await, "ba", "too old to be shown first");
}

#[tokio::test(start_paused = true)]
async fn a_change_replaces_what_shows_it_and_nobody_waits() {
    let site = Site::new();
    for path in [PATH, "/lo-gom-8.html", "/moi-nhat"] {
        site.get(path).await;
    }
    site.says(|it| {
        it.text = "hai";
        it.takes = Duration::from_secs(3);
    });
    site.cache.purge(&[Touched::Article(ArticleId(7))]);
    assert_eq!(site.get(PATH).await, "một", "until the new one is there");
    tokio::time::sleep(Duration::from_secs(4)).await;
    assert_eq!(site.get(PATH).await, "hai");
    assert_eq!(site.renders(), 4);
    // Another page may show its title in a column: it is refreshed when asked for.
    for _ in 0..3 {
        assert_eq!(site.get("/lo-gom-8.html").await, "một");
    }
    tokio::time::sleep(Duration::from_secs(4)).await;
    assert_eq!(site.get("/lo-gom-8.html").await, "hai");
    assert_eq!(site.renders(), 5);
    // For nobody nothing is rendered.
    tokio::time::sleep(Duration::from_mins(2)).await;
    site.cache.purge(&[Touched::List(ListKey::Latest)]);
    tokio::time::sleep(Duration::from_secs(4)).await;
    assert_eq!(site.renders(), 5);
    assert_eq!(site.get("/moi-nhat").await, "hai");
}

#[tokio::test(start_paused = true)]
async fn a_change_during_a_render_is_not_missed() {
    let site = Site::new();
    site.says(|it| it.takes = Duration::from_secs(3));
    let first = site.get(PATH);
    let change = async {
        tokio::time::sleep(Duration::from_secs(1)).await;
        site.says(|it| it.text = "hai");
        site.cache.purge(&[Touched::Article(ArticleId(7))]);
    };
    assert_eq!(tokio::join!(first, change).0, "một");
    assert_eq!(site.get(PATH).await, "một");
    tokio::time::sleep(Duration::from_secs(4)).await;
    assert_eq!(site.get(PATH).await, "hai");
    assert_eq!(site.renders(), 2);
}

#[tokio::test(start_paused = true)]
async fn after_a_withdrawal_no_stored_page_is_served() {
    let site = Site::new();
    for path in ["/", "/lo-gom-8.html"] {
        site.get(path).await;
    }
    site.says(|it| it.takes = Duration::from_secs(3));
    // It is being rendered, with the article.
    let rendered = site.get("/moi-nhat");
    let withdrawal = async {
        tokio::time::sleep(Duration::from_secs(1)).await;
        site.says(|it| it.text = "hai");
        site.cache.purge(&[Touched::Gone(ArticleId(7))]);
    };
    assert_eq!(tokio::join!(rendered, withdrawal).0, "hai");
    for path in ["/", "/lo-gom-8.html", "/moi-nhat"] {
        assert_eq!(site.get(path).await, "hai", "{path}");
    }
}

#[tokio::test(start_paused = true)]
async fn while_the_site_fails_stored_pages_are_served_for_a_day() {
    let site = Site::new();
    site.get(PATH).await;
    site.says(|it| it.status = StatusCode::SERVICE_UNAVAILABLE);
    site.cache.purge(&[Touched::Article(ArticleId(7))]);
    site.rest().await;
    assert_eq!(site.get("/lo-gom-8.html").await, "503", "it is not stored");
    for hours in [0, 1, 22] {
        tokio::time::sleep(Duration::from_hours(hours)).await;
        assert_eq!(site.get(PATH).await, "một", "{hours}");
    }
    let renders = site.renders();
    for _ in 0..9 {
        assert_eq!(site.get("/lo-gom-8.html").await, "503");
    }
    assert_eq!(site.renders(), renders + 9, "a failure is not stored");
    tokio::time::sleep(Duration::from_hours(2)).await;
    assert_eq!(site.get(PATH).await, "503");
    site.says(|it| it.status = StatusCode::OK);
    assert_eq!(site.get("/lo-gom-8.html").await, "một");
}

#[tokio::test(start_paused = true)]
async fn only_pages_that_everybody_may_get_are_stored() {
    let site = Site::new();
    for address in ["/cai-chinh", "/tim-kiem?q=a", "/?p=7", "/pkg/a.js"] {
        let before = site.renders();
        site.get(address).await;
        site.get(address).await;
        assert_eq!(site.renders(), before + 2, "{address}");
    }
    let before = site.renders();
    site.send(Method::POST, PATH, HeaderMap::new()).await;
    site.send(Method::POST, PATH, HeaderMap::new()).await;
    assert_eq!(site.renders(), before + 2);
    // A redirect keeps the fields that the page itself does not read.
    site.says(|it| it.status = StatusCode::MOVED_PERMANENTLY);
    let moved = site
        .send(Method::GET, "/cu-7.html?utm_source=x", HeaderMap::new())
        .await;
    assert_eq!(moved.headers()[header::LOCATION], "/cu-7.html?utm_source=x");
    // A page that is gone is not served from before.
    site.says(|it| it.status = StatusCode::OK);
    site.get(PATH).await;
    site.says(|it| it.status = StatusCode::NOT_FOUND);
    tokio::time::sleep(Duration::from_mins(2)).await;
    assert_eq!(site.get(PATH).await, "một");
    site.rest().await;
    assert_eq!(site.get(PATH).await, "404");
}

#[tokio::test(start_paused = true)]
async fn a_request_that_writes_does_not_refresh_a_stored_page() {
    let site = Site::new();
    site.get(PATH).await;
    site.cache.purge(&[Touched::List(ListKey::Latest)]);
    site.send(Method::POST, PATH, HeaderMap::new()).await;
    site.rest().await;
    assert_eq!(site.renders(), 2, "the page, and the answer to the request");
}

#[tokio::test]
async fn a_large_response_comes_from_the_site() {
    let site = Site::new();
    let text = "làng gốm ".repeat(super::stored_page::LARGEST / 8);
    let length = text.len();
    let large = Router::new().fallback(move || {
        let text = text.clone();
        async move { ([(header::CACHE_CONTROL, "public")], text) }
    });
    let cache = PageCache::new(large, 1 << 24, false);
    let site = Site { cache, ..site };
    for _ in 0..2 {
        let answer = site
            .send(Method::GET, "/sitemap-0.xml", HeaderMap::new())
            .await;
        assert_eq!(bytes(answer).await.len(), length);
    }
    assert!(
        site.cache.0.pages.weight() < 10_000,
        "{}",
        site.cache.0.pages.weight()
    );
}

#[tokio::test]
async fn the_cache_stays_within_its_bytes() {
    let site = Site::new();
    let cache = PageCache::new(site.cache.0.site.clone(), 400_000, false);
    let paths = (1..=400).map(|id| format!("/bai-{id}.html")).collect();
    cache.warm(paths).await;
    let pages = &cache.0.pages;
    assert!(pages.weight() <= 400_000, "{}", pages.weight());
    assert!(pages.len() > 40, "{}", pages.len());
    assert_eq!(site.renders(), 400);
}

#[tokio::test]
async fn pages_are_tagged_only_if_the_owner_wants_it() {
    let site = Site::new();
    let tagged = PageCache::new(site.cache.0.site.clone(), 1 << 20, true);
    for (cache, tag) in [(site.cache, None), (tagged, Some("bai-7"))] {
        let mut request = Request::new(Body::empty());
        *request.uri_mut() = PATH.parse().unwrap();
        let answer = cache.oneshot(request).await.unwrap();
        let sent = answer.headers().get("cache-tag");
        assert_eq!(sent.map(|it| it.to_str().unwrap()), tag);
    }
}
