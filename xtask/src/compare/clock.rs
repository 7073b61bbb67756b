//! A clock that stands still, for programs that are built already: `libfaketime`
//! answers in place of the system when they ask for the time.

use std::path::PathBuf;
use std::process::Command;

use crate::error::{Error, Result};
use crate::setup;

/// The time at both binaries, in seconds since 1970: 2026-03-05 at 09:00 UTC, a
/// day after the newest article of our own export.
pub const NOW: u64 = 1_772_701_200;
/// The same as the library reads it.
const NOW_IN_WORDS: &str = "2026-03-05 09:00:00";
/// Where Debian's package puts the library, by kind of machine.
const LIBRARIES: [&str; 3] = [
    "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1",
    "/usr/lib/aarch64-linux-gnu/faketime/libfaketime.so.1",
    "/usr/lib/faketime/libfaketime.so.1",
];

/// The library.
pub struct Clock(PathBuf);

/// Finds the library, or installs it.
pub fn ensure() -> Result<Clock> {
    let found = || {
        let paths = LIBRARIES.iter().map(PathBuf::from);
        paths.into_iter().find(|path| path.is_file())
    };
    if found().is_none() {
        setup::install_debian(&["faketime"]).ok();
    }
    found()
        .map(Clock)
        .ok_or_else(|| Error::missing("libfaketime", "install the package faketime"))
}

impl Clock {
    /// Lets a program see the fixed time. Its timers go on: they use another clock.
    pub fn fix(&self, command: &mut Command) {
        command
            .env("LD_PRELOAD", &self.0)
            .env("FAKETIME", NOW_IN_WORDS)
            .env("FAKETIME_DONT_FAKE_MONOTONIC", "1")
            .env("TZ", "UTC");
    }
}
