//! `cargo xtask bench --load`: a page that many ask for at once, beside a bare
//! server that sends the same bytes from memory, and pages that are not stored, beside
//! one that fills a template. Servers run on one processor core, the clients on the
//! others.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use super::clients::Question;
use super::target::{CLIENTS, Cores, Figure, LASTS, Limits, Of, ROUNDS, Target, compare, median};
use super::{Rows, large, rendered};
use crate::bench_server::BenchServer;
use crate::client::Mode;
use crate::error::{Error, Result};
use crate::http::Browser;
use crate::paper::{self, ARTICLE, Pages, Paper, exports};
use crate::stage::stage;
use crate::usage::{TICK, ticks};
use crate::{bench_server, client, process, server, table};

/// Clients of an overload.
const OVERLOAD: usize = 5 * CLIENTS;
/// Clients that ask for one page that is not stored, at the same moment.
const CROWD: usize = 2_000;
/// How long a paper takes until its pages stay the same.
const SETTLED: Duration = Duration::from_secs(5);

/// Limits of stored pages, in percent of the bare server's figure.
const STORED: Limits = Limits {
    cost: 125,
    rate: Some(80),
    p99: Some(200),
};
/// Limits of the question that open articles ask every minute.
const ASKED: Limits = Limits {
    cost: 160,
    rate: None,
    p99: None,
};
/// Least part of its rate that the server keeps during an overload, in percent of the
/// part that the bare server keeps.
const GOODPUT: u64 = 90;
/// Longest 99th percentile while an article is published, in percent of that before.
const P99_OF_PUBLISHING: u128 = 200;

/// Builds releases, measures them, and fails if a limit is exceeded.
pub fn load() -> Result<()> {
    stage("client", || client::build(Mode::Release))?;
    let binary = stage("server", || server::build(Mode::Release))?;
    let bare = stage("bare server", || bench_server::build("bare"))?;
    let templated = stage("server with a template", || {
        bench_server::build("templated")
    })?;
    let (mut rows, mut over) = (Vec::new(), Vec::new());
    for (name, export) in exports() {
        stage(&format!("load, {name}"), || {
            of_paper(&binary, &bare, &export, name, &mut rows, &mut over)
        })?;
    }
    stage("load, pages that are not stored", || {
        rendered::measure(&binary, &templated, &mut rows, &mut over)
    })?;
    stage("a large paper", || {
        large::measure(&binary, &mut rows, &mut over)
    })?;
    table::print(&["what", "measured", "the other server", "percent"], &rows);
    if over.is_empty() {
        return Ok(());
    }
    Err(Error::Check(format!("over budget: {}", over.join("; "))))
}

fn of_paper(
    binary: &Path,
    bare: &Path,
    export: &Path,
    name: &str,
    rows: &mut Rows,
    over: &mut Vec<String>,
) -> Result<()> {
    let cores = Cores::split()?;
    Cores::run_on(&cores.servers)?;
    let paper = Paper::of(binary, export, Pages::Stored)?;
    let browser = Browser::new(&paper.url);
    let article = browser.landing(&format!("/?p={ARTICLE}"))?;
    // The first pages are replaced once the weather is there.
    std::thread::sleep(SETTLED);
    let page = browser.get(&article, "br")?;
    let file = tempfile::NamedTempFile::new().map_err(Error::file("make a file in", "/tmp"))?;
    std::fs::write(file.path(), &page.body).map_err(Error::file("write", file.path()))?;
    let mut serve = process::program(bare);
    let (child, url) = paper::start(serve.arg(file.path()))?;
    let bare = BenchServer(child);
    Cores::run_on(&cores.clients)?;
    let state = format!("/api/article?id={ARTICLE}");
    let state_tag = browser.get(&state, "br")?.tag;
    for (what, path, status, tag, limits) in [
        ("304 Not Modified", &article, 304, &page.tag, &STORED),
        (
            "an open article's question, 304",
            &state,
            304,
            &state_tag,
            &ASKED,
        ),
        ("a stored article", &article, 200, &String::new(), &STORED),
    ] {
        let (headers, bare_headers) = headers(tag);
        let ours = Target {
            process: paper.process(),
            question: Question::new(&paper.url, path, &headers, status)?,
        };
        let theirs = Target {
            process: bare.0.id(),
            question: Question::new(&url, &article, &bare_headers, status)?,
        };
        compare(
            &format!("{what}, {name}"),
            &ours,
            &theirs,
            limits,
            rows,
            over,
        )?;
        if status == 200 {
            overload(name, &ours, &theirs, rows, over)?;
            let correct = correction(binary, &paper);
            publishing(name, &ours, correct, rows, over)?;
        }
    }
    crowd(name, &paper, &article, rows)
}

