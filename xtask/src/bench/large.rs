//! A paper of 100,000 articles: how soon it answers after its start, and its memory
//! once its page cache is full.

use std::path::Path;
use std::time::{Duration, Instant};

use super::Rows;
use super::growth::example;
use crate::error::{Error, Result};
use crate::http::Browser;
use crate::paper::{Pages, Paper};
use crate::process;
use crate::usage::{anonymous, mib};

const ARTICLES: u32 = 100_000;
/// Articles that are asked for: more than the page cache stores.
const ASKED: u32 = 3_000;
/// Starts, of which the median is reported.
const STARTS: usize = 5;

/// The longest time from the start of the process to its first page.
const START: Duration = Duration::from_millis(200);
/// The most memory of its own, in KiB: without what is mapped from files.
const OWN: u64 = 150 << 10;

/// Measures the paper.
pub(super) fn measure(binary: &Path, rows: &mut Rows, over: &mut Vec<String>) -> Result<()> {
    let folder =
        tempfile::tempdir().map_err(Error::file("make a folder in", std::env::temp_dir()))?;
    let database = folder.path().join("paper.db");
    process::quietly(example("grow").arg(&database).arg(ARTICLES.to_string()))?;
    let mut reindex = process::program(binary);
    reindex.args(["reindex", "--database"]);
    process::quietly(reindex.arg(format!("sqlite:{}", database.display())))?;
    let mut paper = Paper::in_folder(binary, folder, Pages::Stored)?;
    let article = Browser::new(&paper.url).landing(&format!("/x-{}.html", ARTICLES / 2))?;
    let mut starts = Vec::new();
    for _ in 0..STARTS {
        let folder = paper.kill();
        let begun = Instant::now();
        paper = Paper::in_folder(binary, folder, Pages::Stored)?;
        Browser::new(&paper.url).get(&article, "br")?;
        starts.push(begun.elapsed());
    }
    starts.sort_unstable();
    let start = starts[STARTS / 2];
    rows.push(vec![
        format!("{ARTICLES} articles: from the start to the first page"),
        format!("{start:.0?}"),
        String::new(),
        format!("at most {START:?}"),
    ]);
    if start > START {
        over.push(format!("{ARTICLES} articles: the start takes {start:.0?}"));
    }
    let browser = Browser::new(&paper.url);
    for nth in 0..ASKED {
        let number = 1 + nth * (ARTICLES / ASKED);
        browser.landing(&format!("/x-{number}.html"))?;
    }
    let own = anonymous(paper.process())?;
    rows.push(vec![
        format!("{ARTICLES} articles, after {ASKED} pages: memory of its own"),
        mib(own),
        String::new(),
        format!("at most {}", mib(OWN)),
    ]);
    if own > OWN {
        over.push(format!("{ARTICLES} articles: {}", mib(own)));
    }
    Ok(())
}
