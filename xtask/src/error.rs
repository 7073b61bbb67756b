//! Errors of this program, each printed in one line.

use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitStatus;

/// A result with this error.
pub type Result<T> = std::result::Result<T, Error>;

/// Why a command failed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A tool is missing that this program cannot install.
    #[error("{what} is missing: {how}")]
    Missing {
        /// The tool.
        what: String,
        /// What to do about it.
        how: String,
    },
    /// A program could not be started.
    #[error("cannot start {program}: {source}")]
    Start {
        /// The name of the program.
        program: String,
        /// The reason.
        source: io::Error,
    },
    /// A program failed; its output is above.
    #[error("`{command}` failed ({status})")]
    Failed {
        /// The command line.
        command: String,
        /// Its exit status.
        status: ExitStatus,
    },
    /// A file could not be read, written or moved.
    #[error("cannot {doing} {}: {source}", path.display())]
    File {
        /// The operation.
        doing: &'static str,
        /// The file.
        path: PathBuf,
        /// The reason.
        source: io::Error,
    },
    /// The running server sent an unexpected response.
    #[error("{asked}: {why}")]
    Answer {
        /// The request.
        asked: String,
        /// The difference.
        why: String,
    },
    /// wasm-bindgen could not write the client.
    #[error("wasm-bindgen: {0}")]
    Bindgen(String),
    /// A check found something.
    #[error("{0}")]
    Check(String),
}

impl Error {
    /// Creates an error for a missing tool.
    pub fn missing(what: impl Into<String>, how: impl Into<String>) -> Self {
        Self::Missing {
            what: what.into(),
            how: how.into(),
        }
    }

    /// Returns a function for `map_err` that names the operation and the file.
    pub fn file(doing: &'static str, path: impl AsRef<Path>) -> impl FnOnce(io::Error) -> Self {
        let path = path.as_ref().to_owned();
        move |source| Self::File {
            doing,
            path,
            source,
        }
    }

    /// Creates an error for an unexpected response.
    pub fn answer(asked: impl Into<String>, why: impl ToString) -> Self {
        Self::Answer {
            asked: asked.into(),
            why: why.to_string(),
        }
    }
}
