//! A compiler for the browser: rustup's target `wasm32-unknown-unknown` or,
//! without network, Debian's compiler with a standard library built from
//! Debian's source.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::error::{Error, Result};
use crate::{process, project_paths};

/// The target's name.
pub const TARGET: &str = "wasm32-unknown-unknown";
/// Debian's compiler, its source and a linker.
const PACKAGES: [&str; 5] = [
    "rustc-web",
    "cargo-web",
    "rust-web-src",
    "rust-web-llvm",
    "lld-22",
];
const DEBIAN_CARGO: &str = "/usr/bin/cargo";
const DEBIAN_RUSTC: &str = "/usr/bin/rustc";
const DEBIAN_LIBRARY: &str = "/usr/lib/rustlib/wasm32-unknown-unknown/lib";

/// The compiler that builds the client.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Toolchain {
    /// The compiler of everything else.
    Own,
    /// Debian's, with its own target folder: libraries of one compiler do not
    /// work with another.
    Debian,
}

impl Toolchain {
    /// Returns Cargo with this compiler.
    pub fn cargo(self) -> Command {
        match self {
            Self::Own => process::cargo(),
            Self::Debian => {
                let mut cargo = process::program(DEBIAN_CARGO);
                cargo
                    .env("RUSTC", DEBIAN_RUSTC)
                    .env_remove("RUSTUP_TOOLCHAIN")
                    .env("CARGO_TARGET_DIR", self.target());
                cargo
            }
        }
    }

    /// Returns its target folder.
    pub fn target(self) -> PathBuf {
        match self {
            Self::Own => project_paths::target(),
            Self::Debian => project_paths::target().join("debian"),
        }
    }
}

/// Finds the compiler, or installs it.
pub fn ensure() -> Result<Toolchain> {
    let sysroot = process::printed(process::program("rustc").args(["--print", "sysroot"]))?;
    let own = Path::new(sysroot.trim())
        .join("lib/rustlib")
        .join(TARGET)
        .join("lib");
    if has_std(&own) {
        return Ok(Toolchain::Own);
    }
    if process::on_path(&["rustup"]).is_some() {
        println!("installing the target {TARGET}");
        let added = process::quietly(process::program("rustup").args(["target", "add", TARGET]));
        if added.is_ok() && has_std(&own) {
            return Ok(Toolchain::Own);
        }
    }
    if has_std(Path::new(DEBIAN_LIBRARY)) && Path::new(DEBIAN_CARGO).is_file() {
        return Ok(Toolchain::Debian);
    }
    if super::debian_as_root() {
        super::apt_install(&PACKAGES)?;
        build_std()?;
        if has_std(Path::new(DEBIAN_LIBRARY)) {
            return Ok(Toolchain::Debian);
        }
    }
    Err(Error::missing(
        format!("the target {TARGET}"),
        format!("run `rustup target add {TARGET}`, or on Debian this command as root"),
    ))
}

/// True if a target's folder has a standard library.
fn has_std(library: &Path) -> bool {
    fs::read_dir(library).is_ok_and(|files| {
        files
            .flatten()
            .any(|file| file.file_name().to_string_lossy().starts_with("libstd-"))
    })
}

/// Builds the standard library for the browser from Debian's source, in the
/// place where Debian's compiler expects it.
fn build_std() -> Result<()> {
    println!("building Debian's standard library for {TARGET}");
    let crate_folder = project_paths::cache().join("std");
    let source = crate_folder.join("src");
    fs::create_dir_all(&source).map_err(Error::file("make", &source))?;
    for (path, text) in [
        (
            crate_folder.join("Cargo.toml"),
            "[package]\nname = \"nothing\"\nedition = \"2021\"\n[workspace]\n",
        ),
        (source.join("lib.rs"), "#![no_std]\n"),
    ] {
        fs::write(&path, text).map_err(Error::file("write", &path))?;
    }
    process::quietly(
        process::program(DEBIAN_CARGO)
            .args([
                "build",
                "-Zbuild-std=std,panic_abort,panic_unwind",
                "--target",
                TARGET,
                "--release",
            ])
            .current_dir(&crate_folder)
            .env("RUSTC", DEBIAN_RUSTC)
            .env("RUSTC_BOOTSTRAP", "1")
            .env("RUSTFLAGS", "-Cembed-bitcode=yes")
            .env("CARGO_TARGET_DIR", crate_folder.join("target"))
            .env_remove("RUSTUP_TOOLCHAIN"),
    )?;
    let built = crate_folder
        .join("target")
        .join(TARGET)
        .join("release/deps");
    fs::create_dir_all(DEBIAN_LIBRARY).map_err(Error::file("make", DEBIAN_LIBRARY))?;
    for file in fs::read_dir(&built)
        .map_err(Error::file("read", &built))?
        .flatten()
    {
        let name = file.file_name();
        let text = name.to_string_lossy();
        if text.starts_with("lib") && text.ends_with(".rlib") && !text.starts_with("libnothing-") {
            let to = Path::new(DEBIAN_LIBRARY).join(&name);
            fs::copy(file.path(), &to).map_err(Error::file("copy to", &to))?;
        }
    }
    Ok(())
}
