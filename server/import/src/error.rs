//! What can go wrong with an export, in words for the person who brought it.

use std::path::PathBuf;

/// Why an import stopped.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The file cannot be opened or read.
    #[error("cannot read {path}: {source}")]
    File {
        /// The export.
        path: PathBuf,
        /// Why not.
        source: std::io::Error,
    },
    /// The file is not the XML it should be; nothing was taken.
    #[error("{path}, line {line}: {reason}; nothing was taken, export the site again")]
    Broken {
        /// The export.
        path: PathBuf,
        /// Where it was noticed, from 1.
        line: u64,
        /// What is wrong.
        reason: String,
    },
    /// The file is something else; nothing was taken.
    #[error(
        "{path} is no WordPress export: {reason}; nothing was taken. In WordPress use Tools > Export > All content"
    )]
    NotWxr {
        /// The file.
        path: PathBuf,
        /// What speaks against it.
        reason: String,
    },
    /// A picture could not be written.
    #[error("cannot write the picture {path}: {source}; run the import again when that is mended")]
    Picture {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: std::io::Error,
    },
    /// The store failed.
    #[error("{0}; run the import again: it goes on where it stopped")]
    Store(#[from] store::StoreError),
}
