//! `/api/…`: server functions, handed to Leptos with the store and the shell
//! in their context.

use axum::body::Body;
use axum::extract::State;
use axum::http::Request;
use axum::response::{IntoResponse, Response};

use crate::Paper;
use crate::cache::CachePolicy;

pub(crate) async fn call(State(paper): State<Paper>, request: Request<Body>) -> Response {
    let context = move || {
        leptos::context::provide_context(app::SharedStore::clone(paper.store()));
        leptos::context::provide_context(paper.shell());
    };
    let mut response =
        leptos_axum::handle_server_fns_with_context(context, request).await.into_response();
    let policy = if response.status().is_success() { CachePolicy::Read } else { CachePolicy::Never };
    policy.set(&mut response);
    response
}
