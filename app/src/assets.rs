//! The client files that the build made.

/// Files and styles built from `style/` and `frontend/`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assets {
    /// The style sheet of every page, inlined.
    pub page_css: String,
    /// Address of the style sheet that the loader adds, for readers without scripts.
    pub below_css: String,
    /// The style sheet of the lite view, inlined.
    pub lite_css: String,
    /// The only inline script: it sets theme and text size before the first
    /// paint, and loads the loader after it.
    pub theme_script: String,
    /// Address of the loader script, which knows the addresses of all files
    /// that it loads.
    pub boot: String,
    /// True if the paper can be installed and has a service worker.
    pub offline: bool,
    /// Addresses of the fonts to preload.
    pub fonts: Vec<String>,
    /// Address of a script that reloads changed pages; only during development.
    pub reload: Option<String>,
}

impl Assets {
    /// The name of the client's build: the hash in the loader's address. Empty without a
    /// build.
    pub fn build(&self) -> &str {
        let name = self.boot.rsplit('/').next().unwrap_or_default();
        let hash = name.strip_prefix("boot-");
        hash.and_then(|rest| rest.strip_suffix(".js"))
            .unwrap_or_default()
    }
}
