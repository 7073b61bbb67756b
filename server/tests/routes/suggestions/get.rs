//! `GET /api/goi-y`.

use axum::http::{StatusCode, header};

use crate::support::{Fault, TestApp};

#[tokio::test]
async fn titles_complete_a_search() {
    let app = TestApp::start().await;
    for typed in [
        "lo+go",
        "l%C3%B2+g",
        "lo gom do lua".replace(' ', "+").as_str(),
    ] {
        let answer = app.get(&format!("/api/goi-y?q={typed}")).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert_eq!(answer.header(header::CACHE_CONTROL), "public, max-age=30");
        assert_eq!(
            answer.text(),
            r#"[["Lò gốm đỏ lửa","/lo-gom-do-lua-100.html"]]"#,
            "{typed}"
        );
    }
    for nothing in ["", "?q=", "?q=%00", "?q=zzz", "?q=%F0%9F%98%80"] {
        assert_eq!(app.get(&format!("/api/goi-y{nothing}")).await.text(), "[]");
    }
}

#[tokio::test]
async fn store_error_is_hidden() {
    let app = TestApp::builder().with_fault(Fault::Error).start().await;
    let answer = app.get("/api/goi-y?q=lo").await;
    assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert_eq!(answer.header(header::CACHE_CONTROL), "no-store");
    assert!(answer.text().is_empty());
}
