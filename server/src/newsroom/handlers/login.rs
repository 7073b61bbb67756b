//! Logging in and out.

use axum::Extension;
use axum::body::Bytes;
use axum::extract::RawQuery;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use newsroom::pages::login::{self, Login};
use newsroom::pages::second_factor as second_factor_page;
use newsroom::{Notice, Refusal, paths};
use store::Timestamp;
use store::newsroom::{AccountId, Act, Credentials, Email, NewSession};

use crate::ServerError;
use crate::clock::now;
use crate::http::request::header_text;
use crate::net::address::{Client, ClientKey};
use crate::newsroom::cookie::LASTS;
use crate::newsroom::fields::Fields;
use crate::newsroom::guard::{Desk, Said, visitor_of};
use crate::newsroom::secret::Secret;
use crate::newsroom::{device, pending, second_factor};

/// `GET /dang-nhap`
pub(in crate::newsroom) async fn form(
    Extension(desk): Extension<Desk>,
    RawQuery(query): RawQuery,
) -> Response {
    let next = Fields::of_query(query.as_deref()).text("ve").to_owned();
    if desk.visitor.is_some() {
        return Redirect::to(own_page(&next)).into_response();
    }
    let login = Login {
        email: String::new(),
        next,
    };
    desk.page(StatusCode::OK, Said::default(), |shell| {
        login::page(shell, &login)
    })
}

/// `POST /dang-nhap`
pub(in crate::newsroom) async fn log_in(
    Extension(desk): Extension<Desk>,
    client: Option<Extension<Client>>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let fields = Fields::of(&body);
    let login = Login {
        email: fields.text("email").to_owned(),
        next: fields.text("ve").to_owned(),
    };
    let refuse = |status, refusal: Refusal| {
        desk.page(status, refusal.into(), |shell| login::page(shell, &login))
    };
    let Ok(email) = Email::parse(&login.email) else {
        return refuse(StatusCode::UNPROCESSABLE_ENTITY, Refusal::NoEmail);
    };
    let client = key_of(client);
    let known = match recognised(&desk, client, &email, fields.text("password")).await {
        Ok(Ok(known)) => known,
        Ok(Err(Refusal::Busy)) => return refuse(StatusCode::SERVICE_UNAVAILABLE, Refusal::Busy),
        Ok(Err(refusal)) => return refuse(StatusCode::UNPROCESSABLE_ENTITY, refusal),
        Err(error) => return desk.failed(&error),
    };
    let Some(totp) = known.totp else {
        desk.newsroom.0.delays.succeeded(client, &email);
        return logged_in(&desk, known.account.id, &headers, &login.next).await;
    };
    let waiting = pending::Login {
        account: known.account.id,
        email,
        totp,
        next: login.next.clone(),
    };
    match Secret::random() {
        Ok(step) if desk.newsroom.0.pending.put(step.hash(), waiting) => {
            desk.page(StatusCode::OK, Said::default(), |shell| {
                second_factor_page::ask(shell, step.text())
            })
        }
        _ => refuse(StatusCode::SERVICE_UNAVAILABLE, Refusal::Busy),
    }
}

/// The client of a request, if it is known.
fn key_of(client: Option<Extension<Client>>) -> Option<ClientKey> {
    client.and_then(|Extension(Client(key))| key)
}

/// `POST /dang-nhap/ma`: the second step of a login.
pub(in crate::newsroom) async fn code(
    Extension(desk): Extension<Desk>,
    client: Option<Extension<Client>>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let fields = Fields::of(&body);
    let step = Secret::shown(fields.text("buoc"));
    let attempt = step.and_then(|step| {
        let waiting = desk.newsroom.0.pending.attempt(&step.hash())?;
        Some((step, waiting))
    });
    let Some((step, waiting)) = attempt else {
        return begin_again(&desk, StatusCode::GONE, Refusal::LoginOver);
    };
    let client = key_of(client);
    let ask_again = |status: StatusCode, refusal: Refusal| {
        desk.page(status, refusal.into(), |shell| {
            second_factor_page::ask(shell, step.text())
        })
    };
    let Some(wait) = desk.newsroom.0.delays.attempt(client, &waiting.email) else {
        return ask_again(StatusCode::SERVICE_UNAVAILABLE, Refusal::Busy);
    };
    tokio::time::sleep(wait).await;
    match is_right_code(&desk, &waiting, fields.text("code")).await {
        Ok(true) => {}
        Ok(false) => return ask_again(StatusCode::UNPROCESSABLE_ENTITY, Refusal::WrongCode),
        Err(error) => return desk.failed(&error),
    }
    desk.newsroom.0.pending.remove(&step.hash());
    desk.newsroom.0.delays.succeeded(client, &waiting.email);
    logged_in(&desk, waiting.account, &headers, &waiting.next).await
}

