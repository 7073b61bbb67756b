//! The document around every page of the newsroom.

use app::Language;
use leptos::prelude::*;
use store::newsroom::{Account, Right};

use crate::paths;
use crate::words::{Notice, Refusal, Words, role, words};

/// What all pages of the newsroom need.
#[derive(Clone, Copy, Debug)]
pub struct Shell<'a> {
    /// Language of the interface.
    pub language: Language,
    /// Name of the paper.
    pub paper: &'a str,
    /// Address of the style sheet.
    pub style: &'a str,
    /// Who is logged in.
    pub account: Option<&'a Account>,
    /// What has just been done.
    pub notice: Option<Notice>,
    /// Why something was not done.
    pub refusal: Option<Refusal>,
}

impl Shell<'_> {
    pub(crate) fn words(&self) -> &'static Words {
        words(self.language)
    }

    /// Returns the document with this title and content. `current` is the page's place in
    /// the menu.
    pub(crate) fn document<V: IntoView + 'static>(
        &self,
        title: &str,
        current: &str,
        content: V,
    ) -> String {
        let words = self.words();
        let full_title = format!("{title} · {} · {}", words.newsroom, self.paper);
        let tag = self.language.tag();
        let style = (!self.style.is_empty()).then(|| {
            view! { <link rel="stylesheet" href=self.style.to_owned() /> }
        });
        let refused = self.refusal.map(words.refusal);
        let done = self.notice.map(words.notice);
        app::print(self.language, || {
            view! {
                <!DOCTYPE html>
                <html lang=tag>
                    <head>
                        <meta charset="utf-8" />
                        <meta name="viewport" content="width=device-width, initial-scale=1" />
                        <meta name="robots" content="noindex, nofollow" />
                        <meta name="referrer" content="same-origin" />
                        <title>{full_title}</title>
                        {style}
                    </head>
                    <body class="newsroom">
                        <a class="skip" href="#noi-dung">
                            {words.skip}
                        </a>
                        {self.masthead(current)}
                        <main id="noi-dung">
                            <h1>{title.to_owned()}</h1>
                            {refused.map(|text| view! { <p class="refusal" role="alert">{text}</p> })}
                            {done.map(|text| view! { <p class="notice" role="status">{text}</p> })}
                            {content}
                        </main>
                    </body>
                </html>
            }
        })
    }

    fn masthead(&self, current: &str) -> impl IntoView + use<> {
        let words = self.words();
        let menu = self.account.map(|account| {
            let entries = [
                (paths::HOME, words.home, true),
                (
                    paths::PEOPLE,
                    words.people,
                    account.may(Right::ManageAccounts),
                ),
                (paths::AUDIT, words.audit, account.may(Right::ReadAudit)),
                (paths::ACCOUNT, words.account, true),
            ];
            let links = entries
                .into_iter()
                .filter(|it| it.2)
                .map(|(path, name, _)| {
                    let current = (path == current).then_some("page");
                    view! {
                        <li>
                            <a href=path aria-current=current>
                                {name}
                            </a>
                        </li>
                    }
                });
            view! {
                <nav aria-label=words.newsroom>
                    <ul>{links.collect_view()}</ul>
                </nav>
                <form class="log-out" method="post" action=paths::LOGOUT>
                    <span>
                        {account.name.clone()} " · " {role(self.language, account.role)}
                    </span>
                    <button>{words.log_out}</button>
                </form>
            }
        });
        view! {
            <header class="desk-head">
                <p class="desk-name">
                    <a href=paths::HOME>{self.paper.to_owned()}</a>
                    " "
                    <span>{words.newsroom}</span>
                </p>
                <a class="to-paper" href="/">
                    {words.to_paper}
                </a>
                {menu}
            </header>
        }
    }
}
