//! From a document to an article, and what else changes articles.
#![allow(missing_docs, reason = "the names say the rules")]
#![allow(
    clippy::missing_panics_doc,
    clippy::unwrap_used,
    reason = "tests fail by panicking"
)]

use draft::Manuscript;
use store::newsroom::{
    AuditAction, AuditFilter, Document, DocumentState, Publication, Role, VersionKind,
};
use store::{
    ArticleId, Change, DEMO_IDS_FROM, Html, NewArticle, NewCorrection, Outcome, StoreError,
    SummaryCorrection, Timestamp,
};

use crate::fixtures::{Any, Newsroom, add, article, section, slug, write};
use crate::newsroom_fixtures::{COMMAND, DAY, Device, act, add_account, begin, text, text_of};

/// The article that is made of a text.
fn made_of(text: &str, document: &Document) -> NewArticle {
    let manuscript = Manuscript::parse(text).unwrap();
    NewArticle {
        title: manuscript.title,
        body: Html::clean(&manuscript.body),
        slug: slug("bai-moi"),
        published_at: Timestamp(DAY),
        updated_at: Timestamp(DAY),
        ..article(document.id.0, "a", DAY)
    }
}

async fn read(store: &Newsroom, id: ArticleId) -> Document {
    store.document(id).await.unwrap().unwrap()
}

/// Publishes the head.
async fn publish(store: &Newsroom, id: ArticleId, correction: Option<&str>) -> store::Result<()> {
    let document = read(store, id).await;
    let text = text_of(store, id.0, document.head).await;
    let publication = Publication {
        document: id,
        version: document.head,
        article: Box::new(made_of(&text, &document)),
        correction: correction.map(str::to_owned),
    };
    store.publish(&publication, act(None, DAY + 100)).await
}

pub async fn a_published_document_is_an_article(store: Newsroom) {
    let any: Any = store.clone();
    write(&any, section("a")).await;
    let id = begin(&store, "Lò gốm").await.id;
    assert_eq!(store.article(id).await.unwrap(), None);
    publish(&store, id, None).await.unwrap();
    let shown = store.article(id).await.unwrap().unwrap();
    assert_eq!(
        (&*shown.title, shown.body.as_str()),
        ("Lò gốm", "<p>Chữ.</p>")
    );
    let document = read(&store, id).await;
    assert_eq!(
        (document.state, document.live),
        (DocumentState::Published, Some(1))
    );
    let versions = store.document_versions(id, None, 9).await.unwrap();
    assert!(versions[0].was_published);
    assert!(crate::fixtures::is_in_search_feed(&any, id.0, "lo gom").await);
    // Its place is that of the document: nobody imports over it.
    let placed = write(&any, add(article(id.0, "a", 5))).await;
    assert_ne!(crate::fixtures::number(&placed), id.0);
}

pub async fn only_the_head_is_published(store: Newsroom) {
    let any: Any = store.clone();
    write(&any, section("a")).await;
    let id = begin(&store, "Một").await.id;
    let document = read(&store, id).await;
    let mut device = Device::at(&store, id, "device-1").await;
    device.write(&store, &text("Hai"), DAY).await;
    let old = Publication {
        document: id,
        version: 1,
        article: Box::new(made_of(&text("Một"), &document)),
        correction: None,
    };
    let error = store.publish(&old, COMMAND).await.unwrap_err();
    assert!(matches!(error, StoreError::Moved { .. }), "{error}");
    assert_eq!(store.article(id).await.unwrap(), None);
    let mut unknown = old.clone();
    unknown.version = 2;
    unknown.article.section = slug("khong-co");
    let error = store.publish(&unknown, COMMAND).await.unwrap_err();
    assert!(
        matches!(
            error,
            StoreError::Missing {
                what: "section",
                ..
            }
        ),
        "{error}"
    );
    assert_eq!(read(&store, id).await.live, None);
}

