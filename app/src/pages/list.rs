//! Lists of articles, newest first: a section, a topic, an author, the latest.
//! Their pages start at cursors, not at page numbers, so they stay the same
//! while new articles are published.

use leptos::prelude::*;
use store::{Cursor, Direction, Follow, ListKey, Listing, Slug, Store, Story, Writer};

use crate::address::{self, Route};
use crate::components::{Shape, breadcrumb, feed_link, notify, paging, stories};
use crate::context::PageContext;
use crate::head::Head;
use crate::layout::document;
use crate::lists::{Named, named};
use crate::snapshot::SiteSnapshot;
use crate::structured_data;

/// Articles per page.
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

/// Returns the list at `route`; `None` if there is none.
pub(crate) async fn load(
    store: &dyn Store,
    snapshot: &SiteSnapshot,
    route: &Route,
    from: Option<(Cursor, Direction)>,
) -> store::Result<Option<Data>> {
    let Some(Named {
        wanted,
        title,
        path,
        follow,
        writer,
    }) = named(store, snapshot, route).await?
    else {
        return Ok(None);
    };
    let listing = store.listing(&wanted, from, LIMIT).await?;
    let section = if let ListKey::Section(slug) = wanted {
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

pub(crate) fn view(context: &PageContext, data: &Data) -> String {
    let context = match &data.section {
        Some(slug) => context.in_section(slug.as_str()),
        None => *context,
    };
    let canonical = match data.from {
        Some((place, direction)) => {
            format!("{}?{}={place}", data.path, address::paging_field(direction))
        }
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
            .map(|slug| structured_data::section(&context, slug))
            .unwrap_or_default(),
        ..Head::default()
    };
    document(&context, head, || {
        let crumbs = data.section.as_ref().map(|slug| breadcrumb(&context, slug));
        let home = data.writer.as_ref().map(|_| breadcrumb_of_author(&context));
        let about = data.writer.as_ref().map(|writer| about(&context, writer));
        let follow = data.follow.as_ref();
        let follow = follow.and_then(|(what, name)| notify(&context, what, name));
        let below = data
            .section
            .as_ref()
            .map(|slug| subsections(&context, slug));
        let folded = Story::fold(data.listing.teasers.clone());
        let list = if data.listing.teasers.is_empty() {
            view! { <p class="empty">{context.words.empty_list}</p> }.into_any()
        } else {
            view! { <ol class="teasers">{stories(context.style(), Shape::Full, &folded.iter().collect::<Vec<_>>())}</ol> }
                .into_any()
        };
        view! {
            <main id="noi-dung" class="list-page">
                {crumbs}
                {home}
                <h1>{viet::nonbreaking_units(&data.title).into_owned()}</h1>
                {about}
                {below}
                {list}
                {paging(context.style(), &data.path, data.from.is_some(), &data.listing)}
                {follow}
                {feed_link(&context, &data.path)}
            </main>
        }
    })
}

/// The breadcrumb of an author's page.
fn breadcrumb_of_author(context: &PageContext) -> impl IntoView + use<> {
    view! {
        <nav class="breadcrumb" aria-label=context.words.breadcrumb>
            <ol>
                <li>
                    <a href=context.view.link("/")>{context.words.home}</a>
                </li>
            </ol>
        </nav>
    }
}

/// The biography and the number of articles.
fn about(context: &PageContext, writer: &Writer) -> impl IntoView + use<> {
    let about = (!writer.about.is_empty()).then(|| view! { <p>{writer.about.clone()}</p> });
    view! {
        {about}
        <p class="found">{(context.words.trust.article_count)(writer.articles)}</p>
    }
}

/// Links to the direct subsections of `slug`.
fn subsections(context: &PageContext, slug: &Slug) -> impl IntoView + use<> {
    let links: Vec<_> = context
        .snapshot
        .sections
        .iter()
        .filter(|section| section.parent.as_ref() == Some(slug))
        .map(|section| {
            view! {
                <li>
                    <a href=context.view.link(&address::section(&section.slug))>
                        {section.name.clone()}
                    </a>
                </li>
            }
        })
        .collect();
    (!links.is_empty()).then(|| {
        view! {
            <nav aria-label=context.words.subsections>
                <ul class="subsections">{links}</ul>
            </nav>
        }
    })
}
