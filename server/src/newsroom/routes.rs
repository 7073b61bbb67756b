//! The table of the newsroom's addresses. Each states the right that it needs; there is no
//! other way to an address than through this table.

use axum::extract::DefaultBodyLimit;
use axum::http::Method;
use axum::routing::{MethodFilter, MethodRouter, on};
use axum::{Router, middleware};
use newsroom::paths;
use store::newsroom::Right;

use super::access::Access;
use super::{guard, handlers};
use crate::AppState;

/// The largest form, in bytes.
const FORM: usize = 16 * 1024;

/// One address with a method.
#[derive(Clone, Copy)]
pub(crate) struct Entry {
    pub(crate) method: &'static Method,
    pub(crate) path: &'static str,
    pub(crate) access: Access,
    handler: fn(MethodFilter) -> MethodRouter<AppState>,
}

const ANYONE: Access = Access::Anyone;
const SESSION: Access = Access::Session;
const PEOPLE: Access = Access::Right(Right::ManageAccounts);
const AUDIT: Access = Access::Right(Right::ReadAudit);

/// Makes entries of lines of method, path, access and handler.
macro_rules! table {
    ($($method:ident $path:ident $access:ident => $page:ident::$handler:ident,)*) => {
        &[$(Entry {
            method: &Method::$method,
            path: paths::$path,
            access: $access,
            handler: |method| on(method, handlers::$page::$handler),
        }),*]
    };
}

/// All addresses.
pub(crate) static TABLE: &[Entry] = table! {
    GET  LOGIN            ANYONE  => login::form,
    POST LOGIN            ANYONE  => login::log_in,
    POST LOGIN_CODE       ANYONE  => login::code,
    GET  INVITATION       ANYONE  => invitation::form,
    POST INVITATION       ANYONE  => invitation::accept,
    GET  HOME             SESSION => home::page,
    POST LOGOUT           SESSION => login::log_out,
    GET  ACCOUNT          SESSION => account::page,
    POST OWN_NAME         SESSION => account::name,
    POST OWN_PASSWORD     SESSION => account::password,
    POST OWN_SESSION      SESSION => account::end_session,
    GET  SECOND_FACTOR    SESSION => second_factor::setup,
    POST SECOND_FACTOR    SESSION => second_factor::turn_on,
    POST NO_SECOND_FACTOR SESSION => second_factor::turn_off,
    GET  PEOPLE           PEOPLE  => people::page,
    POST INVITE           PEOPLE  => people::invite,
    POST UNINVITE         PEOPLE  => people::uninvite,
    POST ROLE             PEOPLE  => people::role,
    POST DISABLE          PEOPLE  => people::disable,
    GET  AUDIT            AUDIT   => audit::page,
    GET  AUDIT_CSV        AUDIT   => audit::table,
};

/// The routes of the table, each behind its guard.
pub(crate) fn router(state: &AppState) -> Router<AppState> {
    let routes = TABLE.iter().fold(Router::new(), |router, entry| {
        let guard = middleware::from_fn_with_state((state.clone(), entry.access), guard::check);
        let method = MethodFilter::try_from(entry.method.clone());
        match method {
            Ok(method) => router.route(entry.path, (entry.handler)(method).route_layer(guard)),
            Err(_) => router,
        }
    });
    // What is not in the table is not told to those who are not logged in.
    let guard = middleware::from_fn_with_state((state.clone(), Access::Session), guard::check);
    let others = on(MethodFilter::GET, handlers::home::not_found).route_layer(guard);
    routes
        .route("/toa-soan/", others.clone())
        .route("/toa-soan/{*rest}", others)
        .layer(DefaultBodyLimit::max(FORM))
}
