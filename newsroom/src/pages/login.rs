//! Logging in.

use leptos::prelude::*;

use crate::fields;
use crate::paths;
use crate::shell::Shell;

/// What the form shows again after a failed login. The password is typed again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Login {
    /// The address as it was typed.
    pub email: String,
    /// The page to which the login leads.
    pub next: String,
}

/// The page.
pub fn page(shell: &Shell, login: &Login) -> String {
    let words = shell.words();
    let Login { email, next } = login.clone();
    let content = view! {
        <form class="stacked" method="post" action=paths::LOGIN>
            {fields::email(shell, email)}
            <label for="password">{words.password}</label>
            <input
                id="password"
                name="password"
                type="password"
                autocomplete="current-password"
                required
            />
            <input type="hidden" name="ve" value=next />
            <button class="main-button">{words.log_in}</button>
        </form>
        <p class="hint">{words.forgotten}</p>
    };
    shell.document(words.log_in, paths::LOGIN, content)
}
