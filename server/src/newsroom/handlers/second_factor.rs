//! Setting up one's own second factor, and removing it.

use axum::Extension;
use axum::body::Bytes;
use axum::http::StatusCode;
use axum::response::Response;
use newsroom::pages::second_factor::{self as page, Setup};
use newsroom::{Notice, Refusal, paths};
use store::newsroom::AccountChange;

use super::account::{act, is_own, show};
use crate::clock::now;
use crate::newsroom::fields::Fields;
use crate::newsroom::guard::{Desk, Said, visitor_of};
use crate::newsroom::second_factor::{
    address, code_hash, new_codes, new_secret, picture, secret_of, step,
};

/// `GET /toa-soan/tai-khoan/hai-buoc`: a new secret each time. It counts once its first
/// code was entered.
pub(in crate::newsroom) async fn setup(Extension(desk): Extension<Desk>) -> Response {
    match new_secret() {
        Ok(secret) => ask(&desk, StatusCode::OK, Said::default(), &secret),
        Err(error) => {
            tracing::error!(%error, "no second factor can be set up");
            let status = StatusCode::SERVICE_UNAVAILABLE;
            show(&desk, status, Refusal::Failed.into()).await
        }
    }
}

fn ask(desk: &Desk, status: StatusCode, said: Said, secret: &str) -> Response {
    let visitor = visitor_of!(desk);
    let paper = desk.state.snapshot().config.name.clone();
    let address = address(&paper, visitor.account.email.as_str(), secret);
    let picture = picture(&address);
    desk.page(status, said, |shell| {
        let setup = Setup {
            secret,
            address: &address,
            picture: picture.as_ref(),
        };
        page::setup(shell, &setup)
    })
}

/// `POST /toa-soan/tai-khoan/hai-buoc`
pub(in crate::newsroom) async fn turn_on(
    Extension(desk): Extension<Desk>,
    body: Bytes,
) -> Response {
    let visitor = visitor_of!(desk);
    let fields = Fields::of(&body);
    let letters = fields.text("bi-mat");
    let (Some(secret), Ok(codes)) = (secret_of(letters), new_codes()) else {
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        return show(&desk, status, Refusal::Gone.into()).await;
    };
    let refuse = |refusal: Refusal| {
        ask(
            &desk,
            StatusCode::UNPROCESSABLE_ENTITY,
            refusal.into(),
            letters,
        )
    };
    match is_own(&desk, &visitor, fields.text("present")).await {
        Ok(Ok(())) => {}
        Ok(Err(refusal)) => return refuse(refusal),
        Err(error) => return desk.failed(&error),
    }
    if step(&secret, fields.text("code"), now()).is_none() {
        return refuse(Refusal::WrongCode);
    }
    let hashes = codes.iter().map(|code| code_hash(code)).collect();
    let change = AccountChange::SecondFactor(Some((secret, hashes)));
    let store = desk.newsroom.store();
    match store
        .change_account(visitor.account.id, &change, act(&visitor))
        .await
    {
        Ok(()) => desk.page(StatusCode::OK, Said::default(), |shell| {
            page::codes(shell, &codes)
        }),
        Err(error) => desk.failed(&error),
    }
}

/// `POST /toa-soan/tai-khoan/bo-hai-buoc`
pub(in crate::newsroom) async fn turn_off(
    Extension(desk): Extension<Desk>,
    body: Bytes,
) -> Response {
    let visitor = visitor_of!(desk);
    match is_own(&desk, &visitor, Fields::of(&body).text("present")).await {
        Ok(Ok(())) => {}
        Ok(Err(refusal)) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return show(&desk, status, refusal.into()).await;
        }
        Err(error) => return desk.failed(&error),
    }
    let change = AccountChange::SecondFactor(None);
    let store = desk.newsroom.store();
    match store
        .change_account(visitor.account.id, &change, act(&visitor))
        .await
    {
        Ok(()) => desk.done(paths::ACCOUNT, Notice::SecondFactorRemoved),
        Err(error) => desk.failed(&error),
    }
}
