//! The addresses of a paper, and what their answers cost.

use crate::error::Result;
use crate::http::Browser;
use crate::mixed_requests::light;
use crate::paper::Paper;
use crate::usage::{TICK, ticks};

use super::pictured_week;

/// Requests before and during the measurement of one address.
const WARM_UP: u32 = 3;
const REQUESTS: u32 = 40;

/// Addresses of editions, which are large.
const EDITIONS: [&str; 4] = [
    "/an-ban/7-ngay.tinlang",
    "/an-ban/7-ngay.html",
    "/an-ban/7-ngay.tinlang?anh=960",
    "/an-ban/7-ngay.html?anh=960",
];

/// The processor time of a warm answer, in microseconds, by address.
pub fn costs(paper: &Paper) -> Result<Vec<(String, u64)>> {
    let browser = Browser::new(&paper.url);
    let mut all = light(&browser, pictured_week::ARTICLE)?;
    all.extend(EDITIONS.map(str::to_owned));
    let mut costs = Vec::new();
    for path in all {
        for _ in 0..WARM_UP {
            browser.get(&path, "br")?;
        }
        let before = ticks(paper.process())?;
        for _ in 0..REQUESTS {
            browser.get(&path, "br")?;
        }
        let cost = (ticks(paper.process())? - before) * TICK / u64::from(REQUESTS);
        costs.push((path, cost));
    }
    Ok(costs)
}
