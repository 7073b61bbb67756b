//! The folder `target/site`: put together elsewhere, then put in place at once.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde_json::{Value, json};

use super::esbuild::{self, Script};
use super::wasm::{CLIENT, EDITION, Module};
use super::{Mode, hashed_files, search_scripts};
use crate::error::{Error, Result};
use crate::{hash, places};

/// The built client.
#[derive(Debug)]
pub struct Client {
    /// Addresses of loader, glue, wasm and the search forms' script.
    pub scripts: [String; 4],
    /// Addresses of what is loaded where the device itself searches.
    pub device: [String; 3],
    /// Addresses of what editions need besides: the script, and glue and wasm
    /// of what checks them.
    pub editions: [String; 3],
    /// Addresses of the fonts.
    pub fonts: Vec<String>,
    /// Address of the script that reloads changed pages; in a debug build.
    pub reload: Option<String>,
}

/// `site.json`, as the server reads it.
#[derive(Serialize)]
struct Manifest {
    boot: String,
    fonts: Vec<String>,
}

/// Puts the site together and in place.
pub fn assemble(mode: Mode, pages: &Module, checking: &Module, finding: &Module) -> Result<Client> {
    let kept = places::kept();
    fs::create_dir_all(&kept).map_err(Error::file("make", &kept))?;
    let new = tempfile::Builder::new()
        .prefix("site-")
        .tempdir_in(&kept)
        .map_err(Error::file("make a folder in", &kept))?;
    let package = new.path().join("pkg");
    fs::create_dir(&package).map_err(Error::file("make", &package))?;

    let fonts = styles(new.path(), &package)?;
    let frontend = places::root().join("frontend");
    let script = |name: &str, kind, given: &[(&str, Value)]| {
        esbuild::script(&frontend.join(name), kind, given)
    };
    let packed = |stem: &str, content: String| {
        hashed_files::hashed(&package, stem, "js", content.as_bytes(), mode)
    };
    write(
        &new.path().join("theme.js"),
        script("reader/before-paint.js", Script::Enclosed, &[])?.as_bytes(),
    )?;
    let wasm = read(&pages.wasm)?;
    let wasm = hashed_files::hashed(&package, CLIENT.name, "wasm", &wasm, mode)?;
    let glue = naming(
        &esbuild::script(&pages.glue, Script::Module, &[])?,
        pages,
        &wasm,
    )?;
    let glue = packed(CLIENT.name, glue)?;
    let search_scripts::Searching {
        form: search,
        device: searching,
    } = search_scripts::pack(&package, finding, mode)?;
    let checker = packed(
        EDITION.name,
        esbuild::script(&checking.glue, Script::Module, &[])?,
    )?;
    let checker_wasm = read(&checking.wasm)?;
    let checker_wasm = hashed_files::hashed(&package, EDITION.name, "wasm", &checker_wasm, mode)?;
    let known = json!({ "checker": checker, "wasm": checker_wasm });
    let edition = script("edition/main.js", Script::Module, &[("ADDRESSES", known)])?;
    let edition = packed("edition", edition)?;
    let offline = packed("offline", script("offline/main.js", Script::Module, &[])?)?;
    let notify = packed("notify", script("push/main.js", Script::Module, &[])?)?;
    let tools = text(&new.path().join("tools.css"))?;
    let addresses = json!({
        "glue": glue,
        "wasm": wasm,
        "search": search,
        "offline": offline,
        "edition": edition,
        "notify": notify,
    });
    let boot = script(
        "reader/boot.js",
        Script::Enclosed,
        &[
            ("TOOLS_CSS", tools.trim_end().into()),
            ("ADDRESSES", addresses),
        ],
    )?;
    let boot = packed("boot", boot)?;
    let reload = match mode {
        Mode::Release => None,
        Mode::Debug => Some(packed(
            "reload",
            script("reader/live-reload.js", Script::Classic, &[])?,
        )?),
    };
    let shell: Vec<&String> = [&boot, &glue, &wasm, &search, &offline]
        .into_iter()
        .chain(&fonts)
        .collect();
    // Editions are opened, and articles searched, where there is no network, too.
    let editions = [edition, checker, checker_wasm];
    let at_need: Vec<&String> = editions.iter().chain(&searching).collect();
    let all = format!("{shell:?}{at_need:?}");
    let worker = script(
        "worker/main.js",
        Script::Enclosed,
        &[
            ("BUILD", hash::of(all.as_bytes()).into()),
            ("SHELL", json!(shell)),
            ("AT_NEED", json!(at_need)),
        ],
    )?;
    write(&new.path().join("sw.js"), worker.as_bytes())?;
    let leave = script("worker/uninstall.js", Script::Enclosed, &[])?;
    write(&new.path().join("leave.js"), leave.as_bytes())?;
    let manifest = Manifest {
        boot: boot.clone(),
        fonts: fonts.clone(),
    };
    let said = serde_json::to_vec(&manifest).expect("text and lists are JSON");
    write(&new.path().join("site.json"), &said)?;

    replace(&places::site(), new.keep())?;
    Ok(Client {
        scripts: [boot, glue, wasm, search],
        device: searching,
        editions,
        fonts,
        reload,
    })
}

