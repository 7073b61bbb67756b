//! An article read back as its writer wrote it, for changes that touch a part
//! of it.

use sqlx::{Row, SqliteConnection};
use store::{ArticleId, Html, MediaId, NewArticle, Result, Slug, Timestamp};

use crate::{rows, while_doing};

/// The article, published or not, and the digest of what its writer brought.
pub(crate) async fn article(
    conn: &mut SqliteConnection,
    id: i64,
) -> Result<Option<(NewArticle, String)>> {
    let failed = while_doing("reading an article to change it");
    let row = sqlx::query(
        "SELECT origin, published, slug, title, summary, lead, body, author_line, section, desk, cover,
            published_at, updated_at, demo, digest,
            (SELECT json_group_array(section) FROM article_sections WHERE article = a.id AND section <> a.section),
            (SELECT json_group_array(topic) FROM
                (SELECT topic FROM article_topics WHERE article = a.id ORDER BY position)),
            (SELECT json_group_array(author) FROM
                (SELECT author FROM article_authors WHERE article = a.id ORDER BY position)),
            (SELECT json_group_array(media) FROM article_media WHERE article = a.id)
         FROM articles a WHERE id = ?",
    )
    .bind(id)
    .fetch_optional(conn)
    .await
    .map_err(&failed)?;
    let Some(row) = row else { return Ok(None) };
    let text = |nth: usize| row.try_get::<String, _>(nth).map_err(&failed);
    let maybe = |nth: usize| row.try_get::<Option<String>, _>(nth).map_err(&failed);
    let number = |nth: usize| row.try_get::<i64, _>(nth).map_err(&failed);
    let slugs = |nth: usize| rows::json::<Vec<Slug>>("list of slugs", &text(nth)?);
    let cover: Option<i64> = row.try_get(10).map_err(&failed)?;
    let article = NewArticle {
        origin: text(0)?,
        wanted_id: Some(ArticleId(id)),
        published: number(1)? != 0,
        slug: rows::slug(text(2)?)?,
        title: text(3)?,
        summary: text(4)?,
        lead: text(5)?,
        body: Html::from_kept(text(6)?),
        author_line: maybe(7)?,
        section: rows::slug(text(8)?)?,
        other_sections: slugs(15)?,
        topics: slugs(16)?,
        authors: slugs(17)?,
        desk: maybe(9)?.map(rows::slug).transpose()?,
        cover: cover.map(MediaId),
        pictures: rows::json::<Vec<MediaId>>("list of pictures", &text(18)?)?,
        published_at: Timestamp(number(11)?),
        updated_at: Timestamp(number(12)?),
        demo: number(13)? != 0,
    };
    Ok(Some((article, text(14)?)))
}
