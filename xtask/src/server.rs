//! The binary `tinlang`, built around the client.

use std::path::PathBuf;

use crate::client::Mode;
use crate::error::Result;
use crate::{places, process};

/// Builds the binary; where it lies. The client must be built before: a
/// release holds it inside.
pub fn build(mode: Mode) -> Result<PathBuf> {
    let mut cargo = process::cargo();
    cargo.args(["build", "--package=server", "--bin=tinlang"]);
    if mode == Mode::Release {
        cargo.arg("--release");
    }
    process::run(&mut cargo)?;
    Ok(binary(mode))
}

/// Where the binary lies.
pub fn binary(mode: Mode) -> PathBuf {
    let folder = match mode {
        Mode::Release => "release",
        Mode::Debug => "debug",
    };
    places::target().join(folder).join("tinlang")
}
