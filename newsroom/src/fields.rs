//! Fields that several forms have.

use leptos::prelude::*;
use store::newsroom::Account;

use crate::shell::Shell;

/// The address with which somebody logs in.
pub(crate) fn email(shell: &Shell, value: String) -> impl IntoView + use<> {
    view! {
        <label for="email">{shell.words().email}</label>
        <input
            id="email"
            name="email"
            type="email"
            autocomplete="username"
            autocapitalize="none"
            spellcheck="false"
            required
            value=value
        />
    }
}

/// The password that somebody has. `id` is that of the field: a page may have several.
pub(crate) fn present_password(shell: &Shell, id: &'static str) -> impl IntoView + use<> {
    view! {
        <label for=id>{shell.words().present_password}</label>
        <input id=id name="present" type="password" autocomplete="current-password" required />
    }
}

/// A password that is chosen.
pub(crate) fn new_password(shell: &Shell, label: &'static str) -> impl IntoView + use<> {
    view! {
        <label for="password">{label}</label>
        <input
            id="password"
            name="password"
            type="password"
            autocomplete="new-password"
            minlength="10"
            aria-describedby="password-hint"
            required
        />
        <p class="hint" id="password-hint">
            {shell.words().password_hint}
        </p>
    }
}

/// Whose password a form asks for, for password managers.
pub(crate) fn username(account: &Account) -> impl IntoView + use<> {
    view! {
        <input
            hidden
            type="text"
            name="email"
            autocomplete="username"
            value=account.email.to_string()
        />
    }
}
