//! `/an-ban/{day}`, `/an-ban/7-ngay`: what an edition holds and how large its
//! files are; `/mo-an-ban`: where one that was handed on is opened. Both are
//! plain pages; what a device does with the files is `frontend/edition.js`.

use leptos::prelude::*;
use store::{Store, Teaser};
use viet::date::LocalTime;

use crate::address::{self, EditionName, OPEN_EDITION};
use crate::components::{Shape, teasers};
use crate::context::PageContext;
use crate::edition::{EditionAsked, Offer, is_to_come, teasers_of};
use crate::head::Head;
use crate::layout::document;
use crate::pages::server_error;
use crate::render::print;
use crate::request::{Answer, Asked};
use crate::snapshot::Shell;

/// What an edition is called.
pub(crate) fn title(shell: &Shell, name: EditionName) -> String {
    let words = shell.paper.language.words();
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

/// The page of an edition; `offer` is absent where it holds nothing, `name`
/// where there is no such edition.
pub async fn edition_page(
    store: &dyn Store,
    shell: &Shell,
    asked: Asked<'_>,
    name: Option<EditionName>,
    offer: Option<Offer>,
) -> Answer {
    let frame = PageContext::of(shell, &asked);
    let words = frame.words.edition;
    let Some(name) = name else {
        return missing(&frame, words.no_such_hint);
    };
    if is_to_come(name, asked.now) {
        return missing(&frame, words.not_yet);
    }
    let found = match name.day() {
        // A day's page tells the days around it, too.
        Some(day) => store
            .day(day.begins(), day.ends(), None, 1)
            .await
            .map(|day| (day.before, day.after)),
        None => Ok((None, None)),
    };
    let around = match found {
        Ok(around) => around,
        Err(error) => {
            tracing::error!(path = asked.path, %error, "an edition's page could not be made");
            return server_error::answer(shell, asked);
        }
    };
    match teasers_of(store, shell, asked.now, name).await {
        Ok(teasers) => Answer::Page {
            status: 200,
            html: view(&frame, name, &teasers, around, offer.as_ref()),
        },
        Err(error) => {
            tracing::error!(path = asked.path, %error, "an edition's page could not be made");
            server_error::answer(shell, asked)
        }
    }
}

type Around = (Option<store::Timestamp>, Option<store::Timestamp>);

fn view(
    frame: &PageContext,
    name: EditionName,
    teasers: &[Teaser],
    around: Around,
    offer: Option<&Offer>,
) -> String {
    let title = title(frame.shell, name);
    let head = Head {
        title: title.clone(),
        description: frame.words.edition.what.to_owned(),
        canonical: address::edition(name),
        // The articles have pages of their own.
        unlisted: true,
        ..Head::default()
    };
    document(frame, head, || {
        let files = offer.map(|offer| {
            view! {
                <p>{frame.words.edition.what}</p>
                {files(frame, name, offer)}
                {tools(frame, &name.to_string(), &offer.key)}
            }
        });
        view! {
            <main id="noi-dung" class="list-page">
                <h1>{title}</h1>
                {files}
                {contents(frame, teasers, empty_words(frame, name))}
                {ways_on(frame, name, around)}
            </main>
        }
    })
}

fn empty_words(frame: &PageContext, name: EditionName) -> &'static str {
    match name {
        EditionName::Day(_) => frame.words.empty_day,
        EditionName::Week => frame.words.edition.empty_week,
        EditionName::Newest => frame.words.no_latest,
    }
}

