//! Identifiers: numbers, slugs and times.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Smallest id of a demo article; smaller ids are free for imported articles.
pub const DEMO_IDS_FROM: i64 = 9_000_000;

/// First path segments that the paper itself uses; no section may have one of
/// them as its slug.
pub const RESERVED_SLUGS: &[&str] = &[
    "an-ban",
    "api",
    "cai-chinh",
    "card",
    "chu-de",
    "da-luu",
    "dang-nhap",
    "doc-nhieu",
    "feed",
    "healthz",
    "manh",
    "media",
    "mo-an-ban",
    "moi-nhat",
    "ngoai-tuyen",
    "oembed",
    "pkg",
    "readyz",
    "tac-gia",
    "tim-kiem",
    "toa-soan",
    "trang",
];

/// The permanent number of an article, part of its address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ArticleId(pub i64);

impl fmt::Display for ArticleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The number of a picture or another attached file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct MediaId(pub i64);

/// A point in time: whole seconds since 1970-01-01T00:00:00Z.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Timestamp(pub i64);

impl Timestamp {
    /// 0001-01-01T00:00:00+07:00, the first time that an article may have.
    pub const FIRST: Self = Self(-62_135_622_000);
    /// 9999-12-31T23:59:59+07:00, the last time that an article may have.
    pub const LAST: Self = Self(253_402_275_599);

    /// True for a time in the years 1 to 9999 in Việt Nam.
    #[must_use]
    pub fn has_four_digit_year(self) -> bool {
        (Self::FIRST..=Self::LAST).contains(&self)
    }
}

/// A path segment made of words: `a`-`z`, `0`-`9` and single inner hyphens, 1
/// to 200 bytes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Slug(String);

/// The text is not a [`Slug`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a slug: use a-z, 0-9 and single hyphens between them, 1 to 200 characters")]
pub struct InvalidSlug(pub String);

impl Slug {
    /// Largest length in bytes (all of them ASCII).
    pub const MAX_LEN: usize = 200;

    /// Parses `text`, which must be a slug already.
    pub fn parse(text: &str) -> std::result::Result<Self, InvalidSlug> {
        let fits = !text.is_empty()
            && text.len() <= Self::MAX_LEN
            && text
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            && !text.starts_with('-')
            && !text.ends_with('-')
            && !text.contains("--");
        if fits {
            Ok(Self(text.to_owned()))
        } else {
            Err(InvalidSlug(text.to_owned()))
        }
    }

    /// Makes a slug of any words with [`viet::slug`]; words without a letter or
    /// digit become `fallback`.
    pub fn from_words(words: &str, fallback: &str) -> Self {
        Self::parse(&viet::slug(words, Self::MAX_LEN))
            .or_else(|_| Self::parse(fallback))
            .unwrap_or_else(|_| Self("bai".to_owned()))
    }

    /// Returns the slug's text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Slug {
    type Error = InvalidSlug;

    fn try_from(text: String) -> std::result::Result<Self, InvalidSlug> {
        Self::parse(&text)
    }
}

impl From<Slug> for String {
    fn from(slug: Slug) -> Self {
        slug.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_has_only_letters_digits_and_single_hyphens() {
        for good in ["a", "ke-hoach-2021", "5-sao"] {
            assert_eq!(Slug::parse(good).unwrap().as_str(), good);
        }
        for bad in [
            "",
            "-a",
            "a-",
            "a--b",
            "A",
            "đ",
            "a b",
            "a/b",
            &"a".repeat(201),
        ] {
            assert!(Slug::parse(bad).is_err(), "{bad:?}");
        }
    }
}
