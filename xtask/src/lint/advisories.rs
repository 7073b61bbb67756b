//! Advisories about the dependencies, by `cargo deny` (`deny.toml`). The check
//! needs that program and a database from the network; without either it is
//! skipped, and says so.

use crate::error::{Error, Result};
use crate::process;

/// Words of `cargo deny` if the database cannot be had.
const NO_DATA: [&str; 3] = [
    "failed to fetch advisory database",
    "failed to load advisory database",
    "failed to open advisory database",
];

/// Fails if a dependency has a known fault.
pub(super) fn check() -> Result<()> {
    if process::cargo()
        .args(["deny", "--version"])
        .output()
        .is_ok_and(|version| version.status.success())
    {
        return run();
    }
    println!("advisories: skipped: cargo-deny is not installed (cargo install cargo-deny)");
    Ok(())
}

fn run() -> Result<()> {
    let mut deny = process::cargo();
    deny.args(["deny", "--all-features", "check", "advisories"]);
    let output = deny.output().map_err(|source| Error::Start {
        program: "cargo".to_owned(),
        source,
    })?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    if is_without_data(&said) {
        println!("advisories: skipped: the database of advisories cannot be fetched");
        return Ok(());
    }
    Err(Error::Check(said.into_owned()))
}

fn is_without_data(said: &str) -> bool {
    NO_DATA.iter().any(|words| said.contains(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_advisory_is_not_taken_for_missing_data() {
        assert!(is_without_data(
            "[ERROR] failed to fetch advisory database https://github.com/rustsec/advisory-db"
        ));
        assert!(!is_without_data(
            "error[vulnerability]: Marvin Attack: potential key recovery through timing sidechannels"
        ));
    }
}
