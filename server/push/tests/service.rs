//! The sender with push services that answer in every possible way.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on panics")]

use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::post;
use push::{EndpointPolicy, Keys, Message, Notice, Pace, PushError, Sender, Urgency, subscription};
use store::Subscription;

/// The key and secret of RFC 8291's reader.
const KEY: &str =
    "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
const SECRET: &str = "BTBZMqHH6r4Tts7J_aSIgg";

type Came = Arc<Mutex<Vec<(HeaderMap, Bytes)>>>;

/// A service that records requests and answers with the given responses in
/// order.
struct Service {
    endpoint: String,
    came: Came,
}

async fn service<R: IntoResponse>(
    answer: impl Fn(usize) -> R + Clone + Send + Sync + 'static,
) -> Service {
    let came = Came::default();
    let note = move |State(came): State<Came>, headers: HeaderMap, body: Bytes| {
        let mut came = came.lock().unwrap();
        came.push((headers, body));
        let response: Response = answer(came.len()).into_response();
        async move { response }
    };
    let router = Router::new()
        .route("/push/a", post(note))
        .with_state(Arc::clone(&came));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, router).await });
    Service {
        endpoint: format!("http://{address}/push/a"),
        came,
    }
}

impl Service {
    fn came(&self) -> usize {
        self.came.lock().unwrap().len()
    }
}

fn sender() -> Sender {
    let pace = Pace {
        connect: Duration::from_secs(5),
        whole: Duration::from_millis(700),
        wait: Duration::from_millis(1),
        tries: 3,
    };
    Sender::new(
        Keys::generate(),
        "mailto:a@b.example",
        EndpointPolicy::default().and_loopback(),
        pace,
    )
    .unwrap()
}

fn message() -> Message {
    let notice = Notice {
        title: "Lò gốm đỏ lửa".into(),
        body: "Sau 30 năm.".into(),
        navigate: "https://bao.example/lo-gom-7.html".into(),
        lang: "vi".into(),
        icon: "https://bao.example/apple-touch-icon.png".into(),
        tag: "bai-7".into(),
    };
    Message::new(&notice, Urgency::High, Duration::from_hours(1)).unwrap()
}

fn reader(endpoint: &str) -> Subscription {
    subscription(
        &EndpointPolicy::default().and_loopback(),
        endpoint,
        KEY,
        SECRET,
    )
    .unwrap()
}

async fn send(service: &Service) -> Result<(), PushError> {
    sender()
        .send(&reader(&service.endpoint), &message(), 1000)
        .await
}

#[tokio::test]
async fn request_follows_the_rfcs() {
    let service = service(|_| StatusCode::CREATED).await;
    send(&service).await.unwrap();
    let came = service.came.lock().unwrap();
    let [(headers, body)] = came.as_slice() else {
        panic!("{} came", came.len())
    };
    let value = |name: &str| headers[name].to_str().unwrap().to_owned();
    assert_eq!(value("ttl"), "3600");
    assert_eq!(value("urgency"), "high");
    assert_eq!(value("topic"), "bai-7");
    assert_eq!(value("content-encoding"), "aes128gcm");
    assert!(
        value("authorization").starts_with("vapid t=ey"),
        "{headers:?}"
    );
    assert!(body.len() > 86 && body[16..21] == [0, 0, 16, 0, 65]);
    let plain = "Lò gốm".as_bytes();
    assert!(!body.windows(plain.len()).any(|part| part == plain));
}

#[tokio::test]
async fn a_message_accepted_later_is_sent() {
    for status in [StatusCode::OK, StatusCode::CREATED, StatusCode::ACCEPTED] {
        let service = service(move |_| status).await;
        send(&service).await.unwrap();
        assert_eq!(service.came(), 1, "{status}");
    }
}

#[tokio::test]
async fn an_ended_subscription_is_reported_without_retry() {
    for status in [StatusCode::NOT_FOUND, StatusCode::GONE] {
        let service = service(move |_| status).await;
        let error = send(&service).await.unwrap_err();
        assert!(matches!(error, PushError::Gone(it) if it == status.as_u16()));
        assert_eq!(service.came(), 1);
    }
}

