//! HTTP: headers, conditional requests, encodings, and the middleware around
//! every response.

pub(crate) mod blob;
pub(crate) mod cache_policy;
pub(crate) mod compressed_files;
pub(crate) mod compression;
pub(crate) mod content_encoding;
pub(crate) mod error_page;
pub(crate) mod etag;
pub(crate) mod generated_file;
pub(crate) mod lane;
pub(crate) mod limits;
pub(crate) mod middleware;
pub(crate) mod precompressed;
pub(crate) mod range;
pub(crate) mod request;
pub(crate) mod response;
pub(crate) mod same_origin;
pub(crate) mod security;
pub(crate) mod static_file;
pub(crate) mod write_limit;
