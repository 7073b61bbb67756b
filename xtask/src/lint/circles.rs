//! The check "import circles": no module of a crate, and no script, may depend
//! on itself through others.
//!
//! A module is a file. An edge goes to the file that defines the used item, so
//! `pub use` adds no edge of its own. Test code does not count. Types are not
//! inferred: a method call adds no edge; the path or import of its type does.

mod crates;
mod graph;
mod imports;
mod modules;
mod references;
mod resolve;
mod scripts;
#[cfg(test)]
mod tests;
mod tokens;
mod uses;

use std::path::Path;

use crate::error::{Error, Result};
use graph::Graph;

/// Printed below the circles.
const ADVICE: &str =
    "Move the items that both sides use into a file of their own, or pass them as arguments.";
/// Circles printed for one crate; the longer ones overlap the shorter ones.
const PRINTED: usize = 40;

/// Fails with every circle in a crate of the workspace at `root`, or among its scripts.
pub fn check(root: &Path) -> Result<()> {
    let mut report = Vec::new();
    for target in crates::targets()? {
        let graph = uses::graph(root, &target.source)?;
        describe(&target.name, &graph, &mut report);
    }
    let graph = scripts::graph(root, &root.join("frontend"))?;
    describe("frontend (scripts)", &graph, &mut report);
    if report.is_empty() {
        return Ok(());
    }
    report.push(ADVICE.to_owned());
    Err(Error::Check(format!(
        "import circles\n{}",
        report.join("\n")
    )))
}

/// Adds the circles of one crate to `report`, shortest first.
fn describe(name: &str, graph: &Graph, report: &mut Vec<String>) {
    let circles = graph.circles();
    if circles.is_empty() {
        return;
    }
    report.push(format!("{name}: {}", circles.len()));
    for circle in circles.iter().take(PRINTED) {
        report.push(format!("  {circle}"));
    }
    if circles.len() > PRINTED {
        report.push(format!("  … and {} longer ones", circles.len() - PRINTED));
    }
}
