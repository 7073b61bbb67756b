//! The page for a failure of ours (500).

use leptos::prelude::*;

use crate::context::PageContext;
use crate::head::Head;
use crate::layout::document;
use crate::request::{Answer, Asked};
use crate::snapshot::Shell;

pub(crate) fn view(frame: &PageContext) -> String {
    let head = Head {
        title: frame.words.broken.to_owned(),
        unlisted: true,
        ..Head::default()
    };
    document(frame, head, || {
        view! {
            <main id="noi-dung" class="notice">
                <h1>{frame.words.broken}</h1>
                <p>{frame.words.broken_hint}</p>
                <p>
                    <a href="">{frame.words.reload}</a>
                </p>
                <p>
                    <a href=frame.view.link("/")>{frame.words.home}</a>
                </p>
            </main>
        }
    })
}

/// The 500 page, for a failure outside of a page's own code, such as a panic.
pub fn answer(shell: &Shell, asked: Asked<'_>) -> Answer {
    Answer::Page {
        status: 500,
        html: view(&PageContext::of(shell, &asked)),
    }
}
