//! The scripts of the search form. Each is loaded by the one before when it is
//! needed: `suggestions.js` at the first interaction with a form;
//! `on-device.js`, its worker and its wasm module for a search on the device.

use std::path::Path;

use serde_json::json;

use super::esbuild::{self, Script};
use super::hashed_files;
use super::wasm::{self, Module};
use crate::error::{Error, Result};
use crate::mode::Mode;
use crate::project_paths;

/// Addresses of the built files.
#[derive(Debug)]
pub struct SearchScripts {
    /// Address of the script of the form.
    pub form: String,
    /// Addresses of script, worker and wasm of searches on the device.
    pub device: [String; 3],
}

/// Builds the scripts into `package`, the last one first: each contains the
/// address of the next.
pub fn build(package: &Path, module: &Module, mode: Mode) -> Result<SearchScripts> {
    let frontend = project_paths::root().join("frontend/search");
    let built = |stem: &str, name: &str, kind, next: (&str, &str), module| {
        let (known_as, address) = next;
        let given = [("ADDRESSES", json!({ known_as: address }).to_string())];
        let script = esbuild::script(&frontend.join(name), kind, &given, module)?;
        hashed_files::write(package, stem, "js", script.as_bytes(), mode)
    };
    let wasm = std::fs::read(&module.wasm).map_err(Error::file("read", &module.wasm))?;
    let wasm = hashed_files::write(package, wasm::SEARCH.name, "wasm", &wasm, mode)?;
    let glue = (wasm::SEARCH.name, module.glue.as_path());
    let worker = built(
        "search-worker",
        "on-device-worker.js",
        Script::Enclosed,
        ("wasm", &wasm),
        Some(glue),
    )?;
    let offline = built(
        "search-offline",
        "on-device.js",
        Script::Module,
        ("worker", &worker),
        None,
    )?;
    let form = built(
        "search",
        "suggestions.js",
        Script::Module,
        ("offline", &offline),
        None,
    )?;
    Ok(SearchScripts {
        form,
        device: [offline, worker, wasm],
    })
}
