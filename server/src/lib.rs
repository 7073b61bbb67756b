//! The binary `tinlang`: command line and settings (`cli`, `config`), what is
//! served and how (`router` and the modules of its addresses: `site`, `media`,
//! `builds`, `api`, `reads`, `notices`, `machines` with `feeds`, `editions`, `page`,
//! `search`; `guard` goes around them all), and what goes on beside (`refresh`: the
//! shell in memory, related articles, weather).

pub mod cli;
mod client_files;
mod commands;
pub mod config;
mod editions;
mod error;
mod feeds;
mod http;
mod jobs;
mod routes;
mod state;

pub use client_files::site::Site;
pub use editions::signer::Signer;
pub use error::ServerError;
pub use jobs::snapshot::build_shell;
pub use routes::router;
pub use state::Paper;
