//! `cargo xtask size`: the transferred bytes of a first visit, compared with
//! budgets. 1 KB is 1,000 bytes.

mod turns;

use std::fs;
use std::path::Path;

use crate::client::{self, Client, Mode};
use crate::error::{Error, Result};
use crate::http::Browser;
use crate::paper::{ARTICLE, Pages, Paper, exports};
use crate::stage::stage;
use crate::{project_paths, server, table};
use turns::Turns;

/// HTML and CSS of one page: one round trip of a new connection.
const FIRST_PAINT: usize = 14_000;
const LITE: usize = 12_000;
const CLIENT: usize = 130_000;
/// A page in a browser that shows another one, with the headers; besides, at most 55
/// percent of the whole page.
const TURN: usize = 7_000;
/// Loaded only for a search without a network.
const DEVICE: usize = 60_000;
const FONTS: usize = 45_000;
const WORKER: usize = 10_000;
/// Loaded to download or open an edition.
const EDITIONS: usize = 60_000;
/// Downloaded automatically by a newly installed app.
const EDITION_NEWEST: usize = 200_000;
/// Not compressed: it is part of every page.
const THEME: usize = 400;

struct Row {
    what: String,
    bytes: usize,
    budget: usize,
}

/// Builds a release, measures it, and fails if a budget is exceeded.
pub fn size() -> Result<()> {
    let client = stage("client", || client::build(Mode::Release))?;
    let binary = stage("server", || server::build(Mode::Release))?;
    check(&client, &binary)
}

/// Measures a build, and fails if a budget is exceeded.
pub fn check(client: &Client, binary: &Path) -> Result<()> {
    let mut rows = pages(binary)?;
    rows.extend(files(client, binary)?);
    let cells: Vec<Vec<String>> = rows
        .iter()
        .map(|row| {
            vec![
                row.what.clone(),
                row.bytes.to_string(),
                row.budget.to_string(),
            ]
        })
        .collect();
    table::print(&["what", "bytes", "budget"], &cells);
    let over: Vec<&str> = rows
        .iter()
        .filter(|row| row.bytes > row.budget)
        .map(|row| row.what.as_str())
        .collect();
    if over.is_empty() {
        return Ok(());
    }
    Err(Error::Check(format!("over budget: {}", over.join("; "))))
}

/// Measures the pages and the newest edition of each paper.
fn pages(binary: &Path) -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    for (name, export) in exports() {
        let paper = Paper::of(binary, &export, Pages::Stored)?;
        let browser = Browser::new(&paper.url);
        let path = browser.landing(&format!("/?p={ARTICLE}"))?;
        for (view, query, budget) in [("article", "", FIRST_PAINT), ("lite view", "?lite", LITE)] {
            let answer = browser.get(&format!("{path}{query}"), "br")?;
            if answer.coding != "br" {
                return Err(Error::answer(&path, "it did not come in brotli"));
            }
            rows.push(Row {
                what: format!("{view} of the {name}: HTML with its style, brotli"),
                bytes: answer.body.len(),
                budget,
            });
        }
        rows.extend(page_turns(name, &Turns::of(&paper.url)?));
        rows.push(Row {
            what: format!("the {name}'s newest as an edition, no pictures"),
            bytes: browser.get("/an-ban/moi-nhat.tinlang", "br")?.body.len(),
            budget: EDITION_NEWEST,
        });
    }
    Ok(rows)
}

fn page_turns(name: &str, turns: &Turns) -> [Row; 2] {
    let Turns { pages, whole, .. } = turns;
    [
        Row {
            what: format!("page turn of the {name}, median of {pages} ({whole} as a whole page)"),
            bytes: turns.fragment,
            budget: turns.budget().min(TURN),
        },
        Row {
            what: format!("unchanged page of the {name}"),
            bytes: turns.unchanged,
            budget: Turns::unchanged_budget(),
        },
    ]
}

/// Measures the files that pages load.
fn files(client: &Client, binary: &Path) -> Result<Vec<Row>> {
    let paper = Paper::of(binary, &project_paths::fixture(), Pages::Stored)?;
    Ok(vec![
        Row {
            what: "the worker, brotli".to_owned(),
            bytes: Browser::new(&paper.url).get("/sw.js", "br")?.body.len(),
            budget: WORKER,
        },
        Row {
            what: "what editions load besides, brotli".to_owned(),
            bytes: sum(client
                .editions
                .iter()
                .map(|address| format!("{address}.br")))?,
            budget: EDITIONS,
        },
        Row {
            what: "wasm, glue and loader, brotli".to_owned(),
            bytes: sum(client.scripts.iter().map(|address| format!("{address}.br")))?,
            budget: CLIENT,
        },
        Row {
            what: "search on the device, brotli".to_owned(),
            bytes: sum(client.device.iter().map(|address| format!("{address}.br")))?,
            budget: DEVICE,
        },
        Row {
            what: "fonts".to_owned(),
            bytes: sum(client.fonts.iter().cloned())?,
            budget: FONTS,
        },
        Row {
            what: "inline script".to_owned(),
            bytes: length(&project_paths::site().join("theme.js"))?,
            budget: THEME,
        },
    ])
}

fn sum(addresses: impl Iterator<Item = String>) -> Result<usize> {
    addresses
        .map(|address| length(&project_paths::site().join(address.trim_start_matches('/'))))
        .sum()
}

fn length(file: &Path) -> Result<usize> {
    let content = fs::read(file).map_err(Error::file("read", file))?;
    Ok(content.len())
}