#[tokio::test]
async fn temporary_errors_are_retried() {
    for trouble in [
        StatusCode::INTERNAL_SERVER_ERROR,
        StatusCode::SERVICE_UNAVAILABLE,
        StatusCode::TOO_MANY_REQUESTS,
    ] {
        let service = service(move |nth| match nth {
            1 | 2 => trouble,
            _ => StatusCode::CREATED,
        })
        .await;
        send(&service).await.unwrap();
        assert_eq!(service.came(), 3, "{trouble}");
    }
}

#[tokio::test]
async fn lasting_errors_are_reported() {
    for (status, tries) in [
        (StatusCode::BAD_GATEWAY, 3),
        (StatusCode::PAYLOAD_TOO_LARGE, 1),
        (StatusCode::BAD_REQUEST, 1),
        (StatusCode::FORBIDDEN, 1),
    ] {
        let service = service(move |_| status).await;
        let error = send(&service).await.unwrap_err();
        assert!(matches!(error, PushError::Status { status: it, .. } if it == status.as_u16()));
        assert_eq!(service.came(), tries, "{status}");
    }
}

#[tokio::test]
async fn retry_after_is_respected_up_to_a_limit() {
    let after = |seconds: &'static str| {
        move |nth| {
            let status = if nth == 1 { 429 } else { 201 };
            let status = StatusCode::from_u16(status).unwrap();
            (status, [(header::RETRY_AFTER, seconds)])
        }
    };
    let soon = service(after("0")).await;
    send(&soon).await.unwrap();
    let started = std::time::Instant::now();
    let later = service(after("1")).await;
    send(&later).await.unwrap();
    assert!(started.elapsed() >= Duration::from_secs(1));
    let long = service(after("3600")).await;
    let error = send(&long).await.unwrap_err();
    let hour = Duration::from_hours(1);
    assert!(
        matches!(error, PushError::Status { status: 429, retry_after: Some(it) } if it == hour)
    );
    assert_eq!(long.came(), 1);
}

#[tokio::test]
async fn no_redirect_is_followed() {
    let service = service(|_| Redirect::temporary("http://127.0.0.1:9/")).await;
    let error = send(&service).await.unwrap_err();
    assert!(
        matches!(error, PushError::Status { status: 307, .. }),
        "{error}"
    );
}

#[tokio::test]
async fn silent_service_times_out() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let endpoint = format!("http://{}/push/a", listener.local_addr().unwrap());
    let error = sender()
        .send(&reader(&endpoint), &message(), 0)
        .await
        .unwrap_err();
    assert!(
        matches!(&error, PushError::Unreachable(why) if why == "it took too long"),
        "{error}"
    );
    drop(listener);
    let error = sender()
        .send(&reader(&endpoint), &message(), 0)
        .await
        .unwrap_err();
    assert!(matches!(&error, PushError::Unreachable(_)), "{error}");
}

/// A stored subscription may be older than a stricter policy.
#[tokio::test]
async fn loopback_is_rejected_by_default() {
    let service = service(|_| StatusCode::CREATED).await;
    let keys = Keys::generate();
    let strict = Sender::new(
        keys,
        "https://bao.example",
        EndpointPolicy::default(),
        Pace::default(),
    )
    .unwrap();
    let subscription = reader(&service.endpoint);
    let error = strict.send(&subscription, &message(), 0).await.unwrap_err();
    assert!(matches!(error, PushError::Endpoint { .. }), "{error}");
    assert_eq!(service.came(), 0);
}

#[test]
fn contact_must_be_an_address() {
    for contact in ["mailto:toa-soan@bao.example", "https://bao.example/lien-he"] {
        Sender::new(
            Keys::generate(),
            contact,
            EndpointPolicy::default(),
            Pace::default(),
        )
        .unwrap();
    }
    for contact in [
        "",
        "toa-soan@bao.example",
        "mailto:",
        "http://a.example",
        "mailto:a@b\n",
    ] {
        let refused = Sender::new(
            Keys::generate(),
            contact,
            EndpointPolicy::default(),
            Pace::default(),
        );
        assert!(matches!(refused, Err(PushError::Contact(_))), "{contact}");
    }
}
