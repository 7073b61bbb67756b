//! The file of an edition (`docs/edition.md`): a line of JSON that describes
//! and signs the content, then the compressed content.

use std::collections::BTreeMap;
use std::io::Write;

use app::Edition;
use flate2::Compression;
use flate2::write::GzEncoder;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::signer::Signer;

/// The version of the format.
const VERSION: u32 = 1;

/// The first line.
#[derive(Serialize)]
struct Head<'a> {
    tinlang: &'static str,
    version: u32,
    name: &'a str,
    paper: &'a str,
    made: i64,
    bytes: usize,
    sha256: &'a str,
    key: &'a str,
    signature: &'a str,
}

/// The content before compression: the edition and its pictures.
#[derive(Serialize)]
pub(super) struct Document<'a> {
    #[serde(flatten)]
    pub(super) edition: &'a Edition,
    pub(super) pictures: Vec<EmbeddedPicture<'a>>,
}

/// A picture's file with its content in base64.
#[derive(Serialize)]
pub(super) struct EmbeddedPicture<'a> {
    address: &'a str,
    r#type: &'a str,
    base64: &'a str,
}

impl<'a> Document<'a> {
    /// The document of an edition with those of its pictures that were found.
    pub(super) fn of(
        edition: &'a Edition,
        found: &'a BTreeMap<&'a str, (&'a str, String)>,
    ) -> Self {
        let pictures = edition
            .pictures
            .iter()
            .filter_map(|(address, kind)| {
                let (_, base64) = found.get(address.as_str())?;
                Some(EmbeddedPicture {
                    address,
                    r#type: kind,
                    base64,
                })
            })
            .collect();
        Self { edition, pictures }
    }

    /// The document as JSON.
    pub(super) fn text(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("text, numbers and lists are JSON")
    }
}

/// The whole file. `text` is the JSON of the document, `made` the time in
/// seconds since 1970.
pub(super) fn pack(signer: &Signer, paper: &str, name: &str, made: i64, text: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    let content = encoder
        .write_all(text)
        .and_then(|()| encoder.finish())
        .expect("memory takes every write");
    let sha256 = hex(&Sha256::digest(&content));
    let head = Head {
        tinlang: "edition",
        version: VERSION,
        name,
        paper,
        made,
        bytes: content.len(),
        sha256: &sha256,
        key: signer.public(),
        signature: &signer.sign(&message(paper, name, made, &sha256)),
    };
    let mut file = serde_json::to_vec(&head).expect("text and numbers are JSON");
    file.push(b'\n');
    file.extend(content);
    file
}

/// The signed message. `device/edition` builds the same from a file's first
/// line.
fn message(paper: &str, name: &str, made: i64, sha256: &str) -> String {
    format!("tinlang edition {VERSION}\n{paper}\n{name}\n{made}\n{sha256}")
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").expect("writing into a string cannot fail");
        text
    })
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use base64::Engine;
    use base64::engine::general_purpose::STANDARD;
    use device_edition::{Verdict, check};

    use super::*;

    const PAPER: &str = "https://bao.example";

    fn file() -> Vec<u8> {
        let text = "làng gốm bên sông ".repeat(100);
        pack(
            &Signer::of([7; 32]),
            PAPER,
            "2021-02-18",
            1_613_624_400,
            text.as_bytes(),
        )
    }

    fn parts(file: &[u8]) -> (serde_json::Value, &[u8]) {
        let end = file.iter().position(|byte| *byte == b'\n').unwrap();
        (
            serde_json::from_slice(&file[..end]).unwrap(),
            &file[end + 1..],
        )
    }

    fn checked(head: &serde_json::Value, content: &[u8]) -> Verdict {
        let text = |name: &str| head[name].as_str().unwrap();
        check(
            text("paper"),
            text("name"),
            &head["made"].to_string(),
            text("sha256"),
            &STANDARD.decode(text("key")).unwrap(),
            &STANDARD.decode(text("signature")).unwrap(),
            content,
        )
    }

    #[test]
    fn device_accepts_a_signed_edition() {
        let file = file();
        let (head, content) = parts(&file);
        assert_eq!(head["tinlang"], "edition");
        assert_eq!(head["version"], 1);
        assert_eq!(head["bytes"], content.len());
        assert_eq!(checked(&head, content), Verdict::Genuine);
        let mut text = String::new();
        flate2::read::GzDecoder::new(content)
            .read_to_string(&mut text)
            .unwrap();
        assert!(text.starts_with("làng gốm"));
        assert_eq!(file, self::file(), "the same content gives the same file");
    }

    #[test]
    fn device_refuses_a_changed_edition() {
        let file = file();
        let (head, content) = parts(&file);
        for at in 0..content.len() {
            let mut broken = content.to_vec();
            broken[at] ^= 1;
            assert_eq!(checked(&head, &broken), Verdict::Broken, "byte {at}");
        }
        for (name, other) in [
            ("paper", serde_json::json!("https://khac.example")),
            ("name", serde_json::json!("2021-02-19")),
            ("made", serde_json::json!(1_613_624_401)),
        ] {
            let mut forged = head.clone();
            forged[name] = other;
            assert_eq!(checked(&forged, content), Verdict::Forged, "{name}");
        }
        let other = Signer::of([8; 32]);
        let mut forged = head.clone();
        forged["key"] = serde_json::json!(other.public());
        assert_eq!(checked(&forged, content), Verdict::Forged);
    }
}
