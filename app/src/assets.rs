//! The files of the client, as the build made them.

/// What the build made of `style/` and `frontend/`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assets {
    /// The style sheet of every page, inlined.
    pub page_css: String,
    /// The style sheet of the lite view, inlined.
    pub lite_css: String,
    /// The one inline script: it sets theme and text size before the first paint.
    pub theme_script: String,
    /// Address of the loader, which knows the addresses of all that it loads.
    pub boot: String,
    /// True where the paper can be installed and has a worker.
    pub offline: bool,
    /// Addresses of the fonts to preload.
    pub fonts: Vec<String>,
    /// Address of a script that reloads changed pages; only while developing.
    pub reload: Option<String>,
}
