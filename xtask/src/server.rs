//! The binary `tinlang`, which contains the client.

use std::path::PathBuf;

use crate::client::Mode;
use crate::error::Result;
use crate::{process, project_paths};

/// Builds the binary and returns its path. The client must be built before: a
/// release contains it.
pub fn build(mode: Mode) -> Result<PathBuf> {
    let mut cargo = process::cargo();
    cargo.args(["build", "--package=server", "--bin=tinlang"]);
    if mode == Mode::Release {
        cargo.arg("--release");
    }
    process::run(&mut cargo)?;
    Ok(binary(mode))
}

/// Returns the path of the binary.
pub fn binary(mode: Mode) -> PathBuf {
    let folder = match mode {
        Mode::Release => "release",
        Mode::Debug => "debug",
    };
    project_paths::target().join(folder).join("tinlang")
}
