//! Pages that are not articles.

use sqlx::{AssertSqlSafe, Row, SqlitePool};
use store::{Html, Page, Result, Slug, Timestamp};

use crate::error::while_doing;
use crate::rows::{self, PICTURE};

pub(crate) async fn page(pool: &SqlitePool, slug: &Slug) -> Result<Option<Page>> {
    let failed = while_doing("reading a page");
    let sql = format!(
        "SELECT title, body, updated_at,
            (SELECT json_group_array({PICTURE}) FROM page_media o JOIN media m ON m.id = o.media
                WHERE o.page = pages.id AND m.stem IS NOT NULL) AS pictures
         FROM pages WHERE slug = ? AND published"
    );
    let row = sqlx::query(AssertSqlSafe(sql))
        .bind(slug.as_str())
        .fetch_optional(pool)
        .await
        .map_err(&failed)?;
    row.map(|row| {
        Ok(Page {
            slug: slug.clone(),
            title: row.try_get("title").map_err(&failed)?,
            body: Html::from_stored(row.try_get("body").map_err(&failed)?),
            updated_at: Timestamp(row.try_get("updated_at").map_err(&failed)?),
            pictures: rows::pictures(&row.try_get::<String, _>("pictures").map_err(&failed)?)?,
        })
    })
    .transpose()
}

pub(crate) async fn pages(pool: &SqlitePool) -> Result<Vec<(Slug, String)>> {
    let found: Vec<(String, String)> =
        sqlx::query_as("SELECT slug, title FROM pages WHERE published ORDER BY title")
            .fetch_all(pool)
            .await
            .map_err(while_doing("reading the pages"))?;
    found
        .into_iter()
        .map(|(slug, title)| Ok((rows::slug(slug)?, title)))
        .collect()
}
