//! The layout of the front page. A pinned story has its position; the newest
//! stories fill the others. No story is shown twice.

use crate::front::Front;
use crate::ids::Slug;
use crate::story::Story;

/// Largest number of further articles linked below a story.
pub const ALSO: u32 = 3;
/// Stories above the sections, including the lead story; more if an editor
/// pinned more.
const TOP_STORIES: u32 = 5;
/// Stories per section.
const STORIES_OF_SECTION: usize = 4;
/// Stories after the sections.
const MORE_STORIES: usize = 12;

/// The stories of the front page, by position.
pub struct FrontPage<'a> {
    /// The lead story and those after it.
    pub top: Vec<&'a Story>,
    /// Sections with at least one story, in menu order.
    pub sections: Vec<(&'a Slug, Vec<&'a Story>)>,
    /// The newest of the other stories.
    pub rest: Vec<&'a Story>,
}

impl<'a> FrontPage<'a> {
    /// Returns the layout at the time `now`, in Unix seconds.
    pub fn at(front: &'a Front, now: i64) -> Self {
        let pins: Vec<_> = front
            .pins
            .iter()
            .filter(|pin| pin.until.is_none_or(|until| until.0 > now))
            .collect();
        let mut shown: Vec<&Story> = pins.iter().map(|pin| &pin.story).collect();
        let mut newest = front.latest.iter();
        let mut top = Vec::new();
        let last = pins
            .last()
            .map_or(TOP_STORIES, |pin| pin.slot.max(TOP_STORIES));
        for place in 1..=last {
            if let Some(pin) = pins.iter().find(|pin| pin.slot == place) {
                top.push(&pin.story);
            } else if let Some(story) = newest.find(|story| is_new(&shown, story)) {
                shown.push(story);
                top.push(story);
            }
        }
        let mut sections = Vec::new();
        for (slug, all) in &front.sections {
            let chosen: Vec<&Story> = all
                .iter()
                .filter(|story| is_new(&shown, story))
                .take(STORIES_OF_SECTION)
                .collect();
            shown.extend(&chosen);
            if !chosen.is_empty() {
                sections.push((slug, chosen));
            }
        }
        let rest = front.latest.iter().filter(|story| is_new(&shown, story));
        let rest = rest.take(MORE_STORIES).collect();
        Self {
            top,
            sections,
            rest,
        }
    }
}

fn is_new(shown: &[&Story], story: &Story) -> bool {
    !shown.iter().any(|other| other.includes(&story.teaser))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::front::Pin;
    use crate::ids::{ArticleId, Timestamp};
    use crate::teaser::Teaser;

    fn story(id: i64) -> Story {
        Story {
            teaser: Teaser {
                id: ArticleId(id),
                slug: Slug::parse("bai").unwrap(),
                title: String::new(),
                summary: String::new(),
                desk: None,
                section: Slug::parse("a").unwrap(),
                published_at: Timestamp(id),
                picture: None,
                story: None,
                demo: false,
            },
            also: Vec::new(),
        }
    }

    fn twice(id: i64, of: i64) -> Story {
        let mut story = story(id);
        story.teaser.story = Some(ArticleId(of));
        story
    }

    fn pin(slot: u32, id: i64, until: Option<i64>) -> Pin {
        Pin {
            slot,
            until: until.map(Timestamp),
            story: story(id),
        }
    }

    fn ids(list: &[&Story]) -> Vec<i64> {
        list.iter().map(|story| story.teaser.id.0).collect()
    }

    fn newest(count: i64) -> Vec<Story> {
        (1..=count).rev().map(story).collect()
    }

    #[test]
    fn without_pins_the_newest_stories_come_first() {
        let front = Front {
            latest: newest(9),
            ..Front::default()
        };
        let places = FrontPage::at(&front, 0);
        assert_eq!(ids(&places.top), [9, 8, 7, 6, 5]);
        assert_eq!(ids(&places.rest), [4, 3, 2, 1]);
    }

    #[test]
    fn a_pin_ends_at_its_time() {
        let front = Front {
            pins: vec![pin(1, 2, Some(100)), pin(3, 9, None)],
            latest: newest(9),
            ..Front::default()
        };
        assert_eq!(ids(&FrontPage::at(&front, 99).top), [2, 8, 9, 7, 6]);
        assert_eq!(ids(&FrontPage::at(&front, 100).top), [8, 7, 9, 6, 5]);
    }

    #[test]
    fn a_high_position_adds_stories_and_leaves_no_gaps() {
        let front = Front {
            pins: vec![pin(7, 1, None)],
            latest: newest(3),
            ..Front::default()
        };
        assert_eq!(ids(&FrontPage::at(&front, 0).top), [3, 2, 1]);
    }

    #[test]
    fn no_story_is_shown_twice() {
        let slug = |text: &str| Slug::parse(text).unwrap();
        let front = Front {
            pins: vec![Pin {
                slot: 1,
                until: None,
                story: twice(3, 3),
            }],
            latest: vec![
                twice(9, 3),
                story(8),
                story(7),
                story(6),
                story(5),
                story(4),
            ],
            sections: vec![
                (slug("a"), vec![twice(9, 3), story(8), story(2)]),
                (slug("b"), vec![story(8)]),
            ],
        };
        let places = FrontPage::at(&front, 0);
        assert_eq!(ids(&places.top), [3, 8, 7, 6, 5]);
        assert_eq!(places.sections.len(), 1, "one without anything is left out");
        assert_eq!(ids(&places.sections[0].1), [2]);
        assert_eq!(ids(&places.rest), [4]);
    }
}
