//! One connection: its requests on their way to the router and back.

use std::convert::Infallible;
use std::net::IpAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

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

/// What answers the requests of all connections: a router, or what stands before it.
pub(crate) trait Site:
    tower::Service<
        axum::extract::Request,
        Response = axum::response::Response,
        Error = Infallible,
        Future: Send + 'static,
    > + Clone
    + Send
    + Sync
    + 'static
{
}

impl<S> Site for S where
    S: tower::Service<
            axum::extract::Request,
            Response = axum::response::Response,
            Error = Infallible,
            Future: Send + 'static,
        > + Clone
        + Send
        + Sync
        + 'static
{
}

/// Answers the requests of one connection.
pub(super) struct Requests<S> {
    pub(super) site: S,
    pub(super) activity: Arc<Activity>,
    pub(super) clients: Arc<Clients>,
    pub(super) peer: IpAddr,
    pub(super) headers: Arc<SecurityHeaders>,
}

impl<S: Site> Service<Request<Incoming>> for Requests<S> {
    type Response = Response<Answer>;
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Infallible>> + Send>>;

    fn call(&self, request: Request<Incoming>) -> Self::Future {
        let has_body = !request.body().is_end_stream();
        self.activity.request_began(has_body);
        let activity = Arc::clone(&self.activity);
        if !has_one_host(&request) {
            let refusal = self.refusal();
            return Box::pin(async { Ok(refusal.map(|body| Answer { body, activity })) });
        }
        let client = self.clients.of_request(self.peer, request.headers(), now());
        let mut request = request.map(|body| {
            if has_body {
                let activity = Arc::clone(&activity);
                Body::new(Received { body, activity })
            } else {
                Body::empty()
            }
        });
        request.extensions_mut().insert(client);
        let response = self.site.clone().oneshot(request);
        Box::pin(async move { Ok(response.await?.map(|body| Answer { body, activity })) })
    }
}

impl<S> Requests<S> {
    /// The answer to a request without a host, or with two.
    fn refusal(&self) -> Response<Body> {
        let text = "a request needs exactly one Host header\n";
        let mut refusal = (StatusCode::BAD_REQUEST, text).into_response();
        CachePolicy::Never.set(&mut refusal);
        self.headers.set(&mut refusal);
        refusal
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