pub async fn an_update_is_silent_or_a_correction(store: Newsroom) {
    let any: Any = store.clone();
    write(&any, section("a")).await;
    let id = begin(&store, "Một").await.id;
    publish(&store, id, None).await.unwrap();
    let mut device = Device::at(&store, id, "device-1").await;
    device.write(&store, &text("Hai"), DAY).await;
    // Writing on changes nothing for readers.
    assert_eq!(store.article(id).await.unwrap().unwrap().title, "Một");
    publish(&store, id, None).await.unwrap();
    let shown = store.article(id).await.unwrap().unwrap();
    assert_eq!((&*shown.title, shown.corrections.len()), ("Hai", 0));
    device.write(&store, &text("Ba"), DAY).await;
    publish(&store, id, Some("Tên đã được sửa.")).await.unwrap();
    let shown = store.article(id).await.unwrap().unwrap();
    assert_eq!(
        (&*shown.title, &*shown.corrections[0].text),
        ("Ba", "Tên đã được sửa.")
    );
    assert_eq!(shown.updated_at, Timestamp(DAY + 100));
    assert_eq!(read(&store, id).await.live, Some(3));
    let told = store.audit(&AuditFilter::default(), None, 9).await.unwrap();
    let told: Vec<_> = told
        .iter()
        .map(|it| (it.action, it.after.as_str()))
        .collect();
    assert_eq!(
        told[..3],
        [
            (AuditAction::Corrected, "version 3: Tên đã được sửa."),
            (AuditAction::Published, "version 2"),
            (AuditAction::Published, "version 1"),
        ]
    );
}

pub async fn an_article_gets_its_document_at_the_first_edit(store: Newsroom) {
    let any: Any = store.clone();
    let mut imported = article(1, "a", DAY);
    imported.lead = "Mở đầu.".into();
    imported.author_line = Some("Người gửi".into());
    let mut hidden = article(2, "a", DAY);
    hidden.title = "Bài gỡ".into();
    any.apply(&[section("a"), add(imported), add(hidden)])
        .await
        .unwrap();
    any.apply(&[Change::Withdraw {
        article: ArticleId(2),
        reason: None,
        at: Timestamp(DAY),
    }])
    .await
    .unwrap();
    let lan = add_account(&store, "lan", Role::Editor).await;
    assert_eq!(store.document(ArticleId(1)).await.unwrap(), None);
    let document = store
        .document_of_article(ArticleId(1), act(Some(lan), DAY + 1))
        .await
        .unwrap();
    assert_eq!((document.head, document.live), (1, Some(1)));
    assert_eq!(
        (document.state, document.creator),
        (DocumentState::Published, None)
    );
    let manuscript = Manuscript::parse(&text_of(&store, 1, 1).await).unwrap();
    assert_eq!(
        (&*manuscript.title, &*manuscript.lead),
        ("Bài số 1", "Mở đầu.")
    );
    assert_eq!(
        (&*manuscript.author_line, &*manuscript.slug),
        ("Người gửi", "bai-1")
    );
    let again = store
        .document_of_article(ArticleId(1), COMMAND)
        .await
        .unwrap();
    assert_eq!(again, document);
    let gone = store
        .document_of_article(ArticleId(2), COMMAND)
        .await
        .unwrap();
    assert_eq!(gone.state, DocumentState::Withdrawn);
    let none = store.document_of_article(ArticleId(9), COMMAND).await;
    assert!(matches!(none, Err(StoreError::Missing { .. })));
}

pub async fn an_imported_draft_is_a_document(store: Newsroom) {
    let any: Any = store.clone();
    let mut draft = article(1, "a", DAY);
    draft.published = false;
    any.apply(&[section("a"), add(draft.clone()), add(article(2, "a", DAY))])
        .await
        .unwrap();
    let document = read(&store, ArticleId(1)).await;
    assert_eq!(
        (document.state, document.live),
        (DocumentState::Draft, None)
    );
    assert_eq!(document.title, "Bài số 1");
    assert_eq!(store.document(ArticleId(2)).await.unwrap(), None);
    // It changes at its source: nobody has written here, so it follows.
    draft.title = "Bài khác".into();
    write(&any, add(draft.clone())).await;
    assert_eq!(read(&store, ArticleId(1)).await.title, "Bài khác");
    // Somebody writes here, and it changes there: both stand side by side.
    let mut device = Device::at(&store, ArticleId(1), "device-1").await;
    device.write(&store, &text("Viết ở đây"), DAY).await;
    draft.title = "Bài khác nữa".into();
    write(&any, add(draft.clone())).await;
    let document = read(&store, ArticleId(1)).await;
    assert_eq!(
        (&*document.title, document.unmerged.len()),
        ("Viết ở đây", 1)
    );
    assert_eq!(document.live, None);
}

