//! The paper's addresses as links contain them. A published address stays
//! valid; `route` parses them.

use store::{ArticleId, ListKey, Slug, Teaser};
use viet::date::LocalTime;

use super::edition_name::EditionName;

/// Returns the path of an article.
pub fn article(slug: &Slug, id: ArticleId) -> String {
    // Pages have dozens of them; `format!` would take several times as long.
    let number = id.to_string();
    ["/", slug.as_str(), "-", &number, ".html"].concat()
}

/// Returns the path of a teaser's article.
pub(crate) fn teaser(teaser: &Teaser) -> String {
    article(&teaser.slug, teaser.id)
}

/// Returns the path of a section.
pub(crate) fn section(slug: &Slug) -> String {
    format!("/{slug}")
}

/// Returns the path of a topic.
pub(crate) fn topic(slug: &Slug) -> String {
    format!("/chu-de/{slug}")
}

/// Returns the path of an author's or desk's list.
pub(crate) fn writer(slug: &Slug) -> String {
    format!("/tac-gia/{slug}")
}

/// Returns the path of an imported page.
pub fn page(slug: &Slug) -> String {
    format!("/trang/{slug}")
}

/// Returns the path of one of the paper's statements.
pub(crate) fn statement(slug: &str) -> String {
    format!("/trang/{slug}")
}

/// Returns the path of the day of a time in Việt Nam.
pub(crate) fn day(at: LocalTime) -> String {
    format!("/{:04}/{:02}/{:02}", at.year, at.month, at.day)
}

/// The newest articles.
pub(crate) const LATEST: &str = "/moi-nhat";
/// The most read articles.
pub(crate) const MOST_READ: &str = "/doc-nhieu";
/// The search page.
pub(crate) const SEARCH: &str = "/tim-kiem";
/// The corrections.
pub(crate) const CORRECTIONS: &str = "/cai-chinh";
/// The articles saved on the device.
pub(crate) const SAVED: &str = "/da-luu";
/// Shown without a network instead of a page that is not stored on the device.
pub(crate) const OFFLINE: &str = "/ngoai-tuyen";

/// The edition of the last seven days.
pub(crate) const WEEK: &str = "/an-ban/7-ngay";
/// The page that opens the file of an edition.
pub(crate) const OPEN_EDITION: &str = "/mo-an-ban";

/// Returns the path of an edition's page.
pub(crate) fn edition(name: EditionName) -> String {
    format!("/an-ban/{name}")
}

/// Returns the path of a list.
pub fn list(of: &ListKey) -> String {
    match of {
        ListKey::Latest => LATEST.to_owned(),
        ListKey::Section(slug) => section(slug),
        ListKey::Topic(slug) => topic(slug),
        ListKey::Writer(slug) => writer(slug),
    }
}
