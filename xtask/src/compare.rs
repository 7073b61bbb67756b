//! `cargo xtask compare OLD NEW`: serves the same papers from two binaries and
//! compares their responses, for changes that must not change behaviour.
//!
//! `papers` makes each paper once with the old binary and serves a copy of it
//! from each, at one fixed time. `addresses` lists the requests, and `request`
//! sends them. `canonical` converts a response to a form that shows only
//! relevant differences; `mask` removes the irrelevant ones.

mod addresses;
mod canonical;
mod clock;
mod difference;
mod mask;
mod papers;
mod request;

use std::collections::BTreeMap;
use std::path::Path;

use crate::error::{Error, Result};
use crate::setup::{chromium, npm};
use crate::stage::stage;
use crate::{process, project_paths};

use addresses::ADDRESSES;
use mask::Masks;
use papers::{Kind, Pair};

/// Compares two binaries. `classes` is a file of renamed class names, one per
/// line: the old name, a space, the new one.
pub fn compare(old: &Path, new: &Path, classes: Option<&Path>) -> Result<()> {
    let masks = match classes {
        Some(file) => {
            Masks::with_classes(&std::fs::read_to_string(file).map_err(Error::file("read", file))?)?
        }
        None => Masks::default(),
    };
    let clock = stage("fixed clock", clock::ensure)?;
    let mut statuses = BTreeMap::new();
    let mut different = 0;
    for kind in Kind::available() {
        let pair = stage(kind.name(), || Pair::serve(kind, old, new, &clock))?;
        for address in ADDRESSES.iter().filter(|address| address.paper == kind) {
            let (status, differences) = difference::at(&pair, address, &masks)?;
            *statuses.entry(status).or_insert(0) += 1;
            different += usize::from(!differences.is_empty());
            for line in differences {
                println!("{} {}: {line}", address.method, address.path);
            }
        }
    }
    let compared: usize = statuses.values().sum();
    let statuses: Vec<String> = statuses
        .iter()
        .map(|(status, count)| format!("{count} × {status}"))
        .collect();
    println!(
        "{compared} addresses compared ({}), {different} differ",
        statuses.join(", ")
    );
    if different > 0 {
        return Err(Error::Check(format!("{different} addresses differ")));
    }
    stage("an old worker with new pages", || old_worker(old, new))
}

/// Runs the browser test of a reader whose service worker is from the old
/// binary.
fn old_worker(old: &Path, new: &Path) -> Result<()> {
    npm::ensure()?;
    let chromium = chromium::ensure()?;
    process::run(
        process::node()
            .arg(project_paths::end2end().join("run.mjs"))
            .arg("old-worker")
            .env("TINLANG_OLD_BIN", old)
            .env("TINLANG_BIN", new)
            .env("TINLANG_CHROMIUM", chromium),
    )
}
