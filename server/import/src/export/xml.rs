//! Helpers for XML: names, characters and errors.

use std::borrow::Cow;

use quick_xml::events::BytesStart;

/// Longest text of an element, in bytes: more than WordPress can store.
pub(super) const LONGEST: u64 = 64 << 20;

pub(super) fn tag_of(tag: &BytesStart) -> (String, Vec<(String, String)>) {
    let name = String::from_utf8_lossy(tag.name().as_ref().as_ref()).into_owned();
    let attributes = tag
        .attributes()
        .flatten()
        .map(|attribute| {
            let key = String::from_utf8_lossy(attribute.key.as_ref().as_ref()).into_owned();
            let value = attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0);
            (key, value.map(Cow::into_owned).unwrap_or_default())
        })
        .collect();
    (name, attributes)
}

/// Returns text in NFC, without the control characters that old databases
/// contain and HTML does not allow.
pub(super) fn without_control_characters(text: &str) -> String {
    let wanted = |c: &char| !c.is_control() || matches!(c, '\n' | '\t');
    if text.chars().all(|c| wanted(&c)) {
        return viet::nfc(text);
    }
    viet::nfc(&text.chars().filter(wanted).collect::<String>())
}

pub(super) fn reason_of(error: &quick_xml::Error, begun: u64) -> String {
    match error {
        quick_xml::Error::Io(error) if error.kind() == std::io::ErrorKind::InvalidData => {
            format!("it contains bytes that are not valid in its encoding, {error}")
        }
        quick_xml::Error::Io(error) if error.kind() == std::io::ErrorKind::FileTooLarge => {
            format!(
                "the element that starts at line {begun} is larger than {} MB: its end tag is missing",
                LONGEST >> 20
            )
        }
        quick_xml::Error::Syntax(error) => {
            format!("what begins at line {begun} has no end: {error}")
        }
        error => format!("its XML is broken: {error}"),
    }
}
