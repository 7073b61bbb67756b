//! `cargo xtask fmt` and `cargo xtask lint`: rustfmt, Clippy, rustdoc and the
//! project's own rules.

mod advisories;
mod circles;
pub mod scripts;

use std::fs;
use std::path::Path;

use crate::client::Mode;
use crate::error::{Error, Result};
use crate::setup::wasm_target::{self, TARGET};
use crate::stage::stage;
use crate::{process, project_paths};

/// Largest number of lines of a source file.
const LINES: usize = 500;
/// Extensions of source files.
const SOURCES: [&str; 4] = ["rs", "js", "mjs", "css"];

/// Formats the code, or only reports what is not formatted.
pub fn format(check: bool) -> Result<()> {
    let mut fmt = process::cargo();
    fmt.args(["fmt", "--all"]);
    if check {
        fmt.arg("--check");
    }
    process::run(&mut fmt)
}

/// One check of `cargo xtask lint`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Check {
    /// Import circles in a crate or among the scripts
    Circles,
    /// Files that are too long
    Lengths,
    /// Types and eslint, for the scripts
    Scripts,
    /// Clippy, for the server and for the browser
    Clippy,
    /// rustdoc
    Docs,
    /// Known faults of dependencies, if `cargo deny` and its data are at hand
    Advisories,
}

/// Runs one check, or all of them, quickest first.
pub fn lint(only: Option<Check>) -> Result<()> {
    let runs = |check| only.is_none_or(|only| only == check);
    if runs(Check::Circles) {
        stage("import circles", || circles::check(project_paths::root()))?;
    }
    if runs(Check::Lengths) {
        stage("length of files", file_lengths)?;
    }
    if runs(Check::Scripts) {
        scripts::check()?;
    }
    if runs(Check::Clippy) {
        stage("clippy", clippy)?;
        stage("clippy, in the browser", clippy_wasm)?;
    }
    if runs(Check::Docs) {
        stage("rustdoc", rustdoc)?;
    }
    if runs(Check::Advisories) {
        stage("advisories", advisories::check)?;
    }
    Ok(())
}

fn clippy() -> Result<()> {
    let mut clippy = process::cargo();
    // In the profile of the tests, so that shared code is built once.
    clippy.args([
        "clippy",
        "--quiet",
        "--release",
        "--all-targets",
        "--workspace",
        "--exclude=frontend",
    ]);
    process::run(clippy.args(["--", "--deny=warnings"]))
}

fn clippy_wasm() -> Result<()> {
    let profile = crate::client::profile(Mode::Release);
    let mut clippy = wasm_target::ensure()?.cargo();
    clippy.args([
        "clippy",
        "--quiet",
        "--package=frontend",
        "--package=device-edition",
        "--package=device-search",
        "--target",
        TARGET,
        "--profile",
        profile,
    ]);
    process::run(clippy.args(["--", "--deny=warnings"]))
}

fn rustdoc() -> Result<()> {
    let mut doc = process::cargo();
    doc.args([
        "doc",
        "--quiet",
        "--release",
        "--no-deps",
        "--document-private-items",
    ]);
    process::run(doc.env("RUSTDOCFLAGS", "--deny=warnings"))
}

/// Fails if a source file is too long.
fn file_lengths() -> Result<()> {
    let mut long = Vec::new();
    lengths(project_paths::root(), &mut long)?;
    if long.is_empty() {
        return Ok(());
    }
    Err(Error::Check(format!(
        "split these files of more than {LINES} lines: {}",
        long.join(", ")
    )))
}

/// Collects the sources below `folder` that are too long.
fn lengths(folder: &Path, long: &mut Vec<String>) -> Result<()> {
    for entry in fs::read_dir(folder).map_err(Error::file("read", folder))? {
        let path = entry.map_err(Error::file("read", folder))?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if path.is_dir() {
            if !name.starts_with('.') && name != "target" && name != "node_modules" {
                lengths(&path, long)?;
            }
        } else if path
            .extension()
            .is_some_and(|end| SOURCES.iter().any(|source| end == *source))
        {
            let text = fs::read_to_string(&path).map_err(Error::file("read", &path))?;
            let lines = text.lines().count();
            if lines > LINES {
                let path = path.strip_prefix(project_paths::root()).unwrap_or(&path);
                long.push(format!("{} ({lines})", path.display()));
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_sources_are_reported() {
        let folder = tempfile::tempdir().unwrap();
        for (name, lines) in [("a.rs", LINES + 1), ("b.rs", LINES), ("c.txt", LINES + 1)] {
            fs::write(folder.path().join(name), "x\n".repeat(lines)).unwrap();
        }
        let mut long = Vec::new();
        lengths(folder.path(), &mut long).unwrap();
        assert_eq!(long.len(), 1, "{long:?}");
        assert!(long[0].contains("a.rs (501)"), "{long:?}");
    }
}
