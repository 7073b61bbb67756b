//! The foot of every page: the switch to the other view and the imprint that
//! the press law asks for.

use leptos::prelude::*;

use crate::address::{self, CORRECTIONS, View};
use crate::context::PageContext;
use crate::statement::Statement;

pub(crate) fn footer(frame: &PageContext) -> impl IntoView + use<> {
    let paper = &frame.shell.paper;
    let (other_view, label) = match frame.view {
        View::Full | View::Kept(_) => (View::Lite, frame.words.lite_view),
        View::Lite => (View::Full, frame.words.full_view),
    };
    let stored = &frame.shell.pages;
    let own = stored
        .iter()
        .map(|(slug, title)| (address::page(slug), title.clone()));
    // What stands under the address of a statement is in the list already.
    let statements = Statement::ALL
        .into_iter()
        .filter(|statement| {
            stored
                .iter()
                .all(|(slug, _)| slug.as_str() != statement.slug())
        })
        .map(|statement| {
            let title = statement.title(frame).to_owned();
            (address::statement(statement.slug()), title)
        });
    let corrections = (
        CORRECTIONS.to_owned(),
        frame.words.trust.corrections.to_owned(),
    );
    let pages = own
        .chain(statements)
        .chain([corrections])
        .map(|(path, title)| {
            view! {
                <li>
                    <a href=frame.view.link(&path)>{title}</a>
                </li>
            }
        })
        .collect_view();
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
                " "
                <a class="saved-link" href=frame.view.link(address::SAVED)>
                    {frame.words.saved}
                </a>
                " "
                <a class="saved-link" href=frame.view.link(address::WEEK)>
                    {frame.words.edition.name}
                </a>
            </p>
            <nav aria-label=frame.words.pages>
                <ul class="pages">{pages}</ul>
            </nav>
            <p class="imprint-name">{paper.name.clone()}</p>
            {imprint(frame)}
        </footer>
    }
}

/// Who makes the paper, line by line.
pub(crate) fn imprint(frame: &PageContext) -> impl IntoView + use<> {
    let paper = &frame.shell.paper;
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
    view! { <dl>{lines} {phone} {email}</dl> }
}
