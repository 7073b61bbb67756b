//! The way from the front page to where the reader is.

use leptos::prelude::*;
use store::{Section, Slug};

use crate::address;
use crate::frame::Frame;

/// The front page and the sections from the outermost to `section`; the last
/// one is not a link where the page is that section's own.
pub(crate) fn breadcrumb(frame: &Frame, section: &Slug) -> impl IntoView + use<> {
    let steps = way_to(&frame.shell.sections, section)
        .into_iter()
        .map(|step| {
            let path = address::section(&step.slug);
            let current = (frame.path == path).then_some("page");
            view! {
                <li>
                    <a href=frame.view.link(&path) aria-current=current>
                        {step.name.clone()}
                    </a>
                </li>
            }
        })
        .collect_view();
    view! {
        <nav class="breadcrumb" aria-label=frame.words.breadcrumb>
            <ol>
                <li>
                    <a href=frame.view.link("/")>{frame.words.home}</a>
                </li>
                {steps}
            </ol>
        </nav>
    }
}

/// The sections from the outermost to `slug`. Ends at any slug seen before: a circle in the store must
/// not hang a page.
pub(crate) fn way_to<'a>(sections: &'a [Section], slug: &Slug) -> Vec<&'a Section> {
    let mut way: Vec<&Section> = Vec::new();
    let mut next = Some(slug);
    while let Some(slug) = next {
        let Some(section) = sections.iter().find(|section| section.slug == *slug) else {
            break;
        };
        if way.iter().any(|seen| seen.slug == section.slug) {
            break;
        }
        way.push(section);
        next = section.parent.as_ref();
    }
    way.reverse();
    way
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn section(slug: &str, parent: Option<&str>) -> Section {
        Section {
            slug: Slug::parse(slug).unwrap(),
            name: slug.to_owned(),
            parent: parent.map(|slug| Slug::parse(slug).unwrap()),
            articles: 0,
        }
    }

    #[test]
    fn the_way_starts_outside_and_a_circle_ends() {
        let sections = [
            section("a", None),
            section("b", Some("a")),
            section("c", Some("d")),
            section("d", Some("c")),
        ];
        let names = |slug: &str| -> Vec<String> {
            way_to(&sections, &Slug::parse(slug).unwrap())
                .iter()
                .map(|s| s.name.clone())
                .collect()
        };
        assert_eq!(names("b"), ["a", "b"]);
        assert_eq!(names("c"), ["d", "c"]);
        assert!(names("x").is_empty());
    }
}
