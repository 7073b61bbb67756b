//! The statements in the footer: privacy, cookies, imprint.

use store::{Html, Slug};

use crate::context::PageContext;

/// A statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Statement {
    /// The data stored about readers.
    Privacy,
    /// The data stored on their devices.
    Cookies,
    /// The publisher of the paper.
    Imprint,
}

impl Statement {
    /// In the order of the footer.
    pub(crate) const ALL: [Self; 3] = [Self::Imprint, Self::Privacy, Self::Cookies];

    /// Returns the statement at this address.
    pub(crate) fn of(slug: &Slug) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|statement| statement.slug() == slug.as_str())
    }

    /// Returns its path segment below `/trang/`.
    pub(crate) const fn slug(self) -> &'static str {
        match self {
            Self::Privacy => "quyen-rieng-tu",
            Self::Cookies => "cookie",
            Self::Imprint => "toa-soan",
        }
    }

    /// Returns its title.
    pub(crate) fn title(self, context: &PageContext) -> &'static str {
        let words = context.words.trust;
        match self {
            Self::Privacy => words.privacy,
            Self::Cookies => words.cookies,
            Self::Imprint => words.imprint,
        }
    }

    /// Returns the paper's own text.
    pub(crate) fn own<'a>(self, context: &PageContext<'a>) -> Option<&'a Html> {
        let statements = &context.snapshot.config.statements;
        match self {
            Self::Privacy => statements.privacy.as_ref(),
            Self::Cookies => statements.cookies.as_ref(),
            Self::Imprint => statements.imprint.as_ref(),
        }
    }
}
