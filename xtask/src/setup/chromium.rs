//! A Chromium for the browser tests and the audit.

use std::path::PathBuf;

use crate::error::{Error, Result};
use crate::{process, project_paths};

/// Names of the installed program.
const NAMES: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];

/// Returns the browser: the one in `TINLANG_CHROMIUM`, an installed one, or one
/// that is installed now. Needs the npm packages.
pub fn ensure() -> Result<PathBuf> {
    if let Some(named) = std::env::var_os("TINLANG_CHROMIUM").filter(|named| !named.is_empty()) {
        let named = PathBuf::from(named);
        return if named.is_file() {
            Ok(named)
        } else {
            Err(Error::missing(
                named.display().to_string(),
                "TINLANG_CHROMIUM must name a Chromium or Chrome",
            ))
        };
    }
    if let Some(found) = process::on_path(&NAMES) {
        return Ok(found);
    }
    if super::debian_as_root()
        && super::apt_install(&["chromium"]).is_ok()
        && let Some(found) = process::on_path(&NAMES)
    {
        return Ok(found);
    }
    playwrights_own()?.ok_or_else(|| {
        Error::missing(
            "Chromium",
            "install chromium or google-chrome, or name one in TINLANG_CHROMIUM",
        )
    })
}

/// Returns Playwright's build of Chromium, which is downloaded if needed.
fn playwrights_own() -> Result<Option<PathBuf>> {
    let path = || -> Result<Option<PathBuf>> {
        let script =
            "import { chromium } from 'playwright-core'; console.log(chromium.executablePath());";
        let printed = process::printed(
            process::node()
                .args(["--input-type=module", "--eval", script])
                .current_dir(project_paths::end2end()),
        )?;
        let path = PathBuf::from(printed.trim());
        Ok(path.is_file().then_some(path))
    };
    if let Some(found) = path()? {
        return Ok(Some(found));
    }
    println!("downloading Chromium with Playwright");
    process::quietly(
        process::program(project_paths::npm_tool("playwright-core")).args(["install", "chromium"]),
    )
    .ok();
    path()
}
