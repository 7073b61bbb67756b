//! A complete response.

use std::io::{Read, Write};

use axum::body::Bytes;
use axum::http::{HeaderMap, HeaderName, StatusCode, header};
use axum::response::Response;

/// A complete response.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl Answer {
    pub async fn read(response: Response) -> Self {
        let (parts, body) = response.into_parts();
        let body = axum::body::to_bytes(body, usize::MAX).await.unwrap();
        Self {
            status: parts.status,
            headers: parts.headers,
            body,
        }
    }

    /// The only value of a header; empty if the header is absent.
    pub fn header(&self, name: HeaderName) -> &str {
        let mut values = self.headers.get_all(&name).iter();
        let value = values.next().map_or("", |value| value.to_str().unwrap());
        assert!(values.next().is_none(), "{name} is sent twice");
        value
    }

    /// Returns the decoded body as text.
    pub fn text(&self) -> String {
        let mut text = Vec::new();
        match self.header(header::CONTENT_ENCODING) {
            "br" => drop(
                brotli::Decompressor::new(&*self.body, 4096)
                    .read_to_end(&mut text)
                    .unwrap(),
            ),
            "gzip" => drop(
                flate2::read::GzDecoder::new(&*self.body)
                    .read_to_end(&mut text)
                    .unwrap(),
            ),
            "" => text.extend_from_slice(&self.body),
            encoding => panic!("unknown encoding {encoding}"),
        }
        String::from_utf8(text).unwrap()
    }
}

pub fn brotli(bytes: &[u8]) -> Vec<u8> {
    let mut encoded = Vec::new();
    brotli::CompressorWriter::new(&mut encoded, 4096, 5, 22)
        .write_all(bytes)
        .unwrap();
    encoded
}

pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}
