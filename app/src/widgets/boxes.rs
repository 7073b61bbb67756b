//! The boxes under an article: related, newer, other. No story stands in two
//! of them; the store sees to that.

use leptos::prelude::*;
use store::{Around, Article, Cursor, Teaser};

use crate::address::{self, View, way};
use crate::api::{Link, Shelf};
use crate::frame::{Face, Frame};
use crate::widgets::islands::MoreTeasers;
use crate::widgets::{Shape, teasers};

/// Where the box of other articles stands in the page.
pub(crate) const OTHER_ID: &str = "tin-khac";

/// Tin liên quan, with a way to more of them.
pub(crate) fn related_box(
    frame: &Frame,
    article: &Article,
    around: &Around,
) -> impl IntoView + use<> {
    let more = around
        .more_related
        .then(|| related_link(frame.face(), article));
    shelf(
        frame.face(),
        "tin-lien-quan",
        frame.words.related,
        &around.related,
        more.map(|link| {
            (
                Next {
                    shelf: Shelf::Related,
                    article: article.id.0,
                    from: "0".to_owned(),
                },
                link,
            )
        }),
        None,
    )
}

/// Tin mới hơn: the six newest of the section.
pub(crate) fn newer_box(frame: &Frame, around: &Around) -> impl IntoView + use<> {
    shelf(
        frame.face(),
        "tin-moi-hon",
        frame.words.newer,
        &around.newer,
        None,
        None,
    )
}

/// Tin khác, with a way to older ones, or to the section's page at its end.
pub(crate) fn other_box(
    frame: &Frame,
    article: &Article,
    around: &Around,
) -> impl IntoView + use<> {
    let place = around
        .other
        .last()
        .filter(|_| around.more_other)
        .map(Cursor::of);
    let more = place.map(|place| {
        let next = Next {
            shelf: Shelf::Other,
            article: article.id.0,
            from: place.to_string(),
        };
        (next, other_link(frame.face(), article, place))
    });
    let end = more.is_none().then(|| section_link(frame.face(), article));
    shelf(
        frame.face(),
        OTHER_ID,
        frame.words.other,
        &around.other,
        more,
        end,
    )
}

/// The link that shows the next page of other articles without scripts.
pub(crate) fn other_link(face: Face, article: &Article, after: Cursor) -> Link {
    let path = address::article(&article.slug, article.id);
    let href = face
        .view
        .link_with(&path, way(store::Direction::Older), &after.to_string());
    Link {
        href: format!("{href}#{OTHER_ID}"),
        words: face.words.device.more.to_owned(),
    }
}

/// The link to the article's section, for a box that is used up.
pub(crate) fn section_link(face: Face, article: &Article) -> Link {
    Link {
        href: face.view.link(&address::section(&article.section.slug)),
        words: (face.words.all_of_section)(&article.section.name),
    }
}

/// The link to more related articles without scripts: the first topic, else
/// the section.
pub(crate) fn related_link(face: Face, article: &Article) -> Link {
    let path = match article.topics.first() {
        Some(topic) => address::topic(&topic.slug),
        None => address::section(&article.section.slug),
    };
    Link {
        href: face.view.link(&path),
        words: face.words.device.more.to_owned(),
    }
}

/// What the island asks for next.
struct Next {
    shelf: Shelf,
    article: i64,
    from: String,
}

fn shelf(
    face: Face,
    id: &'static str,
    name: &'static str,
    list: &[Teaser],
    more: Option<(Next, Link)>,
    end: Option<Link>,
) -> impl IntoView + use<> {
    if list.is_empty() && end.is_none() {
        return ().into_any();
    }
    let items = view! { <ol class="teasers">{teasers(face, Shape::Boxed, list)}</ol> };
    let content = match more {
        Some((next, link)) if face.view == View::Full => view! {
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
                {(!list.is_empty()).then_some(items)}
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
