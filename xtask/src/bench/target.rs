//! Measuring a server under load, beside another one. Servers run on one processor
//! core, the clients on the others.

use std::time::Duration;

use rustix::thread::{CpuSet, sched_getaffinity, sched_setaffinity};

use super::Rows;
use super::clients::{Answers, Question};
use crate::error::{Error, Result};
use crate::usage::{TICK, ticks};

/// Clients of a figure.
pub(super) const CLIENTS: usize = 16;
/// How long they ask.
pub(super) const LASTS: Duration = Duration::from_secs(3);
/// Figures per server, of which the median is reported.
pub(super) const ROUNDS: usize = 5;

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
pub(super) struct Figure {
    pub(super) answers: Answers,
    /// Processor time of an answer, in nanoseconds.
    cost: u64,
}

impl Target {
    pub(super) fn measure(&self, clients: usize) -> Result<Figure> {
        let before = ticks(self.process)?;
        let answers = self.question.ask(clients, LASTS)?;
        let used = (ticks(self.process)? - before) * TICK * 1_000;
        Ok(Figure {
            answers,
            cost: used / answers.count.max(1),
        })
    }
}

/// A number of a figure.
pub(super) type Of<'a> = &'a dyn Fn(&Figure) -> u64;

/// The middle number of the figures.
pub(super) fn median(figures: &[Figure], of: Of) -> u64 {
    let mut all: Vec<u64> = figures.iter().map(of).collect();
    all.sort_unstable();
    all[all.len() / 2]
}

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
