//! A page as it would be without fonts and scripts, to which its own speed is compared.

use std::io::Write;
use std::path::Path;

use tempfile::NamedTempFile;

use crate::bench_server::BenchServer;
use crate::error::{Error, Result};
use crate::http::Browser;
use crate::{paper, process};

/// A server of such a page; it ends when dropped.
pub struct Plain {
    /// Its address.
    pub url: String,
    _server: BenchServer,
    _file: NamedTempFile,
}

impl Plain {
    /// Serves the page at `path` without fonts and scripts; `bare` is the server.
    pub fn of(bare: &Path, browser: &Browser, path: &str) -> Result<Self> {
        let page = browser.get(path, "identity")?;
        let html = stripped(&String::from_utf8_lossy(&page.body));
        let failed = |error| Error::answer("a temporary file", error);
        let mut file = NamedTempFile::new().map_err(failed)?;
        let mut compressed = brotli::CompressorWriter::new(&mut file, 4096, 6, 22);
        compressed.write_all(html.as_bytes()).map_err(failed)?;
        drop(compressed);
        file.flush().map_err(failed)?;
        let mut serve = process::program(bare);
        let (child, url) = paper::start(serve.arg(file.path()))?;
        Ok(Self {
            url: format!("{url}{path}"),
            _server: BenchServer(child),
            _file: file,
        })
    }
}

/// Removes everything that loads a font or a script.
fn stripped(html: &str) -> String {
    let html = without(html, "<script>", "</script>");
    let html = without(&html, "<link rel=\"preload\"", ">");
    let html = without(&html, "<noscript>", "</noscript>");
    without(&html, "@font-face{", "}")
}

fn without(html: &str, open: &str, close: &str) -> String {
    let mut parts = html.split(open);
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let rest = part.split_once(close).map_or(part, |(_, rest)| rest);
        kept.push_str(rest);
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_fonts_and_scripts_are_removed() {
        let page = "<style>@font-face{src:url(a)}@font-face{src:url(b)}a{b:c}</style>\
            <link rel=\"preload\" href=\"a\"><link rel=\"icon\" href=\"b\">\
            <script>d</script><script type=\"application/ld+json\">{}</script>e";
        assert_eq!(
            stripped(page),
            "<style>a{b:c}</style><link rel=\"icon\" href=\"b\">\
             <script type=\"application/ld+json\">{}</script>e"
        );
    }
}
