//! Paths of the project.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

static ROOT: LazyLock<PathBuf> = LazyLock::new(|| {
    // `cargo xtask` sets the folder of this crate, which may have moved since
    // it was compiled.
    if let Some(manifest) = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from) {
        return manifest
            .parent()
            .map_or_else(|| manifest.clone(), Path::to_owned);
    }
    // Run alone, the program works on the project of the current folder.
    let current = std::env::current_dir().unwrap_or_default();
    let project = |folder: &&Path| folder.join("xtask/Cargo.toml").is_file();
    let compiled = Path::new(env!("CARGO_MANIFEST_DIR"));
    let found = current.ancestors().find(project).or(compiled.parent());
    found.unwrap_or(compiled).to_owned()
});

/// Returns the folder of the project.
pub fn root() -> &'static Path {
    &ROOT
}

/// Returns the target folder of Cargo.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| root().join("target"), |set| root().join(set))
}

/// Returns the folder of the built client, which the server embeds.
pub fn site() -> PathBuf {
    root().join("target/site")
}

/// Returns the folder of the browser tests and of the npm packages.
pub fn end2end() -> PathBuf {
    root().join("end2end")
}

/// Returns the path of a tool from an npm package, such as `esbuild`.
pub fn npm_tool(name: &str) -> PathBuf {
    end2end().join("node_modules/.bin").join(name)
}

/// Returns the folder in which this program stores files between runs.
pub fn cache() -> PathBuf {
    root().join("target/xtask")
}

/// Returns the WordPress export that the tests use.
pub fn fixture() -> PathBuf {
    end2end().join("fixtures/paper.wxr.xml")
}

/// Returns the export of a real paper, if it is beside the project.
pub fn seed() -> Option<PathBuf> {
    let seed = root().join("../shared/seed/langnghe.wxr.xml");
    seed.is_file().then_some(seed)
}
