//! Checks redirects before they are written.

use std::collections::HashMap;

use store::{Change, NewRedirect, Store};

use super::address::{new_address, old_address};
use super::csv::Line;
use crate::ServerError;

/// Redirects that are followed before a circle is assumed.
const MAX_HOPS: usize = 64;

/// The numbers of lines that are not valid, with the reasons.
pub(super) type Errors = Vec<(usize, String)>;

/// The changes that these lines describe, or every line that is not valid.
pub(super) async fn changes(
    store: &dyn Store,
    lines: &[Line],
    base_url: &str,
) -> Result<Result<Vec<Change>, Errors>, ServerError> {
    let mut errors = Errors::new();
    let mut wanted: Vec<(usize, String, String)> = Vec::new();
    let mut known: HashMap<String, (usize, String)> = HashMap::new();
    for (nth, line) in lines.iter().enumerate() {
        match pair(line, base_url) {
            Ok((from, to)) => match known.get(&from) {
                Some((_, same)) if *same == to => {}
                Some((first, other)) => {
                    let reason = format!("{from} leads to {other} in line {first} already");
                    errors.push((line.number, reason));
                }
                None => {
                    known.insert(from.clone(), (line.number, to.clone()));
                    wanted.push((line.number, from, to));
                }
            },
            // A header with the names of the columns.
            Err(_) if nth == 0 && lines.len() > 1 && !line.fields.concat().contains('/') => {}
            Err(reason) => errors.push((line.number, reason)),
        }
    }
    for (number, from, to) in &wanted {
        if leads_back(store, &known, from, to).await? {
            let reason = format!("{from} would lead back to itself by way of {to}");
            errors.push((*number, reason));
        }
    }
    if errors.is_empty() {
        let changes = wanted.into_iter();
        Ok(Ok(changes
            .map(|(_, from, to)| Change::Redirect(NewRedirect { from, to }))
            .collect()))
    } else {
        errors.sort_by_key(|(number, _)| *number);
        Ok(Err(errors))
    }
}

/// True if `to` leads back to `from`, through the new redirects and then the
/// stored ones.
async fn leads_back(
    store: &dyn Store,
    wanted: &HashMap<String, (usize, String)>,
    from: &str,
    to: &str,
) -> Result<bool, ServerError> {
    let mut at = to.to_owned();
    for _ in 0..MAX_HOPS {
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

/// Both addresses of a line; the error is the reason why it is not valid.
fn pair(line: &Line, base_url: &str) -> Result<(String, String), String> {
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
