//! Errors of loading the demo.

use std::path::PathBuf;

use store::StoreError;

/// Why the demo could not be loaded.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A picture's file could not be written.
    #[error(
        "cannot write the demo's picture {path}: {source}; give another folder with --pictures"
    )]
    Picture {
        /// The file.
        path: PathBuf,
        /// The reason.
        source: std::io::Error,
    },
    /// A file of the demo is not valid: a mistake in this program.
    #[error("the demo's {file} is not valid: {reason}")]
    Written {
        /// The file.
        file: String,
        /// What is wrong.
        reason: String,
    },
}
