//! The cache as the service that answers the requests of a site.

use std::convert::Infallible;
use std::future::{Ready, ready};
use std::pin::Pin;
use std::task::{Context, Poll};

use axum::extract::Request;
use axum::http::{Method, StatusCode};
use axum::response::Response;
use futures_util::future::Either;
use tower::{Service, ServiceExt};

use super::address::CachedAddress;
use super::cache::PageCache;
use crate::http::error_page::{busy, error_text};

type Answer = Result<Response, Infallible>;

impl Service<Request> for PageCache {
    type Response = Response;
    type Error = Infallible;
    type Future = Either<Ready<Answer>, Pin<Box<dyn Future<Output = Answer> + Send>>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request) -> Self::Future {
        if let Some(response) = self.answer_at_hand(&request) {
            return Either::Left(ready(Ok(response)));
        }
        let cache = self.clone();
        Either::Right(Box::pin(cache.answer(request)))
    }
}

impl PageCache {
    /// The answer to most requests: they name a stored page as the cache does.
    fn answer_at_hand(&self, request: &Request) -> Option<Response> {
        if !is_read(request) {
            return None;
        }
        let page = self.at_hand(request.uri().path_and_query()?.as_str())?;
        (!page.is_large()).then(|| page.response(request.method(), request.headers()))
    }

    async fn answer(self, request: Request) -> Answer {
        let address = CachedAddress::parse(request.uri()).filter(|_| is_read(&request));
        let Some(address) = address else {
            return self.0.site.clone().oneshot(request).await;
        };
        // What other pages than found ones say may depend on the whole query.
        let is_whole = request.uri().query().is_none();
        match self.get(address).await {
            Ok(page) if page.is_large() => self.0.site.clone().oneshot(request).await,
            Ok(page) if is_whole || page.status == StatusCode::OK => {
                Ok(page.response(request.method(), request.headers()))
            }
            Ok(_) => self.0.site.clone().oneshot(request).await,
            Err(error) if error.is_busy() => Ok(busy()),
            Err(_) => Ok(error_text()),
        }
    }
}

fn is_read(request: &Request) -> bool {
    matches!(*request.method(), Method::GET | Method::HEAD)
}
