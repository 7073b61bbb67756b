//! `cargo xtask torture`: attacks a server of its own, and measures how it and
//! its other readers fare. The same attacks are tests, with fewer clients
//! (`server/tests/binary/{connections,kills}.rs`).

mod addresses;
mod crowd;
mod kills;
mod pictured_week;
mod readers;

use std::path::{Path, PathBuf};
use std::time::Duration;

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

use crate::client::{self, Mode};
use crate::error::{Error, Result};
use crate::paper::{Pages, Paper};
use crate::stage::stage;
use crate::usage::{anonymous, mib};
use crate::{mixed_requests, server, table};
use crowd::Kind;

/// How much is done: by the quick run, and by `--full`.
struct Scale {
    clients: usize,
    requests: u32,
    kills: u32,
}

const QUICK: Scale = Scale {
    clients: 1_000,
    requests: 20_000,
    kills: 25,
};
const FULL: Scale = Scale {
    clients: 9_000,
    requests: 200_000,
    kills: 500,
};

/// How long the server may take to give memory back after a flood.
const REST: Duration = Duration::from_mins(1);
/// Largest ratio of its memory after the rest to that before the flood, in
/// percent.
const MEMORY: u64 = 120;
/// Largest processor time of a warm answer, in microseconds.
const WARM_ANSWER: u64 = 20_000;
/// The dearest addresses that are listed.
const LISTED: usize = 10;

type Rows = Vec<Vec<String>>;

/// What is done to the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Attack {
    /// Thousands of clients that do not behave, one kind at a time
    Clients,
    /// Many requests of every kind
    Requests,
    /// Kills while commands write
    Kills,
    /// No attack: the processor time of each address
    Addresses,
}

/// Runs one attack, or all; fails if the server does worse than it may.
pub fn torture(full: bool, only: Option<Attack>, binary: Option<PathBuf>) -> Result<()> {
    let scale = if full { FULL } else { QUICK };
    raise_descriptors()?;
    let binary = if let Some(binary) = binary {
        binary
    } else {
        stage("client", || client::build(Mode::Release))?;
        stage("server", || server::build(Mode::Release))?
    };
    let runs = |attack| only.is_none_or(|only| only == attack);
    let (mut rows, mut worse) = (Vec::new(), Vec::new());
    if runs(Attack::Clients) {
        for kind in Kind::ALL {
            let name = format!("{} clients: {}", scale.clients, kind.name());
            stage(&name, || {
                flood(&binary, kind, &scale, &mut rows, &mut worse)
            })?;
        }
    }
    if runs(Attack::Requests) {
        stage("mixed requests", || {
            mixed(&binary, &scale, &mut rows, &mut worse)
        })?;
    }
    if runs(Attack::Kills) {
        stage("kills", || kills::run(&binary, scale.kills))?;
        rows.push(vec![
            format!("{} kills during writing", scale.kills),
            "every acknowledged change is there".to_owned(),
        ]);
    }
    if runs(Attack::Addresses) {
        stage("processor time of addresses", || {
            costs(&binary, &mut rows, &mut worse)
        })?;
    }
    table::print(&["what", "measured"], &rows);
    if worse.is_empty() {
        return Ok(());
    }
    Err(Error::Check(format!(
        "worse than allowed: {}",
        worse.join("; ")
    )))
}

/// Lets this process open as many connections as the system allows it.
fn raise_descriptors() -> Result<()> {
    let limit = getrlimit(Resource::Nofile);
    let raised = Rlimit {
        current: limit.maximum,
        maximum: limit.maximum,
    };
    setrlimit(Resource::Nofile, raised)
        .map_err(|error| Error::answer("the limit of open files", error))
}

/// Keeps many clients of one kind open, and asks as another reader meanwhile.
fn flood(
    binary: &Path,
    kind: Kind,
    scale: &Scale,
    rows: &mut Rows,
    worse: &mut Vec<String>,
) -> Result<()> {
    let folder = pictured_week::import(binary)?;
    let paper = Paper::in_folder(binary, folder, Pages::Stored)?;
    let idle = readers::p99(&paper.url, Duration::from_secs(5))?;
    let before = anonymous(paper.process())?;
    let crowd = crowd::open(&paper.url, kind, scale.clients)?;
    let reader = readers::during(&paper.url);
    let gone = crowd.wait_until_gone(kind)?;
    let busy = reader.stop()?;
    std::thread::sleep(REST);
    let after = anonymous(paper.process())?;
    let name = kind.name();
    rows.push(vec![
        format!("{} clients: {name}", scale.clients),
        format!(
            "all gone after {:.0} s; p99 of others {:.1} ms, idle {:.1} ms; memory {} then {}",
            gone.as_secs_f64(),
            busy.as_secs_f64() * 1e3,
            idle.as_secs_f64() * 1e3,
            mib(before),
            mib(after),
        ),
    ]);
    if gone > kind.limit() {
        worse.push(format!("{name}: gone after {:.0} s", gone.as_secs_f64()));
    }
    if after * 100 > before * MEMORY {
        worse.push(format!("{name}: memory {} of {}", mib(after), mib(before)));
    }
    Ok(())
}

/// Many requests of every kind; the memory must not grow.
fn mixed(binary: &Path, scale: &Scale, rows: &mut Rows, worse: &mut Vec<String>) -> Result<()> {
    let folder = pictured_week::import(binary)?;
    let paper = Paper::in_folder(binary, folder, Pages::Stored)?;
    let first = scale.requests / 10;
    let all = first + scale.requests;
    let (before, after) = mixed_requests::memory(&paper, pictured_week::ARTICLE, first, all)?;
    for (what, before, after) in [
        ("median", before.median, after.median),
        ("highest", before.highest, after.highest),
    ] {
        rows.push(vec![
            format!("{} mixed requests: {what} memory", scale.requests),
            format!("{} then {}", mib(before), mib(after)),
        ]);
        if after * 100 > before * MEMORY {
            let (before, after) = (mib(before), mib(after));
            worse.push(format!("mixed requests: {what} memory {after} of {before}"));
        }
    }
    Ok(())
}

/// The processor time of warm answers, the dearest first.
fn costs(binary: &Path, rows: &mut Rows, worse: &mut Vec<String>) -> Result<()> {
    let folder = pictured_week::import(binary)?;
    let paper = Paper::in_folder(binary, folder, Pages::Stored)?;
    let mut costs = addresses::costs(&paper)?;
    costs.sort_by_key(|(_, cost)| std::cmp::Reverse(*cost));
    for (path, cost) in costs.into_iter().take(LISTED) {
        let text = format!("{:.2} ms", Duration::from_micros(cost).as_secs_f64() * 1e3);
        if cost > WARM_ANSWER {
            worse.push(format!("{path}: {text}"));
        }
        rows.push(vec![format!("processor time of {path}, warm"), text]);
    }
    Ok(())
}
