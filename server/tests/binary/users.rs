//! `tinlang user`, and the accounts of the demo.

use std::io::Write;
use std::path::Path;
use std::process::Stdio;

use crate::support::{Finished, folder, run, serve, tinlang};

const ADD: [&str; 7] = [
    "user",
    "add",
    "Lan@bao.example",
    "--name",
    "Trần Lan",
    "--role",
    "editor",
];

/// Runs a command with this text on its standard input.
fn typed(folder: &Path, arguments: &[&str], text: &str) -> Finished {
    let mut command = tinlang(folder, arguments);
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.stderr(Stdio::piped()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    // A command that refuses its arguments does not read it.
    input.write_all(text.as_bytes()).ok();
    drop(input);
    let output = child.wait_with_output().unwrap();
    Finished {
        code: output.status.code(),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

/// A folder with an empty paper.
fn paper() -> tempfile::TempDir {
    let folder = folder();
    drop(serve(folder.path(), &["--no-demo"]));
    folder
}

#[test]
fn accounts_are_made_listed_and_disabled() {
    let folder = paper();
    let user = |arguments: &[&str]| run(tinlang(folder.path(), arguments));
    assert_eq!(user(&["user", "list"]).stdout, "");
    let with_password = [&ADD[..], &["--password-stdin"]].concat();
    let added = typed(folder.path(), &with_password, "con trâu đi trước\n");
    assert_eq!(
        added.stdout, "lan@bao.example can log in as editor\n",
        "{}",
        added.stderr
    );
    let made_up = user(&[
        "user",
        "add",
        "an@bao.example",
        "--name",
        "An",
        "--role",
        "admin",
    ]);
    let (_, password) = made_up.stdout.split_once(", with the password ").unwrap();
    assert_eq!(password.trim().len(), 20, "{password}");
    let list = "an@bao.example\tadmin\tAn\nlan@bao.example\teditor\tTrần Lan\n";
    assert_eq!(user(&["user", "list"]).stdout, list);
    let disabled = user(&["user", "disable", "lan@bao.example"]);
    assert_eq!(
        disabled.stdout,
        "lan@bao.example can log in no more; all its sessions have ended\n"
    );
    assert!(
        user(&["user", "list"])
            .stdout
            .contains("Trần Lan\tdisabled\n")
    );
    assert_eq!(
        user(&["user", "enable", "lan@bao.example"]).stdout,
        "lan@bao.example can log in again\n"
    );
    let reset = [
        "user",
        "reset",
        "lan@bao.example",
        "--second-factor",
        "--password-stdin",
    ];
    let reset = typed(folder.path(), &reset, "gốm lửa sông Hồng");
    assert_eq!(
        reset.stdout, "lan@bao.example has a new password; all its sessions have ended\n",
        "{}",
        reset.stderr
    );
}

#[test]
fn what_is_wrong_is_said_in_one_line_without_the_password() {
    let folder = paper();
    let first = typed(
        folder.path(),
        &[&ADD[..], &["--password-stdin"]].concat(),
        "con trâu đi trước",
    );
    assert_eq!(first.code, Some(0), "{}", first.stderr);
    let other = |email: &'static str, role: &'static str| {
        vec![
            "user",
            "add",
            email,
            "--name",
            "An",
            "--role",
            role,
            "--password-stdin",
        ]
    };
    for (arguments, password, words) in [
        (
            other("an@bao.example", "boss"),
            "",
            "contributor, reporter, editor",
        ),
        (other("an", "editor"), "", "is no e-mail address"),
        (
            other("an@bao.example", "editor"),
            "matkhau2026",
            "everybody tries first",
        ),
        (
            other("an@bao.example", "editor"),
            "bí mật",
            "fewer than 10 characters",
        ),
        (
            other("lan@bao.example", "editor"),
            "gốm lửa sông Hồng",
            "already an account with the address lan@bao.example",
        ),
        (
            vec!["user", "disable", "ai@bao.example"],
            "",
            "see tinlang user list",
        ),
    ] {
        let finished = typed(folder.path(), &arguments, password);
        assert_eq!(finished.code, Some(1), "{arguments:?}");
        assert!(finished.stderr.contains(words), "{}", finished.stderr);
        assert_eq!(finished.stderr.lines().count(), 1, "{}", finished.stderr);
        assert!(
            password.is_empty() || !finished.stderr.contains(password),
            "{}",
            finished.stderr
        );
    }
}

#[test]
fn a_new_demo_on_this_machine_tells_its_accounts() {
    let folder = folder();
    let mut demo = serve(folder.path(), &[]);
    let host = demo.host.clone();
    assert_eq!(
        demo.line(),
        format!("Tòa soạn thử: http://{host}/dang-nhap\n")
    );
    let lines = [demo.line(), demo.line(), demo.line()];
    for (line, start) in lines.iter().zip([
        "  admin: quan-tri@thu.example ",
        "  editor: bien-tap@thu.example ",
        "  reporter: phong-vien@thu.example ",
    ]) {
        let password = line.strip_prefix(start).unwrap_or_else(|| panic!("{line}"));
        assert_eq!(password.trim_end().len(), 16, "{line}");
    }
    for _ in 0..2 {
        let form = demo.get("/dang-nhap");
        assert!(form.contains("name=\"password\"") && form.contains("cache-control: no-store"));
    }
    drop(demo);
    // The passwords are known by now, or can be reset.
    let list = run(tinlang(folder.path(), &["user", "list"]));
    assert_eq!(list.stdout.lines().count(), 3, "{}", list.stdout);
}
