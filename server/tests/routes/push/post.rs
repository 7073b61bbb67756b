//! `POST` and `DELETE /api/push`.

use axum::http::{HeaderName, Method, StatusCode, header};
use store::{ArticleId, Follow};

use crate::support::{Answer, Fault, TestApp};

const SITE: HeaderName = HeaderName::from_static("sec-fetch-site");
const OWN: [(HeaderName, &str); 1] = [(SITE, "same-origin")];
const ENDPOINT: &str = "https://push.example/a";
/// The key of the reader in RFC 8291's example.
const KEY: &str =
    "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";

fn with_key() -> app::SiteConfig {
    app::SiteConfig {
        name: "Báo Thử".into(),
        push_key: KEY.into(),
        ..app::SiteConfig::default()
    }
}

async fn paper() -> TestApp {
    TestApp::builder().with_imprint(with_key()).start().await
}

/// The message of a browser's page.
fn subscription(endpoint: &str, what: &str) -> String {
    format!(
        r#"{{"endpoint":"{endpoint}","expirationTime":null,"follow":"{what}",
            "keys":{{"p256dh":"{KEY}","auth":"BTBZMqHH6r4Tts7J_aSIgg"}}}}"#
    )
}

async fn follow(app: &TestApp, what: &str) -> Answer {
    app.post("/api/push", &subscription(ENDPOINT, what), &OWN)
        .await
}

async fn leave(app: &TestApp, body: &str) -> Answer {
    app.ask(Method::DELETE, "/api/push", body, &OWN).await
}

