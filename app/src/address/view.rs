//! The views of a page, and links that stay in them.

/// How a page is printed; the first two are asked for by its address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum View {
    /// The page.
    Full,
    /// The lite view: no script, no pictures.
    Lite,
    /// As an edition keeps it: no script, one file of about this width in
    /// pixels of each picture, or none; links as they are in the page.
    Kept(Option<u32>),
}

impl View {
    /// `path` (which may hold a fragment, but no query) in this view.
    pub(crate) fn link(self, path: &str) -> String {
        match self {
            Self::Full | Self::Kept(_) => path.to_owned(),
            Self::Lite => match path.split_once('#') {
                Some((path, fragment)) => format!("{path}?lite#{fragment}"),
                None => format!("{path}?lite"),
            },
        }
    }

    /// `path` with one more query field, in this view.
    pub(crate) fn link_with(self, path: &str, name: &str, value: &str) -> String {
        let lite = if self == Self::Lite { "lite&" } else { "" };
        format!("{path}?{lite}{name}={value}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lite_links_stay_lite() {
        assert_eq!(View::Lite.link("/a#b"), "/a?lite#b");
        assert_eq!(View::Full.link("/a#b"), "/a#b");
        assert_eq!(View::Lite.link_with("/a", "sau", "1-2"), "/a?lite&sau=1-2");
        assert_eq!(View::Full.link_with("/a", "sau", "1-2"), "/a?sau=1-2");
    }
}
