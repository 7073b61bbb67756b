//! The client: builds `target/site`, which the server embeds, from the scripts
//! and the crates `frontend` and `device/*`, and from `style/`.

mod esbuild;
mod hashed_files;
mod search_scripts;
mod site;
mod wasm;
mod words;

pub use crate::mode::Mode;
pub use site::Client;
pub use wasm::profile;

use crate::error::Result;
use crate::setup::{npm, wasm_target};

/// Builds the client, after installing what this needs. An unchanged site is
/// left as it is, so that the server is not rebuilt.
pub fn build(mode: Mode) -> Result<Client> {
    npm::ensure()?;
    let toolchain = wasm_target::ensure()?;
    let [pages, edition, search] =
        [wasm::CLIENT, wasm::EDITION, wasm::SEARCH].map(|it| wasm::build(it, toolchain, mode));
    let modules = site::Modules {
        pages: pages?,
        edition: edition?,
        search: search?,
    };
    site::assemble(mode, &modules)
}
