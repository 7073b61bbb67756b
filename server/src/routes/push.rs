//! `POST` and `DELETE /api/push`: browsers subscribe to lists and unsubscribe
//! (Web Push). Only a browser's endpoint, its keys and the lists it follows are
//! stored, and only once its push service accepted a first message: an invented
//! endpoint takes no place.

use std::time::Duration;

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use push::{Message, PushError, Urgency};
use serde::Deserialize;
use serde_json::json;
use store::{Follow, StoreError, Subscription, SubscriptionLimits, Timestamp};

use crate::AppState;
use crate::clock::now;
use crate::http::same_origin::is_same_origin;
use crate::net::address::Client;
use crate::push_notice::notice;

/// Browsers that are stored at most. A small newspaper has fewer; it limits what
/// invented subscriptions can occupy, and leaves room for other push services if
/// one is flooded.
const MAX_BROWSERS: SubscriptionLimits = SubscriptionLimits {
    all: 100_000,
    of_service: 80_000,
};

/// Later first messages of this paper replace earlier ones.
const WELCOME_TAG: &str = "chao";
/// How long a push service tries to deliver a first message.
const WELCOME_TIME_TO_LIVE: Duration = Duration::from_hours(1);

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
    client: Option<Extension<Client>>,
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
    if store.follows(&endpoint).await?.is_empty() {
        let client = client.and_then(|Extension(Client(key))| key);
        if client.is_some_and(|client| state.new_subscriptions().count(client).is_err()) {
            let reason = "too many new subscriptions from this address today".to_owned();
            return Err(Refused(StatusCode::TOO_MANY_REQUESTS, reason));
        }
        welcome(&state, &reader).await?;
    }
    store
        .follow(&reader, &what, Timestamp(now()), MAX_BROWSERS)
        .await?;
    follows(&state, &endpoint).await
}

/// Shows a first notification on the device of a browser that is not known.
async fn welcome(state: &AppState, reader: &Subscription) -> Result<(), Refused> {
    let Some(sender) = state.sender() else {
        return Ok(());
    };
    let config = &state.snapshot().config;
    let notice = notice(config, app::push_welcome(config), WELCOME_TAG.to_owned());
    let message = Message::new(&notice, Urgency::Normal, WELCOME_TIME_TO_LIVE);
    let sent = match message {
        Ok(message) => sender.send_once(reader, &message, now()).await,
        Err(error) => Err(error),
    };
    sent.map_err(|error| match error {
        PushError::Unreachable(_)
        | PushError::Status {
            status: 429 | 500..,
            ..
        } => {
            let reason = "the push service does not answer; try again later";
            Refused(StatusCode::SERVICE_UNAVAILABLE, reason.to_owned())
        }
        _ => {
            let reason = "the push service does not accept this subscription";
            Refused(StatusCode::BAD_REQUEST, reason.to_owned())
        }
    })
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
