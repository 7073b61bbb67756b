//! The processing of a post's text by WordPress: text of the block editor is
//! used as it is, without block comments; classic text gets paragraphs at blank
//! lines and line breaks at single ones.

use super::embed::is_url;

/// Returns `text` as HTML, without block and other comments.
pub(super) fn html(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 64);
    // Classic text up to the next comment.
    let mut classic = String::new();
    let mut deep = 0_u32;
    // Inside a classic block within another block.
    let mut free = false;
    let mut rest = text;
    loop {
        let at = rest.find("<!--");
        let before = &rest[..at.unwrap_or(rest.len())];
        if deep == 0 || free {
            classic.push_str(before);
        } else {
            out.push_str(before);
        }
        let Some(at) = at else { break };
        let (comment, after) = rest[at + 4..]
            .split_once("-->")
            .unwrap_or((&rest[at + 4..], ""));
        rest = after;
        let comment = comment.trim();
        let name = comment
            .strip_prefix("/wp:")
            .or_else(|| comment.strip_prefix("wp:"));
        let Some(name) = name.and_then(|name| name.split_whitespace().next()) else {
            // A page break and the end of the summary end a paragraph.
            if comment.starts_with("more") || comment.starts_with("nextpage") {
                if deep == 0 || free {
                    classic.push_str("\n\n");
                } else {
                    out.push('\n');
                }
            }
            continue;
        };
        if comment.ends_with('/') || name == "shortcode" {
            continue;
        }
        // A classic block within other blocks is classic text, too.
        if name == "freeform" {
            if deep > 0 {
                paragraphs(&std::mem::take(&mut classic), &mut out);
                free = !comment.starts_with('/');
            }
            continue;
        }
        if comment.starts_with('/') {
            deep = deep.saturating_sub(1);
        } else {
            paragraphs(&std::mem::take(&mut classic), &mut out);
            deep += 1;
        }
    }
    paragraphs(&classic, &mut out);
    out
}

/// True for block elements.
pub(super) fn is_block(name: &str) -> bool {
    const BLOCKS: [&str; 31] = [
        "blockquote",
        "dd",
        "details",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "iframe",
        "li",
        "nav",
        "ol",
        "p",
        "pre",
        "script",
        "style",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
    ];
    BLOCKS.contains(&name) || name == "ul" || is_container(name)
}

/// True for elements that only contain others.
pub(super) fn is_container(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "body"
            | "center"
            | "div"
            | "footer"
            | "form"
            | "header"
            | "html"
            | "main"
            | "section"
    )
}

/// Adds paragraphs to classic text, except inside `<pre>`.
fn paragraphs(text: &str, out: &mut String) {
    let mut rest = text;
    let starts = |rest: &str| {
        let found = rest.match_indices("<pre").map(|(at, _)| at);
        found
            .into_iter()
            .find(|at| rest[at + 4..].starts_with([' ', '>', '\n']))
    };
    while let Some(at) = starts(rest) {
        unquoted(&rest[..at], out);
        let end = rest[at..]
            .find("</pre>")
            .map_or(rest.len(), |end| at + end + "</pre>".len());
        out.push_str(&rest[at..end]);
        rest = &rest[end..];
    }
    unquoted(rest, out);
}

fn unquoted(text: &str, out: &mut String) {
    let parted = parted(&one_way_of_breaks(text));
    for chunk in parted
        .split("\n\n")
        .map(str::trim)
        .filter(|chunk| !chunk.is_empty())
    {
        if tag_name(chunk).is_some_and(|name| is_block(&name)) {
            out.push_str(chunk);
            out.push('\n');
        } else {
            let lines: Vec<&str> = chunk.lines().map(str::trim).collect();
            // An address on a line of its own is an embed.
            for lines in lines.chunk_by(|line, next| !is_url(line) && !is_url(next)) {
                out.push_str("<p>");
                out.push_str(&lines.join("<br>"));
                out.push_str("</p>\n");
            }
        }
    }
}

/// Returns `text` with its line breaks as `\n`; two of them separate
/// paragraphs.
fn one_way_of_breaks(text: &str) -> String {
    let mut text = text.to_owned();
    for way in ["<br />", "<br/>", "<BR>", "<BR />"] {
        if text.contains(way) {
            text = text.replace(way, "<br>");
        }
    }
    if !text.contains("<br>") {
        return text;
    }
    let text = text
        .replace("<br>\n", "\n")
        .replace("<br>&nbsp;<br>", "<br><br>");
    text.replace("<br><br>", "\n\n")
}

/// Returns the lower-case name of the tag at the start of `text`.
fn tag_name(text: &str) -> Option<String> {
    let inside = text.strip_prefix('<')?.trim_start_matches('/');
    let name = inside.split(|c: char| !c.is_ascii_alphanumeric()).next()?;
    Some(name.to_ascii_lowercase())
}

/// Returns `text` with blank lines around the tags of blocks, and without white
/// space on empty lines.
fn parted(text: &str) -> String {
    let mut lines = String::with_capacity(text.len());
    for line in text.split('\n') {
        let line = line.trim_end_matches('\r');
        let empty = line.trim_matches([' ', '\t', '\u{a0}']).is_empty();
        lines.push_str(if empty { "" } else { line });
        lines.push('\n');
    }
    let mut out = String::with_capacity(lines.len() + 64);
    let mut rest = lines.as_str();
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        let end = rest[at..].find('>').map_or(rest.len(), |end| at + end + 1);
        let tag = &rest[at..end];
        let name = tag_name(tag).unwrap_or_default();
        if is_block(&name) {
            let closing = tag.starts_with("</");
            // Text inside these elements gets paragraphs, too.
            let holds_paragraphs = is_container(&name) || name == "blockquote";
            if !closing || holds_paragraphs {
                out.push_str("\n\n");
            }
            out.push_str(tag);
            if closing || holds_paragraphs || name == "hr" {
                out.push_str("\n\n");
            }
        } else {
            out.push_str(tag);
        }
        rest = &rest[end..];
    }
    out.push_str(rest);
    while out.contains("\n\n\n") {
        out = out.replace("\n\n\n", "\n\n");
    }
    out
}
