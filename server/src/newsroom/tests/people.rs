//! Accounts and invitations.

use axum::http::StatusCode;
use newsroom::paths;
use store::newsroom::{AccountId, Role};

use super::{Desk, TYPED};

#[tokio::test]
async fn an_own_password_changes_and_other_sessions_end() {
    let desk = Desk::open().await;
    let lan = desk.add("lan", Role::Reporter).await;
    let (here, there) = (desk.session(lan).await, desk.session(lan).await);
    for (body, said) in [
        (
            "present=sai&password=con+trau+di+truoc",
            "Mật khẩu hiện tại không đúng",
        ),
        (
            &format!("present={TYPED}&password=ngan"),
            "cần ít nhất 10 ký tự",
        ),
        (
            &format!("present={TYPED}&password=matkhau12345"),
            "ai cũng thử đầu tiên",
        ),
    ] {
        let refused = desk.post(paths::OWN_PASSWORD, &here, body).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text.contains(said), "{said}");
        assert!(!refused.text.contains("Đã đổi"));
    }
    let body = format!("present={TYPED}&password=con+trau+di+truoc");
    let done = desk.post(paths::OWN_PASSWORD, &here, &body).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
    let page = desk.get(paths::ACCOUNT, &done.cookie()).await;
    assert!(page.text.contains("Đã đổi mật khẩu."), "{}", page.text);
    let later = desk.get(paths::ACCOUNT, &done.cookie()).await;
    assert!(!later.text.contains("Đã đổi mật khẩu."), "it is said once");
    for old in [here, there] {
        assert_eq!(
            desk.get(paths::HOME, &old).await.status,
            StatusCode::SEE_OTHER
        );
    }
    assert_eq!(
        desk.log_in("lan", TYPED).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    let done = desk.log_in("lan", "con+trau+di+truoc").await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn an_invitation_becomes_an_account() {
    let desk = Desk::open().await;
    let chief = desk
        .session(desk.add("sep", Role::EditorInChief).await)
        .await;
    let too_much = desk
        .post(paths::INVITE, &chief, "name=B&vai-tro=admin")
        .await;
    assert!(too_much.text.contains("Bạn không thể cho vai trò này."));
    let unknown = desk
        .post(paths::INVITE, &chief, "name=B&vai-tro=editor&muc=x")
        .await;
    assert!(unknown.text.contains("Không có chuyên mục này"));
    let invited = desk
        .post(paths::INVITE, &chief, "name=B%C3%ACnh&vai-tro=editor")
        .await;
    let (_, after) = invited.text.split_once("/dang-nhap/loi-moi?ma=").unwrap();
    let secret = after.split('"').next().unwrap();
    let link = format!("{}?ma={secret}", paths::INVITATION);
    assert!(desk.get(&link, "").await.text.contains("Biên tập viên"));
    let accept = |rest: &str| format!("ma={secret}&name=B%C3%ACnh&{rest}");
    let short = desk
        .post(
            paths::INVITATION,
            "",
            &accept("email=b%40x.vn&password=ngan"),
        )
        .await;
    assert!(short.text.contains("cần ít nhất 10") && short.text.contains("value=\"b@x.vn\""));
    let taken = accept("email=sep%40bao.example&password=con+trau+di+truoc");
    let taken = desk.post(paths::INVITATION, "", &taken).await;
    assert!(taken.text.contains("Email này đã có tài khoản."));
    let fine = accept("email=binh%40bao.example&password=con+trau+di+truoc");
    let made = desk.post(paths::INVITATION, "", &fine).await;
    assert!(made.text.contains("Đã tạo tài khoản."), "{}", made.text);
    let done = desk.log_in("binh", "con+trau+di+truoc").await;
    let home = desk.get(paths::HOME, &done.cookie()).await;
    assert!(home.text.contains("đăng và cập nhật bài"), "{}", home.text);
    for (path, body) in [
        (link.as_str(), None),
        (paths::INVITATION, Some(fine.as_str())),
    ] {
        let again = match body {
            None => desk.get(path, "").await,
            Some(body) => desk.post(path, "", body).await,
        };
        assert_eq!(again.status, StatusCode::GONE);
    }
}

#[tokio::test]
async fn people_are_changed_by_those_above_them_only() {
    let desk = Desk::open().await;
    let admin = desk.add("admin", Role::Admin).await;
    let chief = desk.add("sep", Role::EditorInChief).await;
    let lan = desk.add("lan", Role::Reporter).await;
    let cookie = desk.session(chief).await;
    let theirs = desk.session(lan).await;
    let role = |id: AccountId, role: &str| format!("tai-khoan={id}&vai-tro={role}");
    let done = desk.post(paths::ROLE, &cookie, &role(lan, "editor")).await;
    assert_eq!(done.header("location"), paths::PEOPLE);
    assert_eq!(
        desk.store.account(lan).await.unwrap().unwrap().role,
        Role::Editor
    );
    for (path, body) in [
        (paths::ROLE, role(admin, "reporter")),
        (paths::DISABLE, format!("tai-khoan={admin}&khoa=1")),
        (paths::DISABLE, format!("tai-khoan={chief}&khoa=1")),
    ] {
        let refused = desk.post(path, &cookie, &body).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{body}");
    }
    let raised = desk.post(paths::ROLE, &cookie, &role(lan, "admin")).await;
    assert!(raised.text.contains("Bạn không thể cho vai trò này."));
    let unknown = desk
        .post(paths::ROLE, &cookie, &role(AccountId(99), "editor"))
        .await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    desk.post(paths::DISABLE, &cookie, &format!("tai-khoan={lan}&khoa=1"))
        .await;
    assert_eq!(
        desk.get(paths::HOME, &theirs).await.status,
        StatusCode::SEE_OTHER
    );
    let page = desk.get(paths::PEOPLE, &cookie).await;
    assert!(page.text.contains("Đã khóa tài khoản.") && page.text.contains("đã khóa"));
    assert!(page.text.contains("lan &lt;b&gt;") && !page.text.contains("lan <b>"));
    let audit = desk
        .get("/toa-soan/nhat-ky?viec=account-disabled", &cookie)
        .await;
    assert!(
        audit.text.contains("<td>lan &lt;b&gt;</td>"),
        "{}",
        audit.text
    );
    let table = desk
        .get("/toa-soan/nhat-ky.csv?viec=account-disabled", &cookie)
        .await;
    assert!(
        table.text.contains("account-disabled")
            && table.header("content-type").starts_with("text/csv")
    );
}
