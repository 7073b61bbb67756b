//! The paper's own data, as its settings name it.

use store::Html;

use crate::words::Language;

/// Name, address and imprint, from the configuration. Empty texts are left out
/// of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SiteConfig {
    /// Language of the interface.
    pub language: Language,
    /// Name in the masthead.
    pub name: String,
    /// Line under the name.
    pub tagline: String,
    /// Scheme and host under which readers reach the paper, without a slash at
    /// the end (`https://tinlang.example`); canonical addresses are relative
    /// without it.
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
    /// Address of a WebSub hub that tells followers of new articles; empty:
    /// none.
    pub websub_hub: String,
    /// Key by which search engines know the paper's own hints (IndexNow);
    /// empty: no hints are given.
    pub indexnow_key: String,
    /// Public key with which browsers subscribe to news (RFC 8292); empty: none
    /// is offered.
    #[serde(skip)]
    pub push_key: String,
    /// Its own words on privacy, cookies and itself.
    #[serde(skip)]
    pub statements: Statements,
}

/// The paper's own statements; those built in stand where there is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Statements {
    /// What is kept of readers.
    pub privacy: Option<Html>,
    /// What is kept on their devices.
    pub cookies: Option<Html>,
    /// Who makes the paper.
    pub imprint: Option<Html>,
}

/// The host of the paper's address; it names the paper in the ids of a feed.
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
