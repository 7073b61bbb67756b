//! One's own account: name, password, sessions.

use leptos::prelude::*;
use store::newsroom::{Account, Session};

use crate::fields;
use crate::paths;
use crate::shell::Shell;
use crate::times::printed;

/// The page. `current` is the session that asks.
pub fn page(shell: &Shell, account: &Account, sessions: &[Session], current: i64) -> String {
    let words = shell.words();
    let content = view! {
        <p class="hint">{account.email.to_string()}</p>
        {name_form(shell, account)}
        {password_form(shell, account)}
        {second_factor(shell, account)}
        {list(shell, sessions, current)}
    };
    shell.document(words.account, paths::ACCOUNT, content)
}

fn name_form(shell: &Shell, account: &Account) -> impl IntoView + use<> {
    let words = shell.words();
    view! {
        <section>
            <h2>{words.change_name}</h2>
            <form class="stacked" method="post" action=paths::OWN_NAME>
                <label for="name">{words.name}</label>
                <input
                    id="name"
                    name="name"
                    autocomplete="name"
                    maxlength="120"
                    required
                    value=account.name.clone()
                />
                <button>{words.save}</button>
            </form>
        </section>
    }
}

fn password_form(shell: &Shell, account: &Account) -> impl IntoView + use<> {
    let words = shell.words();
    view! {
        <section>
            <h2>{words.change_password}</h2>
            <form class="stacked" method="post" action=paths::OWN_PASSWORD>
                {fields::username(account)}
            {fields::present_password(shell, "present")}
            {fields::new_password(shell, words.new_password)}
                <button>{words.save}</button>
            </form>
        </section>
    }
}

fn second_factor(shell: &Shell, account: &Account) -> impl IntoView + use<> {
    let words = shell.words();
    let (state, tool) = if account.has_second_factor {
        let form = view! {
            <form class="stacked" method="post" action=paths::NO_SECOND_FACTOR>
                {fields::username(account)}
            {fields::present_password(shell, "off")}
                <button>{words.turn_off}</button>
            </form>
        };
        (words.second_factor_on, form.into_any())
    } else {
        let link = view! {
            <p>
                <a href=paths::SECOND_FACTOR>{words.set_up}</a>
            </p>
        };
        (words.second_factor_off, link.into_any())
    };
    view! {
        <section>
            <h2>{words.second_factor}</h2>
            <p class="hint">{state}</p>
            {tool}
        </section>
    }
}

fn list(shell: &Shell, sessions: &[Session], current: i64) -> impl IntoView + use<> {
    let words = shell.words();
    let rows = sessions
        .iter()
        .map(|session| {
            let Session {
                id,
                device,
                created_at,
                seen_at,
                ..
            } = session.clone();
            let times = format!(
                "{} {} · {} {}",
                words.began,
                printed(created_at),
                words.last_used,
                printed(seen_at)
            );
            let end = if id == current {
                view! { <span class="hint">{words.this_session}</span> }.into_any()
            } else {
                view! {
                    <form method="post" action=paths::OWN_SESSION>
                        <input type="hidden" name="phien" value=id.to_string() />
                        <button>{words.end_session}</button>
                    </form>
                }
                .into_any()
            };
            view! {
                <li class="row">
                    <span>
                        <strong>{device}</strong>
                        <span class="hint">{times}</span>
                    </span>
                    {end}
                </li>
            }
        })
        .collect_view();
    view! {
        <section>
            <h2>{words.sessions}</h2>
            <p class="hint">{words.sessions_hint}</p>
            <ul class="rows">{rows}</ul>
        </section>
    }
}
