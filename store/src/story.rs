//! Articles of one story as a list shows them.

use crate::teaser::Teaser;

/// A story as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Story {
    /// The article that shows.
    pub teaser: Teaser,
    /// Others that tell the same, newest first: linked under it.
    pub also: Vec<Teaser>,
}

impl Story {
    /// A list in which articles of one story stand as one, at the place of the
    /// first of them.
    pub fn fold(teasers: Vec<Teaser>) -> Vec<Self> {
        let mut stories: Vec<Self> = Vec::with_capacity(teasers.len());
        for teaser in teasers {
            let told = stories
                .iter_mut()
                .find(|story| teaser.story.is_some() && story.teaser.story == teaser.story);
            match told {
                Some(story) => story.also.push(teaser),
                None => stories.push(Self {
                    teaser,
                    also: Vec::new(),
                }),
            }
        }
        stories
    }

    /// True where it is the same story as `other`, or the same article.
    pub fn tells(&self, other: &Teaser) -> bool {
        self.teaser.id == other.id
            || (other.story.is_some() && self.teaser.story == other.story)
            || self.also.iter().any(|also| also.id == other.id)
    }
}
