//! Escapes text and attributes, and removes the picture mark, which an old text
//! may contain as `&#xE000;`.

use super::picture_mark::MARK;

pub(super) fn push_text(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            MARK => {}
            c => out.push(c),
        }
    }
}

pub(super) fn push_attribute(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    for c in value.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            MARK => {}
            c => out.push(c),
        }
    }
    out.push('"');
}

pub(super) fn push_open(out: &mut String, name: &str) {
    out.push('<');
    out.push_str(name);
    out.push('>');
}

pub(super) fn push_close(out: &mut String, name: &str) {
    out.push_str("</");
    out.push_str(name);
    out.push('>');
}

/// Removes line breaks at both ends.
pub(super) fn trimmed_breaks(html: &str) -> &str {
    let mut html = html.trim();
    while let Some(shorter) = html
        .strip_suffix("<br>")
        .or_else(|| html.strip_prefix("<br>"))
    {
        html = shorter.trim();
    }
    html
}
