//! The newsroom in English.

use super::said::{Notice, Refusal};
use super::texts::Words;

pub(super) const WORDS: Words = Words {
    newsroom: "Newsroom",
    skip: "Skip to content",
    to_paper: "View the paper",
    log_in: "Log in",
    log_out: "Log out",
    email: "E-mail",
    password: "Password",
    name: "Name",
    forgotten: "Forgot your password? Ask whoever manages the newsroom's accounts for a new one.",
    home: "Desk",
    account: "Account",
    people: "People",
    audit: "Audit",
    role: "Role",
    sections: "Sections",
    all_sections: "All sections",
    sections_hint: "The role holds in these sections only. With none chosen, in all.",
    author: "Author",
    your_rights: "Your role may",
    not_yet: "Articles cannot be written and published here yet: they come from an import, and are corrected, withdrawn and pinned by command on the server.",
    change_name: "Change your name",
    change_password: "Change your password",
    present_password: "Present password",
    new_password: "New password",
    password_hint: "At least 10 characters. Several unrelated words are easy to remember and hard to guess.",
    save: "Save",
    second_factor: "Second factor",
    second_factor_on: "On: a login asks for a code of your authenticator app besides the password.",
    second_factor_off: "Off. Turn it on, and whoever knows your password still cannot get in.",
    second_factor_text: "Scan the code with an authenticator app, then enter the six digits that the app shows.",
    set_up: "Set up",
    turn_on: "Turn on",
    turn_off: "Turn off",
    qr_code: "QR code for an authenticator app",
    open_in_app: "Open in the app on this device",
    secret_by_hand: "If it cannot be scanned, enter this key:",
    code_of_app: "Six digits",
    code_or_recovery: "Code of the app, or a recovery code",
    lost_app: "Lost both the app and the recovery codes? Ask whoever runs the server to turn the second factor off.",
    recovery_codes: "Recovery codes",
    recovery_text: "The second factor is on. Keep these codes in a safe place: each replaces the app once. They are shown only this once.",
    sessions: "Where you are logged in",
    sessions_hint: "If you do not recognise one, end it and change your password.",
    this_session: "this session",
    began: "Logged in",
    last_used: "last used",
    end_session: "End",
    invite: "Invite somebody",
    invite_hint: "The link works once, for seven days. No e-mail is sent: copy it and pass it on.",
    invited_link: "Link of the invitation",
    invited_hint: "It is shown only this once. Whoever has the link can use it.",
    open_invitations: "Invitations that nobody has used",
    take_back: "Take back",
    until: "until",
    you: "you",
    disabled: "disabled",
    disable: "Disable",
    enable: "Enable",
    above_you: "Role above yours",
    invitation: "Invitation to the newsroom",
    invitation_text: "Enter your name, e-mail address and the password with which you will log in.",
    make_account: "Make the account",
    filter: "Filter",
    who: "Who",
    what: "What",
    about: "About",
    when: "When",
    before: "Before",
    after: "After",
    everybody: "Everybody",
    everything: "Everything",
    on_the_server: "command on the server",
    nothing_noted: "Nothing like this has been done yet.",
    older: "Older",
    newest: "Newest",
    as_csv: "Download as CSV",
    not_allowed: "Not allowed",
    not_allowed_text: "Your role does not have this right. If you need it, ask whoever manages the accounts.",
    not_found: "No such page",
    not_found_text: "The newsroom has nothing at this address.",
    foreign: "Request from another site",
    foreign_text: "The browser does not say that a page of the paper sent this request, so nothing was changed. Open the newsroom again and retry.",
    failed: "The server failed",
    failed_text: "Nothing was changed. Please try again in a few minutes.",
    needs_https: "HTTPS is needed",
    needs_https_text: "A login without encryption reveals the password. Set base_url to the https:// address of the paper, and open that address.",
    session_over: "The session has ended",
    session_over_text: "The request was not carried out. Log in again and retry.",
    notice,
    refusal,
};

fn notice(notice: Notice) -> &'static str {
    match notice {
        Notice::NameChanged => "Your name is changed.",
        Notice::PasswordChanged => "Your password is changed. All other sessions have ended.",
        Notice::SecondFactorRemoved => "The second factor is off.",
        Notice::SessionEnded => "The session has ended.",
        Notice::InvitationRemoved => "The invitation is taken back.",
        Notice::RoleChanged => "Role and sections are changed.",
        Notice::AccountDisabled => "The account is disabled. All its sessions have ended.",
        Notice::AccountEnabled => "The account is enabled.",
        Notice::LoggedOut => "You are logged out.",
        Notice::AccountMade => "The account is made. Please log in.",
    }
}

fn refusal(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::WrongLogin => "E-mail address or password is wrong.",
        Refusal::Busy => "Many people are logging in. Please try again in a few seconds.",
        Refusal::WrongCode => "The code is wrong or was used. Wait for the next one and try again.",
        Refusal::LoginOver => {
            "This login took too long, or too many codes were wrong. Enter address and password again; if that does not help, wait an hour."
        }
        Refusal::NotLoggedIn => {
            "The server failed: you are not logged in. The code that you entered cannot be used again; please try again in a few minutes."
        }
        Refusal::WrongPassword => "The present password is wrong. Nothing is changed.",
        Refusal::ShortPassword => "A password needs at least 10 characters.",
        Refusal::LongPassword => "A password has at most 1024 bytes.",
        Refusal::CommonPassword => {
            "Everybody tries this password first. Take several unrelated words."
        }
        Refusal::NoName => "Please enter a name.",
        Refusal::NoEmail => "This is no e-mail address.",
        Refusal::EmailTaken => "This address has an account already.",
        Refusal::NoRole => "You cannot give this role.",
        Refusal::NoSection => "There is no such section, or it is beyond your rights.",
        Refusal::LastAdmin => {
            "This is the last person who can manage accounts. Give the role to another first."
        }
        Refusal::NoInvitation => {
            "The invitation was used or taken back, or has ended. Ask for a new one."
        }
        Refusal::Gone => "This is gone. The list below is up to date.",
        Refusal::Failed => {
            "The server failed: nothing was changed. Please try again in a few minutes."
        }
    }
}
