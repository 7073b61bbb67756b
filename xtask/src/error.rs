//! What can go wrong, each in one line for whoever typed the command.

use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitStatus;

/// This crate's result.
pub type Result<T> = std::result::Result<T, Error>;

/// Why a command did not do its work.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Something is needed that this program cannot bring here itself.
    #[error("{what} is missing: {how}")]
    Missing {
        /// What is needed.
        what: String,
        /// What to do about it.
        how: String,
    },
    /// A program could not be started.
    #[error("cannot start {program}: {source}")]
    Start {
        /// Its name.
        program: String,
        /// Why not.
        source: io::Error,
    },
    /// A program said that it failed; its own words stand above.
    #[error("`{command}` failed ({status})")]
    Failed {
        /// What was run.
        command: String,
        /// How it ended.
        status: ExitStatus,
    },
    /// A file could not be read, written or moved.
    #[error("cannot {doing} {}: {source}", path.display())]
    File {
        /// What was tried with it.
        doing: &'static str,
        /// Which file.
        path: PathBuf,
        /// Why it failed.
        source: io::Error,
    },
    /// The running paper did not answer as it should.
    #[error("{asked}: {why}")]
    Answer {
        /// What was asked for.
        asked: String,
        /// What came instead.
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
    /// Something missing, and what to do about it.
    pub fn missing(what: impl Into<String>, how: impl Into<String>) -> Self {
        Self::Missing {
            what: what.into(),
            how: how.into(),
        }
    }

    /// For `map_err`: what was tried with which file.
    pub fn file(doing: &'static str, path: impl AsRef<Path>) -> impl FnOnce(io::Error) -> Self {
        let path = path.as_ref().to_owned();
        move |source| Self::File {
            doing,
            path,
            source,
        }
    }

    /// An answer that was not what was asked for.
    pub fn answer(asked: impl Into<String>, why: impl ToString) -> Self {
        Self::Answer {
            asked: asked.into(),
            why: why.to_string(),
        }
    }
}
