//! Bytes of a response, in memory or in a file.

use std::fs::File;
use std::io;
use std::ops::Range;
use std::os::unix::fs::FileExt;
use std::sync::Arc;

use axum::body::{Body, Bytes};
use futures_util::stream::try_unfold;

/// Bytes that are read from a file at once.
const CHUNK: usize = 64 * 1024;

/// Bytes that do not change. Clones share them.
#[derive(Clone, Debug)]
pub(crate) enum Blob {
    Memory(Bytes),
    /// An open file, which is read while it is sent. It may be deleted
    /// meanwhile.
    File {
        file: Arc<File>,
        length: usize,
    },
}

impl Blob {
    /// A file as it is now.
    pub(crate) fn of_file(file: File) -> io::Result<Self> {
        let length = usize::try_from(file.metadata()?.len()).map_err(io::Error::other)?;
        let file = Arc::new(file);
        Ok(Self::File { file, length })
    }

    pub(crate) fn len(&self) -> usize {
        match self {
            Self::Memory(bytes) => bytes.len(),
            Self::File { length, .. } => *length,
        }
    }

    /// Bytes that are held in memory.
    pub(crate) fn held(&self) -> usize {
        match self {
            Self::Memory(bytes) => bytes.len(),
            Self::File { .. } => 0,
        }
    }

    /// All bytes.
    pub(crate) fn read(&self) -> io::Result<Bytes> {
        match self {
            Self::Memory(bytes) => Ok(bytes.clone()),
            Self::File { file, length } => {
                let mut bytes = vec![0; *length];
                file.read_exact_at(&mut bytes, 0)?;
                Ok(bytes.into())
            }
        }
    }

    /// The body of a response with a part of the bytes. If a file cannot be
    /// read, the response breaks off.
    pub(crate) fn body(&self, part: Range<usize>) -> Body {
        match self {
            Self::Memory(bytes) => Body::from(bytes.slice(part)),
            Self::File { file, .. } => {
                let file = Arc::clone(file);
                Body::from_stream(try_unfold(part, move |rest| {
                    next_chunk(Arc::clone(&file), rest)
                }))
            }
        }
    }
}

impl From<Vec<u8>> for Blob {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Memory(bytes.into())
    }
}

async fn next_chunk(
    file: Arc<File>,
    rest: Range<usize>,
) -> io::Result<Option<(Bytes, Range<usize>)>> {
    if rest.is_empty() {
        return Ok(None);
    }
    let end = rest.end.min(rest.start + CHUNK);
    let read = move || {
        let mut chunk = vec![0; end - rest.start];
        let at = u64::try_from(rest.start).map_err(io::Error::other)?;
        file.read_exact_at(&mut chunk, at)?;
        Ok(Some((Bytes::from(chunk), end..rest.end)))
    };
    tokio::task::spawn_blocking(read)
        .await
        .map_err(io::Error::other)?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_deleted_file_is_still_sent() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        let bytes: Vec<u8> = (0..200_000_u32).map(|nth| nth.to_le_bytes()[0]).collect();
        std::fs::write(&path, &bytes).unwrap();
        let blob = Blob::of_file(File::open(&path).unwrap()).unwrap();
        std::fs::remove_file(&path).unwrap();
        assert_eq!((blob.len(), blob.held()), (200_000, 0));
        assert_eq!(blob.read().unwrap(), bytes);
        for part in [0..200_000, 100..66_000, 199_999..200_000, 5..5] {
            let sent = axum::body::to_bytes(blob.body(part.clone()), usize::MAX).await;
            assert_eq!(sent.unwrap(), bytes[part]);
        }
    }
}
