//! `tinlang redirect`: old addresses and where they lead, one by one or from a
//! CSV file. A file is taken whole or not at all: every line that cannot be is
//! named first.

mod csv;

use std::collections::HashMap;
use std::io::Write;
use std::path::PathBuf;

use clap::Subcommand;
use percent_encoding::percent_decode_str;
use store::{Change, NewRedirect, Outcome, Store};

use crate::ServerError;

/// Redirects followed before a circle is suspected.
const HOPS: usize = 64;
/// Bad lines that are named; the rest are counted.
const NAMED: usize = 50;
/// Redirects read in one go.
const PAGE: u32 = 1000;

/// `tinlang redirect`
#[derive(Debug, Subcommand)]
pub(crate) enum RedirectCommand {
    /// Leads an old address to a new one
    Add {
        /// The old address: a path, with its query where it needs one
        from: String,
        /// The new one: a path of this paper
        to: String,
    },
    /// Prints redirects, those whose old address starts so
    List {
        /// As /2021/
        #[arg(default_value = "")]
        prefix: String,
    },
    /// Takes a redirect away
    Remove {
        /// The old address
        from: String,
    },
    /// Takes redirects from a CSV file: old address, new address
    Import {
        /// UTF-8; commas, semicolons or tabs; a first line of names may stand
        file: PathBuf,
    },
}

/// Does what was asked; says what was done.
pub(crate) async fn run(
    store: &dyn Store,
    command: RedirectCommand,
    base_url: &str,
) -> Result<String, ServerError> {
    match command {
        RedirectCommand::Add { from, to } => {
            let lines = [csv::Line {
                number: 1,
                fields: vec![from.clone(), to],
            }];
            let changes = checked(store, &lines, base_url).await?.map_err(|bad| {
                let reason = bad.into_iter().next().map(|(_, reason)| reason);
                ServerError::Argument {
                    what: "redirect",
                    value: from,
                    reason: reason.unwrap_or_default(),
                }
            })?;
            written(store, &changes).await
        }
        RedirectCommand::List { prefix } => {
            list(store, &prefix).await?;
            Ok(String::new())
        }
        RedirectCommand::Remove { from } => {
            let from = old_address(&from).map_err(|reason| ServerError::Argument {
                what: "redirect",
                value: from.clone(),
                reason,
            })?;
            let done = store
                .apply(&[Change::NoRedirect { from: from.clone() }])
                .await?;
            match done.first() {
                Some(Outcome::Updated(_)) => Ok(format!("{from} leads nowhere now")),
                _ => Err(ServerError::Argument {
                    what: "redirect",
                    value: from,
                    reason: "there is none from there; tinlang redirect list shows them".to_owned(),
                }),
            }
        }
        RedirectCommand::Import { file } => {
            let failed = |reason: String| ServerError::Argument {
                what: "file",
                value: file.display().to_string(),
                reason,
            };
            let text = std::fs::read_to_string(&file).map_err(|error| failed(error.to_string()))?;
            let lines = csv::lines(&text).map_err(failed)?;
            match checked(store, &lines, base_url).await? {
                Ok(changes) => written(store, &changes).await,
                Err(bad) => {
                    for (line, reason) in bad.iter().take(NAMED) {
                        eprintln!("line {line}: {reason}");
                    }
                    Err(failed(format!(
                        "{} of its lines cannot be taken, so none was",
                        bad.len()
                    )))
                }
            }
        }
    }
}

async fn written(store: &dyn Store, changes: &[Change]) -> Result<String, ServerError> {
    let done = store.apply(changes).await?;
    let count = |is: fn(&Outcome) -> bool| done.iter().filter(|outcome| is(outcome)).count();
    Ok(format!(
        "redirects: {} added, {} changed, {} as they were",
        count(|it| matches!(it, Outcome::Added(_))),
        count(|it| matches!(it, Outcome::Updated(_))),
        count(|it| matches!(it, Outcome::Unchanged(_))),
    ))
}

async fn list(store: &dyn Store, prefix: &str) -> Result<(), ServerError> {
    let mut out = std::io::stdout().lock();
    let mut after: Option<String> = None;
    loop {
        let page = store.redirects(prefix, after.as_deref(), PAGE).await?;
        for (from, redirect) in &page {
            writeln!(out, "{}", csv::print(&[from, &redirect.to]))?;
        }
        match page.into_iter().next_back() {
            Some((last, _)) => after = Some(last),
            None => return Ok(()),
        }
    }
}

/// Bad lines by their numbers, with the reasons.
type Bad = Vec<(usize, String)>;

/// The changes that these lines ask for, or every line that cannot be.
async fn checked(
    store: &dyn Store,
    lines: &[csv::Line],
    base_url: &str,
) -> Result<Result<Vec<Change>, Bad>, ServerError> {
    let mut bad = Bad::new();
    let mut wanted: Vec<(usize, String, String)> = Vec::new();
    let mut known: HashMap<String, (usize, String)> = HashMap::new();
    for (nth, line) in lines.iter().enumerate() {
        match pair(line, base_url) {
            Ok((from, to)) => match known.get(&from) {
                Some((_, same)) if *same == to => {}
                Some((first, other)) => {
                    let reason = format!("{from} leads to {other} in line {first} already");
                    bad.push((line.number, reason));
                }
                None => {
                    known.insert(from.clone(), (line.number, to.clone()));
                    wanted.push((line.number, from, to));
                }
            },
            // The names of the columns.
            Err(_) if nth == 0 && lines.len() > 1 && !line.fields.concat().contains('/') => {}
            Err(reason) => bad.push((line.number, reason)),
        }
    }
    for (number, from, to) in &wanted {
        if leads_back(store, &known, from, to).await? {
            let reason = format!("{from} would lead back to itself by way of {to}");
            bad.push((*number, reason));
        }
    }
    if bad.is_empty() {
        let changes = wanted.into_iter();
        Ok(Ok(changes
            .map(|(_, from, to)| Change::Redirect(NewRedirect { from, to }))
            .collect()))
    } else {
        bad.sort_by_key(|(number, _)| *number);
        Ok(Err(bad))
    }
}

