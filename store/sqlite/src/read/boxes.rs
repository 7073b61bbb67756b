//! The article page: the article and the boxes below it. `store::policy::boxes`
//! decides which teaser is in which box.

use std::collections::HashSet;
use std::sync::{Arc, LazyLock};

use store::policy::boxes::{OTHER, RELATED_CANDIDATES, distribute, section_candidates};
use store::{Article, ArticleBoxes, ArticleId, Cursor, Result, Teaser, Timestamp};

use super::articles;
use crate::columns::{TEASER_COLUMNS, teaser_of};
use crate::readers::{Readers, Reading};
use crate::rows::TEASER_JOINS;

/// Related articles, best first: ?1 is the article, ?2 the number of teasers, ?3 of
/// those before them.
static RELATED: LazyLock<String> = LazyLock::new(|| {
    format!(
        "SELECT {TEASER_COLUMNS} FROM related r CROSS JOIN articles a ON a.id = r.other {TEASER_JOINS}
         WHERE r.article = ?1 AND a.published ORDER BY r.score DESC, r.other DESC LIMIT ?2 OFFSET ?3"
    )
});

/// The newest articles of a list: ?1 is its key, ?2 their number.
static HEAD: LazyLock<String> = LazyLock::new(|| of_list(""));

/// The same, after the position ?3, ?4.
static TAIL: LazyLock<String> = LazyLock::new(|| of_list(" AND (f.published_at, f.id) < (?3, ?4)"));

/// The lists that contain an article, except that of its main section, which is ?2.
const OTHER_LISTS: &str = "SELECT 't:' || topic FROM article_topics WHERE article = ?1
     UNION ALL SELECT 's:' || section FROM article_sections WHERE article = ?1 AND section <> ?2";

const PLACE: &str = "SELECT section, published_at FROM articles WHERE id = ?1 AND published";

fn of_list(within: &str) -> String {
    format!(
        "SELECT {TEASER_COLUMNS} FROM list_entries f CROSS JOIN articles a ON a.id = f.id {TEASER_JOINS}
         WHERE f.list = ?1{within} ORDER BY f.published_at DESC, f.id DESC LIMIT ?2"
    )
}

pub(crate) async fn article_with_boxes(
    rows: Arc<Readers>,
    id: ArticleId,
    after: Option<Cursor>,
) -> Result<Option<(Article, ArticleBoxes)>> {
    rows.read(
        "reading an article and the boxes below it",
        move |reading| {
            let Some(article) = articles::read(reading, id)? else {
                return Ok(None);
            };
            let place = Place {
                section: article.section.slug.as_str(),
                of: Cursor {
                    published_at: article.published_at,
                    id,
                },
            };
            let boxes = place.boxes(reading, after, OTHER)?;
            Ok(Some((article, boxes)))
        },
    )
    .await
}

/// Where an article is.
struct Place<'a> {
    section: &'a str,
    of: Cursor,
}

impl Place<'_> {
    /// Reads the lists that fill the boxes, and distributes them.
    fn boxes(
        &self,
        reading: &Reading<'_>,
        after: Option<Cursor>,
        limit: u32,
    ) -> Result<ArticleBoxes> {
        let id = self.of.id;
        let list = format!("s:{}", self.section);
        let count = i64::try_from(section_candidates(limit)).unwrap_or(i64::MAX);
        let most = i64::try_from(RELATED_CANDIDATES).unwrap_or(i64::MAX);
        let mut candidates = reading.all(&RELATED, (id.0, most, 0), teaser_of)?;
        let head = reading.all(&HEAD, (&list, count), teaser_of)?;
        let head = without(head, id);
        let tail = match after {
            Some(after) => {
                let after = (&list, count, after.published_at.0, after.id.0);
                Some(without(reading.all(&TAIL, after, teaser_of)?, id))
            }
            None => None,
        };
        let is_ranked = !candidates.is_empty();
        if !is_ranked {
            candidates = self.sharing_a_list(reading)?;
            candidates.extend(head.iter().take(RELATED_CANDIDATES).cloned());
            let mut seen = HashSet::new();
            candidates.retain(|teaser| seen.insert(teaser.id));
        }
        let boxes = distribute(self.of, candidates, head, tail, limit as usize);
        Ok(ArticleBoxes {
            // More would come from the ranking.
            more_related: boxes.more_related && is_ranked,
            ..boxes
        })
    }

    /// For an article without a stored ranking: returns the newest articles of each
    /// list that contains it, except its main section's, newest first.
    fn sharing_a_list(&self, reading: &Reading<'_>) -> Result<Vec<Teaser>> {
        let lists: Vec<String> = reading.all(OTHER_LISTS, (self.of.id.0, self.section), |row| {
            row.string(0)
        })?;
        // The article itself may be one of them.
        let count = i64::try_from(RELATED_CANDIDATES + 1).unwrap_or(i64::MAX);
        let mut found = Vec::new();
        for list in lists {
            found.extend(without(
                reading.all(&HEAD, (list, count), teaser_of)?,
                self.of.id,
            ));
        }
        found.sort_by_key(|teaser| std::cmp::Reverse(Cursor::of(teaser)));
        found.dedup_by_key(|teaser| teaser.id);
        found.truncate(RELATED_CANDIDATES);
        Ok(found)
    }
}

fn without(mut teasers: Vec<Teaser>, id: ArticleId) -> Vec<Teaser> {
    teasers.retain(|teaser| teaser.id != id);
    teasers
}

pub(crate) async fn more_related(
    rows: Arc<Readers>,
    of: ArticleId,
    skip: u32,
    limit: u32,
) -> Result<(Vec<Teaser>, bool)> {
    rows.read("reading more related articles", move |reading| {
        let which = (of.0, i64::from(limit) + 1, skip);
        let mut found = reading.all(&RELATED, which, teaser_of)?;
        let more = found.len() > limit as usize;
        found.truncate(limit as usize);
        Ok((found, more))
    })
    .await
}

pub(crate) async fn more_other(
    rows: Arc<Readers>,
    of: ArticleId,
    after: Cursor,
    limit: u32,
) -> Result<(Vec<Teaser>, bool)> {
    rows.read("reading more articles of a section", move |reading| {
        let place = reading.first(PLACE, [of.0], |row| {
            Ok((row.string(0)?, Timestamp(row.get(1)?)))
        })?;
        let Some((section, published_at)) = place else {
            return Ok((Vec::new(), false));
        };
        let place = Place {
            section: &section,
            of: Cursor {
                published_at,
                id: of,
            },
        };
        let boxes = place.boxes(reading, Some(after), limit)?;
        Ok((boxes.other, boxes.more_other))
    })
    .await
}
