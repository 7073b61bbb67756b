//! The head of every page: the paper's name, the solar and lunar date, the menu
//! of sections.

use std::sync::{Mutex, PoisonError};

use leptos::prelude::*;
use store::{Section, Slug};
use viet::date::LocalTime;
use viet::lunar::LunarDate;

use crate::address::{self, SEARCH};
use crate::components::looks_switch;
use crate::context::PageContext;

pub(crate) fn masthead(context: &PageContext) -> impl IntoView + use<> {
    let paper = &context.snapshot.config;
    let today = context.today();
    let lunar = lunar_date(today)
        .map(|lunar| view! { <span class="lunar">{(context.words.lunar_day)(lunar)}</span> });
    let day = format!("{:04}-{:02}-{:02}", today.year, today.month, today.day);
    let demo = context
        .snapshot
        .shows_demo()
        .then(|| view! { <p class="demo-note">{context.words.demo_paper}</p> });
    let search = context.view.link(SEARCH);
    let on_search = context.path == SEARCH;
    view! {
        <header class="masthead">
            <div class="day-line">
                <a href=context.view.link(&address::day(today))>
                    <time datetime=day>{(context.words.day)(today)}</time>
                </a>
                " "
                {lunar}
                {(!context.lite()).then(|| looks_switch(context))}
            </div>
            <p class="paper-name">
                <a href=context.view.link("/")>{paper.name.clone()}</a>
            </p>
            {(!paper.tagline.is_empty()).then(|| view! { <p class="tagline">{paper.tagline.clone()}</p> })}
            {demo}
            <nav class="sections" aria-label=context.words.sections>
                <ul>
                    {menu(context)}
                </ul>
                <a class="search-link" href=search aria-current=on_search.then_some("page")>
                    {context.words.search}
                </a>
            </nav>
        </header>
    }
}

/// The lunar date of a day. That of the last one is stored: to compute it takes longer
/// than to print the masthead.
fn lunar_date(day: LocalTime) -> Option<LunarDate> {
    type Known = ((i32, u32, u32), Option<LunarDate>);
    static LAST: Mutex<Option<Known>> = Mutex::new(None);
    let wanted = (day.year, day.month, day.day);
    let mut last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
    match *last {
        Some((stored, lunar)) if stored == wanted => lunar,
        _ => {
            let lunar = LunarDate::of(day.year, day.month, day.day);
            *last = Some((wanted, lunar));
            lunar
        }
    }
}

/// The top section that the menu marks on this page.
pub(crate) fn marked_section<'a>(context: &PageContext<'a>) -> Option<&'a Slug> {
    let sections = &context.snapshot.sections;
    let slug = context.section?;
    let own = sections
        .iter()
        .find(|section| section.slug.as_str() == slug)?;
    Some(own.parent.as_ref().unwrap_or(&own.slug))
}

/// The top sections that have articles; the section of the page is marked.
fn menu(context: &PageContext) -> impl IntoView + use<> {
    let sections = &context.snapshot.sections;
    let here = marked_section(context);
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
            let mark = (here == Some(&section.slug)).then_some(if context.path == path {
                "page"
            } else {
                "true"
            });
            view! {
                <li>
                    <a href=context.view.link(&path) aria-current=mark>
                        {section.name.clone()}
                    </a>
                </li>
            }
        })
        .collect_view()
}
