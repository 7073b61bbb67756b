//! An article that lives: it says when it was corrected, updated or withdrawn while it is
//! open, and shows the new text when the reader asks for it.

mod diff;
mod merge;
mod poll;
mod question;
mod watch;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::current_article;
use crate::api::types::ArticleState;
use crate::document as dom;
use crate::words;
use watch::{Heard, Watched};

/// What the line below the article says.
#[derive(Clone, PartialEq, Eq)]
enum Notice {
    /// Nothing.
    None,
    /// There is another text, of this revision.
    Newer { words: String, revision: u64 },
    /// Something that needs no answer.
    Said(String),
}

/// Wraps the printed article.
#[island]
pub(crate) fn Article(
    /// Its number.
    id: i64,
    /// The revision that is printed.
    revision: u64,
    /// The printed `<article>`.
    children: Children,
) -> impl IntoView {
    let words = words::on_device();
    let notice = RwSignal::new(Notice::None);
    let busy = RwSignal::new(false);
    let line = NodeRef::<leptos::html::P>::new();
    let shown = RwSignal::new(revision);

    let hear = move |heard: Heard| match heard {
        Heard::Withdrawn => {
            if let Some(article) = article_of(line) {
                merge::take_away(&article, words.article_withdrawn);
            }
            notice.set(Notice::None);
        }
        Heard::Changed(state) => {
            let words = said_of(words, &state, shown.get_untracked());
            let revision = state.revision;
            notice.set(Notice::Newer { words, revision });
        }
    };
    Effect::new(move |_| {
        let Some(element) = line.get() else {
            return;
        };
        watch::start(Watched {
            id,
            revision,
            line: element.into(),
            hear: Box::new(hear),
        });
    });
    let show = move |revision: u64| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        spawn_local(async move {
            let state = current_article(id, Some(revision)).await;
            busy.set(false);
            let (Ok(state), Some(article)) = (state, article_of(line)) else {
                let words = words.article_failed.to_owned();
                notice.set(Notice::Newer { words, revision });
                return;
            };
            let Some(html) = state.html else {
                hear(Heard::Withdrawn);
                return;
            };
            let count = merge::show(&article, &html);
            shown.set(state.revision);
            notice.set(Notice::Said((words.article_shown)(count)));
            if let Some(line) = line.get_untracked() {
                dom::focus_in_place(&line);
            }
            question::refresh_stored().await;
        });
    };
    view! {
        {children()}
        <p
            node_ref=line
            class="live-line"
            role="status"
            tabindex="-1"
            hidden=move || notice.with(|it| *it == Notice::None)
        >
            {move || notice_view(words, notice.get(), busy, show)}
        </p>
    }
}

fn notice_view(
    words: &'static words::DeviceWords,
    notice: Notice,
    busy: RwSignal<bool>,
    show: impl Fn(u64) + 'static,
) -> Option<AnyView> {
    match notice {
        Notice::None => None,
        Notice::Said(said) => Some(said.into_any()),
        Notice::Newer {
            words: said,
            revision,
        } => Some(
            view! {
                {said}
                " "
                <button type="button" disabled=busy on:click=move |_| show(revision)>
                    {words.article_show}
                </button>
            }
            .into_any(),
        ),
    }
}

/// The article around the island's line, if the page is shown.
fn article_of(line: NodeRef<leptos::html::P>) -> Option<web_sys::Element> {
    dom::article_of(&line.get_untracked()?.into())
}

/// The line for the changes that came after the revision that is shown.
fn said_of(words: &words::DeviceWords, state: &ArticleState, shown: u64) -> String {
    use crate::api::types::ChangeKind::Corrected;
    let newer = || state.changes.iter().filter(|it| it.revision > shown);
    let corrected = newer().find(|it| it.kind == Corrected);
    match (corrected, newer().next()) {
        (Some(change), _) => (words.article_corrected)(&change.time),
        (None, Some(change)) => (words.article_updated)(&change.time),
        // A revision without a change is none of ours.
        (None, None) => (words.article_updated)("…"),
    }
}
