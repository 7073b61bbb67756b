//! The footer of every page: the switch to the other view, and the imprint that
//! the press law requires.

use leptos::prelude::*;

use crate::address::{self, CORRECTIONS, View};
use crate::context::PageContext;
use crate::statement::Statement;

pub(crate) fn footer(context: &PageContext) -> impl IntoView + use<> {
    let paper = &context.snapshot.config;
    let (other_view, label) = match context.view {
        View::Full | View::Edition(_) => (View::Lite, context.words.lite_view),
        View::Lite => (View::Full, context.words.full_view),
    };
    let pages = pages(context)
        .into_iter()
        .map(|(path, title)| {
            view! {
                <li>
                    <a href=context.view.link(&path)>{title}</a>
                </li>
            }
        })
        .collect_view();
    let note = context
        .lite()
        .then(|| view! { <p>{context.words.lite_note}</p> });
    view! {
        <footer class="imprint">
            {note}
            <p class="pages">
                <a class="view-switch" href=context.in_view(other_view)>
                    {label}
                </a>
                <a class="saved-link" href=context.view.link(address::SAVED)>
                    {context.words.saved}
                </a>
                <a class="saved-link" href=context.view.link(address::WEEK)>
                    {context.words.edition.name}
                </a>
            </p>
            <nav aria-label=context.words.pages>
                <ul class="pages">{pages}</ul>
            </nav>
            <p class="imprint-name">{paper.name.clone()}</p>
            {imprint(context)}
        </footer>
    }
}

/// Paths and titles of the paper's pages, of its statements and of the list of
/// corrections.
fn pages(context: &PageContext) -> Vec<(String, String)> {
    let stored = &context.snapshot.pages;
    let own = stored
        .iter()
        .map(|(slug, title)| (address::page(slug), title.clone()));
    // A page at the address of a statement replaces it.
    let statements = Statement::ALL
        .into_iter()
        .filter(|statement| {
            stored
                .iter()
                .all(|(slug, _)| slug.as_str() != statement.slug())
        })
        .map(|statement| {
            let title = statement.title(context).to_owned();
            (address::statement(statement.slug()), title)
        });
    let corrections = (
        CORRECTIONS.to_owned(),
        context.words.trust.corrections.to_owned(),
    );
    own.chain(statements).chain([corrections]).collect()
}

/// The imprint, line by line.
pub(crate) fn imprint(context: &PageContext) -> impl IntoView + use<> {
    let paper = &context.snapshot.config;
    let lines = [
        (context.words.agency, &paper.agency),
        (context.words.licence, &paper.licence),
        (context.words.editor_in_chief, &paper.editor_in_chief),
        (context.words.address, &paper.address),
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
                <dt>{context.words.phone}</dt>
                <dd>
                    <a href=format!("tel:{digits}")>{paper.phone.clone()}</a>
                </dd>
            </div>
        }
    });
    let email = (!paper.email.is_empty()).then(|| {
        view! {
            <div>
                <dt>{context.words.email}</dt>
                <dd>
                    <a href=format!("mailto:{}", paper.email)>{paper.email.clone()}</a>
                </dd>
            </div>
        }
    });
    view! { <dl>{lines} {phone} {email}</dl> }
}
