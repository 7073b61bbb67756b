//! `/doc-nhieu`: the articles with the highest stored counts.

use leptos::prelude::*;

use crate::address;
use crate::frame::{Frame, document};
use crate::head::Head;
use crate::widgets::{Shape, teasers};
use crate::words;

pub(crate) fn view(frame: &Frame) -> String {
    let head = Head {
        title: words::MOST_READ.to_owned(),
        canonical: address::MOST_READ.to_owned(),
        ..Head::default()
    };
    let ranked = &frame.shell.most_read;
    document(frame, head, || {
        let list = if ranked.is_empty() {
            view! { <p class="empty">{words::NO_MOST_READ}</p> }.into_any()
        } else {
            view! { <ol class="teasers ranked">{teasers(frame.view, Shape::Full, ranked)}</ol> }
                .into_any()
        };
        view! {
            <main id="noi-dung" class="list-page">
                <h1>{words::MOST_READ}</h1>
                {list}
            </main>
        }
    })
}
