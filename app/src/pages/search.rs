//! `/tim-kiem?q=`: a plain form and the newest articles that hold every word.

use leptos::prelude::*;
use store::{Store, Teaser};

use crate::address::SEARCH;
use crate::frame::{Frame, document};
use crate::head::Head;
use crate::widgets::{Shape, search_form, teasers};

/// At most so many articles are shown.
const LIMIT: u32 = 50;

/// What was asked and found.
pub(crate) struct Data {
    words: String,
    teasers: Vec<Teaser>,
}

/// Asks the store, unless there is nothing to ask for.
pub(crate) async fn load(store: &dyn Store, words: String) -> store::Result<Data> {
    let teasers = if words.is_empty() {
        Vec::new()
    } else {
        store.search(&words, LIMIT).await?
    };
    Ok(Data { words, teasers })
}

pub(crate) fn view(frame: &Frame, data: &Data) -> String {
    let title = if data.words.is_empty() {
        frame.words.search.to_owned()
    } else {
        format!("{}: {}", frame.words.search, data.words)
    };
    let head = Head {
        title,
        canonical: SEARCH.to_owned(),
        unlisted: true,
        ..Head::default()
    };
    document(frame, head, || {
        let count = data.teasers.len();
        let summary = (!data.words.is_empty())
            .then(|| (frame.words.found)(count, &data.words, count == LIMIT as usize))
            .map(|text| view! { <p class="found">{text}</p> });
        let list = (count > 0).then(|| {
            view! { <ol class="teasers">{teasers(frame.face(), Shape::Full, &data.teasers)}</ol> }
        });
        view! {
            <main id="noi-dung" class="list-page">
                <h1>{frame.words.search}</h1>
                {search_form(frame, &data.words)}
                {summary}
                {list}
            </main>
        }
    })
}
