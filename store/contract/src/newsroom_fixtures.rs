//! People, documents and devices for the tests of the newsroom.
#![allow(
    clippy::missing_panics_doc,
    clippy::unwrap_used,
    reason = "tests fail by panicking"
)]

use draft::{Splice, TextHash};
use store::newsroom::{
    AccountId, Act, DeviceKey, Document, Email, NewAccount, NewDocument, Role, Save, SaveReason,
    Saved,
};
use store::{ArticleId, Timestamp};

use crate::fixtures::Newsroom;

pub(crate) const NOW: Timestamp = Timestamp(1_000_000);

/// A command on the server.
pub(crate) const COMMAND: Act = Act { by: None, at: NOW };

pub(crate) fn email(text: &str) -> Email {
    Email::parse(text).unwrap()
}

pub(crate) fn new_account(name: &str, role: Role) -> NewAccount {
    NewAccount {
        email: email(&format!("{name}@bao.example")),
        name: name.to_owned(),
        role,
        sections: vec![],
        author: None,
        password: Some(format!("hash of {name}")),
    }
}

/// Makes an account.
pub(crate) async fn add_account(store: &Newsroom, name: &str, role: Role) -> AccountId {
    let new = new_account(name, role);
    store.add_account(&new, COMMAND).await.unwrap()
}

/// 2021-02-18T00:00:00+07:00.
pub(crate) const DAY: i64 = 1_613_581_200;

/// A text with this headline.
pub(crate) fn text(title: &str) -> String {
    format!("title: {title}\nsection: a\n\n<p>Chữ.</p>")
}

pub(crate) fn act(by: Option<AccountId>, at: i64) -> Act {
    Act {
        by,
        at: Timestamp(at),
    }
}

/// Begins a document, written by nobody.
pub(crate) async fn begin(store: &Newsroom, title: &str) -> Document {
    let new = NewDocument {
        key: DeviceKey::parse(&format!("document-{}", title.len())).unwrap(),
        text: text(title),
    };
    store.add_document(&new, act(None, DAY)).await.unwrap()
}

/// Returns the text of a version.
pub(crate) async fn text_of(store: &Newsroom, document: i64, version: u32) -> String {
    let found = store.version_text(ArticleId(document), version).await;
    found.unwrap().expect("it is a version")
}

/// A device that edits a document.
pub(crate) struct Device {
    document: ArticleId,
    client: DeviceKey,
    number: u32,
    text: String,
    last: Option<Save>,
}

impl Device {
    /// A device that has opened the head of a document.
    pub(crate) async fn at(store: &Newsroom, document: ArticleId, client: &str) -> Self {
        let head = store.document(document).await.unwrap().unwrap().head;
        Self {
            document,
            client: DeviceKey::parse(client).unwrap(),
            number: 0,
            text: text_of(store, document.0, head).await,
            last: None,
        }
    }

    /// The save that turns its text into this one.
    pub(crate) fn save(&mut self, text: &str, reason: SaveReason) -> Save {
        self.number += 1;
        let save = Save {
            document: self.document,
            client: self.client.clone(),
            number: self.number,
            base: Some(TextHash::of(&self.text)),
            splice: Splice::between(&self.text, text),
            result: TextHash::of(text),
            reason,
        };
        text.clone_into(&mut self.text);
        self.last = Some(save.clone());
        save
    }

    /// Writes a text and saves it.
    pub(crate) async fn write(&mut self, store: &Newsroom, text: &str, at: i64) -> Saved {
        let save = self.save(text, SaveReason::Written);
        store.save(&save, act(None, at)).await.unwrap()
    }

    /// Sends the last save once more.
    pub(crate) async fn send_again(&self, store: &Newsroom) -> Saved {
        let save = self.last.as_ref().expect("it has saved");
        store.save(save, COMMAND).await.unwrap()
    }
}
