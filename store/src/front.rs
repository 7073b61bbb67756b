//! The material of the front page.

use crate::ids::{Slug, Timestamp};
use crate::story::Story;

/// An article that an editor pinned to a position of the front page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pin {
    /// The position: 1 is the lead story, the others follow in order.
    pub slot: u32,
    /// When the pin ends; `None`: when an editor removes it.
    pub until: Option<Timestamp>,
    /// The pinned story.
    pub story: Story,
}

/// The material of the front page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Front {
    /// Pins by position, without those of unpublished articles.
    pub pins: Vec<Pin>,
    /// The newest stories of the whole paper, each at the position of its
    /// newest article.
    pub latest: Vec<Story>,
    /// The newest stories of each requested section, in the requested order;
    /// sections without any are left out.
    pub sections: Vec<(Slug, Vec<Story>)>,
}
