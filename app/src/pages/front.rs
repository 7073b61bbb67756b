//! `/`: the lead story and the newest articles.

use leptos::prelude::*;

use crate::address;
use crate::frame::{Frame, document};
use crate::head::Head;
use crate::outside::structured;
use crate::widgets::{Shape, feed_link, latest_and_most_read, teaser, teasers};

pub(crate) fn view(frame: &Frame) -> String {
    let paper = &frame.shell.paper;
    let head = Head {
        description: paper.tagline.clone(),
        canonical: "/".to_owned(),
        feed: "/".to_owned(),
        data: structured::front(frame),
        ..Head::default()
    };
    document(frame, head, || {
        let story = frame.shell.latest.first().map(|lead| {
            view! { <ol class="teasers lead-story">{teaser(frame.face(), Shape::Lead, lead)}</ol> }
        });
        let rest = frame.shell.latest.get(1..).unwrap_or_default();
        let list = if story.is_none() {
            view! { <p class="empty">{frame.words.no_latest}</p> }.into_any()
        } else {
            view! {
                <ol class="teasers">{teasers(frame.face(), Shape::Full, rest)}</ol>
                <p>
                    <a class="more" href=frame.view.link(address::LATEST)>
                        {frame.words.all_latest}
                    </a>
                </p>
                {feed_link(frame, "/")}
            }
            .into_any()
        };
        view! {
            <main id="noi-dung" class="front">
                <h1 class="unseen">{paper.name.clone()}</h1>
                <div class="main-column">{story} {list}</div>
                <div class="side-column">{latest_and_most_read(frame)}</div>
            </main>
        }
    })
}
