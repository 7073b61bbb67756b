//! People of the newsroom, and how they log in.
#![allow(missing_docs, reason = "the names say the rules")]
#![allow(
    clippy::missing_panics_doc,
    clippy::unwrap_used,
    reason = "tests fail by panicking"
)]

use store::StoreError;
use store::Timestamp;
use store::newsroom::{AccountChange, AccountId, Act, NewInvitation, NewSession, Role, SecretHash};

use crate::fixtures::{Newsroom, author, slug};
use crate::newsroom_fixtures::{COMMAND, NOW, add_account, email, new_account};

fn secret(byte: u8) -> SecretHash {
    SecretHash([byte; 32])
}

fn session(key: u8, account: AccountId) -> NewSession {
    NewSession {
        key: secret(key),
        account,
        device: format!("Máy {key}"),
        at: NOW,
        ends_at: Timestamp(NOW.0 + 1000),
    }
}

pub async fn an_account_is_found_by_number_and_address(store: Newsroom) {
    let mut new = new_account("lan", Role::Editor);
    new.sections = vec![slug("b"), slug("a")];
    let id = store.add_account(&new, COMMAND).await.unwrap();
    let read = store.account(id).await.unwrap().unwrap();
    assert_eq!((read.id, read.email.as_str()), (id, "lan@bao.example"));
    assert_eq!((read.role, &*read.name), (Role::Editor, "lan"));
    assert_eq!(read.sections, [slug("b"), slug("a")]);
    assert!(!read.is_disabled && !read.has_second_factor && read.author.is_none());
    assert_eq!(read.created_at, NOW);
    let found = store.credentials(&email("Lan@bao.example")).await.unwrap();
    let found = found.unwrap();
    assert_eq!(found.account, read);
    assert_eq!(found.password.as_deref(), Some("hash of lan"));
    assert_eq!(found.totp, None);
    assert!(
        !format!("{found:?}").contains("hash of"),
        "secrets are not printed"
    );
    assert_eq!(
        store.credentials(&email("x@bao.example")).await.unwrap(),
        None
    );
    assert_eq!(store.account(AccountId(99)).await.unwrap(), None);
    add_account(&store, "an", Role::Reporter).await;
    let all = store.accounts().await.unwrap();
    let names: Vec<&str> = all.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["an", "lan"]);
}

pub async fn an_address_has_one_account(store: Newsroom) {
    add_account(&store, "lan", Role::Editor).await;
    let mut second = new_account("khac", Role::Admin);
    second.email = email("LAN@bao.example");
    let error = store.add_account(&second, COMMAND).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "there is already an account with the address lan@bao.example"
    );
    assert_eq!(store.accounts().await.unwrap().len(), 1);
}

pub async fn an_account_writes_under_an_existing_author(store: Newsroom) {
    let mut new = new_account("lan", Role::Reporter);
    new.author = Some(slug("tran-lan"));
    let error = store.add_account(&new, COMMAND).await.unwrap_err();
    assert!(
        matches!(error, StoreError::Missing { what: "author", .. }),
        "{error}"
    );
    store.apply(&[author("tran-lan")]).await.unwrap();
    let id = store.add_account(&new, COMMAND).await.unwrap();
    let other = AccountChange::Author(Some(slug("khong-co")));
    assert!(store.change_account(id, &other, COMMAND).await.is_err());
    let read = store.account(id).await.unwrap().unwrap();
    assert_eq!(read.author, Some(slug("tran-lan")));
}

pub async fn a_changed_account_is_read_back(store: Newsroom) {
    add_account(&store, "sep", Role::Admin).await;
    let id = add_account(&store, "lan", Role::Reporter).await;
    store.apply(&[author("tran-lan")]).await.unwrap();
    for change in [
        AccountChange::Name("Trần Lan".into()),
        AccountChange::Role(Role::Editor, vec![slug("a")]),
        AccountChange::Author(Some(slug("tran-lan"))),
        AccountChange::SecondFactor(Some((vec![1, 2], vec![secret(1)]))),
        AccountChange::Password("new hash".into()),
        AccountChange::Disabled(true),
    ] {
        store.change_account(id, &change, COMMAND).await.unwrap();
    }
    let read = store
        .credentials(&email("lan@bao.example"))
        .await
        .unwrap()
        .unwrap();
    assert_eq!(read.password.as_deref(), Some("new hash"));
    assert_eq!(read.totp, Some(vec![1, 2]));
    let account = read.account;
    assert_eq!((&*account.name, account.role), ("Trần Lan", Role::Editor));
    assert_eq!(account.sections, [slug("a")]);
    assert_eq!(account.author, Some(slug("tran-lan")));
    assert!(account.is_disabled && account.has_second_factor);
    for change in [
        AccountChange::SecondFactor(None),
        AccountChange::Disabled(false),
    ] {
        store.change_account(id, &change, COMMAND).await.unwrap();
    }
    let account = store.account(id).await.unwrap().unwrap();
    assert!(!account.is_disabled && !account.has_second_factor);
    let nobody = store.change_account(AccountId(99), &AccountChange::Disabled(true), COMMAND);
    assert!(matches!(nobody.await, Err(StoreError::Missing { .. })));
}

