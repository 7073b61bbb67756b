//! Searching the articles that a device keeps, with the tiers and the order of
//! [`viet::search`]: what the server finds in the same articles, without it.
//!
//! `frontend/search/on-device-worker.js` hands over each kept article once
//! ([`take_in`]), then asks ([`answer()`]). All is held in memory: the texts,
//! and of each text the numbers of its words. A search goes through the
//! numbers of all articles; a device keeps thousands, not millions, so that
//! this takes milliseconds, and an index of another shape would take longer to
//! make than it saves.

mod answer;
mod article;
mod cursor;
mod find;
mod index;
mod json;
mod lexicon;
mod spelling;

use std::cell::RefCell;

use wasm_bindgen::prelude::wasm_bindgen;

pub use answer::{Asked, Page, Shown};
pub use article::Article;
pub use cursor::Cursor;
pub use find::Filter;
pub use index::Index;

thread_local! {
    static INDEX: RefCell<Index> = RefCell::default();
}

/// Takes an article in: its path, and its page's `<main>` or the pieces of it
/// that [`Article::read`] reads, in UTF-8. Returns how many there are;
/// what is no article is passed over.
#[wasm_bindgen(js_name = takeIn)]
pub fn take_in(path: &str, page: &[u8]) -> usize {
    INDEX.with_borrow_mut(|index| {
        let article = std::str::from_utf8(page)
            .ok()
            .and_then(|page| Article::read(path, page));
        if let Some(article) = article {
            index.add(article);
        }
        index.taken_in()
    })
}

/// Answers a search: the fields of the search page's address, as they stand
/// there decoded, empty where they are absent. Returns [`Page`] as JSON.
#[wasm_bindgen]
pub fn answer(words: &str, section: &str, first_day: &str, last_day: &str, after: &str) -> String {
    INDEX.with_borrow_mut(|index| {
        let asked = Asked::read(words, section, first_day, last_day, after);
        json::page(&index.page(&asked))
    })
}
