//! `/tim-kiem?q=`: a plain form, and the results in the order of
//! [`viet::search`], page by page.

use std::collections::HashMap;

use leptos::prelude::*;
use store::{ArticleId, Search, SearchCursor, SearchFilter, SearchHit, Store};
use viet::search::{Query, Text};

use crate::address::{self, SEARCH};
use crate::components::{found, narrowing, on_device, search_form};
use crate::context::PageContext;
use crate::head::Head;
use crate::layout::document;

/// Results per page.
const LIMIT: usize = 20;
/// Largest number of queries per page if phrases exclude results.
const ROUNDS: usize = 4;

/// The query and its results.
pub(crate) struct Data {
    asked: address::Query,
    query: Query,
    finds: Vec<SearchHit>,
    next: Option<SearchCursor>,
    /// The query that was probably meant, if nothing was found.
    meant: Option<String>,
    /// True if only the filters exclude all results.
    filtered_out: bool,
}

/// Queries index and store, unless the query is empty.
pub(crate) async fn load(
    store: &dyn Store,
    search: &dyn Search,
    asked: address::Query,
) -> store::Result<Data> {
    let query = Query::parse(&asked.words);
    let filter = SearchFilter {
        section: asked.section.clone(),
        from: asked.first_day.map(address::Day::begins),
        before: asked.last_day.map(address::Day::ends),
    };
    let (finds, next) = if query.is_empty() {
        (Vec::new(), None)
    } else {
        finds(store, search, &query, &filter, asked.place).await?
    };
    let (mut meant, mut filtered_out) = (None, false);
    if finds.is_empty() && asked.place.is_none() && !query.is_empty() {
        let all = SearchFilter::default();
        filtered_out = filter != all && !search.find(&query, &all, None, 1).await?.is_empty();
        if !filtered_out {
            meant = meaning(store, search, &query).await?;
        }
    }
    Ok(Data {
        asked,
        query,
        finds,
        next,
        meant,
        filtered_out,
    })
}

/// Returns one page of results, and the cursor of the next.
async fn finds(
    store: &dyn Store,
    search: &dyn Search,
    query: &Query,
    filter: &SearchFilter,
    mut after: Option<SearchCursor>,
) -> store::Result<(Vec<SearchHit>, Option<SearchCursor>)> {
    let mut kept: Vec<(SearchCursor, SearchHit)> = Vec::new();
    let mut more = true;
    for _ in 0..ROUNDS {
        let wanted = LIMIT + 1 - kept.len();
        let places = search.find(query, filter, after, wanted).await?;
        let mut texts = texts(store, &places).await?;
        kept.extend(places.iter().filter_map(|place| {
            let found = texts.remove(&place.article)?;
            let holds = !query.is_quoted() || query.holds(found.text.text());
            holds.then_some((*place, found))
        }));
        more = places.len() == wanted;
        after = places.last().copied().or(after);
        if !more || kept.len() > LIMIT {
            break;
        }
    }
    let next = if kept.len() > LIMIT {
        kept.truncate(LIMIT);
        kept.last().map(|(place, _)| *place)
    } else {
        after.filter(|_| more)
    };
    Ok((kept.into_iter().map(|(_, found)| found).collect(), next))
}

async fn texts(
    store: &dyn Store,
    places: &[SearchCursor],
) -> store::Result<HashMap<ArticleId, SearchHit>> {
    let articles: Vec<ArticleId> = places.iter().map(|place| place.article).collect();
    let found = store.search_hits(&articles).await?;
    Ok(found
        .into_iter()
        .map(|found| (found.teaser.id, found))
        .collect())
}

/// Returns the query that was probably meant, in the spelling of the first
/// article that it finds.
async fn meaning(
    store: &dyn Store,
    search: &dyn Search,
    query: &Query,
) -> store::Result<Option<String>> {
    let Some(repaired) = search.did_you_mean(query).await? else {
        return Ok(None);
    };
    let places = search
        .find(&repaired, &SearchFilter::default(), None, 1)
        .await?;
    let texts = texts(store, &places).await?;
    let spelled = texts.values().next().and_then(|found| {
        let Text {
            title,
            summary,
            body,
        } = found.text.text();
        repaired.spelled(&format!("{title}\n{summary}\n{body}"))
    });
    Ok(spelled)
}

