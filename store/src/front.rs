//! What the front page is made of.

use crate::ids::{Slug, Timestamp};
use crate::story::Story;

/// An article that an editor put at a place of the front page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pin {
    /// The place: 1 is the lead story, those after it follow in order.
    pub slot: u32,
    /// When it gives the place up; `None`: when an editor says so.
    pub until: Option<Timestamp>,
    /// What stands there.
    pub story: Story,
}

/// What the front page is made of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Front {
    /// By place; of what is not published, nothing.
    pub pins: Vec<Pin>,
    /// The newest stories of the whole paper, each at the place of its newest
    /// article.
    pub latest: Vec<Story>,
    /// The newest stories of each section asked for, in that order; sections
    /// without any are left out.
    pub sections: Vec<(Slug, Vec<Story>)>,
}
