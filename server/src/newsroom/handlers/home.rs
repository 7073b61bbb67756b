//! The first page, and what is not there.

use axum::Extension;
use axum::http::StatusCode;
use axum::response::Response;
use newsroom::pages::home;
use newsroom::pages::message::Message;

use crate::newsroom::guard::{Desk, visitor_of};

/// `GET /toa-soan`
pub(in crate::newsroom) async fn page(Extension(desk): Extension<Desk>) -> Response {
    let visitor = visitor_of!(desk);
    desk.page(StatusCode::OK, desk.last_notice(), |shell| {
        home::page(shell, &visitor.account)
    })
}

/// Any other address below `/toa-soan`.
pub(in crate::newsroom) async fn not_found(Extension(desk): Extension<Desk>) -> Response {
    desk.message(StatusCode::NOT_FOUND, Message::NotFound)
}
