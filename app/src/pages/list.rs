//! Pages that list articles newest first: a section, a topic, a writer, the
//! whole paper's latest. Their pages hang on places between articles, not on
//! numbers, so they stay what they are while new articles come in.

use leptos::prelude::*;
use store::{Cursor, Direction, Follow, Listing, Slug, Store, Story, Wanted, Writer};

use crate::address::{self, Route};
use crate::components::{Shape, breadcrumb, feed_link, notify, paging, stories};
use crate::context::PageContext;
use crate::head::Head;
use crate::layout::document;
use crate::lists::{Named, named};
use crate::snapshot::Shell;
use crate::structured_data;

/// Articles on one page.
const LIMIT: u32 = 20;

/// One page of a list.
pub(crate) struct Data {
    title: String,
    path: String,
    section: Option<Slug>,
    follow: Option<(Follow, String)>,
    writer: Option<Writer>,
    from: Option<(Cursor, Direction)>,
    listing: Listing,
}

/// The list at `route`; `None` where there is none.
pub(crate) async fn load(
    store: &dyn Store,
    shell: &Shell,
    route: &Route,
    from: Option<(Cursor, Direction)>,
) -> store::Result<Option<Data>> {
    let Some(Named {
        wanted,
        title,
        path,
        follow,
        writer,
    }) = named(store, shell, route).await?
    else {
        return Ok(None);
    };
    let listing = store.listing(&wanted, from, LIMIT).await?;
    let section = if let Wanted::Section(slug) = wanted {
        Some(slug)
    } else {
        None
    };
    Ok(Some(Data {
        title,
        path,
        section,
        follow,
        writer,
        from,
        listing,
    }))
}

pub(crate) fn view(frame: &PageContext, data: &Data) -> String {
    let frame = match &data.section {
        Some(slug) => frame.in_section(slug.as_str()),
        None => *frame,
    };
    let canonical = match data.from {
        Some((place, way)) => format!("{}?{}={place}", data.path, address::way(way)),
        None => data.path.clone(),
    };
    let head = Head {
        title: data.title.clone(),
        description: match &data.writer {
            Some(writer) => writer.about.clone(),
            None => String::new(),
        },
        canonical,
        feed: data.path.clone(),
        data: data
            .section
            .as_ref()
            .map(|slug| structured_data::section(&frame, slug))
            .unwrap_or_default(),
        ..Head::default()
    };
    document(&frame, head, || {
        let crumbs = data.section.as_ref().map(|slug| breadcrumb(&frame, slug));
        let home = data.writer.as_ref().map(|_| way_home(&frame));
        let about = data.writer.as_ref().map(|writer| about(&frame, writer));
        let follow = data.follow.as_ref();
        let follow = follow.and_then(|(what, name)| notify(&frame, what, name));
        let below = data.section.as_ref().map(|slug| subsections(&frame, slug));
        let folded = Story::fold(data.listing.teasers.clone());
        let list = if data.listing.teasers.is_empty() {
            view! { <p class="empty">{frame.words.empty_list}</p> }.into_any()
        } else {
            view! { <ol class="teasers">{stories(frame.face(), Shape::Full, &folded.iter().collect::<Vec<_>>())}</ol> }
                .into_any()
        };
        view! {
            <main id="noi-dung" class="list-page">
                {crumbs}
                {home}
                <h1>{viet::ties(&data.title).into_owned()}</h1>
                {about}
                {below}
                {list}
                {paging(frame.face(), &data.path, data.from.is_some(), &data.listing)}
                {follow}
                {feed_link(&frame, &data.path)}
            </main>
        }
    })
}

/// The way back from a writer's page.
fn way_home(frame: &PageContext) -> impl IntoView + use<> {
    view! {
        <nav class="breadcrumb" aria-label=frame.words.breadcrumb>
            <ol>
                <li>
                    <a href=frame.view.link("/")>{frame.words.home}</a>
                </li>
            </ol>
        </nav>
    }
}

/// Who that is, and how much they wrote.
fn about(frame: &PageContext, writer: &Writer) -> impl IntoView + use<> {
    let about = (!writer.about.is_empty()).then(|| view! { <p>{writer.about.clone()}</p> });
    view! {
        {about}
        <p class="found">{(frame.words.trust.article_count)(writer.articles)}</p>
    }
}

/// Links to the sections right below `slug`.
fn subsections(frame: &PageContext, slug: &Slug) -> impl IntoView + use<> {
    let links: Vec<_> = frame
        .shell
        .sections
        .iter()
        .filter(|section| section.parent.as_ref() == Some(slug))
        .map(|section| {
            view! {
                <li>
                    <a href=frame.view.link(&address::section(&section.slug))>
                        {section.name.clone()}
                    </a>
                </li>
            }
        })
        .collect();
    (!links.is_empty()).then(|| {
        view! {
            <nav aria-label=frame.words.subsections>
                <ul class="subsections">{links}</ul>
            </nav>
        }
    })
}
