//! Files that are generated for other programs and sites: feeds, site maps,
//! cards, oEmbed and the documents at fixed names.

use axum::body::Bytes;
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::response::{IntoResponse, Response};

use crate::http::cache_policy::CachePolicy;
use crate::http::compressed_files::CompressedFiles;
use crate::http::compression::COMPRESSED_PER_REQUEST;
use crate::http::etag;
use crate::http::precompressed::Precompressed;

/// The media type of XML that has no type of its own.
pub(crate) const XML: &str = "application/xml; charset=utf-8";

/// A generated file.
pub(crate) struct GeneratedFile {
    media_type: &'static str,
    policy: CachePolicy,
    bytes: Bytes,
    link: Option<String>,
}

impl GeneratedFile {
    /// A file of this media type and content.
    pub(crate) fn new(
        media_type: &'static str,
        policy: CachePolicy,
        bytes: impl Into<Bytes>,
    ) -> Self {
        Self {
            media_type,
            policy,
            bytes: bytes.into(),
            link: None,
        }
    }

    /// The same file with a `Link` header.
    pub(crate) fn with_link(self, link: String) -> Self {
        Self {
            link: Some(link),
            ..self
        }
    }

    /// The response; a large file is compressed once for all readers.
    pub(crate) async fn cached_response(
        self,
        compressed: &CompressedFiles,
        request_headers: &HeaderMap,
    ) -> Response {
        if self.bytes.len() <= COMPRESSED_PER_REQUEST {
            return self.response(request_headers);
        }
        let forms = compressed.get(self.bytes.clone()).await;
        self.with_forms(forms.as_ref(), request_headers)
    }

    /// The response: the file, or `304 Not Modified`.
    pub(crate) fn response(self, request_headers: &HeaderMap) -> Response {
        self.with_forms(None, request_headers)
    }

    fn with_forms(self, forms: Option<&Precompressed>, request_headers: &HeaderMap) -> Response {
        let media_type = [(
            header::CONTENT_TYPE,
            HeaderValue::from_static(self.media_type),
        )];
        let bytes = self.bytes;
        let mut response = etag::conditional(request_headers, etag::weak(&bytes), || match forms {
            Some(forms) => (media_type, forms.response(request_headers)).into_response(),
            None => (media_type, bytes).into_response(),
        });
        self.policy.set(&mut response);
        let headers = response.headers_mut();
        // Feed readers in browsers and other sites' previews read all of these.
        for (name, value) in [
            (header::VARY, "accept-encoding"),
            (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
            (
                HeaderName::from_static("cross-origin-resource-policy"),
                "cross-origin",
            ),
        ] {
            headers.insert(name, HeaderValue::from_static(value));
        }
        if let Some(link) = self.link.and_then(|link| HeaderValue::from_str(&link).ok()) {
            headers.insert(header::LINK, link);
        }
        response
    }
}
