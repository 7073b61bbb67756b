//! The binary `tinlang`: command line and settings (`cli`, `config`), what is
//! served and how (`router` and the modules of its addresses), and what goes
//! on beside (`refresh`: the shell in memory, related articles, weather).

mod api;
mod assets;
mod cache;
pub mod cli;
pub mod config;
mod error;
mod etag;
mod media;
mod page;
mod public;
mod refresh;
mod router;
mod security;
mod serve;
mod state;

pub use error::ServerError;
pub use refresh::build_shell;
pub use router::router;
pub use state::Paper;
