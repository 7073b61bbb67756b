//! The canonical form of a response's body as lines of text: HTML, XML and JSON
//! are parsed, an edition is unpacked.

use std::fmt::Write;
use std::io::Read;

use scraper::node::Node;
use scraper::{ElementRef, Html};
use serde_json::Value;

use super::mask::{self, MASK, Masks};
use super::request::Response;

/// Returns the body as lines.
pub fn body(response: &Response, masks: &Masks) -> Vec<String> {
    let kind = response.header("content-type");
    let Some(bytes) = decoded(&response.body, response.header("content-encoding")) else {
        return vec!["the content coding is damaged".to_owned()];
    };
    if mask::is_client_file(kind) {
        return vec![format!(
            "{MASK} {}",
            if bytes.is_empty() {
                "empty"
            } else {
                "not empty"
            }
        )];
    }
    // A part of a file cannot be parsed; its bytes are signed anyway.
    if response.status == 206 {
        return vec![format!("{MASK} {} bytes", bytes.len())];
    }
    if kind.starts_with("application/vnd.tinlang") || bytes.starts_with(b"{\"tinlang\"") {
        return edition(&bytes, masks);
    }
    let Ok(text) = std::str::from_utf8(&bytes) else {
        return vec![format!(
            "{} bytes, sum {}",
            bytes.len(),
            crate::hash::of(&bytes)
        )];
    };
    if kind.starts_with("text/html") {
        return html(text, masks);
    }
    if kind.contains("json") {
        return match serde_json::from_str(text) {
            Ok(value) => json(&value, masks),
            Err(error) => vec![format!("no JSON: {error}")],
        };
    }
    if kind.contains("xml") {
        return xml(text, masks);
    }
    mask::package_names(text)
        .lines()
        .map(str::to_owned)
        .collect()
}

/// Decodes the content coding; `None` if that fails.
fn decoded(bytes: &[u8], coding: &str) -> Option<Vec<u8>> {
    let mut plain = Vec::new();
    match coding {
        "br" => brotli::Decompressor::new(bytes, 4096)
            .read_to_end(&mut plain)
            .ok()?,
        "gzip" => flate2::read::GzDecoder::new(bytes)
            .read_to_end(&mut plain)
            .ok()?,
        _ => return Some(bytes.to_vec()),
    };
    Some(plain)
}

/// Returns the tree of a document, one node per line.
fn html(text: &str, masks: &Masks) -> Vec<String> {
    let document = if text.trim_start().starts_with("<!DOCTYPE") {
        Html::parse_document(text)
    } else {
        Html::parse_fragment(text)
    };
    let mut lines = Vec::new();
    element(document.root_element(), 0, masks, &mut lines);
    lines
}

fn element(node: ElementRef, depth: usize, masks: &Masks, lines: &mut Vec<String>) {
    let indent = " ".repeat(depth);
    let name = node.value().name();
    let mut line = format!("{indent}<{name}");
    let mut attributes: Vec<_> = node.value().attrs().collect();
    attributes.sort_unstable();
    for (name, value) in attributes {
        let value = match name {
            "class" => masks.class(value),
            "data-component" => mask::island(value),
            // Sizes of editions, which contain class names.
            "data-bytes" if masks.renames_classes() => MASK.to_owned(),
            _ => mask::package_names(value),
        };
        write!(line, " {name}={value:?}").expect("writing into a string cannot fail");
    }
    lines.push(line);
    let is_data = node.attr("type") == Some("application/ld+json");
    let masked = name == "style" || (name == "script" && !is_data);
    let carries_file = name == "template" && node.attr("class") == Some("tinlang-edition");
    if masked || carries_file {
        lines.push(format!("{indent} {MASK}"));
        return;
    }
    for child in node.children() {
        match child.value() {
            Node::Text(text) if is_data => match serde_json::from_str(text) {
                Ok(value) => lines.extend(json(&value, masks)),
                Err(error) => lines.push(format!("no JSON: {error}")),
            },
            Node::Text(text) => lines.push(format!("{indent} {:?}", &**text)),
            Node::Comment(text) => lines.push(format!("{indent} <!--{:?}", &**text)),
            _ => {
                if let Some(child) = ElementRef::wrap(child) {
                    element(child, depth + 1, masks, lines);
                }
            }
        }
    }
}

/// Returns a tree of values, one per line, with sorted keys; a text that is
/// HTML is parsed.
fn json(value: &Value, masks: &Masks) -> Vec<String> {
    let mut lines = Vec::new();
    value_lines(value, "", masks, &mut lines);
    lines
}

fn value_lines(value: &Value, path: &str, masks: &Masks, lines: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            let mut keys: Vec<&String> = fields.keys().collect();
            keys.sort_unstable();
            lines.push(format!("{path} has {keys:?}"));
            for key in keys {
                value_lines(&fields[key], &format!("{path}.{key}"), masks, lines);
            }
        }
        Value::Array(items) => {
            lines.push(format!("{path} has {} items", items.len()));
            for (place, item) in items.iter().enumerate() {
                value_lines(item, &format!("{path}[{place}]"), masks, lines);
            }
        }
        Value::String(text) if text.trim_start().starts_with('<') => {
            let tree = html(text, masks);
            lines.extend(tree.into_iter().map(|line| format!("{path}: {line}")));
        }
        Value::String(text) => lines.push(format!("{path}: {:?}", mask::package_names(text))),
        other => lines.push(format!("{path}: {other}")),
    }
}

