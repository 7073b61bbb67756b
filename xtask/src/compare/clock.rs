//! A fixed clock for compiled programs: `libfaketime` replaces the system's
//! functions for the time.

use std::path::PathBuf;
use std::process::Command;

use crate::error::{Error, Result};
use crate::setup;

/// The fixed time in seconds since 1970: 2026-03-05 at 09:00 UTC, a day after
/// the newest article of our own export.
pub const NOW: u64 = 1_772_701_200;
/// The same in the format of the library.
const NOW_IN_WORDS: &str = "2026-03-05 09:00:00";
/// Paths of the library in Debian's package, by architecture.
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
    /// Runs a program at the fixed time. Its timers work: they use the
    /// monotonic clock.
    pub fn fix(&self, command: &mut Command) {
        command
            .env("LD_PRELOAD", &self.0)
            .env("FAKETIME", NOW_IN_WORDS)
            .env("FAKETIME_DONT_FAKE_MONOTONIC", "1")
            .env("TZ", "UTC");
    }
}
