//! The transferred bytes of a page turn: fragments beside the whole pages.

use std::io::{Read, Write};
use std::net::TcpStream;

use crate::error::{Error, Result};
use crate::http::Browser;

/// A fragment has at most this share of its page's bytes, in percent.
const SHARE: usize = 55;
/// `304 Not Modified` for a fragment.
const UNCHANGED: usize = 500;

/// The bytes of all pages of a paper, headers included.
pub struct Turns {
    /// At the median.
    pub whole: usize,
    /// At the median.
    pub fragment: usize,
    /// The largest answer to a browser that holds the fragment.
    pub unchanged: usize,
    pub pages: usize,
}

impl Turns {
    /// How large the median of the fragments may be.
    pub fn budget(&self) -> usize {
        self.whole * SHARE / 100
    }

    /// How large an answer without content may be.
    pub fn unchanged_budget() -> usize {
        UNCHANGED
    }

    /// Requests every page that the site map of the paper names, and its fragment.
    pub fn of(url: &str) -> Result<Self> {
        let (mut whole, mut fragments, mut unchanged) = (Vec::new(), Vec::new(), 0);
        for path in paths(url)? {
            let address = format!("/manh{path}");
            whole.push(received(url, &path, "")?.len());
            let fragment = received(url, &address, "")?;
            let tag = header(&fragment, "etag");
            let tag = tag.ok_or_else(|| Error::answer(&address, "it has no entity tag"))?;
            fragments.push(fragment.len());
            let held = received(url, &address, &format!("if-none-match: {tag}\r\n"))?;
            if !held.starts_with(b"HTTP/1.1 304 ") {
                return Err(Error::answer(&address, "it came again"));
            }
            unchanged = unchanged.max(held.len());
        }
        Ok(Self {
            pages: whole.len(),
            whole: median(whole),
            fragment: median(fragments),
            unchanged,
        })
    }
}

/// The paths in the site map.
fn paths(url: &str) -> Result<Vec<String>> {
    let map = Browser::new(url).get("/sitemap-0.xml", "identity")?.body;
    let map = String::from_utf8_lossy(&map).into_owned();
    let all: Vec<String> = map
        .split("<loc>")
        .skip(1)
        .filter_map(|rest| rest.split_once("</loc>"))
        .map(|(address, _)| address.trim_start_matches(url).to_owned())
        .collect();
    if all.is_empty() {
        return Err(Error::answer("/sitemap-0.xml", "it names no page"));
    }
    Ok(all)
}

/// The bytes of a response, from its first line on.
fn received(url: &str, path: &str, more: &str) -> Result<Vec<u8>> {
    let host = url.trim_start_matches("http://");
    let ask = || {
        let mut stream = TcpStream::connect(host)?;
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nhost: {host}\r\naccept-encoding: br\r\n{more}connection: close\r\n\r\n"
        )?;
        let mut all = Vec::new();
        stream.read_to_end(&mut all)?;
        Ok(all)
    };
    let all: Vec<u8> = ask().map_err(|error: std::io::Error| Error::answer(path, error))?;
    let is_expected = all.starts_with(b"HTTP/1.1 200 ") || all.starts_with(b"HTTP/1.1 304 ");
    if is_expected {
        Ok(all)
    } else {
        Err(Error::answer(path, "it is no page"))
    }
}

/// The value of a header of a response.
fn header(response: &[u8], name: &str) -> Option<String> {
    let text = String::from_utf8_lossy(response);
    let (head, _) = text.split_once("\r\n\r\n")?;
    let line = head
        .lines()
        .find_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
    line.map(str::to_owned)
}

fn median(mut all: Vec<usize>) -> usize {
    all.sort_unstable();
    all[all.len() / 2]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_is_found_in_the_head_alone() {
        let response = b"HTTP/1.1 200 OK\r\netag: W/\"1\"\r\n\r\nx: y\r\n";
        assert_eq!(header(response, "etag").as_deref(), Some("W/\"1\""));
        assert_eq!(header(response, "x"), None);
    }

    #[test]
    fn the_median_is_in_the_middle() {
        assert_eq!(median(vec![9, 1, 5]), 5);
        assert_eq!(median(vec![4]), 4);
    }
}
