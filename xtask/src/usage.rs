//! Processor time and memory of a running process, from `/proc`.

use std::fs;

use crate::error::{Error, Result};

/// Length of a clock tick in `/proc`, in microseconds (`USER_HZ` is 100 on
/// every Linux).
pub const TICK: u64 = 10_000;

/// Returns the clock ticks that a process has used, in user and kernel mode.
pub fn ticks(process: u32) -> Result<u64> {
    let file = format!("/proc/{process}/stat");
    let text = fs::read_to_string(&file).map_err(Error::file("read", &file))?;
    // The program's name, in parentheses, may contain spaces; fields 14 and 15
    // are needed.
    let fields = text
        .rsplit_once(") ")
        .map(|(_, rest)| rest.split(' ').skip(11));
    let used = fields.map(|fields| {
        fields
            .take(2)
            .filter_map(|field| field.parse::<u64>().ok())
            .sum()
    });
    used.ok_or_else(|| Error::answer(file, "it does not read as on Linux"))
}

/// Returns a field of a process's status, in KiB.
pub fn of_status(process: u32, name: &str) -> Option<u64> {
    let text = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix(name))?;
    line.trim().trim_end_matches(" kB").parse().ok()
}

/// Returns the memory that only this process has (`RssAnon`), in KiB.
pub fn anonymous(process: u32) -> Result<u64> {
    of_status(process, "RssAnon:")
        .ok_or_else(|| Error::answer("a server's memory", "/proc does not say"))
}

pub fn mib(kib: u64) -> String {
    format!("{} MiB", kib.div_ceil(1 << 10))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_process_can_be_measured() {
        let own = std::process::id();
        assert!(of_status(own, "VmHWM:").unwrap() >= of_status(own, "VmRSS:").unwrap() / 2);
        ticks(own).unwrap();
    }
}