/// Returns titles and paths of the articles whose titles begin with the typed
/// words, for the list below the search field.
pub async fn suggestions(
    store: &dyn Store,
    search: &dyn Search,
    query: Option<&str>,
) -> store::Result<Vec<(String, String)>> {
    const MOST: usize = 6;
    let typed = address::Query::parse(query).words;
    let articles = search.complete_titles(&typed, MOST).await?;
    let mut found: HashMap<_, _> = store
        .search_hits(&articles)
        .await?
        .into_iter()
        .map(|found| (found.teaser.id, found.teaser))
        .collect();
    Ok(articles
        .iter()
        .filter_map(|article| found.remove(article))
        .map(|teaser| (teaser.title.clone(), address::teaser(&teaser)))
        .collect())
}

pub(crate) fn view(context: &PageContext, data: &Data) -> String {
    let words = context.words;
    let typed = &data.asked.words;
    let title = if typed.is_empty() {
        words.search.to_owned()
    } else {
        format!("{}: {typed}", words.search)
    };
    let head = Head {
        title,
        canonical: SEARCH.to_owned(),
        unlisted: true,
        ..Head::default()
    };
    document(context, head, || {
        let summary = (!data.query.is_empty()).then(|| summary(context, data));
        let list = (!data.finds.is_empty()).then(|| {
            let finds: Vec<_> = data
                .finds
                .iter()
                .map(|each| found(context.style(), &data.query, each))
                .collect();
            view! { <ol class="teasers">{finds}</ol> }
        });
        let first = data.asked.place.map(|_| {
            view! { <a href=searched(context, data, None)>{words.first_page}</a> }
        });
        let next = data.next.map(|place| {
            view! {
                <a rel="next" href=searched(context, data, Some(place))>
                    {words.next_finds}
                </a>
            }
        });
        let paging = (first.is_some() || next.is_some()).then(|| {
            view! {
                <nav class="paging" aria-label=words.paging>
                    {first} {next}
                </nav>
            }
        });
        let form = search_form(context, typed, Some(narrowing(context, &data.asked)));
        view! {
            <main id="noi-dung" class="list-page">
                <h1>{words.search}</h1>
                {form}
                {on_device(context)}
                {summary}
                {list}
                {paging}
            </main>
        }
    })
}

/// Describes the results: their number if it is known, a province's other
/// names, and suggestions if there are none.
fn summary(context: &PageContext, data: &Data) -> AnyView {
    let words = context.words;
    let typed = &data.asked.words;
    let province = data.query.province().map(|province| {
        let others = province.others.join(", ");
        let text = if province.is_old {
            (words.old_province)(province.name, &others)
        } else {
            (words.new_province)(province.name, &others)
        };
        view! { <p class="found">{text}</p> }
    });
    if !data.finds.is_empty() {
        let whole = data.next.is_none() && data.asked.place.is_none();
        let count = whole.then(|| data.finds.len().to_string());
        return view! {
            <p class="found">{(words.found)(count.as_deref(), typed)}</p>
            {province}
        }
        .into_any();
    }
    let unfiltered = data.filtered_out.then(|| {
        let href = context.view.link_with(SEARCH, "q", &address::encode(typed));
        view! {
            <p>
                <a href=href>{words.without_filters}</a>
            </p>
        }
    });
    let meant = data.meant.clone().map(|meant| {
        let href = context
            .view
            .link_with(SEARCH, "q", &address::encode(&meant));
        view! {
            <p class="meant">
                {words.did_you_mean} " " <a href=href>{meant}</a>
            </p>
        }
    });
    view! {
        <div class="no-finds">
            <p>{(words.nothing_found)(typed)}</p>
            {unfiltered}
            {meant}
            {province}
            <p class="hint">{words.search_advice}</p>
            <p>
                <a href=context.view.link(address::LATEST)>{words.all_latest}</a>
            </p>
        </div>
    }
    .into_any()
}

/// Returns the address of this search from a cursor on.
fn searched(context: &PageContext, data: &Data, place: Option<SearchCursor>) -> String {
    let asked = &data.asked;
    let mut value = address::encode(&asked.words);
    let fields = [
        ("muc", asked.section.as_ref().map(ToString::to_string)),
        ("tu", asked.first_day.map(|day| day.to_string())),
        ("den", asked.last_day.map(|day| day.to_string())),
        ("tiep", place.map(|place| place.to_string())),
    ];
    for (name, field) in fields {
        if let Some(field) = field {
            value.extend(["&", name, "=", &field]);
        }
    }
    context.view.link_with(SEARCH, "q", &value)
}