/// Links to the files, each with its size: they work without scripts.
fn files(frame: &PageContext, name: EditionName, offer: &Offer) -> impl IntoView + use<> {
    let words = frame.words.edition;
    let page = address::edition(name);
    let width = EditionAsked::WIDTHS[0];
    let pictured = offer
        .pictured
        .map(|size| (format!("{page}.tinlang?anh={width}"), words.pictured, size));
    let links: Vec<_> = [(format!("{page}.tinlang"), words.plain, offer.plain)]
        .into_iter()
        .chain(pictured)
        .chain([(format!("{page}.html"), words.handed, offer.handed)])
        .map(|(href, what, size)| {
            view! {
                <li>
                    <a href=href download data-bytes=size.to_string()>
                        {what}
                    </a>
                    " (" {(words.size)(size)} ")"
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

/// The place of what `frontend/edition.js` makes, with its words.
fn tools(frame: &PageContext, name: &str, key: &str) -> Option<impl IntoView + use<>> {
    let told = serde_json::to_string(frame.words.edition.told).unwrap_or_default();
    (!frame.lite()).then(|| {
        view! { <div class="edition" role="group" data-edition=name.to_owned() data-key=key.to_owned() data-words=told></div> }
    })
}

fn contents(frame: &PageContext, list: &[Teaser], empty: &'static str) -> impl IntoView + use<> {
    if list.is_empty() {
        return view! { <p class="empty">{empty}</p> }.into_any();
    }
    view! {
        <h2 class="box-title">{frame.words.edition.contents}</h2>
        <ol class="teasers">{teasers(frame.face(), Shape::Full, list)}</ol>
    }
    .into_any()
}

/// The days around, the day as a list, the last seven days, opening a file.
fn ways_on(
    frame: &PageContext,
    name: EditionName,
    (before, after): Around,
) -> impl IntoView + use<> {
    let words = frame.words;
    let day = |at: store::Timestamp| EditionName::of_day(LocalTime::at(at.0));
    let as_list = name.day().map(|day| {
        let path = address::day(LocalTime::at(day.begins().0));
        (path, words.edition.day_as_list.to_owned())
    });
    let around = [(before, words.day_before), (after, words.day_after)]
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
    let links: Vec<_> = around
        .chain(as_list)
        .chain(week)
        .chain(newest)
        .chain([open])
        .map(|(path, said)| view! { <a href=frame.view.link(&path)>{said}</a> })
        .collect();
    view! {
        <nav class="paging" aria-label=words.other_days>
            {links}
        </nav>
    }
}

fn missing(frame: &PageContext, hint: &'static str) -> Answer {
    let words = frame.words.edition;
    let head = Head {
        title: words.no_such.to_owned(),
        unlisted: true,
        ..Head::default()
    };
    let html = document(frame, head, || {
        view! {
            <main id="noi-dung" class="notice">
                <h1>{words.no_such}</h1>
                <p>{hint}</p>
                <nav class="paging" aria-label=frame.words.other_days>
                    <a href=frame.view.link(address::WEEK)>{words.week}</a>
                    <a href=frame.view.link(OPEN_EDITION)>{words.open}</a>
                </nav>
            </main>
        }
    });
    Answer::Page { status: 404, html }
}

/// The page on which a file is opened; `key` is the paper's own.
pub fn open_edition_page(shell: &Shell, asked: Asked<'_>, key: &str) -> Answer {
    let frame = PageContext::of(shell, &asked);
    let words = frame.words.edition;
    let head = Head {
        title: words.open.to_owned(),
        canonical: OPEN_EDITION.to_owned(),
        unlisted: true,
        ..Head::default()
    };
    let html = document(&frame, head, || {
        let chooser = (!frame.lite()).then(|| {
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
                {tools(&frame, "", key)}
            }
        });
        let lite = frame
            .lite()
            .then(|| view! { <p>{words.open_needs_script}</p> });
        view! {
            <main id="noi-dung" class="list-page">
                <h1>{words.open}</h1>
                <p>{words.open_hint}</p>
                {chooser}
                {lite}
                <nav class="paging" aria-label=words.files>
                    <a href=frame.view.link(address::WEEK)>{words.week}</a>
                </nav>
            </main>
        }
    });
    Answer::Page { status: 200, html }
}

/// An edition's own page as it is kept in itself: without files, since they are
/// there already.
pub(crate) fn kept(
    frame: &PageContext,
    name: EditionName,
    title: &str,
    list: &[Teaser],
    key: &str,
) -> String {
    print(frame.shell.paper.language, || {
        view! {
            <main id="noi-dung" class="list-page">
                <h1>{title.to_owned()}</h1>
                {tools(frame, &name.to_string(), key)}
                {contents(frame, list, empty_words(frame, name))}
            </main>
        }
    })
}

/// A list of articles as an edition keeps it.
pub(crate) fn list(frame: &PageContext, title: &str, list: &[Teaser]) -> String {
    print(frame.shell.paper.language, || {
        view! {
            <main id="noi-dung" class="list-page">
                <h1>{viet::ties(title).into_owned()}</h1>
                <ol class="teasers">{teasers(frame.face(), Shape::Full, list)}</ol>
            </main>
        }
    })
}
