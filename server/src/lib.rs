//! The binary `tinlang`: command line and settings (`cli`, `config`), what is
//! served and how (`router` and the modules of its addresses: `site`, `media`,
//! `builds`, `api`, `reads`, `notices`, `machines` with `feeds`, `editions`, `page`,
//! `search`; `guard` goes around them all), and what goes on beside (`refresh`: the
//! shell in memory, related articles, weather).

mod api;
mod builds;
mod cache;
pub mod cli;
mod coding;
pub mod config;
mod editions;
mod error;
mod etag;
mod feeds;
mod files;
mod guard;
mod machines;
mod media;
mod newsroom;
mod notices;
mod origin;
mod page;
mod pin;
mod reads;
mod redirects;
mod refresh;
mod router;
mod search;
mod security;
mod serve;
mod site;
mod state;

pub use editions::Signer;
pub use error::ServerError;
pub use refresh::build_shell;
pub use router::router;
pub use site::Site;
pub use state::Paper;
