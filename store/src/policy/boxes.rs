//! How teasers are distributed over the boxes below an article. The rules are
//! at [`crate::ArticleStore::article_with_boxes`].

use std::collections::HashSet;

use crate::boxes::ArticleBoxes;
use crate::cursor::Cursor;
use crate::ids::ArticleId;
use crate::teaser::Teaser;

/// Articles in the box of newer ones.
pub const NEWER: usize = 6;
/// Articles in the box of related ones.
pub const RELATED: usize = 4;
/// Articles in the box of other ones, in the page itself.
pub const OTHER: u32 = 15;
/// Related articles that an engine reads: the first ones may all be in the box
/// of newer articles.
pub const RELATED_CANDIDATES: usize = NEWER + RELATED + 1;

/// Articles of the section that an engine reads to fill the box of other
/// articles with `limit`: some may be in the other two boxes, or be the article
/// itself.
pub const fn section_candidates(limit: u32) -> usize {
    limit as usize + 1 + NEWER + RELATED + 1
}

/// Distributes teasers over the boxes; none is in two of them. `of` is the
/// position of the article, `candidates` are related articles, best first, and
/// `head` is the start of its section's list. `tail` is the part of that list
/// that fills the box of other articles, if it is not the start.
pub fn distribute(
    of: Cursor,
    candidates: Vec<Teaser>,
    head: Vec<Teaser>,
    tail: Option<Vec<Teaser>>,
    limit: usize,
) -> ArticleBoxes {
    let after_it = |teaser: &&Teaser| Cursor::of(teaser) > of;
    let choose_newer = |taken: &HashSet<ArticleId>| -> Vec<Teaser> {
        let free = head
            .iter()
            .filter(after_it)
            .filter(|teaser| !taken.contains(&teaser.id));
        free.take(NEWER).cloned().collect()
    };
    let candidate_count = candidates.len();
    let mut newer = choose_newer(&HashSet::new());
    let mut shown: HashSet<ArticleId> = newer.iter().map(|teaser| teaser.id).collect();
    let mut related: Vec<Teaser> = candidates
        .iter()
        .filter(|teaser| !shown.contains(&teaser.id))
        .cloned()
        .collect();
    if related.is_empty() {
        related = candidates;
        related.truncate(RELATED);
        let taken = related.iter().map(|teaser| teaser.id).collect();
        newer = choose_newer(&taken);
        shown = newer.iter().map(|teaser| teaser.id).collect();
    }
    let mut more = related.split_off(related.len().min(RELATED));
    // The ranking may be longer than the candidates.
    let is_cut = candidate_count >= RELATED_CANDIDATES;
    shown.extend(related.iter().map(|teaser| teaser.id));
    let mut other: Vec<Teaser> = tail
        .unwrap_or(head)
        .into_iter()
        .filter(|teaser| !shown.contains(&teaser.id))
        .collect();
    let more_other = other.len() > limit;
    other.truncate(limit);
    more.retain(|teaser| other.iter().all(|it| it.id != teaser.id));
    let more_related = !more.is_empty() || is_cut;
    ArticleBoxes {
        related,
        more_related,
        newer,
        other,
        more_other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::{Slug, Timestamp};

    fn teaser(id: i64) -> Teaser {
        Teaser {
            id: ArticleId(id),
            slug: Slug::from_words("bai", "bai"),
            title: String::new(),
            summary: String::new(),
            desk: None,
            section: Slug::from_words("muc", "muc"),
            published_at: Timestamp(id),
            picture: None,
            story: None,
            demo: false,
        }
    }

    fn teasers(ids: impl IntoIterator<Item = i64>) -> Vec<Teaser> {
        ids.into_iter().map(teaser).collect()
    }

    fn ids(teasers: &[Teaser]) -> Vec<i64> {
        teasers.iter().map(|teaser| teaser.id.0).collect()
    }

    fn of(id: i64) -> Cursor {
        Cursor::of(&teaser(id))
    }

    #[test]
    fn no_article_is_in_two_boxes() {
        let section: Vec<i64> = (1..=40).rev().filter(|id| *id != 20).collect();
        let boxes = distribute(
            of(20),
            teasers([40, 39, 3, 2, 1, 4]),
            teasers(section),
            None,
            15,
        );
        assert_eq!(ids(&boxes.newer), [40, 39, 38, 37, 36, 35]);
        assert_eq!(ids(&boxes.related), [3, 2, 1, 4]);
        assert!(!boxes.more_related);
        assert_eq!(ids(&boxes.other)[..3], [34, 33, 32]);
        assert_eq!(boxes.other.len(), 15);
        assert!(boxes.more_other);
    }

    #[test]
    fn related_articles_come_first_if_all_are_newer() {
        let boxes = distribute(of(1), teasers([3, 2]), teasers([3, 2]), None, 15);
        assert_eq!(ids(&boxes.related), [3, 2]);
        assert!(boxes.newer.is_empty() && boxes.other.is_empty());
    }

    #[test]
    fn more_related_articles_are_offered_if_the_page_shows_not_all() {
        let boxes = |candidates: &[i64], head: &[i64]| {
            let candidates = teasers(candidates.iter().copied());
            distribute(of(90), candidates, teasers(head.iter().copied()), None, 15)
        };
        assert!(boxes(&[1, 2, 3, 4, 5], &[]).more_related);
        assert!(!boxes(&[1, 2, 3, 4], &[]).more_related);
        assert!(
            !boxes(&[1, 2, 3, 4, 5], &[5]).more_related,
            "the box of others shows it"
        );
        // The ranking may go on.
        let candidates: Vec<i64> = (1..=11).collect();
        assert!(boxes(&candidates, &candidates).more_related);
    }

    #[test]
    fn other_articles_continue_after_a_cursor() {
        let boxes = distribute(
            of(9),
            Vec::new(),
            teasers([8, 7, 6]),
            Some(teasers([5, 4, 3])),
            2,
        );
        assert_eq!(ids(&boxes.other), [5, 4]);
        assert!(boxes.more_other);
    }
}
