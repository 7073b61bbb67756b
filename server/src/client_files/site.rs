//! What the program brings along: the client as the build left it in
//! `target/site`, and `public/`. A release holds both inside; a debug build
//! reads them from the disk when it starts.

use std::collections::BTreeMap;
use std::path::Path;

use app::Assets;
use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use rust_embed::RustEmbed;
use xxhash_rust::xxh3::xxh3_64;

use crate::Paper;
use crate::client_files::builds;
use crate::client_files::files::Files;
use crate::http::cache_policy::CachePolicy;

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../target/site"]
#[allow_missing = true]
struct Built;

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../public"]
#[allow_missing = true]
struct Public;

/// The files that every paper serves.
#[derive(Debug, Default)]
pub struct Site {
    built: Files,
    /// The client's files of earlier builds, by their names in `pkg/`.
    earlier: Files,
    public: Files,
}

/// What the build says of itself.
#[derive(Default, serde::Deserialize)]
struct Manifest {
    boot: String,
    fonts: Vec<String>,
}

impl Site {
    /// The files that this program was built with.
    pub fn embedded() -> Self {
        Self {
            built: Files::embedded::<Built>(),
            earlier: Files::default(),
            public: Files::embedded::<Public>(),
        }
    }

    /// A site of other files: of a build (`site.json`, `pkg/a.js`) and public
    /// ones, by name.
    pub fn of(built: BTreeMap<String, Bytes>, public: BTreeMap<String, Bytes>) -> Self {
        Self {
            built: Files::of(built),
            earlier: Files::default(),
            public: Files::of(public),
        }
    }

    /// Serves the files of earlier builds, too, and keeps this one's for later
    /// ones, in `folder`.
    pub fn with_earlier(self, folder: &Path) -> std::io::Result<Self> {
        let own = self.built.below("pkg/");
        let said = self.built.text("site.json");
        let id = format!("{:016x}", xxh3_64(said.as_bytes()));
        let earlier = Files::of(builds::keep(folder, &id, &own)?);
        Ok(Self { earlier, ..self })
    }

    /// The build's files for pages, or what is wrong with them: pages are
    /// whole without, only plainer.
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
            lite_css: self.built.text("lite.css"),
            theme_script: self.built.text("theme.js"),
            boot: manifest.boot,
            fonts: manifest.fonts,
            offline: false,
            reload: None,
        })
    }

    /// The worker; where the paper has none, the one that takes an earlier
    /// one off readers' devices.
    pub(crate) fn worker(&self, wanted: bool) -> String {
        let name = if wanted { "sw.js" } else { "leave.js" };
        self.built.text(name)
    }

    /// The file of `public/` at this path.
    pub(crate) fn public(&self, path: &str, asked: &HeaderMap) -> Option<Response> {
        let mut response = self.public.get(path.strip_prefix('/')?)?.response(asked);
        CachePolicy::Public.set(&mut response);
        Some(response)
    }
}

/// `/pkg/…`: the client's files, whose names hold their hashes.
pub(crate) fn router() -> Router<Paper> {
    Router::new().route("/pkg/{*name}", get(package))
}

async fn package(
    State(paper): State<Paper>,
    axum::extract::Path(name): axum::extract::Path<String>,
    asked: HeaderMap,
) -> Response {
    let site = paper.site();
    let own = site.built.get(&format!("pkg/{name}"));
    match own.or_else(|| site.earlier.get(&name)) {
        Some(file) => {
            let mut response = file.response(&asked);
            CachePolicy::Immutable.set(&mut response);
            response
        }
        None => (StatusCode::NOT_FOUND, "no such file\n").into_response(),
    }
}
