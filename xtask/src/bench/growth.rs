//! `cargo xtask bench --scale`: the cost of a page in a small, a large and a
//! very large paper. It must hardly grow.

use std::path::Path;
use std::process::Command;

use super::{Load, Rows, cost, mib, of_status, ratio};
use crate::client::Mode;
use crate::error::{Error, Result};
use crate::http::Browser;
use crate::paper::{Pages, Paper};
use crate::stage::stage;
use crate::{process, server, table};

/// Numbers of articles, unless others are requested.
pub const SIZES: [u32; 3] = [1_000, 100_000, 1_000_000];
/// Largest cost of a page in the largest paper, in tenths of the cost in the
/// smallest.
const MOST: u64 = 15;
/// Requests before the measurement and per figure.
const LOAD: Load = Load {
    warm_up: 300,
    requests: 3_000,
};
/// A page with its own measurement: see `bench --search`.
const SEARCH: &str = "a search";
/// Articles requested in turn, spread over the whole paper.
const ARTICLES: u32 = 40;

/// Measures papers of these sizes, smallest first, and fails if a page costs
/// too much more in the largest.
pub fn growth(sizes: &[u32]) -> Result<()> {
    let binary = stage("server", || server::build(Mode::Release))?;
    let mut columns = Vec::new();
    for size in sizes {
        let column = stage(&format!("{size} articles"), || of_size(&binary, *size))?;
        // Printed now: the next paper may take long.
        println!(
            "{:?}, {:?}, {}",
            column.costs,
            column.queries,
            mib(column.memory)
        );
        columns.push(column);
    }
    let (Some(smallest), Some(largest)) = (columns.first(), columns.last()) else {
        return Ok(());
    };
    let mut rows: Rows = Vec::new();
    let mut over = Vec::new();
    for (nth, (what, first)) in smallest.costs.iter().enumerate() {
        let last = largest.costs[nth].1;
        let tenths = last * 10 / (*first).max(1);
        let mut row = vec![format!("{what}: processor time of an answer")];
        row.extend(
            columns
                .iter()
                .map(|column| format!("{} µs", column.costs[nth].1)),
        );
        row.push(ratio(last, *first));
        if tenths > MOST && *what != SEARCH {
            over.push((*what).to_owned());
        }
        rows.push(row);
    }
    for (nth, (what, first)) in smallest.queries.iter().enumerate() {
        let mut row = vec![format!("{what}: time of its queries")];
        let mut times = columns
            .iter()
            .map(|column| column.queries.get(nth).map_or(0, |query| query.1));
        row.extend(times.clone().map(|time| format!("{time} µs")));
        row.push(ratio(times.next_back().unwrap_or(0), *first));
        rows.push(row);
    }
    let mut row = vec!["the server after that: resident memory".to_owned()];
    row.extend(columns.iter().map(|column| mib(column.memory)));
    row.push(String::new());
    rows.push(row);
    let mut head = vec!["what".to_owned()];
    head.extend(sizes.iter().map(|size| format!("{size} articles")));
    head.push("growth".to_owned());
    let head: Vec<&str> = head.iter().map(String::as_str).collect();
    table::print(&head, &rows);
    if over.is_empty() {
        return Ok(());
    }
    Err(Error::Check(format!("grows too much: {}", over.join("; "))))
}

/// The figures of one paper.
struct Column {
    costs: Vec<(&'static str, u64)>,
    /// Median time of its queries, in microseconds.
    queries: Vec<(String, u64)>,
    memory: u64,
}

fn of_size(binary: &Path, size: u32) -> Result<Column> {
    let folder =
        tempfile::tempdir().map_err(Error::file("make a folder in", std::env::temp_dir()))?;
    let database = folder.path().join("paper.db");
    process::quietly(example("grow").arg(&database).arg(size.to_string()))?;
    let asked = process::printed(example("ask").arg(&database))?;
    let queries = asked.lines().filter_map(query).collect();
    // Building the search index in the server would be measured, too.
    let mut reindex = process::program(binary);
    reindex.args(["reindex", "--database"]);
    process::quietly(reindex.arg(format!("sqlite:{}", database.display())))?;
    let paper = Paper::in_folder(binary, folder, Pages::Rendered)?;
    let browser = Browser::new(&paper.url);
    let mut articles = Vec::new();
    for nth in 0..ARTICLES {
        let id = 1 + nth * (size / ARTICLES);
        articles.push(browser.landing(&format!("/x-{id}.html"))?);
    }
    let mut costs = Vec::new();
    for (what, paths) in [
        ("a file from memory", vec!["/robots.txt".to_owned()]),
        ("the front page", vec!["/".to_owned()]),
        ("an article", articles),
        ("a section", vec!["/muc-3".to_owned()]),
        ("a topic", vec!["/chu-de/chu-de-7".to_owned()]),
        ("the latest", vec!["/moi-nhat".to_owned()]),
        // 2026-11-19, the last day of every such paper.
        ("a day", vec!["/2026/11/19".to_owned()]),
        ("a feed, whole articles", vec!["/rss.xml".to_owned()]),
        (SEARCH, vec!["/tim-kiem?q=lang+gom".to_owned()]),
    ] {
        costs.push((what, cost(&browser, paper.process(), &paths, LOAD)?));
    }
    let memory = of_status(paper.process(), "VmRSS:").unwrap_or(0);
    Ok(Column {
        costs,
        queries,
        memory,
    })
}

/// An example program of the SQLite engine.
pub(super) fn example(name: &str) -> Command {
    let mut run = process::cargo();
    run.args(["run", "--release", "--quiet", "--package=store-sqlite"]);
    run.arg(format!("--example={name}")).arg("--");
    run
}

/// Parses a line of `ask`: name of the query, and its median time in
/// microseconds.
fn query(line: &str) -> Option<(String, u64)> {
    let mut parts = line.splitn(3, ' ');
    let median = parts.next()?.parse().ok()?;
    Some((parts.nth(1)?.to_owned(), median))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_a_query_is_parsed() {
        assert_eq!(
            query("120 340 section, inside"),
            Some(("section, inside".into(), 120))
        );
        assert_eq!(query("x"), None);
    }
}
