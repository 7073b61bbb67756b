//! Errors of commands: one clear line and an exit status.

use std::net::TcpListener;

use crate::support::{folder, run, tinlang};

/// Asserts that serving with these arguments fails with one line that contains
/// all of `words`.
#[track_caller]
fn fails(arguments: &[&str], files: &[(&str, &str)], words: &[&str]) {
    let folder = folder();
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let finished = run(tinlang(folder.path(), arguments));
    assert!(
        finished.code.is_some_and(|code| code != 0),
        "{arguments:?} finished with {:?}",
        finished.code
    );
    assert_eq!(finished.stdout, "", "{arguments:?}");
    let message = &finished.stderr;
    assert!(
        message.starts_with("tinlang: ") && message.trim_end().lines().count() == 1,
        "{arguments:?}: {message}"
    );
    for word in words {
        assert!(
            message.contains(word),
            "{arguments:?} does not say {word:?}: {message}"
        );
    }
}

#[test]
fn invalid_flags_are_errors() {
    fails(&["serve", "--lisen", "x"], &[], &["'--lisen'", "--help"]);
    fails(&["serve", "extra"], &[], &["'extra'"]);
    fails(&["serve", "--listen"], &[], &["--listen"]);
    fails(&["publish"], &[], &["'publish'"]);
    fails(&["import", "wxr"], &[], &["<FILE>"]);
    fails(
        &["import", "wxr", "a.xml", "--media", "b", "--fetch-media"],
        &[],
        &["--media", "--fetch-media"],
    );
    fails(&["serve", "--cities", "Huế"], &[], &["Huế", "16.46"]);
}

#[test]
fn file_without_an_edition_key_is_an_error() {
    fails(
        &["serve", "--listen", "127.0.0.1:0", "--edition-key", "a.key"],
        &[("a.key", "no key")],
        &["a.key", "it has no key", "devices"],
    );
}

#[test]
fn unusable_listen_address_is_an_error() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    fails(
        &["serve", "--listen", &address],
        &[],
        &[&address, "another program listens there"],
    );
    fails(&["serve", "--listen", "3000"], &[], &["3000", "host:port"]);
    fails(
        &["serve", "--listen", "127.0.0.1:99999"],
        &[],
        &["127.0.0.1:99999", "host:port"],
    );
}

/// The port is checked before anything is written.
#[test]
fn port_in_use_creates_no_database() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let folder = folder();
    run(tinlang(
        folder.path(),
        &[
            "serve",
            "--listen",
            &taken.local_addr().unwrap().to_string(),
        ],
    ));
    assert!(!folder.path().join("data").exists());
}

#[test]
fn unusable_database_is_an_error() {
    let serve = |address| ["serve", "--listen", "127.0.0.1:0", "--database", address];
    fails(
        &serve("sqlite:notes.txt"),
        &[("notes.txt", "These are only notes, but enough of them.")],
        &["notes.txt"],
    );
    fails(&serve("sqlite:."), &[], &["it is a folder"]);
    fails(
        &serve("sqlite:notes.txt/paper.db"),
        &[("notes.txt", "")],
        &["notes.txt/paper.db"],
    );
    fails(
        &serve("postgres://localhost/paper"),
        &[],
        &["sqlite:/path/paper.db"],
    );
    fails(
        &["import", "wxr", "a.xml", "--database", "sqlite:."],
        &[],
        &["it is a folder"],
    );
}

#[test]
fn invalid_settings_are_errors() {
    let serve = |text| {
        (
            ["serve", "--listen", "127.0.0.1:0"],
            [("tinlang.toml", text)],
        )
    };
    for (text, words) in [
        (
            "demo = true\nlisen = \"x\"",
            &["tinlang.toml", "line 2", "lisen"][..],
        ),
        ("listen = 3000", &["line 1", "string"]),
        ("listen = \"", &["line 1"]),
        (
            "[paper]\nname = \"Báo\"\ncolour = \"red\"",
            &["line 3", "colour"],
        ),
        ("weather_url = \"open-meteo\"", &["open-meteo"]),
        ("log = \"=loud=\"", &["log", "loud"]),
        (
            "[paper]\nbase_url = \"tinlang.example\"",
            &["base_url", "https://"],
        ),
        (
            "[[cities]]\nname = \"Huế\"\nlatitude = 164.6\nlongitude = 107.59",
            &["cities", "Huế", "latitude"],
        ),
    ] {
        let (arguments, files) = serve(text);
        fails(&arguments, &files, words);
    }
    fails(&["serve", "--config", "none.toml"], &[], &["none.toml"]);
}

#[test]
fn unreadable_export_is_an_error() {
    fails(&["import", "wxr", "none.xml"], &[], &["none.xml"]);
    fails(
        &["import", "wxr", "notes.txt"],
        &[("notes.txt", "These are only notes.")],
        &["notes.txt"],
    );
}
