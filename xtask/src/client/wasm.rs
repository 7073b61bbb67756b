//! The wasm modules and their glue: compiled, bound, made small.

use std::fs;
use std::path::{Path, PathBuf};

use wasm_bindgen_cli_support::Bindgen;

use crate::error::{Error, Result};
use crate::mode::Mode;
use crate::setup::wasm_target::{TARGET, Toolchain};
use crate::{hash, places, process};

/// A module's crate, and its name in its files.
#[derive(Debug, Clone, Copy)]
pub struct Source {
    package: &'static str,
    /// Its name in its files.
    pub name: &'static str,
    /// True where the glue names the module; others are told where it is.
    names_itself: bool,
}

/// What makes the pages' islands live.
pub const CLIENT: Source = Source {
    package: "frontend",
    name: "tinlang",
    names_itself: true,
};

/// What checks editions before they are kept.
pub const EDITION: Source = Source {
    package: "device-edition",
    name: "device-edition",
    names_itself: false,
};

/// What searches kept articles.
pub const SEARCH: Source = Source {
    package: "device-search",
    name: "device-search",
    names_itself: false,
};

/// What the compiler writes on its own (Rust's default features for the
/// target); more would let the optimizer use what older browsers lack.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// A module and the script that binds it to the browser.
#[derive(Debug)]
pub struct Module {
    /// The script, not yet minified.
    pub glue: PathBuf,
    /// The module; the script calls it by this file's name.
    pub wasm: PathBuf,
}

/// The cargo profile of a build for the browser.
pub fn profile(mode: Mode) -> &'static str {
    match mode {
        Mode::Release => "wasm-release",
        Mode::Debug => "dev",
    }
}

/// Builds a module; what was made of the same compiler's output before is
/// taken again.
pub fn build(source: Source, toolchain: Toolchain, mode: Mode) -> Result<Module> {
    let Source { package, name, .. } = source;
    let folder = match mode {
        Mode::Release => "wasm-release",
        Mode::Debug => "debug",
    };
    process::run(toolchain.cargo().args([
        "rustc",
        "--quiet",
        "--package",
        package,
        "--lib",
        // And no library beside it: that would leave out optimizing it as a whole.
        "--crate-type=cdylib",
        "--target",
        TARGET,
        "--profile",
        profile(mode),
    ]))?;
    let compiled = toolchain
        .target()
        .join(TARGET)
        .join(folder)
        .join(format!("{}.wasm", package.replace('-', "_")));
    let bytes = fs::read(&compiled).map_err(Error::file("read", &compiled))?;

    let out = places::kept().join(name).join(folder);
    let module = Module {
        glue: out.join(format!("{name}.js")),
        wasm: out.join(format!("{name}_bg.wasm")),
    };
    let stamp = out.join("made-of");
    let made_of = hash::of(&bytes);
    if fs::read_to_string(&stamp).is_ok_and(|before| before == made_of) {
        return Ok(module);
    }
    if out.exists() {
        fs::remove_dir_all(&out).map_err(Error::file("remove", &out))?;
    }
    bind(source, bytes, &out).map_err(|error| Error::Bindgen(error.to_string()))?;
    if mode == Mode::Release {
        optimize(&module.wasm)?;
    }
    fs::write(&stamp, made_of).map_err(Error::file("write", &stamp))?;
    Ok(module)
}

fn bind(
    source: Source,
    bytes: Vec<u8>,
    out: &Path,
) -> std::result::Result<(), Box<dyn std::error::Error>> {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_bytes(source.name, bytes)
        .web(true)?
        .typescript(false)
        .omit_default_module_path(!source.names_itself)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(out)?;
    Ok(())
}

fn optimize(wasm: &Path) -> Result<()> {
    let small = wasm.with_extension("small");
    let mut optimizer = process::program(places::npm_tool("wasm-opt"));
    optimizer
        .args([
            "-Oz",
            "--strip-debug",
            "--strip-producers",
            "--strip-target-features",
        ])
        .args(FEATURES)
        .arg(wasm)
        .arg("-o")
        .arg(&small);
    process::quietly(&mut optimizer)?;
    fs::rename(&small, wasm).map_err(Error::file("replace", wasm))
}
