//! One address asked, one answer: which page, which status.

use store::{Search, Store, Timestamp};

use crate::Shell;
use crate::address::{self, Query, Route};
use crate::frame::Frame;
use crate::old;
use crate::pages::statement::Statement;
use crate::pages::{self, Found};

/// What a browser asks.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// Path as sent, percent-coded.
    pub path: &'a str,
    /// Query as sent, without the question mark.
    pub query: Option<&'a str>,
    /// Now, for dates and ages.
    pub now: Timestamp,
}

/// What it gets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// A whole HTML document.
    Page {
        /// HTTP status: 200, 404, 410 or 500.
        status: u16,
        /// The document.
        html: String,
    },
    /// `301 Moved Permanently`.
    Moved {
        /// Path and query on this host, percent-coded.
        to: String,
    },
}

/// Answers any address that is a page of the paper. Never fails: what goes
/// wrong is logged and becomes the 500 page.
pub async fn answer(
    store: &dyn Store,
    search: &dyn Search,
    shell: &Shell,
    asked: Asked<'_>,
) -> Answer {
    match find(store, search, shell, asked).await {
        Ok(Found::Page(html)) => Answer::Page { status: 200, html },
        Ok(Found::Moved(to)) => Answer::Moved { to },
        Ok(Found::Gone(html)) => Answer::Page { status: 410, html },
        Ok(Found::Nothing) => Answer::Page {
            status: 404,
            html: pages::missing::view(&frame_of(shell, &asked)),
        },
        Err(error) => {
            tracing::error!(path = asked.path, %error, "a page could not be made");
            broken(shell, asked)
        }
    }
}

/// The 500 page, for a failure outside [`answer()`], as a panic.
pub fn broken(shell: &Shell, asked: Asked<'_>) -> Answer {
    Answer::Page {
        status: 500,
        html: pages::broken::view(&frame_of(shell, &asked)),
    }
}

pub(crate) fn frame_of<'a>(shell: &'a Shell, asked: &Asked<'a>) -> Frame<'a> {
    Frame::new(shell, asked, Query::parse(asked.query).view)
}

async fn find(
    store: &dyn Store,
    search: &dyn Search,
    shell: &Shell,
    asked: Asked<'_>,
) -> store::Result<Found> {
    // Old addresses as `/?p=7` have the front page's path.
    if asked.path == "/" && asked.query.is_some_and(|query| query.contains('=')) {
        let moved = redirect(store, shell, asked).await?;
        if !matches!(moved, Found::Nothing) {
            return Ok(moved);
        }
    }
    let path = match asked.path.trim_end_matches('/') {
        "" => "/",
        path => path,
    };
    let found = match Route::parse(path) {
        Some(route) => page(store, search, shell, Asked { path, ..asked }, route).await?,
        None => Found::Nothing,
    };
    match found {
        Found::Nothing => redirect(store, shell, asked).await,
        Found::Gone(html) => match written(store, asked).await? {
            Found::Nothing => Ok(Found::Gone(html)),
            moved => Ok(moved),
        },
        Found::Page(_) if path != asked.path => Ok(Found::Moved(with_query(path, asked.query))),
        found => Ok(found),
    }
}

