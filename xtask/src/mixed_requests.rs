//! Requests of every kind, and the memory that the server has after them.

use crate::error::Result;
use crate::http::Browser;
use crate::paper::Paper;
use crate::usage::anonymous;

/// Looks at the memory at one point of a run, and requests before each.
const LOOKS: usize = 40;
const BETWEEN_LOOKS: u32 = 50;

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

/// Memory at one point of a run, in KiB. It swings by half within seconds: a feed
/// is printed, the allocator gives memory back. So one look says little.
#[derive(Debug, PartialEq, Eq)]
pub struct Looks {
    pub median: u64,
    pub highest: u64,
}

impl Looks {
    fn take(look: impl Fn() -> Result<u64>) -> Result<Self> {
        let mut looks = (0..LOOKS).map(|_| look()).collect::<Result<Vec<_>>>()?;
        looks.sort_unstable();
        Ok(Self {
            median: looks[LOOKS / 2],
            highest: looks[LOOKS - 1],
        })
    }
}

/// Memory after so many requests, and after more of them until so many in all;
/// `article` is an article of the paper.
pub fn memory(paper: &Paper, article: u32, first: u32, all: u32) -> Result<(Looks, Looks)> {
    let browser = Browser::new(&paper.url);
    let light = light(&browser, article)?;
    let ask = |count: u32| -> Result<()> {
        for path in light.iter().cycle().take(count as usize) {
            browser.get(path, "br")?;
        }
        Ok(())
    };
    let look = || {
        ask(BETWEEN_LOOKS)?;
        anonymous(paper.process())
    };
    ask(first)?;
    let before = Looks::take(look)?;
    ask(all.saturating_sub(first))?;
    Ok((before, Looks::take(look)?))
}

/// Addresses with small answers, as this paper has them; `article` is one of its
/// articles.
pub fn light(browser: &Browser, article: u32) -> Result<Vec<String>> {
    let article = browser.landing(&format!("/?p={article}"))?;
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

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[test]
    fn looks_have_a_median_and_a_highest() {
        let nth = Cell::new(0);
        let look = || {
            nth.set(nth.get() + 1);
            Ok(nth.get() * 7 % 41)
        };
        let looks = Looks::take(look).unwrap();
        let (median, highest) = (21, 40);
        assert_eq!(looks, Looks { median, highest });
    }
}
