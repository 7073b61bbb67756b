//! What a command acknowledges is on the disk, also beside a running server.
#![cfg(target_os = "linux")]

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::support::{folder, run, serve, tinlang};

/// The place of the counter of `fsync` and `fdatasync` among the shared numbers.
const SYNCS: usize = 4;
const NUMBERS: usize = 6;

/// Builds the library that counts these calls on a database's files.
fn library(folder: &Path) -> std::path::PathBuf {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../store/sqlite/tests/faults.c");
    let library = folder.join("faults.so");
    let built = Command::new("cc")
        .args(["-shared", "-fPIC", "-O1", "-o"])
        .arg(&library)
        .arg(source)
        .arg("-ldl")
        .status()
        .expect("the C compiler that links Rust programs");
    assert!(built.success());
    library
}

#[test]
fn a_command_beside_a_running_server_waits_for_the_disk() {
    let folder = folder();
    let library = library(folder.path());
    let _paper = serve(folder.path(), &["--no-demo"]);
    let numbers = folder.path().join("numbers");
    for command in [
        &["redirect", "add", "/cu", "/moi-nhat"][..],
        &["redirect", "remove", "/cu"],
    ] {
        fs::write(&numbers, [0; NUMBERS * 4]).unwrap();
        let mut command = tinlang(folder.path(), command);
        command.env("LD_PRELOAD", &library).env("FAULTS", &numbers);
        let finished = run(command);
        assert_eq!(finished.code, Some(0), "{}", finished.stderr);
        let counted = fs::read(&numbers).unwrap();
        let syncs = &counted[SYNCS * 4..(SYNCS + 1) * 4];
        let syncs = i32::from_ne_bytes(syncs.try_into().unwrap());
        assert!(syncs > 0, "it did not wait for the disk");
    }
}
