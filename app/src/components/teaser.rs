//! An article in a list: title, summary, picture (tin tóm tắt).

use leptos::prelude::*;
use store::{SearchHit, Story, Teaser};
use viet::date::LocalTime;
use viet::search::{Piece, Query};

use crate::address::{self, View};
use crate::components::picture::{self, Sizes};
use crate::context::ViewStyle;

/// Length of a search result's snippet, in characters.
const SNIPPET: usize = 220;

/// The parts of an article that a teaser shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// The lead story of the front page: large picture, title, summary, time.
    Lead,
    /// In a list on a page of its own: picture, title, summary, time.
    Full,
    /// In a box below an article: picture, title, summary.
    Boxed,
    /// Below the first article of a section on the front page: only the title.
    Brief,
    /// In the side column: the title.
    Line,
}

/// The items of a list of teasers.
pub(crate) fn teasers(
    style: ViewStyle,
    shape: Shape,
    list: &[Teaser],
) -> Vec<impl IntoView + use<>> {
    list.iter().map(|each| teaser(style, shape, each)).collect()
}

/// The items of a list of stories: one article of each, with links to the
/// others.
pub(crate) fn stories(
    style: ViewStyle,
    shape: Shape,
    list: &[&Story],
) -> Vec<impl IntoView + use<>> {
    list.iter()
        .map(|story| item(style, shape, &story.teaser, &story.also))
        .collect()
}

/// One item.
fn teaser(style: ViewStyle, shape: Shape, teaser: &Teaser) -> impl IntoView + use<> {
    item(style, shape, teaser, &[])
}

fn item(style: ViewStyle, shape: Shape, teaser: &Teaser, also: &[Teaser]) -> impl IntoView + use<> {
    let href = style.view.link(&address::teaser(teaser));
    let title = viet::nonbreaking_units(&teaser.title).into_owned();
    let also = other_articles(style, also);
    match shape {
        Shape::Line => {
            return view! {
                <li>
                    <a href=href>{title}</a>
                </li>
            }
            .into_any();
        }
        Shape::Brief => {
            return view! {
                <li data-article=teaser.id.to_string()>
                    <h3>
                        <a href=href>{title}</a>
                    </h3>
                    {also}
                </li>
            }
            .into_any();
        }
        Shape::Lead | Shape::Full | Shape::Boxed => {}
    }
    let picture = teaser
        .picture
        .as_ref()
        .filter(|_| style.view == View::Full)
        .map(|it| match shape {
            Shape::Lead => picture::whole(it, Sizes::Lead),
            _ => picture::thumb(it),
        });
    let picture = picture.map(|html| {
        view! { <a class="thumb" href=href.clone() tabindex="-1" aria-hidden="true" inner_html=html></a> }
    });
    let desk = teaser
        .desk
        .clone()
        .map(|desk| view! { <b class="desk">{desk}</b> " – " });
    let summary = viet::nonbreaking_units(&teaser.summary).into_owned();
    let summary = (!summary.is_empty()).then(|| view! { <p>{desk} {summary}</p> });
    let time = (shape != Shape::Boxed).then(|| {
        let at = LocalTime::at(teaser.published_at.0);
        view! { <time datetime=at.iso()>{(style.words.moment)(at)}</time> }
    });
    // The heading level depends on the list's heading.
    let link = view! { <a href=href>{title}</a> };
    let heading = if shape == Shape::Boxed {
        view! { <h3>{link}</h3> }.into_any()
    } else {
        view! { <h2>{link}</h2> }.into_any()
    };
    view! {
        <li data-article=teaser.id.to_string()>
            {picture} {heading} {summary} {time} {also}
        </li>
    }
    .into_any()
}

/// Links to the other articles of a story.
fn other_articles(style: ViewStyle, also: &[Teaser]) -> impl IntoView + use<> {
    let links: Vec<_> = also
        .iter()
        .map(|other| {
            view! {
                " "
                <a href=style.view.link(&address::teaser(other))>
                    {viet::nonbreaking_units(&other.title).into_owned()}
                </a>
            }
        })
        .collect();
    (!links.is_empty()).then(|| view! { <p class="also">{style.words.also_told} ":" {links}</p> })
}

/// One search result, with searched words marked.
pub(crate) fn found(style: ViewStyle, query: &Query, found: &SearchHit) -> AnyView {
    let SearchHit { teaser, text } = found;
    let href = style.view.link(&address::teaser(teaser));
    let picture = teaser.picture.as_ref().filter(|_| style.view == View::Full);
    let picture = picture.map(|it| {
        let html = picture::thumb(it);
        view! { <a class="thumb" href=href.clone() tabindex="-1" aria-hidden="true" inner_html=html></a> }
    });
    let below = format!("{}\n{}", text.summary, text.body);
    let snippet = match query.snippet(&below, SNIPPET) {
        Some(pieces) => marked(pieces),
        None => teaser.summary.clone().into_any(),
    };
    let title = marked(query.marked(&teaser.title));
    let at = LocalTime::at(teaser.published_at.0);
    view! {
        <li data-article=teaser.id.to_string()>
            {picture} <h2>
                <a href=href>{title}</a>
            </h2> <p>{snippet}</p> <time datetime=at.iso()>{(style.words.moment)(at)}</time>
        </li>
    }
    .into_any()
}

fn marked(pieces: Vec<Piece>) -> AnyView {
    let pieces: Vec<AnyView> = pieces
        .into_iter()
        .map(|piece| {
            if piece.hit {
                view! { <mark>{piece.text}</mark> }.into_any()
            } else {
                piece.text.into_any()
            }
        })
        .collect();
    pieces.into_any()
}
