//! One-time set-up: what the build needs beside cargo is fetched, or named in
//! one line.

pub mod chromium;
pub mod npm;
pub mod wasm_target;
pub mod webkit;

use crate::error::Result;
use crate::process;

/// Whether this is Debian or one of its children, and ours to change.
fn debian_as_root() -> bool {
    let root = process::printed(process::program("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    root && process::on_path(&["apt-get"]).is_some()
}

/// Installs Debian packages, where this is Debian and ours to change.
pub fn install_debian(packages: &[&str]) -> Result<()> {
    if debian_as_root() {
        apt_install(packages)?;
    }
    Ok(())
}

/// Installs Debian packages.
fn apt_install(packages: &[&str]) -> Result<()> {
    println!("installing {} with apt-get", packages.join(" "));
    // Lists may be older than the archive, or not there at all; the install says so.
    process::quietly(process::program("apt-get").arg("update")).ok();
    process::quietly(
        process::program("apt-get")
            .args(["install", "-y", "--no-install-recommends"])
            .args(packages)
            .env("DEBIAN_FRONTEND", "noninteractive"),
    )
    .map(drop)
}