/// Builds the style sheets into `site`, and their fonts into `package`; the
/// fonts' addresses.
fn styles(site: &Path, package: &Path) -> Result<Vec<String>> {
    let style = places::root().join("style");
    let sheets = ["page.css", "lite.css", "tools.css"].map(|name| style.join(name));
    esbuild::styles(&sheets.each_ref().map(PathBuf::as_path), site)?;
    let mut fonts = Vec::new();
    for path in files(site)?.keys() {
        let Some(name) = path
            .to_str()
            .filter(|_| path.extension().is_some_and(|end| end == "woff2"))
        else {
            continue;
        };
        let to = package.join(name);
        fs::rename(site.join(name), &to).map_err(Error::file("move to", &to))?;
        fonts.push(format!("/pkg/{name}"));
    }
    Ok(fonts)
}

/// The glue, with the wasm's own name in it.
fn naming(glue: &str, module: &Module, wasm: &str) -> Result<String> {
    let before = module
        .wasm
        .file_name()
        .unwrap_or_default()
        .to_string_lossy();
    let after = wasm.rsplit('/').next().unwrap_or(wasm);
    if glue.contains(&*before) {
        return Ok(glue.replace(&*before, after));
    }
    Err(Error::Bindgen(format!("the glue does not name {before}")))
}

/// Puts the folder `new` in the place of `old`, or away where both hold the
/// same.
fn replace(old: &Path, new: PathBuf) -> Result<()> {
    if !old.exists() {
        return rename(&new, old);
    }
    if files(old)? == files(&new)? {
        return remove(&new);
    }
    let away = new.with_extension("old");
    rename(old, &away)?;
    rename(&new, old)?;
    remove(&away)
}

/// All files below a folder, by their paths in it.
fn files(folder: &Path) -> Result<BTreeMap<PathBuf, Vec<u8>>> {
    let mut all = BTreeMap::new();
    for entry in fs::read_dir(folder).map_err(Error::file("read", folder))? {
        let entry = entry.map_err(Error::file("read", folder))?;
        let (path, name) = (entry.path(), PathBuf::from(entry.file_name()));
        if path.is_dir() {
            let below = files(&path)?;
            all.extend(
                below
                    .into_iter()
                    .map(|(path, text)| (name.join(path), text)),
            );
        } else {
            all.insert(name, read(&path)?);
        }
    }
    Ok(all)
}

fn text(path: &Path) -> Result<String> {
    fs::read_to_string(path).map_err(Error::file("read", path))
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).map_err(Error::file("read", path))
}

fn write(path: &Path, content: &[u8]) -> Result<()> {
    fs::write(path, content).map_err(Error::file("write", path))
}

fn rename(from: &Path, to: &Path) -> Result<()> {
    fs::rename(from, to).map_err(Error::file("put in place", to))
}

fn remove(folder: &Path) -> Result<()> {
    fs::remove_dir_all(folder).map_err(Error::file("remove", folder))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(within: &Path, name: &str, content: &str) -> PathBuf {
        let path = within.join(name);
        fs::create_dir_all(path.join("pkg")).unwrap();
        fs::write(path.join("pkg/a.js"), content).unwrap();
        path
    }

    #[test]
    fn a_new_site_takes_the_old_ones_place() {
        let within = tempfile::tempdir().unwrap();
        let site = within.path().join("site");
        for content in ["1", "2", "2"] {
            let new = folder(within.path(), "new", content);
            replace(&site, new).unwrap();
            assert_eq!(fs::read_to_string(site.join("pkg/a.js")).unwrap(), content);
            let left: Vec<_> = fs::read_dir(within.path()).unwrap().collect();
            assert_eq!(left.len(), 1, "{left:?}");
        }
    }

    #[test]
    fn the_same_site_stays_as_it_lies() {
        let within = tempfile::tempdir().unwrap();
        let site = folder(within.path(), "site", "1");
        let written = || {
            fs::metadata(site.join("pkg/a.js"))
                .unwrap()
                .modified()
                .unwrap()
        };
        let before = written();
        let new = folder(within.path(), "new", "1");
        replace(&site, new).unwrap();
        assert_eq!(written(), before);
    }

    #[test]
    fn the_glue_names_the_hashed_wasm() {
        let module = Module {
            glue: "tinlang.js".into(),
            wasm: "x/tinlang_bg.wasm".into(),
        };
        let glue = "new URL(\"tinlang_bg.wasm\",import.meta.url)";
        assert_eq!(
            naming(glue, &module, "/pkg/tinlang-1.wasm").unwrap(),
            "new URL(\"tinlang-1.wasm\",import.meta.url)"
        );
        naming("", &module, "/pkg/tinlang-1.wasm").unwrap_err();
    }
}
