//! A second engine for the browser tests, if it can be installed.

use crate::process;

/// The required programs, and the Debian packages that contain them.
const TOOLS: [(&str, &str); 2] = [("WebKitWebDriver", "webkit2gtk-driver"), ("Xvfb", "xvfb")];

fn missing() -> Vec<&'static str> {
    TOOLS
        .iter()
        .filter(|(tool, _)| process::on_path(&[tool]).is_none())
        .map(|(_, package)| *package)
        .collect()
}

/// Installs `WebKit`'s small browser if possible; tests that need it search for
/// it, and are skipped without it.
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
