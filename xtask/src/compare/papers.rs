//! The compared papers: the old binary makes each once, and each binary serves
//! its own copy.

use std::path::{Path, PathBuf};
use std::process::{Child, Command};

use super::clock::{self, Clock};
use crate::error::{Error, Result};
use crate::fake_weather::FakeWeather;
use crate::paper::{end, start};
use crate::{process, project_paths};

/// A kind of paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Our own export, after every change that an editor can make.
    Imported,
    /// The demo articles.
    Demo,
    /// A real export, if it is beside the project.
    Real,
}

impl Kind {
    /// Returns the kinds that can be made on this machine.
    pub fn available() -> Vec<Self> {
        let mut kinds = vec![Self::Imported, Self::Demo];
        if project_paths::seed().is_some() {
            kinds.push(Self::Real);
        } else {
            println!("skipped: no real export beside the project");
        }
        kinds
    }

    /// Returns its name in messages.
    pub fn name(self) -> &'static str {
        match self {
            Self::Imported => "an imported paper",
            Self::Demo => "the demo paper",
            Self::Real => "a real paper",
        }
    }
}

/// Commands that change the imported paper, as an editor would type them.
const EDITS: &[&[&str]] = &[
    &["redirect", "add", "/cu/bai-hay", "/moi-nhat"],
    &["redirect", "add", "/dự án/gốm", "/lang-nghe"],
    &[
        "correct",
        "1002",
        "--text",
        "Bài viết ghi sai năm: 1951, không phải 1961.",
        "--title",
        "Dàn chiêng ba nhịp trở về (đã sửa)",
    ],
    &["withdraw", "1005", "--reason", "Nguồn tin xin rút lời."],
    &["pin", "add", "1", "1007"],
    &["author", "set", "tlg", "--about", "Ban biên tập của báo."],
];

/// A paper served by both binaries.
pub struct Pair {
    /// Served by the old binary.
    pub old: Served,
    /// Served by the new binary.
    pub new: Served,
}

/// A running server; it ends when dropped.
pub struct Served {
    /// Name and port of the server.
    pub host: String,
    child: Child,
    _folder: tempfile::TempDir,
}

impl Drop for Served {
    fn drop(&mut self) {
        end(&mut self.child);
    }
}

impl Pair {
    /// Makes the paper and serves it with both binaries.
    pub fn serve(kind: Kind, old: &Path, new: &Path, clock: &Clock) -> Result<Self> {
        let made = make(kind, old, clock)?;
        Ok(Self {
            old: serve(old, made.path(), clock)?,
            new: serve(new, made.path(), clock)?,
        })
    }
}

fn folder() -> Result<tempfile::TempDir> {
    tempfile::tempdir().map_err(Error::file("make a folder in", std::env::temp_dir()))
}

fn database(folder: &Path) -> String {
    format!("sqlite:{}", folder.join("paper.db").display())
}

/// Makes a paper in a new folder. It is served once, so that it has the demo,
/// the weather, the rankings of related articles and the keys.
fn make(kind: Kind, binary: &Path, clock: &Clock) -> Result<tempfile::TempDir> {
    let folder = folder()?;
    let export = match kind {
        Kind::Imported => Some(project_paths::fixture()),
        Kind::Real => project_paths::seed(),
        Kind::Demo => None,
    };
    let run = |arguments: &[&str]| {
        let mut command = program(binary, clock);
        command.args(arguments);
        process::quietly(command.args(["--database", &database(folder.path())])).map(drop)
    };
    if let Some(export) = export {
        let uploads = export.with_file_name("uploads");
        let (export, uploads) = (export.display().to_string(), uploads);
        let uploads_text = uploads.display().to_string();
        let mut arguments = vec!["import", "wxr", &export];
        if uploads.is_dir() {
            arguments.extend(["--media", &uploads_text]);
        }
        run(&arguments)?;
    }
    if kind == Kind::Imported {
        for edit in EDITS {
            run(edit)?;
        }
    }
    let weather = FakeWeather::at(clock::NOW)?;
    let mut command = command(binary, folder.path(), clock);
    let (mut child, url) = start(command.args(["--weather-url", &weather.url]))?;
    let host = url.trim_start_matches("http://").to_owned();
    let ready = wait_for_weather(&host);
    terminate(&mut child)?;
    ready?;
    Ok(folder)
}

/// Waits until the weather is shown.
fn wait_for_weather(host: &str) -> Result<()> {
    /// Attempts, and the wait between them.
    const ATTEMPTS: usize = 200;
    const PAUSE: std::time::Duration = std::time::Duration::from_millis(50);
    for _ in 0..ATTEMPTS {
        let response = super::request::send(host, "GET", "/api/weather", &[], "")?;
        if response.status == 200 && String::from_utf8_lossy(&response.body).contains("21") {
            return Ok(());
        }
        std::thread::sleep(PAUSE);
    }
    Err(Error::answer("/api/weather", "the weather did not come"))
}

/// Ends a server cleanly, so that the database file is complete.
fn terminate(child: &mut Child) -> Result<()> {
    process::quietly(process::program("kill").arg(child.id().to_string()))?;
    child
        .wait()
        .map(drop)
        .map_err(|error| Error::answer("tinlang serve", error))
}

fn serve(binary: &Path, made: &Path, clock: &Clock) -> Result<Served> {
    let folder = folder()?;
    copy(made, folder.path())?;
    // There is no weather service: pages show the weather in the database.
    let mut command = command(binary, folder.path(), clock);
    let (child, url) = start(command.args(["--weather-url", "http://127.0.0.1:9"]))?;
    Ok(Served {
        host: url.trim_start_matches("http://").to_owned(),
        child,
        _folder: folder,
    })
}

fn program(binary: &Path, clock: &Clock) -> Command {
    let mut command = process::program(binary);
    clock.fix(&mut command);
    command
}

fn command(binary: &Path, folder: &Path, clock: &Clock) -> Command {
    let mut command = program(binary, clock);
    command.args(["serve", "--listen=127.0.0.1:0"]);
    command.args(["--base-url", "https://bao.example"]);
    command.args(["--paper-email", "toa-soan@bao.example"]);
    command.args(["--indexnow-key", "0123456789abcdef"]);
    // There is no such service: no search engine is notified.
    command.args(["--indexnow-url", "http://127.0.0.1:9"]);
    command.args(["--database", &database(folder)]);
    command
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    let entries = std::fs::read_dir(from).map_err(Error::file("read", from))?;
    for entry in entries {
        let path: PathBuf = entry.map_err(Error::file("read", from))?.path();
        let target = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            std::fs::create_dir_all(&target).map_err(Error::file("make", &target))?;
            copy(&path, &target)?;
        } else {
            std::fs::copy(&path, &target).map_err(Error::file("copy", &path))?;
        }
    }
    Ok(())
}
