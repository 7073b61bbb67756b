//! Killing the server while commands write.

use std::path::Path;

use super::pictured_week;
use crate::error::{Error, Result};
use crate::paper::{Pages, Paper};
use crate::process;

/// Kills the server so many times, each after a command was acknowledged, and
/// fails if a change is missing at the end.
pub fn run(binary: &Path, kills: u32) -> Result<()> {
    let mut folder = pictured_week::import(binary)?;
    let database = format!("sqlite:{}", folder.path().join("paper.db").display());
    for nth in 1..=kills {
        let paper = Paper::in_folder(binary, folder, Pages::Stored)?;
        let mut command = process::program(binary);
        command
            .args(["redirect", "add", &format!("/cu/{nth}"), "/moi-nhat"])
            .args(["--database", &database]);
        process::quietly(&mut command)?;
        folder = paper.kill();
    }
    let mut list = process::program(binary);
    list.args(["redirect", "list", "--database", &database]);
    let said = process::printed(&mut list)?;
    let missing: Vec<u32> = (1..=kills)
        .filter(|nth| {
            !said
                .lines()
                .any(|line| line.starts_with(&format!("/cu/{nth},")))
        })
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    Err(Error::Check(format!("changes are missing: {missing:?}")))
}
