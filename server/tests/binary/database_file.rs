//! The database's file: who creates it, and what happens if it is moved.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use crate::support::{folder, run, serve, tinlang};

#[test]
fn commands_create_no_database() {
    let folder = folder();
    for arguments in [
        &["reindex"][..],
        &["pin", "list"],
        &["withdraw", "7"],
        &["restore", "7"],
        &["redirect", "list"],
        &["push", "list"],
    ] {
        let mut all = arguments.to_vec();
        all.extend(["--database", "sqlite:data/typo.db"]);
        let finished = run(tinlang(folder.path(), &all));
        assert_eq!(finished.code, Some(1), "{arguments:?}: {}", finished.stdout);
        assert!(
            finished.stderr.contains("there is no such file"),
            "{arguments:?}: {}",
            finished.stderr
        );
    }
    assert!(!folder.path().join("data").exists(), "nothing is created");
}

#[test]
fn a_server_creates_no_second_database_beside_a_papers_files() {
    let folder = folder();
    let paper = serve(folder.path(), &["--no-demo"]);
    assert_eq!(paper.end("-TERM").0.code(), Some(0));
    let file = folder.path().join("data/tinlang.db");
    fs::rename(&file, folder.path().join("data/moved.db")).unwrap();
    for arguments in [
        &["serve", "--listen", "127.0.0.1:0"][..],
        &["import", "wxr", "export.xml"],
    ] {
        let finished = run(tinlang(folder.path(), arguments));
        assert_eq!(finished.code, Some(1), "{arguments:?}");
        let said = finished.stderr;
        assert!(
            said.contains("tinlang-edition.key of a paper is beside it"),
            "{said}"
        );
    }
    assert!(!file.exists());
}

#[test]
fn a_moved_database_is_noticed_and_unharmed() {
    let folder = folder();
    let data = folder.path().join("data");
    let paper = serve(folder.path(), &["--no-demo"]);
    assert!(paper.get("/readyz").contains("store: answers"));
    for name in ["tinlang.db", "tinlang-edition.key"] {
        let mode = fs::metadata(data.join(name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
    fs::rename(data.join("tinlang.db"), data.join("moved.db")).unwrap();
    let ready = paper.get("/readyz");
    assert!(ready.starts_with("HTTP/1.1 503 "), "{ready}");
    assert!(ready.contains("was moved or deleted"), "{ready}");
    assert!(paper.get("/healthz").contains("alive"));
    let finished = run(tinlang(folder.path(), &["pin", "list"]));
    assert_eq!(finished.code, Some(1), "the command creates no second one");
    fs::rename(data.join("moved.db"), data.join("tinlang.db")).unwrap();
    assert!(paper.get("/readyz").contains("store: answers"));
    assert_eq!(paper.end("-TERM").0.code(), Some(0));
    let finished = run(tinlang(folder.path(), &["pin", "list"]));
    assert_eq!(finished.code, Some(0), "{}", finished.stderr);
}
