//! An article that lives: it says when it was corrected, updated or withdrawn while it is
//! open, and shows the new text when the reader asks for it.

mod diff;
mod merge;
mod poll;
mod question;
mod watch;

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::types::ArticleState;
use crate::document as dom;
use crate::words::{self, DeviceWords};
use question::Answer;
use watch::{Heard, Watched};

/// How long the line says that the new text is there.
const NOTICE_TIME: Duration = Duration::from_secs(10);

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
    let live = Live {
        id,
        words: words::on_device(),
        said: RwSignal::new(String::new()),
        newer: RwSignal::new(0),
        busy: RwSignal::new(false),
        shown: RwSignal::new(revision),
        line: NodeRef::new(),
    };
    Effect::new(move |_| {
        if let Some(element) = live.line.get() {
            watch::start(Watched {
                id,
                revision,
                line: element.into(),
                hear: Box::new(move |heard| live.hear(heard)),
            });
        }
    });
    let button = move || {
        view! {
            <button type="button" disabled=live.busy on:click=move |_| live.press()>
                {live.words.article_show}
            </button>
        }
    };
    view! {
        {children()}
        <p
            node_ref=live.line
            class="live-line"
            role="status"
            hidden=move || live.said.with(String::is_empty)
        >
            {live.said}
            " "
            {move || (live.newer.get() != 0).then(button)}
        </p>
    }
}

/// The state of an open article.
#[derive(Clone, Copy)]
struct Live {
    id: i64,
    words: &'static DeviceWords,
    /// What the line below the article says.
    said: RwSignal<String>,
    /// The revision that a press shows; 0 if there is none.
    newer: RwSignal<u64>,
    /// True while that one is loading.
    busy: RwSignal<bool>,
    /// The revision that is shown.
    shown: RwSignal<u64>,
    line: NodeRef<leptos::html::P>,
}

impl Live {
    fn hear(self, heard: Heard) {
        match heard {
            Heard::Withdrawn => {
                if let Some(article) = article_of(self.line) {
                    merge::take_away(&article, self.words.article_withdrawn);
                }
                self.newer.set(0);
                self.said.set(String::new());
            }
            Heard::Changed(state) => {
                let shown = self.shown.get_untracked();
                self.said.set(said_of(self.words, &state, shown));
                self.newer.set(state.revision);
            }
        }
    }

    fn press(self) {
        if !self.busy.get_untracked() {
            self.busy.set(true);
            spawn_local(async move {
                let answer = question::ask_for_text(self.id, self.newer.get_untracked()).await;
                self.busy.set(false);
                if self.show(answer).is_none() {
                    self.said.set(self.words.article_failed.to_owned());
                }
            });
        }
    }

    /// Shows what was asked for; `None` if it did not come.
    fn show(self, answer: Answer) -> Option<()> {
        let Answer::State(state) = answer else {
            return None;
        };
        let article = article_of(self.line)?;
        match state.html {
            None => self.hear(Heard::Withdrawn),
            Some(html) => {
                let count = merge::show(&article, &html)?;
                self.shown.set(state.revision);
                self.newer.set(0);
                self.say_for_a_while((self.words.article_shown)(count));
            }
        }
        question::refresh_stored(state.revision);
        Some(())
    }

    /// Says that the new text is there, to screen readers, too.
    fn say_for_a_while(self, words: String) {
        self.said.set(words);
        if let Some(line) = self.line.get_untracked() {
            line.set_tab_index(-1);
            dom::focus_in_place(&line);
        }
        let clear = move || {
            if self.newer.get_untracked() == 0 {
                self.said.set(String::new());
            }
        };
        set_timeout(clear, NOTICE_TIME);
    }
}

/// The article around the island's line, if the page is shown.
fn article_of(line: NodeRef<leptos::html::P>) -> Option<web_sys::Element> {
    dom::article_of(&line.get_untracked()?.into())
}

/// The line for the changes that came after the revision that is shown.
fn said_of(words: &DeviceWords, state: &ArticleState, shown: u64) -> String {
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
