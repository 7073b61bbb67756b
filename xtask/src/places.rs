//! Where things lie.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

static ROOT: LazyLock<PathBuf> = LazyLock::new(|| {
    // `cargo xtask` says where this crate is; it may have moved since it was compiled.
    if let Some(manifest) = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from) {
        return manifest
            .parent()
            .map_or_else(|| manifest.clone(), Path::to_owned);
    }
    // The program alone works on the project of the current folder.
    let current = std::env::current_dir().unwrap_or_default();
    let project = |folder: &&Path| folder.join("xtask/Cargo.toml").is_file();
    let compiled = Path::new(env!("CARGO_MANIFEST_DIR"));
    let found = current.ancestors().find(project).or(compiled.parent());
    found.unwrap_or(compiled).to_owned()
});

/// The project's folder.
pub fn root() -> &'static Path {
    &ROOT
}

/// What cargo builds goes here.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| root().join("target"), |set| root().join(set))
}

/// The built client; the server's code names this folder.
pub fn site() -> PathBuf {
    root().join("target/site")
}

/// The browser tests, and the npm packages of tests and build.
pub fn end2end() -> PathBuf {
    root().join("end2end")
}

/// A tool of an npm package, as `esbuild`.
pub fn npm_tool(name: &str) -> PathBuf {
    end2end().join("node_modules/.bin").join(name)
}

/// What this program itself keeps between runs.
pub fn kept() -> PathBuf {
    root().join("target/xtask")
}

/// An export as the project's own tests read it, and its pictures.
pub fn fixture() -> PathBuf {
    end2end().join("fixtures/paper.wxr.xml")
}

/// The export of a real paper, which may lie beside the project.
pub fn seed() -> Option<PathBuf> {
    let seed = root().join("../shared/seed/langnghe.wxr.xml");
    seed.is_file().then_some(seed)
}
