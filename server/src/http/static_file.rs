//! Responses with the files that the program embeds.

use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};

use crate::client_files::files::File;
use crate::http::cache_policy::CachePolicy;
use crate::http::content_encoding::{self, ContentEncoding};
use crate::http::etag;

/// The response with a file in the smallest encoding that the browser accepts,
/// or `304 Not Modified`.
pub(crate) fn response(file: &File, policy: CachePolicy, request_headers: &HeaderMap) -> Response {
    let accepted = content_encoding::accepted(request_headers);
    let (encoding, bytes) = [
        (ContentEncoding::Brotli, &file.brotli),
        (ContentEncoding::Gzip, &file.gzip),
    ]
    .into_iter()
    .filter(|(encoding, _)| accepted.contains(*encoding))
    .find_map(|(encoding, bytes)| Some((Some(encoding), bytes.as_ref()?)))
    .unwrap_or((None, &file.plain));
    let mut response = etag::conditional(request_headers, file.tag.clone(), || {
        let media_type = [(header::CONTENT_TYPE, file.media_type.clone())];
        let mut response = (media_type, Body::from(bytes.clone())).into_response();
        if let Some(encoding) = encoding {
            response
                .headers_mut()
                .insert(header::CONTENT_ENCODING, encoding.name());
        }
        response
    });
    if file.brotli.is_some() || file.gzip.is_some() {
        response
            .headers_mut()
            .insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    }
    policy.set(&mut response);
    response
}
