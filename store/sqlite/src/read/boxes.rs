//! The article page: the article and the boxes below it. `store::policy::boxes`
//! decides which teaser is in which box.

use std::collections::HashSet;
use std::sync::LazyLock;

use sqlx::sqlite::{SqliteArguments, SqliteRow};
use sqlx::{AssertSqlSafe, Row, Sqlite, SqlitePool};
use store::policy::boxes::{OTHER, RELATED_CANDIDATES, distribute, section_candidates};
use store::{Article, ArticleBoxes, ArticleId, Cursor, Result, Teaser, Timestamp};

use super::articles::{ARTICLE_COLUMNS, ARTICLE_TABLES, article_of_row};
use crate::error::while_doing;
use crate::rows::{self, teaser_list};

const READING: &str = "reading an article and the boxes below it";

/// Statements whose columns `related`, `head` and `tail` are the lists that
/// fill the boxes; ?1 is the article, ?2 the number of articles of its section
/// to read, ?3 and ?4 a cursor in the section's list.
struct Statements {
    /// The article and its boxes.
    article: String,
    /// The same, with the page of `other` after the cursor.
    article_after: String,
    /// The article's time, and its boxes after the cursor.
    more_other: String,
}

static STATEMENTS: LazyLock<Statements> = LazyLock::new(|| {
    const SECTION: &str = "'s:' || (SELECT section FROM articles WHERE id = ?1)";
    let related = teaser_list(
        "related r CROSS JOIN articles a ON a.id = r.other",
        &format!(
            "WHERE r.article = ?1 AND a.published ORDER BY r.score DESC, r.other DESC \
             LIMIT {RELATED_CANDIDATES}"
        ),
    );
    let of_section = |within: &str| {
        teaser_list(
            "list_entries f CROSS JOIN articles a ON a.id = f.id",
            &format!(
                "WHERE f.list = {SECTION}{within} ORDER BY f.published_at DESC, f.id DESC LIMIT ?2"
            ),
        )
    };
    let lists = format!("{related} AS related, {} AS head", of_section(""));
    let tail = of_section(" AND (f.published_at, f.id) < (?3, ?4)");
    let article = format!("SELECT {}, {lists}", *ARTICLE_COLUMNS);
    let published = format!("FROM {ARTICLE_TABLES} WHERE a.id = ?1 AND a.published");
    Statements {
        article: format!("{article}, NULL AS tail {published}"),
        article_after: format!("{article}, {tail} AS tail {published}"),
        more_other: format!("SELECT a.published_at, {lists}, {tail} AS tail {published}"),
    }
});

pub(crate) async fn article_with_boxes(
    pool: &SqlitePool,
    id: ArticleId,
    after: Option<Cursor>,
) -> Result<Option<(Article, ArticleBoxes)>> {
    let sql = match after {
        None => &STATEMENTS.article,
        Some(_) => &STATEMENTS.article_after,
    };
    let row = asked(sql, id, after, OTHER).fetch_optional(pool).await;
    let Some(row) = row.map_err(while_doing(READING))? else {
        return Ok(None);
    };
    let article = article_of_row(&row, id)?;
    let place = Cursor {
        published_at: article.published_at,
        id,
    };
    let boxes = chosen(pool, &row, place, OTHER).await?;
    Ok(Some((article, boxes)))
}

fn asked(
    sql: &'static str,
    id: ArticleId,
    after: Option<Cursor>,
    limit: u32,
) -> sqlx::query::Query<'static, Sqlite, SqliteArguments> {
    sqlx::query(sql)
        .bind(id.0)
        .bind(i64::try_from(section_candidates(limit)).unwrap_or(i64::MAX))
        .bind(after.map(|place| place.published_at.0))
        .bind(after.map(|place| place.id.0))
}

