//! The libraries and programs of the workspace, as Cargo lists them.

use std::path::PathBuf;

use serde::Deserialize;

use crate::error::{Error, Result};
use crate::process;

/// Targets of these kinds are test code or run by Cargo itself.
const EXCLUDED: [&str; 4] = ["bench", "custom-build", "example", "test"];

/// A library or program.
pub struct Target {
    pub name: String,
    /// The file of its root module.
    pub source: PathBuf,
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    targets: Vec<PackageTarget>,
}

#[derive(Deserialize)]
struct PackageTarget {
    name: String,
    kind: Vec<String>,
    src_path: PathBuf,
}

/// Returns the libraries and programs of every crate in the workspace.
pub fn targets() -> Result<Vec<Target>> {
    let mut cargo = process::cargo();
    cargo.args(["metadata", "--no-deps", "--offline", "--format-version=1"]);
    let text = process::printed(&mut cargo)?;
    let metadata: Metadata = serde_json::from_str(&text)
        .map_err(|error| Error::Check(format!("cannot read `cargo metadata`: {error}")))?;
    Ok(metadata
        .packages
        .into_iter()
        .flat_map(|package| package.targets)
        .filter(|target| {
            let excluded = |kind: &String| EXCLUDED.contains(&kind.as_str());
            !target.kind.iter().any(excluded)
        })
        .map(|target| Target {
            name: target.name,
            source: target.src_path,
        })
        .collect())
}
