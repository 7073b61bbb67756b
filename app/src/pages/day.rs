//! `/{yyyy}/{mm}/{dd}`: the articles published on one day in Việt Nam, with
//! links to the nearest days that have articles.

use leptos::prelude::*;
use store::{Cursor, Day, Direction, Store, Story, Timestamp};
use viet::date::LocalTime;
use viet::lunar::LunarDate;

use crate::address::{self, EditionName};
use crate::components::{Shape, feed_link, paging, stories};
use crate::context::PageContext;
use crate::head::Head;
use crate::layout::document;
use crate::lists::DAY;

/// Articles per page.
const LIMIT: u32 = 20;
/// One page of a day.
pub(crate) struct Data {
    date: LocalTime,
    from: Option<(Cursor, Direction)>,
    day: Day,
}

/// Returns the day that begins at `date`.
pub(crate) async fn load(
    store: &dyn Store,
    date: LocalTime,
    from: Option<(Cursor, Direction)>,
) -> store::Result<Data> {
    let begins = date.unix_seconds();
    let ends = begins + DAY;
    // A cursor of another day is ignored.
    let from = from.filter(|(place, _)| (begins..ends).contains(&place.published_at.0));
    let day = store
        .day(Timestamp(begins), Timestamp(ends), from, LIMIT)
        .await?;
    Ok(Data { date, from, day })
}

pub(crate) fn view(context: &PageContext, data: &Data) -> String {
    let path = address::day(data.date);
    let title = (context.words.day)(data.date);
    let listing = &data.day.listing;
    let canonical = match data.from {
        Some((place, direction)) => format!("{path}?{}={place}", address::paging_field(direction)),
        None => path.clone(),
    };
    let head = Head {
        title: title.clone(),
        canonical,
        feed: path.clone(),
        // There are infinitely many days without articles.
        unlisted: listing.teasers.is_empty(),
        ..Head::default()
    };
    document(context, head, || {
        let lunar = LunarDate::of(data.date.year, data.date.month, data.date.day)
            .map(|lunar| view! { <p class="hint lunar">{(context.words.lunar_day)(lunar)}</p> });
        let list = if listing.teasers.is_empty() {
            view! { <p class="empty">{context.words.empty_day}</p> }.into_any()
        } else {
            let folded = Story::fold(listing.teasers.clone());
            view! { <ol class="teasers">{stories(context.style(), Shape::Full, &folded.iter().collect::<Vec<_>>())}</ol> }
                .into_any()
        };
        view! {
            <main id="noi-dung" class="list-page">
                <h1>{title}</h1>
                {lunar}
                {list}
                {paging(context.style(), &path, data.from.is_some(), listing)}
                {other_days(context, &data.day)}
                {(!listing.teasers.is_empty()).then(|| edition_link(context, data.date))}
                {feed_link(context, &path)}
            </main>
        }
    })
}

/// A link to the edition of the day.
fn edition_link(context: &PageContext, date: LocalTime) -> impl IntoView + use<> {
    let href = address::edition(EditionName::of_day(date));
    view! {
        <p class="follow">
            <a href=context.view.link(&href)>{context.words.edition.take_day}</a>
        </p>
    }
}

/// Links to the nearest days that have articles.
fn other_days(context: &PageContext, day: &Day) -> impl IntoView + use<> {
    let link = |at: Option<Timestamp>, words: &'static str| {
        at.map(|at| {
            let at = LocalTime::at(at.0);
            view! {
                <a href=context.view.link(&address::day(at))>
                    {words} ": " {(context.words.day)(at)}
                </a>
            }
        })
    };
    let before = link(day.before, context.words.day_before);
    let after = link(day.after, context.words.day_after);
    (before.is_some() || after.is_some()).then(|| {
        view! {
            <nav class="paging" aria-label=context.words.other_days>
                {before} {after}
            </nav>
        }
    })
}
