//! One's own account.

use axum::Extension;
use axum::body::Bytes;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use newsroom::pages::account;
use newsroom::pages::login::{self, Login};
use newsroom::{Notice, Refusal, paths};
use store::Timestamp;
use store::newsroom::{AccountChange, Act, NewSession};

use super::invitation::hashed;
use crate::clock::now;
use crate::newsroom::cookie::LASTS;
use crate::newsroom::fields::Fields;
use crate::newsroom::guard::{Desk, Said, Visitor, visitor_of, visitor_with};
use crate::newsroom::secret::Secret;

/// `GET /toa-soan/tai-khoan`
pub(in crate::newsroom) async fn page(Extension(desk): Extension<Desk>) -> Response {
    let said = desk.last_notice();
    show(&desk, StatusCode::OK, said).await
}

pub(super) async fn show(desk: &Desk, status: StatusCode, said: Said) -> Response {
    let visitor = visitor_of!(desk);
    let (account, now) = (&visitor.account, Timestamp(now()));
    match desk.newsroom.store().sessions(account.id, now).await {
        Ok(sessions) => desk.page(status, said, |shell| {
            account::page(shell, account, &sessions, visitor.session.id)
        }),
        Err(error) => desk.failed(&error),
    }
}

pub(super) fn act(visitor: &Visitor) -> Act {
    Act {
        by: Some(visitor.account.id),
        at: Timestamp(now()),
    }
}

/// `POST /toa-soan/tai-khoan/ten`
pub(in crate::newsroom) async fn name(Extension(desk): Extension<Desk>, body: Bytes) -> Response {
    let visitor = visitor_of!(desk);
    let Some(name) = Fields::of(&body).words("name") else {
        return show(
            &desk,
            StatusCode::UNPROCESSABLE_ENTITY,
            Refusal::NoName.into(),
        )
        .await;
    };
    let change = AccountChange::Name(name);
    let changed = desk
        .newsroom
        .store()
        .change_account(visitor.account.id, &change, act(&visitor));
    match changed.await {
        Ok(()) => desk.done(paths::ACCOUNT, Notice::NameChanged),
        Err(error) => desk.failed(&error),
    }
}

/// `POST /toa-soan/tai-khoan/mat-khau`: all sessions end, and this browser gets a new one.
pub(in crate::newsroom) async fn password(
    Extension(desk): Extension<Desk>,
    body: Bytes,
) -> Response {
    let visitor = visitor_of!(desk);
    let fields = Fields::of(&body);
    match change_password(&desk, &visitor, &fields).await {
        Ok(Ok(begun)) => changed(desk, begun).await,
        Ok(Err(refusal)) => {
            let status = match refusal {
                Refusal::Busy | Refusal::Failed => StatusCode::SERVICE_UNAVAILABLE,
                _ => StatusCode::UNPROCESSABLE_ENTITY,
            };
            show(&desk, status, refusal.into()).await
        }
        Err(error) => desk.failed(&error),
    }
}

/// Leads back to the account in a new session. Without one the password is another one all
/// the same, and its owner logs in with it.
async fn changed(mut desk: Desk, begun: Option<Secret>) -> Response {
    if let Some(secret) = begun
        && let Ok(Some(visitor)) = visitor_with(&desk.newsroom, &secret).await
    {
        desk.visitor = Some(visitor);
        let cookie = desk
            .transport
            .set(&secret)
            .map(|it| [(header::SET_COOKIE, it)]);
        return (cookie, desk.done(paths::ACCOUNT, Notice::PasswordChanged)).into_response();
    }
    desk.visitor = None;
    desk.page(StatusCode::OK, Notice::PasswordChanged.into(), |shell| {
        login::page(shell, &Login::default())
    })
}

/// The secret of the session that begins with the new password, if one could begin.
async fn change_password(
    desk: &Desk,
    visitor: &Visitor,
    fields: &Fields,
) -> store::Result<Result<Option<Secret>, Refusal>> {
    let (store, account) = (desk.newsroom.store(), &visitor.account);
    if let Err(refusal) = is_own(desk, visitor, fields.text("present")).await? {
        return Ok(Err(refusal));
    }
    let hash = match hashed(desk, fields.text("password")).await {
        Ok(hash) => hash,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let Ok(secret) = Secret::random() else {
        return Ok(Err(Refusal::Failed));
    };
    store
        .change_account(account.id, &AccountChange::Password(hash), act(visitor))
        .await?;
    let at = Timestamp(now());
    let session = NewSession {
        key: secret.hash(),
        account: account.id,
        device: visitor.session.device.clone(),
        at,
        ends_at: Timestamp(at.0 + LASTS),
    };
    let begun = store.add_session(&session).await;
    if let Err(error) = &begun {
        tracing::error!(%error, "no session begins after a new password");
    }
    Ok(Ok(begun.is_ok().then_some(secret)))
}

/// Checks that whoever sits there knows the password of the account, too.
pub(super) async fn is_own(
    desk: &Desk,
    visitor: &Visitor,
    password: &str,
) -> store::Result<Result<(), Refusal>> {
    let (newsroom, email) = (&desk.newsroom, &visitor.account.email);
    // Whoever finds a browser open must not guess at leisure.
    let Some(wait) = newsroom.0.delays.attempt(None, email) else {
        return Ok(Err(Refusal::Busy));
    };
    tokio::time::sleep(wait).await;
    let found = newsroom.store().credentials(email).await?;
    let known = found.as_ref().and_then(|it| it.password.as_deref());
    Ok(match newsroom.0.passwords.is_right(password, known).await {
        Ok(true) => {
            newsroom.0.delays.succeeded(None, email);
            Ok(())
        }
        Ok(false) => Err(Refusal::WrongPassword),
        Err(_) => Err(Refusal::Busy),
    })
}

/// `POST /toa-soan/tai-khoan/phien`
pub(in crate::newsroom) async fn end_session(
    Extension(desk): Extension<Desk>,
    body: Bytes,
) -> Response {
    let visitor = visitor_of!(desk);
    let session = Fields::of(&body).number("phien").unwrap_or_default();
    let ended = desk
        .newsroom
        .store()
        .end_session(visitor.account.id, session, act(&visitor));
    match ended.await {
        Ok(true) => desk.done(paths::ACCOUNT, Notice::SessionEnded),
        Ok(false) => show(&desk, StatusCode::NOT_FOUND, Refusal::Gone.into()).await,
        Err(error) => desk.failed(&error),
    }
}
