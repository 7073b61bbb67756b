//! The statements that every footer links: privacy, cookies, imprint. The
//! paper's own text from its settings goes before a page of that address,
//! that before what is built in.

use leptos::prelude::*;
use store::{Html, Slug};

use crate::address::{self, CORRECTIONS};
use crate::frame::{Frame, document};
use crate::head::{Head, escaped};
use crate::widgets::{imprint, text_with_pictures};

/// One of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Statement {
    /// What is kept of readers.
    Privacy,
    /// What is kept on their devices.
    Cookies,
    /// Who makes the paper.
    Imprint,
}

impl Statement {
    /// In the footer's order.
    pub(crate) const ALL: [Self; 3] = [Self::Imprint, Self::Privacy, Self::Cookies];

    /// The one at this address.
    pub(crate) fn of(slug: &Slug) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|statement| statement.slug() == slug.as_str())
    }

    /// Its place in the address, below `/trang/`.
    pub(crate) const fn slug(self) -> &'static str {
        match self {
            Self::Privacy => "quyen-rieng-tu",
            Self::Cookies => "cookie",
            Self::Imprint => "toa-soan",
        }
    }

    /// Its title.
    pub(crate) fn title(self, frame: &Frame) -> &'static str {
        let words = frame.words.trust;
        match self {
            Self::Privacy => words.privacy,
            Self::Cookies => words.cookies,
            Self::Imprint => words.imprint,
        }
    }

    /// The paper's own text.
    pub(crate) fn own<'a>(self, frame: &Frame<'a>) -> Option<&'a Html> {
        let statements = &frame.shell.paper.statements;
        match self {
            Self::Privacy => statements.privacy.as_ref(),
            Self::Cookies => statements.cookies.as_ref(),
            Self::Imprint => statements.imprint.as_ref(),
        }
    }
}

/// Its own text, else what is built in.
pub(crate) fn view(frame: &Frame, statement: Statement) -> String {
    let words = frame.words.trust;
    let title = statement.title(frame);
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
        let name = escaped(&frame.shell.paper.name);
        Html::clean(&text.replace("{paper}", &name))
    });
    document(frame, head, || {
        let text = statement.own(frame).or(built_in.as_ref());
        let content = match text {
            Some(text) => {
                let text = text_with_pictures(frame.view, text, &[]);
                view! { <div class="text" inner_html=text></div> }.into_any()
            }
            None => imprint_text(frame).into_any(),
        };
        view! {
            <main id="noi-dung" class="plain-page">
                <h1>{title}</h1>
                {content}
            </main>
        }
    })
}

/// What the settings say of the paper.
fn imprint_text(frame: &Frame) -> impl IntoView + use<> {
    let words = frame.words.trust;
    let paper = &frame.shell.paper;
    let told = [
        &paper.agency,
        &paper.licence,
        &paper.editor_in_chief,
        &paper.address,
        &paper.phone,
        &paper.email,
    ];
    let nothing = told
        .iter()
        .all(|text| text.is_empty())
        .then(|| view! { <p>{words.no_imprint}</p> });
    view! {
        <div class="text">
            <p>
                <b>{paper.name.clone()}</b>
            </p>
            {nothing}
            {imprint(frame)}
            <p>
                {words.tell_mistakes} " "
                <a href=frame.view.link(CORRECTIONS)>{words.corrections}</a> "."
            </p>
        </div>
    }
}
