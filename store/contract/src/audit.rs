//! Who did what.
#![allow(missing_docs, reason = "the names say the rules")]
#![allow(
    clippy::missing_panics_doc,
    clippy::unwrap_used,
    reason = "tests fail by panicking"
)]

use store::Timestamp;
use store::newsroom::{AccountChange, Act, AuditAction, AuditFilter, Role};

use crate::fixtures::Newsroom;
use crate::newsroom_fixtures::{COMMAND, NOW, add_account, new_account};

async fn all(store: &Newsroom) -> Vec<(AuditAction, String, String, String)> {
    let entries = store
        .audit(&AuditFilter::default(), None, 99)
        .await
        .unwrap();
    let told = entries.into_iter().rev();
    told.map(|it| (it.action, it.subject, it.before, it.after))
        .collect()
}

pub async fn what_people_do_is_noted(store: Newsroom) {
    let id = add_account(&store, "lan", Role::Admin).await;
    let act = Act {
        by: Some(id),
        at: Timestamp(NOW.0 + 5),
    };
    let other = store
        .add_account(&new_account("an", Role::Reporter), act)
        .await
        .unwrap();
    store
        .change_account(other, &AccountChange::Role(Role::Editor, vec![]), act)
        .await
        .unwrap();
    let change = AccountChange::Password("hash of a secret".into());
    store.change_account(other, &change, act).await.unwrap();
    let told = all(&store).await;
    let told: Vec<_> = told
        .iter()
        .map(|it| (it.0, it.1.as_str(), it.2.as_str(), it.3.as_str()))
        .collect();
    let (first, second) = (format!("account {id}"), format!("account {other}"));
    assert_eq!(
        told,
        [
            (
                AuditAction::AccountAdded,
                &*first,
                "",
                "lan@bao.example · lan · admin"
            ),
            (
                AuditAction::AccountAdded,
                &*second,
                "",
                "an@bao.example · an · reporter"
            ),
            (AuditAction::AccountChanged, &*second, "reporter", "editor"),
            (AuditAction::PasswordChanged, &*second, "", ""),
        ]
    );
    let newest = store.audit(&AuditFilter::default(), None, 1).await.unwrap();
    assert_eq!((newest[0].by, newest[0].at), (Some(id), act.at));
}

pub async fn entries_are_filtered_and_paged(store: Newsroom) {
    let id = add_account(&store, "lan", Role::Admin).await;
    let act = Act {
        by: Some(id),
        at: NOW,
    };
    for name in ["Lan Anh", "Lan Chi", "Lan Hương"] {
        store
            .change_account(id, &AccountChange::Name(name.into()), act)
            .await
            .unwrap();
    }
    let count = async |by, action, subject| {
        let filter = AuditFilter {
            by,
            action,
            subject,
        };
        store.audit(&filter, None, 99).await.unwrap().len()
    };
    let added = Some(AuditAction::AccountAdded);
    assert_eq!(count(Some(id), None, None).await, 3);
    assert_eq!(count(None, added, None).await, 1);
    assert_eq!(count(Some(id), added, None).await, 0);
    assert_eq!(count(None, None, Some(format!("account {id}"))).await, 4);
    let mut seen = Vec::new();
    let mut before = None;
    loop {
        let page = store
            .audit(&AuditFilter::default(), before, 2)
            .await
            .unwrap();
        let Some(last) = page.last() else { break };
        before = Some(last.id);
        seen.extend(page.into_iter().map(|it| it.after));
    }
    assert_eq!(seen[..3], ["Lan Hương", "Lan Chi", "Lan Anh"]);
    assert_eq!(seen.len(), 4);
}

pub async fn what_fails_is_not_noted(store: Newsroom) {
    let id = add_account(&store, "lan", Role::Admin).await;
    let refused = AccountChange::Disabled(true);
    store
        .change_account(id, &refused, COMMAND)
        .await
        .unwrap_err();
    store
        .add_account(&new_account("lan", Role::Admin), COMMAND)
        .await
        .unwrap_err();
    assert_eq!(all(&store).await.len(), 1);
}
