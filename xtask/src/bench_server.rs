//! The small servers of `bench/`, beside which the paper is measured.

use std::path::PathBuf;
use std::process::Child;

use crate::error::Result;
use crate::{paper, process, project_paths};

/// Such a server; it ends when dropped.
pub struct BenchServer(pub Child);

impl Drop for BenchServer {
    fn drop(&mut self) {
        paper::end(&mut self.0);
    }
}

/// Builds one.
pub fn build(name: &str) -> Result<PathBuf> {
    let mut build = process::cargo();
    build.args(["build", "--release", "--package", name]);
    process::run(&mut build)?;
    Ok(project_paths::target().join("release").join(name))
}
