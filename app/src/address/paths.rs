//! The paper's addresses as links print them. An address once published answers
//! for ever; `route` reads them back.

use store::{ArticleId, ListKey, Slug, Teaser};
use viet::date::LocalTime;

use super::edition_name::EditionName;

/// The path of an article.
pub fn article(slug: &Slug, id: ArticleId) -> String {
    format!("/{slug}-{id}.html")
}

/// The address of a teaser's article.
pub(crate) fn teaser(teaser: &Teaser) -> String {
    article(&teaser.slug, teaser.id)
}

/// A section's address.
pub(crate) fn section(slug: &Slug) -> String {
    format!("/{slug}")
}

/// A topic's address.
pub(crate) fn topic(slug: &Slug) -> String {
    format!("/chu-de/{slug}")
}

/// The address of a person's or desk's list.
pub(crate) fn writer(slug: &Slug) -> String {
    format!("/tac-gia/{slug}")
}

/// The path of an imported page.
pub fn page(slug: &Slug) -> String {
    format!("/trang/{slug}")
}

/// The address of one of the paper's statements.
pub(crate) fn statement(slug: &str) -> String {
    format!("/trang/{slug}")
}

/// The address of the day on which a moment lies in Việt Nam.
pub(crate) fn day(at: LocalTime) -> String {
    format!("/{:04}/{:02}/{:02}", at.year, at.month, at.day)
}

/// Where the newest articles stand.
pub(crate) const LATEST: &str = "/moi-nhat";
/// Where the most read ones stand.
pub(crate) const MOST_READ: &str = "/doc-nhieu";
/// The search form.
pub(crate) const SEARCH: &str = "/tim-kiem";
/// Where corrections stand.
pub(crate) const CORRECTIONS: &str = "/cai-chinh";
/// What a reader saved on the device.
pub(crate) const SAVED: &str = "/da-luu";
/// What stands for a page that is not on the device, where there is no network.
pub(crate) const OFFLINE: &str = "/ngoai-tuyen";

/// The last seven days as one file.
pub(crate) const WEEK: &str = "/an-ban/7-ngay";
/// Where an edition that was handed on is opened.
pub(crate) const OPEN_EDITION: &str = "/mo-an-ban";

/// An edition's address.
pub(crate) fn edition(name: EditionName) -> String {
    format!("/an-ban/{name}")
}

/// The path of a list.
pub fn list(of: &ListKey) -> String {
    match of {
        ListKey::Latest => LATEST.to_owned(),
        ListKey::Section(slug) => section(slug),
        ListKey::Topic(slug) => topic(slug),
        ListKey::Writer(slug) => writer(slug),
    }
}
