//! Errors of an import.

use std::path::PathBuf;

/// Why an import stopped.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The file cannot be opened or read.
    #[error("cannot read {path}: {source}")]
    File {
        /// The export.
        path: PathBuf,
        /// The reason.
        source: std::io::Error,
    },
    /// The file is not well-formed; nothing was imported.
    #[error("{path}, line {line}: {reason}; nothing was imported, export the site again")]
    Broken {
        /// The export.
        path: PathBuf,
        /// The line where the error was detected, from 1.
        line: u64,
        /// What is wrong.
        reason: String,
    },
    /// The file is not a WordPress export; nothing was imported.
    #[error(
        "{path} is not a WordPress export: {reason}; nothing was imported. In WordPress use Tools > Export > All content"
    )]
    NotWxr {
        /// The file.
        path: PathBuf,
        /// Why it is not an export.
        reason: String,
    },
    /// A picture could not be written.
    #[error("cannot write the picture {path}: {source}; fix this and run the import again")]
    Picture {
        /// The file.
        path: PathBuf,
        /// The reason.
        source: std::io::Error,
    },
    /// The store failed.
    #[error("{0}; run the import again: it resumes where it stopped")]
    Store(#[from] store::StoreError),
}
