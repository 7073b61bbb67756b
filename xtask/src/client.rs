//! The client: builds the files of `target/site`, which the server embeds, from
//! the crates `frontend` and `device/*`, `style/` and the scripts.

mod esbuild;
mod pack;
mod searching;
mod site;
mod wasm;

pub use crate::mode::Mode;
pub use site::Client;
pub use wasm::profile;

use crate::error::Result;
use crate::setup::{npm, wasm_target};

/// Builds the client, and installs the tools that this needs. An unchanged site
/// is not written again, so that the server is not rebuilt for it.
pub fn build(mode: Mode) -> Result<Client> {
    npm::ensure()?;
    let toolchain = wasm_target::ensure()?;
    let [pages, edition, search] =
        [wasm::CLIENT, wasm::EDITION, wasm::SEARCH].map(|it| wasm::build(it, toolchain, mode));
    site::assemble(mode, &pages?, &edition?, &search?)
}
