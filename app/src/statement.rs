//! The statements that every footer links: privacy, cookies, imprint.

use store::{Html, Slug};

use crate::context::PageContext;

/// One of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Statement {
    /// What is kept of readers.
    Privacy,
    /// What is kept on their devices.
    Cookies,
    /// Who makes the paper.
    Imprint,
}

impl Statement {
    /// In the footer's order.
    pub(crate) const ALL: [Self; 3] = [Self::Imprint, Self::Privacy, Self::Cookies];

    /// The one at this address.
    pub(crate) fn of(slug: &Slug) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|statement| statement.slug() == slug.as_str())
    }

    /// Its place in the address, below `/trang/`.
    pub(crate) const fn slug(self) -> &'static str {
        match self {
            Self::Privacy => "quyen-rieng-tu",
            Self::Cookies => "cookie",
            Self::Imprint => "toa-soan",
        }
    }

    /// Its title.
    pub(crate) fn title(self, context: &PageContext) -> &'static str {
        let words = context.words.trust;
        match self {
            Self::Privacy => words.privacy,
            Self::Cookies => words.cookies,
            Self::Imprint => words.imprint,
        }
    }

    /// The paper's own text.
    pub(crate) fn own<'a>(self, context: &PageContext<'a>) -> Option<&'a Html> {
        let statements = &context.snapshot.paper.statements;
        match self {
            Self::Privacy => statements.privacy.as_ref(),
            Self::Cookies => statements.cookies.as_ref(),
            Self::Imprint => statements.imprint.as_ref(),
        }
    }
}