#[tokio::test]
async fn reader_subscribes_and_unsubscribes() {
    let app = paper().await;
    for (what, followed) in [
        ("s:lang-nghe", r#"{"follows":["s:lang-nghe"]}"#),
        ("all", r#"{"follows":["all","s:lang-nghe"]}"#),
        (
            "t:gom-su",
            r#"{"follows":["all","s:lang-nghe","t:gom-su"]}"#,
        ),
    ] {
        let answer = follow(&app, what).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
        assert_eq!(answer.text(), followed);
        assert_eq!(answer.header(header::CACHE_CONTROL), "no-store");
        assert_eq!(answer.header(header::SET_COOKIE), "");
    }
    let told = app.store().followers(ArticleId(100), false, None, 9).await;
    let told = told.unwrap();
    assert_eq!((told.len(), told[0].endpoint.as_str()), (1, ENDPOINT));

    let one = format!(r#"{{"endpoint":"{ENDPOINT}","follow":"s:lang-nghe"}}"#);
    let answer = leave(&app, &one).await;
    assert_eq!(answer.text(), r#"{"follows":["all","t:gom-su"]}"#);
    let all = format!(r#"{{"endpoint":"{ENDPOINT}"}}"#);
    for _ in 0..2 {
        let answer = leave(&app, &all).await;
        assert_eq!(
            (answer.status, answer.text().as_str()),
            (StatusCode::OK, r#"{"follows":[]}"#)
        );
    }
    assert_eq!(app.store().follow_counts().await.unwrap(), (0, vec![]));
}

#[tokio::test]
async fn other_sites_are_refused() {
    let app = paper().await;
    let body = subscription(ENDPOINT, "all");
    for headers in [
        vec![(SITE, "cross-site")],
        vec![(SITE, "same-site")],
        vec![
            (header::ORIGIN, "https://evil.example"),
            (header::HOST, "bao.example"),
        ],
        vec![],
    ] {
        for method in [Method::POST, Method::DELETE] {
            let answer = app.ask(method, "/api/push", &body, &headers).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{headers:?}");
        }
    }
    let older = [
        (header::ORIGIN, "https://bao.example"),
        (header::HOST, "bao.example"),
    ];
    let answer = app.post("/api/push", &body, &older).await;
    assert_eq!(answer.status, StatusCode::OK);
    for method in [Method::GET, Method::PUT] {
        let answer = app.send(method, "/api/push", &OWN).await;
        assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED);
    }
}

#[tokio::test]
async fn invalid_subscription_is_refused_with_a_reason() {
    let app = paper().await;
    let good = subscription(ENDPOINT, "all");
    let long = format!("https://push.example/{}", "a".repeat(2100));
    let huge = "a".repeat(9000);
    for (body, status, words) in [
        (String::new(), 400, "not a subscription"),
        ("{}".into(), 400, "missing field"),
        (good.replace("p256dh", "key"), 400, "p256dh"),
        (good.replace(KEY, "AAAA"), 400, "key p256dh"),
        (good.replace("BTBZ", ""), 400, "secret auth"),
        (
            subscription("http://push.example/a", "all"),
            400,
            "https://",
        ),
        (
            subscription("https://127.0.0.1/a", "all"),
            400,
            "public host name",
        ),
        (
            subscription("https://192.168.1.1/a", "all"),
            400,
            "public host name",
        ),
        (
            subscription("https://localhost/a", "all"),
            400,
            "public host name",
        ),
        (subscription(&long, "all"), 400, "too long"),
        (subscription(ENDPOINT, "w:lnv"), 400, "cannot be followed"),
        (subscription(ENDPOINT, "s:khong-co"), 404, "no such list"),
        (subscription(ENDPOINT, "t:lang-nghe"), 404, "no such list"),
        (huge, 413, ""),
    ] {
        let answer = app.post("/api/push", &body, &OWN).await;
        assert_eq!(answer.status.as_u16(), status, "{body}");
        assert!(answer.text().contains(words), "{body}: {}", answer.text());
    }
    let answer = leave(&app, r#"{"endpoint":"x","follow":"lang-nghe"}"#).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    assert_eq!(app.store().follow_counts().await.unwrap().0, 0);
}

#[tokio::test]
async fn number_of_lists_per_browser_is_limited() {
    let topics = (0..Follow::MOST).map(|nth| store_contract::fixtures::topic(&format!("t{nth}")));
    let app = TestApp::builder()
        .with_imprint(with_key())
        .with(topics.collect())
        .start()
        .await;
    for nth in 0..Follow::MOST {
        let answer = follow(&app, &format!("t:t{nth}")).await;
        assert_eq!(answer.status, StatusCode::OK);
    }
    let answer = follow(&app, "all").await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(
        answer.text().contains("64 things followed"),
        "{}",
        answer.text()
    );
}

#[tokio::test]
async fn push_is_not_offered_without_keys() {
    let app = TestApp::start().await;
    let answer = follow(&app, "all").await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    for path in [
        "/",
        "/lo-gom-do-lua-100.html",
        "/lang-nghe",
        "/chu-de/gom-su",
    ] {
        let text = app.get(path).await.text();
        assert!(!text.contains("notify"), "{path}");
    }
}

#[tokio::test]
async fn push_is_offered_on_lists_and_articles() {
    let app = paper().await;
    for (path, what, words) in [
        ("/", "all", "Nhận tin nóng"),
        (
            "/lo-gom-do-lua-100.html",
            "s:lang-nghe",
            "Nhận tin Mục lang-nghe",
        ),
        ("/lang-nghe", "s:lang-nghe", "Nhận tin Mục lang-nghe"),
        ("/chu-de/gom-su", "t:gom-su", "Nhận tin Chủ đề gom-su"),
    ] {
        let text = app.get(path).await.text();
        assert_eq!(text.matches("class=\"notify\"").count(), 1, "{path}");
        assert!(text.contains(&format!("data-follow=\"{what}\"")), "{path}");
        assert!(text.contains(&format!("data-key=\"{KEY}\"")) && text.contains(words));
        assert!(text.contains("aria-pressed=\"false\""), "off by default");
        let lite = app.get(&format!("{path}?lite")).await.text();
        assert!(!lite.contains("notify"), "{path}");
    }
    for path in ["/tac-gia/lnv", "/moi-nhat", "/tim-kiem"] {
        assert!(
            !app.get(path).await.text().contains("class=\"notify\""),
            "{path}"
        );
    }
}

#[tokio::test]
async fn store_error_is_hidden() {
    let app = TestApp::builder()
        .with_imprint(with_key())
        .with_fault(Fault::Error)
        .start()
        .await;
    let answer = follow(&app, "all").await;
    assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert_eq!(answer.text(), "the server failed\n");
}
