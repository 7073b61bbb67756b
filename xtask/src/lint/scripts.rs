//! Checks of the scripts in `frontend/` and `end2end/`: types and eslint, and
//! unit tests with Node's own runner.

use std::fs;

use crate::error::{Error, Result};
use crate::setup::npm;
use crate::stage::stage;
use crate::{process, project_paths};

/// The environments of scripts: pages, the service worker, the search worker.
const PROJECTS: [&str; 3] = [
    "frontend/tsconfig.json",
    "frontend/tsconfig.worker.json",
    "frontend/tsconfig.search-worker.json",
];
const UNIT_TESTS: &str = "frontend/tests";

/// Checks types and lints, after installing what this needs.
pub fn check() -> Result<()> {
    stage("types of scripts", || {
        npm::ensure()?;
        for project in PROJECTS {
            process::run(npm::tool("tsc", "typescript")?.args(["--project", project]))?;
        }
        Ok(())
    })?;
    stage("eslint", || {
        npm::ensure()?;
        let mut eslint = npm::tool("eslint", "eslint")?;
        eslint.args(["--config", "end2end/eslint.config.mjs", "--max-warnings=0"]);
        process::run(eslint.args(["frontend", "end2end"]))
    })
}

/// Runs the unit tests.
pub fn test() -> Result<()> {
    npm::check_node()?;
    let folder = project_paths::root().join(UNIT_TESTS);
    let mut files = Vec::new();
    for entry in fs::read_dir(&folder).map_err(Error::file("read", &folder))? {
        let file = entry.map_err(Error::file("read", &folder))?.path();
        if file.to_string_lossy().ends_with(".test.mjs") {
            files.push(file);
        }
    }
    if files.is_empty() {
        return Err(Error::Check(format!("no unit tests in {UNIT_TESTS}")));
    }
    process::quietly(process::node().arg("--test").args(files)).map(drop)
}
