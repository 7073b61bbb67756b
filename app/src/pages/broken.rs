//! The page for a failure of ours (500).

use leptos::prelude::*;

use crate::frame::{Frame, document};
use crate::head::Head;
use crate::words;

pub(crate) fn view(frame: &Frame) -> String {
    let head = Head {
        title: words::BROKEN.to_owned(),
        unlisted: true,
        ..Head::default()
    };
    document(frame, head, || {
        view! {
            <main id="noi-dung" class="notice">
                <h1>{words::BROKEN}</h1>
                <p>{words::BROKEN_HINT}</p>
                <p>
                    <a href="">{words::RELOAD}</a>
                </p>
                <p>
                    <a href=frame.view.link("/")>{words::HOME}</a>
                </p>
            </main>
        }
    })
}
