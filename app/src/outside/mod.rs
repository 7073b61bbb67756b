//! What other machines read of the paper: feeds, cards, structured data for
//! search engines. Words and addresses are chosen here, where pages choose
//! theirs; the server prints them in each format.

mod card;
pub(crate) mod content;
mod feed;
mod guide;
mod manifest;
mod notice;
mod old;
pub(crate) mod structured;

pub use card::Card;
pub use feed::{Enclosed, Entry, Feed, FeedFormat, feed, feed_of};
pub use guide::{ListNames, guide, list_names};
pub use manifest::manifest;
pub use notice::{ArticleNotice, notice};
pub use old::old_feed;

use crate::Paper;

/// The host of the paper's address; it names the paper in the ids of a feed.
pub(crate) fn host(paper: &Paper) -> &str {
    let address = &paper.base_url;
    match address.split_once("://") {
        Some((_, host)) if !host.is_empty() => host,
        _ => "localhost",
    }
}

/// A line of plain text as it leaves the paper: in NFC, with single spaces,
/// without marks of no width that an older system left behind. Joiners stay:
/// emoji and other scripts need them.
pub(crate) fn line(text: &str) -> String {
    let seen: String = viet::nfc(text)
        .chars()
        .filter(|c| !matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{ad}'))
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    let words = seen.split(|c: char| c.is_whitespace() && c != '\u{a0}');
    words
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_tidied() {
        let untidy = "\u{feff}Lo\u{300} \u{200b}gốm\u{0}\n đỏ\u{b}lửa 5\u{a0}tấn ";
        assert_eq!(line(untidy), "Lò gốm đỏ lửa 5\u{a0}tấn");
        assert_eq!(line("👩\u{200d}🌾"), "👩\u{200d}🌾");
    }

    #[test]
    fn a_paper_without_an_address_has_a_host() {
        let at = |base_url: &str| Paper {
            base_url: base_url.into(),
            ..Paper::default()
        };
        assert_eq!(host(&at("https://bao.example")), "bao.example");
        assert_eq!(host(&at("")), "localhost");
    }
}
