//! Following the article that is shown: one question at a time, and none for an article
//! that has left the document, in a hidden tab, without a network, or with Data Saver.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::set_timeout_with_handle;
use leptos::task::spawn_local;
use web_sys::Element;

use super::poll::Pace;
use super::question::{self, Answer};
use crate::api::types::ArticleState;
use crate::document as dom;

/// What a page hears of its article.
pub(super) enum Heard {
    /// A later revision.
    Changed(ArticleState),
    /// Readers may no longer see it.
    Withdrawn,
}

/// A page that follows its article.
pub(super) struct Watched {
    /// The article.
    pub(super) id: i64,
    /// The revision that is printed.
    pub(super) revision: u64,
    /// An element of the page.
    pub(super) line: Element,
    /// Called when something has changed.
    pub(super) hear: Box<dyn Fn(Heard)>,
}

/// A page with what it knows of its article.
struct Page {
    watched: Watched,
    /// The latest revision that it has heard of.
    known: Cell<u64>,
    is_gone: Cell<bool>,
    pace: Cell<Pace>,
}

/// No page asks more often than this, in milliseconds.
const SHORTEST: f64 = 10_000.0;

thread_local! {
    /// Pages that the navigator may show again.
    static PAGES: RefCell<Vec<Rc<Page>>> = const { RefCell::new(Vec::new()) };
    /// The next question.
    static NEXT: Cell<Option<TimeoutHandle>> = const { Cell::new(None) };
    /// When the last question was sent, in milliseconds since the page was opened.
    static ASKED: Cell<f64> = const { Cell::new(f64::NEG_INFINITY) };
    /// Counts the questions: an answer to an earlier one is not used.
    static TURN: Cell<u32> = const { Cell::new(0) };
}

/// Follows the article of a page from now on.
pub(super) fn start(watched: Watched) {
    let is_first = PAGES.with_borrow_mut(|pages| {
        let is_first = pages.is_empty();
        pages.push(Rc::new(Page {
            known: Cell::new(watched.revision),
            is_gone: Cell::new(false),
            pace: Cell::new(Pace::new()),
            watched,
        }));
        is_first
    });
    if is_first {
        attach();
    }
    wait();
}

/// Notices when an article comes into sight and when it leaves it.
fn attach() {
    let Some(window) = web_sys::window() else {
        return;
    };
    let Some(document) = window.document() else {
        return;
    };
    dom::on(&document, "visibilitychange", ask_soon);
    dom::on(&window, "online", ask_soon);
    dom::on(&window, "pageshow", ask_soon);
    dom::on(&window, "offline", stop);
    dom::on(&document, "tinlang:page", || {
        forget_dropped();
        wait();
    });
}

/// The page that is shown.
fn current() -> Option<Rc<Page>> {
    let is_shown = |page: &&Rc<Page>| page.watched.line.is_connected() && !page.is_gone.get();
    PAGES.with_borrow(|pages| pages.iter().rev().find(is_shown).cloned())
}

/// Lets go of pages that the navigator has taken apart.
fn forget_dropped() {
    PAGES.with_borrow_mut(|pages| {
        pages.retain(|page| page.watched.line.parent_element().is_some());
    });
}

fn stop() {
    TURN.set(TURN.get().wrapping_add(1));
    if let Some(next) = NEXT.take() {
        next.clear();
    }
}

/// Asks after the usual time.
fn wait() {
    stop();
    let Some(page) = current().filter(|_| dom::may_ask()) else {
        return;
    };
    let wait = page.pace.get().wait(js_sys::Math::random());
    let turn = TURN.get();
    let ask = move || {
        if TURN.get() == turn {
            ask(&page);
        }
    };
    let next = set_timeout_with_handle(ask, Duration::from_millis(wait.into()));
    NEXT.set(next.ok());
}

/// Asks at once: the reader has come back.
fn ask_soon() {
    stop();
    let Some(page) = current().filter(|_| dom::may_ask()) else {
        return;
    };
    page.pace.set(Pace::new());
    if dom::now() - ASKED.get() < SHORTEST {
        wait();
    } else {
        ask(&page);
    }
}

fn ask(page: &Rc<Page>) {
    stop();
    let turn = TURN.get();
    ASKED.set(dom::now());
    let page = Rc::clone(page);
    spawn_local(async move {
        let answer = question::ask(page.watched.id, page.known.get()).await;
        if TURN.get() != turn || !page.watched.line.is_connected() {
            return;
        }
        hear(&page, answer);
        wait();
    });
}

fn hear(page: &Page, answer: Answer) {
    let mut pace = page.pace.get();
    match answer {
        Answer::Failed => pace.failed(),
        Answer::State(state) if state.revision > page.known.get() => {
            pace = Pace::new();
            page.known.set(state.revision);
            if state.published {
                (page.watched.hear)(Heard::Changed(state));
            } else {
                page.is_gone.set(true);
                (page.watched.hear)(Heard::Withdrawn);
                question::refresh_stored(page.known.get());
            }
        }
        Answer::Unchanged | Answer::State(_) => pace.unchanged(),
    }
    page.pace.set(pace);
}
