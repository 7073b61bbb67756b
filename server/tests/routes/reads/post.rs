//! `POST /api/read`.

use axum::http::{HeaderName, Method, StatusCode, header};
use store::ReadPeriod;
use store_contract::fixtures::ids;

use crate::support::{Fault, TestApp};

const SITE: HeaderName = HeaderName::from_static("sec-fetch-site");
const BROWSER: &str = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/131.0 Mobile";

async fn counted(app: &TestApp) -> Vec<i64> {
    app.write_reads().await;
    ids(&app.store().most_read(ReadPeriod::Day, 9).await.unwrap())
}

#[tokio::test]
async fn read_beacon_is_counted() {
    let app = TestApp::start().await;
    let headers = [(SITE, "same-origin"), (header::USER_AGENT, BROWSER)];
    for article in ["7", "100", "7"] {
        let answer = app.post("/api/read", article, &headers).await;
        assert_eq!(answer.status, StatusCode::NO_CONTENT);
        assert_eq!(answer.header(header::CACHE_CONTROL), "no-store");
        assert_eq!(answer.header(header::SET_COOKIE), "");
        assert!(answer.body.is_empty());
    }
    // Browsers without `Sec-Fetch-Site`.
    let older = [
        (header::ORIGIN, "https://bao.example"),
        (header::HOST, "bao.example"),
        (header::USER_AGENT, BROWSER),
    ];
    app.post("/api/read", "7", &older).await;
    assert_eq!(counted(&app).await, [7, 100]);
}

#[tokio::test]
async fn robots_opted_out_readers_and_unknown_articles_are_not_counted() {
    let app = TestApp::start().await;
    let own = (SITE, "same-origin");
    let browser = (header::USER_AGENT, BROWSER);
    let robot = (
        header::USER_AGENT,
        "Mozilla/5.0 (compatible; Googlebot/2.1)",
    );
    let asks = [
        ("7", vec![own.clone(), robot]),
        ("7", vec![own.clone()]),
        ("7", vec![own.clone(), browser.clone(), (header::DNT, "1")]),
        (
            "7",
            vec![
                own.clone(),
                browser.clone(),
                (HeaderName::from_static("sec-gpc"), "1"),
            ],
        ),
        ("987654", vec![own.clone(), browser.clone()]),
        ("-7", vec![own, browser]),
    ];
    for (body, headers) in asks {
        let answer = app.post("/api/read", body, &headers).await;
        assert_eq!(answer.status, StatusCode::NO_CONTENT, "{headers:?}");
    }
    assert!(counted(&app).await.is_empty());
}

#[tokio::test]
async fn other_sites_and_invalid_bodies_are_refused() {
    let app = TestApp::start().await;
    let browser = (header::USER_AGENT, BROWSER);
    let own = [(SITE, "same-origin"), browser.clone()];
    let long = "7".repeat(33);
    for (body, headers, status) in [
        (
            "7",
            &[(SITE, "cross-site"), browser.clone()][..],
            StatusCode::FORBIDDEN,
        ),
        (
            "7",
            &[
                (header::ORIGIN, "https://evil.example"),
                (header::HOST, "bao.example"),
                browser.clone(),
            ],
            StatusCode::FORBIDDEN,
        ),
        ("7", &[browser][..], StatusCode::FORBIDDEN),
        ("bảy", &own[..], StatusCode::BAD_REQUEST),
        ("", &own[..], StatusCode::BAD_REQUEST),
        (&long, &own[..], StatusCode::PAYLOAD_TOO_LARGE),
    ] {
        let answer = app.post("/api/read", body, headers).await;
        assert_eq!(answer.status, status, "{body} {headers:?}");
    }
    for method in [Method::GET, Method::PUT] {
        let answer = app.send(method, "/api/read", &own).await;
        assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED);
    }
    assert!(counted(&app).await.is_empty());
}

/// While the store fails, pages are served and no read is lost.
#[tokio::test]
async fn reads_stay_buffered_while_the_store_fails() {
    let app = TestApp::builder().with_fault(Fault::Error).start().await;
    let headers = [(SITE, "same-origin"), (header::USER_AGENT, BROWSER)];
    for _ in 0..2 {
        let answer = app.post("/api/read", "7", &headers).await;
        assert_eq!(answer.status, StatusCode::NO_CONTENT);
        app.write_reads().await;
    }
}
