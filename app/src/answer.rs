//! Resolves an address to a document or redirect.

use store::{Search, Store};

use crate::address::{self, Query, Route};
use crate::context::PageContext;
use crate::pages::{self, Resolved};
use crate::request::{Answer, PageRequest};
use crate::snapshot::SiteSnapshot;
use crate::statement::Statement;
use crate::wordpress_addresses::{self, OLD_FIELDS};

/// Answers a request for any page of the paper. It does not fail: an error is
/// logged and becomes the page with status 503.
pub async fn answer(
    store: &dyn Store,
    search: &dyn Search,
    snapshot: &SiteSnapshot,
    request: PageRequest<'_>,
) -> Answer {
    match find(store, search, snapshot, request).await {
        Ok(Resolved::Page(html)) => Answer::Page { status: 200, html },
        Ok(Resolved::Moved(to)) => Answer::Moved { to },
        Ok(Resolved::Gone(html)) => Answer::Page { status: 410, html },
        Ok(Resolved::Nothing) => Answer::Page {
            status: 404,
            html: pages::not_found::view(&PageContext::of(snapshot, &request)),
        },
        Err(error) => {
            tracing::error!(path = request.path, %error, "a page could not be rendered");
            pages::server_error::unavailable(snapshot, request)
        }
    }
}

async fn find(
    store: &dyn Store,
    search: &dyn Search,
    snapshot: &SiteSnapshot,
    request: PageRequest<'_>,
) -> store::Result<Resolved> {
    // WordPress addresses such as `/?p=7` have the path of the front page.
    if request.path == "/" && request.query.is_some_and(|query| query.contains('=')) {
        let moved = redirect(store, snapshot, request).await?;
        if !matches!(moved, Resolved::Nothing) {
            return Ok(moved);
        }
    }
    let path = match request.path.trim_end_matches('/') {
        "" => "/",
        path => path,
    };
    let found = match Route::parse(path) {
        Some(route) => {
            let tidied = (path != request.path).then(|| with_query(path, request.query));
            let request = PageRequest { path, ..request };
            page(store, search, snapshot, request, route, tidied).await?
        }
        None => Resolved::Nothing,
    };
    match found {
        Resolved::Nothing => redirect(store, snapshot, request).await,
        Resolved::Gone(html) => match stored_redirect(store, request).await? {
            Resolved::Nothing => Ok(Resolved::Gone(html)),
            moved => Ok(moved),
        },
        found => Ok(found),
    }
}

/// Returns the page at `route`. `tidied` is its address if the requested one
/// ends with a slash: such a request is redirected after the page's data are
/// loaded and before the page is rendered.
async fn page(
    store: &dyn Store,
    search: &dyn Search,
    snapshot: &SiteSnapshot,
    request: PageRequest<'_>,
    route: Route,
    tidied: Option<String>,
) -> store::Result<Resolved> {
    let query = Query::parse(request.query);
    let context = PageContext::new(snapshot, &request, query.view);
    // The page exists, so its address may be tidied.
    let shown = |view: &dyn Fn() -> String| match &tidied {
        Some(to) => Resolved::Moved(to.clone()),
        None => Resolved::Page(view()),
    };
    match route {
        Route::Front => Ok(shown(&|| pages::front::view(&context))),
        Route::Article { slug, id } => {
            let Some(data) = pages::article::load(store, id, query.after()).await? else {
                let withdrawn = store.withdrawn(id).await?;
                return Ok(withdrawn.map_or(Resolved::Nothing, |withdrawn| {
                    Resolved::Gone(pages::withdrawn::view(&context, &withdrawn))
                }));
            };
            if data.article.slug.as_str() != slug {
                // An import gave the article another number.
                let moved = stored_redirect(store, request).await?;
                if !matches!(moved, Resolved::Nothing) {
                    return Ok(moved);
                }
                let own = address::article(&data.article.slug, id);
                return Ok(Resolved::Moved(with_query(&own, request.query)));
            }
            Ok(shown(&|| pages::article::view(&context, &data)))
        }
        Route::Section(_) | Route::Topic(_) | Route::Writer(_) | Route::Latest => {
            let data = pages::list::load(store, snapshot, &route, query.from).await?;
            Ok(data.map_or(Resolved::Nothing, |data| {
                shown(&|| pages::list::view(&context, &data))
            }))
        }
        Route::Day(day) => {
            let data = pages::day::load(store, day, query.from).await?;
            Ok(shown(&|| pages::day::view(&context, &data)))
        }
        Route::Saved => Ok(shown(&|| pages::saved::view(&context))),
        Route::Offline => Ok(shown(&|| pages::offline::view(&context))),
        Route::MostRead => Ok(shown(&|| pages::most_read::view(&context))),
        Route::Search => {
            let data = pages::search::load(store, search, query).await?;
            Ok(shown(&|| pages::search::view(&context, &data)))
        }
        Route::Page(slug) => {
            let statement = Statement::of(&slug);
            if let Some(own) = statement.filter(|it| it.own(&context).is_some()) {
                return Ok(shown(&|| pages::statement::view(&context, own)));
            }
            Ok(match (store.page(&slug).await?, statement) {
                (Some(data), _) => shown(&|| pages::static_page::view(&context, &data)),
                (None, Some(built_in)) => shown(&|| pages::statement::view(&context, built_in)),
                (None, None) => Resolved::Nothing,
            })
        }
        Route::Corrections => {
            let data = pages::corrections::load(store, query.from).await?;
            Ok(shown(&|| pages::corrections::view(&context, &data)))
        }
    }
}

/// Returns the target of an address that is not a page: that of a stored
/// redirect, else the page that a WordPress address means.
async fn redirect(
    store: &dyn Store,
    snapshot: &SiteSnapshot,
    request: PageRequest<'_>,
) -> store::Result<Resolved> {
    match stored_redirect(store, request).await? {
        Resolved::Nothing => {
            let to = wordpress_addresses::target(store, snapshot, request).await?;
            Ok(to.map_or(Resolved::Nothing, Resolved::Moved))
        }
        moved => Ok(moved),
    }
}

/// Returns the target of a stored redirect.
async fn stored_redirect(store: &dyn Store, request: PageRequest<'_>) -> store::Result<Resolved> {
    let path = address::decode(request.path);
    let path = match path.trim_end_matches('/') {
        "" => "/",
        path => path,
    };
    if let Some(query) = request.query.filter(|query| !query.is_empty()) {
        let whole = format!("{path}?{}", address::decode(query));
        if let Some(redirect) = store.redirect(&whole).await? {
            return Ok(Resolved::Moved(redirect.to));
        }
        // Parameters added to an old address (`/?p=7&fbclid=…`) are not part of
        // it.
        let own = query.split('&').find(|field| {
            field
                .split_once('=')
                .is_some_and(|(name, _)| OLD_FIELDS.contains(&name))
        });
        if let Some(field) = own.filter(|field| *field != query) {
            let whole = format!("{path}?{}", address::decode(field));
            if let Some(redirect) = store.redirect(&whole).await? {
                return Ok(Resolved::Moved(redirect.to));
            }
        }
    }
    Ok(match store.redirect(path).await? {
        Some(redirect) => Resolved::Moved(with_query(&redirect.to, request.query)),
        None => Resolved::Nothing,
    })
}

fn with_query(path: &str, query: Option<&str>) -> String {
    match query.filter(|query| !query.is_empty()) {
        Some(query) => format!("{path}?{query}"),
        None => path.to_owned(),
    }
}
