//! The binary `tinlang`.
//!
//! - `cli` parses the command line, `commands` run, `config` reads the settings.
//! - `storage` opens the database, `state` is what handlers and jobs share,
//!   `snapshot` what all pages share.
//! - `routes` is the table of routes with their handlers, `http` what all
//!   responses share.
//! - `caches`, `client_files`, `editions`, `feeds` and `sitemaps` make what
//!   routes send.
//! - `page_cache` stores what routes sent, in front of them.
//! - `net` accepts connections and ends those that make no progress.
//! - `newsroom` is for those who write: logins, rights, and the pages of `/toa-soan`.
//! - `jobs` run in the background.

mod caches;
pub mod cli;
mod client_files;
mod clock;
mod commands;
pub mod config;
mod editions;
mod error;
mod feeds;
mod http;
mod jobs;
mod logging;
mod net;
mod newsroom;
mod page_cache;
mod push_notice;
mod routes;
mod sitemaps;
mod snapshot;
mod state;
mod storage;

pub use client_files::site::ClientFiles;
pub use editions::signer::Signer;
pub use error::ServerError;
pub use page_cache::PageCache;
pub use routes::router;
pub use snapshot::build_snapshot;
pub use state::AppState;
