//! npm packages: esbuild, binaryen and what the browser tests use.

use std::fs;

use crate::error::{Error, Result};
use crate::{hash, places, process};

/// The oldest Node.js that the packages run on.
const OLDEST_NODE: u32 = 20;

/// Makes sure that the packages of `end2end/package-lock.json` are installed.
pub fn ensure() -> Result<()> {
    check_node()?;
    let folder = places::end2end();
    let lock = folder.join("package-lock.json");
    let wanted = hash::of(&fs::read(&lock).map_err(Error::file("read", &lock))?);
    // Inside the folder that it speaks of: gone when that is gone.
    let stamp = folder.join("node_modules/.installed");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    println!("installing npm packages");
    let mut install = process::program("npm");
    install
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        .current_dir(&folder);
    process::quietly(&mut install)?;
    fs::write(&stamp, wanted).map_err(Error::file("write", &stamp))
}

fn check_node() -> Result<()> {
    let how = format!("install Node.js {OLDEST_NODE} or newer with npm (https://nodejs.org)");
    if process::on_path(&["node"]).is_none() || process::on_path(&["npm"]).is_none() {
        return Err(Error::missing("Node.js", how));
    }
    let version = process::printed(process::node().arg("--version"))?;
    if major(&version).is_some_and(|major| major >= OLDEST_NODE) {
        return Ok(());
    }
    let what = format!("a newer Node.js than {}", version.trim());
    Err(Error::missing(what, how))
}

/// `20` of `v20.11.1`.
fn major(version: &str) -> Option<u32> {
    version
        .trim()
        .strip_prefix('v')?
        .split('.')
        .next()?
        .parse()
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read() {
        assert_eq!(major("v20.11.1\n"), Some(20));
        assert_eq!(major("nonsense"), None);
    }

    /// Whoever installs chooses the registry, not the lock file.
    #[test]
    fn the_lock_names_no_other_registry() {
        let lock = fs::read_to_string(places::end2end().join("package-lock.json")).unwrap();
        let lock: serde_json::Value = serde_json::from_str(&lock).unwrap();
        let packages = lock["packages"].as_object().unwrap();
        for (name, package) in packages.iter().filter(|(name, _)| !name.is_empty()) {
            assert!(package["integrity"].is_string(), "{name} has no hash");
            let from = package["resolved"].as_str().unwrap_or_default();
            assert!(
                from.is_empty() || from.starts_with("https://registry.npmjs.org/"),
                "{name} comes from {from}"
            );
        }
    }
}
