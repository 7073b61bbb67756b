//! Scripts and style sheets: bundled and minified by esbuild.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::error::{Error, Result};
use crate::{places, process};

/// The oldest browsers that the syntax is written for.
const BROWSERS: &str = "--target=chrome90,edge90,firefox90,safari15";

/// What a script is.
#[derive(Debug, Clone, Copy)]
pub enum Script {
    /// Run as it stands.
    Classic,
    /// Run with what it imports; its own names are kept from the page.
    Enclosed,
    /// Imported, with what it imports itself.
    Module,
}

fn esbuild() -> Command {
    let mut command = process::program(places::npm_tool("esbuild"));
    command.args([
        "--minify",
        "--charset=utf8",
        "--log-level=warning",
        BROWSERS,
    ]);
    command
}

/// The sources must be there; esbuild would say so in many lines.
fn check(source: &Path) -> Result<()> {
    if source.is_file() {
        return Ok(());
    }
    let name = source.strip_prefix(places::root()).unwrap_or(source);
    Err(Error::missing(
        name.display().to_string(),
        "the client is built from it",
    ))
}

/// The script, minified; names that only the build knows the values of are
/// given.
pub fn script(source: &Path, kind: Script, given: &[(&str, Value)]) -> Result<String> {
    script_on(source, kind, given, None)
}

/// The same of a script that imports, under a name, a module that was built.
pub fn script_on(
    source: &Path,
    kind: Script,
    given: &[(&str, Value)],
    module: Option<(&str, &Path)>,
) -> Result<String> {
    check(source)?;
    let mut command = esbuild();
    if let Some((name, module)) = module {
        command.arg(format!("--alias:{name}={}", module.display()));
    }
    match kind {
        Script::Classic => {}
        Script::Enclosed => {
            command.args(["--bundle", "--format=iife"]);
        }
        Script::Module => {
            command.args(["--bundle", "--format=esm"]);
        }
    }
    for (name, value) in given {
        command.arg(format!("--define:{name}={value}"));
    }
    let text = process::printed(command.arg(source))?;
    Ok(text.trim_end().to_owned())
}

/// Writes the style sheets' bundles, minified, under their own names into
/// `out`; the fonts that they name beside them, with hashes in their names,
/// and addresses below `/pkg`.
pub fn styles(sources: &[&Path], out: &Path) -> Result<()> {
    for source in sources {
        check(source)?;
    }
    process::quietly(
        esbuild()
            .args([
                "--bundle",
                "--loader:.woff2=file",
                "--asset-names=[name]-[hash]",
                "--public-path=/pkg",
            ])
            .arg(format!("--outdir={}", out.display()))
            .args(sources),
    )
    .map(drop)
}
