//! `tinlang redirect`: edits redirects one by one or from a CSV file. A file is
//! imported completely or not at all: every line that is not valid is named
//! first.

mod address;
mod check;
mod csv;

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Subcommand;
use store::{Change, Outcome, Store};

use self::address::old_address;
use crate::ServerError;

/// Lines with errors that are printed; the others are only counted.
const PRINTED_ERRORS: usize = 50;
/// Redirects read from the store at once.
const BATCH: u32 = 1000;

#[derive(Debug, Subcommand)]
pub(crate) enum RedirectCommand {
    /// Redirect an old address to a new one
    Add {
        /// The old address: a path, with its query if it has one
        from: String,
        /// The new address: a path of this newspaper
        to: String,
    },
    /// Print the redirects whose old address starts with a prefix
    List {
        /// The prefix, as /2021/
        #[arg(default_value = "")]
        prefix: String,
    },
    /// Remove a redirect
    Remove {
        /// The old address
        from: String,
    },
    /// Import redirects from a CSV file: old address, new address
    Import {
        /// UTF-8, separated by commas, semicolons or tabs, with or without a header
        file: PathBuf,
    },
}

/// Runs the command; returns its message.
pub(crate) async fn run(
    store: &dyn Store,
    command: RedirectCommand,
    base_url: &str,
) -> Result<String, ServerError> {
    match command {
        RedirectCommand::Add { from, to } => add(store, from, to, base_url).await,
        RedirectCommand::List { prefix } => {
            list(store, &prefix).await?;
            Ok(String::new())
        }
        RedirectCommand::Remove { from } => remove(store, &from).await,
        RedirectCommand::Import { file } => import(store, &file, base_url).await,
    }
}

fn not_valid(redirect: &str, reason: String) -> ServerError {
    ServerError::Argument {
        what: "redirect",
        value: redirect.to_owned(),
        reason,
    }
}

async fn add(
    store: &dyn Store,
    from: String,
    to: String,
    base_url: &str,
) -> Result<String, ServerError> {
    let line = csv::Line {
        number: 1,
        fields: vec![from.clone(), to],
    };
    match check::changes(store, &[line], base_url).await? {
        Ok(changes) => write(store, &changes).await,
        Err(errors) => {
            let reason = errors.into_iter().next().map(|(_, reason)| reason);
            Err(not_valid(&from, reason.unwrap_or_default()))
        }
    }
}

async fn remove(store: &dyn Store, from: &str) -> Result<String, ServerError> {
    let from = old_address(from).map_err(|reason| not_valid(from, reason))?;
    let change = Change::NoRedirect { from: from.clone() };
    if let Some(Outcome::Updated(_)) = store.apply(&[change]).await?.first() {
        return Ok(format!("the redirect of {from} is removed"));
    }
    let reason = "it does not exist; tinlang redirect list prints all redirects";
    Err(not_valid(&from, reason.to_owned()))
}

async fn import(store: &dyn Store, file: &Path, base_url: &str) -> Result<String, ServerError> {
    let failed = |reason: String| ServerError::Argument {
        what: "file",
        value: file.display().to_string(),
        reason,
    };
    let text = std::fs::read_to_string(file).map_err(|error| failed(error.to_string()))?;
    let lines = csv::lines(&text).map_err(failed)?;
    match check::changes(store, &lines, base_url).await? {
        Ok(changes) => write(store, &changes).await,
        Err(errors) => {
            for (line, reason) in errors.iter().take(PRINTED_ERRORS) {
                eprintln!("line {line}: {reason}");
            }
            Err(failed(format!(
                "{} lines are not valid, so nothing was imported",
                errors.len()
            )))
        }
    }
}

async fn write(store: &dyn Store, changes: &[Change]) -> Result<String, ServerError> {
    let outcomes = store.apply(changes).await?;
    let count = |is: fn(&Outcome) -> bool| outcomes.iter().filter(|outcome| is(outcome)).count();
    Ok(format!(
        "redirects: {} added, {} changed, {} unchanged",
        count(|it| matches!(it, Outcome::Added(_))),
        count(|it| matches!(it, Outcome::Updated(_))),
        count(|it| matches!(it, Outcome::Unchanged(_))),
    ))
}

async fn list(store: &dyn Store, prefix: &str) -> Result<(), ServerError> {
    let mut out = std::io::stdout().lock();
    let mut after: Option<String> = None;
    loop {
        let page = store.redirects(prefix, after.as_deref(), BATCH).await?;
        for (from, redirect) in &page {
            writeln!(out, "{}", csv::print(&[from, &redirect.to]))?;
        }
        match page.into_iter().next_back() {
            Some((last, _)) => after = Some(last),
            None => return Ok(()),
        }
    }
}