pub async fn an_import_never_overwrites_what_the_newsroom_published(store: Newsroom) {
    let any: Any = store.clone();
    let mut source = article(1, "a", DAY);
    any.apply(&[section("a"), section("b"), add(source.clone())])
        .await
        .unwrap();
    let id = ArticleId(1);
    store.document_of_article(id, COMMAND).await.unwrap();
    let mut device = Device::at(&store, id, "device-1").await;
    device.write(&store, &text("Của tòa soạn"), DAY).await;
    publish(&store, id, None).await.unwrap();
    let again = write(&any, add(source.clone())).await;
    assert!(matches!(again, Outcome::Unchanged(_)), "{again:?}");
    source.title = "Của nguồn".into();
    source.section = slug("b");
    let again = write(&any, add(source.clone())).await;
    assert!(matches!(again, Outcome::TextKept(_)), "{again:?}");
    let shown = store.article(id).await.unwrap().unwrap();
    assert_eq!(
        (&*shown.title, shown.section.slug.as_str()),
        ("Của tòa soạn", "a")
    );
    let document = read(&store, id).await;
    assert_eq!(
        (document.head, document.live, document.unmerged),
        (2, Some(2), vec![3])
    );
    let versions = store.document_versions(id, None, 1).await.unwrap();
    assert_eq!(
        (versions[0].kind, versions[0].parent),
        (VersionKind::Imported, Some(1))
    );
    assert!(
        text_of(&store, 1, 3)
            .await
            .starts_with("title: Của nguồn\n")
    );
    let again = write(&any, add(source)).await;
    assert!(matches!(again, Outcome::Unchanged(_)), "{again:?}");
    // Hiding it is the newsroom's decision, too.
    write(&any, Change::HideArticle("paper.example#1".into())).await;
    assert!(store.article(id).await.unwrap().is_some());
}

pub async fn an_import_beside_an_open_draft_waits_to_be_merged(store: Newsroom) {
    let any: Any = store.clone();
    let mut source = article(1, "a", DAY);
    any.apply(&[section("a"), add(source.clone())])
        .await
        .unwrap();
    let id = ArticleId(1);
    store.document_of_article(id, COMMAND).await.unwrap();
    source.title = "Nguồn sửa".into();
    write(&any, add(source.clone())).await;
    // Nobody has written here: the head follows.
    let document = read(&store, id).await;
    assert_eq!(
        (&*document.title, document.head, document.live),
        ("Nguồn sửa", 2, Some(2))
    );
    let mut device = Device::at(&store, id, "device-1").await;
    device.write(&store, &text("Đang viết"), DAY).await;
    source.title = "Nguồn sửa nữa".into();
    write(&any, add(source)).await;
    let shown = store.article(id).await.unwrap().unwrap();
    assert_eq!(
        shown.title, "Nguồn sửa nữa",
        "nothing of the newsroom is published yet"
    );
    let document = read(&store, id).await;
    assert_eq!((&*document.title, document.head), ("Đang viết", 3));
    assert_eq!((document.live, document.unmerged), (Some(4), vec![4]));
}

pub async fn a_correction_by_command_is_a_version(store: Newsroom) {
    let any: Any = store.clone();
    any.apply(&[section("a"), add(article(1, "a", DAY))])
        .await
        .unwrap();
    let id = ArticleId(1);
    let correct = |title: &str, at: i64| {
        Change::Correct(NewCorrection {
            article: id,
            text: format!("Sửa thành {title}."),
            at: Timestamp(at),
            title: Some(title.into()),
            lead: None,
            body: None,
            summary: SummaryCorrection::Keep,
        })
    };
    // An article without a document does not get one.
    write(&any, correct("Một", DAY + 1)).await;
    assert_eq!(store.document(id).await.unwrap(), None);
    store.document_of_article(id, COMMAND).await.unwrap();
    write(&any, correct("Hai", DAY + 2)).await;
    let document = read(&store, id).await;
    assert_eq!(
        (&*document.title, document.head, document.live),
        ("Hai", 2, Some(2))
    );
    let mut device = Device::at(&store, id, "device-1").await;
    device.write(&store, &text("Đang viết"), DAY).await;
    write(&any, correct("Ba", DAY + 3)).await;
    let document = read(&store, id).await;
    assert_eq!((&*document.title, document.head), ("Đang viết", 3));
    assert_eq!((document.live, document.unmerged), (Some(4), vec![4]));
    assert_eq!(store.article(id).await.unwrap().unwrap().title, "Ba");
    let action = Some(AuditAction::Corrected);
    let told = store
        .audit(
            &AuditFilter {
                action,
                ..AuditFilter::default()
            },
            None,
            9,
        )
        .await;
    let told = told.unwrap();
    assert_eq!(told.len(), 3);
    assert_eq!(
        (&*told[0].subject, &*told[0].after),
        ("article 1", "Sửa thành Ba.")
    );
}

