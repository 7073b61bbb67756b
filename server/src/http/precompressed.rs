//! Responses that are compressed once, when they are made, and not again for
//! each reader.

use std::io::Write;

use axum::body::Bytes;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::http::blob::Blob;
use crate::http::compression::BROTLI_QUALITY_OF_PAGE;
use crate::http::content_encoding::{ContentEncoding, accepted};
use crate::http::etag;

/// Up to this size, a response is compressed well; above it, fast: it then holds
/// pictures, which hardly get smaller.
const LARGE: usize = 4_000_000;
const GZIP_QUALITY: u32 = 9;
const GZIP_QUALITY_OF_LARGE: u32 = 3;
const BROTLI_QUALITY: i32 = 9;
const BROTLI_QUALITY_OF_LARGE: i32 = 2;
/// Bytes of brotli's window and of its buffers (log2).
const BROTLI_WINDOW: i32 = 22;
const BUFFER: usize = 64 * 1024;

/// One text in every encoding.
#[derive(Clone, Debug)]
pub(crate) struct Precompressed {
    pub(crate) identity: Blob,
    pub(crate) gzip: Blob,
    pub(crate) brotli: Blob,
    /// The weak entity tag of all of them.
    pub(crate) tag: HeaderValue,
}

impl Precompressed {
    /// Compresses `text`, in memory. That takes long for a large one: call it
    /// on a blocking thread.
    pub(crate) fn new(text: impl Into<Bytes>) -> Self {
        let text = text.into();
        Self {
            gzip: gzip(&text).into(),
            brotli: brotli(&text).into(),
            tag: etag::weak(&text),
            identity: Blob::Memory(text),
        }
    }

    /// Bytes in memory.
    pub(crate) fn held(&self) -> usize {
        self.identity.held() + self.gzip.held() + self.brotli.held()
    }

    /// The response in the smallest encoding that the browser accepts.
    pub(crate) fn response(&self, headers: &HeaderMap) -> Response {
        let accepted = accepted(headers);
        let (blob, encoding) = if accepted.contains(ContentEncoding::Brotli) {
            (&self.brotli, Some(ContentEncoding::Brotli))
        } else if accepted.contains(ContentEncoding::Gzip) {
            (&self.gzip, Some(ContentEncoding::Gzip))
        } else {
            (&self.identity, None)
        };
        let mut response = Response::new(blob.body(0..blob.len()));
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_LENGTH, blob.len().into());
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        if let Some(encoding) = encoding {
            headers.insert(header::CONTENT_ENCODING, encoding.name());
        }
        response
    }
}

pub(crate) fn gzip(text: &[u8]) -> Vec<u8> {
    let quality = if text.len() > LARGE {
        GZIP_QUALITY_OF_LARGE
    } else {
        GZIP_QUALITY
    };
    let mut encoder = GzEncoder::new(Vec::new(), Compression::new(quality));
    encoder
        .write_all(text)
        .and_then(|()| encoder.finish())
        .expect("memory takes every write")
}

pub(crate) fn brotli(text: &[u8]) -> Vec<u8> {
    let quality = if text.len() > LARGE {
        BROTLI_QUALITY_OF_LARGE
    } else {
        BROTLI_QUALITY
    };
    compressed(quality, BROTLI_WINDOW, text)
}

/// Compresses a page, which is refreshed from time to time.
pub(crate) fn brotli_of_page(text: &[u8]) -> Vec<u8> {
    // A window of the page's size; the encoder's fast tables need 17 bits.
    let bits = (text.len() | 1).ilog2() + 1;
    let window = bits.clamp(17, 22).cast_signed();
    compressed(BROTLI_QUALITY_OF_PAGE, window, text)
}

fn compressed(quality: i32, window: i32, text: &[u8]) -> Vec<u8> {
    let parameters = brotli::enc::BrotliEncoderParams {
        quality,
        lgwin: window,
        size_hint: text.len(),
        ..Default::default()
    };
    let mut bytes = Vec::new();
    let mut writer = brotli::CompressorWriter::with_params(&mut bytes, BUFFER, &parameters);
    writer.write_all(text).expect("memory takes every write");
    drop(writer);
    bytes
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    async fn sent(accepted: &'static str) -> (String, Vec<u8>) {
        let headers =
            HeaderMap::from_iter([(header::ACCEPT_ENCODING, HeaderValue::from_static(accepted))]);
        let text = "làng gốm ".repeat(500).into_bytes();
        let response = Precompressed::new(text).response(&headers);
        let encoding = response.headers().get(header::CONTENT_ENCODING);
        let encoding = encoding.map(|it| it.to_str().unwrap().to_owned());
        let length = response.headers()[header::CONTENT_LENGTH].clone();
        let bytes = axum::body::to_bytes(response.into_body(), usize::MAX).await;
        let bytes = bytes.unwrap().to_vec();
        assert_eq!(length, bytes.len().to_string());
        (encoding.unwrap_or_default(), bytes)
    }

    #[tokio::test]
    async fn every_encoding_is_the_same_text() {
        let (none, plain) = sent("identity").await;
        assert_eq!(none, "");
        let (name, bytes) = sent("gzip, deflate").await;
        assert_eq!(name, "gzip");
        assert!(bytes.len() < plain.len() / 10);
        let mut text = Vec::new();
        flate2::read::GzDecoder::new(&bytes[..])
            .read_to_end(&mut text)
            .unwrap();
        assert_eq!(text, plain);
        let (name, bytes) = sent("gzip, br").await;
        assert_eq!(name, "br");
        let mut text = Vec::new();
        brotli::Decompressor::new(&bytes[..], 4096)
            .read_to_end(&mut text)
            .unwrap();
        assert_eq!(text, plain);
    }
}
