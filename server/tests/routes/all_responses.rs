//! Properties of every response.

use axum::http::{HeaderName, Method, header};

use crate::support::TestApp;

/// One of each kind.
const REQUESTS: [(Method, &str); 21] = [
    (Method::GET, "/"),
    (Method::GET, "/lo-gom-do-lua-100.html?lite"),
    (Method::GET, "/lang-nghe/"),
    (Method::GET, "/khong-co"),
    (Method::POST, "/"),
    (Method::POST, "/api/weather"),
    (Method::GET, "/api/weather"),
    (Method::GET, "/api/teasers"),
    (Method::GET, "/api/article?id=100"),
    (Method::POST, "/api/push"),
    (Method::GET, "/media/lo-gom-480.jpg"),
    (Method::GET, "/media/khong-co.jpg"),
    (Method::POST, "/media/lo-gom-480.jpg"),
    (Method::GET, "/pkg/boot-1a.js"),
    (Method::GET, "/pkg/khong-co.js"),
    (Method::GET, "/robots.txt"),
    (Method::GET, "/rss.xml"),
    (Method::GET, "/lang-nghe/feed.json"),
    (Method::GET, "/sitemap.xml"),
    (Method::GET, "/oembed"),
    (Method::GET, "/card/7-00000000.png"),
];

#[tokio::test]
async fn every_response_has_security_headers() {
    let app = TestApp::start().await;
    for (method, path) in REQUESTS {
        let answer = app.send(method.clone(), path, &[]).await;
        let policy = answer.header(header::CONTENT_SECURITY_POLICY);
        assert!(
            policy.starts_with("default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-"),
            "{method} {path}"
        );
        assert!(
            !policy.contains("unsafe-inline") && !policy.contains("nonce"),
            "{method} {path}"
        );
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "strict-origin-when-cross-origin"),
            ("cross-origin-opener-policy", "same-origin"),
        ] {
            assert_eq!(
                answer.header(HeaderName::from_static(name)),
                value,
                "{method} {path}"
            );
        }
        for name in [
            "permissions-policy",
            "cross-origin-resource-policy",
            "cache-control",
        ] {
            assert!(
                !answer.header(HeaderName::from_static(name)).is_empty(),
                "{name} of {method} {path}"
            );
        }
        assert!(
            !answer.headers.contains_key(header::SET_COOKIE),
            "{method} {path}"
        );
    }
}

/// The policy has the hashes of what pages contain: a browser would block
/// anything else.
#[tokio::test]
async fn policy_names_every_inline_style_and_script() {
    let app = TestApp::start().await;
    for path in [
        "/",
        "/lo-gom-do-lua-100.html",
        "/lo-gom-do-lua-100.html?lite",
        "/khong-co",
        "/tim-kiem?q=gom",
    ] {
        let page = app.get(path).await;
        let policy = page.header(header::CONTENT_SECURITY_POLICY).to_owned();
        let text = page.text();
        for element in ["style", "script"] {
            for inline in text.split(&format!("<{element}>")).skip(1) {
                let inline = inline.split(&format!("</{element}>")).next().unwrap();
                let hash = sha256(inline);
                assert!(
                    policy.contains(&hash),
                    "{path}: {inline:?} is not in {policy}"
                );
            }
        }
        assert!(!text.contains(" style=\""), "{path} has inline styles");
        assert!(!text.contains(" onclick="), "{path} has event handlers");
    }
}

fn sha256(text: &str) -> String {
    use base64::Engine;
    use sha2::Digest;
    base64::engine::general_purpose::STANDARD.encode(sha2::Sha256::digest(text))
}
