//! The first page after a login: who somebody is here, and what they may do.

use leptos::prelude::*;
use store::newsroom::{Account, Right};

use crate::paths;
use crate::shell::Shell;
use crate::words::{right, role};

/// The page.
pub fn page(shell: &Shell, account: &Account) -> String {
    let (words, language) = (shell.words(), shell.language);
    let rights = Right::ALL.into_iter().filter(|it| account.may(*it));
    let rights = rights
        .map(|it| view! { <li>{right(language, it)}</li> })
        .collect_view();
    let sections: Vec<String> = account.sections.iter().map(ToString::to_string).collect();
    let sections = if sections.is_empty() {
        words.all_sections.to_owned()
    } else {
        sections.join(", ")
    };
    let author = account.author.as_ref().map(|slug| {
        let path = format!("/tac-gia/{slug}");
        view! {
            <dt>{words.author}</dt>
            <dd>
                <a href=path>{slug.to_string()}</a>
            </dd>
        }
    });
    let content = view! {
        <dl class="facts">
            <dt>{words.role}</dt>
            <dd>{role(language, account.role)}</dd>
            <dt>{words.sections}</dt>
            <dd>{sections}</dd>
            {author}
        </dl>
        <section>
            <h2>{words.your_rights}</h2>
            <p class="hint">{words.not_yet}</p>
            <ul class="plain-list">{rights}</ul>
        </section>
    };
    shell.document(words.home, paths::HOME, content)
}
