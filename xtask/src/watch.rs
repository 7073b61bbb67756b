//! `cargo xtask serve --watch`: a debug build that is rebuilt, restarted
//! and reloaded in the browser whenever a source changes.

use std::path::Path;
use std::process::Child;
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use notify::{Event, EventKind, RecursiveMode, Watcher};

use crate::client::{self, Mode};
use crate::error::{Error, Result};
use crate::stage::stage;
use crate::{paper, places, process, server};

/// What is watched, below the project's folder.
const SOURCES: [&str; 9] = [
    "viet",
    "store",
    "app",
    "device",
    "frontend",
    "server",
    "style",
    "public",
    "Cargo.toml",
];
/// An editor may write a file in several steps: quiet for so long, it is done.
const QUIET: Duration = Duration::from_millis(80);

/// Runs until it is interrupted.
pub fn watch(arguments: &[String]) -> Result<()> {
    // Watched first: what is written during a build is built next.
    let (changes, _watcher) = changes()?;
    let mut running = None;
    loop {
        match build_and_start(arguments, &mut running) {
            Ok(url) => println!("Tin Làng: {url}"),
            // A mistake in a source is mended there, and built again.
            Err(error) => eprintln!("xtask: {error}"),
        }
        wait(&changes)?;
    }
}

/// Ends the server of before only when a new one is ready to take its port.
fn build_and_start(arguments: &[String], running: &mut Option<Child>) -> Result<String> {
    let client = stage("client", || client::build(Mode::Debug))?;
    let binary = stage("server", || server::build(Mode::Debug))?;
    if let Some(mut child) = running.take() {
        paper::end(&mut child);
    }
    let mut serve = process::program(binary);
    serve.arg("serve").args(arguments);
    if let Some(reload) = client.reload {
        serve.env("TINLANG_RELOAD", reload);
    }
    let (child, url) = paper::start(&mut serve)?;
    *running = Some(child);
    Ok(url)
}

fn changes() -> Result<(Receiver<()>, notify::RecommendedWatcher)> {
    let failed = |error: notify::Error| Error::answer("watching the sources", error);
    let (told, changes) = mpsc::channel();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        if event.is_ok_and(|event| matters(&event)) {
            // Nobody listens only when this program ends.
            told.send(()).ok();
        }
    })
    .map_err(failed)?;
    for source in SOURCES {
        watcher
            .watch(&places::root().join(source), RecursiveMode::Recursive)
            .map_err(failed)?;
    }
    Ok((changes, watcher))
}

/// Reading a file is no change, nor is what editors keep beside it.
fn matters(event: &Event) -> bool {
    !matches!(event.kind, EventKind::Access(_)) && event.paths.iter().any(|path| is_source(path))
}

fn is_source(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    !name.starts_with(['.', '#']) && !name.ends_with(['~', '#']) && !name.ends_with(".swp")
}

/// Waits for a change, and for the quiet after it.
fn wait(changes: &Receiver<()>) -> Result<()> {
    changes
        .recv()
        .map_err(|error| Error::answer("watching the sources", error))?;
    while changes.recv_timeout(QUIET).is_ok() {}
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_editors_keep_beside_a_file_is_no_source() {
        assert!(is_source(Path::new("app/src/lib.rs")));
        for path in [
            "app/src/.lib.rs.swp",
            "app/src/lib.rs~",
            "app/src/.#lib.rs",
            "app/src/#lib.rs#",
        ] {
            assert!(!is_source(Path::new(path)), "{path}");
        }
    }
}
