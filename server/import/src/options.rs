//! What a caller of the import chooses.

use std::path::PathBuf;

/// What to import, and how.
#[derive(Clone, Debug)]
pub struct Options {
    /// The export.
    pub file: PathBuf,
    /// The old site's `wp-content/uploads`, or a folder above it: the source of the pictures.
    pub media: Option<PathBuf>,
    /// Whether pictures are fetched from the old site.
    pub fetch_media: bool,
    /// The folder to which picture files are written.
    pub pictures: PathBuf,
    /// Whether a progress bar is shown on stderr.
    pub progress: bool,
}
