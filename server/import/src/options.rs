//! Options of an import.

use std::path::PathBuf;

/// What to import, and how.
#[derive(Clone, Debug)]
pub struct Options {
    /// The export.
    pub file: PathBuf,
    /// The old site's `wp-content/uploads` or a folder above it, from which
    /// pictures are read.
    pub media: Option<PathBuf>,
    /// True to fetch pictures from the old site.
    pub fetch_media: bool,
    /// Hosts of the old site that may be in a private network, and hosts to
    /// which it may redirect.
    pub media_hosts: Vec<String>,
    /// The folder to which picture files are written.
    pub pictures: PathBuf,
    /// True to show a progress bar on stderr.
    pub progress: bool,
}
