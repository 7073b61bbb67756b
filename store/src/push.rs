//! Readers who asked to be told of news (nhận tin): where a browser takes
//! messages, and what it wants to hear of. Nothing else is known of them.

use std::fmt;
use std::str::FromStr;

use crate::{InvalidSlug, Slug};

/// Where one browser takes messages, in words of RFC 8291.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subscription {
    /// Address at the push service that the browser chose. Whoever knows it
    /// may change what it follows; it is shown to nobody.
    pub endpoint: String,
    /// The browser's public key (`p256dh`): an uncompressed point on P-256.
    pub key: [u8; 65],
    /// A secret shared with the browser (`auth`).
    pub secret: [u8; 16],
}

/// What a reader wants to hear of. Printed as `all`, `s:{section}` and
/// `t:{topic}`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Follow {
    /// Breaking news of the whole paper.
    Breaking,
    /// New articles of a section and those below it.
    Section(Slug),
    /// New articles on a topic.
    Topic(Slug),
}

impl Follow {
    /// So many of them one browser may have.
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

/// A text that is no [`Follow`].
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
    fn what_is_followed_reads_what_it_prints() {
        for text in ["all", "s:lang-nghe", "t:gom-su"] {
            assert_eq!(text.parse::<Follow>().unwrap().to_string(), text);
        }
        for text in ["", "s:", "s:A", "w:lnv", "all:", "lang-nghe", "t:a:b"] {
            assert!(text.parse::<Follow>().is_err(), "{text}");
        }
    }
}