const BROTLI: &str = "accept-encoding: gzip, deflate, br, zstd\r\n";

/// Headers of a request, and those for the bare server; with a tag, they are of a browser
/// that holds the page.
fn headers(tag: &str) -> (String, String) {
    if tag.is_empty() {
        return (BROTLI.to_owned(), BROTLI.to_owned());
    }
    let held = |tag: &str| format!("{BROTLI}if-none-match: {tag}\r\n");
    (held(tag), held("W/\"0123456789abcdef\""))
}

/// Five times as many clients, in turn with the usual number. More connections cost a
/// processor's caches more whatever serves them, so the bare server shows what is left
/// of its rate, too.
fn overload(
    name: &str,
    ours: &Target,
    theirs: &Target,
    rows: &mut Rows,
    over: &mut Vec<String>,
) -> Result<()> {
    let (mut own, mut other) = ((Vec::new(), Vec::new()), (Vec::new(), Vec::new()));
    for _ in 0..ROUNDS {
        for (target, (before, during)) in [(theirs, &mut other), (ours, &mut own)] {
            before.push(target.measure(CLIENTS)?);
            during.push(target.measure(OVERLOAD)?);
        }
    }
    let rates = |(before, during): &(Vec<Figure>, Vec<Figure>)| {
        let rate: Of = &|it| it.answers.rate;
        let (peak, rate) = (median(before, rate), median(during, rate));
        (rate * 100 / peak.max(1), format!("{rate} of {peak}"))
    };
    let (own_part, own_text) = rates(&own);
    let (other_part, other_text) = rates(&other);
    let longest = own.1.iter().map(|it| it.answers.longest).max();
    let percent = own_part * 100 / other_part.max(1);
    rows.push(vec![
        format!("{OVERLOAD} clients, {name}: answers in a second, and of {CLIENTS} clients"),
        format!(
            "{own_text}: {own_part} %, longest {:?}",
            longest.unwrap_or_default()
        ),
        format!("{other_text}: {other_part} %"),
        format!("{percent} of {GOODPUT}"),
    ]);
    if percent < GOODPUT {
        over.push(format!("{name}: {OVERLOAD} clients: {percent} %"));
    }
    Ok(())
}

/// The command that corrects the measured article.
fn correction(binary: &Path, paper: &Paper) -> Command {
    let mut correct = process::program(binary);
    let (number, database) = (ARTICLE.to_string(), paper.database());
    correct.args(["correct", &number, "--text", "Sửa số liệu.", "--database"]);
    correct.arg(format!("sqlite:{}", database.display()));
    correct
}

/// A correction of the article that everybody asks for: nobody waits for the new page.
fn publishing(
    name: &str,
    ours: &Target,
    mut correct: Command,
    rows: &mut Rows,
    over: &mut Vec<String>,
) -> Result<()> {
    let before = ours.measure(CLIENTS)?.answers;
    let during = std::thread::scope(|scope| {
        let corrected = scope.spawn(|| {
            std::thread::sleep(LASTS / 3);
            process::quietly(&mut correct)
        });
        let during = ours.measure(CLIENTS);
        let corrected = corrected.join();
        corrected.unwrap_or_else(|_| Err(Error::answer("tinlang correct", "it panicked")))?;
        during
    });
    let during = during?.answers;
    let percent = during.p99.as_micros() * 100 / before.p99.as_micros().max(1);
    rows.push(vec![
        format!("a correction is published, {name}: p99"),
        format!("{:?}, longest {:?}", during.p99, during.longest),
        format!("before: {:?}, {:?}", before.p99, before.longest),
        format!("{percent} of {P99_OF_PUBLISHING}"),
    ]);
    if percent > P99_OF_PUBLISHING {
        over.push(format!(
            "{name}: p99 while a correction is published: {percent} %"
        ));
    }
    Ok(())
}

/// Many clients who ask for one page that is not stored.
fn crowd(name: &str, paper: &Paper, article: &str, rows: &mut Rows) -> Result<()> {
    let cold = Question::new(&paper.url, &format!("{article}?lite"), BROTLI, 200)?;
    let before = ticks(paper.process())?;
    let first = cold.ask_together(CROWD)?;
    let middle = ticks(paper.process())?;
    let again = cold.ask_together(CROWD)?;
    let after = ticks(paper.process())?;
    let cost = |ticks: u64| Duration::from_micros(ticks * TICK);
    rows.push(vec![
        format!("{CROWD} clients at once on a page that is not stored, {name}"),
        format!(
            "{:?} of processor time, all answered after {:?}",
            cost(middle - before),
            first.longest
        ),
        format!(
            "once stored: {:?}, {:?}",
            cost(after - middle),
            again.longest
        ),
        String::new(),
    ]);
    Ok(())
}
