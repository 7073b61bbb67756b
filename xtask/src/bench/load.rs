//! `cargo xtask bench --load`: a page that many ask for at once, beside a bare
//! server that sends the same bytes from memory, and pages that are not stored, beside
//! one that fills a template. Servers run on one processor core, the clients on the
//! others.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use rustix::thread::{CpuSet, sched_getaffinity, sched_setaffinity};

use super::clients::{Answers, Question};
use super::{Rows, large, rendered};
use crate::bench_server::BenchServer;
use crate::client::Mode;
use crate::error::{Error, Result};
use crate::http::Browser;
use crate::paper::{self, ARTICLE, Pages, Paper, exports};
use crate::stage::stage;
use crate::usage::{TICK, ticks};
use crate::{bench_server, client, process, server, table};

/// Clients of a figure, and of an overload.
pub(super) const CLIENTS: usize = 16;
const OVERLOAD: usize = 5 * CLIENTS;
/// Clients that ask for one page that is not stored, at the same moment.
const CROWD: usize = 2_000;
/// Figures per server, of which the median is reported.
const ROUNDS: usize = 5;
/// How long a paper takes until its pages stay the same.
const SETTLED: Duration = Duration::from_secs(5);
const LASTS: Duration = Duration::from_secs(3);

/// Limits of stored pages, in percent of the bare server's figure.
const STORED: Limits = Limits {
    cost: 125,
    rate: Some(80),
    p99: Some(200),
};
/// Least answers in a second during an overload, in percent of those before it.
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

/// Limits in percent of the other server's figure: most processor time, least answers
/// in a second, longest 99th percentile.
pub(super) struct Limits {
    pub(super) cost: u64,
    pub(super) rate: Option<u64>,
    pub(super) p99: Option<u64>,
}

/// The processor cores of servers and of clients.
pub(super) struct Cores {
    pub(super) servers: CpuSet,
    pub(super) clients: CpuSet,
}

impl Cores {
    pub(super) fn split() -> Result<Self> {
        let failed = |error| Error::answer("the processor's cores", error);
        let all = sched_getaffinity(None).map_err(failed)?;
        let mut cores = (0..CpuSet::MAX_CPU).filter(|core| all.is_set(*core));
        let (mut servers, mut clients) = (CpuSet::new(), CpuSet::new());
        let first = cores.next().unwrap_or(0);
        servers.set(first);
        clients.set(first);
        for core in cores {
            clients.unset(first);
            clients.set(core);
        }
        Ok(Self { servers, clients })
    }

    /// Runs this thread, and what it starts, on these cores.
    pub(super) fn run_on(cores: &CpuSet) -> Result<()> {
        sched_setaffinity(None, cores).map_err(|error| Error::answer("a processor core", error))
    }
}

/// A server under load.
pub(super) struct Target {
    pub(super) process: u32,
    pub(super) question: Question,
}

/// What a load cost.
#[derive(Clone, Copy)]
struct Figure {
    answers: Answers,
    /// Processor time of an answer, in nanoseconds.
    cost: u64,
}

impl Target {
    fn measure(&self, clients: usize) -> Result<Figure> {
        let before = ticks(self.process)?;
        let answers = self.question.ask(clients, LASTS)?;
        let used = (ticks(self.process)? - before) * TICK * 1_000;
        Ok(Figure {
            answers,
            cost: used / answers.count.max(1),
        })
    }
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
    for (what, status, headers, bare_headers) in [
        (
            "304 Not Modified",
            304,
            format!("{BROTLI}if-none-match: {}\r\n", page.tag),
            format!("{BROTLI}if-none-match: W/\"0123456789abcdef\"\r\n"),
        ),
        (
            "a stored article",
            200,
            BROTLI.to_owned(),
            BROTLI.to_owned(),
        ),
    ] {
        let ours = Target {
            process: paper.process(),
            question: Question::new(&paper.url, &article, &headers, status)?,
        };
        let theirs = Target {
            process: bare.0.id(),
            question: Question::new(&url, &article, &bare_headers, status)?,
        };
        compare(
            &format!("{what}, {name}"),
            &ours,
            &theirs,
            &STORED,
            rows,
            over,
        )?;
        if status == 200 {
            overload(name, &ours, rows, over)?;
            let correct = correction(binary, &paper);
            publishing(name, &ours, correct, rows, over)?;
        }
    }
    crowd(name, &paper, &article, rows)
}

const BROTLI: &str = "accept-encoding: gzip, deflate, br, zstd\r\n";

/// A number of a figure.
type Of<'a> = &'a dyn Fn(&Figure) -> u64;

/// Measures both servers in turn.
pub(super) fn compare(
    what: &str,
    ours: &Target,
    theirs: &Target,
    limits: &Limits,
    rows: &mut Rows,
    over: &mut Vec<String>,
) -> Result<()> {
    let (mut of_us, mut of_them) = (Vec::new(), Vec::new());
    ours.measure(CLIENTS)?;
    for _ in 0..ROUNDS {
        of_them.push(theirs.measure(CLIENTS)?);
        of_us.push(ours.measure(CLIENTS)?);
    }
    let median = |figures: &[Figure], of: &dyn Fn(&Figure) -> u64| {
        let mut all: Vec<u64> = figures.iter().map(of).collect();
        all.sort_unstable();
        all[all.len() / 2]
    };
    let micros = |time: Duration| u64::try_from(time.as_micros()).unwrap_or(u64::MAX);
    let figures: [(&str, Of, &str, Option<u64>, bool); 3] = [
        (
            "processor time",
            &|it| it.cost,
            "ns",
            Some(limits.cost),
            true,
        ),
        (
            "answers in a second",
            &|it| it.answers.rate,
            "",
            limits.rate,
            false,
        ),
        ("p99", &|it| micros(it.answers.p99), "µs", limits.p99, true),
    ];
    for (figure, of, unit, limit, is_most) in figures {
        let (own, other) = (median(&of_us, of), median(&of_them, of));
        let percent = own * 100 / other.max(1);
        let of_limit = limit.map_or_else(String::new, |limit| format!(" of {limit}"));
        rows.push(vec![
            format!("{what}: {figure}"),
            format!("{own} {unit}"),
            format!("{other} {unit}"),
            format!("{percent}{of_limit}"),
        ]);
        let is_over = |limit| {
            if is_most {
                percent > limit
            } else {
                percent < limit
            }
        };
        if limit.is_some_and(is_over) {
            over.push(format!("{what}: {figure}: {percent} %"));
        }
    }
    Ok(())
}

/// Five times as many clients as before.
fn overload(name: &str, ours: &Target, rows: &mut Rows, over: &mut Vec<String>) -> Result<()> {
    let peak = ours.measure(CLIENTS)?.answers.rate;
    let during = ours.measure(OVERLOAD)?.answers;
    let percent = during.rate * 100 / peak.max(1);
    rows.push(vec![
        format!("{OVERLOAD} clients, {name}: answers in a second"),
        format!("{}, longest {:?}", during.rate, during.longest),
        format!("{peak} of {CLIENTS} clients"),
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
