//! The views of a page, and links that stay in the view.

/// A view of a page; the first two are chosen by its address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum View {
    /// The full view.
    Full,
    /// The lite view: no script, no pictures.
    Lite,
    /// The view in an edition: no scripts; of each picture one file of about
    /// this width in pixels, or none; links as on the full page.
    Edition(Option<u32>),
}

impl View {
    /// Returns `path` in this view; it may have a fragment, but no query.
    pub(crate) fn link(self, path: &str) -> String {
        match self {
            Self::Full | Self::Edition(_) => path.to_owned(),
            Self::Lite => match path.split_once('#') {
                Some((path, fragment)) => format!("{path}?lite#{fragment}"),
                None => format!("{path}?lite"),
            },
        }
    }

    /// Returns `path` with one more query field, in this view.
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
