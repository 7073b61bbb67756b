//! Accepting an invitation.

use axum::Extension;
use axum::body::Bytes;
use axum::extract::RawQuery;
use axum::http::StatusCode;
use axum::response::Response;
use newsroom::pages::invitation::{self, Acceptance};
use newsroom::pages::login::{self, Login};
use newsroom::{Notice, Refusal};
use store::newsroom::{Email, NewAccount, Role};
use store::{StoreError, Timestamp};

use crate::clock::now;
use crate::newsroom::fields::Fields;
use crate::newsroom::guard::{Desk, Said};
use crate::newsroom::password;
use crate::newsroom::secret::Secret;

/// `GET /dang-nhap/loi-moi?ma=`
pub(in crate::newsroom) async fn form(
    Extension(desk): Extension<Desk>,
    RawQuery(query): RawQuery,
) -> Response {
    let acceptance = Acceptance {
        secret: Fields::of_query(query.as_deref()).text("ma").to_owned(),
        ..Acceptance::default()
    };
    show(&desk, StatusCode::OK, Said::default(), &acceptance).await
}

/// `POST /dang-nhap/loi-moi`
pub(in crate::newsroom) async fn accept(Extension(desk): Extension<Desk>, body: Bytes) -> Response {
    let fields = Fields::of(&body);
    let acceptance = Acceptance {
        secret: fields.text("ma").to_owned(),
        name: fields.text("name").to_owned(),
        email: fields.text("email").to_owned(),
    };
    match accepted(&desk, &fields, &acceptance).await {
        Ok(Ok(email)) => {
            let login = Login {
                email: email.to_string(),
                ..Login::default()
            };
            desk.page(StatusCode::OK, Notice::AccountMade.into(), |shell| {
                login::page(shell, &login)
            })
        }
        Ok(Err(Refusal::NoInvitation)) => none(&desk),
        Ok(Err(refusal)) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            show(&desk, status, refusal.into(), &acceptance).await
        }
        Err(error) => desk.failed(&error),
    }
}

/// Makes the account. What is wrong with the form is said before a password is hashed.
async fn accepted(
    desk: &Desk,
    fields: &Fields,
    acceptance: &Acceptance,
) -> store::Result<Result<Email, Refusal>> {
    let store = desk.newsroom.store();
    let at = Timestamp(now());
    let Some(secret) = Secret::shown(&acceptance.secret) else {
        return Ok(Err(Refusal::NoInvitation));
    };
    if store.invitation(&secret.hash(), at).await?.is_none() {
        return Ok(Err(Refusal::NoInvitation));
    }
    let Some(name) = fields.words("name") else {
        return Ok(Err(Refusal::NoName));
    };
    let Ok(email) = Email::parse(&acceptance.email) else {
        return Ok(Err(Refusal::NoEmail));
    };
    let hash = match hashed(desk, fields.text("password")).await {
        Ok(hash) => hash,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let new = NewAccount {
        email: email.clone(),
        name,
        // The invitation says which.
        role: Role::Contributor,
        sections: Vec::new(),
        author: None,
        password: Some(hash),
    };
    match store.accept_invitation(&secret.hash(), &new, at).await {
        Ok(Some(_)) => Ok(Ok(email)),
        Ok(None) => Ok(Err(Refusal::NoInvitation)),
        Err(StoreError::Taken { .. }) => Ok(Err(Refusal::EmailTaken)),
        Err(error) => Err(error),
    }
}

/// The hash of a password that is accepted.
pub(super) async fn hashed(desk: &Desk, password: &str) -> Result<String, Refusal> {
    password::check(password).map_err(|unfit| match unfit {
        password::Unfit::Short => Refusal::ShortPassword,
        password::Unfit::Long => Refusal::LongPassword,
        password::Unfit::Common => Refusal::CommonPassword,
    })?;
    let hashed = desk.newsroom.0.passwords.hash(password).await;
    hashed.map_err(|_| Refusal::Busy)?.ok_or(Refusal::Failed)
}

async fn show(desk: &Desk, status: StatusCode, said: Said, acceptance: &Acceptance) -> Response {
    let Some(secret) = Secret::shown(&acceptance.secret) else {
        return none(desk);
    };
    let at = Timestamp(now());
    match desk.newsroom.store().invitation(&secret.hash(), at).await {
        Ok(Some(invitation)) => desk.page(status, said, |shell| {
            invitation::page(shell, &invitation, acceptance)
        }),
        Ok(None) => none(desk),
        Err(error) => desk.failed(&error),
    }
}

/// The page for a link that does not work any more.
fn none(desk: &Desk) -> Response {
    desk.page(StatusCode::GONE, Refusal::NoInvitation.into(), |shell| {
        login::page(shell, &Login::default())
    })
}
