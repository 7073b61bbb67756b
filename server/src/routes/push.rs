//! `POST` and `DELETE /api/push`: browsers subscribe to lists and unsubscribe
//! (Web Push). Only a browser's endpoint, its keys and the lists it follows are
//! stored.

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::json;
use store::{Follow, StoreError, Timestamp};

use crate::AppState;
use crate::clock::now;
use crate::http::same_origin::is_same_origin;

/// Browsers that are stored at most. A small newspaper has fewer; it limits what
/// invented subscriptions can occupy.
const MAX_BROWSERS: u32 = 100_000;

/// A browser's subscription as its `toJSON` writes it, and the list to follow.
#[derive(Deserialize)]
struct Subscribe {
    endpoint: String,
    keys: BrowserKeys,
    follow: String,
}

#[derive(Deserialize)]
struct BrowserKeys {
    p256dh: String,
    auth: String,
}

/// The list to unfollow; without one, all of them.
#[derive(Deserialize)]
struct Unsubscribe {
    endpoint: String,
    follow: Option<String>,
}

/// A refusal with its reason.
pub(super) struct Refused(StatusCode, String);

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
                tracing::error!(%error, "cannot store a subscription");
                Self(
                    StatusCode::INTERNAL_SERVER_ERROR,
                    "the server failed".into(),
                )
            }
        }
    }
}

type Answer = Result<Response, Refused>;

/// `POST /api/push`
pub(super) async fn follow(
    State(state): State<AppState>,
    headers: HeaderMap,
    body: String,
) -> Answer {
    let Subscribe {
        endpoint,
        keys,
        follow,
    } = parse(&state, &headers, &body)?;
    let reader = push::subscription(state.endpoint_policy(), &endpoint, &keys.p256dh, &keys.auth)
        .map_err(|error| Refused(StatusCode::BAD_REQUEST, error.to_string()))?;
    let what = list(&follow)?;
    let store = state.store();
    store
        .follow(&reader, &what, Timestamp(now()), MAX_BROWSERS)
        .await?;
    follows(&state, &endpoint).await
}

/// `DELETE /api/push`
pub(super) async fn unfollow(
    State(state): State<AppState>,
    headers: HeaderMap,
    body: String,
) -> Answer {
    let Unsubscribe { endpoint, follow } = parse(&state, &headers, &body)?;
    let what = follow.as_deref().map(list).transpose()?;
    state.store().unfollow(&endpoint, what.as_ref()).await?;
    follows(&state, &endpoint).await
}

/// The message of a page of this site.
fn parse<'a, T: Deserialize<'a>>(
    state: &AppState,
    headers: &HeaderMap,
    body: &'a str,
) -> Result<T, Refused> {
    if !is_same_origin(headers) {
        let reason = "only pages of this paper may send this request".to_owned();
        return Err(Refused(StatusCode::FORBIDDEN, reason));
    }
    if state.snapshot().config.push_key.is_empty() {
        let reason = "this paper does not send push notifications".to_owned();
        return Err(Refused(StatusCode::NOT_FOUND, reason));
    }
    serde_json::from_str(body).map_err(|error| {
        let reason = format!("the request body is not a subscription: {error}");
        Refused(StatusCode::BAD_REQUEST, reason)
    })
}

fn list(text: &str) -> Result<Follow, Refused> {
    text.parse()
        .map_err(|error: store::InvalidFollow| Refused(StatusCode::BAD_REQUEST, error.to_string()))
}

/// The lists that the browser follows now.
async fn follows(state: &AppState, endpoint: &str) -> Answer {
    let all = state.store().follows(endpoint).await?;
    let all: Vec<String> = all.iter().map(Follow::to_string).collect();
    Ok(Json(json!({"follows": all})).into_response())
}
