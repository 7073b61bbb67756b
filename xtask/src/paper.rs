//! The built paper, running on a temporary store.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use crate::error::{Error, Result};
use crate::fake_weather::FakeWeather;
use crate::{process, project_paths};

/// Number of the measured article, in the real export and in our own of the
/// same shape.
pub const ARTICLE: u32 = 1000;

/// Whether a paper stores the pages that it rendered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pages {
    /// As papers do.
    Stored,
    /// Every request is rendered, to measure that.
    Rendered,
}

/// A running paper; it ends when dropped.
pub struct Paper {
    /// Its address.
    pub url: String,
    child: Child,
    /// `None` once the paper was killed.
    folder: Option<tempfile::TempDir>,
    _weather: FakeWeather,
}

/// Returns the measured exports by name: our own, and a real one if it is
/// beside the project.
pub fn exports() -> Vec<(&'static str, PathBuf)> {
    let mut all = vec![("fixture", project_paths::fixture())];
    match project_paths::seed() {
        Some(seed) => all.push(("seed", seed)),
        None => println!("skipped: no real export beside the project"),
    }
    all
}

impl Paper {
    /// Imports the export into an empty store and serves it.
    pub fn of(binary: &Path, export: &Path, pages: Pages) -> Result<Self> {
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
        Self::in_folder(binary, folder, pages)
    }

    /// Serves the store `paper.db` in a folder, which is removed with the
    /// paper.
    pub fn in_folder(binary: &Path, folder: tempfile::TempDir, pages: Pages) -> Result<Self> {
        let database = format!("sqlite:{}", folder.path().join("paper.db").display());
        let weather = FakeWeather::open()?;
        let mut serve = process::program(binary);
        serve.args([
            "serve",
            "--no-demo",
            "--listen=127.0.0.1:0",
            "--database",
            &database,
        ]);
        serve.args(["--weather-url", &weather.url]);
        if pages == Pages::Rendered {
            serve.arg("--page-cache=0");
        }
        let (child, url) = start(&mut serve)?;
        Ok(Self {
            url,
            child,
            folder: Some(folder),
            _weather: weather,
        })
    }

    /// Kills the server; returns its folder.
    ///
    /// # Panics
    /// Never: it is called once.
    pub fn kill(mut self) -> tempfile::TempDir {
        end(&mut self.child);
        self.folder.take().expect("it is killed once")
    }

    /// The file of the store.
    ///
    /// # Panics
    /// Never: a paper that runs has a folder.
    pub fn database(&self) -> PathBuf {
        let folder = self.folder.as_ref().expect("it runs");
        folder.path().join("paper.db")
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

/// Starts a server and waits until it prints its address.
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

/// Kills a server; its store is complete without a clean end.
pub fn end(child: &mut Child) {
    // Both fail only if the child has ended already.
    child.kill().ok();
    child.wait().ok();
}
