//! The differences between two responses, one per line.

use super::addresses::Address;
use super::canonical;
use super::mask::{self, Masks};
use super::papers::Pair;
use super::request::{self, Response};
use crate::error::Result;

/// Printed lines of a body before and after the first difference.
const CONTEXT: usize = 2;

/// Sends a request to both servers and compares the responses; also returns the
/// old server's status.
pub fn at(pair: &Pair, address: &Address, masks: &Masks) -> Result<(u16, Vec<String>)> {
    let old = respond(&pair.old.host, address)?;
    let new = respond(&pair.new.host, address)?;
    Ok((old.status, between(&old, &new, masks)))
}

/// Returns the response; if the address requires it, that of a second request
/// with the tag of the first.
fn respond(host: &str, address: &Address) -> Result<Response> {
    let send = |headers: &[(&str, &str)]| {
        request::send(host, address.method, address.path, headers, address.body)
    };
    let response = send(address.headers)?;
    if !address.again {
        return Ok(response);
    }
    let tag = response.header("etag");
    let mut headers = address.headers.to_vec();
    headers.push(("if-none-match", tag));
    send(&headers)
}

fn between(old: &Response, new: &Response, masks: &Masks) -> Vec<String> {
    let mut differences = Vec::new();
    if old.status != new.status {
        differences.push(format!("status {} became {}", old.status, new.status));
    }
    let (before, after) = (headers(old, masks), headers(new, masks));
    for line in before.iter().filter(|line| !after.contains(line)) {
        differences.push(format!("header {line} is gone"));
    }
    for line in after.iter().filter(|line| !before.contains(line)) {
        differences.push(format!("header {line} is new"));
    }
    let (before, after) = (canonical::body(old, masks), canonical::body(new, masks));
    if before != after {
        let same = before
            .iter()
            .zip(&after)
            .take_while(|(a, b)| a == b)
            .count();
        let part = |lines: &[String], sign: &str| {
            let from = same.saturating_sub(CONTEXT);
            let mut text = String::new();
            for line in lines.iter().skip(from).take(2 * CONTEXT + 1) {
                text.extend(["\n    ", sign, " ", line]);
            }
            text
        };
        differences.push(format!(
            "the body differs from line {} on{}{}",
            same + 1,
            part(&before, "-"),
            part(&after, "+")
        ));
    }
    differences
}

/// Returns the relevant headers, sorted.
fn headers(response: &Response, masks: &Masks) -> Vec<String> {
    let headers = response.headers.iter();
    let mut lines: Vec<String> = headers
        .filter_map(|(name, value)| Some(format!("{name}: {}", mask::header(name, value, masks)?)))
        .collect();
    lines.sort_unstable();
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn response(status: u16, header: (&str, &str), body: &str) -> Response {
        let header = (header.0.to_owned(), header.1.to_owned());
        Response {
            status,
            headers: vec![header, ("content-type".into(), "text/plain".into())],
            body: body.as_bytes().to_vec(),
        }
    }

    #[test]
    fn each_kind_of_difference_is_named() {
        let masks = Masks::default();
        let old = response(200, ("vary", "accept-encoding"), "a\nb\n");
        assert!(between(&old, &old, &masks).is_empty());
        let date = response(200, ("vary", "accept-encoding"), "a\nb\n");
        assert!(between(&old, &date, &masks).is_empty());
        for (new, said) in [
            (
                response(404, ("vary", "accept-encoding"), "a\nb\n"),
                "status 200 became 404",
            ),
            (
                response(200, ("vary", "*"), "a\nb\n"),
                "header vary: * is new",
            ),
            (
                response(200, ("vary", "accept-encoding"), "a\nc\n"),
                "from line 2 on",
            ),
        ] {
            let differences = between(&old, &new, &masks).join("; ");
            assert!(differences.contains(said), "{differences}");
        }
    }
}
