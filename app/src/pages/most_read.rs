//! `/doc-nhieu`: the most read articles of a day, of a week and, while both are
//! short, of all time.

use leptos::prelude::*;
use store::Teaser;

use crate::address;
use crate::components::{Shape, feed_link, teasers};
use crate::context::PageContext;
use crate::head::Head;
use crate::layout::document;

/// With this many articles in a week, the list of all time is left out.
const ENOUGH: usize = 10;

pub(crate) fn view(context: &PageContext) -> String {
    let head = Head {
        title: context.words.device.most_read.to_owned(),
        canonical: address::MOST_READ.to_owned(),
        feed: address::MOST_READ.to_owned(),
        ..Head::default()
    };
    let words = context.words.trust;
    let snapshot = context.snapshot;
    let ever: &[Teaser] = if snapshot.read_week.len() < ENOUGH {
        &snapshot.most_read
    } else {
        &[]
    };
    document(context, head, || {
        let lists = [
            ("24-gio", words.read_day, &snapshot.read_day[..]),
            ("7-ngay", words.read_week, &snapshot.read_week[..]),
            ("tat-ca", words.read_ever, ever),
        ];
        let lists: Vec<_> = lists
            .into_iter()
            .filter(|(_, _, list)| !list.is_empty())
            .map(|(id, name, list)| {
                view! {
                    <section id=id class="box" aria-label=name>
                        <h2 class="box-title">{name}</h2>
                        <ol class="teasers ranked">{teasers(context.style(), Shape::Boxed, list)}</ol>
                    </section>
                }
            })
            .collect();
        let empty = lists
            .is_empty()
            .then(|| view! { <p class="empty">{context.words.no_most_read}</p> });
        view! {
            <main id="noi-dung" class="list-page">
                <h1>{context.words.device.most_read}</h1>
                {empty}
                {lists}
                {feed_link(context, address::MOST_READ)}
            </main>
        }
    })
}
