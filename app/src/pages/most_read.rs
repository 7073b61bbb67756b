//! `/doc-nhieu`: the articles with the highest stored counts.

use leptos::prelude::*;

use crate::address;
use crate::frame::{Frame, document};
use crate::head::Head;
use crate::widgets::{Shape, teasers};

pub(crate) fn view(frame: &Frame) -> String {
    let head = Head {
        title: frame.words.device.most_read.to_owned(),
        canonical: address::MOST_READ.to_owned(),
        ..Head::default()
    };
    let ranked = &frame.shell.most_read;
    document(frame, head, || {
        let list = if ranked.is_empty() {
            view! { <p class="empty">{frame.words.no_most_read}</p> }.into_any()
        } else {
            view! { <ol class="teasers ranked">{teasers(frame.face(), Shape::Full, ranked)}</ol> }
                .into_any()
        };
        view! {
            <main id="noi-dung" class="list-page">
                <h1>{frame.words.device.most_read}</h1>
                {list}
            </main>
        }
    })
}
