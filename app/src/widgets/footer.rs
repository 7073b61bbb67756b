//! The foot of every page: the switch to the other view and the imprint that
//! the press law asks for.

use leptos::prelude::*;

use crate::address::{self, View};
use crate::frame::Frame;

pub(crate) fn footer(frame: &Frame) -> impl IntoView + use<> {
    let paper = &frame.shell.paper;
    let (other_view, label) = match frame.view {
        View::Full => (View::Lite, frame.words.lite_view),
        View::Lite => (View::Full, frame.words.full_view),
    };
    let lines = [
        (frame.words.agency, &paper.agency),
        (frame.words.licence, &paper.licence),
        (frame.words.editor_in_chief, &paper.editor_in_chief),
        (frame.words.address, &paper.address),
    ];
    let lines = lines
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(name, text)| {
            let text = text.clone();
            view! {
                <div>
                    <dt>{name}</dt>
                    <dd>{text}</dd>
                </div>
            }
        })
        .collect_view();
    let phone = (!paper.phone.is_empty()).then(|| {
        let digits: String = paper
            .phone
            .chars()
            .filter(|c| c.is_ascii_digit() || *c == '+')
            .collect();
        view! {
            <div>
                <dt>{frame.words.phone}</dt>
                <dd>
                    <a href=format!("tel:{digits}")>{paper.phone.clone()}</a>
                </dd>
            </div>
        }
    });
    let email = (!paper.email.is_empty()).then(|| {
        view! {
            <div>
                <dt>{frame.words.email}</dt>
                <dd>
                    <a href=format!("mailto:{}", paper.email)>{paper.email.clone()}</a>
                </dd>
            </div>
        }
    });
    let pages = (!frame.shell.pages.is_empty()).then(|| {
        let links = frame
            .shell
            .pages
            .iter()
            .map(|(slug, title)| {
                view! {
                    <li>
                        <a href=frame.view.link(&address::page(slug))>{title.clone()}</a>
                    </li>
                }
            })
            .collect_view();
        view! {
            <nav aria-label=frame.words.pages>
                <ul class="pages">{links}</ul>
            </nav>
        }
    });
    let note = frame
        .lite()
        .then(|| view! { <p>{frame.words.lite_note}</p> });
    view! {
        <footer class="imprint">
            {note}
            <p>
                <a class="view-switch" href=frame.in_view(other_view)>
                    {label}
                </a>
            </p>
            {pages}
            <p class="imprint-name">{paper.name.clone()}</p>
            <dl>{lines} {phone} {email}</dl>
        </footer>
    }
}
