//! Pages that say why there is no other page.

use leptos::prelude::*;

use crate::paths;
use crate::shell::Shell;

/// What a page says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Message {
    /// The account does not have the right.
    NotAllowed,
    /// There is no page here.
    NotFound,
    /// Another site's page may have sent the request.
    Foreign,
    /// The store failed.
    Failed,
    /// The connection is not encrypted.
    NeedsHttps,
    /// The session has ended while a form was filled in.
    SessionOver,
}

/// The page.
pub fn page(shell: &Shell, message: Message) -> String {
    let words = shell.words();
    let (title, text) = match message {
        Message::NotAllowed => (words.not_allowed, words.not_allowed_text),
        Message::NotFound => (words.not_found, words.not_found_text),
        Message::Foreign => (words.foreign, words.foreign_text),
        Message::Failed => (words.failed, words.failed_text),
        Message::NeedsHttps => (words.needs_https, words.needs_https_text),
        Message::SessionOver => (words.session_over, words.session_over_text),
    };
    let (path, name) = match message {
        Message::SessionOver => (paths::LOGIN, words.log_in),
        Message::NeedsHttps => ("/", words.to_paper),
        _ => (paths::HOME, words.home),
    };
    let content = view! {
        <p>{text}</p>
        <p>
            <a href=path>{name}</a>
        </p>
    };
    shell.document(title, "", content)
}
