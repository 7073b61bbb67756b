//! The folder of an index, in which only files of the index are touched.

use std::io;
use std::path::{Path, PathBuf};

use store::{Result, StoreError};

/// Creates the folder, or removes the files of an index from it.
pub(crate) fn prepare(folder: &Path) -> Result<()> {
    let empty = || {
        if folder.exists() {
            for path in entries(folder)? {
                if is_ours(&path) {
                    std::fs::remove_file(&path)?;
                }
            }
        }
        std::fs::create_dir_all(folder)
    };
    empty().map_err(refused(folder))
}

/// The folder with this ending, beside another one.
pub(crate) fn beside(folder: &Path, ending: &str) -> PathBuf {
    let mut name = folder.file_name().unwrap_or_default().to_owned();
    name.push("-");
    name.push(ending);
    folder.with_file_name(name)
}

/// Puts the folder `new` in the place of `folder`. Files that are not of an
/// index move along; the old index is deleted.
pub(crate) fn swap(folder: &Path, new: &Path) -> Result<()> {
    let old = beside(folder, "old");
    let move_all = || {
        for path in entries(folder)?.into_iter().filter(|path| !is_ours(path)) {
            let name = path.file_name().unwrap_or_default();
            std::fs::rename(&path, new.join(name))?;
        }
        if old.exists() {
            std::fs::remove_dir_all(&old)?;
        }
        std::fs::rename(folder, &old)?;
        std::fs::rename(new, folder)?;
        std::fs::remove_dir_all(&old)
    };
    move_all().map_err(refused(folder))
}

fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    std::fs::read_dir(folder)?
        .map(|entry| Ok(entry?.path()))
        .collect()
}

fn refused(folder: &Path) -> impl Fn(io::Error) -> StoreError {
    move |error| StoreError::Open {
        address: folder.display().to_string(),
        reason: error.to_string(),
        advice: "give the search index a folder where this user may write, and nothing else in it",
    }
}

/// True for the file names that tantivy uses.
fn is_ours(path: &Path) -> bool {
    const KINDS: [&str; 9] = [
        "term",
        "idx",
        "pos",
        "fast",
        "fieldnorm",
        "store",
        "del",
        "temp",
        "json",
    ];
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let kind = path.extension().unwrap_or_default().to_string_lossy();
    matches!(&*name, "meta.json" | ".managed.json")
        || name.starts_with(".tantivy-")
        || kind != "json" && KINDS.contains(&&*kind)
}
