//! Push subscriptions (nhận tin): where a browser receives messages, and what
//! it follows. Nothing else about the reader is stored.

use std::fmt;
use std::str::FromStr;

use crate::{InvalidSlug, Slug};

/// Where one browser receives messages, in the terms of RFC 8291.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subscription {
    /// Address at the browser's push service. Whoever knows it can change what
    /// the browser follows, so it is never shown.
    pub endpoint: String,
    /// The browser's public key (`p256dh`): an uncompressed point on P-256.
    pub key: [u8; 65],
    /// A secret shared with the browser (`auth`).
    pub secret: [u8; 16],
}

impl Subscription {
    /// The beginning of every endpoint of the same push service, up to the slash
    /// after its host.
    pub fn service(&self) -> &str {
        let host = self.endpoint.find("://").map_or(0, |at| at + 3);
        let end = self.endpoint[host..].find('/');
        end.map_or(&*self.endpoint, |end| &self.endpoint[..=host + end])
    }
}

/// How many browsers are stored at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SubscriptionLimits {
    /// Of all push services.
    pub all: u32,
    /// Of one push service.
    pub of_service: u32,
}

/// What a reader follows. Printed as `all`, `s:{section}` and `t:{topic}`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Follow {
    /// Breaking news of the whole paper.
    Breaking,
    /// New articles of a section and the sections below it.
    Section(Slug),
    /// New articles of a topic.
    Topic(Slug),
}

impl Follow {
    /// Largest number of followed things per browser.
    pub const MOST: u32 = 64;
}

impl fmt::Display for Follow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Breaking => f.write_str("all"),
            Self::Section(slug) => write!(f, "s:{slug}"),
            Self::Topic(slug) => write!(f, "t:{slug}"),
        }
    }
}

/// The text is not a [`Follow`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} cannot be followed: write all, s: and a section, or t: and a topic")]
pub struct InvalidFollow(pub String);

impl FromStr for Follow {
    type Err = InvalidFollow;

    fn from_str(text: &str) -> Result<Self, InvalidFollow> {
        let invalid = |_: InvalidSlug| InvalidFollow(text.to_owned());
        match text.split_once(':') {
            None if text == "all" => Ok(Self::Breaking),
            Some(("s", slug)) => Slug::parse(slug).map(Self::Section).map_err(invalid),
            Some(("t", slug)) => Slug::parse(slug).map(Self::Topic).map_err(invalid),
            _ => Err(InvalidFollow(text.to_owned())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_service_ends_with_its_host() {
        for (endpoint, service) in [
            ("https://push.example/a/b", "https://push.example/"),
            ("http://127.0.0.1:80/", "http://127.0.0.1:80/"),
            ("https://push.example", "https://push.example"),
            ("", ""),
        ] {
            let reader = Subscription {
                endpoint: endpoint.into(),
                key: [0; 65],
                secret: [0; 16],
            };
            assert_eq!(reader.service(), service);
        }
    }

    #[test]
    fn a_printed_follow_parses_to_the_same_value() {
        for text in ["all", "s:lang-nghe", "t:gom-su"] {
            assert_eq!(text.parse::<Follow>().unwrap().to_string(), text);
        }
        for text in ["", "s:", "s:A", "w:lnv", "all:", "lang-nghe", "t:a:b"] {
            assert!(text.parse::<Follow>().is_err(), "{text}");
        }
    }
}
