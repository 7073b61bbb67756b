//! `/cai-chinh`: the corrections, newest first.

use leptos::prelude::*;
use store::{CorrectedArticle, Corrections, Cursor, Direction, Store};
use viet::date::LocalTime;

use crate::address::{self, CORRECTIONS};
use crate::components::{feed_link, place_links};
use crate::context::PageContext;
use crate::head::Head;
use crate::layout::document;

/// Corrections per page.
const LIMIT: u32 = 20;

/// One page of the list.
pub(crate) struct Data {
    from: Option<(Cursor, Direction)>,
    corrections: Corrections,
}

/// Queries the store.
pub(crate) async fn load(
    store: &dyn Store,
    from: Option<(Cursor, Direction)>,
) -> store::Result<Data> {
    let corrections = store.corrections(from, LIMIT).await?;
    Ok(Data { from, corrections })
}

pub(crate) fn view(context: &PageContext, data: &Data) -> String {
    let words = context.words.trust;
    let canonical = match data.from {
        Some((place, direction)) => {
            format!("{CORRECTIONS}?{}={place}", address::paging_field(direction))
        }
        None => CORRECTIONS.to_owned(),
    };
    let head = Head {
        title: words.corrections.to_owned(),
        description: words.corrections_intro.to_owned(),
        canonical,
        feed: CORRECTIONS.to_owned(),
        ..Head::default()
    };
    let Corrections { list, newer, older } = &data.corrections;
    document(context, head, || {
        let items: Vec<_> = list.iter().map(|each| item(context, each)).collect();
        let items = if items.is_empty() {
            view! { <p class="empty">{words.no_corrections}</p> }.into_any()
        } else {
            view! { <ol class="teasers">{items}</ol> }.into_any()
        };
        let newer = list
            .first()
            .filter(|_| *newer)
            .map(CorrectedArticle::cursor);
        let older = list.last().filter(|_| *older).map(CorrectedArticle::cursor);
        let links = place_links(
            context.style(),
            CORRECTIONS,
            data.from.is_some(),
            (newer, words.newer_corrections),
            (older, words.older_corrections),
        );
        view! {
            <main id="noi-dung" class="list-page">
                <h1>{words.corrections}</h1>
                <p class="found">{words.corrections_intro}</p>
                {items}
                {links}
                {feed_link(context, CORRECTIONS)}
            </main>
        }
    })
}

fn item(context: &PageContext, each: &CorrectedArticle) -> impl IntoView + use<> {
    let path = address::article(&each.slug, each.correction.article);
    let at = LocalTime::at(each.correction.at.0);
    view! {
        <li>
            <h2>
                <a href=context.view.link(&path)>{viet::nonbreaking_units(&each.title).into_owned()}</a>
            </h2>
            <p>{each.correction.text.clone()}</p>
            <time datetime=at.iso()>{(context.words.moment)(at)}</time>
        </li>
    }
}
