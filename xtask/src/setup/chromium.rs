//! A Chromium for the browser tests and the audit.

use std::path::PathBuf;

use crate::error::{Error, Result};
use crate::{places, process};

/// Names under which it is installed.
const NAMES: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];

/// The browser: the one that `TINLANG_CHROMIUM` names, one that is there, or
/// one that is installed now. Needs the npm packages.
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

/// Playwright's own build of it, downloaded where it is not there yet.
fn playwrights_own() -> Result<Option<PathBuf>> {
    let path = || -> Result<Option<PathBuf>> {
        let script =
            "import { chromium } from 'playwright-core'; console.log(chromium.executablePath());";
        let printed = process::printed(
            process::node()
                .args(["--input-type=module", "--eval", script])
                .current_dir(places::end2end()),
        )?;
        let path = PathBuf::from(printed.trim());
        Ok(path.is_file().then_some(path))
    };
    if let Some(found) = path()? {
        return Ok(Some(found));
    }
    println!("downloading Chromium with Playwright");
    process::quietly(
        process::program(places::npm_tool("playwright-core")).args(["install", "chromium"]),
    )
    .ok();
    path()
}
