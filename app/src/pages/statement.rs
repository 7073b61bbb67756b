//! The statements in the footer: privacy, cookies, imprint. The text in the
//! paper's settings comes first, then a page at that address, then the built-in
//! text.

use leptos::prelude::*;
use store::Html;

use crate::address::{self, CORRECTIONS};
use crate::components::{edition_key, imprint, newsroom_link, text_with_pictures};
use crate::context::PageContext;
use crate::escape::escaped;
use crate::head::Head;
use crate::layout::document;
use crate::statement::Statement;

/// Returns the paper's own text, else the built-in one.
pub(crate) fn view(context: &PageContext, statement: Statement) -> String {
    let words = context.words.trust;
    let title = statement.title(context);
    let head = Head {
        title: title.to_owned(),
        canonical: address::statement(statement.slug()),
        ..Head::default()
    };
    let built_in = match statement {
        Statement::Privacy => Some(words.privacy_text),
        Statement::Cookies => Some(words.cookies_text),
        Statement::Imprint => None,
    };
    let built_in = built_in.map(|text| {
        let name = escaped(&context.snapshot.config.name);
        Html::clean(&text.replace("{paper}", &name))
    });
    document(context, head, || {
        let text = statement.own(context).or(built_in.as_ref());
        let content = match text {
            Some(text) => {
                let text = text_with_pictures(context.view, text, &[]);
                view! { <div class="text" inner_html=text></div> }.into_any()
            }
            None => imprint_text(context).into_any(),
        };
        view! {
            <main id="noi-dung" class="plain-page">
                <h1>{title}</h1>
                {content}
                {(statement == Statement::Imprint)
                    .then(|| (edition_key(context), newsroom_link(context)))}
            </main>
        }
    })
}

/// The imprint from the settings.
fn imprint_text(context: &PageContext) -> impl IntoView + use<> {
    let words = context.words.trust;
    let paper = &context.snapshot.config;
    let lines = [
        &paper.agency,
        &paper.licence,
        &paper.editor_in_chief,
        &paper.address,
        &paper.phone,
        &paper.email,
    ];
    let nothing = lines
        .iter()
        .all(|text| text.is_empty())
        .then(|| view! { <p>{words.no_imprint}</p> });
    view! {
        <div class="text">
            <p>
                <b>{paper.name.clone()}</b>
            </p>
            {nothing}
            {imprint(context)}
            <p>
                {words.tell_mistakes} " "
                <a href=context.view.link(CORRECTIONS)>{words.corrections}</a> "."
            </p>
        </div>
    }
}
