//! Saves: what devices ask the store to keep.
#![allow(missing_docs, reason = "the names say the rules")]
#![allow(
    clippy::missing_panics_doc,
    clippy::unwrap_used,
    reason = "tests fail by panicking"
)]

use draft::{Splice, TextHash};
use store::newsroom::{DeviceKey, Save, SaveReason, Saved, VersionKind};
use store::{ArticleId, StoreError};

use crate::fixtures::Newsroom;
use crate::newsroom_fixtures::{COMMAND, DAY, Device, begin, text, text_of};

async fn versions(store: &Newsroom, document: ArticleId) -> usize {
    store
        .document_versions(document, None, 999)
        .await
        .unwrap()
        .len()
}

pub async fn a_save_becomes_the_head(store: Newsroom) {
    let id = begin(&store, "Một").await.id;
    let mut device = Device::at(&store, id, "device-1").await;
    let saved = device.write(&store, &text("Hai"), DAY + 9).await;
    assert_eq!(
        saved,
        Saved {
            version: 2,
            head: 2
        }
    );
    let document = store.document(id).await.unwrap().unwrap();
    assert_eq!((document.head, &*document.title), (2, "Hai"));
    assert_eq!(document.changed_at.0, DAY + 9);
    assert!(document.unmerged.is_empty() && document.live.is_none());
    assert_eq!(text_of(&store, id.0, 2).await, text("Hai"));
    let unknown = Save {
        document: ArticleId(77),
        ..device.save(&text("Ba"), SaveReason::Written)
    };
    let error = store.save(&unknown, COMMAND).await.unwrap_err();
    assert!(
        matches!(
            error,
            StoreError::Missing {
                what: "document",
                ..
            }
        ),
        "{error}"
    );
}

pub async fn a_save_that_is_sent_again_adds_nothing(store: Newsroom) {
    let id = begin(&store, "Một").await.id;
    let mut device = Device::at(&store, id, "device-1").await;
    let first = device.write(&store, &text("Hai"), DAY).await;
    assert_eq!(device.send_again(&store).await, first);
    let mut other = Device::at(&store, id, "device-2").await;
    other.write(&store, &text("Ba"), DAY).await;
    // The head has gone on meanwhile, but the save is the same one.
    assert_eq!(
        device.send_again(&store).await,
        Saved {
            version: 2,
            head: 3
        }
    );
    assert_eq!(versions(&store, id).await, 3);
}

pub async fn a_save_that_changes_nothing_adds_nothing(store: Newsroom) {
    let id = begin(&store, "Một").await.id;
    let mut device = Device::at(&store, id, "device-1").await;
    let saved = device.write(&store, &text("Một"), DAY + 9).await;
    assert_eq!(
        saved,
        Saved {
            version: 1,
            head: 1
        }
    );
    assert_eq!(versions(&store, id).await, 1);
    assert_eq!(store.document(id).await.unwrap().unwrap().changed_at.0, DAY);
}

pub async fn a_save_of_an_older_text_stands_beside_the_head(store: Newsroom) {
    let id = begin(&store, "Một").await.id;
    let mut first = Device::at(&store, id, "device-1").await;
    let mut second = Device::at(&store, id, "device-2").await;
    first.write(&store, &text("Hai"), DAY).await;
    let beside = second.write(&store, &text("Ba"), DAY + 5).await;
    assert_eq!(
        beside,
        Saved {
            version: 3,
            head: 2
        }
    );
    let document = store.document(id).await.unwrap().unwrap();
    assert_eq!((document.head, &*document.title), (2, "Hai"));
    assert_eq!(document.unmerged, [3]);
    assert_eq!(text_of(&store, id.0, 2).await, text("Hai"));
    assert_eq!(text_of(&store, id.0, 3).await, text("Ba"));
}

pub async fn a_line_beside_the_head_goes_on_until_it_is_merged(store: Newsroom) {
    let id = begin(&store, "Một").await.id;
    let mut first = Device::at(&store, id, "device-1").await;
    let mut second = Device::at(&store, id, "device-2").await;
    first.write(&store, &text("Hai"), DAY).await;
    second.write(&store, &text("Ba"), DAY).await;
    second.write(&store, &text("Ba bốn"), DAY).await;
    first.write(&store, &text("Hai năm"), DAY).await;
    let document = store.document(id).await.unwrap().unwrap();
    assert_eq!((document.head, document.unmerged), (5, vec![4]));
    let merge = first.save(&text("Hai năm, ba bốn"), SaveReason::Merged(4));
    let saved = store.save(&merge, COMMAND).await.unwrap();
    assert_eq!(
        saved,
        Saved {
            version: 6,
            head: 6
        }
    );
    let document = store.document(id).await.unwrap().unwrap();
    assert_eq!((document.head, document.unmerged), (6, vec![]));
    let merged = store.document_versions(id, None, 1).await.unwrap();
    assert_eq!(merged[0].kind, VersionKind::Merged);
    assert_eq!((merged[0].parent, merged[0].merged), (Some(5), Some(4)));
    // Its device writes on before it knows: nothing of that is lost.
    let late = second.write(&store, &text("Ba bốn sáu"), DAY).await;
    assert_eq!(
        late,
        Saved {
            version: 7,
            head: 6
        }
    );
    assert_eq!(store.document(id).await.unwrap().unwrap().unmerged, [7]);
    // Discarding a line is a merge that takes nothing of it.
    let mut third = Device::at(&store, id, "device-3").await;
    let nothing = third.save(&text("Hai năm, ba bốn"), SaveReason::Merged(99));
    let error = store.save(&nothing, COMMAND).await.unwrap_err();
    assert!(matches!(error, StoreError::Missing { .. }), "{error}");
    let drop = third.save(&text("Hai năm, ba bốn"), SaveReason::Merged(7));
    assert_eq!(store.save(&drop, COMMAND).await.unwrap().head, 8);
    assert!(
        store
            .document(id)
            .await
            .unwrap()
            .unwrap()
            .unmerged
            .is_empty()
    );
    assert_eq!(
        text_of(&store, id.0, 7).await,
        text("Ba bốn sáu"),
        "it is kept"
    );
}

