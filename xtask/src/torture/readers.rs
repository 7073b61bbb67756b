//! A reader who asks for pages while others attack.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use crate::error::{Error, Result};
use crate::http::Browser;

/// The wait between two requests.
const BETWEEN: Duration = Duration::from_millis(5);

/// A reader who asks until it is stopped.
pub struct Reader {
    ends: Arc<AtomicBool>,
    thread: JoinHandle<Result<Vec<Duration>>>,
}

/// Begins to ask.
pub fn during(url: &str) -> Reader {
    let ends = Arc::new(AtomicBool::new(false));
    let (url, end) = (url.to_owned(), Arc::clone(&ends));
    let thread = std::thread::spawn(move || {
        let browser = Browser::new(&url);
        let mut times = Vec::new();
        while !end.load(Ordering::Relaxed) {
            let started = Instant::now();
            browser.get("/", "br")?;
            times.push(started.elapsed());
            std::thread::sleep(BETWEEN);
        }
        Ok(times)
    });
    Reader { ends, thread }
}

impl Reader {
    /// Ends; returns the 99th percentile of the answers' times.
    pub fn stop(self) -> Result<Duration> {
        self.ends.store(true, Ordering::Relaxed);
        let times = self.thread.join();
        let times = times.unwrap_or_else(|_| Err(Error::answer("a reader", "it panicked")))?;
        percentile(times)
    }
}

/// The 99th percentile of a reader who asks for so long.
pub fn p99(url: &str, lasts: Duration) -> Result<Duration> {
    let reader = during(url);
    std::thread::sleep(lasts);
    reader.stop()
}

fn percentile(mut times: Vec<Duration>) -> Result<Duration> {
    times.sort_unstable();
    let place = (times.len() * 99 / 100).min(times.len().saturating_sub(1));
    let found = times.get(place).copied();
    found.ok_or_else(|| Error::answer("a reader", "there was no answer"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_percentile_is_near_the_longest() {
        let times = (1..=200).map(Duration::from_millis).collect();
        assert_eq!(percentile(times).unwrap(), Duration::from_millis(199));
        assert!(percentile(Vec::new()).is_err());
    }
}
