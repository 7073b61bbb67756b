//! The people of the newsroom.

use leptos::prelude::*;
use store::Slug;
use store::newsroom::{Account, Invitation, Role};

use crate::paths;
use crate::shell::Shell;
use crate::times::printed;
use crate::words::role as role_name;

/// What the page shows.
#[derive(Clone, Copy, Debug)]
pub struct People<'a> {
    /// Who looks at it.
    pub own: &'a Account,
    /// All accounts.
    pub accounts: &'a [Account],
    /// Invitations that nobody has used.
    pub invitations: &'a [Invitation],
    /// The paper's sections: slug and name.
    pub sections: &'a [(Slug, String)],
}

/// The page.
pub fn page(shell: &Shell, people: &People) -> String {
    let words = shell.words();
    let accounts = people
        .accounts
        .iter()
        .map(|account| person(shell, people, account))
        .collect_view();
    let content = view! {
        <ul class="rows">{accounts}</ul>
        {invitations(shell, people.invitations)}
        {invite(shell, people)}
    };
    shell.document(words.people, paths::PEOPLE, content)
}

/// The page with the link of an invitation, which is shown once.
pub fn invited(shell: &Shell, link: &str) -> String {
    let words = shell.words();
    let content = view! {
        <p class="notice" role="status">
            <label for="link">{words.invited_link}</label>
            <input id="link" readonly value=link.to_owned() />
            <span class="hint">{words.invited_hint}</span>
        </p>
        <p class="hint">{words.invite_hint}</p>
        <p>
            <a href=paths::PEOPLE>{words.people}</a>
        </p>
    };
    shell.document(words.invited_link, paths::PEOPLE, content)
}

fn person(shell: &Shell, people: &People, account: &Account) -> impl IntoView + use<> {
    let (words, language) = (shell.words(), shell.language);
    let is_own = account.id == people.own.id;
    let facts = [
        Some(account.email.to_string()),
        account.is_disabled.then(|| words.disabled.to_owned()),
        is_own.then(|| words.you.to_owned()),
    ];
    let facts: Vec<String> = facts.into_iter().flatten().collect();
    let tools = if people.own.may_give(account.role, &account.sections) {
        let id = account.id.to_string();
        let (disable, name) = if account.is_disabled {
            ("0", words.enable)
        } else {
            ("1", words.disable)
        };
        view! {
            <details>
                <summary>
                    {role_name(language, account.role)} {sections_of(shell, people, account)}
                </summary>
                <form class="stacked" method="post" action=paths::ROLE>
                    <input type="hidden" name="tai-khoan" value=id.clone() />
                    {roles(shell, people.own, account.role, &format!("vai-tro-{id}"))}
                    {sections(shell, people.sections, &account.sections)}
                    <button>{words.save}</button>
                </form>
            </details>
            {(!is_own)
                .then(|| {
                    view! {
                        <form method="post" action=paths::DISABLE>
                            <input type="hidden" name="tai-khoan" value=id />
                            <input type="hidden" name="khoa" value=disable />
                            <button>{name}</button>
                        </form>
                    }
                })}
        }
        .into_any()
    } else {
        view! {
            <span>{role_name(language, account.role)}</span>
            <span class="hint">{words.above_you}</span>
        }
        .into_any()
    };
    view! {
        <li class="row">
            <span>
                <strong>{account.name.clone()}</strong>
                <span class="hint">{facts.join(" · ")}</span>
            </span>
            {tools}
        </li>
    }
}

/// The names of the sections of an account, if it is limited to some.
fn sections_of(shell: &Shell, people: &People, account: &Account) -> String {
    let name = |slug: &Slug| {
        let known = people.sections.iter().find(|(other, _)| other == slug);
        known.map_or_else(|| slug.to_string(), |(_, name)| name.clone())
    };
    let names: Vec<String> = account.sections.iter().map(name).collect();
    if names.is_empty() {
        format!(" · {}", shell.words().all_sections)
    } else {
        format!(" · {}", names.join(", "))
    }
}

fn roles(shell: &Shell, own: &Account, chosen: Role, id: &str) -> impl IntoView + use<> {
    let (words, language) = (shell.words(), shell.language);
    let options = Role::ALL
        .into_iter()
        .filter(|role| own.may_give(*role, &own.sections))
        .map(|role| {
            view! {
                <option value=role.name() selected=role == chosen>
                    {role_name(language, role)}
                </option>
            }
        })
        .collect_view();
    view! {
        <label for=id.to_owned()>{words.role}</label>
        <select id=id.to_owned() name="vai-tro">
            {options}
        </select>
    }
}

fn sections(shell: &Shell, all: &[(Slug, String)], chosen: &[Slug]) -> impl IntoView + use<> {
    let words = shell.words();
    let boxes = all
        .iter()
        .map(|(slug, name)| {
            view! {
                <label class="check">
                    <input
                        type="checkbox"
                        name="muc"
                        value=slug.to_string()
                        checked=chosen.contains(slug)
                    />
                    {name.clone()}
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset>
            <legend>{words.sections}</legend>
            <p class="hint">{words.sections_hint}</p>
            {boxes}
        </fieldset>
    }
}

fn invitations(shell: &Shell, open: &[Invitation]) -> Option<impl IntoView + use<>> {
    let words = shell.words();
    let rows = open
        .iter()
        .map(|invitation| {
            let facts = format!(
                "{} · {} {}",
                role_name(shell.language, invitation.role),
                words.until,
                printed(invitation.ends_at)
            );
            view! {
                <li class="row">
                    <span>
                        <strong>{invitation.name.clone()}</strong>
                        <span class="hint">{facts}</span>
                    </span>
                    <form method="post" action=paths::UNINVITE>
                        <input type="hidden" name="loi-moi" value=invitation.id.to_string() />
                        <button>{words.take_back}</button>
                    </form>
                </li>
            }
        })
        .collect_view();
    (!open.is_empty()).then(|| {
        view! {
            <section>
                <h2>{words.open_invitations}</h2>
                <ul class="rows">{rows}</ul>
            </section>
        }
    })
}

fn invite(shell: &Shell, people: &People) -> impl IntoView + use<> {
    let words = shell.words();
    view! {
        <section>
            <h2>{words.invite}</h2>
            <p class="hint">{words.invite_hint}</p>
            <form class="stacked" method="post" action=paths::INVITE>
                <label for="name">{words.name}</label>
                <input id="name" name="name" maxlength="120" autocomplete="off" required />
                {roles(shell, people.own, Role::Reporter, "vai-tro")}
                {sections(shell, people.sections, &[])}
                <button class="main-button">{words.invite}</button>
            </form>
        </section>
    }
}
