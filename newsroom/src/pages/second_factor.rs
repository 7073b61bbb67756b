//! The second factor: setting it up, and its code at a login.

use leptos::prelude::*;

use crate::fields;
use crate::paths;
use crate::shell::Shell;

/// A second factor that is being set up.
#[derive(Clone, Copy, Debug)]
pub struct Setup<'a> {
    /// The secret, in the letters in which apps take it.
    pub secret: &'a str,
    /// The address by which an app on this device takes it.
    pub address: &'a str,
    /// The same as a QR code: its side in modules and the path of the dark ones.
    pub picture: Option<&'a (i32, String)>,
}

/// The page that sets it up.
pub fn setup(shell: &Shell, setup: &Setup) -> String {
    let words = shell.words();
    let picture = setup.picture.map(|(side, path)| {
        // Four modules of quiet zone, as scanners expect.
        let view_box = format!("-4 -4 {0} {0}", side + 8);
        view! {
            <svg class="code" viewBox=view_box role="img" aria-label=words.qr_code>
                <path d=path.clone() />
            </svg>
        }
    });
    let groups: Vec<String> = setup
        .secret
        .as_bytes()
        .chunks(4)
        .map(|group| String::from_utf8_lossy(group).into_owned())
        .collect();
    let content = view! {
        <p>{words.second_factor_text}</p>
        {picture}
        <p>
            <a href=setup.address.to_owned()>{words.open_in_app}</a>
        </p>
        <p class="hint">
            {words.secret_by_hand} " " <code>{groups.join(" ")}</code>
        </p>
        <form class="stacked" method="post" action=paths::SECOND_FACTOR>
            <input type="hidden" name="bi-mat" value=setup.secret.to_owned() />
            {shell.account.map(fields::username)}
            <label for="code">{words.code_of_app}</label>
            <input
                id="code"
                name="code"
                inputmode="numeric"
                autocomplete="one-time-code"
                maxlength="12"
                required
            />
            {fields::present_password(shell, "present")}
            <button class="main-button">{words.turn_on}</button>
        </form>
    };
    shell.document(words.second_factor, paths::ACCOUNT, content)
}

/// The page with the recovery codes, which are shown once.
pub fn codes(shell: &Shell, codes: &[String]) -> String {
    let words = shell.words();
    let rows = codes
        .iter()
        .map(|code| {
            view! {
                <li>
                    <code>{code.clone()}</code>
                </li>
            }
        })
        .collect_view();
    let content = view! {
        <p>{words.recovery_text}</p>
        <ul class="codes">{rows}</ul>
        <p>
            <a href=paths::ACCOUNT>{words.account}</a>
        </p>
    };
    shell.document(words.recovery_codes, paths::ACCOUNT, content)
}

/// The page that asks for a code after the password. `step` is the secret of this login.
pub fn ask(shell: &Shell, step: &str) -> String {
    let words = shell.words();
    let content = view! {
        <form class="stacked" method="post" action=paths::LOGIN_CODE>
            <input type="hidden" name="buoc" value=step.to_owned() />
            <label for="code">{words.code_or_recovery}</label>
            <input
                id="code"
                name="code"
                autocomplete="one-time-code"
                autocapitalize="none"
                spellcheck="false"
                maxlength="40"
                required
                autofocus
            />
            <button class="main-button">{words.log_in}</button>
        </form>
        <p class="hint">{words.lost_app}</p>
    };
    shell.document(words.second_factor, paths::LOGIN, content)
}
