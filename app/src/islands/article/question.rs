//! The question for an article's state: conditional, so that most answers are empty.

use gloo_net::http::{Request, Response};

use crate::api::types::ArticleState;
use crate::document as dom;

/// What came of a question.
pub(super) enum Answer {
    /// Nothing has changed since the revision that was named.
    Unchanged,
    /// The state.
    State(ArticleState),
    /// No answer, or none that is understood.
    Failed,
}

/// Asks for the state of an article; `revision` is the one that the page knows.
pub(super) async fn ask(id: i64, revision: u64, build: &str) -> Answer {
    let request = Request::get(&format!("/api/article?id={id}"))
        .header("if-none-match", &format!("W/\"{revision}-{build}\""));
    let Ok(response) = request.send().await else {
        return Answer::Failed;
    };
    match response.status() {
        304 => Answer::Unchanged,
        200 => read(response).await,
        _ => Answer::Failed,
    }
}

async fn read(response: Response) -> Answer {
    match response.json().await {
        Ok(state) => Answer::State(state),
        Err(_) => Answer::Failed,
    }
}

/// Requests this page once more, so that the worker replaces or deletes the copy that the
/// device stores. Without a worker, nothing is stored.
pub(super) async fn refresh_stored() {
    let Some(window) = web_sys::window() else {
        return;
    };
    if !dom::has_worker(&window) {
        return;
    }
    if let Ok(path) = window.location().pathname() {
        // What fails now is done by the next visit.
        Request::get(&path)
            .header("accept", "text/html")
            .send()
            .await
            .ok();
    }
}
