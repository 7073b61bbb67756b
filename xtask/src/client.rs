//! The client: from the crates `frontend` and `device/*`, `style/` and the
//! scripts to the files of `target/site`, which the server holds inside.

mod esbuild;
mod hashed_files;
mod search_scripts;
mod site;
mod wasm;

pub use site::Client;
pub use wasm::profile;

use crate::error::Result;
use crate::setup::{npm, wasm_target};

/// What a build is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Small and compressed.
    Release,
    /// Soon done; pages reload themselves.
    Debug,
}

/// Builds the client, with everything that this needs. A site that comes out
/// the same stays as it lies, so that the server is not built anew for it.
pub fn build(mode: Mode) -> Result<Client> {
    npm::ensure()?;
    let toolchain = wasm_target::ensure()?;
    let [pages, edition, search] =
        [wasm::CLIENT, wasm::EDITION, wasm::SEARCH].map(|it| wasm::build(it, toolchain, mode));
    site::assemble(mode, &pages?, &edition?, &search?)
}
