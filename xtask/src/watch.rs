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
use crate::{paper, process, project_paths, server};

/// The watched sources, in the folder of the project.
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
/// An editor may write a file in several steps: it is complete after this time
/// without changes.
const QUIET: Duration = Duration::from_millis(80);

/// Runs until it is interrupted.
pub fn watch(arguments: &[String]) -> Result<()> {
    // Watching starts first, so that changes during a build cause the next one.
    let (changes, _watcher) = changes()?;
    let mut running = None;
    loop {
        match build_and_start(arguments, &mut running) {
            Ok(url) => println!("Tin Làng: {url}"),
            // An error in a source is printed; the next change builds again.
            Err(error) => eprintln!("xtask: {error}"),
        }
        wait(&changes)?;
    }
}

/// Ends the old server when a new one is ready to use its port.
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
    let (sender, changes) = mpsc::channel();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        if event.is_ok_and(|event| matters(&event)) {
            // There is no receiver only while this program ends.
            sender.send(()).ok();
        }
    })
    .map_err(failed)?;
    for source in SOURCES {
        watcher
            .watch(
                &project_paths::root().join(source),
                RecursiveMode::Recursive,
            )
            .map_err(failed)?;
    }
    Ok((changes, watcher))
}

/// False for reads, and for files that editors write beside a source.
fn matters(event: &Event) -> bool {
    !matches!(event.kind, EventKind::Access(_)) && event.paths.iter().any(|path| is_source(path))
}

fn is_source(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    !name.starts_with(['.', '#']) && !name.ends_with(['~', '#']) && !name.ends_with(".swp")
}

/// Waits for a change, and then until there are no more.
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
    fn editor_files_are_not_sources() {
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
