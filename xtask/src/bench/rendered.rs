//! Pages that are not stored, beside a server that reads the same database and fills
//! a template at every request.

use std::path::Path;

use super::Rows;
use super::clients::Question;
use super::growth::example;
use super::target::{Cores, Limits, Target, compare};
use crate::bench_server::BenchServer;
use crate::error::{Error, Result};
use crate::http::Browser;
use crate::paper::{self, ARTICLE, Pages, Paper};
use crate::{process, project_paths};

const LIMITS: Limits = Limits {
    cost: 300,
    rate: None,
    p99: None,
};
/// Articles of the generated paper, and those of it that are asked for in turn.
const GENERATED: u32 = 20_000;
const IN_TURN: u32 = 1_000;
/// Least and most bytes of the other server's page, in percent of ours.
const SAME: std::ops::RangeInclusive<usize> = 90..=110;

/// Measures one article of an imported paper, and many of a generated one.
pub(super) fn measure(
    binary: &Path,
    templated: &Path,
    rows: &mut Rows,
    over: &mut Vec<String>,
) -> Result<()> {
    let cores = Cores::split()?;
    Cores::run_on(&cores.servers)?;
    let papers = [
        (
            "an article",
            Paper::of(binary, &project_paths::fixture(), Pages::Rendered)?,
            vec![ARTICLE],
        ),
        (
            "articles in turn",
            generated(binary)?,
            (0..IN_TURN)
                .map(|nth| 1 + nth * (GENERATED / IN_TURN))
                .collect(),
        ),
    ];
    for (what, paper, numbers) in papers {
        let site = project_paths::site();
        let mut serve = process::program(templated);
        Cores::run_on(&cores.servers)?;
        let (child, url) = paper::start(serve.arg(paper.database()).arg(site))?;
        let other = BenchServer(child);
        Cores::run_on(&cores.clients)?;
        let browser = Browser::new(&paper.url);
        let mut paths = Vec::new();
        for number in numbers {
            paths.push(browser.landing(&format!("/x-{number}.html"))?);
        }
        let ours = browser.get(&paths[0], "identity")?.body.len();
        let theirs = Browser::new(&url).get(&paths[0], "identity")?.body.len();
        if !SAME.contains(&(theirs * 100 / ours.max(1))) {
            let lengths = format!("{theirs} bytes, and the paper's page {ours}");
            return Err(Error::answer("the page of the template", lengths));
        }
        let headers = "accept-encoding: identity\r\n";
        let question = |url: &str| Question::in_turn(url, &paths, headers, 200);
        let ours = Target {
            process: paper.process(),
            question: question(&paper.url)?,
        };
        let theirs = Target {
            process: other.0.id(),
            question: question(&url)?,
        };
        let what = format!("not stored, {what}");
        compare(&what, &ours, &theirs, &LIMITS, rows, over)?;
    }
    Ok(())
}

/// A generated paper.
fn generated(binary: &Path) -> Result<Paper> {
    let folder =
        tempfile::tempdir().map_err(Error::file("make a folder in", std::env::temp_dir()))?;
    let database = folder.path().join("paper.db");
    process::quietly(example("grow").arg(&database).arg(GENERATED.to_string()))?;
    Paper::in_folder(binary, folder, Pages::Rendered)
}
