//! `cargo xtask bench`: processor time and memory per response, and the peak
//! memory of an import. Only figures of the same run are compared, as ratios.

mod clients;
mod full;
mod growth;
mod large;
mod load;
mod rendered;
mod target;

use std::path::Path;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use crate::client::{self, Mode};
use crate::error::{Error, Result};
use crate::http::Browser;
use crate::paper::{ARTICLE, Pages, Paper, exports};
use crate::setup::chromium;
use crate::stage::stage;
use crate::usage::{TICK, mib, of_status, ticks};
use crate::{process, project_paths, server, table};

pub use full::full;
pub use growth::{SIZES, growth};
pub use load::load;

/// The number of requests for a figure.
#[derive(Clone, Copy)]
struct Load {
    /// Requests before the measurement.
    warm_up: u32,
    /// Requests per figure.
    requests: u32,
}

const LOAD: Load = Load {
    warm_up: 1_000,
    requests: 10_000,
};
/// Figures per address, of which the median is reported.
const ROUNDS: usize = 3;
/// Budget of the article page in microseconds, on a machine that serves a file
/// from memory in [`PACE`].
const ARTICLE_COST: u64 = 250;
/// Cost of a file from memory when the budget was set, in microseconds; on a
/// slower machine the budget grows in proportion.
const PACE: u64 = 12;
/// Budget of the server's memory afterwards, in KiB.
const SERVER_MEMORY: u64 = 60 << 10;
/// Size of the export, in MiB, and the budget of its import's memory, in KiB.
const EXPORT: u32 = 200;
const IMPORT_MEMORY: u64 = 150 << 10;

/// Builds a release, measures it, and fails if a budget is exceeded.
pub fn bench() -> Result<()> {
    stage("client", || client::build(Mode::Release))?;
    let binary = stage("server", || server::build(Mode::Release))?;
    let mut rows = Vec::new();
    let mut over = Vec::new();
    for (name, export) in exports() {
        stage(&format!("answers, {name}"), || {
            answers(&binary, name, &export, &mut rows, &mut over)
        })?;
    }
    stage("import", || import(&binary, &mut rows, &mut over))?;
    table::print(&["what", "measured", "budget"], &rows);
    if over.is_empty() {
        return Ok(());
    }
    Err(Error::Check(format!("over budget: {}", over.join("; "))))
}

/// Measured searches of each kind.
const ROUNDS_OF_SEARCH: &str = "300";

/// Measures searches in this many generated articles, with the paper's index
/// and with SQLite's.
pub fn search(articles: u32) -> Result<()> {
    let mut run = process::cargo();
    run.args([
        "run",
        "--release",
        "--quiet",
        "--package=store-search",
        "--example=bench_search",
        "--",
    ]);
    let run = run
        .arg(articles.to_string())
        .args([ROUNDS_OF_SEARCH, "fts5"]);
    print!("{}", process::printed(run)?);
    Ok(())
}

/// Measures searches on a reader's device, and a cold start without network.
pub fn device() -> Result<()> {
    let chromium = stage("Chromium", chromium::ensure)?;
    stage("client", || client::build(Mode::Release))?;
    let binary = stage("server", || server::build(Mode::Release))?;
    for script in ["bench/cold.mjs", "bench/device.mjs"] {
        process::run(
            process::node()
                .arg(project_paths::end2end().join(script))
                .env("TINLANG_BIN", &binary)
                .env("TINLANG_CHROMIUM", &chromium),
        )?;
    }
    Ok(())
}

type Rows = Vec<Vec<String>>;

