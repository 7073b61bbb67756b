//! The search form's scripts. Each is loaded by the one before, and only where
//! it is needed: `search.js` when a form is touched; where the device itself
//! searches, `search-offline.js`, its worker, and its wasm module.

use std::path::Path;

use serde_json::json;

use super::esbuild::{self, Script};
use super::wasm::{self, Module};
use super::{Mode, hashed_files};
use crate::error::{Error, Result};
use crate::places;

/// Addresses of what was packed.
#[derive(Debug)]
pub struct Searching {
    /// What a touched form loads.
    pub form: String,
    /// What is loaded where the device itself searches: script, worker, wasm.
    pub device: [String; 3],
}

/// Packs them into `package`, the last one first: each knows the address of
/// the next.
pub fn pack(package: &Path, module: &Module, mode: Mode) -> Result<Searching> {
    let frontend = places::root().join("frontend");
    let packed = |name: &str, source: &str, kind, next: (&str, &str), module| {
        let source = frontend.join(source);
        let (known_as, address) = next;
        let given = [("ADDRESSES", json!({ known_as: address }))];
        let script = esbuild::script_on(&source, kind, &given, module)?;
        hashed_files::hashed(package, name, "js", script.as_bytes(), mode)
    };
    let wasm = std::fs::read(&module.wasm).map_err(Error::file("read", &module.wasm))?;
    let wasm = hashed_files::hashed(package, wasm::SEARCH.name, "wasm", &wasm, mode)?;
    let glue = (wasm::SEARCH.name, module.glue.as_path());
    let worker = packed(
        "search-worker",
        "search/on-device-worker.js",
        Script::Enclosed,
        ("wasm", &wasm),
        Some(glue),
    )?;
    let offline = packed(
        "search-offline",
        "search/on-device.js",
        Script::Module,
        ("worker", &worker),
        None,
    )?;
    let form = packed(
        "search",
        "search/suggestions.js",
        Script::Module,
        ("offline", &offline),
        None,
    )?;
    Ok(Searching {
        form,
        device: [offline, worker, wasm],
    })
}