/// Reads the lists of one of [`STATEMENTS`] and distributes them over the
/// boxes.
async fn chosen(
    pool: &SqlitePool,
    row: &SqliteRow,
    of: Cursor,
    limit: u32,
) -> Result<ArticleBoxes> {
    let text = |name: &str| {
        row.try_get::<Option<&str>, _>(name)
            .map_err(while_doing(READING))
    };
    let list = |name: &str| text(name)?.map_or(Ok(Vec::new()), rows::teasers);
    let mut candidates = list("related")?;
    let head = without(list("head")?, of.id);
    let tail = match text("tail")? {
        Some(tail) => Some(without(rows::teasers(tail)?, of.id)),
        None => None,
    };
    let is_ranked = !candidates.is_empty();
    if !is_ranked {
        candidates = sharing_a_list(pool, of.id).await?;
        candidates.extend(head.iter().take(RELATED_CANDIDATES).cloned());
        let mut seen = HashSet::new();
        candidates.retain(|teaser| seen.insert(teaser.id));
    }
    let boxes = distribute(of, candidates, head, tail, limit as usize);
    Ok(ArticleBoxes {
        // More would come from the ranking.
        more_related: boxes.more_related && is_ranked,
        ..boxes
    })
}

fn without(mut teasers: Vec<Teaser>, id: ArticleId) -> Vec<Teaser> {
    teasers.retain(|teaser| teaser.id != id);
    teasers
}

/// For an article without a stored ranking: returns the newest articles of each
/// list that contains it, except its main section's, newest first.
async fn sharing_a_list(pool: &SqlitePool, of: ArticleId) -> Result<Vec<Teaser>> {
    let teasers = teaser_list(
        "list_entries f CROSS JOIN articles a ON a.id = f.id",
        &format!(
            "WHERE f.list = l.list AND f.id <> ?1 ORDER BY f.published_at DESC, f.id DESC \
             LIMIT {RELATED_CANDIDATES}"
        ),
    );
    let lists: Vec<String> = sqlx::query_scalar(AssertSqlSafe(format!(
        "SELECT {teasers} FROM (
            SELECT 't:' || topic AS list FROM article_topics WHERE article = ?1
            UNION ALL SELECT 's:' || section FROM article_sections
            WHERE article = ?1 AND section <> (SELECT section FROM articles WHERE id = ?1)) l"
    )))
    .bind(of.0)
    .fetch_all(pool)
    .await
    .map_err(while_doing("reading articles of the same lists"))?;
    let mut found = Vec::new();
    for list in lists {
        found.extend(rows::teasers(&list)?);
    }
    found.sort_by_key(|teaser| std::cmp::Reverse(Cursor::of(teaser)));
    found.dedup_by_key(|teaser| teaser.id);
    found.truncate(RELATED_CANDIDATES);
    Ok(found)
}

pub(crate) async fn more_related(
    pool: &SqlitePool,
    of: ArticleId,
    skip: u32,
    limit: u32,
) -> Result<(Vec<Teaser>, bool)> {
    let teasers = teaser_list(
        "related r CROSS JOIN articles a ON a.id = r.other",
        "WHERE r.article = ?1 AND a.published ORDER BY r.score DESC, r.other DESC \
         LIMIT ?2 OFFSET ?3",
    );
    let text: String = sqlx::query_scalar(AssertSqlSafe(format!("SELECT {teasers}")))
        .bind(of.0)
        .bind(i64::from(limit) + 1)
        .bind(skip)
        .fetch_one(pool)
        .await
        .map_err(while_doing("reading more related articles"))?;
    let mut found = rows::teasers(&text)?;
    let more = found.len() > limit as usize;
    found.truncate(limit as usize);
    Ok((found, more))
}

pub(crate) async fn more_other(
    pool: &SqlitePool,
    of: ArticleId,
    after: Cursor,
    limit: u32,
) -> Result<(Vec<Teaser>, bool)> {
    let row = asked(&STATEMENTS.more_other, of, Some(after), limit)
        .fetch_optional(pool)
        .await
        .map_err(while_doing(READING))?;
    let Some(row) = row else {
        return Ok((Vec::new(), false));
    };
    let published_at = row.try_get("published_at").map_err(while_doing(READING))?;
    let place = Cursor {
        published_at: Timestamp(published_at),
        id: of,
    };
    let boxes = chosen(pool, &row, place, limit).await?;
    Ok((boxes.other, boxes.more_other))
}
