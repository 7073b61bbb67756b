//! Entries for site maps, and the lists that have feeds.

use sqlx::{AssertSqlSafe, Row, SqlitePool};
use store::{
    ArticleId, FeedSource, ListKey, Result, SITEMAP_PART_SIZE, SitemapEntry, SitemapPart, Slug,
    Timestamp,
};

use crate::error::while_doing;
use crate::rows::{self, LIST_OF_T, PICTURE, PictureRow};

pub(crate) async fn sitemap_entries(
    pool: &SqlitePool,
    from: ArticleId,
    below: ArticleId,
    limit: u32,
) -> Result<Vec<SitemapEntry>> {
    let text: String = sqlx::query_scalar(AssertSqlSafe(format!(
        "SELECT {LIST_OF_T} FROM (
            SELECT json_array(a.id, a.slug, a.updated_at, {PICTURE}) AS t
            FROM articles a LEFT JOIN media m ON m.id = a.cover AND m.stem IS NOT NULL
            WHERE a.id >= ?1 AND a.id < ?2 AND a.published ORDER BY a.id LIMIT ?3)"
    )))
    .bind(from.0)
    .bind(below.0)
    .bind(limit)
    .fetch_one(pool)
    .await
    .map_err(while_doing("reading addresses"))?;
    let lines: Vec<(i64, Slug, i64, PictureRow)> = rows::json("line of the site map", &text)?;
    lines
        .into_iter()
        .map(|(id, slug, at, picture)| {
            Ok(SitemapEntry {
                id: ArticleId(id),
                slug,
                updated_at: Timestamp(at),
                picture: rows::picture(picture)?,
            })
        })
        .collect()
}

pub(crate) async fn sitemap_parts(pool: &SqlitePool) -> Result<Vec<SitemapPart>> {
    debug_assert_eq!(
        SITEMAP_PART_SIZE, 25_000,
        "the index of the migration divides by it"
    );
    let mut parts: Vec<SitemapPart> = Vec::new();
    loop {
        let after = parts.last().map_or(-1, |part| part.number);
        // One index lookup per part, however many articles it holds.
        let next: Option<(i64, i64)> = sqlx::query_as(
            "SELECT id / 25000, updated_at FROM articles WHERE published AND id / 25000 > ?1
             ORDER BY id / 25000, updated_at DESC LIMIT 1",
        )
        .bind(after)
        .fetch_optional(pool)
        .await
        .map_err(while_doing("reading the parts of the site map"))?;
        let Some((number, at)) = next else {
            return Ok(parts);
        };
        parts.push(SitemapPart {
            number,
            updated_at: Timestamp(at),
        });
    }
}

pub(crate) async fn feed_sources(pool: &SqlitePool, limit: u32) -> Result<Vec<FeedSource>> {
    let failed = while_doing("reading the lists that have feeds");
    let found = sqlx::query(
        "SELECT * FROM (SELECT 't' AS kind, slug, name FROM topics
            WHERE EXISTS (SELECT 1 FROM list_entries WHERE list = 't:' || slug) ORDER BY slug)
         UNION ALL SELECT * FROM (SELECT 'w', slug, name FROM authors
            WHERE EXISTS (SELECT 1 FROM list_entries WHERE list = 'w:' || slug) ORDER BY slug)
         UNION ALL SELECT * FROM (SELECT 'w', slug, initials FROM desks
            WHERE EXISTS (SELECT 1 FROM list_entries WHERE list = 'w:' || slug)
            AND NOT EXISTS (SELECT 1 FROM authors WHERE authors.slug = desks.slug) ORDER BY slug)
         LIMIT ?1",
    )
    .bind(limit)
    .fetch_all(pool)
    .await
    .map_err(&failed)?;
    found
        .iter()
        .map(|row| {
            let text = |name: &str| row.try_get::<String, _>(name).map_err(&failed);
            let (slug, name) = (rows::slug(text("slug")?)?, text("name")?);
            let list = if text("kind")? == "t" {
                ListKey::Topic(slug)
            } else {
                ListKey::Writer(slug)
            };
            Ok(FeedSource { list, name })
        })
        .collect()
}
