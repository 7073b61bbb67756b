//! Who did what.

use leptos::prelude::*;
use store::newsroom::{Account, AccountId, AuditAction, AuditEntry, AuditFilter};

use crate::paths;
use crate::shell::Shell;
use crate::times::printed;
use crate::words::action as action_name;

/// What the page shows.
#[derive(Clone, Copy, Debug)]
pub struct Audit<'a> {
    /// The entries, newest first.
    pub entries: &'a [AuditEntry],
    /// What was asked for.
    pub filter: &'a AuditFilter,
    /// True if the entries are not the newest.
    pub is_later_page: bool,
    /// The entry after which older ones follow, if there are any.
    pub older: Option<i64>,
    /// All accounts, for their names.
    pub accounts: &'a [Account],
}

/// The page.
pub fn page(shell: &Shell, audit: &Audit) -> String {
    let words = shell.words();
    let link = |name: &'static str, path: String| {
        view! {
            <a href=path>{name}</a>
            " "
        }
    };
    let newest = audit
        .is_later_page
        .then(|| link(words.newest, address(paths::AUDIT, audit.filter, None)));
    let older = audit.older.map(|before| {
        link(
            words.older,
            address(paths::AUDIT, audit.filter, Some(before)),
        )
    });
    let content = view! {
        {filter(shell, audit)}
        {table(shell, audit)}
        <p class="paging">
            {newest} {older}
            {link(words.as_csv, address(paths::AUDIT_CSV, audit.filter, None))}
        </p>
    };
    shell.document(words.audit, paths::AUDIT, content)
}

fn table(shell: &Shell, audit: &Audit) -> impl IntoView + use<> {
    let words = shell.words();
    let rows = audit
        .entries
        .iter()
        .map(|entry| {
            let who = who(shell, audit.accounts, entry.by);
            view! {
                <tr>
                    <td>{printed(entry.at)}</td>
                    <td>{who}</td>
                    <td>{action_name(shell.language, entry.action)}</td>
                    <td>{subject(audit.accounts, &entry.subject)}</td>
                    <td>{entry.before.clone()}</td>
                    <td>{entry.after.clone()}</td>
                </tr>
            }
        })
        .collect_view();
    if audit.entries.is_empty() {
        view! { <p class="empty">{words.nothing_noted}</p> }.into_any()
    } else {
        view! {
            <div class="wide" tabindex="0" role="region" aria-label=words.audit>
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{words.when}</th>
                            <th scope="col">{words.who}</th>
                            <th scope="col">{words.what}</th>
                            <th scope="col">{words.about}</th>
                            <th scope="col">{words.before}</th>
                            <th scope="col">{words.after}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
        .into_any()
    }
}

/// What an entry is about: a person by name, anything else as it is stored.
fn subject(accounts: &[Account], subject: &str) -> String {
    let id = subject
        .strip_prefix("account ")
        .and_then(|id| id.parse().ok());
    let known = accounts.iter().find(|account| Some(account.id.0) == id);
    known.map_or_else(|| subject.to_owned(), |account| account.name.clone())
}

/// The name of an account; that of the command line if there is none.
fn who(shell: &Shell, accounts: &[Account], by: Option<AccountId>) -> String {
    match by {
        None => shell.words().on_the_server.to_owned(),
        Some(id) => {
            let known = accounts.iter().find(|account| account.id == id);
            known.map_or_else(|| id.to_string(), |account| account.name.clone())
        }
    }
}

fn filter(shell: &Shell, audit: &Audit) -> impl IntoView + use<> {
    let words = shell.words();
    let people = audit
        .accounts
        .iter()
        .map(|account| {
            view! {
                <option
                    value=account.id.to_string()
                    selected=audit.filter.by == Some(account.id)
                >
                    {account.name.clone()}
                </option>
            }
        })
        .collect_view();
    let actions = AuditAction::ALL
        .into_iter()
        .map(|action| {
            view! {
                <option value=action.name() selected=audit.filter.action == Some(action)>
                    {action_name(shell.language, action)}
                </option>
            }
        })
        .collect_view();
    let subject = audit.filter.subject.clone().unwrap_or_default();
    view! {
        <form class="filter" method="get" action=paths::AUDIT>
            <label>
                {words.who} <select name="ai">
                    <option value="">{words.everybody}</option>
                    {people}
                </select>
            </label>
            <label>
                {words.what} <select name="viec">
                    <option value="">{words.everything}</option>
                    {actions}
                </select>
            </label>
            <label>{words.about} <input name="ve" value=subject /></label>
            <button>{words.filter}</button>
        </form>
    }
}

/// The address of these entries.
fn address(path: &str, filter: &AuditFilter, before: Option<i64>) -> String {
    let fields = [
        filter.by.map(|by| format!("ai={by}")),
        filter
            .action
            .map(|action| format!("viec={}", action.name())),
        filter
            .subject
            .as_deref()
            .map(|subject| format!("ve={}", app::paths::encoded(subject))),
        before.map(|before| format!("truoc={before}")),
    ];
    let fields: Vec<String> = fields.into_iter().flatten().collect();
    if fields.is_empty() {
        path.to_owned()
    } else {
        format!("{path}?{}", fields.join("&"))
    }
}
