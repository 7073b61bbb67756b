//! `/`: the lead story and those after it, the sections, the latest. What an
//! editor pinned holds its place; the newest stories fill the others. No story
//! stands there twice.

use leptos::prelude::*;
use store::policy::front::FrontPage;
use store::{Follow, Slug, Story};

use crate::address;
use crate::components::{Shape, feed_link, latest_and_most_read, notify, stories};
use crate::context::PageContext;
use crate::head::Head;
use crate::layout::document;
use crate::render::print;
use crate::structured_data;

pub(crate) fn view(frame: &PageContext) -> String {
    let paper = &frame.shell.paper;
    let head = Head {
        description: paper.tagline.clone(),
        canonical: "/".to_owned(),
        feed: "/".to_owned(),
        data: structured_data::front(frame),
        ..Head::default()
    };
    let places = FrontPage::at(&frame.shell.front, frame.now);
    document(frame, head, || {
        view! {
            <main id="noi-dung" class="front">
                <h1 class="unseen">{paper.name.clone()}</h1>
                {main_column(frame, &places)}
                <div class="side-column">{latest_and_most_read(frame)}</div>
            </main>
        }
    })
}

/// The page's stories alone, as an edition keeps them: its `<main>` without the
/// boxes beside them.
pub(crate) fn kept(frame: &PageContext) -> String {
    let places = FrontPage::at(&frame.shell.front, frame.now);
    print(frame.shell.paper.language, || {
        view! {
            <main id="noi-dung" class="front">
                <h1 class="unseen">{frame.shell.paper.name.clone()}</h1>
                {main_column(frame, &places)}
            </main>
        }
    })
}

fn main_column(frame: &PageContext, places: &FrontPage) -> impl IntoView + use<> {
    let blocks: Vec<_> = places
        .sections
        .iter()
        .filter_map(|(slug, stories)| block(frame, slug, stories))
        .collect();
    view! {
        <div class="main-column">
            {top(frame, &places.top)}
            {(!blocks.is_empty()).then(|| view! { <div class="blocks">{blocks}</div> })}
            {rest(frame, places)}
        </div>
    }
}

/// The lead story, and those after it.
fn top(frame: &PageContext, places: &[&Story]) -> impl IntoView + use<> {
    let face = frame.face();
    let Some((lead, seconds)) = places.split_first() else {
        return view! { <p class="empty">{frame.words.no_latest}</p> }.into_any();
    };
    let seconds = (!seconds.is_empty()).then(|| {
        view! {
            <ol class="teasers seconds">
                {stories(face, Shape::Full, seconds)}
            </ol>
        }
    });
    view! {
        <section aria-label=frame.words.top_stories>
            <ol class="teasers lead-story">{stories(face, Shape::Lead, &[lead])}</ol>
            {seconds}
        </section>
    }
    .into_any()
}

/// A section's newest: the first one whole, the others by title.
fn block(frame: &PageContext, slug: &Slug, list: &[&Story]) -> Option<impl IntoView + use<>> {
    let section = frame
        .shell
        .sections
        .iter()
        .find(|section| section.slug == *slug)?;
    let (first, others) = list.split_first()?;
    let face = frame.face();
    Some(view! {
        <section class="box" aria-label=section.name.clone()>
            <h2 class="box-title">
                <a href=frame.view.link(&address::section(slug))>{section.name.clone()}</a>
            </h2>
            <ol class="teasers">
                {stories(face, Shape::Boxed, &[first])}
                {stories(face, Shape::Brief, others)}
            </ol>
        </section>
    })
}

/// The newest that stand nowhere else, and the way to all.
fn rest(frame: &PageContext, places: &FrontPage) -> impl IntoView + use<> {
    let list = (!places.rest.is_empty()).then(|| {
        let items = stories(frame.face(), Shape::Boxed, &places.rest);
        view! {
            <h2 class="box-title">{frame.words.more_latest}</h2>
            <ol class="teasers">{items}</ol>
        }
    });
    (!places.top.is_empty()).then(|| {
        view! {
            <div class="box">
                {list}
                <a class="more" href=frame.view.link(address::LATEST)>
                    {frame.words.all_latest}
                </a>
                {notify(frame, &Follow::Breaking, "")}
                {feed_link(frame, "/")}
            </div>
        }
    })
}
