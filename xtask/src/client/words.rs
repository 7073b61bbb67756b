//! Texts of scripts, from the crate `app/script-words`.

use std::fs;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::{hash, process, project_paths};

/// Returns the texts of the offline tools by language, as JSON. They are printed again
/// only after a change.
pub fn offline() -> Result<String> {
    let folder = project_paths::cache().join("words");
    let (words, stamp) = (folder.join("offline.json"), folder.join("made-of"));
    let made_of = sources_hash(&project_paths::root().join("app/script-words/src"))?;
    if fs::read_to_string(&stamp).is_ok_and(|before| before == made_of) && words.is_file() {
        return fs::read_to_string(&words).map_err(Error::file("read", &words));
    }
    let print = ["run", "--quiet", "--package=script-words"];
    let printed = process::printed(process::cargo().args(print))?;
    let printed = printed.trim_end();
    fs::create_dir_all(&folder).map_err(Error::file("make", &folder))?;
    fs::write(&words, printed).map_err(Error::file("write", &words))?;
    fs::write(&stamp, made_of).map_err(Error::file("write", &stamp))?;
    Ok(printed.to_owned())
}

/// Returns the hash of the sources.
fn sources_hash(folder: &Path) -> Result<String> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(Error::file("read", folder))? {
        files.push(entry.map_err(Error::file("read", folder))?.path());
    }
    files.retain(|file| file.extension().is_some_and(|end| end == "rs"));
    files.sort();
    let read = |file: &PathBuf| fs::read(file).map_err(Error::file("read", file));
    let texts = files.iter().map(read).collect::<Result<Vec<_>>>()?;
    Ok(hash::of(&texts.concat()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_sources_change_the_hash() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        fs::write(path("vi.rs"), "một").unwrap();
        let before = sources_hash(folder.path()).unwrap();
        fs::write(path("vi.html"), "hai").unwrap();
        assert_eq!(sources_hash(folder.path()).unwrap(), before);
        fs::write(path("vi.rs"), "hai").unwrap();
        assert_ne!(sources_hash(folder.path()).unwrap(), before);
    }
}
