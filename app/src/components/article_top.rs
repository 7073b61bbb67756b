//! The part above an article's text: title, byline, dates, warnings, lead.

use leptos::prelude::*;
use store::Article;
use viet::date::LocalTime;

use crate::address;
use crate::components::article_text::shows;
use crate::components::picture::{self, Sizes};
use crate::components::reading_tools;
use crate::context::PageContext;

/// Seconds in a mean Gregorian year.
const YEAR: i64 = 31_556_952;

/// A change within this time after publication is not shown, in seconds: the
/// article was still being finished. A correction is always shown.
const FINISHING: i64 = 15 * 60;

pub(crate) fn article_top(context: &PageContext, article: &Article) -> impl IntoView + use<> {
    let years = (context.now - article.published_at.0) / YEAR;
    let old =
        (years >= 1).then(|| view! { <p class="warning">{(context.words.old_article)(years)}</p> });
    let demo = article
        .demo
        .then(|| view! { <p class="warning">{context.words.demo_note}</p> });
    let lead = (!article.lead.is_empty()).then(|| {
        let desk = article
            .desk
            .as_ref()
            .map(|desk| view! { <span class="desk">{desk.initials.clone()}</span> " – " });
        view! { <p class="lead">{desk} {viet::nonbreaking_units(&article.lead).into_owned()}</p> }
    });
    view! {
        <h1>{viet::nonbreaking_units(&article.title).into_owned()}</h1>
        {byline(context, article)}
        {times(context, article)}
        {reading_tools(context, article)}
        {corrections(context, article)}
        {old}
        {demo}
        {lead}
        {hero(context, article)}
    }
}

/// Authors and desk, each with a link to their articles.
fn byline(context: &PageContext, article: &Article) -> impl IntoView + use<> {
    let people = article
        .authors
        .iter()
        .map(|author| (author.slug.clone(), author.name.clone()));
    let desk = article
        .desk
        .iter()
        .map(|desk| (desk.slug.clone(), desk.initials.clone()));
    let links: Vec<_> = people
        .chain(desk)
        .enumerate()
        .map(|(nth, (slug, name))| {
            let comma = (nth > 0).then_some(", ");
            view! {
                {comma}
                <a rel="author" href=context.view.link(&address::writer(&slug))>
                    {name}
                </a>
            }
        })
        .collect();
    (!links.is_empty()).then(|| {
        view! {
            <p class="byline">
                <span class="visually-hidden">{context.words.byline} ": "</span>
                {links}
            </p>
        }
    })
}

fn times(context: &PageContext, article: &Article) -> impl IntoView + use<> {
    let published = LocalTime::at(article.published_at.0);
    let later = article.updated_at.0 - article.published_at.0;
    let matters = later >= FINISHING || !article.corrections.is_empty();
    let updated = matters.then(|| {
        let updated = LocalTime::at(article.updated_at.0);
        view! {
            " · "
            {context.words.updated}
            " "
            <time datetime=updated.iso()>{(context.words.moment)(updated)}</time>
        }
    });
    view! {
        <p class="times">
            <a href=context.view.link(&address::day(published))>
                <time datetime=published.iso()>{(context.words.moment)(published)}</time>
            </a>
            {updated}
        </p>
    }
}

/// The corrections, before the corrected text.
fn corrections(context: &PageContext, article: &Article) -> impl IntoView + use<> {
    let items: Vec<_> = article
        .corrections
        .iter()
        .map(|correction| {
            let at = LocalTime::at(correction.at.0);
            view! {
                <p>
                    <b>{context.words.trust.correction}</b>
                    ", "
                    <time datetime=at.iso()>{(context.words.moment)(at)}</time>
                    ": "
                    {correction.text.clone()}
                </p>
            }
        })
        .collect();
    (!items.is_empty()).then(|| {
        view! {
            <aside class="warning" aria-label=context.words.trust.corrections>
                {items}
            </aside>
        }
    })
}

/// The cover, unless the body shows it.
fn hero(context: &PageContext, article: &Article) -> impl IntoView + use<> {
    let cover = article.cover.filter(|cover| !shows(&article.body, *cover));
    cover
        .and_then(|cover| article.pictures.iter().find(|picture| picture.id == cover))
        .and_then(|picture| {
            Some((
                picture,
                picture::in_view(context.view, picture, Sizes::Hero)?,
            ))
        })
        .map(|(picture, html)| {
            let caption = (!picture.alt.is_empty())
                .then(|| view! { <figcaption>{picture.alt.clone()}</figcaption> });
            view! {
                <figure class="hero">
                    <div inner_html=html></div>
                    {caption}
                </figure>
            }
        })
}
