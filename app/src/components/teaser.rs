//! An article in a list: title, summary, picture (tin tóm tắt).

use std::borrow::Cow;

use leptos::prelude::*;
use leptos::tachys::html::InertElement;
use store::{SearchHit, Story, Teaser};
use viet::date::LocalTime;
use viet::search::{Piece, Query};

use crate::address::{self, View};
use crate::components::picture::{self, Sizes};
use crate::context::ViewStyle;
use crate::escape::escaped;

/// Length of a search result's snippet, in characters.
const SNIPPET: usize = 220;

/// Bytes of a usual item.
const USUAL: usize = 800;

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

/// The items of a list of teasers. They are printed here: a page has dozens, and
/// views of them would take a third of the time of the whole page.
pub(crate) fn teasers<'a, L: IntoIterator<Item = &'a Teaser>>(
    style: ViewStyle,
    shape: Shape,
    list: L,
) -> InertElement {
    let list = list.into_iter();
    let mut html = String::with_capacity(list.size_hint().0 * USUAL);
    for teaser in list {
        item(&mut html, style, shape, teaser, &[]);
    }
    InertElement::new(html)
}

/// The items of a list of stories: one article of each, with links to the
/// others.
pub(crate) fn stories(style: ViewStyle, shape: Shape, list: &[&Story]) -> impl IntoView + use<> {
    let mut html = String::with_capacity(list.len() * USUAL);
    for story in list {
        item(&mut html, style, shape, &story.teaser, &story.also);
    }
    InertElement::new(html)
}

/// Prints one item.
fn item(html: &mut String, style: ViewStyle, shape: Shape, teaser: &Teaser, also: &[Teaser]) {
    let href = style.view.link(&address::teaser(teaser));
    let href = escaped(&href);
    let title = text(&teaser.title);
    if shape == Shape::Line {
        push(html, &["<li><a href=\"", &href, "\">", &title, "</a></li>"]);
        return;
    }
    let number = teaser.id.to_string();
    push(html, &["<li data-article=\"", &number, "\">"]);
    if shape != Shape::Brief {
        thumb(html, style, shape, teaser, &href);
    }
    // The heading level depends on the list's heading.
    let (open, close) = match shape {
        Shape::Boxed | Shape::Brief => ("<h3>", "</h3>"),
        Shape::Lead | Shape::Full | Shape::Line => ("<h2>", "</h2>"),
    };
    push(
        html,
        &[open, "<a href=\"", &href, "\">", &title, "</a>", close],
    );
    if shape != Shape::Brief {
        summary(html, teaser);
    }
    if matches!(shape, Shape::Lead | Shape::Full) {
        let at = LocalTime::at(teaser.published_at.0);
        let words = (style.words.moment)(at);
        let parts = ["<time datetime=\"", &at.iso(), "\">", &escaped(&words)];
        push(html, &parts);
        html.push_str("</time>");
    }
    other_articles(html, style, also);
    html.push_str("</li>");
}

/// Prints the picture of a teaser, if the view shows it.
fn thumb(html: &mut String, style: ViewStyle, shape: Shape, teaser: &Teaser, href: &str) {
    let shown = teaser.picture.as_ref().filter(|_| style.view == View::Full);
    if let Some(picture) = shown {
        let picture = match shape {
            Shape::Lead => picture::whole(picture, Sizes::Lead),
            _ => picture::thumb(picture),
        };
        let open = "<a href=\"";
        let rest = "\" tabindex=\"-1\" aria-hidden=\"true\" class=\"thumb\">";
        push(html, &[open, href, rest, &picture, "</a>"]);
    }
}

fn summary(html: &mut String, teaser: &Teaser) {
    if teaser.summary.is_empty() {
        return;
    }
    html.push_str("<p>");
    if let Some(desk) = &teaser.desk {
        push(html, &["<b class=\"desk\">", &escaped(desk), "</b> – "]);
    }
    push(html, &[&text(&teaser.summary), "</p>"]);
}

/// Prints links to the other articles of a story.
fn other_articles(html: &mut String, style: ViewStyle, also: &[Teaser]) {
    if also.is_empty() {
        return;
    }
    let words = escaped(style.words.also_told);
    push(html, &["<p class=\"also\">", &words, ":"]);
    for other in also {
        let href = style.view.link(&address::teaser(other));
        let title = text(&other.title);
        push(
            html,
            &[" <a href=\"", &escaped(&href), "\">", &title, "</a>"],
        );
    }
    html.push_str("</p>");
}

/// A text of the store as HTML.
fn text(stored: &str) -> Cow<'_, str> {
    match viet::nonbreaking_units(stored) {
        Cow::Borrowed(text) => escaped(text),
        Cow::Owned(text) => Cow::Owned(escaped(&text).into_owned()),
    }
}

fn push(html: &mut String, parts: &[&str]) {
    for part in parts {
        html.push_str(part);
    }
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