pub async fn a_withdrawn_document_is_brought_back(store: Newsroom) {
    let any: Any = store.clone();
    write(&any, section("a")).await;
    let id = begin(&store, "Một").await.id;
    publish(&store, id, None).await.unwrap();
    store
        .withdraw(id, Some("Theo yêu cầu."), COMMAND)
        .await
        .unwrap();
    assert_eq!(store.article(id).await.unwrap(), None);
    let reason = store.withdrawn(id).await.unwrap().unwrap().reason;
    assert_eq!(reason.as_deref(), Some("Theo yêu cầu."));
    let document = read(&store, id).await;
    assert_eq!(
        (document.state, document.head),
        (DocumentState::Withdrawn, 2)
    );
    assert_eq!((document.live, document.unmerged), (Some(2), vec![]));
    assert_eq!(text_of(&store, id.0, 2).await, text("Một"));
    let twice = store.withdraw(id, Some("Theo yêu cầu."), COMMAND).await;
    assert!(matches!(twice, Err(StoreError::Moved { .. })));
    // Publishing does not bring it back by accident.
    let error = publish(&store, id, None).await.unwrap_err();
    assert!(matches!(error, StoreError::Moved { .. }), "{error}");
    store.bring_back(id, COMMAND).await.unwrap();
    assert_eq!(store.article(id).await.unwrap().unwrap().title, "Một");
    assert_eq!(read(&store, id).await.state, DocumentState::Published);
    assert!(matches!(
        store.bring_back(id, COMMAND).await,
        Err(StoreError::Moved { .. })
    ));
}

pub async fn an_import_that_hides_an_article_is_told(store: Newsroom) {
    let any: Any = store.clone();
    let source = article(1, "a", DAY);
    any.apply(&[section("a"), add(source.clone())])
        .await
        .unwrap();
    let id = ArticleId(1);
    store.document_of_article(id, COMMAND).await.unwrap();
    write(&any, Change::HideArticle(source.origin.clone())).await;
    assert_eq!(read(&store, id).await.state, DocumentState::Withdrawn);
    write(&any, add(source)).await;
    let document = read(&store, id).await;
    assert_eq!(
        (document.state, document.unmerged),
        (DocumentState::Published, vec![])
    );
    // Bringing it back is the newsroom's decision, which no later import reverses.
    let hide = || Change::HideArticle("paper.example#1".into());
    write(&any, hide()).await;
    assert_eq!(store.article(id).await.unwrap(), None);
    store.bring_back(id, COMMAND).await.unwrap();
    write(&any, hide()).await;
    assert!(store.article(id).await.unwrap().is_some());
    assert_eq!(read(&store, id).await.state, DocumentState::Published);
    let twice = store.bring_back(id, COMMAND).await;
    assert!(matches!(twice, Err(StoreError::Moved { .. })));
}

pub async fn removing_the_demo_keeps_what_the_newsroom_edited(store: Newsroom) {
    let any: Any = store.clone();
    let demo = |id: i64| {
        let mut demo = article(DEMO_IDS_FROM + id, "a", DAY);
        demo.demo = true;
        add(demo)
    };
    any.apply(&[section("a"), demo(0), demo(1), demo(2)])
        .await
        .unwrap();
    let lan = add_account(&store, "lan", Role::Editor).await;
    let [opened, edited] = [0, 1].map(|id| ArticleId(DEMO_IDS_FROM + id));
    for id in [opened, edited] {
        store
            .document_of_article(id, act(Some(lan), DAY))
            .await
            .unwrap();
    }
    let mut device = Device::at(&store, edited, "device-1").await;
    let save = device.save(&text("Của tôi"), store::newsroom::SaveReason::Written);
    store.save(&save, act(Some(lan), DAY)).await.unwrap();
    assert_eq!(store.remove_demo().await.unwrap(), 2);
    assert_eq!(store.document(opened).await.unwrap(), None);
    assert!(store.has_article(edited).await.unwrap());
    assert_eq!(text_of(&store, edited.0, 2).await, text("Của tôi"));
}
