//! News for readers who ask for it (Web Push): `POST` and `DELETE /api/push`
//! here, `tinlang push` in `command`. Of a reader nothing is kept but where
//! the browser takes messages and what it follows.

use axum::extract::{DefaultBodyLimit, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::json;
use store::{Follow, StoreError, Timestamp};

use crate::Paper;
use crate::http::same_origin::own_page;
use crate::state::now;

/// Longest message, in bytes: an endpoint has 2,048 at most.
const MESSAGE: usize = 8192;
/// So many browsers are kept: a small paper has fewer, and a stranger who
/// makes some up takes no more room than this.
const MOST: u32 = 100_000;

pub(crate) fn router() -> Router<Paper> {
    Router::new()
        .route("/api/push", post(follow).delete(leave))
        .layer(DefaultBodyLimit::max(MESSAGE))
}

/// A browser's subscription as its `toJSON` writes it, and what to follow.
#[derive(Deserialize)]
struct Asking {
    endpoint: String,
    keys: BrowserKeys,
    follow: String,
}

#[derive(Deserialize)]
struct BrowserKeys {
    p256dh: String,
    auth: String,
}

/// What to follow no more; nothing said: nothing more.
#[derive(Deserialize)]
struct Leaving {
    endpoint: String,
    follow: Option<String>,
}

/// Why a reader's wish is not fulfilled.
struct Refused(StatusCode, String);

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        (self.0, format!("{}\n", self.1)).into_response()
    }
}

impl From<StoreError> for Refused {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Missing { .. } => {
                Self(StatusCode::NOT_FOUND, "there is no such list".into())
            }
            StoreError::Full { .. } => Self(StatusCode::SERVICE_UNAVAILABLE, error.to_string()),
            error => {
                tracing::error!(%error, "what a reader follows could not be kept");
                Self(
                    StatusCode::INTERNAL_SERVER_ERROR,
                    "the server failed".into(),
                )
            }
        }
    }
}

type Answer = Result<Response, Refused>;

async fn follow(State(paper): State<Paper>, asked: HeaderMap, body: String) -> Answer {
    let Asking {
        endpoint,
        keys,
        follow,
    } = read(&paper, &asked, &body)?;
    let reader = push::subscription(paper.door(), &endpoint, &keys.p256dh, &keys.auth)
        .map_err(|error| Refused(StatusCode::BAD_REQUEST, error.to_string()))?;
    let what = list(&follow)?;
    let store = paper.store();
    store.follow(&reader, &what, Timestamp(now()), MOST).await?;
    follows(&paper, &endpoint).await
}

async fn leave(State(paper): State<Paper>, asked: HeaderMap, body: String) -> Answer {
    let Leaving { endpoint, follow } = read(&paper, &asked, &body)?;
    let what = follow.as_deref().map(list).transpose()?;
    paper.store().unfollow(&endpoint, what.as_ref()).await?;
    follows(&paper, &endpoint).await
}

/// What one of our own pages says.
fn read<'a, T: Deserialize<'a>>(
    paper: &Paper,
    asked: &HeaderMap,
    body: &'a str,
) -> Result<T, Refused> {
    if !own_page(asked) {
        let said = "only a page of this paper may ask".to_owned();
        return Err(Refused(StatusCode::FORBIDDEN, said));
    }
    if paper.shell().paper.push_key.is_empty() {
        let said = "this paper sends no news".to_owned();
        return Err(Refused(StatusCode::NOT_FOUND, said));
    }
    serde_json::from_str(body).map_err(|error| {
        let said = format!("the message is no subscription: {error}");
        Refused(StatusCode::BAD_REQUEST, said)
    })
}

fn list(text: &str) -> Result<Follow, Refused> {
    text.parse()
        .map_err(|error: store::InvalidFollow| Refused(StatusCode::BAD_REQUEST, error.to_string()))
}

/// What the browser follows now.
async fn follows(paper: &Paper, endpoint: &str) -> Answer {
    let all = paper.store().follows(endpoint).await?;
    let all: Vec<String> = all.iter().map(Follow::to_string).collect();
    Ok(Json(json!({"follows": all})).into_response())
}
