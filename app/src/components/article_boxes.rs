//! The boxes below an article: related, newer, other. The store ensures that no
//! story is in two of them.

use leptos::prelude::*;
use store::{Article, ArticleBoxes, Cursor, Teaser};

use super::box_links::{OTHER_ID, other_link, related_link, section_link};
use super::teaser::{Shape, teasers};
use crate::address::View;
use crate::api::types::{Link, TeaserBox};
use crate::context::{PageContext, ViewStyle};
use crate::islands::MoreTeasers;

/// Tin liên quan, with a link to more.
pub(crate) fn related_box(
    context: &PageContext,
    article: &Article,
    boxes: &ArticleBoxes,
) -> impl IntoView + use<> {
    let more = boxes
        .more_related
        .then(|| related_link(context.style(), &article.into()));
    teaser_box(
        context.style(),
        "tin-lien-quan",
        context.words.related,
        &boxes.related,
        more.map(|link| {
            (
                Next {
                    shelf: TeaserBox::Related,
                    article: article.id.0,
                    from: "0".to_owned(),
                },
                link,
            )
        }),
        None,
    )
}

/// Tin mới hơn: the newest articles of the section.
pub(crate) fn newer_box(context: &PageContext, boxes: &ArticleBoxes) -> impl IntoView + use<> {
    teaser_box(
        context.style(),
        "tin-moi-hon",
        context.words.newer,
        &boxes.newer,
        None,
        None,
    )
}

/// Tin khác, with a link to older articles or, at the end, to the section. A box
/// without articles is left out.
pub(crate) fn other_box(
    context: &PageContext,
    article: &Article,
    boxes: &ArticleBoxes,
) -> impl IntoView + use<> {
    let place = boxes
        .other
        .last()
        .filter(|_| boxes.more_other)
        .map(Cursor::of);
    let more = place.map(|place| {
        let next = Next {
            shelf: TeaserBox::Other,
            article: article.id.0,
            from: place.to_string(),
        };
        (next, other_link(context.style(), &article.into(), place))
    });
    let is_end = more.is_none() && !boxes.other.is_empty();
    let end = is_end.then(|| section_link(context.style(), &article.into()));
    teaser_box(
        context.style(),
        OTHER_ID,
        context.words.other,
        &boxes.other,
        more,
        end,
    )
}

/// The next request of the island.
struct Next {
    shelf: TeaserBox,
    article: i64,
    from: String,
}

fn teaser_box(
    style: ViewStyle,
    id: &'static str,
    name: &'static str,
    list: &[Teaser],
    more: Option<(Next, Link)>,
    end: Option<Link>,
) -> impl IntoView + use<> {
    if list.is_empty() {
        return ().into_any();
    }
    let items = view! { <ol class="teasers">{teasers(style, Shape::Boxed, list)}</ol> };
    let content = match more {
        Some((next, link)) if style.view == View::Full => view! {
            <MoreTeasers
                shelf=next.shelf
                article=next.article
                from=next.from
                href=link.href
                about=name.to_owned()
            >
                {items}
            </MoreTeasers>
        }
        .into_any(),
        more => {
            let link = more.map(|(_, link)| link).or(end);
            let link = link.map(|link| {
                view! {
                    <a class="more" href=link.href>
                        {link.words}
                    </a>
                }
            });
            view! {
                {items}
                {link}
            }
            .into_any()
        }
    };
    view! {
        <section id=id class="box" aria-label=name>
            <h2 class="box-title">{name}</h2>
            {content}
        </section>
    }
    .into_any()
}
