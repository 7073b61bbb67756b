//! How people log in and out.

use std::time::Duration;

use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use newsroom::paths;
use store::newsroom::{AccountChange, Role};
use tower::ServiceExt;

use super::super::secret::Secret;
use super::{Ask, Desk, TYPED, command};
use crate::router;

#[tokio::test]
async fn a_login_begins_a_session_that_ends() {
    let desk = Desk::open().await;
    desk.add("lan", Role::Reporter).await;
    let form = desk.get("/dang-nhap?ve=%2Ftoa-soan%2Ftai-khoan", "").await;
    assert_eq!(form.status, StatusCode::OK);
    for part in [
        "name=\"email\"",
        "name=\"password\"",
        "value=\"/toa-soan/tai-khoan\"",
        "<html lang=\"vi\"",
        "Báo &lt;Thử&gt;",
    ] {
        assert!(form.text.contains(part), "{part}");
    }
    let body = format!("email=Lan%40bao.example&password={TYPED}&ve=%2Ftoa-soan%2Ftai-khoan");
    let chrome = Ask {
        body: &body,
        agent: "Mozilla/5.0 (Linux; Android 14) Chrome/156.0 Mobile Safari/537.36",
        ..Ask::default()
    };
    let done = desk.ask(&Method::POST, paths::LOGIN, chrome).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
    assert_eq!(done.header("location"), "/toa-soan/tai-khoan");
    let set = done.header("set-cookie");
    assert!(
        set.ends_with("; Path=/; Max-Age=2592000; HttpOnly; SameSite=Lax"),
        "{set}"
    );
    let cookie = done.cookie();
    let account = desk.get(paths::ACCOUNT, &cookie).await;
    assert_eq!(account.status, StatusCode::OK);
    assert!(account.text.contains("Chrome, Android") && account.text.contains("lan &lt;b&gt;"));
    let again = desk.get(paths::LOGIN, &cookie).await;
    assert_eq!(again.header("location"), paths::HOME);
    let out = desk.post(paths::LOGOUT, &cookie, "").await;
    assert!(out.text.contains("Bạn đã đăng xuất."), "{}", out.text);
    assert!(out.header("set-cookie").contains("Max-Age=0"));
    let gone = desk.get(paths::ACCOUNT, &cookie).await;
    assert_eq!(gone.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_session_known_before_the_login_is_worth_nothing_after_it() {
    let desk = Desk::open().await;
    let mallory = desk.add("mallory", Role::Contributor).await;
    desk.add("lan", Role::Admin).await;
    // Somebody planted a session of their own in the browser.
    let planted = desk.session(mallory).await;
    let body = format!("email=lan%40bao.example&password={TYPED}");
    let done = desk.post(paths::LOGIN, &planted, &body).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    assert_ne!(done.cookie(), planted);
    assert_eq!(
        desk.get(paths::HOME, &planted).await.status,
        StatusCode::SEE_OTHER
    );
    assert_eq!(
        desk.get(paths::HOME, &done.cookie()).await.status,
        StatusCode::OK
    );
    // A secret that nobody was given is none.
    let made_up = format!("toa-soan={}", Secret::random().unwrap().text());
    let done = desk.post(paths::LOGIN, &made_up, &body).await;
    assert_ne!(done.cookie(), made_up);
}

#[tokio::test]
async fn wrong_names_and_wrong_passwords_are_refused_in_the_same_words() {
    let desk = Desk::open().await;
    desk.add("chinh", Role::Admin).await;
    let gone = desk.add("gone", Role::Editor).await;
    let disable = AccountChange::Disabled(true);
    desk.store
        .change_account(gone, &disable, command())
        .await
        .unwrap();
    let mut texts = Vec::new();
    for (name, password) in [("chinh", "sai"), ("khong-co", TYPED), ("gone", TYPED)] {
        let refused = desk.log_in(name, password).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(refused.header("set-cookie"), "");
        texts.push(refused.text.replace(&format!("{name}@"), "NAME@"));
    }
    assert!(texts[0].contains("Email hoặc mật khẩu không đúng."));
    assert!(texts.iter().all(|text| *text == texts[0]));
    let refused = desk.log_in("%3Cscript%3E", "x").await;
    assert!(
        refused
            .text
            .contains("value=\"&lt;script&gt;@bao.example\""),
        "{}",
        refused.text
    );
}

#[tokio::test]
async fn whoever_guesses_waits_and_whoever_knows_gets_in() {
    let desk = Desk::open().await;
    desk.add("lan", Role::Reporter).await;
    for _ in 0..6 {
        desk.log_in("lan", "sai").await;
    }
    let began = std::time::Instant::now();
    let done = desk.log_in("lan", TYPED).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "nobody is locked out");
    assert!(
        began.elapsed() >= Duration::from_secs(4),
        "{:?}",
        began.elapsed()
    );
}

#[tokio::test]
async fn a_password_is_never_asked_for_in_the_open() {
    let desk = Desk::at("https://bao.example").await;
    desk.add("lan", Role::Reporter).await;
    let body = format!("email=lan%40bao.example&password={TYPED}");
    let secure = Ask {
        body: &body,
        host: Some("bao.example"),
        ..Ask::default()
    };
    let done = desk.ask(&Method::POST, paths::LOGIN, secure).await;
    let set = done.header("set-cookie");
    assert!(
        set.starts_with("__Host-toa-soan=") && set.ends_with("; Secure"),
        "{set}"
    );
    let open = Desk::open().await;
    let ask = Ask {
        host: Some("bao.example"),
        ..Ask::default()
    };
    for path in [paths::LOGIN, paths::HOME] {
        let refused = open.ask(&Method::GET, path, ask.clone()).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
        assert!(refused.text.contains("Cần HTTPS") && !refused.text.contains("name=\"password\""));
    }
}

#[tokio::test]
async fn a_failing_store_is_told_and_says_nothing_else() {
    let desk = Desk::open().await;
    let cookie = desk.session(desk.add("lan", Role::Admin).await).await;
    desk.store.close().await;
    for (path, body) in [(paths::OWN_NAME, "name=Lan+Anh"), (paths::LOGOUT, "")] {
        let answer = desk.post(path, &cookie, body).await;
        assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
        assert!(
            answer.text.contains("Không có gì thay đổi."),
            "{}",
            answer.text
        );
        assert_eq!(answer.header("set-cookie"), "");
    }
}

#[tokio::test]
async fn a_paper_without_a_newsroom_has_no_login() {
    let (state, _folder) = crate::state::tests::empty_state().await;
    assert!(state.newsroom().is_none());
    let request = Request::builder()
        .uri(paths::LOGIN)
        .header(header::HOST, "localhost")
        .body(Body::empty())
        .unwrap();
    let answer = router(state).oneshot(request).await.unwrap();
    assert_eq!(answer.status(), StatusCode::NOT_FOUND);
}