/// The empty form, with the reason.
fn begin_again(desk: &Desk, status: StatusCode, refusal: Refusal) -> Response {
    desk.page(status, refusal.into(), |shell| {
        login::page(shell, &Login::default())
    })
}

/// Uses up a code of the app or a recovery code.
async fn is_right_code(desk: &Desk, waiting: &pending::Login, code: &str) -> store::Result<bool> {
    let (store, at) = (desk.newsroom.store(), now());
    if second_factor::is_of_app(code) {
        return match second_factor::step(&waiting.totp, code, at) {
            Some(step) => store.use_totp_step(waiting.account, step).await,
            None => Ok(false),
        };
    }
    let act = Act {
        by: Some(waiting.account),
        at: Timestamp(at),
    };
    let code = second_factor::code_hash(code);
    store.use_recovery_code(waiting.account, &code, act).await
}

/// Begins a session and leads to the page that was asked for.
async fn logged_in(desk: &Desk, account: AccountId, headers: &HeaderMap, next: &str) -> Response {
    let user_agent = header_text(headers, &header::USER_AGENT).unwrap_or_default();
    let cookie = match begin(desk, account, user_agent).await {
        Ok(secret) => desk.transport.set(&secret),
        Err(error) => {
            tracing::error!(%error, "somebody cannot log in");
            None
        }
    };
    let Some(cookie) = cookie else {
        return begin_again(desk, StatusCode::SERVICE_UNAVAILABLE, Refusal::NotLoggedIn);
    };
    let cookie = [(header::SET_COOKIE, cookie)];
    (cookie, Redirect::to(own_page(next))).into_response()
}

/// The account of an address and a password. It takes as long for an address that is not
/// known, and is refused in the same words.
async fn recognised(
    desk: &Desk,
    client: Option<ClientKey>,
    email: &Email,
    password: &str,
) -> store::Result<Result<Credentials, Refusal>> {
    let newsroom = &desk.newsroom;
    let Some(wait) = newsroom.0.delays.attempt(client, email) else {
        return Ok(Err(Refusal::Busy));
    };
    tokio::time::sleep(wait).await;
    let found = newsroom.store().credentials(email).await?;
    let known = found.as_ref().and_then(|it| it.password.as_deref());
    let Ok(is_right) = newsroom.0.passwords.is_right(password, known).await else {
        return Ok(Err(Refusal::Busy));
    };
    let known = found.filter(|it| is_right && !it.account.is_disabled);
    Ok(known.ok_or(Refusal::WrongLogin))
}

/// Begins a session with a secret of its own. That which the browser had ends.
async fn begin(desk: &Desk, account: AccountId, user_agent: &str) -> Result<Secret, ServerError> {
    let secret = Secret::random()?;
    let at = Timestamp(now());
    let session = NewSession {
        key: secret.hash(),
        account,
        device: device::named(user_agent),
        at,
        ends_at: Timestamp(at.0 + LASTS),
    };
    desk.newsroom.store().add_session(&session).await?;
    if let Some(visitor) = &desk.visitor {
        let act = Act {
            by: Some(visitor.account.id),
            at,
        };
        // The browser has another secret now, so nobody uses that one any more.
        if let Err(error) = desk.newsroom.store().log_out(&visitor.key, act).await {
            tracing::warn!(%error, "an earlier session of a browser has not ended");
        }
    }
    Ok(secret)
}

/// The page of the newsroom to which a login leads; never one of another site.
fn own_page(next: &str) -> &str {
    let is_own =
        next == paths::HOME || next.starts_with("/toa-soan/") || next.starts_with("/toa-soan?");
    let is_plain = next
        .bytes()
        .all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    if is_own && is_plain {
        next
    } else {
        paths::HOME
    }
}

/// `POST /toa-soan/dang-xuat`
pub(in crate::newsroom) async fn log_out(Extension(mut desk): Extension<Desk>) -> Response {
    let visitor = visitor_of!(desk);
    let act = Act {
        by: Some(visitor.account.id),
        at: Timestamp(now()),
    };
    if let Err(error) = desk.newsroom.store().log_out(&visitor.key, act).await {
        return desk.failed(&error);
    }
    desk.visitor = None;
    let page = desk.page(StatusCode::OK, Notice::LoggedOut.into(), |shell| {
        login::page(shell, &Login::default())
    });
    let cookie = desk.transport.clear().map(|it| [(header::SET_COOKIE, it)]);
    (cookie, page).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_login_leads_to_the_newsroom_only() {
        for next in ["/toa-soan", "/toa-soan/nhat-ky?ai=1", "/toa-soan?x=1"] {
            assert_eq!(own_page(next), next);
        }
        for next in [
            "",
            "/",
            "//evil.example/toa-soan",
            "https://evil.example",
            "/toa-soanx",
            "/toa-soan/\r\nset-cookie: a=b",
            "/toa-soan/\\evil.example",
        ] {
            assert_eq!(own_page(next), paths::HOME, "{next:?}");
        }
    }
}
