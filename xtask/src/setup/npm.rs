//! npm packages: the tools of the build, of the lints and of the browser tests.

use std::fs;
use std::process::Command;

use crate::error::{Error, Result};
use crate::{hash, process, project_paths};

/// The oldest Node.js that the packages run on: major and minor version.
const OLDEST_NODE: (u32, u32) = (20, 19);

/// Installs the packages of `end2end/package-lock.json`, unless they are
/// installed.
pub fn ensure() -> Result<()> {
    check_node()?;
    let folder = project_paths::end2end();
    let lock = folder.join("package-lock.json");
    let wanted = hash::of(&fs::read(&lock).map_err(Error::file("read", &lock))?);
    // Inside the folder, so that it is deleted with it.
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

/// Returns a tool of a package.
pub fn tool(name: &str, package: &str) -> Result<Command> {
    let tool = project_paths::npm_tool(name);
    if tool.is_file() {
        return Ok(process::program(tool));
    }
    let how = "run `npm ci --ignore-scripts` in end2end/";
    Err(Error::missing(format!("the npm package {package}"), how))
}

/// Checks that Node.js and npm are installed and new enough.
pub fn check_node() -> Result<()> {
    let (major, minor) = OLDEST_NODE;
    let how = format!("install Node.js {major}.{minor} or newer with npm (https://nodejs.org)");
    if process::on_path(&["node"]).is_none() || process::on_path(&["npm"]).is_none() {
        return Err(Error::missing("Node.js", how));
    }
    let version = process::printed(process::node().arg("--version"))?;
    if self::version(&version).is_some_and(|version| version >= OLDEST_NODE) {
        return Ok(());
    }
    let what = format!("a newer Node.js than {}", version.trim());
    Err(Error::missing(what, how))
}

/// Returns major and minor version: `(20, 11)` for `v20.11.1`.
fn version(text: &str) -> Option<(u32, u32)> {
    let mut numbers = text.trim().strip_prefix('v')?.split('.');
    let mut next = || numbers.next()?.parse().ok();
    Some((next()?, next()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_parsed() {
        assert_eq!(version("v20.11.1\n"), Some((20, 11)));
        assert!(version("v22.1.0") > Some(OLDEST_NODE));
        for text in ["nonsense", "v20", "20.19.0", "v.19"] {
            assert_eq!(version(text), None, "{text}");
        }
    }

    /// The lock file must not choose a registry: that is up to the user.
    #[test]
    fn lock_file_names_no_other_registry() {
        let lock = fs::read_to_string(project_paths::end2end().join("package-lock.json")).unwrap();
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
