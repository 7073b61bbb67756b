//! Searches the articles that a device stores, with the tiers and the order of
//! [`viet::search`]: the results are those of the server for the same articles.
//!
//! `frontend/search/on-device-worker.js` passes each stored article once
//! ([`take_in`]) and then searches ([`answer()`]). Everything is in memory: the
//! texts, and the numbers of their words. A search scans the numbers of
//! candidate articles. A device stores thousands of articles, not millions, so
//! this takes milliseconds; building another kind of index would take longer
//! than it saves.

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

pub use answer::{Page, SearchHit, SearchRequest};
pub use article::Article;
pub use cursor::Cursor;
pub use find::Filter;
pub use index::Index;

thread_local! {
    static INDEX: RefCell<Index> = RefCell::default();
}

/// Adds an article: its path, and its page's `<main>` or the elements of it
/// that [`Article::read`] parses, in UTF-8. Returns the number of articles; any
/// other page is ignored.
#[wasm_bindgen(js_name = takeIn)]
pub fn take_in(path: &str, page: &[u8]) -> usize {
    INDEX.with_borrow_mut(|index| {
        let article = std::str::from_utf8(page)
            .ok()
            .and_then(|page| Article::read(path, page));
        if let Some(article) = article {
            index.add(article);
        }
        index.added()
    })
}

/// Runs a search. The parameters are the decoded fields of the search page's
/// address, empty if absent. Returns a [`Page`] as JSON.
#[wasm_bindgen]
pub fn answer(words: &str, section: &str, first_day: &str, last_day: &str, after: &str) -> String {
    INDEX.with_borrow_mut(|index| {
        let request = SearchRequest::read(words, section, first_day, last_day, after);
        json::page(&index.page(&request))
    })
}
