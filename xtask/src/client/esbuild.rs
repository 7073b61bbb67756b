//! Scripts and style sheets: bundled and minified by esbuild.

use std::path::Path;
use std::process::Command;

use crate::error::{Error, Result};
use crate::{process, project_paths};

/// The oldest browsers whose syntax the output has.
const BROWSERS: &str = "--target=chrome90,edge90,firefox90,safari15";

/// How a script is loaded.
#[derive(Debug, Clone, Copy)]
pub enum Script {
    /// As a classic script without imports.
    Classic,
    /// As a classic script, bundled with its imports in a function of its own.
    Enclosed,
    /// As a module, bundled with its imports.
    Module,
}

fn esbuild() -> Command {
    let mut command = process::program(project_paths::npm_tool("esbuild"));
    command.args([
        "--minify",
        "--charset=utf8",
        "--log-level=warning",
        // `frontend/tsconfig.json` is for the type checks and must not change what is built.
        "--tsconfig-raw={}",
        BROWSERS,
        // All of them support it, except spread arguments of an optional call, which eslint rejects.
        "--supported:optional-chain=true",
    ]);
    command
}

/// Checks that a source exists: esbuild's message would have many lines.
fn check(source: &Path) -> Result<()> {
    if source.is_file() {
        return Ok(());
    }
    let name = source.strip_prefix(project_paths::root()).unwrap_or(source);
    Err(Error::missing(
        name.display().to_string(),
        "the client is built from it",
    ))
}

/// Returns the script, minified. `given` are names whose values, as JSON, only
/// the build knows; `module` is a name by which the script imports a built module.
pub fn script(
    source: &Path,
    kind: Script,
    given: &[(&str, String)],
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

/// Writes the bundled and minified style sheets into `out`, and their fonts
/// with hashed names and addresses below `/pkg`.
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
