//! `/`: the lead story and those after it, the sections, the latest. A pinned
//! story has its position; the newest stories fill the others. No story is
//! shown twice.

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

pub(crate) fn view(context: &PageContext) -> String {
    let paper = &context.snapshot.config;
    let head = Head {
        description: paper.tagline.clone(),
        canonical: "/".to_owned(),
        feed: "/".to_owned(),
        data: structured_data::front(context),
        ..Head::default()
    };
    let places = FrontPage::at(&context.snapshot.front, context.now);
    document(context, head, || {
        view! {
            <main id="noi-dung" class="front">
                <h1 class="visually-hidden">{paper.name.clone()}</h1>
                {main_column(context, &places)}
                <div class="side-column">{latest_and_most_read(context, None)}</div>
            </main>
        }
    })
}

/// Returns the page's stories for an edition: its `<main>` without the side
/// column.
pub(crate) fn for_edition(context: &PageContext) -> String {
    let places = FrontPage::at(&context.snapshot.front, context.now);
    print(context.snapshot.config.language, || {
        view! {
            <main id="noi-dung" class="front">
                <h1 class="visually-hidden">{context.snapshot.config.name.clone()}</h1>
                {main_column(context, &places)}
            </main>
        }
    })
}

fn main_column(context: &PageContext, places: &FrontPage) -> impl IntoView + use<> {
    let blocks: Vec<_> = places
        .sections
        .iter()
        .filter_map(|(slug, stories)| block(context, slug, stories))
        .collect();
    view! {
        <div class="main-column">
            {top(context, &places.top)}
            {(!blocks.is_empty()).then(|| view! { <div class="blocks">{blocks}</div> })}
            {rest(context, places)}
        </div>
    }
}

/// The lead story and those after it.
fn top(context: &PageContext, places: &[&Story]) -> impl IntoView + use<> {
    let style = context.style();
    let Some((lead, seconds)) = places.split_first() else {
        return view! { <p class="empty">{context.words.no_latest}</p> }.into_any();
    };
    let seconds = (!seconds.is_empty()).then(|| {
        view! {
            <ol class="teasers seconds">
                {stories(style, Shape::Full, seconds)}
            </ol>
        }
    });
    view! {
        <section aria-label=context.words.top_stories>
            <ol class="teasers lead-story">{stories(style, Shape::Lead, &[lead])}</ol>
            {seconds}
        </section>
    }
    .into_any()
}

/// The newest stories of a section: the first one in full, the others by title.
fn block(context: &PageContext, slug: &Slug, list: &[&Story]) -> Option<impl IntoView + use<>> {
    let section = context
        .snapshot
        .sections
        .iter()
        .find(|section| section.slug == *slug)?;
    let (first, others) = list.split_first()?;
    let style = context.style();
    Some(view! {
        <section class="box" aria-label=section.name.clone()>
            <h2 class="box-title">
                <a href=context.view.link(&address::section(slug))>{section.name.clone()}</a>
            </h2>
            <ol class="teasers">
                {stories(style, Shape::Boxed, &[first])}
                {stories(style, Shape::Brief, others)}
            </ol>
        </section>
    })
}

/// The newest stories that are not shown above, and a link to all.
fn rest(context: &PageContext, places: &FrontPage) -> impl IntoView + use<> {
    let list = (!places.rest.is_empty()).then(|| {
        let items = stories(context.style(), Shape::Boxed, &places.rest);
        view! {
            <h2 class="box-title">{context.words.more_latest}</h2>
            <ol class="teasers">{items}</ol>
        }
    });
    (!places.top.is_empty()).then(|| {
        view! {
            <div class="box">
                {list}
                <a class="more" href=context.view.link(address::LATEST)>
                    {context.words.all_latest}
                </a>
                {notify(context, &Follow::Breaking, "")}
                {feed_link(context, "/")}
            </div>
        }
    })
}
