//! Who gets where.

use axum::http::{Method, StatusCode};
use store::newsroom::{AuditFilter, Right, Role};

use super::super::access::Access;
use super::super::routes::TABLE;
use super::{Ask, Desk};

/// Every address of the table, without a session and with each role.
#[tokio::test]
async fn every_address_asks_for_its_right() {
    let desk = Desk::open().await;
    // Somebody stays who manages accounts, whatever the walk does.
    desk.add("chinh", Role::Admin).await;
    for entry in TABLE {
        let reads = entry.method == Method::GET;
        let nobody = desk.ask(entry.method, entry.path, Ask::default()).await;
        match (entry.access, reads) {
            (Access::Anyone, _) => assert!(
                ![StatusCode::UNAUTHORIZED, StatusCode::FORBIDDEN].contains(&nobody.status),
                "{} {}",
                entry.method,
                entry.path
            ),
            (_, true) => {
                assert_eq!(nobody.status, StatusCode::SEE_OTHER, "{}", entry.path);
                assert!(
                    nobody
                        .header("location")
                        .starts_with("/dang-nhap?ve=%2Ftoa-soan")
                );
            }
            (_, false) => assert_eq!(nobody.status, StatusCode::UNAUTHORIZED, "{}", entry.path),
        }
        for role in Role::ALL {
            let account = desk
                .add(&format!("{}-{}", role.name(), fresh()), role)
                .await;
            let cookie = desk.session(account).await;
            let ask = Ask {
                cookie: &cookie,
                ..Ask::default()
            };
            let answer = desk.ask(entry.method, entry.path, ask).await;
            let may = match entry.access {
                Access::Right(right) => role.has(right),
                Access::Anyone | Access::Session => true,
            };
            let is_refused = answer.status == StatusCode::FORBIDDEN;
            assert_eq!(is_refused, !may, "{role} {} {}", entry.method, entry.path);
            assert_ne!(
                answer.status,
                StatusCode::UNAUTHORIZED,
                "{role} {}",
                entry.path
            );
            assert_ne!(
                answer.status,
                StatusCode::INTERNAL_SERVER_ERROR,
                "{}",
                entry.path
            );
            assert_eq!(answer.header("cache-control"), "no-store", "{}", entry.path);
            assert_eq!(answer.header("x-robots-tag"), "noindex, nofollow");
            let policy = answer.header("content-security-policy");
            assert!(policy.contains("frame-ancestors 'none'"), "{}", entry.path);
        }
    }
}

/// A number that no other account has.
fn fresh() -> u32 {
    use std::sync::atomic::{AtomicU32, Ordering};
    static NEXT: AtomicU32 = AtomicU32::new(0);
    NEXT.fetch_add(1, Ordering::Relaxed)
}

#[tokio::test]
async fn nothing_is_changed_by_reading_or_from_another_site() {
    let desk = Desk::open().await;
    let cookie = desk.session(desk.add("chinh", Role::Admin).await).await;
    let noted = async || {
        desk.store
            .audit(&AuditFilter::default(), None, 999)
            .await
            .unwrap()
            .len()
    };
    let before = noted().await;
    for entry in TABLE.iter().filter(|it| it.method == Method::POST) {
        for (method, origin, status) in [
            (Method::POST, "cross-site", StatusCode::FORBIDDEN),
            (Method::POST, "same-site", StatusCode::FORBIDDEN),
            (Method::POST, "none", StatusCode::FORBIDDEN),
            (Method::PUT, "same-origin", StatusCode::METHOD_NOT_ALLOWED),
            (
                Method::DELETE,
                "same-origin",
                StatusCode::METHOD_NOT_ALLOWED,
            ),
        ] {
            let ask = Ask {
                cookie: &cookie,
                origin: Some(origin),
                ..Ask::default()
            };
            let answer = desk.ask(&method, entry.path, ask).await;
            assert_eq!(answer.status, status, "{method} {} {origin}", entry.path);
        }
        let has_page = TABLE
            .iter()
            .any(|it| it.path == entry.path && it.method == Method::GET);
        if !has_page {
            let read = desk.get(entry.path, &cookie).await;
            assert_eq!(
                read.status,
                StatusCode::METHOD_NOT_ALLOWED,
                "{}",
                entry.path
            );
        }
    }
    assert_eq!(noted().await, before);
}

/// `docs/newsroom-rights.md` is made of the table.
#[test]
fn the_rights_are_documented() {
    let head = |first: &str| {
        let names: Vec<&str> = Role::ALL.into_iter().map(Role::name).collect();
        let line = "---|".repeat(Role::ALL.len() + first.matches('|').count());
        format!("| {first} {} |\n|{line}\n", names.join(" | "))
    };
    let cells = |may: &dyn Fn(Role) -> bool| {
        let cells = Role::ALL.map(|role| if may(role) { " yes |" } else { " |" });
        cells.concat()
    };
    let mut lines = vec![head("request | right |")];
    for entry in TABLE {
        let (right, may): (String, &dyn Fn(Role) -> bool) = match &entry.access {
            Access::Anyone => ("none".into(), &|_| true),
            Access::Session => ("session".into(), &|_| true),
            Access::Right(right) => (format!("{right:?}"), &|role| role.has(*right)),
        };
        let (method, path, cells) = (entry.method, entry.path, cells(may));
        lines.push(format!("| `{method} {path}` | {right} |{cells}\n"));
    }
    lines.push("\nAll rights, with the roles that have them:\n\n".to_owned());
    lines.push(head("right |"));
    for right in Right::ALL {
        let cells = cells(&|role| role.has(right));
        lines.push(format!("| {right:?} |{cells}\n"));
    }
    let text = format!(
        "# Rights in the newsroom\n\n\
         Made of the table in `server/src/newsroom/routes.rs`; a test compares both.\n\n{}",
        lines.concat()
    );
    let stored = include_str!("../../../../docs/newsroom-rights.md");
    assert_eq!(stored, text, "docs/newsroom-rights.md is to be:\n{text}");
}
