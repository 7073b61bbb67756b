//! Accepting an invitation.

use leptos::prelude::*;
use store::newsroom::Invitation;

use crate::fields;
use crate::paths;
use crate::shell::Shell;
use crate::words::role;

/// What the form shows again if something is wrong. The password is typed again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Acceptance {
    /// The secret of the invitation.
    pub secret: String,
    /// The name as it was typed.
    pub name: String,
    /// The address as it was typed.
    pub email: String,
}

/// The page.
pub fn page(shell: &Shell, invitation: &Invitation, acceptance: &Acceptance) -> String {
    let words = shell.words();
    let Acceptance {
        secret,
        name,
        email,
    } = acceptance.clone();
    let content = view! {
        <p>{words.invitation_text}</p>
        <dl class="facts">
            <dt>{words.role}</dt>
            <dd>{role(shell.language, invitation.role)}</dd>
        </dl>
        <form class="stacked" method="post" action=paths::INVITATION>
            <input type="hidden" name="ma" value=secret />
            <label for="name">{words.name}</label>
            <input id="name" name="name" autocomplete="name" maxlength="120" required value=name />
            {fields::email(shell, email)}
            {fields::new_password(shell, words.password)}
            <button class="main-button">{words.make_account}</button>
        </form>
    };
    shell.document(words.invitation, paths::INVITATION, content)
}
