//! Documents: how they begin, where they go, which of their versions stay.
#![allow(missing_docs, reason = "the names say the rules")]
#![allow(
    clippy::missing_panics_doc,
    clippy::unwrap_used,
    reason = "tests fail by panicking"
)]

use store::newsroom::{AccountId, DeviceKey, DocumentState, NewDocument, Role, VersionKind};
use store::{ArticleId, DEMO_IDS_FROM, StoreError, Timestamp};

use crate::fixtures::{Any, Newsroom, add, article, number, section, write, write_many};
use crate::newsroom_fixtures::{COMMAND, DAY, Device, act, add_account, begin, text, text_of};

pub async fn a_document_reserves_a_number(store: Newsroom) {
    let any: Any = store.clone();
    write_many(&any, "a", 3).await;
    let mut demo = article(DEMO_IDS_FROM, "a", 5);
    demo.demo = true;
    write(&any, add(demo)).await;
    let lan = add_account(&store, "lan", Role::Reporter).await;
    let new = NewDocument {
        key: DeviceKey::parse("0123456789").unwrap(),
        text: text("Lò gốm đỏ lửa"),
    };
    let document = store.add_document(&new, act(Some(lan), DAY)).await.unwrap();
    assert_eq!(document.id, ArticleId(4));
    assert_eq!(document.state, DocumentState::Draft);
    assert_eq!((document.creator, document.assignee), (Some(lan), None));
    assert_eq!((document.head, document.live), (1, None));
    assert_eq!(document.title, "Lò gốm đỏ lửa");
    assert_eq!(
        document.section.as_ref().map(store::Slug::as_str),
        Some("a")
    );
    assert_eq!(
        (document.created_at, document.changed_at),
        (Timestamp(DAY), Timestamp(DAY))
    );
    assert_eq!(store.document(ArticleId(4)).await.unwrap(), Some(document));
    assert_eq!(store.document(ArticleId(5)).await.unwrap(), None);
    assert_eq!(text_of(&store, 4, 1).await, new.text);
    let versions = store
        .document_versions(ArticleId(4), None, 9)
        .await
        .unwrap();
    assert_eq!(
        (versions[0].kind, versions[0].author),
        (VersionKind::Began, Some(lan))
    );
}

pub async fn a_request_that_is_sent_twice_begins_one_document(store: Newsroom) {
    let first = begin(&store, "Một").await;
    let again = begin(&store, "Một").await;
    assert_eq!(first, again);
    assert_eq!(begin(&store, "Một hai").await.id.0, first.id.0 + 1);
}

pub async fn an_import_leaves_reserved_numbers_alone(store: Newsroom) {
    let any: Any = store.clone();
    write(&any, section("a")).await;
    let document = begin(&store, "Một").await;
    assert_eq!(document.id, ArticleId(1));
    let placed = write(&any, add(article(1, "a", 5))).await;
    assert_eq!(number(&placed), 2);
}

pub async fn versions_are_listed_and_named(store: Newsroom) {
    let document = begin(&store, "Một").await;
    let mut device = Device::at(&store, document.id, "device-1").await;
    for title in ["Hai", "Ba", "Bốn"] {
        device.write(&store, &text(title), DAY + 60).await;
    }
    let id = document.id;
    let numbers = async |before, limit| -> Vec<u32> {
        let found = store.document_versions(id, before, limit).await.unwrap();
        found.into_iter().map(|it| it.number).collect()
    };
    assert_eq!(numbers(None, 9).await, [4, 3, 2, 1]);
    assert_eq!(numbers(Some(4), 2).await, [3, 2]);
    store
        .name_version(id, 2, Some("Gửi biên tập"), COMMAND)
        .await
        .unwrap();
    let named = store.document_versions(id, Some(3), 1).await.unwrap();
    assert_eq!(named[0].name.as_deref(), Some("Gửi biên tập"));
    assert_eq!(
        (named[0].parent, named[0].kind),
        (Some(1), VersionKind::Saved)
    );
    assert_eq!(named[0].at, Timestamp(DAY + 60));
    store.name_version(id, 2, None, COMMAND).await.unwrap();
    let named = store.document_versions(id, Some(3), 1).await.unwrap();
    assert_eq!(named[0].name, None);
    let missing = store.name_version(id, 9, Some("x"), COMMAND).await;
    assert!(matches!(missing, Err(StoreError::Missing { .. })));
    assert_eq!(store.version_text(id, 9).await.unwrap(), None);
}

