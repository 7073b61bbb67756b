//! A second engine for the browser tests, where it can be had.

use crate::process;

/// What must be there, and the Debian packages that bring it.
const TOOLS: [(&str, &str); 2] = [("WebKitWebDriver", "webkit2gtk-driver"), ("Xvfb", "xvfb")];

fn missing() -> Vec<&'static str> {
    TOOLS
        .iter()
        .filter(|(tool, _)| process::on_path(&[tool]).is_none())
        .map(|(_, package)| *package)
        .collect()
}

/// Installs `WebKit`'s small browser where it can be; the tests that want it
/// look for it themselves, and are skipped without it.
pub fn ensure() {
    let packages = missing();
    if packages.is_empty() || super::debian_as_root() && super::apt_install(&packages).is_ok() {
        return;
    }
    println!(
        "skipped: tests in WebKit, which on Debian needs {}",
        packages.join(" and ")
    );
}
