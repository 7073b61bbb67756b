//! Settings of the name and the imprint.

use app::{Language, SiteConfig};
use serde::Deserialize;

use crate::ServerError;

/// The name and the imprint, as one source gives them.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, clap::Args)]
#[serde(default, deny_unknown_fields)]
#[command(next_help_heading = "Name and imprint")]
pub struct Imprint {
    /// Language of the interface, vi or en [default: vi]
    #[arg(
        long = "paper-language",
        env = "TINLANG_PAPER_LANGUAGE",
        value_name = "LANGUAGE"
    )]
    pub language: Option<Language>,
    /// Name in the masthead [default: Tin Làng]
    #[arg(long = "paper-name", env = "TINLANG_PAPER_NAME", value_name = "TEXT")]
    pub name: Option<String>,
    /// Line under the name
    #[arg(
        long = "paper-tagline",
        env = "TINLANG_PAPER_TAGLINE",
        value_name = "TEXT"
    )]
    pub tagline: Option<String>,
    /// The address that readers type, for absolute links [default: http:// and the address]
    #[arg(long, env = "TINLANG_BASE_URL", value_name = "URL")]
    pub base_url: Option<String>,
    /// The publisher
    #[arg(
        long = "paper-agency",
        env = "TINLANG_PAPER_AGENCY",
        value_name = "TEXT"
    )]
    pub agency: Option<String>,
    /// Number and date of the press licence
    #[arg(
        long = "paper-licence",
        env = "TINLANG_PAPER_LICENCE",
        value_name = "TEXT"
    )]
    pub licence: Option<String>,
    /// Editor in chief
    #[arg(
        long = "paper-editor-in-chief",
        env = "TINLANG_PAPER_EDITOR_IN_CHIEF",
        value_name = "NAME"
    )]
    pub editor_in_chief: Option<String>,
    /// Postal address
    #[arg(
        long = "paper-address",
        env = "TINLANG_PAPER_ADDRESS",
        value_name = "TEXT"
    )]
    pub address: Option<String>,
    /// Telephone number
    #[arg(
        long = "paper-phone",
        env = "TINLANG_PAPER_PHONE",
        value_name = "NUMBER"
    )]
    pub phone: Option<String>,
    /// E-mail address
    #[arg(
        long = "paper-email",
        env = "TINLANG_PAPER_EMAIL",
        value_name = "ADDRESS"
    )]
    pub email: Option<String>,
}

impl Imprint {
    /// These, else those of `fallback`, else the defaults. Fails unless
    /// `base_url` is a scheme and a host.
    pub(super) fn merge(self, fallback: Self) -> Result<SiteConfig, ServerError> {
        let name = self.name.or(fallback.name).filter(|name| !name.is_empty());
        // The default tagline belongs to the default name.
        let own_tagline = if name.is_none() {
            "Chuyện làng, chuyện nghề, mỗi ngày"
        } else {
            ""
        };
        let base_url = base_url(&self.base_url.or(fallback.base_url).unwrap_or_default())?;
        Ok(SiteConfig {
            language: self.language.or(fallback.language).unwrap_or_default(),
            name: name.unwrap_or_else(|| "Tin Làng".to_owned()),
            tagline: self
                .tagline
                .or(fallback.tagline)
                .unwrap_or_else(|| own_tagline.to_owned()),
            base_url,
            agency: self.agency.or(fallback.agency).unwrap_or_default(),
            licence: self.licence.or(fallback.licence).unwrap_or_default(),
            editor_in_chief: self
                .editor_in_chief
                .or(fallback.editor_in_chief)
                .unwrap_or_default(),
            address: self.address.or(fallback.address).unwrap_or_default(),
            phone: self.phone.or(fallback.phone).unwrap_or_default(),
            email: self.email.or(fallback.email).unwrap_or_default(),
            ..SiteConfig::default()
        })
    }
}

/// A base address without a slash at its end; empty stays empty.
fn base_url(given: &str) -> Result<String, ServerError> {
    let base_url = given.trim_end_matches('/');
    let host = base_url
        .strip_prefix("https://")
        .or_else(|| base_url.strip_prefix("http://"));
    let is_host = |host: &str| !host.is_empty() && !host.contains([' ', '/', '?', '#']);
    if base_url.is_empty() || host.is_some_and(is_host) {
        return Ok(base_url.to_owned());
    }
    Err(ServerError::Setting {
        name: "base_url",
        value: base_url.to_owned(),
        reason: "write scheme and host, as https://tinlang.example".to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base_url_is_a_scheme_and_a_host() {
        let base = |url: &str| {
            let imprint = Imprint {
                base_url: Some(url.into()),
                ..Imprint::default()
            };
            imprint
                .merge(Imprint::default())
                .map(|paper| paper.base_url)
        };
        assert_eq!(base("https://bao.example/").unwrap(), "https://bao.example");
        assert_eq!(base("").unwrap(), "");
        for bad in [
            "bao.example",
            "ftp://bao.example",
            "https://",
            "https://bao.example/tin",
            "http://a b",
        ] {
            assert!(base(bad).is_err(), "{bad}");
        }
    }
}
