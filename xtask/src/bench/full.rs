//! `cargo xtask bench --full`: the memory of a server that runs for long.

use crate::client::{self, Mode};
use crate::error::{Error, Result};
use crate::paper::{ARTICLE, Pages, Paper};
use crate::stage::stage;
use crate::usage::mib;
use crate::{mixed_requests, project_paths, server, table};

/// Requests before the first look at the memory, and before the second.
const FIRST: u32 = 100_000;
const ALL: u32 = 1_000_000;
/// Largest ratio of the second to the first, in percent.
const MOST: u64 = 110;

/// Measures memory after many requests of every kind, and fails if it grew.
pub fn full() -> Result<()> {
    stage("client", || client::build(Mode::Release))?;
    let binary = stage("server", || server::build(Mode::Release))?;
    let paper = Paper::of(&binary, &project_paths::fixture(), Pages::Stored)?;
    let (first, last) = stage(&format!("{ALL} mixed requests"), || {
        mixed_requests::memory(&paper, ARTICLE, FIRST, ALL)
    })?;
    let (mut rows, mut grown) = (Vec::new(), Vec::new());
    for (what, first, last) in [
        ("median", first.median, last.median),
        ("highest", first.highest, last.highest),
    ] {
        let percent = last * 100 / first.max(1);
        rows.push(vec![
            format!("{what} memory of its own"),
            mib(first),
            mib(last),
            format!("{percent} of {MOST}"),
        ]);
        if percent > MOST {
            grown.push(format!("{what}: {percent} %"));
        }
    }
    let (first, last) = (format!("{FIRST} requests"), format!("{ALL} requests"));
    table::print(&["what", &first, &last, "percent"], &rows);
    if grown.is_empty() {
        return Ok(());
    }
    Err(Error::Check(format!("memory grew: {}", grown.join("; "))))
}
