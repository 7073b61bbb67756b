//! The head of every page: the paper's name, the day by sun and moon, the
//! menu of sections.

use leptos::prelude::*;
use store::Section;
use viet::lunar::LunarDate;

use crate::address::{self, SEARCH};
use crate::components::looks_switch;
use crate::context::PageContext;

pub(crate) fn masthead(frame: &PageContext) -> impl IntoView + use<> {
    let paper = &frame.shell.paper;
    let today = frame.today();
    let lunar = LunarDate::of(today.year, today.month, today.day)
        .map(|lunar| view! { <span class="lunar">{(frame.words.lunar_day)(lunar)}</span> });
    let day = format!("{:04}-{:02}-{:02}", today.year, today.month, today.day);
    let demo = frame
        .shell
        .shows_demo()
        .then(|| view! { <p class="demo-note">{frame.words.demo_paper}</p> });
    let search = frame.view.link(SEARCH);
    let on_search = frame.path == SEARCH;
    view! {
        <header class="masthead">
            <div class="day-line">
                <a href=frame.view.link(&address::day(today))>
                    <time datetime=day>{(frame.words.day)(today)}</time>
                </a>
                " "
                {lunar}
                {(!frame.lite()).then(|| looks_switch(frame))}
            </div>
            <p class="paper-name">
                <a href=frame.view.link("/")>{paper.name.clone()}</a>
            </p>
            {(!paper.tagline.is_empty()).then(|| view! { <p class="tagline">{paper.tagline.clone()}</p> })}
            {demo}
            <nav class="sections" aria-label=frame.words.sections>
                <ul>
                    {menu(frame)}
                </ul>
                <a class="search-link" href=search aria-current=on_search.then_some("page")>
                    {frame.words.search}
                </a>
            </nav>
        </header>
    }
}

/// The sections of the first rank that hold anything; the one that holds the
/// page is marked.
fn menu(frame: &PageContext) -> impl IntoView + use<> {
    let sections = &frame.shell.sections;
    let here = frame.section.and_then(|slug| {
        let own = sections
            .iter()
            .find(|section| section.slug.as_str() == slug)?;
        Some(own.parent.as_ref().unwrap_or(&own.slug).clone())
    });
    sections
        .iter()
        .filter(|section| section.parent.is_none())
        .filter(|top| {
            let inside =
                |it: &&Section| it.slug == top.slug || it.parent.as_ref() == Some(&top.slug);
            sections
                .iter()
                .filter(inside)
                .any(|section| section.articles > 0)
        })
        .map(|section| {
            let path = address::section(&section.slug);
            let mark = (here.as_ref() == Some(&section.slug)).then_some(if frame.path == path {
                "page"
            } else {
                "true"
            });
            view! {
                <li>
                    <a href=frame.view.link(&path) aria-current=mark>
                        {section.name.clone()}
                    </a>
                </li>
            }
        })
        .collect_view()
}
