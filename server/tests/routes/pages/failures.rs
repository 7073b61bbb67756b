//! Responses when the store fails or a handler panics.

use axum::http::{Method, StatusCode, header};

use crate::support::{CAUSE, Fault, TestApp};

#[tokio::test]
async fn store_error_is_a_page_without_its_cause() {
    for fault in [Fault::Error, Fault::Panic] {
        let app = TestApp::builder().with_fault(fault).start().await;
        for path in [
            "/lo-gom-do-lua-100.html",
            "/lang-nghe",
            "/lo-gom-do-lua-100.html?lite",
            "/khong-co",
        ] {
            let page = app.get(path).await;
            let (status, again) = match fault {
                Fault::Error => (StatusCode::SERVICE_UNAVAILABLE, "10"),
                Fault::Panic => (StatusCode::INTERNAL_SERVER_ERROR, ""),
            };
            assert_eq!(page.status, status, "{fault:?} {path}");
            assert_eq!(page.header(header::RETRY_AFTER), again);
            assert_eq!(page.header(header::CACHE_CONTROL), "no-store");
            assert_eq!(page.header(header::ETAG), "");
            assert_eq!(
                page.header(header::CONTENT_TYPE),
                "text/html; charset=utf-8"
            );
            assert!(
                page.header(header::CONTENT_SECURITY_POLICY)
                    .starts_with("default-src 'none'")
            );
            let text = page.text();
            assert!(
                text.contains("Báo Thử") && text.ends_with("</html>"),
                "{fault:?} {path}"
            );
            assert!(!text.contains(CAUSE), "{fault:?} {path}");
            assert_eq!(
                text.contains("<script"),
                !path.contains("lite"),
                "{fault:?} {path}"
            );
        }
    }
}

#[tokio::test]
async fn front_page_needs_no_store() {
    for fault in [Fault::Error, Fault::Panic] {
        let app = TestApp::builder().with_fault(fault).start().await;
        assert_eq!(app.get("/").await.status, StatusCode::OK);
    }
}

#[tokio::test]
async fn failing_server_function_hides_its_cause() {
    for fault in [Fault::Error, Fault::Panic] {
        let app = TestApp::builder().with_fault(fault).start().await;
        let answer = app
            .send(
                Method::GET,
                "/api/teasers?shelf=Related&article=100&from=0",
                &[],
            )
            .await;
        assert_eq!(
            answer.status,
            StatusCode::INTERNAL_SERVER_ERROR,
            "{fault:?}"
        );
        assert_eq!(answer.header(header::CACHE_CONTROL), "no-store");
        assert!(!answer.text().contains(CAUSE), "{fault:?}");
    }
}
