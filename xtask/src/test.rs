//! `cargo xtask test`: every check and test, quickest first.

use crate::client::{self, Mode};
use crate::error::Result;
use crate::setup::{chromium, npm, webkit};
use crate::stage::stage;
use crate::{lint, process, project_paths, server, size};

/// Runs everything; stops at the first stage that fails.
pub fn test() -> Result<()> {
    stage("npm packages", npm::ensure)?;
    let chromium = stage("Chromium", chromium::ensure)?;
    stage("WebKit", || {
        webkit::ensure();
        Ok(())
    })?;
    stage("format", || lint::format(true))?;
    let client = stage("client", || client::build(Mode::Release))?;
    let binary = stage("server", || server::build(Mode::Release))?;
    lint::lint(None)?;
    if project_paths::seed().is_none() {
        println!("skipped: tests of a real export, which is not beside the project");
    }
    stage("unit tests of scripts", lint::scripts::test)?;
    stage("unit, contract and HTTP tests", || {
        let mut tests = process::cargo();
        // In the release profile: the tested program is the served one, and it
        // is built once. `default-members` lists the crates.
        tests.args(["test", "--release", "--no-fail-fast"]);
        process::run(&mut tests)
    })?;
    stage("tests of this program", || {
        process::run(process::cargo().args(["test", "--package=xtask"]))
    })?;
    stage("browser tests", || {
        process::run(
            process::node()
                .arg(project_paths::end2end().join("run.mjs"))
                .env("TINLANG_BIN", &binary)
                .env("TINLANG_CHROMIUM", &chromium),
        )
    })?;
    stage("sizes", || size::check(&client, &binary))?;
    Ok(())
}
