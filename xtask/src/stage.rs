//! Steps of a longer command, printed with their durations.

use std::time::Instant;

use crate::error::Result;

/// Runs a step; prints its name first, and then its result and duration.
pub fn stage<T>(name: &str, step: impl FnOnce() -> Result<T>) -> Result<T> {
    println!("== {name}");
    let start = Instant::now();
    let done = step();
    let word = if done.is_ok() { "done" } else { "FAILED" };
    println!(
        "== {name}: {word} in {:.1} s",
        start.elapsed().as_secs_f64()
    );
    done
}