/// Measures a file from memory as well as pages, to show the machine's speed.
fn answers(
    binary: &Path,
    name: &str,
    export: &Path,
    rows: &mut Rows,
    over: &mut Vec<String>,
) -> Result<()> {
    let paper = Paper::of(binary, export, Pages::Rendered)?;
    let browser = Browser::new(&paper.url);
    let article = browser.landing(&format!("/?p={ARTICLE}"))?;
    let section = "/moi-nhat".to_owned();
    let mut plain = None;
    for (what, path, budget) in [
        ("a file from memory", "/robots.txt".to_owned(), None),
        ("the article", article.clone(), Some(ARTICLE_COST)),
        ("its lite view", format!("{article}?lite"), None),
        ("the latest articles", section, None),
    ] {
        let cost = cost(&browser, paper.process(), &[path], LOAD)?;
        let plain = *plain.get_or_insert(cost);
        let budget = budget.map(|budget| budget * plain.max(PACE) / PACE);
        let times = ratio(cost, plain);
        rows.push(vec![
            format!("{what}, {name}: processor time of an answer"),
            format!("{cost} µs ({times} × the file)"),
            budget.map_or_else(String::new, |budget| {
                format!("{budget} µs: {ARTICLE_COST} µs where a file costs {PACE} µs")
            }),
        ]);
        if budget.is_some_and(|budget| cost > budget) {
            over.push(format!("{what}, {name}: {cost} µs"));
        }
    }
    let memory = of_status(paper.process(), "VmRSS:").unwrap_or(0);
    rows.push(vec![
        format!("the server after that, {name}: resident memory"),
        mib(memory),
        mib(SERVER_MEMORY),
    ]);
    if memory > SERVER_MEMORY || memory == 0 {
        over.push(format!("memory, {name}: {}", mib(memory)));
    }
    Ok(())
}

/// Returns the processor time of the whole process per response without content
/// coding, in microseconds, for these addresses in turn; the median of several
/// rounds.
fn cost(browser: &Browser, process: u32, paths: &[String], load: Load) -> Result<u64> {
    let mut turn = paths.iter().cycle();
    let mut ask = |times: u32| -> Result<()> {
        for path in turn.by_ref().take(times as usize) {
            browser.get(path, "identity")?;
        }
        Ok(())
    };
    ask(load.warm_up)?;
    let mut costs = Vec::new();
    for _ in 0..ROUNDS {
        let before = ticks(process)?;
        ask(load.requests)?;
        costs.push((ticks(process)? - before) * TICK / u64::from(load.requests));
    }
    costs.sort_unstable();
    Ok(costs[ROUNDS / 2])
}

/// Formats a ratio with one decimal, without floating point.
fn ratio(of: u64, to: u64) -> String {
    let tenths = of * 10 / to.max(1);
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// Imports a large export into an empty store.
fn import(binary: &Path, rows: &mut Rows, over: &mut Vec<String>) -> Result<()> {
    let folder =
        tempfile::tempdir().map_err(Error::file("make a folder in", std::env::temp_dir()))?;
    let export = folder.path().join("export.xml");
    let mut generate = process::cargo();
    generate.args([
        "run",
        "--release",
        "--quiet",
        "--package=import",
        "--example=generate_wxr",
        "--",
    ]);
    process::quietly(generate.arg(&export).arg(EXPORT.to_string()))?;
    let mut import = process::program(binary);
    import
        .args(["import", "wxr"])
        .arg(&export)
        .arg("--database");
    import.arg(format!(
        "sqlite:{}",
        folder.path().join("paper.db").display()
    ));
    let start = Instant::now();
    let mut child = import
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|source| Error::Start {
            program: "tinlang".to_owned(),
            source,
        })?;
    let memory = highest_memory(&mut child)?;
    rows.push(vec![
        format!(
            "import of {EXPORT} MiB in {} s: highest memory",
            start.elapsed().as_secs()
        ),
        mib(memory),
        mib(IMPORT_MEMORY),
    ]);
    if memory > IMPORT_MEMORY || memory == 0 {
        over.push(format!("the import's memory: {}", mib(memory)));
    }
    Ok(())
}

/// Returns the peak memory of a process that ends successfully, in KiB. The
/// kernel keeps the peak, so regular reads miss only the growth of the last
/// moments.
fn highest_memory(child: &mut Child) -> Result<u64> {
    const LOOK_EVERY: Duration = Duration::from_millis(20);
    let mut highest = 0;
    loop {
        highest = of_status(child.id(), "VmHWM:").unwrap_or(highest);
        if let Some(status) = child
            .try_wait()
            .map_err(Error::file("wait for", "tinlang"))?
        {
            return if status.success() {
                Ok(highest)
            } else {
                Err(Error::answer("tinlang import", status))
            };
        }
        std::thread::sleep(LOOK_EVERY);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ratios_have_one_decimal() {
        assert_eq!(ratio(180, 12), "15.0");
        assert_eq!(ratio(1, 0), "1.0", "nothing is divided by nothing");
    }
}