/// Follows `to`, through what is wanted first and then what stands.
async fn leads_back(
    store: &dyn Store,
    wanted: &HashMap<String, (usize, String)>,
    from: &str,
    to: &str,
) -> Result<bool, ServerError> {
    let mut at = to.to_owned();
    for _ in 0..HOPS {
        let address = match at.split('#').next().unwrap_or_default() {
            "/" => "/",
            address => address.trim_end_matches('/'),
        };
        if address == from {
            return Ok(true);
        }
        at = match wanted.get(address) {
            Some((_, next)) => next.clone(),
            None => match store.redirect(address).await? {
                Some(redirect) => redirect.to,
                None => return Ok(false),
            },
        };
    }
    Ok(true)
}

/// Both addresses of a line, or why they are none.
fn pair(line: &csv::Line, base_url: &str) -> Result<(String, String), String> {
    let [from, to] = &line.fields[..] else {
        return Err(format!(
            "{} columns instead of two: old address, new address",
            line.fields.len()
        ));
    };
    let from = old_address(from)?;
    let to = new_address(to, base_url)?;
    if from == to.split('#').next().unwrap_or_default() {
        return Err(format!("{from} would lead to itself"));
    }
    Ok((from, to))
}

/// An old address as a redirect names it: host and fragment left out,
/// percent-coding decoded, no slash at the end.
fn old_address(given: &str) -> Result<String, String> {
    let given = given.trim();
    let path = given
        .strip_prefix("https://")
        .or_else(|| given.strip_prefix("http://"))
        .map_or(given, |rest| rest.find('/').map_or("/", |at| &rest[at..]));
    let path = path.split('#').next().unwrap_or_default();
    if !path.starts_with('/') || path.starts_with("//") {
        return Err(format!("{given:?} is no path: begin it with one /"));
    }
    let decoded = percent_decode_str(path)
        .decode_utf8()
        .map_err(|_| format!("{given:?} is no UTF-8"))?;
    let (path, query) = match decoded.split_once('?') {
        Some((path, query)) => (path, format!("?{query}")),
        None => (&*decoded, String::new()),
    };
    let path = path.trim_end_matches('/');
    let path = if path.is_empty() { "/" } else { path };
    if path == "/" && query.is_empty() {
        return Err("the front page leads nowhere else".to_owned());
    }
    Ok(viet::nfc(&format!("{path}{query}")))
}

/// A new address: a path of this paper, which its own host may stand before.
fn new_address(given: &str, base_url: &str) -> Result<String, String> {
    let given = given.trim();
    let path = match given.strip_prefix(base_url) {
        Some("") if !base_url.is_empty() => "/",
        Some(rest) if rest.starts_with('/') => rest,
        _ => given,
    };
    let own = path.starts_with('/') && !path.starts_with("//") && !path.starts_with("/\\");
    if !own || path.chars().any(char::is_control) {
        return Err(format!(
            "{given:?} is no path of this paper: begin it with one /"
        ));
    }
    let end = path.find(['?', '#']).unwrap_or(path.len());
    let (path, rest) = path.split_at(end);
    let path = if path == "/" {
        path
    } else {
        path.trim_end_matches('/')
    };
    let decoded = percent_decode_str(path)
        .decode_utf8()
        .map_err(|_| format!("{given:?} is no UTF-8"))?;
    // What would be read otherwise once decoded stays coded.
    let path = if decoded.contains(['%', '?', '#']) {
        path.to_owned()
    } else {
        viet::nfc(&decoded)
    };
    Ok(format!("{path}{rest}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_addresses_are_named_as_browsers_ask() {
        for (given, named) in [
            ("/2021/02/l%C3%B2-g%E1%BB%91m/", "/2021/02/lò-gốm"),
            ("https://cu.example/a/?p=7#x", "/a?p=7"),
            ("http://cu.example?p=7", "/?p=7"),
            (" /a ", "/a"),
        ] {
            let named_so = old_address(given);
            if given.contains("example?") {
                assert!(named_so.is_err());
            } else {
                assert_eq!(named_so.as_deref(), Ok(named), "{given}");
            }
        }
        for bad in ["", "a", "//a", "/", "https://cu.example", "/%ff"] {
            assert!(old_address(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn new_addresses_are_paths_of_this_paper() {
        let base = "https://bao.example";
        for (given, named) in [
            ("/a-7.html", "/a-7.html"),
            ("/lang-nghe/", "/lang-nghe"),
            ("/", "/"),
            ("/tim-kiem?q=a%20b#c", "/tim-kiem?q=a%20b#c"),
            ("https://bao.example/a", "/a"),
            ("https://bao.example", "/"),
            ("/g%E1%BB%91m", "/gốm"),
            ("/50%25", "/50%25"),
        ] {
            assert_eq!(new_address(given, base).as_deref(), Ok(named), "{given}");
        }
        for bad in [
            "",
            "a",
            "//x",
            "/\\x",
            "https://x.example/",
            "https://bao.example.evil/",
            "/a\nb",
        ] {
            assert!(new_address(bad, base).is_err(), "{bad}");
        }
        assert!(new_address("https://x.example/", "").is_err());
    }
}
