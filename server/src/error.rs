//! What keeps the binary from doing its work, one line each.

use std::path::PathBuf;

/// Why a command ended without success.
#[derive(Debug, thiserror::Error)]
pub enum ServerError {
    /// The settings file.
    #[error("cannot read the settings in {path}: {reason}")]
    Settings {
        /// The file.
        path: PathBuf,
        /// What is wrong, and in which line.
        reason: String,
    },
    /// One setting, from wherever it came.
    #[error("the setting {name} cannot be {value:?}: {reason}")]
    Setting {
        /// Its key in the settings file.
        name: &'static str,
        /// What was given.
        value: String,
        /// What is wrong, and what to do.
        reason: String,
    },
    /// What a command was asked to do.
    #[error("the {what} {value:?} cannot be taken: {reason}")]
    Asked {
        /// The kind of thing.
        what: &'static str,
        /// As given.
        value: String,
        /// What is wrong, and what to do.
        reason: String,
    },
    /// The address to listen on.
    #[error("cannot listen on {address}: {reason}")]
    Listen {
        /// As configured.
        address: String,
        /// What is wrong, and what to do.
        reason: String,
    },
    /// The file that holds the key by which editions are signed.
    #[error("cannot use the key for editions in {path}: {reason}")]
    Key {
        /// The file.
        path: PathBuf,
        /// What is wrong, and what to do.
        reason: String,
    },
    /// The store.
    #[error(transparent)]
    Store(#[from] store::StoreError),
    /// The paper's key for push messages, or what is sent with it.
    #[error(transparent)]
    Push(#[from] push::PushError),
    /// The weather's address.
    #[error(transparent)]
    Weather(#[from] weather::WeatherError),
    /// The demo articles.
    #[error(transparent)]
    Demo(#[from] demo::DemoError),
    /// An import.
    #[error(transparent)]
    Import(#[from] import::ImportError),
    /// The network or the operating system.
    #[error("the server stopped: {0}")]
    Stopped(#[from] std::io::Error),
}
