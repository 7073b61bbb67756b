//! An XML writer whose output is well-formed for any text.

use std::fmt::Write;

/// A document that is being written.
#[derive(Debug)]
pub(crate) struct Xml(String);

impl Xml {
    /// Starts a document in UTF-8.
    pub(crate) fn new() -> Self {
        Self("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n".to_owned())
    }

    /// Writes a start tag.
    pub(crate) fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.tag(name, attributes);
        self.0.push('>');
    }

    /// Writes an end tag.
    pub(crate) fn close(&mut self, name: &str) {
        write!(self.0, "</{name}>").expect("writing into a string cannot fail");
    }

    /// Writes an element that holds only text.
    pub(crate) fn leaf(&mut self, name: &str, text: &str) {
        self.leaf_with(name, &[], text);
    }

    /// Writes an element that holds only text, with attributes.
    pub(crate) fn leaf_with(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        self.open(name, attributes);
        push_escaped(&mut self.0, text);
        self.close(name);
    }

    /// Writes an empty element.
    pub(crate) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.tag(name, attributes);
        self.0.push_str("/>");
    }

    fn tag(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.0.push('<');
        self.0.push_str(name);
        for (name, value) in attributes {
            write!(self.0, " {name}=\"").expect("writing into a string cannot fail");
            push_escaped(&mut self.0, value);
            self.0.push('"');
        }
    }

    /// The finished document.
    pub(crate) fn finish(mut self) -> String {
        self.0.push('\n');
        self.0
    }
}

/// Appends `text` without the characters that XML 1.0 forbids or discourages
/// (production 2 and the note to it). Escapes `&`, `<`, `"`, and also `>`, so
/// that the output never contains `]]>`.
fn push_escaped(out: &mut String, text: &str) {
    for c in text.chars().filter(|c| is_allowed(*c)) {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
}

/// True for a character that may be part of a feed. Control characters except
/// tab and line feed, byte order marks and noncharacters may not.
pub(crate) fn is_allowed(c: char) -> bool {
    match c {
        '\t' | '\n' => true,
        '\u{feff}' | '\u{fdd0}'..='\u{fdef}' => false,
        c if c.is_control() => false,
        c => u32::from(c) & 0xfffe != 0xfffe,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_escaped_and_control_characters_are_removed() {
        let mut xml = Xml::new();
        xml.leaf_with(
            "a",
            &[("b", "\"c\" & <d>")],
            "]]> & \u{0}\u{b}\u{7f}\u{fffe}\u{1ffff}e\tf\n",
        );
        assert!(
            xml.finish()
                .ends_with("<a b=\"&quot;c&quot; &amp; &lt;d&gt;\">]]&gt; &amp; e\tf\n</a>\n")
        );
    }
}
