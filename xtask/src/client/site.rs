//! The folder `target/site`: built in another folder, then moved in place.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde_json::{Value, json};

use super::esbuild::{self, Script};
use super::search_scripts::{self, SearchScripts};
use super::wasm::{CLIENT, EDITION, Module};
use super::{hashed_files, words};
use crate::error::{Error, Result};
use crate::mode::Mode;
use crate::{hash, project_paths};

/// The built client.
#[derive(Debug)]
pub struct Client {
    /// Addresses of loader, glue, wasm and the search forms' script.
    pub scripts: [String; 4],
    /// Addresses of the files of searches on the device.
    pub device: [String; 3],
    /// Addresses of the files of editions: the script, and glue and wasm of the
    /// verifier.
    pub editions: [String; 3],
    /// Addresses of the fonts.
    pub fonts: Vec<String>,
    /// Address of the script that reloads changed pages; in a debug build.
    pub reload: Option<String>,
}

/// The wasm modules.
#[derive(Debug)]
pub struct Modules {
    /// Hydrates islands.
    pub pages: Module,
    /// Checks editions.
    pub edition: Module,
    /// Searches stored articles.
    pub search: Module,
}

/// `site.json`, as the server reads it.
#[derive(Serialize)]
struct Manifest<'a> {
    boot: &'a str,
    below: &'a str,
    newsroom: &'a str,
    fonts: &'a [String],
}

/// The folder that is being built.
struct Site {
    folder: PathBuf,
    mode: Mode,
}

impl Site {
    /// The folder of hashed files.
    fn package(&self) -> PathBuf {
        self.folder.join("pkg")
    }

    /// Writes a file with a fixed name.
    fn write(&self, name: &str, content: &[u8]) -> Result<()> {
        let path = self.folder.join(name);
        fs::write(&path, content).map_err(Error::file("write", &path))
    }

    /// Writes a file with a hashed name. Returns its address.
    fn hashed(&self, stem: &str, end: &str, content: &[u8]) -> Result<String> {
        hashed_files::write(&self.package(), stem, end, content, self.mode)
    }

    /// Writes a script of `frontend/` as a module with a hashed name. Returns
    /// its address.
    fn module(&self, stem: &str, name: &str, given: &[(&str, String)]) -> Result<String> {
        self.hashed(stem, "js", script(name, Script::Module, given)?.as_bytes())
    }

    /// Writes the islands' glue and wasm. Returns their addresses.
    fn islands(&self, module: &Module) -> Result<[String; 2]> {
        let wasm = self.hashed(CLIENT.name, "wasm", &read(&module.wasm)?)?;
        let glue = esbuild::script(&module.glue, Script::Module, &[], None)?;
        let glue = naming(&glue, module, &wasm)?;
        let glue = self.hashed(CLIENT.name, "js", glue.as_bytes())?;
        Ok([glue, wasm])
    }

    /// Writes what editions load: script, glue and wasm. Returns their
    /// addresses.
    fn editions(&self, checker: &Module) -> Result<[String; 3]> {
        let glue = esbuild::script(&checker.glue, Script::Module, &[], None)?;
        let glue = self.hashed(EDITION.name, "js", glue.as_bytes())?;
        let wasm = self.hashed(EDITION.name, "wasm", &read(&checker.wasm)?)?;
        let known = json!({ "checker": glue, "wasm": wasm }).to_string();
        let edition = self.module("edition", "edition/main.js", &[("ADDRESSES", known)])?;
        Ok([edition, glue, wasm])
    }

    /// Writes the style sheets and their fonts.
    fn styles(&self) -> Result<Styles> {
        let style = project_paths::root().join("style");
        let sheets = [
            "page.css",
            "below.css",
            "lite.css",
            "tools.css",
            "newsroom.css",
        ]
        .map(|name| style.join(name));
        esbuild::styles(&sheets.each_ref().map(PathBuf::as_path), &self.folder)?;
        let (mut fonts, mut rare_fonts) = (Vec::new(), Vec::new());
        for path in files(&self.folder)?.keys() {
            let Some(name) = path
                .to_str()
                .filter(|_| path.extension().is_some_and(|end| end == "woff2"))
            else {
                continue;
            };
            let to = self.package().join(name);
            fs::rename(self.folder.join(name), &to).map_err(Error::file("move to", &to))?;
            let is_rare = name.starts_with(RARE_FONT);
            let list = if is_rare { &mut rare_fonts } else { &mut fonts };
            list.push(format!("/pkg/{name}"));
        }
        let [below, newsroom] = ["below", "newsroom"].map(|name| {
            let sheet = text(&self.folder.join(format!("{name}.css")))?;
            self.hashed(name, "css", sheet.trim_end().as_bytes())
        });
        Ok(Styles {
            below: below?,
            newsroom: newsroom?,
            fonts,
            rare_fonts,
        })
    }

