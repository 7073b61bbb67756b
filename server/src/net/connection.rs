//! One connection: its requests on their way to the router and back.

use std::convert::Infallible;
use std::net::IpAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use axum::Router;
use axum::body::{Body, Bytes, HttpBody};
use axum::http::{Request, Response, StatusCode, Version, header};
use axum::response::IntoResponse;
use http_body::{Frame, SizeHint};
use hyper::body::Incoming;
use hyper::service::Service;
use tower::ServiceExt;

use super::activity::Activity;
use super::address::Clients;
use crate::clock::now;
use crate::http::cache_policy::CachePolicy;
use crate::http::security::SecurityHeaders;

/// Answers the requests of one connection.
pub(super) struct Requests {
    pub(super) router: Router,
    pub(super) activity: Arc<Activity>,
    pub(super) clients: Arc<Clients>,
    pub(super) peer: IpAddr,
    pub(super) headers: Arc<SecurityHeaders>,
}

impl Service<Request<Incoming>> for Requests {
    type Response = Response<Answer>;
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Infallible>> + Send>>;

    fn call(&self, request: Request<Incoming>) -> Self::Future {
        let has_body = !request.body().is_end_stream();
        self.activity.request_began(has_body);
        let activity = Arc::clone(&self.activity);
        let has_one_host = has_one_host(&request);
        let client = self.clients.of_request(self.peer, request.headers(), now());
        let mut request = request.map(|body| {
            Body::new(Received {
                body,
                activity: Arc::clone(&activity),
            })
        });
        request.extensions_mut().insert(client);
        let router = self.router.clone();
        let headers = Arc::clone(&self.headers);
        Box::pin(async move {
            let response = if has_one_host {
                router.oneshot(request).await?
            } else {
                let text = "a request needs exactly one Host header\n";
                let mut refusal = (StatusCode::BAD_REQUEST, text).into_response();
                CachePolicy::Never.set(&mut refusal);
                headers.set(&mut refusal);
                refusal
            };
            Ok(response.map(|body| Answer { body, activity }))
        })
    }
}

/// True unless a request of HTTP/1.1 has no `Host` header, or any request has
/// two (RFC 9112, section 3.2).
fn has_one_host<B>(request: &Request<B>) -> bool {
    let count = request.headers().get_all(header::HOST).iter().count();
    count == 1 || count == 0 && request.version() < Version::HTTP_11
}

/// A request's body; reports its end.
struct Received {
    body: Incoming,
    activity: Arc<Activity>,
}

impl HttpBody for Received {
    type Data = Bytes;
    type Error = hyper::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, hyper::Error>>> {
        let frame = Pin::new(&mut self.body).poll_frame(context);
        if let Poll::Ready(None | Some(Err(_))) = frame {
            self.activity.body_ended();
        }
        frame
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

impl Drop for Received {
    fn drop(&mut self) {
        self.activity.body_ended();
    }
}

/// An answer's body; reports its end.
pub(super) struct Answer {
    body: Body,
    activity: Arc<Activity>,
}

impl HttpBody for Answer {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

impl Drop for Answer {
    fn drop(&mut self) {
        self.activity.answer_ended();
    }
}
