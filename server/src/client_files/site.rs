//! The embedded files: the client that the build wrote to `target/site`, and
//! `public/`. A release embeds both; a debug build reads them from disk at its
//! start.

use std::collections::BTreeMap;
use std::path::Path;

use app::Assets;
use axum::body::Bytes;
use rust_embed::RustEmbed;
use xxhash_rust::xxh3::xxh3_64;

use crate::client_files::builds;
use crate::client_files::files::{File, Files};

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../target/site"]
#[allow_missing = true]
struct Built;

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../public"]
#[allow_missing = true]
struct Public;

/// The files that every site serves.
#[derive(Debug, Default)]
pub struct ClientFiles {
    built: Files,
    /// The client's files of earlier builds, by their names in `pkg/`.
    earlier: Files,
    public: Files,
    /// Address of the newsroom's style sheet; empty without a build.
    newsroom_style: String,
}

/// The manifest of a build, `site.json`.
#[derive(Default, serde::Deserialize)]
struct Manifest {
    boot: String,
    below: String,
    #[serde(default)]
    newsroom: String,
    fonts: Vec<String>,
}

impl ClientFiles {
    /// The files that this program was built with.
    pub fn embedded() -> Self {
        Self::with(Files::embedded::<Built>(), Files::embedded::<Public>())
    }

    /// A site of given files by name: those of a build (`site.json`,
    /// `pkg/a.js`) and public ones.
    pub fn of(built: BTreeMap<String, Bytes>, public: BTreeMap<String, Bytes>) -> Self {
        Self::with(Files::of(built), Files::of(public))
    }

    fn with(built: Files, public: Files) -> Self {
        let manifest = serde_json::from_str(&built.text("site.json"));
        // Without a build, pages are complete, but have no style.
        let Manifest { newsroom, .. } = manifest.unwrap_or_default();
        Self {
            built,
            earlier: Files::default(),
            public,
            newsroom_style: newsroom,
        }
    }

    /// The address of the newsroom's style sheet.
    pub(crate) fn newsroom_style(&self) -> &str {
        &self.newsroom_style
    }

    /// Serves the files of earlier builds in `folder` as well, and stores those
    /// of this build there for later ones.
    pub fn with_earlier(self, folder: &Path) -> std::io::Result<Self> {
        let own = self.built.below("pkg/");
        let manifest = self.built.text("site.json");
        let id = format!("{:016x}", xxh3_64(manifest.as_bytes()));
        let earlier = Files::of(builds::store(folder, &id, &own)?);
        Ok(Self { earlier, ..self })
    }

    /// The files that pages name; the error says why there are none. Pages are
    /// complete without them, but have no style and no scripts.
    pub fn assets(&self) -> Result<Assets, String> {
        let text = self.built.text("site.json");
        if text.is_empty() {
            return Err(
                "the client's files are missing: build with `cargo xtask build`".to_owned(),
            );
        }
        let manifest: Manifest = serde_json::from_str(&text)
            .map_err(|error| format!("the client's site.json is wrong: {error}"))?;
        Ok(Assets {
            page_css: self.built.text("page.css"),
            below_css: manifest.below,
            lite_css: self.built.text("lite.css"),
            theme_script: self.built.text("theme.js"),
            boot: manifest.boot,
            fonts: manifest.fonts,
            offline: false,
            reload: None,
        })
    }

    /// The script of the service worker. If `offline` is false, it is the one
    /// that uninstalls an earlier worker. Empty without a build.
    pub(crate) fn worker(&self, offline: bool) -> String {
        let name = if offline { "sw.js" } else { "leave.js" };
        self.built.text(name)
    }

    /// The file of `public/` at this path.
    pub(crate) fn public_file(&self, path: &str) -> Option<&File> {
        self.public.get(path.strip_prefix('/')?)
    }

    /// The client's file of this name in `pkg/`, of this build or an earlier
    /// one.
    pub(crate) fn client_file(&self, name: &str) -> Option<&File> {
        let own = self.built.get(&format!("pkg/{name}"));
        own.or_else(|| self.earlier.get(name))
    }
}
