//! `/tim-kiem?q=`: a plain form, and the results in the order of
//! [`viet::search`], page by page.

use std::collections::HashMap;

use leptos::prelude::*;
use store::{ArticleId, Search, SearchCursor, SearchFilter, SearchHit, Store};
use viet::search::{Query, Text};

use crate::address::{self, SEARCH};
use crate::components::{found, on_device, search_filters, search_form};
use crate::context::PageContext;
use crate::head::Head;
use crate::layout::document;

/// Results per page.
const LIMIT: usize = 20;
/// Largest number of queries per page if phrases exclude results.
const ATTEMPTS: usize = 4;

/// The query and its results.
pub(crate) struct Data {
    request: address::Query,
    query: Query,
    hits: Vec<SearchHit>,
    next: Option<SearchCursor>,
    /// The query that was probably meant, if nothing was found.
    did_you_mean: Option<String>,
    /// True if only the filters exclude all results.
    filtered_out: bool,
}

/// Queries index and store, unless the query is empty.
pub(crate) async fn load(
    store: &dyn Store,
    search: &dyn Search,
    request: address::Query,
) -> store::Result<Data> {
    let query = Query::parse(&request.words);
    let filter = SearchFilter {
        section: request.section.clone(),
        from: request.first_day.map(address::Day::begins),
        before: request.last_day.map(address::Day::ends),
    };
    let (hits, next) = if query.is_empty() {
        (Vec::new(), None)
    } else {
        page_of_hits(store, search, &query, &filter, request.place).await?
    };
    let (mut did_you_mean, mut filtered_out) = (None, false);
    if hits.is_empty() && request.place.is_none() && !query.is_empty() {
        let all = SearchFilter::default();
        filtered_out = filter != all && !search.find(&query, &all, None, 1).await?.is_empty();
        if !filtered_out {
            did_you_mean = suggestion(store, search, &query).await?;
        }
    }
    Ok(Data {
        request,
        query,
        hits,
        next,
        did_you_mean,
        filtered_out,
    })
}

/// Returns one page of results, and the cursor of the next.
async fn page_of_hits(
    store: &dyn Store,
    search: &dyn Search,
    query: &Query,
    filter: &SearchFilter,
    mut after: Option<SearchCursor>,
) -> store::Result<(Vec<SearchHit>, Option<SearchCursor>)> {
    let mut hits: Vec<(SearchCursor, SearchHit)> = Vec::new();
    let mut more = true;
    for _ in 0..ATTEMPTS {
        let wanted = LIMIT + 1 - hits.len();
        let places = search.find(query, filter, after, wanted).await?;
        let mut texts = texts(store, &places).await?;
        hits.extend(places.iter().filter_map(|place| {
            let found = texts.remove(&place.article)?;
            let holds = !query.is_quoted() || query.holds(found.text.text());
            holds.then_some((*place, found))
        }));
        more = places.len() == wanted;
        after = places.last().copied().or(after);
        if !more || hits.len() > LIMIT {
            break;
        }
    }
    let next = if hits.len() > LIMIT {
        hits.truncate(LIMIT);
        hits.last().map(|(place, _)| *place)
    } else {
        after.filter(|_| more)
    };
    Ok((hits.into_iter().map(|(_, found)| found).collect(), next))
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
async fn suggestion(
    store: &dyn Store,
    search: &dyn Search,
    query: &Query,
) -> store::Result<Option<String>> {
    let Some(corrected) = search.did_you_mean(query).await? else {
        return Ok(None);
    };
    let places = search
        .find(&corrected, &SearchFilter::default(), None, 1)
        .await?;
    let texts = texts(store, &places).await?;
    let spelled = texts.values().next().and_then(|found| {
        let Text {
            title,
            summary,
            body,
        } = found.text.text();
        corrected.spelled(&format!("{title}\n{summary}\n{body}"))
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
    let typed = &data.request.words;
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
        let list = (!data.hits.is_empty()).then(|| {
            let hits: Vec<_> = data
                .hits
                .iter()
                .map(|each| found(context.style(), &data.query, each))
                .collect();
            view! { <ol class="teasers">{hits}</ol> }
        });
        let first = data.request.place.map(|_| {
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
        let form = search_form(context, typed, Some(search_filters(context, &data.request)));
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
    let typed = &data.request.words;
    let province = data.query.province().map(|province| {
        let others = province.others.join(", ");
        let text = if province.is_old {
            (words.old_province)(province.name, &others)
        } else {
            (words.new_province)(province.name, &others)
        };
        view! { <p class="found">{text}</p> }
    });
    if !data.hits.is_empty() {
        let whole = data.next.is_none() && data.request.place.is_none();
        let count = whole.then(|| data.hits.len().to_string());
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
    let did_you_mean = data.did_you_mean.clone().map(|did_you_mean| {
        let href = context
            .view
            .link_with(SEARCH, "q", &address::encode(&did_you_mean));
        view! {
            <p class="meant">
                {words.did_you_mean} " " <a href=href>{did_you_mean}</a>
            </p>
        }
    });
    view! {
        <div class="no-finds">
            <p>{(words.nothing_found)(typed)}</p>
            {unfiltered}
            {did_you_mean}
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
    let request = &data.request;
    let mut value = address::encode(&request.words);
    let fields = [
        ("muc", request.section.as_ref().map(ToString::to_string)),
        ("tu", request.first_day.map(|day| day.to_string())),
        ("den", request.last_day.map(|day| day.to_string())),
        ("tiep", place.map(|place| place.to_string())),
    ];
    for (name, field) in fields {
        if let Some(field) = field {
            value.extend(["&", name, "=", &field]);
        }
    }
    context.view.link_with(SEARCH, "q", &value)
}
