//! `/an-ban/{day}`, `/an-ban/7-ngay`: the content of an edition and the sizes
//! of its files; `/mo-an-ban`: opening the file of an edition. Both are plain
//! pages; `frontend/edition/main.js` handles the files on the device.

use leptos::prelude::*;
use store::{Store, Teaser};
use viet::date::LocalTime;

use crate::address::{self, EditionName, OPEN_EDITION};
use crate::components::{Shape, teasers};
use crate::context::PageContext;
use crate::edition::{EditionRequest, Offer, is_future, teasers_of};
use crate::head::Head;
use crate::layout::document;
use crate::pages::server_error;
use crate::render::print;
use crate::request::{Answer, PageRequest};
use crate::snapshot::SiteSnapshot;

/// Returns the title of an edition.
pub(crate) fn title(snapshot: &SiteSnapshot, name: EditionName) -> String {
    let words = snapshot.config.language.words();
    match name {
        EditionName::Week => words.edition.week.to_owned(),
        EditionName::Newest => words.edition.newest.to_owned(),
        EditionName::Day(_) => {
            let day = name.day().map_or(0, |day| day.begins().0);
            let day = (words.day)(LocalTime::at(day));
            format!("{} {day}", words.edition.of_day)
        }
    }
}

/// Returns the page of an edition; `name` and `offer` are `None` if there is no
/// such edition.
pub async fn edition_page(
    store: &dyn Store,
    snapshot: &SiteSnapshot,
    request: PageRequest<'_>,
    name: Option<EditionName>,
    offer: Option<Offer>,
) -> Answer {
    let context = PageContext::of(snapshot, &request);
    let words = context.words.edition;
    let Some(name) = name else {
        return missing(&context, words.no_such_hint);
    };
    if is_future(name, request.now) {
        return missing(&context, words.not_yet);
    }
    let found = match name.day() {
        // The page of a day also links the nearest days.
        Some(day) => store
            .day(day.begins(), day.ends(), None, 1)
            .await
            .map(|day| (day.before, day.after)),
        None => Ok((None, None)),
    };
    let neighbours = match found {
        Ok(neighbours) => neighbours,
        Err(error) => {
            tracing::error!(path = request.path, %error, "the page of an edition could not be rendered");
            return server_error::answer(snapshot, request);
        }
    };
    match teasers_of(store, snapshot, request.now, name).await {
        Ok(teasers) => Answer::Page {
            status: 200,
            html: view(&context, name, &teasers, neighbours, offer.as_ref()),
        },
        Err(error) => {
            tracing::error!(path = request.path, %error, "the page of an edition could not be rendered");
            server_error::answer(snapshot, request)
        }
    }
}

type NeighbouringDays = (Option<store::Timestamp>, Option<store::Timestamp>);

fn view(
    context: &PageContext,
    name: EditionName,
    teasers: &[Teaser],
    neighbours: NeighbouringDays,
    offer: Option<&Offer>,
) -> String {
    let title = title(context.snapshot, name);
    let head = Head {
        title: title.clone(),
        description: context.words.edition.what.to_owned(),
        canonical: address::edition(name),
        // The articles have pages of their own.
        unlisted: true,
        ..Head::default()
    };
    document(context, head, || {
        let files = offer.filter(|_| !teasers.is_empty()).map(|offer| {
            view! {
                <p>{context.words.edition.what}</p>
                {files(context, name, offer, teasers)}
                {tools(context, &name.to_string(), &offer.key)}
            }
        });
        view! {
            <main id="noi-dung" class="list-page">
                <h1>{title}</h1>
                {files}
                {contents(context, teasers, empty_words(context, name))}
                {further_links(context, name, neighbours)}
            </main>
        }
    })
}

fn empty_words(context: &PageContext, name: EditionName) -> &'static str {
    match name {
        EditionName::Day(_) => context.words.empty_day,
        EditionName::Week => context.words.edition.empty_week,
        EditionName::Newest => context.words.no_latest,
    }
}

/// Links to the files, each with its size if that is known; they work without
/// scripts.
fn files(
    context: &PageContext,
    name: EditionName,
    offer: &Offer,
    teasers: &[Teaser],
) -> impl IntoView + use<> {
    let words = context.words.edition;
    let page = address::edition(name);
    let width = EditionRequest::WIDTHS[0];
    // Until the pictures were counted, the teasers tell whether there are any.
    let has_pictures = match offer.pictures {
        Some(pictures) => pictures > 0,
        None => offer.pictured.is_some() || teasers.iter().any(|it| it.picture.is_some()),
    };
    let pictured = has_pictures.then(|| {
        let file = format!("{page}.tinlang?anh={width}");
        (file, words.pictured, offer.pictured)
    });
    let links: Vec<_> = [(format!("{page}.tinlang"), words.plain, offer.plain)]
        .into_iter()
        .chain(pictured)
        .chain([(format!("{page}.html"), words.html_file, offer.html_file)])
        .map(|(href, what, size)| {
            view! {
                <li>
                    <a href=href download data-bytes=size.map(|size| size.to_string())>
                        {what}
                    </a>
                    {size.map(|size| format!(" ({})", (words.size)(size)))}
                </li>
            }
        })
        .collect();
    view! {
        <section class="edition-files" aria-label=words.files>
            <ul>{links}</ul>
        </section>
    }
}

