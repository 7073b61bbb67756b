//! The paper's data from the settings.

use store::Html;

use crate::words::Language;

/// Name, address and imprint, from the settings. Empty texts are left out of
/// pages.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SiteConfig {
    /// Language of the interface.
    pub language: Language,
    /// Name in the masthead.
    pub name: String,
    /// Line below the name.
    pub tagline: String,
    /// Scheme and host of the paper's public address, without a trailing slash
    /// (`https://tinlang.example`); without it, canonical addresses are
    /// relative.
    pub base_url: String,
    /// Who publishes the paper.
    pub agency: String,
    /// Number and date of the press licence.
    pub licence: String,
    /// Editor in chief.
    pub editor_in_chief: String,
    /// Postal address.
    pub address: String,
    /// Telephone number.
    pub phone: String,
    /// E-mail address.
    pub email: String,
    /// Address of the WebSub hub of the feeds; empty for none.
    pub websub_hub: String,
    /// Key of notifications to search engines (IndexNow); empty for none.
    pub indexnow_key: String,
    /// Public key for push subscriptions (RFC 8292); empty for no
    /// subscriptions.
    #[serde(skip)]
    pub push_key: String,
    /// The keys that sign editions.
    #[serde(skip)]
    pub edition_keys: EditionKeys,
    /// The paper's own statements.
    #[serde(skip)]
    pub statements: Statements,
}

impl SiteConfig {
    /// Length of a mark, in hexadecimal digits.
    const MARK: usize = 16;

    /// Returns the marks by which a device tells this paper's pages from those
    /// of a proxy: the beginnings of the fingerprints.
    pub fn marks(&self) -> Option<String> {
        let marks: Vec<&str> = self
            .edition_keys
            .fingerprints
            .iter()
            .filter_map(|it| it.get(..Self::MARK))
            .collect();
        (!marks.is_empty()).then(|| marks.join(" "))
    }
}

/// What pages print of the keys that sign editions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EditionKeys {
    /// Fingerprints of the public keys in hexadecimal digits, the current one
    /// first; the keys before it follow.
    pub fingerprints: Vec<String>,
    /// The statements by which each key names the next one, as JSON; empty if
    /// there was only one key.
    pub successions: String,
}

/// The paper's own statements; `None` for the built-in ones.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Statements {
    /// Privacy statement.
    pub privacy: Option<Html>,
    /// Cookie statement.
    pub cookies: Option<Html>,
    /// Imprint.
    pub imprint: Option<Html>,
}

/// Returns the host of the paper's address; it identifies the paper in the ids
/// of feeds.
pub(crate) fn host(paper: &SiteConfig) -> &str {
    let address = &paper.base_url;
    match address.split_once("://") {
        Some((_, host)) if !host.is_empty() => host,
        _ => "localhost",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paper_without_an_address_has_a_host() {
        let at = |base_url: &str| SiteConfig {
            base_url: base_url.into(),
            ..SiteConfig::default()
        };
        assert_eq!(host(&at("https://bao.example")), "bao.example");
        assert_eq!(host(&at("")), "localhost");
    }
}
