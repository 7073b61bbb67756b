//! The page for a failure of ours (500).

use leptos::prelude::*;

use crate::frame::{Frame, document};
use crate::head::Head;

pub(crate) fn view(frame: &Frame) -> String {
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
