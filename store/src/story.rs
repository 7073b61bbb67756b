//! Stories: articles on the same news.

use crate::teaser::Teaser;

/// A story in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Story {
    /// The article that is shown.
    pub teaser: Teaser,
    /// Further articles of the story, newest first, linked below it.
    pub also: Vec<Teaser>,
}

impl Story {
    /// Groups a list by story: each story is at the position of its first
    /// article.
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

    /// True if `other` is the same article or belongs to the same story.
    pub fn includes(&self, other: &Teaser) -> bool {
        self.teaser.id == other.id
            || (other.story.is_some() && self.teaser.story == other.story)
            || self.also.iter().any(|also| also.id == other.id)
    }
}
