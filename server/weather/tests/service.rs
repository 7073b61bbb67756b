//! The client with services that answer in every possible way.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on panics")]

use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use store::traits::*;
use store::{Timestamp, WeatherReading};
use store_sqlite::SqliteStore;
use weather::{City, Client, Timeouts, WeatherError, default_cities, keep_fresh};

const NOW: i64 = 1_700_000_000;

/// Serves the result of `answer` at every address; returns the service's
/// address.
async fn service<R: IntoResponse + Send>(
    answer: impl Fn(Uri) -> R + Clone + Send + Sync + 'static,
) -> String {
    let router = Router::new().fallback(get(move |uri: Uri| {
        let response: Response = answer(uri).into_response();
        async move { response }
    }));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, router).await });
    format!("http://{address}")
}

fn client(base: &str, cities: &[&str]) -> Client {
    let city = |name: &&str| City {
        name: (*name).into(),
        latitude: 21.03,
        longitude: 105.85,
        shown: true,
    };
    let timeouts = Timeouts {
        connect: Duration::from_secs(5),
        whole: Duration::from_millis(700),
    };
    Client::new(base, cities.iter().map(city).collect(), timeouts).unwrap()
}

fn place(degrees: f64) -> String {
    format!(
        r#"{{"latitude":21.0,"current":{{"time":{NOW},"interval":900,"temperature_2m":{degrees},"weather_code":3}}}}"#
    )
}

#[tokio::test]
async fn all_cities_are_requested_at_once() {
    let base = service(|uri: Uri| {
        let query = uri.query().unwrap_or_default().to_owned();
        let whole = uri.path() == "/v1/forecast"
            && query.contains("latitude=21.03%2C21.03")
            && query.contains("timeformat=unixtime");
        if whole {
            format!("[{},{}]", place(20.0), place(31.25))
        } else {
            format!("what? {uri}")
        }
    })
    .await;
    let readings = client(&base, &["Hà Nội", "Vinh"]).fetch(NOW).await.unwrap();
    let read: Vec<_> = readings
        .iter()
        .map(|it| (it.city.as_str(), it.tenths, it.code))
        .collect();
    assert_eq!(read, [("Hà Nội", 200, 3), ("Vinh", 313, 3)]);
}

#[tokio::test]
async fn one_city_comes_alone() {
    let base = service(|_| place(20.0)).await;
    assert_eq!(
        client(&format!("{base}/"), &["Huế"])
            .fetch(NOW)
            .await
            .unwrap()
            .len(),
        1
    );
}

#[tokio::test]
async fn slow_service_times_out() {
    let base = service(|_| {
        let never = endless_body();
        Response::new(never)
    })
    .await;
    let error = client(&base, &["Huế"]).fetch(NOW).await.unwrap_err();
    assert!(
        matches!(&error, WeatherError::Unreachable(why) if why == "it took too long"),
        "{error}"
    );
}

/// A body that starts and never ends.
fn endless_body() -> Body {
    struct Stuck(bool);
    impl tokio_stream::Stream for Stuck {
        type Item = Result<Bytes, Infallible>;
        fn poll_next(
            mut self: std::pin::Pin<&mut Self>,
            _: &mut std::task::Context<'_>,
        ) -> std::task::Poll<Option<Self::Item>> {
            if std::mem::replace(&mut self.0, true) {
                std::task::Poll::Pending
            } else {
                std::task::Poll::Ready(Some(Ok(Bytes::from_static(b"[{"))))
            }
        }
    }
    Body::from_stream(Stuck(false))
}

#[tokio::test]
async fn statuses_are_reported() {
    let base = service(|_| StatusCode::INTERNAL_SERVER_ERROR).await;
    let error = client(&base, &["Huế"]).fetch(NOW).await.unwrap_err();
    assert!(
        matches!(
            error,
            WeatherError::Status {
                status: 500,
                retry_after: None
            }
        ),
        "{error}"
    );
    let base = service(|_| (StatusCode::TOO_MANY_REQUESTS, [("retry-after", "120")])).await;
    let error = client(&base, &["Huế"]).fetch(NOW).await.unwrap_err();
    let WeatherError::Status {
        status: 429,
        retry_after: Some(wait),
    } = error
    else {
        panic!("{error}")
    };
    assert_eq!(wait, Duration::from_mins(2));
}

#[tokio::test]
async fn no_redirect_is_followed() {
    let base = service(|_| Redirect::temporary("http://elsewhere.example/")).await;
    let error = client(&base, &["Huế"]).fetch(NOW).await.unwrap_err();
    assert!(
        matches!(error, WeatherError::Status { status: 307, .. }),
        "{error}"
    );
}

#[tokio::test]
async fn malformed_response_is_an_error() {
    let half = place(20.0)[..40].to_owned();
    let nan = place(20.0).replace("20", "NaN");
    for body in [
        half,
        nan,
        "<html>".to_owned(),
        "{\"current\":[]}".to_owned(),
        String::new(),
    ] {
        let base = service({
            let body = body.clone();
            move |_| body.clone()
        })
        .await;
        let error = client(&base, &["Huế"]).fetch(NOW).await.unwrap_err();
        assert!(matches!(error, WeatherError::Garbled(_)), "{body}: {error}");
    }
}

#[tokio::test]
async fn large_response_is_not_read() {
    let base = service(|_| {
        let chunk = Bytes::from(vec![b' '; 1 << 16]);
        Response::new(Body::from_stream(tokio_stream::iter(std::iter::repeat_n(
            Ok::<_, Infallible>(chunk),
            1600,
        ))))
    })
    .await;
    let error = client(&base, &["Huế"]).fetch(NOW).await.unwrap_err();
    assert!(matches!(error, WeatherError::TooLong { .. }), "{error}");
}

#[tokio::test]
async fn unreachable_service_is_an_error() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let error = client(&base, &["Huế"]).fetch(NOW).await.unwrap_err();
    assert!(matches!(error, WeatherError::Unreachable(_)), "{error}");
}

#[test]
fn invalid_address_is_an_error() {
    for bad in ["", "open-meteo", "ftp://x.example", "http://"] {
        let error = Client::new(bad, default_cities(), Timeouts::default()).unwrap_err();
        assert!(matches!(error, WeatherError::Address { .. }), "{bad}");
    }
}

#[tokio::test]
async fn last_readings_stay_when_the_service_fails() {
    let folder = tempfile::tempdir().unwrap();
    let address = format!("sqlite:{}", folder.path().join("paper.db").display());
    let store = SqliteStore::open(&address).await.unwrap();
    let good = service(|_| place(20.0)).await;
    let asked = Arc::new(AtomicU32::new(0));
    let bad = service({
        let asked = Arc::clone(&asked);
        move |_| {
            asked.fetch_add(1, Ordering::SeqCst);
            StatusCode::BAD_GATEWAY
        }
    })
    .await;
    let kept = async || store.weather().await.unwrap();
    let good = client(&good, &["Huế"]);
    tokio::select! {
        never = keep_fresh(&good, &store, || NOW) => match never {},
        () = async { while kept().await.is_empty() { tokio::task::yield_now().await } } => {}
    }
    let bad = client(&bad, &["Huế"]);
    tokio::select! {
        never = keep_fresh(&bad, &store, || NOW + 60) => match never {},
        () = async { while asked.load(Ordering::SeqCst) == 0 { tokio::task::yield_now().await } } => {}
    }
    assert!(bad.fetch(NOW).await.is_err());
    let reading = WeatherReading {
        city: "Huế".into(),
        tenths: 200,
        code: 3,
        at: Timestamp(NOW),
    };
    assert_eq!(kept().await, [reading]);
}
