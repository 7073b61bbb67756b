//! The wasm modules and their glue: compiled, bound to JavaScript, optimized.

use std::fs;
use std::path::{Path, PathBuf};

use wasm_bindgen_cli_support::Bindgen;

use crate::error::{Error, Result};
use crate::mode::Mode;
use crate::setup::wasm_target::{TARGET, Toolchain};
use crate::{hash, process, project_paths};

/// A crate that is built as a wasm module.
#[derive(Debug, Clone, Copy)]
pub struct Source {
    package: &'static str,
    /// The name of its files.
    pub name: &'static str,
    /// True if the glue holds the module's address; others get it from a script.
    names_itself: bool,
}

/// Hydrates the pages' islands.
pub const CLIENT: Source = Source {
    package: "frontend",
    name: "tinlang",
    names_itself: true,
};

/// Checks editions before they are stored.
pub const EDITION: Source = Source {
    package: "device-edition",
    name: "device-edition",
    names_itself: false,
};

/// Searches stored articles.
pub const SEARCH: Source = Source {
    package: "device-search",
    name: "device-search",
    names_itself: false,
};

/// Rust's default features for the target. With more, the optimizer would use
/// features that older browsers lack.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// A module and the script that binds it to the browser (its glue).
#[derive(Debug)]
pub struct Module {
    /// The script, not yet minified.
    pub glue: PathBuf,
    /// The module; the script refers to it by this file's name.
    pub wasm: PathBuf,
}

/// Returns the cargo profile of a build for the browser.
pub fn profile(mode: Mode) -> &'static str {
    match mode {
        Mode::Release => "wasm-release",
        Mode::Debug => "dev",
    }
}

/// Builds a module. If the compiler's output is the same as before, the bound
/// and optimized files are reused.
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
        // Without an rlib beside it, which would prevent link-time optimization.
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

    let out = project_paths::cache().join(name).join(folder);
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
    let mut optimizer = process::program(project_paths::npm_tool("wasm-opt"));
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
