//! XML that is well-formed whatever stands in the texts.

use std::fmt::Write;

/// A document in the making.
#[derive(Debug)]
pub(crate) struct Xml(String);

impl Xml {
    /// Begins a document of UTF-8.
    pub(crate) fn new() -> Self {
        Self("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n".to_owned())
    }

    /// Begins an element.
    pub(crate) fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.tag(name, attributes);
        self.0.push('>');
    }

    /// Ends it.
    pub(crate) fn close(&mut self, name: &str) {
        write!(self.0, "</{name}>").expect("writing into a string cannot fail");
    }

    /// An element of text alone.
    pub(crate) fn leaf(&mut self, name: &str, text: &str) {
        self.leaf_with(name, &[], text);
    }

    /// The same with attributes.
    pub(crate) fn leaf_with(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        self.open(name, attributes);
        push_escaped(&mut self.0, text);
        self.close(name);
    }

    /// An element of attributes alone.
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

    /// The document.
    pub(crate) fn finish(mut self) -> String {
        self.0.push('\n');
        self.0
    }
}

/// Appends `text` without what XML 1.0 forbids or advises against (production
/// 2 and the note to it), and with its own signs replaced; `>` too, so that no
/// `]]>` stands anywhere.
fn push_escaped(out: &mut String, text: &str) {
    for c in text.chars().filter(|c| may_stand(*c)) {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
}

/// True for what may stand in a feed: no control but tab and line feed, no
/// byte order mark, nothing that is no character.
pub(crate) fn may_stand(c: char) -> bool {
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
    fn what_xml_takes_for_its_own_is_replaced() {
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
