//! The built paper, run on a store of its own that goes with it.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use crate::error::{Error, Result};
use crate::sky::Sky;
use crate::{places, process};

/// Number of the article that every measurement speaks of, in the real export
/// and in our own of its shape.
pub const ARTICLE: u32 = 1000;

/// A running paper; ends when dropped.
pub struct Paper {
    /// Its address.
    pub url: String,
    child: Child,
    _folder: tempfile::TempDir,
    _sky: Sky,
}

/// The exports that are measured, by name: our own, and a real one where it
/// lies beside the project.
pub fn exports() -> Vec<(&'static str, PathBuf)> {
    let mut all = vec![("fixture", places::fixture())];
    match places::seed() {
        Some(seed) => all.push(("seed", seed)),
        None => println!("skipped: no real export beside the project"),
    }
    all
}

impl Paper {
    /// Takes the export over into an empty store and serves it.
    pub fn of(binary: &Path, export: &Path) -> Result<Self> {
        let folder =
            tempfile::tempdir().map_err(Error::file("make a folder in", std::env::temp_dir()))?;
        let database = format!("sqlite:{}", folder.path().join("paper.db").display());
        let uploads = export.with_file_name("uploads");
        let mut import = process::program(binary);
        import
            .args(["import", "wxr"])
            .arg(export)
            .arg("--database")
            .arg(&database);
        if uploads.is_dir() {
            import.arg("--media").arg(uploads);
        }
        process::quietly(&mut import)?;
        Self::in_folder(binary, folder)
    }

    /// Serves the store `paper.db` in a folder, which goes with the paper.
    pub fn in_folder(binary: &Path, folder: tempfile::TempDir) -> Result<Self> {
        let database = format!("sqlite:{}", folder.path().join("paper.db").display());
        let sky = Sky::open()?;
        let mut serve = process::program(binary);
        serve.args([
            "serve",
            "--no-demo",
            "--listen=127.0.0.1:0",
            "--database",
            &database,
        ]);
        serve.args(["--weather-url", &sky.url]);
        let (child, url) = start(&mut serve)?;
        Ok(Self {
            url,
            child,
            _folder: folder,
            _sky: sky,
        })
    }

    /// The server's process.
    pub fn process(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for Paper {
    fn drop(&mut self) {
        end(&mut self.child);
    }
}

/// Starts a server and waits until it says its address.
pub fn start(serve: &mut Command) -> Result<(Child, String)> {
    let mut child = serve
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|source| Error::Start {
            program: "tinlang".to_owned(),
            source,
        })?;
    let mut line = String::new();
    if let Some(out) = child.stdout.take() {
        BufReader::new(out).read_line(&mut line).ok();
    }
    if let Some((_, url)) = line.trim().rsplit_once(' ') {
        Ok((child, url.to_owned()))
    } else {
        end(&mut child);
        Err(Error::answer(
            "tinlang serve",
            "it ended before it was ready",
        ))
    }
}

/// Ends a server; what it wrote is safe in its store.
pub fn end(child: &mut Child) {
    // A child that has ended already needs neither.
    child.kill().ok();
    child.wait().ok();
}