pub async fn a_disabled_account_has_no_session(store: Newsroom) {
    add_account(&store, "sep", Role::Admin).await;
    let id = add_account(&store, "lan", Role::Reporter).await;
    store.add_session(&session(1, id)).await.unwrap();
    assert!(store.session(&secret(1), NOW).await.unwrap().is_some());
    store
        .change_account(id, &AccountChange::Disabled(true), COMMAND)
        .await
        .unwrap();
    assert_eq!(store.session(&secret(1), NOW).await.unwrap(), None);
    store
        .change_account(id, &AccountChange::Disabled(false), COMMAND)
        .await
        .unwrap();
    assert_eq!(
        store.session(&secret(1), NOW).await.unwrap(),
        None,
        "it ended"
    );
}

pub async fn a_new_password_ends_all_sessions(store: Newsroom) {
    let id = add_account(&store, "lan", Role::Admin).await;
    let other = add_account(&store, "an", Role::Admin).await;
    for (key, account) in [(1, id), (2, id), (3, other)] {
        store.add_session(&session(key, account)).await.unwrap();
    }
    let change = AccountChange::Password("new".into());
    store.change_account(id, &change, COMMAND).await.unwrap();
    assert_eq!(store.sessions(id, NOW).await.unwrap(), []);
    assert!(store.session(&secret(3), NOW).await.unwrap().is_some());
}

pub async fn somebody_can_always_manage_accounts(store: Newsroom) {
    let first = add_account(&store, "lan", Role::Admin).await;
    let chief = add_account(&store, "an", Role::Editor).await;
    for change in [
        AccountChange::Disabled(true),
        AccountChange::Role(Role::Editor, vec![]),
        AccountChange::Role(Role::Admin, vec![slug("a")]),
    ] {
        let error = store
            .change_account(first, &change, COMMAND)
            .await
            .unwrap_err();
        assert!(matches!(error, StoreError::LastAdmin), "{error}");
    }
    let read = store.account(first).await.unwrap().unwrap();
    assert!(!read.is_disabled && read.role == Role::Admin);
    store
        .change_account(
            chief,
            &AccountChange::Role(Role::EditorInChief, vec![]),
            COMMAND,
        )
        .await
        .unwrap();
    store
        .change_account(first, &AccountChange::Disabled(true), COMMAND)
        .await
        .unwrap();
    // A paper without accounts gets its first one.
    assert!(
        store
            .change_account(chief, &AccountChange::Disabled(true), COMMAND)
            .await
            .is_err()
    );
}

pub async fn a_step_of_the_second_factor_is_used_once(store: Newsroom) {
    let id = add_account(&store, "lan", Role::Admin).await;
    for (step, is_new) in [
        (0, true),
        (0, false),
        (7, true),
        (7, false),
        (6, false),
        (8, true),
    ] {
        assert_eq!(
            store.use_totp_step(id, step).await.unwrap(),
            is_new,
            "{step}"
        );
    }
    // A new second factor has a clock of its own.
    let change = AccountChange::SecondFactor(Some((vec![9], vec![])));
    store.change_account(id, &change, COMMAND).await.unwrap();
    assert!(store.use_totp_step(id, 3).await.unwrap());
    assert!(!store.use_totp_step(AccountId(99), 3).await.unwrap());
}

pub async fn a_recovery_code_is_used_once(store: Newsroom) {
    let id = add_account(&store, "lan", Role::Admin).await;
    let other = add_account(&store, "an", Role::Admin).await;
    let change = AccountChange::SecondFactor(Some((vec![1], vec![secret(1), secret(2)])));
    store.change_account(id, &change, COMMAND).await.unwrap();
    assert!(
        !store
            .use_recovery_code(other, &secret(1), COMMAND)
            .await
            .unwrap()
    );
    assert!(
        store
            .use_recovery_code(id, &secret(1), COMMAND)
            .await
            .unwrap()
    );
    assert!(
        !store
            .use_recovery_code(id, &secret(1), COMMAND)
            .await
            .unwrap()
    );
    // New ones replace the old ones.
    let change = AccountChange::SecondFactor(Some((vec![1], vec![secret(3)])));
    store.change_account(id, &change, COMMAND).await.unwrap();
    assert!(
        !store
            .use_recovery_code(id, &secret(2), COMMAND)
            .await
            .unwrap()
    );
}

