//! Reads an article back in the form in which a writer supplies it, for changes
//! that touch a part of it.

use sqlx::{Row, SqliteConnection};
use store::{ArticleId, Html, MediaId, NewArticle, Result, Slug, Timestamp};

use crate::error::while_doing;
use crate::rows;

/// Returns the article, published, scheduled or not, and the digest of its last import.
pub(crate) async fn article(
    conn: &mut SqliteConnection,
    id: i64,
) -> Result<Option<(NewArticle, String)>> {
    let failed = while_doing("reading an article to change it");
    let row = sqlx::query(
        "SELECT origin, (published OR EXISTS (SELECT 1 FROM scheduled WHERE article = a.id)) AS published, slug, title, summary, lead, body, author_line, section, desk, cover,
            published_at, updated_at, demo, digest,
            (SELECT json_group_array(section) FROM article_sections WHERE article = a.id AND section <> a.section) AS other_sections,
            (SELECT json_group_array(topic) FROM
                (SELECT topic FROM article_topics WHERE article = a.id ORDER BY position)) AS topics,
            (SELECT json_group_array(author) FROM
                (SELECT author FROM article_authors WHERE article = a.id ORDER BY position)) AS authors,
            (SELECT json_group_array(media) FROM article_media WHERE article = a.id) AS pictures
         FROM articles a WHERE id = ?",
    )
    .bind(id)
    .fetch_optional(conn)
    .await
    .map_err(&failed)?;
    let Some(row) = row else { return Ok(None) };
    let text = |name: &str| row.try_get::<String, _>(name).map_err(&failed);
    let maybe = |name: &str| row.try_get::<Option<String>, _>(name).map_err(&failed);
    let number = |name: &str| row.try_get::<i64, _>(name).map_err(&failed);
    let slugs = |name: &str| rows::json::<Vec<Slug>>("list of slugs", &text(name)?);
    let cover: Option<i64> = row.try_get("cover").map_err(&failed)?;
    let article = NewArticle {
        origin: text("origin")?,
        wanted_id: Some(ArticleId(id)),
        published: number("published")? != 0,
        slug: rows::slug(text("slug")?)?,
        title: text("title")?,
        summary: text("summary")?,
        lead: text("lead")?,
        body: Html::from_stored(text("body")?),
        author_line: maybe("author_line")?,
        section: rows::slug(text("section")?)?,
        other_sections: slugs("other_sections")?,
        topics: slugs("topics")?,
        authors: slugs("authors")?,
        desk: maybe("desk")?.map(rows::slug).transpose()?,
        cover: cover.map(MediaId),
        pictures: rows::json::<Vec<MediaId>>("list of pictures", &text("pictures")?)?,
        published_at: Timestamp(number("published_at")?),
        updated_at: Timestamp(number("updated_at")?),
        demo: number("demo")? != 0,
    };
    Ok(Some((article, text("digest")?)))
}
