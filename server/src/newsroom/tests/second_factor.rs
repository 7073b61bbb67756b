//! The second factor.

use axum::http::StatusCode;
use newsroom::paths;
use store::newsroom::{AccountId, Role};

use super::super::second_factor;
use super::{Desk, TYPED};
use crate::clock::now;

/// The value of a hidden field.
fn hidden<'a>(text: &'a str, name: &str) -> &'a str {
    let (_, after) = text
        .split_once(&format!("name=\"{name}\" value=\""))
        .unwrap();
    after.split('"').next().unwrap()
}

/// Turns a second factor on; returns its secret and a recovery code.
async fn with_second_factor(desk: &Desk, account: AccountId) -> (Vec<u8>, String) {
    let cookie = desk.session(account).await;
    let setup = desk.get(paths::SECOND_FACTOR, &cookie).await;
    let letters = hidden(&setup.text, "bi-mat");
    let secret = second_factor::secret_of(letters).unwrap();
    let code = second_factor::code_at(&secret, now());
    let form = format!("bi-mat={letters}&code={code}&present={TYPED}");
    let on = desk.post(paths::SECOND_FACTOR, &cookie, &form).await;
    assert!(on.text.contains("Đã bật xác thực hai bước."), "{}", on.text);
    let recovery = on.text.split("<code>").nth(1).unwrap();
    (secret, recovery.split('<').next().unwrap().to_owned())
}

#[tokio::test]
async fn a_second_factor_is_set_up_with_its_first_code() {
    let desk = Desk::open().await;
    let lan = desk.add("lan", Role::Reporter).await;
    let cookie = desk.session(lan).await;
    let setup = desk.get(paths::SECOND_FACTOR, &cookie).await;
    assert!(
        setup.text.contains("<path d=\"M0 0h1v1h-1z"),
        "{}",
        setup.text
    );
    assert!(setup.text.contains("otpauth://totp/"));
    let letters = hidden(&setup.text, "bi-mat");
    let secret = second_factor::secret_of(letters).unwrap();
    let code = second_factor::code_at(&secret, now());
    for (body, said) in [
        (
            format!("bi-mat={letters}&code=0&present={TYPED}"),
            "Mã không đúng",
        ),
        (
            format!("bi-mat={letters}&code={code}&present=sai"),
            "Mật khẩu hiện tại không đúng",
        ),
        (
            format!("bi-mat=ABC&code={code}&present={TYPED}"),
            "không còn nữa",
        ),
    ] {
        let refused = desk.post(paths::SECOND_FACTOR, &cookie, &body).await;
        assert!(refused.text.contains(said), "{said}: {}", refused.text);
        let account = desk.store.account(lan).await.unwrap().unwrap();
        assert!(!account.has_second_factor);
    }
}

#[tokio::test]
async fn a_code_of_the_second_factor_counts_once() {
    let desk = Desk::open().await;
    let lan = desk.add("lan", Role::Reporter).await;
    let (secret, _) = with_second_factor(&desk, lan).await;
    let asked = desk.log_in("lan", TYPED).await;
    assert_eq!(
        (asked.status, asked.header("set-cookie")),
        (StatusCode::OK, "")
    );
    let step = hidden(&asked.text, "buoc").to_owned();
    let enter = async |step: &str, code: &str| {
        let form = format!("buoc={step}&code={code}");
        desk.post(paths::LOGIN_CODE, "", &form).await
    };
    let wrong = enter(&step, "0").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains(&step), "another try is possible");
    let code = second_factor::code_at(&secret, now() + 30);
    let done = enter(&step, &code).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
    let home = desk.get(paths::HOME, &done.cookie()).await;
    assert_eq!(home.status, StatusCode::OK);
    assert_eq!(enter(&step, &code).await.status, StatusCode::GONE);
    let asked = desk.log_in("lan", TYPED).await;
    let again = enter(hidden(&asked.text, "buoc"), &code).await;
    assert_eq!(
        again.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "somebody saw it"
    );
}

#[tokio::test]
async fn a_recovery_code_replaces_the_app() {
    let desk = Desk::open().await;
    let lan = desk.add("lan", Role::Reporter).await;
    let (_, recovery) = with_second_factor(&desk, lan).await;
    let asked = desk.log_in("lan", TYPED).await;
    let form = format!("buoc={}&code={recovery}", hidden(&asked.text, "buoc"));
    let done = desk.post(paths::LOGIN_CODE, "", &form).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
    let cookie = done.cookie();
    let off = desk
        .post(paths::NO_SECOND_FACTOR, &cookie, "present=sai")
        .await;
    assert_eq!(off.status, StatusCode::UNPROCESSABLE_ENTITY);
    let form = format!("present={TYPED}");
    let off = desk.post(paths::NO_SECOND_FACTOR, &cookie, &form).await;
    assert_eq!(off.status, StatusCode::SEE_OTHER);
    let done = desk.log_in("lan", TYPED).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "no code is asked for");
}