async fn page(
    store: &dyn Store,
    search: &dyn Search,
    shell: &Shell,
    asked: Asked<'_>,
    route: Route,
) -> store::Result<Found> {
    let query = Query::parse(asked.query);
    let frame = Frame::new(shell, &asked, query.view);
    match route {
        Route::Front => Ok(Found::Page(pages::front::view(&frame))),
        Route::Article { slug, id } => {
            let Some(data) = pages::article::load(store, id, query.after()).await? else {
                let withdrawn = store.withdrawn(id).await?;
                return Ok(withdrawn.map_or(Found::Nothing, |withdrawn| {
                    Found::Gone(pages::gone::view(&frame, &withdrawn))
                }));
            };
            if data.article.slug.as_str() != slug {
                // An import moved an article whose number was taken.
                let moved = written(store, asked).await?;
                if !matches!(moved, Found::Nothing) {
                    return Ok(moved);
                }
                let own = address::article(&data.article.slug, id);
                return Ok(Found::Moved(with_query(&own, asked.query)));
            }
            Ok(Found::Page(pages::article::view(&frame, &data)))
        }
        Route::Section(_) | Route::Topic(_) | Route::Writer(_) | Route::Latest => {
            let data = pages::list::load(store, shell, &route, query.from).await?;
            Ok(data.map_or(Found::Nothing, |data| {
                Found::Page(pages::list::view(&frame, &data))
            }))
        }
        Route::Day(day) => {
            let data = pages::day::load(store, day, query.from).await?;
            Ok(Found::Page(pages::day::view(&frame, &data)))
        }
        Route::Saved => Ok(Found::Page(pages::saved::view(&frame))),
        Route::Offline => Ok(Found::Page(pages::offline::view(&frame))),
        Route::MostRead => Ok(Found::Page(pages::most_read::view(&frame))),
        Route::Search => {
            let data = pages::search::load(store, search, query).await?;
            Ok(Found::Page(pages::search::view(&frame, &data)))
        }
        Route::Page(slug) => {
            let statement = Statement::of(&slug);
            if let Some(own) = statement.filter(|it| it.own(&frame).is_some()) {
                return Ok(Found::Page(pages::statement::view(&frame, own)));
            }
            Ok(match (store.page(&slug).await?, statement) {
                (Some(data), _) => Found::Page(pages::page::view(&frame, &data)),
                (None, Some(built_in)) => Found::Page(pages::statement::view(&frame, built_in)),
                (None, None) => Found::Nothing,
            })
        }
        Route::Corrections => {
            let data = pages::corrections::load(store, query.from).await?;
            Ok(Found::Page(pages::corrections::view(&frame, &data)))
        }
    }
}

/// The query fields by which WordPress names what it shows.
pub(crate) const OLD_FIELDS: [&str; 7] =
    ["p", "page_id", "attachment_id", "cat", "tag", "author", "m"];

/// Where an address that is no page leads, if anywhere: by a redirect that was
/// written, else by what older sites mean with such an address.
async fn redirect(store: &dyn Store, shell: &Shell, asked: Asked<'_>) -> store::Result<Found> {
    match written(store, asked).await? {
        Found::Nothing => {
            let to = old::leads(store, shell, asked).await?;
            Ok(to.map_or(Found::Nothing, Found::Moved))
        }
        moved => Ok(moved),
    }
}

/// The redirect that was written for an address.
async fn written(store: &dyn Store, asked: Asked<'_>) -> store::Result<Found> {
    let path = address::decode(asked.path);
    let path = match path.trim_end_matches('/') {
        "" => "/",
        path => path,
    };
    if let Some(query) = asked.query.filter(|query| !query.is_empty()) {
        let whole = format!("{path}?{}", address::decode(query));
        if let Some(redirect) = store.redirect(&whole).await? {
            return Ok(Found::Moved(redirect.to));
        }
        // What others put behind an old address (`/?p=7&fbclid=…`) is not of it.
        let own = query.split('&').find(|field| {
            field
                .split_once('=')
                .is_some_and(|(name, _)| OLD_FIELDS.contains(&name))
        });
        if let Some(field) = own.filter(|field| *field != query) {
            let whole = format!("{path}?{}", address::decode(field));
            if let Some(redirect) = store.redirect(&whole).await? {
                return Ok(Found::Moved(redirect.to));
            }
        }
    }
    Ok(match store.redirect(path).await? {
        Some(redirect) => Found::Moved(with_query(&redirect.to, asked.query)),
        None => Found::Nothing,
    })
}

fn with_query(path: &str, query: Option<&str>) -> String {
    match query.filter(|query| !query.is_empty()) {
        Some(query) => format!("{path}?{query}"),
        None => path.to_owned(),
    }
}
