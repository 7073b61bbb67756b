//! The addresses of a paper, and what their answers cost.

use crate::error::Result;
use crate::http::Browser;
use crate::paper::Paper;
use crate::usage::{TICK, ticks};

/// Requests before and during the measurement of one address.
const WARM_UP: u32 = 3;
const REQUESTS: u32 = 40;

/// Addresses that are the same in every paper.
const FIXED: [&str; 24] = [
    "/",
    "/moi-nhat",
    "/doc-nhieu",
    "/cai-chinh",
    "/lang-nghe",
    "/tim-kiem?q=lo+gom+ben+song",
    "/tim-kiem?q=%22l%C3%B2+g%E1%BB%91m%22",
    "/api/goi-y?q=tin+so",
    "/rss.xml",
    "/atom.xml",
    "/feed.json",
    "/lang-nghe/rss.xml",
    "/feeds.opml",
    "/sitemap.xml",
    "/sitemap-0.xml",
    "/sitemap-lists.xml",
    "/news-sitemap.xml",
    "/robots.txt",
    "/llms.txt",
    "/manifest.webmanifest",
    "/an-ban/7-ngay",
    "/an-ban/moi-nhat.tinlang",
    "/api/weather",
    "/trang/rieng-tu",
];

/// Addresses of editions, which are large.
const EDITIONS: [&str; 4] = [
    "/an-ban/7-ngay.tinlang",
    "/an-ban/7-ngay.html",
    "/an-ban/7-ngay.tinlang?anh=960",
    "/an-ban/7-ngay.html?anh=960",
];

/// Addresses with small answers, as this paper has them.
pub fn light(browser: &Browser) -> Result<Vec<String>> {
    let article = browser.landing("/?p=1")?;
    let mut all: Vec<String> = FIXED.iter().map(|path| (*path).to_owned()).collect();
    all.push(format!("{article}?lite"));
    all.push(article);
    all.retain(|path| {
        let found = browser.get(path, "br");
        if let Err(error) = &found {
            println!("left out: {error}");
        }
        found.is_ok()
    });
    Ok(all)
}

/// The processor time of a warm answer, in microseconds, by address.
pub fn costs(paper: &Paper) -> Result<Vec<(String, u64)>> {
    let browser = Browser::new(&paper.url);
    let mut all = light(&browser)?;
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