    /// Writes the loader, which knows the addresses of what it loads. Returns
    /// its own, which is another one for another style of pages, too: by it, a
    /// page knows whether parts of other pages fit.
    fn loader(&self, addresses: &Value) -> Result<String> {
        let tools = text(&self.folder.join("tools.css"))?;
        let given = [
            ("TOOLS_CSS", json!(tools.trim_end()).to_string()),
            ("ADDRESSES", addresses.to_string()),
        ];
        let boot = script("reader/boot.js", Script::Enclosed, &given)?;
        let style = hash::of(&read(&self.folder.join("page.css"))?);
        self.hashed("boot", "js", format!("{boot}//{style}\n").as_bytes())
    }

    /// Writes the script that reloads changed pages, in a debug build. Returns
    /// its address.
    fn live_reload(&self) -> Result<Option<String>> {
        if self.mode == Mode::Release {
            return Ok(None);
        }
        let reload = script("reader/live-reload.js", Script::Classic, &[])?;
        self.hashed("reload", "js", reload.as_bytes()).map(Some)
    }

    /// Writes the service worker, and the one that uninstalls it. `shell` is
    /// stored when the worker is installed, `at_need` at that time or later.
    fn workers(&self, shell: &[&String], at_need: &[&String]) -> Result<()> {
        let all = format!("{shell:?}{at_need:?}");
        let given = [
            ("BUILD", json!(hash::of(all.as_bytes())).to_string()),
            ("SHELL", json!(shell).to_string()),
            ("AT_NEED", json!(at_need).to_string()),
        ];
        let worker = script("worker/main.js", Script::Enclosed, &given)?;
        self.write("sw.js", worker.as_bytes())?;
        let uninstall = script("worker/uninstall.js", Script::Enclosed, &[])?;
        self.write("leave.js", uninstall.as_bytes())
    }
}

/// The style sheets of the site.
struct Styles {
    /// Address of the sheet that pages link.
    below: String,
    /// Address of the newsroom's sheet.
    newsroom: String,
    /// Addresses of the fonts that pages load at once.
    fonts: Vec<String>,
    /// Those of the fonts that few pages need.
    rare_fonts: Vec<String>,
}

/// The beginning of such a font's name.
const RARE_FONT: &str = "faustina-rest";

/// Builds the site and moves it in place.
pub fn assemble(mode: Mode, modules: &Modules) -> Result<Client> {
    let kept = project_paths::cache();
    fs::create_dir_all(&kept).map_err(Error::file("make", &kept))?;
    let new = tempfile::Builder::new()
        .prefix("site-")
        .tempdir_in(&kept)
        .map_err(Error::file("make a folder in", &kept))?;
    let folder = new.path().to_owned();
    let site = Site { folder, mode };
    fs::create_dir(site.package()).map_err(Error::file("make", site.package()))?;

    let Styles {
        below,
        newsroom,
        fonts,
        rare_fonts,
    } = site.styles()?;
    let before_paint = script("reader/before-paint.js", Script::Enclosed, &[])?;
    site.write("theme.js", before_paint.as_bytes())?;
    let [glue, wasm] = site.islands(&modules.pages)?;
    let SearchScripts {
        form: search,
        device,
    } = search_scripts::build(&site.package(), &modules.search, mode)?;
    let editions = site.editions(&modules.edition)?;
    let words = words::offline()?;
    let offline = site.module("offline", "offline/main.js", &[("OFFLINE_WORDS", words)])?;
    let notify = site.module("notify", "push/main.js", &[])?;
    let addresses = json!({
        "glue": glue,
        "wasm": wasm,
        "search": search,
        "offline": offline,
        "edition": editions[0],
        "notify": notify,
    });
    let boot = site.loader(&addresses)?;
    let reload = site.live_reload()?;
    let shell = [&boot, &glue, &wasm, &search, &offline].into_iter();
    let shell: Vec<&String> = shell.chain(&fonts).collect();
    // Stored, too: editions are opened and articles are searched without a
    // network.
    let at_need = editions.iter().chain(&device).chain(&rare_fonts);
    let at_need: Vec<&String> = at_need.collect();
    site.workers(&shell, &at_need)?;
    let manifest = Manifest {
        boot: &boot,
        below: &below,
        newsroom: &newsroom,
        fonts: &fonts,
    };
    let manifest = serde_json::to_vec(&manifest).expect("text and lists are JSON");
    site.write("site.json", &manifest)?;

    replace(&project_paths::site(), new.keep())?;
    Ok(Client {
        scripts: [boot, glue, wasm, search],
        device,
        editions,
        fonts,
        reload,
    })
}

/// Returns a script of `frontend/`, minified.
fn script(name: &str, kind: Script, given: &[(&str, String)]) -> Result<String> {
    let source = project_paths::root().join("frontend").join(name);
    esbuild::script(&source, kind, given, None)
}

/// Returns the glue with the hashed name of the wasm.
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

/// Replaces the folder `old` by `new`; removes `new` if both hold the same.
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

/// Returns all files below a folder, by their paths in it.
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
    fn new_site_replaces_the_old_one() {
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
    fn unchanged_site_is_not_written() {
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
    fn glue_names_the_hashed_wasm() {
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