pub async fn devices_that_come_to_the_same_text_agree(store: Newsroom) {
    let id = begin(&store, "Một").await.id;
    let mut first = Device::at(&store, id, "device-1").await;
    let mut second = Device::at(&store, id, "device-2").await;
    first.write(&store, &text("Hai"), DAY).await;
    let saved = second.write(&store, &text("Hai"), DAY).await;
    assert_eq!(
        saved,
        Saved {
            version: 2,
            head: 2
        }
    );
    let saved = second.write(&store, &text("Hai ba"), DAY).await;
    assert_eq!(
        saved,
        Saved {
            version: 3,
            head: 3
        }
    );
}

pub async fn an_unknown_base_or_a_wrong_result_is_refused(store: Newsroom) {
    let id = begin(&store, "Một").await.id;
    let mut device = Device::at(&store, id, "device-1").await;
    let save = device.save(&text("Hai"), SaveReason::Written);
    let unknown = Save {
        base: Some(TextHash::of("chưa từng có")),
        ..save.clone()
    };
    let error = store.save(&unknown, COMMAND).await.unwrap_err();
    assert!(matches!(error, StoreError::UnknownBase { .. }), "{error}");
    let outside = Splice {
        at: 9_999,
        ..save.splice.clone()
    };
    let other = Splice {
        inserted: "Ba".into(),
        ..save.splice.clone()
    };
    for splice in [outside, other] {
        let wrong = Save {
            splice,
            ..save.clone()
        };
        let error = store.save(&wrong, COMMAND).await.unwrap_err();
        assert!(matches!(error, StoreError::WrongResult { .. }), "{error}");
    }
    assert_eq!(versions(&store, id).await, 1);
    // The same number is free: nothing was kept under it.
    assert_eq!(store.save(&save, COMMAND).await.unwrap().version, 2);
}

pub async fn a_whole_text_is_always_kept(store: Newsroom) {
    let id = begin(&store, "Một").await.id;
    let whole = |number: u32, text: &str| Save {
        document: id,
        client: DeviceKey::parse("device-1").unwrap(),
        number,
        base: None,
        splice: Splice::between("", text),
        result: TextHash::of(text),
        reason: SaveReason::Written,
    };
    let saved = store
        .save(&whole(1, "không phải bản nháp"), COMMAND)
        .await
        .unwrap();
    assert_eq!(
        saved,
        Saved {
            version: 2,
            head: 1
        }
    );
    assert_eq!(text_of(&store, id.0, 2).await, "không phải bản nháp");
    assert_eq!(store.document(id).await.unwrap().unwrap().unmerged, [2]);
    let list = store.document_versions(id, None, 1).await.unwrap();
    assert_eq!(list[0].parent, None);
    // The text of the head needs no version of its own.
    let saved = store.save(&whole(2, &text("Một")), COMMAND).await.unwrap();
    assert_eq!(
        saved,
        Saved {
            version: 1,
            head: 1
        }
    );
}

pub async fn a_long_history_is_read_back(store: Newsroom) {
    let id = begin(&store, "Một").await.id;
    let mut device = Device::at(&store, id, "device-1").await;
    let mut texts = vec![text("Một")];
    for round in 0..120_usize {
        let mut next = texts[round].clone();
        // Writes at the end, in the middle of a syllable, and sometimes everything again.
        match round % 8 {
            7 => next = text(&format!("Viết lại {round}: ấ")),
            3 => next = next.replacen("ữ", "ư", 1),
            _ => next = format!("{next}<p>Đoạn {round} ở cuối.</p>"),
        }
        let saved = device.write(&store, &next, DAY).await;
        texts.push(next);
        let expected = if texts[round] == texts[round + 1] {
            saved.version
        } else {
            saved.head
        };
        assert_eq!(saved.version, expected);
    }
    let list = store.document_versions(id, None, 999).await.unwrap();
    texts.dedup();
    assert_eq!(list.len(), texts.len());
    for (version, words) in list.iter().rev().zip(&texts) {
        assert_eq!(&text_of(&store, id.0, version.number).await, words);
        assert_eq!(version.hash, TextHash::of(words));
    }
}

pub async fn a_text_that_is_too_long_is_refused(store: Newsroom) {
    let id = begin(&store, "Một").await.id;
    let mut device = Device::at(&store, id, "device-1").await;
    let long = text(&"ấ".repeat(2 << 20));
    let save = device.save(&long, SaveReason::Written);
    let error = store.save(&save, COMMAND).await.unwrap_err();
    assert!(matches!(error, StoreError::TooLong { .. }), "{error}");
    assert_eq!(versions(&store, id).await, 1);
}
