//! Accounts of the demo, so that whoever tries the paper on their own machine can log in.

use std::fmt::Write;

use store::newsroom::{Act, Email, NewAccount, Role};
use store::{NewsroomStore, Timestamp};

use crate::ServerError;
use crate::newsroom::password;
use crate::newsroom::secret::Secret;

/// Characters of their passwords.
const LENGTH: usize = 16;

/// The accounts: what their address begins with, the name, the role.
const ACCOUNTS: [(&str, &str, Role); 3] = [
    ("quan-tri", "Quản trị (thử)", Role::Admin),
    ("bien-tap", "Biên tập viên (thử)", Role::Editor),
    ("phong-vien", "Phóng viên (thử)", Role::Reporter),
];

/// Makes the accounts, with random passwords, if there is no account yet. Returns the lines
/// that tell them; empty if there are accounts.
pub(super) async fn add(
    store: &dyn NewsroomStore,
    address: &str,
    now: i64,
) -> Result<String, ServerError> {
    if !store.accounts().await?.is_empty() {
        return Ok(String::new());
    }
    let act = Act {
        by: None,
        at: Timestamp(now),
    };
    let mut lines = format!("Tòa soạn thử: {address}/dang-nhap");
    for (name, full_name, role) in ACCOUNTS {
        let password: String = Secret::random()?.text().chars().take(LENGTH).collect();
        let email = format!("{name}@thu.example");
        let new = NewAccount {
            email: Email::try_from(email.clone()).map_err(std::io::Error::other)?,
            name: full_name.to_owned(),
            role,
            sections: Vec::new(),
            author: None,
            password: password::hash(&password),
        };
        store.add_account(&new, act).await?;
        // Writing to a text never fails.
        write!(lines, "\n  {role}: {email} {password}").ok();
    }
    Ok(lines)
}
