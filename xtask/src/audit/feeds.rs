//! Checks feeds with `feedparser`, the parser that most Python programs use: it
//! reports errors that other readers ignore.

use std::fs;
use std::path::PathBuf;

use crate::error::{Error, Result};
use crate::{process, project_paths};

const PACKAGE: &str = "feedparser==6.0.14";

/// Prints one line for each error of each address.
const SCRIPT: &str = "
import sys, feedparser
for url in sys.argv[1:]:
    feed = feedparser.parse(url)
    if feed.get('bozo'):
        print(url, feed.get('bozo_exception'))
    if feed.get('status') != 200 or not feed.feed.get('title'):
        print(url, 'has no title or status', feed.get('status'))
    if not feed.entries:
        print(url, 'has no entries')
    for entry in feed.entries:
        if not (entry.get('id') and entry.get('link', '').startswith('http') and entry.get('title') and entry.get('content')):
            print(url, 'has an entry without id, link, title or content:', entry.get('link'))
";

/// Installs the package and returns its folder; `None` if this machine has no
/// Python with pip.
pub(super) fn install() -> Result<Option<PathBuf>> {
    if !process::is_available(process::program("python3").args(["-m", "pip", "--version"])) {
        eprintln!("feeds are not judged: install python3 with pip (Debian's python3-pip)");
        return Ok(None);
    }
    let folder = project_paths::cache().join("judges-python");
    fs::create_dir_all(&folder).map_err(Error::file("make", &folder))?;
    let mut pip = process::program("python3");
    pip.args(["-m", "pip", "install", "--quiet", "--target"]);
    process::quietly(pip.arg(&folder).arg(PACKAGE))?;
    Ok(Some(folder))
}

/// Returns the errors in the feeds of the paper at `base`. `feedparser` does
/// not support JSON Feed, which the paper's own tests check.
pub(super) fn check(packages: &PathBuf, base: &str, lists: &[&str]) -> Result<Vec<String>> {
    let mut reader = process::program("python3");
    reader.env("PYTHONPATH", packages).args(["-c", SCRIPT]);
    for list in lists {
        for file in ["rss.xml", "atom.xml"] {
            reader.arg(format!("{base}{list}/{file}"));
        }
    }
    let said = process::printed(&mut reader)?;
    let lines = said.lines().filter(|line| !line.trim().is_empty());
    Ok(lines.map(|line| format!("feedparser: {line}")).collect())
}
