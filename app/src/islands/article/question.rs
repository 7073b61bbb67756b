//! The question for an article's state: conditional, so that most answers are empty.

use std::time::Duration;

use gloo_net::http::{Request, RequestBuilder, Response};
use leptos::prelude::set_timeout;
use leptos::server_fn::ServerFn;
use leptos::task::spawn_local;

use crate::api::CurrentArticle;
use crate::api::types::ArticleState;
use crate::document as dom;

/// Address of the server function [`CurrentArticle`]. It is asked with
/// `gloo-net`, as the functions that Leptos makes send no `If-None-Match`.
const ADDRESS: &str = CurrentArticle::PATH;

/// A change may be told before pages show it: they do within a second.
const SHOWN_AFTER: Duration = Duration::from_secs(2);

/// What came of a question.
pub(super) enum Answer {
    /// Nothing has changed since the revision that was named.
    Unchanged,
    /// The state.
    State(ArticleState),
    /// No answer, or none that is understood.
    Failed,
}

/// Asks for the state of an article; `known` is the revision that the page knows.
pub(super) async fn ask(id: i64, known: u64) -> Answer {
    let tag = format!("W/\"{known}-{}\"", dom::build());
    let address = format!("{ADDRESS}?id={id}");
    send(Request::get(&address).header("if-none-match", &tag)).await
}

/// Asks for the text of this revision, or of a later one.
pub(super) async fn ask_for_text(id: i64, revision: u64) -> Answer {
    let address = format!("{ADDRESS}?id={id}&text={revision}");
    send(Request::get(&address)).await
}

async fn send(request: RequestBuilder) -> Answer {
    let Ok(response) = request.send().await else {
        return Answer::Failed;
    };
    match response.status() {
        304 => Answer::Unchanged,
        200 => read(response).await.map_or(Answer::Failed, Answer::State),
        _ => Answer::Failed,
    }
}

async fn read(response: Response) -> Option<ArticleState> {
    let bytes = response.binary().await.ok()?;
    serde_json::from_slice(&bytes).ok()
}

/// Requests the page that is shown once more, so that the worker replaces or deletes the
/// copy that the device stores. Without a worker, nothing is stored.
pub(super) fn refresh_stored(revision: u64) {
    if !dom::has_worker() {
        return;
    }
    // No cache on the way has an older page at this address; to the server and the worker
    // it is the same page.
    let address = format!("{}?ban={revision}", dom::path());
    let ask = move || {
        spawn_local(async move {
            let request = Request::get(&address).header("accept", "text/html");
            // What fails now is done by the next visit.
            request.send().await.ok();
        });
    };
    set_timeout(ask, SHOWN_AFTER);
}
