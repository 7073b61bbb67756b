//! `/`: the lead story and those after it, the sections, the latest. What an
//! editor pinned holds its place; the newest stories fill the others. No story
//! stands there twice.

use leptos::prelude::*;
use store::{Follow, Front, Slug, Story};

use crate::address;
use crate::components::{Shape, feed_link, latest_and_most_read, notify, stories};
use crate::context::PageContext;
use crate::head::Head;
use crate::layout::document;
use crate::render::print;
use crate::structured_data;

/// Places above the sections, the lead story's among them; more where an
/// editor pinned more.
const PLACES: u32 = 5;
/// Stories of a section.
const OF_SECTION: usize = 4;
/// Stories after the sections.
const REST: usize = 12;

/// The page's stories, each in its place.
struct Places<'a> {
    top: Vec<&'a Story>,
    sections: Vec<(&'a Slug, Vec<&'a Story>)>,
    rest: Vec<&'a Story>,
}

impl<'a> Places<'a> {
    /// As they stand at second `now`.
    fn at(front: &'a Front, now: i64) -> Self {
        let pins: Vec<_> = front
            .pins
            .iter()
            .filter(|pin| pin.until.is_none_or(|until| until.0 > now))
            .collect();
        let mut shown: Vec<&Story> = pins.iter().map(|pin| &pin.story).collect();
        let mut newest = front.latest.iter();
        let mut top = Vec::new();
        let last = pins.last().map_or(PLACES, |pin| pin.slot.max(PLACES));
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
                .take(OF_SECTION)
                .collect();
            shown.extend(&chosen);
            if !chosen.is_empty() {
                sections.push((slug, chosen));
            }
        }
        let rest = front.latest.iter().filter(|story| is_new(&shown, story));
        let rest = rest.take(REST).collect();
        Self {
            top,
            sections,
            rest,
        }
    }
}

fn is_new(shown: &[&Story], story: &Story) -> bool {
    !shown.iter().any(|other| other.tells(&story.teaser))
}

pub(crate) fn view(frame: &PageContext) -> String {
    let paper = &frame.shell.paper;
    let head = Head {
        description: paper.tagline.clone(),
        canonical: "/".to_owned(),
        feed: "/".to_owned(),
        data: structured_data::front(frame),
        ..Head::default()
    };
    let places = Places::at(&frame.shell.front, frame.now);
    document(frame, head, || {
        view! {
            <main id="noi-dung" class="front">
                <h1 class="unseen">{paper.name.clone()}</h1>
                {main_column(frame, &places)}
                <div class="side-column">{latest_and_most_read(frame)}</div>
            </main>
        }
    })
}

/// The page's stories alone, as an edition keeps them: its `<main>` without the
/// boxes beside them.
pub(crate) fn kept(frame: &PageContext) -> String {
    let places = Places::at(&frame.shell.front, frame.now);
    print(frame.shell.paper.language, || {
        view! {
            <main id="noi-dung" class="front">
                <h1 class="unseen">{frame.shell.paper.name.clone()}</h1>
                {main_column(frame, &places)}
            </main>
        }
    })
}

fn main_column(frame: &PageContext, places: &Places) -> impl IntoView + use<> {
    let blocks: Vec<_> = places
        .sections
        .iter()
        .filter_map(|(slug, stories)| block(frame, slug, stories))
        .collect();
    view! {
        <div class="main-column">
            {top(frame, &places.top)}
            {(!blocks.is_empty()).then(|| view! { <div class="blocks">{blocks}</div> })}
            {rest(frame, places)}
        </div>
    }
}

/// The lead story, and those after it.
fn top(frame: &PageContext, places: &[&Story]) -> impl IntoView + use<> {
    let face = frame.face();
    let Some((lead, seconds)) = places.split_first() else {
        return view! { <p class="empty">{frame.words.no_latest}</p> }.into_any();
    };
    let seconds = (!seconds.is_empty()).then(|| {
        view! {
            <ol class="teasers seconds">
                {stories(face, Shape::Full, seconds)}
            </ol>
        }
    });
    view! {
        <section aria-label=frame.words.top_stories>
            <ol class="teasers lead-story">{stories(face, Shape::Lead, &[lead])}</ol>
            {seconds}
        </section>
    }
    .into_any()
}

/// A section's newest: the first one whole, the others by title.
fn block(frame: &PageContext, slug: &Slug, list: &[&Story]) -> Option<impl IntoView + use<>> {
    let section = frame
        .shell
        .sections
        .iter()
        .find(|section| section.slug == *slug)?;
    let (first, others) = list.split_first()?;
    let face = frame.face();
    Some(view! {
        <section class="box" aria-label=section.name.clone()>
            <h2 class="box-title">
                <a href=frame.view.link(&address::section(slug))>{section.name.clone()}</a>
            </h2>
            <ol class="teasers">
                {stories(face, Shape::Boxed, &[first])}
                {stories(face, Shape::Brief, others)}
            </ol>
        </section>
    })
}

/// The newest that stand nowhere else, and the way to all.
fn rest(frame: &PageContext, places: &Places) -> impl IntoView + use<> {
    let list = (!places.rest.is_empty()).then(|| {
        let items = stories(frame.face(), Shape::Boxed, &places.rest);
        view! {
            <h2 class="box-title">{frame.words.more_latest}</h2>
            <ol class="teasers">{items}</ol>
        }
    });
    (!places.top.is_empty()).then(|| {
        view! {
            <div class="box">
                {list}
                <a class="more" href=frame.view.link(address::LATEST)>
                    {frame.words.all_latest}
                </a>
                {notify(frame, &Follow::Breaking, "")}
                {feed_link(frame, "/")}
            </div>
        }
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use store::{ArticleId, Pin, Teaser, Timestamp};

    use super::*;

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
    fn without_pins_the_newest_stand_on_top() {
        let front = Front {
            latest: newest(9),
            ..Front::default()
        };
        let places = Places::at(&front, 0);
        assert_eq!(ids(&places.top), [9, 8, 7, 6, 5]);
        assert_eq!(ids(&places.rest), [4, 3, 2, 1]);
    }

    #[test]
    fn a_pin_holds_its_place_until_its_time() {
        let front = Front {
            pins: vec![pin(1, 2, Some(100)), pin(3, 9, None)],
            latest: newest(9),
            ..Front::default()
        };
        assert_eq!(ids(&Places::at(&front, 99).top), [2, 8, 9, 7, 6]);
        assert_eq!(ids(&Places::at(&front, 100).top), [8, 7, 9, 6, 5]);
    }

    #[test]
    fn a_far_place_makes_room_and_a_short_paper_has_no_gaps() {
        let front = Front {
            pins: vec![pin(7, 1, None)],
            latest: newest(3),
            ..Front::default()
        };
        assert_eq!(ids(&Places::at(&front, 0).top), [3, 2, 1]);
    }

    #[test]
    fn no_story_stands_there_twice() {
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
        let places = Places::at(&front, 0);
        assert_eq!(ids(&places.top), [3, 8, 7, 6, 5]);
        assert_eq!(places.sections.len(), 1, "one without anything is left out");
        assert_eq!(ids(&places.sections[0].1), [2]);
        assert_eq!(ids(&places.rest), [4]);
    }
}
