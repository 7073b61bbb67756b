//! The name and imprint of a paper, as settings give them.

use app::{Language, Paper};
use serde::Deserialize;

use crate::ServerError;

/// The paper's own words, each where it is given.
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
    #[arg(long = "paper-name", env = "TINLANG_PAPER_NAME", value_name = "WORDS")]
    pub name: Option<String>,
    /// Line under the name
    #[arg(
        long = "paper-tagline",
        env = "TINLANG_PAPER_TAGLINE",
        value_name = "WORDS"
    )]
    pub tagline: Option<String>,
    /// How readers reach the paper, for links that leave it [default: http:// and the address]
    #[arg(long, env = "TINLANG_BASE_URL", value_name = "URL")]
    pub base_url: Option<String>,
    /// Who publishes the paper
    #[arg(
        long = "paper-agency",
        env = "TINLANG_PAPER_AGENCY",
        value_name = "WORDS"
    )]
    pub agency: Option<String>,
    /// Number and date of the press licence
    #[arg(
        long = "paper-licence",
        env = "TINLANG_PAPER_LICENCE",
        value_name = "WORDS"
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
        value_name = "WORDS"
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
    /// These, completed by `further` and by defaults. Fails where `base_url` is
    /// no scheme and host.
    pub(super) fn over(self, further: Self) -> Result<Paper, ServerError> {
        let name = self.name.or(further.name).filter(|name| !name.is_empty());
        // The line under the name is our own paper's, not any paper's.
        let own_tagline = if name.is_none() {
            "Chuyện làng, chuyện nghề, mỗi ngày"
        } else {
            ""
        };
        let base_url = self.base_url.or(further.base_url).unwrap_or_default();
        let base_url = base_url.trim_end_matches('/');
        let host = base_url
            .strip_prefix("https://")
            .or_else(|| base_url.strip_prefix("http://"));
        if !base_url.is_empty()
            && host.is_none_or(|host| host.is_empty() || host.contains([' ', '/', '?', '#']))
        {
            return Err(ServerError::Setting {
                name: "base_url",
                value: base_url.to_owned(),
                reason: "write scheme and host, as https://tinlang.example".to_owned(),
            });
        }
        Ok(Paper {
            language: self.language.or(further.language).unwrap_or_default(),
            name: name.unwrap_or_else(|| "Tin Làng".to_owned()),
            tagline: self
                .tagline
                .or(further.tagline)
                .unwrap_or_else(|| own_tagline.to_owned()),
            base_url: base_url.to_owned(),
            agency: self.agency.or(further.agency).unwrap_or_default(),
            licence: self.licence.or(further.licence).unwrap_or_default(),
            editor_in_chief: self
                .editor_in_chief
                .or(further.editor_in_chief)
                .unwrap_or_default(),
            address: self.address.or(further.address).unwrap_or_default(),
            phone: self.phone.or(further.phone).unwrap_or_default(),
            email: self.email.or(further.email).unwrap_or_default(),
            ..Paper::default()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_address_is_scheme_and_host() {
        let base = |url: &str| {
            let imprint = Imprint {
                base_url: Some(url.into()),
                ..Imprint::default()
            };
            imprint.over(Imprint::default()).map(|paper| paper.base_url)
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
