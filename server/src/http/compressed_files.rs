//! Large generated files in every encoding, compressed once for each content.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

use axum::body::Bytes;
use xxhash_rust::xxh3::xxh3_64;

use crate::http::precompressed::Precompressed;

/// Bytes of all files in memory at most; one may be larger.
const MAX_BYTES: usize = 32_000_000;

/// The files requested last.
#[derive(Debug, Default)]
pub(crate) struct CompressedFiles(Mutex<VecDeque<(u64, Precompressed)>>);

impl CompressedFiles {
    /// The file with its compressed forms; `None` if it cannot be compressed.
    pub(crate) async fn get(&self, text: Bytes) -> Option<Precompressed> {
        let hash = xxh3_64(&text);
        if let Some(file) = self.known(hash) {
            return Some(file);
        }
        let file = tokio::task::spawn_blocking(move || Precompressed::new(text)).await;
        let file = file.ok()?;
        let mut files = self.files();
        files.retain(|(other, _)| *other != hash);
        files.push_back((hash, file.clone()));
        let mut bytes: usize = files.iter().map(|(_, file)| file.held()).sum();
        while bytes > MAX_BYTES && files.len() > 1 {
            bytes -= files.pop_front().map_or(0, |(_, file)| file.held());
        }
        Some(file)
    }

    fn known(&self, hash: u64) -> Option<Precompressed> {
        let mut files = self.files();
        let place = files.iter().position(|(other, _)| *other == hash)?;
        let found = files.remove(place)?;
        let file = found.1.clone();
        files.push_back(found);
        Some(file)
    }

    fn files(&self) -> MutexGuard<'_, VecDeque<(u64, Precompressed)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn one_content_is_compressed_once() {
        let files = CompressedFiles::default();
        let text = Bytes::from("làng ".repeat(100));
        let first = files.get(text.clone()).await.unwrap();
        let again = files.get(text).await.unwrap();
        let place = |file: &Precompressed| file.brotli.read().unwrap().as_ptr();
        assert_eq!(place(&first), place(&again));
        let other = files.get(Bytes::from_static(b"khac")).await.unwrap();
        assert_ne!(place(&first), place(&other));
    }
}
