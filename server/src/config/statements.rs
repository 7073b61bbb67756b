//! Settings of the site's own statements (privacy, cookies, imprint), and the
//! files that they name.

use std::path::{Path, PathBuf};

use app::Statements;
use serde::Deserialize;
use store::Html;

use crate::ServerError;

/// Files of the statements, as one source gives them.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, clap::Args)]
#[serde(default, deny_unknown_fields)]
#[command(next_help_heading = "Statements")]
pub struct StatementFiles {
    /// A privacy statement of your own, .html or plain text [default: built in]
    #[arg(long, env = "TINLANG_PRIVACY_FILE", value_name = "FILE")]
    pub privacy_file: Option<PathBuf>,
    /// A cookie statement of your own, .html or plain text [default: built in]
    #[arg(long, env = "TINLANG_COOKIE_FILE", value_name = "FILE")]
    pub cookie_file: Option<PathBuf>,
    /// An imprint page of your own, .html or plain text [default: built in]
    #[arg(long, env = "TINLANG_IMPRINT_FILE", value_name = "FILE")]
    pub imprint_file: Option<PathBuf>,
}

impl StatementFiles {
    /// The texts of these files, else of those of `fallback`. Fails if a file
    /// cannot be read or holds no text.
    pub(super) fn merge(self, fallback: Self) -> Result<Statements, ServerError> {
        Ok(Statements {
            privacy: read("privacy_file", self.privacy_file.or(fallback.privacy_file))?,
            cookies: read("cookie_file", self.cookie_file.or(fallback.cookie_file))?,
            imprint: read("imprint_file", self.imprint_file.or(fallback.imprint_file))?,
        })
    }
}

fn read(name: &'static str, path: Option<PathBuf>) -> Result<Option<Html>, ServerError> {
    let Some(path) = path.filter(|path| !path.as_os_str().is_empty()) else {
        return Ok(None);
    };
    let failed = |reason: String| ServerError::Setting {
        name,
        value: path.display().to_string(),
        reason,
    };
    let text = std::fs::read_to_string(&path)
        .map_err(|error| failed(format!("{error}; name an existing text file")))?;
    let html = if is_html(&path) {
        Html::clean(&text)
    } else {
        Html::clean(&paragraphs(&text))
    };
    if html.is_empty() {
        return Err(failed(
            "the file has no text; write one, or remove the setting".to_owned(),
        ));
    }
    Ok(Some(html))
}

fn is_html(path: &Path) -> bool {
    path.extension()
        .is_some_and(|end| end.eq_ignore_ascii_case("html") || end.eq_ignore_ascii_case("htm"))
}

/// Plain text as HTML. An empty line separates paragraphs, a line that begins
/// with `#` is a heading, lines that begin with `- ` are a list.
fn paragraphs(text: &str) -> String {
    let mut html = String::with_capacity(text.len() * 2);
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    for block in lines.split(|line| line.is_empty()) {
        let mut open = "";
        for line in block {
            let (kind, words) = match (line.strip_prefix('#'), line.strip_prefix("- ")) {
                (Some(words), _) => ("h2", words.trim_start_matches('#').trim()),
                (_, Some(words)) => ("ul", words.trim()),
                _ => ("p", *line),
            };
            if open != kind || kind == "h2" {
                close(&mut html, open);
                html.extend(["<", kind, ">"]);
                open = kind;
            } else if kind == "p" {
                html.push(' ');
            }
            let words = words
                .replace('&', "&amp;")
                .replace('<', "&lt;")
                .replace('>', "&gt;");
            if kind == "ul" {
                html.extend(["<li>", &words, "</li>"]);
            } else {
                html.push_str(&words);
            }
        }
        close(&mut html, open);
    }
    html
}

fn close(html: &mut String, open: &str) {
    if !open.is_empty() {
        html.extend(["</", open, ">"]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_has_headings_lists_and_paragraphs() {
        assert_eq!(
            paragraphs("# Một\nhai <3\nba\n\n- a\n- b\n\n## Bốn\n\r\nnăm & sáu"),
            "<h2>Một</h2><p>hai &lt;3 ba</p><ul><li>a</li><li>b</li></ul><h2>Bốn</h2><p>năm &amp; sáu</p>"
        );
    }

    #[test]
    fn file_is_sanitized_or_named_in_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("rieng-tu.html");
        std::fs::write(&path, "<p onclick=x()>Chữ<script>y()</script></p>").unwrap();
        let files = |path: &Path| StatementFiles {
            privacy_file: Some(path.to_owned()),
            ..StatementFiles::default()
        };
        let read = files(&path).merge(StatementFiles::default()).unwrap();
        assert_eq!(read.privacy.unwrap().as_str(), "<p>Chữ</p>");
        assert_eq!(read.cookies, None);
        std::fs::write(&path, " ").unwrap();
        for path in [path, folder.path().join("none.txt")] {
            let error = files(&path).merge(StatementFiles::default()).unwrap_err();
            let message = error.to_string();
            let name = path.file_name().unwrap().to_string_lossy();
            assert!(message.contains("privacy_file") && message.contains(&*name));
        }
    }
}