pub async fn a_session_ends_at_its_time(store: Newsroom) {
    let id = add_account(&store, "lan", Role::Admin).await;
    store.add_session(&session(1, id)).await.unwrap();
    let at = |seconds: i64| Timestamp(NOW.0 + seconds);
    let (first, account) = store.session(&secret(1), at(0)).await.unwrap().unwrap();
    assert_eq!(
        (account.id, first.account, &*first.device),
        (id, id, "Máy 1")
    );
    assert_eq!(
        (first.created_at, first.seen_at, first.ends_at),
        (NOW, NOW, at(1000))
    );
    assert!(store.session(&secret(2), NOW).await.unwrap().is_none());
    // Its last use is noted, but not at every request.
    for (used, seen) in [(200, 0), (400, 0), (450, 400), (999, 400)] {
        let (now, _) = store.session(&secret(1), at(used)).await.unwrap().unwrap();
        assert_eq!(now.seen_at, at(seen), "{used}");
    }
    assert_eq!(store.sessions(id, at(999)).await.unwrap().len(), 1);
    assert!(store.session(&secret(1), at(1000)).await.unwrap().is_none());
    assert_eq!(store.sessions(id, at(1000)).await.unwrap(), []);
}

pub async fn a_session_is_ended_by_its_owner(store: Newsroom) {
    let id = add_account(&store, "lan", Role::Admin).await;
    let other = add_account(&store, "an", Role::Reporter).await;
    for key in [1, 2, 3] {
        store.add_session(&session(key, id)).await.unwrap();
    }
    let all = store.sessions(id, NOW).await.unwrap();
    let devices: Vec<&str> = all.iter().map(|it| it.device.as_str()).collect();
    assert_eq!(devices, ["Máy 3", "Máy 2", "Máy 1"]);
    assert!(!store.end_session(other, all[0].id, COMMAND).await.unwrap());
    assert!(store.end_session(id, all[0].id, COMMAND).await.unwrap());
    assert!(!store.end_session(id, all[0].id, COMMAND).await.unwrap());
    assert!(store.log_out(&secret(2), COMMAND).await.unwrap());
    assert!(!store.log_out(&secret(2), COMMAND).await.unwrap());
    let left = store.sessions(id, NOW).await.unwrap();
    assert_eq!(left.len(), 1);
    assert_eq!(left[0].device, "Máy 1");
}

fn invitation(key: u8) -> NewInvitation {
    NewInvitation {
        key: secret(key),
        name: "Bình".into(),
        role: Role::Reporter,
        sections: vec![slug("a")],
        ends_at: Timestamp(NOW.0 + 100),
    }
}

pub async fn an_invitation_makes_one_account(store: Newsroom) {
    let chief = add_account(&store, "sep", Role::EditorInChief).await;
    let act = Act {
        by: Some(chief),
        at: NOW,
    };
    store.invite(&invitation(1), act).await.unwrap();
    let open = store.invitations(NOW).await.unwrap();
    assert_eq!((&*open[0].name, open[0].by), ("Bình", Some(chief)));
    assert_eq!(
        store.invitation(&secret(1), NOW).await.unwrap().as_ref(),
        Some(&open[0])
    );
    // Whoever accepts it cannot choose their rights.
    let mut new = new_account("binh", Role::Admin);
    let id = store
        .accept_invitation(&secret(1), &new, NOW)
        .await
        .unwrap()
        .unwrap();
    let account = store.account(id).await.unwrap().unwrap();
    assert_eq!(
        (account.role, account.sections),
        (Role::Reporter, vec![slug("a")])
    );
    new.email = email("khac@bao.example");
    assert_eq!(
        store
            .accept_invitation(&secret(1), &new, NOW)
            .await
            .unwrap(),
        None
    );
    assert_eq!(store.invitations(NOW).await.unwrap(), []);
    // An address that is taken leaves the invitation.
    store.invite(&invitation(2), act).await.unwrap();
    new.email = email("binh@bao.example");
    let taken = store.accept_invitation(&secret(2), &new, NOW).await;
    assert!(matches!(taken, Err(StoreError::Taken { .. })));
    assert_eq!(store.invitations(NOW).await.unwrap().len(), 1);
}

pub async fn an_invitation_ends_or_is_taken_back(store: Newsroom) {
    store.invite(&invitation(1), COMMAND).await.unwrap();
    store.invite(&invitation(2), COMMAND).await.unwrap();
    let open = store.invitations(NOW).await.unwrap();
    assert_eq!(open.len(), 2);
    assert!(store.remove_invitation(open[0].id, COMMAND).await.unwrap());
    assert!(!store.remove_invitation(open[0].id, COMMAND).await.unwrap());
    assert!(store.invitation(&secret(2), NOW).await.unwrap().is_none());
    let late = Timestamp(NOW.0 + 100);
    assert!(store.invitation(&secret(1), late).await.unwrap().is_none());
    assert_eq!(store.invitations(late).await.unwrap(), []);
    let new = new_account("binh", Role::Reporter);
    assert_eq!(
        store
            .accept_invitation(&secret(1), &new, late)
            .await
            .unwrap(),
        None
    );
}
