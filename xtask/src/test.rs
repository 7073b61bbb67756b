//! `cargo xtask test`: every check and test, quickest first.

use std::process::Command;

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
    // One build of the program and its tests: built alone, with fewer features, most of
    // it would be compiled twice.
    stage("server and tests", || {
        process::run(rust_tests().arg("--no-run"))
    })?;
    let binary = server::binary(Mode::Release);
    lint::lint(None)?;
    if project_paths::seed().is_none() {
        println!("skipped: tests of a real export, which is not beside the project");
    }
    stage("unit tests of scripts", lint::scripts::test)?;
    stage("unit, contract and HTTP tests", || {
        process::run(rust_tests().arg("--no-fail-fast"))
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

/// The tests of the crates in `default-members`, optimized like the served program.
fn rust_tests() -> Command {
    let mut tests = process::cargo();
    tests.args(["test", "--release"]);
    tests
}
