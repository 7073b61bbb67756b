//! The path from a top section to a subsection.

use store::{Section, Slug};

/// Returns the sections from the top to `slug`. It ends at a repeated slug: a
/// circle in the store must not block a page.
pub(crate) fn section_path<'a>(sections: &'a [Section], slug: &Slug) -> Vec<&'a Section> {
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
    fn the_path_starts_at_the_top_and_a_circle_ends() {
        let sections = [
            section("a", None),
            section("b", Some("a")),
            section("c", Some("d")),
            section("d", Some("c")),
        ];
        let names = |slug: &str| -> Vec<String> {
            section_path(&sections, &Slug::parse(slug).unwrap())
                .iter()
                .map(|s| s.name.clone())
                .collect()
        };
        assert_eq!(names("b"), ["a", "b"]);
        assert_eq!(names("c"), ["d", "c"]);
        assert!(names("x").is_empty());
    }
}
