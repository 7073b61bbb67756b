//! What a command acknowledges is on the disk, also beside a running server.
#![cfg(target_os = "linux")]

use store_contract::disk_faults::DiskFaults;

use crate::support::{folder, run, serve, tinlang};

#[test]
fn a_command_beside_a_running_server_waits_for_the_disk() {
    let folder = folder();
    let _paper = serve(folder.path(), &["--no-demo"]);
    for arguments in [
        &["redirect", "add", "/cu", "/moi-nhat"][..],
        &["redirect", "remove", "/cu"],
    ] {
        let mut command = tinlang(folder.path(), arguments);
        let faults = DiskFaults::preload(folder.path(), &mut command).unwrap();
        let finished = run(command);
        assert_eq!(finished.code, Some(0), "{}", finished.stderr);
        assert!(faults.syncs().unwrap() > 0, "it did not wait for the disk");
    }
}
