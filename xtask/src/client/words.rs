//! Texts of scripts, from the catalogue in `app/src/words`.

use std::fs;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::mode::Mode;
use crate::{hash, process, project_paths, server};

/// The binary of the crate `app` that prints them.
const PRINTER: &str = "script_words";

/// Returns the texts of the offline tools by language, as JSON. The printer is
/// built and run only after a change of the catalogue.
pub fn offline(mode: Mode) -> Result<String> {
    let folder = project_paths::cache().join("words");
    let (words, stamp) = (folder.join("offline.json"), folder.join("made-of"));
    let made_of = catalogue_hash(&project_paths::root().join("app/src/words"))?;
    if fs::read_to_string(&stamp).is_ok_and(|before| before == made_of) && words.is_file() {
        return fs::read_to_string(&words).map_err(Error::file("read", &words));
    }
    let printed = print(mode)?;
    fs::create_dir_all(&folder).map_err(Error::file("make", &folder))?;
    fs::write(&words, &printed).map_err(Error::file("write", &words))?;
    fs::write(&stamp, made_of).map_err(Error::file("write", &stamp))?;
    Ok(printed)
}

fn print(mode: Mode) -> Result<String> {
    let mut build = process::cargo();
    // With the server's features: its build uses the same libraries.
    build.args(["build", "--quiet", "--package=app", "--package=server"]);
    build.args(["--features=app/ssr", &format!("--bin={PRINTER}")]);
    if mode == Mode::Release {
        build.arg("--release");
    }
    process::run(&mut build)?;
    let printed = process::printed(&mut process::program(
        server::binary(mode).with_file_name(PRINTER),
    ))?;
    Ok(printed.trim_end().to_owned())
}

/// Returns the hash of the catalogue's files.
fn catalogue_hash(folder: &Path) -> Result<String> {
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
    fn only_sources_of_the_catalogue_change_its_hash() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        fs::write(path("vi.rs"), "một").unwrap();
        let before = catalogue_hash(folder.path()).unwrap();
        fs::write(path("vi.html"), "hai").unwrap();
        assert_eq!(catalogue_hash(folder.path()).unwrap(), before);
        fs::write(path("vi.rs"), "hai").unwrap();
        assert_ne!(catalogue_hash(folder.path()).unwrap(), before);
    }
}
