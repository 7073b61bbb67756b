//! The formats of feeds, and the addresses of a list's feeds.

/// The formats in which every list has a feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeedFormat {
    /// RSS 2.0.
    Rss,
    /// Atom (RFC 4287).
    Atom,
    /// JSON Feed 1.1.
    Json,
}

impl FeedFormat {
    /// All formats, the best known first.
    pub const ALL: [Self; 3] = [Self::Rss, Self::Atom, Self::Json];

    /// Returns the file name appended to a list's path.
    pub const fn file(self) -> &'static str {
        match self {
            Self::Rss => "/rss.xml",
            Self::Atom => "/atom.xml",
            Self::Json => "/feed.json",
        }
    }

    /// Returns its media type.
    pub const fn mime(self) -> &'static str {
        match self {
            Self::Rss => "application/rss+xml",
            Self::Atom => "application/atom+xml",
            Self::Json => "application/feed+json",
        }
    }

    /// Returns the path of a list's feed.
    pub fn path(self, list: &str) -> String {
        format!("{}{}", list.trim_end_matches('/'), self.file())
    }

    /// Returns format and list path of the feed at this path.
    pub fn parse(path: &str) -> Option<(Self, &str)> {
        Self::ALL.into_iter().find_map(|format| {
            let list = path.strip_suffix(format.file())?;
            Some((format, if list.is_empty() { "/" } else { list }))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_feed_path_is_the_path_of_its_list_and_a_file_name() {
        for (path, list) in [
            ("/rss.xml", "/"),
            ("/lang-nghe/rss.xml", "/lang-nghe"),
            ("/chu-de/gom-su/rss.xml", "/chu-de/gom-su"),
        ] {
            assert_eq!(FeedFormat::parse(path), Some((FeedFormat::Rss, list)));
            assert_eq!(FeedFormat::Rss.path(list), path);
        }
        assert_eq!(
            FeedFormat::parse("/a/feed.json"),
            Some((FeedFormat::Json, "/a"))
        );
        assert_eq!(FeedFormat::parse("/a/rss"), None);
        assert_eq!(FeedFormat::parse("/arss.xml"), None);
    }
}
