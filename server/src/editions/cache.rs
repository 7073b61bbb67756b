//! Editions in memory: each is made when it is first asked for, and made anew
//! when what it holds has changed.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Weak};

use app::{Edition, EditionAsked, SharedShell, Shell, handed_on};
use axum::body::Bytes;
use axum::http::HeaderValue;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use store::Timestamp;
use tokio::sync::Mutex;
use xxhash_rust::xxh3::xxh3_64;

use super::pack::{self, Document};
use crate::Paper;
use crate::state::now;

/// Editions kept at most, and their bytes.
const KEPT: usize = 48;
const BYTES: usize = 48_000_000;
/// Seconds in a day.
const DAY: i64 = 86_400;
/// Việt Nam is so many seconds ahead of UTC.
const AHEAD: i64 = 7 * 3600;

/// An edition, ready to be sent.
#[derive(Clone, Debug)]
pub(crate) struct Made {
    /// Its file.
    pub(crate) file: Bytes,
    /// The file's tag, a strong one.
    pub(crate) tag: HeaderValue,
    /// The plain page that carries the file; empty for a part of an edition.
    pub(crate) handed: Bytes,
    /// How many pictures are in it.
    pub(crate) pictures: usize,
}

struct Entry {
    asked: EditionAsked,
    /// The shell and the day with which it was last found to be right.
    looked: (Weak<Shell>, i64),
    /// A hash of the document.
    content: u64,
    made: Made,
}

/// The editions asked for lately. Whoever makes one holds the lock: many
/// questions for one edition make it once, and floods take one thread.
#[derive(Default)]
pub(crate) struct Editions(Mutex<VecDeque<Entry>>);

impl Editions {
    /// The edition that was asked for; none where it would hold nothing.
    pub(crate) async fn get(
        &self,
        paper: &Paper,
        shell: &SharedShell,
        asked: EditionAsked,
    ) -> store::Result<Option<Made>> {
        let mut kept = self.0.lock().await;
        let at = now();
        let looked = (Arc::downgrade(shell), (at + AHEAD).div_euclid(DAY));
        let before = kept
            .iter()
            .position(|entry| entry.asked == asked)
            .and_then(|place| kept.remove(place));
        if let Some(entry) = &before
            && entry.looked.0.ptr_eq(&looked.0)
            && entry.looked.1 == looked.1
        {
            let made = entry.made.clone();
            kept.extend(before);
            return Ok(Some(made));
        }
        let key = paper.signer().public();
        let edition =
            app::edition(paper.store().as_ref(), shell, Timestamp(at), asked, key).await?;
        if edition.paths.is_empty() {
            return Ok(None);
        }
        let known = before.map(|entry| (entry.content, entry.made));
        let (content, made) = made(paper.clone(), Arc::clone(shell), edition, at, known).await?;
        kept.push_back(Entry {
            asked,
            looked,
            content,
            made: made.clone(),
        });
        let length = |entry: &Entry| entry.made.file.len() + entry.made.handed.len();
        let mut bytes: usize = kept.iter().map(length).sum();
        while kept.len() > KEPT || (bytes > BYTES && kept.len() > 1) {
            bytes -= kept.pop_front().as_ref().map_or(0, length);
        }
        Ok(Some(made))
    }
}

/// The edition's files: `known` where they hold what it holds, else new ones.
async fn made(
    paper: Paper,
    shell: SharedShell,
    edition: Edition,
    at: i64,
    known: Option<(u64, Made)>,
) -> store::Result<(u64, Made)> {
    tokio::task::spawn_blocking(move || {
        let found = pictures(&paper, &edition);
        let document = Document::of(&edition, &found);
        let pictures = document.pictures.len();
        let text = document.text();
        let content = xxh3_64(&text);
        if let Some((before, made)) = known
            && before == content
        {
            return (content, made);
        }
        let base = &shell.paper.base_url;
        let file = pack::pack(paper.signer(), base, &edition.name, at, &text);
        let tag = HeaderValue::from_str(&format!("\"{:016x}\"", xxh3_64(&file)))
            .expect("hex digits and quotes may stand in a header");
        let handed = match edition.since {
            Some(_) => Bytes::new(),
            None => handed_on(&edition, base, &found, &STANDARD.encode(&file)).into(),
        };
        let made = Made {
            file,
            tag,
            handed,
            pictures,
        };
        (content, made)
    })
    .await
    .map_err(|error| store::StoreError::Engine {
        doing: "packing an edition",
        reason: error.to_string(),
    })
}

/// The content of an edition's pictures in base64, by address; what cannot be
/// read is left out, as where a page shows its caption alone.
fn pictures<'a>(paper: &Paper, edition: &'a Edition) -> BTreeMap<&'a str, (&'a str, String)> {
    let read = |(address, kind): &'a (String, &'static str)| {
        let name = address.strip_prefix("/media/")?;
        match std::fs::read(paper.pictures().join(name)) {
            Ok(bytes) => Some((address.as_str(), (*kind, STANDARD.encode(bytes)))),
            Err(error) => {
                tracing::warn!(name, %error, "a picture of an edition cannot be read");
                None
            }
        }
    };
    edition.pictures.iter().filter_map(read).collect()
}