pub async fn a_document_moves_only_from_where_it_was_seen(store: Newsroom) {
    use DocumentState::{Draft, Published, Waiting};
    let id = begin(&store, "Một").await.id;
    let document = store
        .move_document(id, Draft, Waiting, COMMAND)
        .await
        .unwrap();
    assert_eq!(document.state, Waiting);
    // A colleague who saw it as a draft is told.
    let error = store
        .move_document(id, Draft, Waiting, COMMAND)
        .await
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        format!(
            "document {id} has changed meanwhile: it is waiting at version 1; look at it again"
        )
    );
    // Publishing is not a mere move.
    for (from, to) in [(Waiting, Published), (Published, Draft)] {
        let moved = store.move_document(id, from, to, COMMAND).await;
        assert!(matches!(moved, Err(StoreError::Moved { .. })), "{from:?}");
    }
    let back = store
        .move_document(id, Waiting, Draft, COMMAND)
        .await
        .unwrap();
    assert_eq!(back.state, Draft);
    let nothing = store
        .move_document(ArticleId(77), Draft, Waiting, COMMAND)
        .await;
    assert!(matches!(nothing, Err(StoreError::Missing { .. })));
}

pub async fn a_document_is_assigned_to_people_who_can_log_in(store: Newsroom) {
    let id = begin(&store, "Một").await.id;
    let lan = add_account(&store, "lan", Role::Editor).await;
    store.assign_document(id, Some(lan), COMMAND).await.unwrap();
    let read = store.document(id).await.unwrap().unwrap();
    assert_eq!(read.assignee, Some(lan));
    let nobody = store
        .assign_document(id, Some(AccountId(99)), COMMAND)
        .await;
    assert!(matches!(nobody, Err(StoreError::Missing { .. })));
    store.assign_document(id, None, COMMAND).await.unwrap();
    assert_eq!(store.document(id).await.unwrap().unwrap().assignee, None);
}

pub async fn old_versions_are_thinned(store: Newsroom) {
    let id = begin(&store, "Một").await.id;
    let mut device = Device::at(&store, id, "device-1").await;
    let mut other = Device::at(&store, id, "device-2").await;
    let mut texts = vec![(1, text("Một"))];
    // Forty saves on each of two days, and some today.
    for (day, saves) in [(0, 40), (1, 40), (20, 3)] {
        for save in 0..saves {
            let words = text(&format!("Ngày {day} lần {save}"));
            let saved = device
                .write(&store, &words, DAY + day * 86_400 + save * 60)
                .await;
            texts.push((saved.version, words));
        }
    }
    // One stands beside the head.
    let beside = other
        .write(&store, &text("Bên lề"), DAY + 20 * 86_400)
        .await;
    texts.push((beside.version, text("Bên lề")));
    store
        .name_version(id, 7, Some("Bản gửi"), COMMAND)
        .await
        .unwrap();
    let week_ago = Timestamp(DAY + 13 * 86_400);
    let mut removed = 0;
    loop {
        match store.thin_versions(week_ago, 25).await.unwrap() {
            0 => break,
            some => removed += some,
        }
    }
    let left = store.document_versions(id, None, 99).await.unwrap();
    let numbers: Vec<u32> = left.iter().map(|it| it.number).collect();
    // The newest three, the one beside, the last of each day, the named and the first.
    assert_eq!(numbers, [85, 84, 83, 82, 81, 41, 7, 1]);
    assert_eq!(removed, 77);
    for version in &left {
        let (_, words) = texts.iter().find(|it| it.0 == version.number).unwrap();
        assert_eq!(&text_of(&store, id.0, version.number).await, words);
        assert!(
            version
                .parent
                .is_none_or(|parent| numbers.contains(&parent)),
            "{version:?}"
        );
    }
    assert_eq!(store.document(id).await.unwrap().unwrap().unmerged, [85]);
    // A save that is sent again after all that is still the same one.
    let again = device.send_again(&store).await;
    assert_eq!(again.version, 84);
}

pub async fn drafts_are_no_content(store: Newsroom) {
    let before = store.content_changes(None).await.unwrap().revision;
    let id = begin(&store, "Một").await.id;
    let mut device = Device::at(&store, id, "device-1").await;
    device.write(&store, &text("Hai"), DAY).await;
    store.name_version(id, 1, Some("x"), COMMAND).await.unwrap();
    add_account(&store, "lan", Role::Admin).await;
    let after = store.content_changes(Some(before)).await.unwrap();
    assert_eq!((after.revision, after.touched.len()), (before, 0));
    assert!(!store.has_article(id).await.unwrap());
}