/// Returns tags, attributes and texts of an XML file, one per line; a text that
/// is HTML is parsed.
fn xml(text: &str, masks: &Masks) -> Vec<String> {
    use quick_xml::Reader;
    use quick_xml::events::Event;
    let mut reader = Reader::from_str(text);
    let mut lines = Vec::new();
    let mut words = String::new();
    loop {
        let event = match reader.read_event() {
            Ok(event) => event,
            Err(error) => {
                lines.push(format!("no XML: {error}"));
                return lines;
            }
        };
        match &event {
            Event::Text(part) => words.push_str(part),
            Event::CData(part) => words.push_str(part),
            Event::GeneralRef(part) => match &**part {
                "lt" => words.push('<'),
                "gt" => words.push('>'),
                "amp" => words.push('&'),
                "quot" => words.push('"'),
                "apos" => words.push('\''),
                other => {
                    write!(words, "&{other};").expect("writing into a string cannot fail");
                }
            },
            other => {
                let said = std::mem::take(&mut words);
                if said.trim_start().starts_with('<') {
                    lines.extend(html(&said, masks));
                } else if !said.is_empty() {
                    lines.push(format!("{said:?}"));
                }
                if matches!(other, Event::Eof) {
                    return lines;
                }
                lines.push(format!("{other:?}"));
            }
        }
    }
}

/// Returns an edition: the first line without the signed fields, and the
/// content.
fn edition(bytes: &[u8], masks: &Masks) -> Vec<String> {
    let end = bytes.iter().position(|byte| *byte == b'\n');
    let Some(end) = end else {
        return vec!["an edition without a first line".to_owned()];
    };
    let mut lines = match serde_json::from_slice::<Value>(&bytes[..end]) {
        Ok(mut head) => {
            for signed in ["bytes", "sha256", "signature"] {
                if let Some(value) = head.get_mut(signed) {
                    *value = Value::from(MASK);
                }
            }
            json(&head, masks)
        }
        Err(error) => vec![format!("no JSON in the first line: {error}")],
    };
    let content = decoded(&bytes[end + 1..], "gzip").unwrap_or_default();
    match serde_json::from_slice(&content) {
        Ok(content) => lines.extend(json(&content, masks)),
        Err(error) => lines.push(format!("no JSON in the content: {error}")),
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn response(kind: &str, body: &str) -> Response {
        Response {
            status: 200,
            headers: vec![("content-type".into(), kind.into())],
            body: body.as_bytes().to_vec(),
        }
    }

    fn lines(kind: &str, text: &str) -> Vec<String> {
        body(&response(kind, text), &Masks::default())
    }

    #[test]
    fn a_changed_word_or_attribute_shows() {
        let page = |title: &str, link: &str| {
            lines(
                "text/html; charset=utf-8",
                &format!(
                    "<!DOCTYPE html><html><body><h1>{title}</h1><a href=\"{link}\">x</a></body></html>"
                ),
            )
        };
        assert_ne!(page("a", "/x"), page("b", "/x"));
        assert_ne!(page("a", "/x"), page("a", "/y"));
        assert_eq!(page("a", "/pkg/a-1.js"), page("a", "/pkg/a-2.js"));
        assert_ne!(page("a", "/pkg/a-1.js"), page("a", "/pkg/a-2.css"));
    }

    #[test]
    fn structured_data_is_compared_and_scripts_are_not() {
        let page = |data: &str, script: &str| {
            lines(
                "text/html",
                &format!(
                    "<!DOCTYPE html><script type=\"application/ld+json\">{data}</script><script>{script}</script>"
                ),
            )
        };
        assert_eq!(
            page("{\"a\":1,\"b\":2}", "x()"),
            page("{\"b\":2,\"a\":1}", "y()")
        );
        assert_ne!(page("{\"a\":1}", "x()"), page("{\"a\":2}", "x()"));
    }

    #[test]
    fn values_and_feeds_are_compared() {
        assert_ne!(
            lines("application/json", "{\"a\":[1]}"),
            lines("application/json", "{\"a\":[2]}")
        );
        assert_ne!(
            lines("application/json", "{\"a\":1}"),
            lines("application/json", "{\"b\":1}")
        );
        assert_ne!(
            lines("application/xml", "<a><b c=\"1\">x &amp; y</b></a>"),
            lines("application/xml", "<a><b c=\"1\">x &lt; y</b></a>")
        );
        assert_ne!(
            lines("application/xml", "<a><b c=\"1\"/></a>"),
            lines("application/xml", "<a><b c=\"2\"/></a>")
        );
    }

    #[test]
    fn an_edition_is_compared_by_its_content() {
        let file = |title: &str, signature: &str| {
            let mut bytes =
                format!("{{\"tinlang\":\"edition\",\"signature\":\"{signature}\"}}\n").into_bytes();
            let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
            std::io::Write::write_all(&mut packer, format!("{{\"title\":\"{title}\"}}").as_bytes())
                .unwrap();
            bytes.extend(packer.finish().unwrap());
            let response = Response {
                status: 200,
                headers: Vec::new(),
                body: bytes,
            };
            body(&response, &Masks::default())
        };
        assert_eq!(file("a", "1"), file("a", "2"));
        assert_ne!(file("a", "1"), file("b", "1"));
    }
}
