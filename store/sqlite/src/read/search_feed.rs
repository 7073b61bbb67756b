//! The input of the search index, and the articles that a search found.

use sqlx::{AssertSqlSafe, Row, SqlitePool};
use store::{
    ArticleId, Html, Result, SearchChange, SearchHit, SearchMark, SearchText, Slug, Timestamp,
};

use crate::error::while_doing;
use crate::rows::{self, TEASER, TEASER_JOINS};

/// Columns of an article's searched text, from `articles a`.
const TEXT: &str = "a.title, a.summary, a.lead, a.body, a.published_at,
    (SELECT json_group_array(substr(f.list, 3)) FROM list_entries f WHERE f.id = a.id AND f.list LIKE 's:%') AS sections";

/// A row of [`TEXT`] as sqlx reads it.
type TextRow = (
    Option<String>,
    Option<String>,
    Option<String>,
    Option<String>,
    Option<i64>,
    Option<String>,
);

pub(crate) async fn changes(
    pool: &SqlitePool,
    after: Option<SearchMark>,
    limit: u32,
) -> Result<Option<Vec<SearchChange>>> {
    let failed = while_doing("reading what the search index must follow");
    if let Some(mark) = after {
        let token: Option<i64> = sqlx::query_scalar("SELECT token FROM search_log WHERE seq = ?")
            .bind(mark.seq)
            .fetch_optional(pool)
            .await
            .map_err(&failed)?;
        if token != Some(mark.token) {
            return Ok(None);
        }
    }
    let found = sqlx::query(AssertSqlSafe(format!(
        "SELECT {TEXT}, l.seq, l.token, l.article
         FROM search_log l LEFT JOIN articles a ON a.id = l.article AND a.published
         WHERE l.seq > ?1
            AND NOT EXISTS (SELECT 1 FROM search_log n WHERE n.article = l.article AND n.seq > l.seq)
         ORDER BY l.seq LIMIT ?2"
    )))
    .bind(after.map_or(0, |mark| mark.seq))
    .bind(limit)
    .fetch_all(pool)
    .await
    .map_err(&failed)?;
    found
        .iter()
        .map(|row| {
            Ok(SearchChange {
                mark: SearchMark {
                    seq: row.try_get("seq").map_err(&failed)?,
                    token: row.try_get("token").map_err(&failed)?,
                },
                article: ArticleId(row.try_get("article").map_err(&failed)?),
                text: text(row)?,
            })
        })
        .collect::<Result<_>>()
        .map(Some)
}

pub(crate) async fn search_hits(
    pool: &SqlitePool,
    articles: &[ArticleId],
) -> Result<Vec<SearchHit>> {
    let failed = while_doing("reading what was found");
    let list: Vec<i64> = articles.iter().map(|article| article.0).collect();
    let rows = sqlx::query(AssertSqlSafe(format!(
        "SELECT {TEXT}, {TEASER} AS teaser FROM json_each(?1) wanted
         CROSS JOIN articles a ON a.id = wanted.value AND a.published {TEASER_JOINS}"
    )))
    .bind(serde_json::json!(list).to_string())
    .fetch_all(pool)
    .await
    .map_err(&failed)?;
    let mut all = Vec::with_capacity(rows.len());
    for row in &rows {
        let teaser: String = row.try_get("teaser").map_err(&failed)?;
        let teasers = rows::teasers(&format!("[{teaser}]"))?;
        if let (Some(teaser), Some(text)) = (teasers.into_iter().next(), text(row)?) {
            all.push(SearchHit { teaser, text });
        }
    }
    Ok(all)
}

/// Returns the text of a row of [`TEXT`]; `None` if it has no article.
fn text(row: &sqlx::sqlite::SqliteRow) -> Result<Option<SearchText>> {
    let failed = while_doing("reading a text to search");
    let read = || -> std::result::Result<TextRow, sqlx::Error> {
        Ok((
            row.try_get("title")?,
            row.try_get("summary")?,
            row.try_get("lead")?,
            row.try_get("body")?,
            row.try_get("published_at")?,
            row.try_get("sections")?,
        ))
    };
    let (Some(title), Some(summary), Some(lead), Some(body), Some(published_at), Some(sections)) =
        read().map_err(failed)?
    else {
        return Ok(None);
    };
    // Many leads repeat the summary.
    let summary = if lead.is_empty() || summary == lead {
        summary
    } else {
        format!("{summary}\n{lead}")
    };
    let sections: Vec<Slug> = rows::json("list of sections", &sections)?;
    Ok(Some(SearchText {
        title,
        summary,
        body: Html::from_stored(body).to_text(),
        published_at: Timestamp(published_at),
        sections,
    }))
}
