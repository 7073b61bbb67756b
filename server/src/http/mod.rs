//! HTTP: headers, conditional requests, encodings and what surrounds every
//! response.

pub(crate) mod cache_policy;
pub(crate) mod content_encoding;
pub(crate) mod etag;
pub(crate) mod middleware;
pub(crate) mod range;
pub(crate) mod same_origin;
pub(crate) mod security;
