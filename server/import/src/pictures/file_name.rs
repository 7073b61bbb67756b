//! The path of a picture's file.

use std::path::{Path, PathBuf};

use store::MediaFiles;

/// Returns the path of a picture's file of this width, in pixels.
pub(super) fn path_in(folder: &Path, files: &MediaFiles, width: u32) -> PathBuf {
    let format = files
        .formats
        .first()
        .map_or("", |format| format.extension());
    folder.join(format!("{}-{width}.{format}", files.stem))
}
