//! Masks irrelevant differences between two builds: hashed names, build ids,
//! hashes and signatures, and class names that were renamed on purpose.

use std::collections::HashMap;

use crate::error::{Error, Result};

/// Replaces a masked value.
pub const MASK: &str = "…";

/// Headers that depend only on the time or the length.
const IGNORED_HEADERS: [&str; 4] = ["date", "content-length", "connection", "transfer-encoding"];
/// Types of the client's own files, which differ with every build.
const CLIENT_TYPES: [&str; 4] = [
    "text/javascript",
    "text/css",
    "application/wasm",
    "font/woff2",
];

/// New class names by their old names.
#[derive(Debug, Default)]
pub struct Masks {
    classes: HashMap<String, String>,
}

impl Masks {
    /// Parses pairs of class names.
    pub fn with_classes(pairs: &str) -> Result<Self> {
        let lines = pairs.lines().filter(|line| !line.trim().is_empty());
        let classes = lines
            .map(|line| match line.split_once(' ') {
                Some((old, new)) => Ok((old.to_owned(), new.trim().to_owned())),
                None => Err(Error::Check(format!(
                    "{line:?} is not a pair of class names: write the old name, a space, the new one"
                ))),
            })
            .collect::<Result<_>>()?;
        Ok(Self { classes })
    }

    /// True if class names were renamed on purpose: the sizes of files that
    /// contain them differ, too.
    pub fn renames_classes(&self) -> bool {
        !self.classes.is_empty()
    }

    /// Returns the classes of an attribute with their new names, sorted.
    pub fn class(&self, value: &str) -> String {
        let names = value.split_ascii_whitespace();
        let mut names: Vec<&str> = names
            .map(|name| self.classes.get(name).map_or(name, String::as_str))
            .collect();
        names.sort_unstable();
        names.join(" ")
    }
}

/// Returns the header in its compared form; `None` if it is not compared.
pub fn header(name: &str, value: &str, masks: &Masks) -> Option<String> {
    if IGNORED_HEADERS.contains(&name) {
        return None;
    }
    Some(match name {
        // Only the strength: the bytes are compared separately.
        "etag" if value.starts_with("W/") => format!("W/{MASK}"),
        "etag" => MASK.to_owned(),
        "content-security-policy" => hashes(value),
        "content-range" if masks.renames_classes() => {
            let range = value.split('/').next().unwrap_or_default();
            format!("{range}/{MASK}")
        }
        _ => package_names(value),
    })
}

/// True for a file of the client.
pub fn is_client_file(content_type: &str) -> bool {
    CLIENT_TYPES
        .iter()
        .any(|kind| content_type.starts_with(kind))
}

/// Masks hashes of inline scripts and styles.
fn hashes(policy: &str) -> String {
    let sources = policy.split(' ').map(|source| {
        if source.trim_start_matches('\'').starts_with("sha256-") {
            if source.ends_with(';') {
                "'sha256-…';"
            } else {
                "'sha256-…'"
            }
        } else {
            source
        }
    });
    sources.collect::<Vec<_>>().join(" ")
}

/// Masks the hashes of the client's files: `/pkg/boot-4F2K.js` becomes
/// `/pkg/….js`.
pub fn package_names(text: &str) -> String {
    let mut parts = text.split("/pkg/");
    let mut masked = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part
            .find(|c: char| !(c.is_ascii_alphanumeric() || "-_.".contains(c)))
            .unwrap_or(part.len());
        let ending = part[..end]
            .rsplit_once('.')
            .map_or("", |(_, ending)| ending);
        masked.extend(["/pkg/", MASK, ".", ending, &part[end..]]);
    }
    masked
}

/// Returns an island's name without the hash of its definition.
pub fn island(name: &str) -> String {
    match name.rsplit_once('_') {
        Some((word, hash)) if hash.bytes().all(|byte| byte.is_ascii_digit()) => {
            format!("{word}_{MASK}")
        }
        _ => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_client_files_lose_their_hash_and_nothing_else() {
        assert_eq!(
            package_names("</pkg/boot-4F2K.js>; a, url(\"/pkg/x_y.woff2\") z"),
            "</pkg/….js>; a, url(\"/pkg/….woff2\") z"
        );
        assert_eq!(package_names("/media/1-480.jpg"), "/media/1-480.jpg");
    }

    #[test]
    fn a_policy_is_compared_without_its_hashes() {
        let masked = header(
            "content-security-policy",
            "script-src 'self' 'sha256-a+b='; style-src 'sha256-c=' 'sha256-d='",
            &Masks::default(),
        );
        assert_eq!(
            masked.as_deref(),
            Some("script-src 'self' 'sha256-…'; style-src 'sha256-…' 'sha256-…'")
        );
        assert_ne!(
            header(
                "content-security-policy",
                "script-src 'none'",
                &Masks::default()
            ),
            header(
                "content-security-policy",
                "script-src 'self'",
                &Masks::default()
            )
        );
    }

    #[test]
    fn a_tag_is_compared_by_its_strength() {
        assert_eq!(
            header("etag", "W/\"1\"", &Masks::default()),
            header("etag", "W/\"2\"", &Masks::default())
        );
        assert_ne!(
            header("etag", "W/\"1\"", &Masks::default()),
            header("etag", "\"1\"", &Masks::default())
        );
    }

    #[test]
    fn classes_are_mapped_and_have_no_order() {
        let masks = Masks::with_classes("told status\n\nunder after-article\n").unwrap();
        assert_eq!(masks.class("b told a"), "a b status");
        assert!(Masks::with_classes("told").is_err());
    }
}