/// The element into which `frontend/edition/main.js` renders, with its texts.
fn tools(context: &PageContext, name: &str, key: &str) -> Option<impl IntoView + use<>> {
    let script = serde_json::to_string(context.words.edition.script).unwrap_or_default();
    (!context.lite()).then(|| {
        let successions = context.snapshot.config.edition_keys.successions.clone();
        view! {
            <div
                class="edition"
                role="group"
                data-edition=name.to_owned()
                data-key=key.to_owned()
                data-successions=(!successions.is_empty()).then_some(successions)
                data-words=script
            ></div>
        }
    })
}

fn contents(context: &PageContext, list: &[Teaser], empty: &'static str) -> impl IntoView + use<> {
    if list.is_empty() {
        return view! { <p class="empty">{empty}</p> }.into_any();
    }
    view! {
        <h2 class="box-title">{context.words.edition.contents}</h2>
        <ol class="teasers">{teasers(context.style(), Shape::Full, list)}</ol>
    }
    .into_any()
}

/// Links: neighbouring days, the day as a list, the last seven days, opening a
/// file.
fn further_links(
    context: &PageContext,
    name: EditionName,
    (before, after): NeighbouringDays,
) -> impl IntoView + use<> {
    let words = context.words;
    let day = |at: store::Timestamp| EditionName::of_day(LocalTime::at(at.0));
    let as_list = name.day().map(|day| {
        let path = address::day(LocalTime::at(day.begins().0));
        (path, words.edition.day_as_list.to_owned())
    });
    let neighbours = [(before, words.day_before), (after, words.day_after)]
        .into_iter()
        .filter_map(|(at, said)| {
            let at = at?;
            let said = format!("{said}: {}", (words.day)(LocalTime::at(at.0)));
            Some((address::edition(day(at)), said))
        });
    let week = (name != EditionName::Week)
        .then(|| (address::WEEK.to_owned(), words.edition.week.to_owned()));
    let newest = (name == EditionName::Week).then(|| {
        let path = address::edition(EditionName::Newest);
        (path, words.edition.newest.to_owned())
    });
    let open = (OPEN_EDITION.to_owned(), words.edition.open.to_owned());
    let links: Vec<_> = neighbours
        .chain(as_list)
        .chain(week)
        .chain(newest)
        .chain([open])
        .map(|(path, said)| view! { <a href=context.view.link(&path)>{said}</a> })
        .collect();
    view! {
        <nav class="paging" aria-label=words.other_days>
            {links}
        </nav>
    }
}

fn missing(context: &PageContext, hint: &'static str) -> Answer {
    let words = context.words.edition;
    let head = Head {
        title: words.no_such.to_owned(),
        unlisted: true,
        ..Head::default()
    };
    let html = document(context, head, || {
        view! {
            <main id="noi-dung" class="notice">
                <h1>{words.no_such}</h1>
                <p>{hint}</p>
                <nav class="paging" aria-label=context.words.other_days>
                    <a href=context.view.link(address::WEEK)>{words.week}</a>
                    <a href=context.view.link(OPEN_EDITION)>{words.open}</a>
                </nav>
            </main>
        }
    });
    Answer::Page { status: 404, html }
}

/// Returns the page that opens a file; `key` is the paper's public key.
pub fn open_edition_page(snapshot: &SiteSnapshot, request: PageRequest<'_>, key: &str) -> Answer {
    let context = PageContext::of(snapshot, &request);
    let words = context.words.edition;
    let head = Head {
        title: words.open.to_owned(),
        canonical: OPEN_EDITION.to_owned(),
        unlisted: true,
        ..Head::default()
    };
    let html = document(&context, head, || {
        let chooser = (!context.lite()).then(|| {
            view! {
                <noscript>
                    <p>{words.open_needs_script}</p>
                </noscript>
                <p class="opening needs-script">
                    <label for="tep">{words.choose}</label>
                    " "
                    <input id="tep" type="file" accept=".tinlang,.html,text/html" />
                    " "
                    <span class="hint">{words.drop_here}</span>
                </p>
                {tools(&context, "", key)}
            }
        });
        let lite = context
            .lite()
            .then(|| view! { <p>{words.open_needs_script}</p> });
        view! {
            <main id="noi-dung" class="list-page">
                <h1>{words.open}</h1>
                <p>{words.open_hint}</p>
                {chooser}
                {lite}
                <nav class="paging" aria-label=words.files>
                    <a href=context.view.link(address::WEEK)>{words.week}</a>
                </nav>
            </main>
        }
    });
    Answer::Page { status: 200, html }
}

/// Returns an edition's page as it is inside the edition: without files, which
/// the device has.
pub(crate) fn for_edition(
    context: &PageContext,
    name: EditionName,
    title: &str,
    list: &[Teaser],
    key: &str,
) -> String {
    print(context.snapshot.config.language, || {
        view! {
            <main id="noi-dung" class="list-page">
                <h1>{title.to_owned()}</h1>
                {tools(context, &name.to_string(), key)}
                {contents(context, list, empty_words(context, name))}
            </main>
        }
    })
}

/// Returns a list of articles for an edition.
pub(crate) fn list(context: &PageContext, title: &str, list: &[Teaser]) -> String {
    print(context.snapshot.config.language, || {
        view! {
            <main id="noi-dung" class="list-page">
                <h1>{viet::nonbreaking_units(title).into_owned()}</h1>
                <ol class="teasers">{teasers(context.style(), Shape::Full, list)}</ol>
            </main>
        }
    })
}
