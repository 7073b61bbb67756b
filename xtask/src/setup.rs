//! One-time setup: installs the tools that the build needs in addition to
//! Cargo, or reports which are missing.

pub mod chromium;
pub mod npm;
pub mod wasm_target;
pub mod webkit;

use crate::error::Result;
use crate::process;

/// True if this system is based on Debian and this user may install packages.
fn debian_as_root() -> bool {
    let root = process::printed(process::program("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    root && process::on_path(&["apt-get"]).is_some()
}

/// Installs Debian packages, if this is Debian and the user is root.
pub fn install_debian(packages: &[&str]) -> Result<()> {
    if debian_as_root() {
        apt_install(packages)?;
    }
    Ok(())
}

/// Installs Debian packages.
fn apt_install(packages: &[&str]) -> Result<()> {
    println!("installing {} with apt-get", packages.join(" "));
    // A failure is ignored: the following installation reports it.
    process::quietly(process::program("apt-get").arg("update")).ok();
    process::quietly(
        process::program("apt-get")
            .args(["install", "-y", "--no-install-recommends"])
            .args(packages)
            .env("DEBIAN_FRONTEND", "noninteractive"),
    )
    .map(drop)
}
