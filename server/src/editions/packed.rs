//! What an edition is made of, and what it is once it is packed.

use std::path::PathBuf;

use app::{SharedSnapshot, SharedStore};
use axum::http::HeaderValue;

use super::signer::Signer;
use super::stored::EditionFiles;
use crate::http::blob::Blob;
use crate::http::precompressed::Precompressed;

/// What an edition is made of.
#[derive(Clone)]
pub(crate) struct Sources {
    pub(crate) store: SharedStore,
    pub(crate) snapshot: SharedSnapshot,
    pub(crate) signer: Signer,
    /// The folder of the pictures' files.
    pub(crate) pictures: PathBuf,
}

/// An edition that is ready to be sent.
#[derive(Clone, Debug)]
pub(crate) struct PackedEdition {
    pub(crate) file: Blob,
    /// The strong entity tag of `file`.
    pub(crate) tag: HeaderValue,
    /// The plain page that carries the file; `None` for a part of an edition.
    pub(crate) plain_page: Option<Precompressed>,
    /// Number of pictures in the file.
    pub(crate) pictures: usize,
}

impl PackedEdition {
    pub(super) fn of(files: EditionFiles, pictures: usize) -> Self {
        let tag = HeaderValue::from_str(&format!("\"{:016x}\"", files.tag))
            .expect("hex digits and quotes are valid in a header");
        Self {
            file: files.file,
            tag,
            plain_page: files.plain_page,
            pictures,
        }
    }
}
