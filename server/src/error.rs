//! Errors of the binary, each with a message of one line.

use std::path::PathBuf;

/// Why a command failed.
#[derive(Debug, thiserror::Error)]
pub enum ServerError {
    /// The settings file cannot be read.
    #[error("cannot read the settings in {path}: {reason}")]
    Settings {
        /// The file.
        path: PathBuf,
        /// The problem and its line.
        reason: String,
    },
    /// A setting is not valid, from any source.
    #[error("the setting {name} cannot be {value:?}: {reason}")]
    Setting {
        /// Its key in the settings file.
        name: &'static str,
        /// The value.
        value: String,
        /// The problem and what to do.
        reason: String,
    },
    /// An argument of a command is not valid.
    #[error("the {what} {value:?}: {reason}")]
    Argument {
        /// The kind of argument.
        what: &'static str,
        /// The value.
        value: String,
        /// The problem and what to do.
        reason: String,
    },
    /// A correction does not say what becomes of a summary that is a text of
    /// its own.
    #[error(
        "nothing was changed: the summary of article {article} is a text of its own and may repeat the error. \
         Give --summary TEXT, or --keep-summary if it is right: {summary:?}"
    )]
    OwnSummary {
        /// The article.
        article: store::ArticleId,
        /// Its summary.
        summary: String,
    },
    /// The server cannot listen on its address.
    #[error("cannot listen on {address}: {reason}")]
    Listen {
        /// As configured.
        address: String,
        /// The problem and what to do.
        reason: String,
    },
    /// The file of the key that signs editions cannot be used.
    #[error("cannot use the key for editions in {path}: {reason}")]
    Key {
        /// The file.
        path: PathBuf,
        /// The problem and what to do.
        reason: String,
    },
    /// The system gives no random numbers.
    #[error("the system gives no random numbers: {0}")]
    Random(String),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] store::StoreError),
    /// The key for push messages is not valid, or a message cannot be sent.
    #[error(transparent)]
    Push(#[from] push::PushError),
    /// The address of the weather service is not valid.
    #[error(transparent)]
    Weather(#[from] weather::WeatherError),
    /// The demo articles cannot be loaded.
    #[error(transparent)]
    Demo(#[from] demo::DemoError),
    /// An import failed.
    #[error(transparent)]
    Import(#[from] import::ImportError),
    /// The network or the operating system failed.
    #[error("the server stopped: {0}")]
    Stopped(#[from] std::io::Error),
}
