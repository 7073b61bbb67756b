//! Articles, pages and lists.

use std::sync::LazyLock;

use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqlitePool};
use store::{
    Article, ArticleId, Author, Comment, Correction, Cursor, Day, Desk, Direction, Html, Listing,
    MediaId, Page, Result, Section, Slug, Timestamp, Topic, Wanted,
};

use crate::rows::{self, LIST_OF_T, PICTURE, teaser_list};
use crate::while_doing;

/// What an article is made of, from [`ARTICLE_TABLES`].
pub(crate) static ARTICLE_COLUMNS: LazyLock<String> = LazyLock::new(|| {
    format!(
        "a.slug, a.title, a.summary, a.lead, a.body, a.author_line, a.published_at, a.updated_at, a.demo,
            a.cover, a.desk, a.initials, s.slug, s.name, s.parent, s.articles,
            (SELECT {LIST_OF_T} FROM (SELECT json_array(x.slug, x.name) AS t
                FROM article_authors o JOIN authors x ON x.slug = o.author
                WHERE o.article = a.id ORDER BY o.position)),
            (SELECT {LIST_OF_T} FROM (SELECT json_array(x.slug, x.name) AS t
                FROM article_topics o JOIN topics x ON x.slug = o.topic
                WHERE o.article = a.id ORDER BY o.position)),
            (SELECT json_group_array({PICTURE}) FROM article_media o JOIN media m ON m.id = o.media
                WHERE o.article = a.id AND m.stem IS NOT NULL),
            (SELECT {LIST_OF_T} FROM (SELECT json_array(c.name, c.body, c.at) AS t
                FROM comments c WHERE c.article = a.id ORDER BY c.at, c.id)),
            (SELECT {LIST_OF_T} FROM (SELECT json_array(c.text, c.at) AS t
                FROM corrections c WHERE c.article = a.id ORDER BY c.at DESC))"
    )
});

/// Where [`ARTICLE_COLUMNS`] stand.
pub(crate) const ARTICLE_TABLES: &str = "articles a JOIN sections s ON s.slug = a.section";

static ARTICLE: LazyLock<String> = LazyLock::new(|| {
    format!(
        "SELECT {} FROM {ARTICLE_TABLES} WHERE a.id = ? AND a.published",
        *ARTICLE_COLUMNS
    )
});

pub(crate) async fn article(pool: &SqlitePool, id: ArticleId) -> Result<Option<Article>> {
    let row = sqlx::query(&ARTICLE)
        .bind(id.0)
        .fetch_optional(pool)
        .await
        .map_err(while_doing("reading an article"))?;
    row.map(|row| article_of_row(&row, id)).transpose()
}

/// Reads [`ARTICLE_COLUMNS`].
pub(crate) fn article_of_row(row: &SqliteRow, id: ArticleId) -> Result<Article> {
    let failed = while_doing("reading an article");
    let text = |nth: usize| row.try_get::<String, _>(nth).map_err(&failed);
    let maybe = |nth: usize| row.try_get::<Option<String>, _>(nth).map_err(&failed);
    let number = |nth: usize| row.try_get::<i64, _>(nth).map_err(&failed);
    let named = |nth: usize| rows::json::<Vec<(Slug, String)>>("list of names", &text(nth)?);
    let desk = match (maybe(10)?, maybe(11)?) {
        (Some(slug), Some(initials)) => Some(Desk {
            slug: rows::slug(slug)?,
            initials,
        }),
        _ => None,
    };
    let comments: Vec<(String, String, i64)> = rows::json("comment", &text(19)?)?;
    let corrections: Vec<(String, i64)> = rows::json("correction", &text(20)?)?;
    Ok(Article {
        id,
        slug: rows::slug(text(0)?)?,
        title: text(1)?,
        summary: text(2)?,
        lead: text(3)?,
        body: Html::from_kept(text(4)?),
        author_line: maybe(5)?,
        desk,
        authors: named(16)?
            .into_iter()
            .map(|(slug, name)| Author { slug, name })
            .collect(),
        section: Section {
            slug: rows::slug(text(12)?)?,
            name: text(13)?,
            parent: maybe(14)?.map(rows::slug).transpose()?,
            articles: row.try_get(15).map_err(&failed)?,
        },
        topics: named(17)?
            .into_iter()
            .map(|(slug, name)| Topic { slug, name })
            .collect(),
        cover: row
            .try_get::<Option<i64>, _>(9)
            .map_err(&failed)?
            .map(MediaId),
        pictures: rows::pictures(&text(18)?)?,
        published_at: Timestamp(number(6)?),
        updated_at: Timestamp(number(7)?),
        demo: number(8)? != 0,
        comments: comments
            .into_iter()
            .map(|(name, body, at)| Comment {
                name,
                body: Html::from_kept(body),
                at: Timestamp(at),
            })
            .collect(),
        corrections: corrections
            .into_iter()
            .map(|(text, at)| Correction {
                article: id,
                text,
                at: Timestamp(at),
            })
            .collect(),
    })
}

pub(crate) async fn page(pool: &SqlitePool, slug: &Slug) -> Result<Option<Page>> {
    let failed = while_doing("reading a page");
    let sql = format!(
        "SELECT title, body, updated_at,
            (SELECT json_group_array({PICTURE}) FROM page_media o JOIN media m ON m.id = o.media
                WHERE o.page = pages.id AND m.stem IS NOT NULL)
         FROM pages WHERE slug = ? AND published"
    );
    let row: Option<SqliteRow> = sqlx::query(&sql)
        .bind(slug.as_str())
        .fetch_optional(pool)
        .await
        .map_err(&failed)?;
    row.map(|row| {
        Ok(Page {
            slug: slug.clone(),
            title: row.try_get(0).map_err(&failed)?,
            body: Html::from_kept(row.try_get(1).map_err(&failed)?),
            updated_at: Timestamp(row.try_get(2).map_err(&failed)?),
            pictures: rows::pictures(&row.try_get::<String, _>(3).map_err(&failed)?)?,
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

/// The key of a list in `filed`.
pub(crate) fn list_key(of: &Wanted) -> String {
    match of {
        Wanted::Latest => "all".to_owned(),
        Wanted::Section(slug) => format!("s:{slug}"),
        Wanted::Topic(slug) => format!("t:{slug}"),
        Wanted::Writer(slug) => format!("w:{slug}"),
    }
}

pub(crate) async fn listing(
    pool: &SqlitePool,
    of: &Wanted,
    from: Option<(Cursor, Direction)>,
    limit: u32,
) -> Result<Listing> {
    page_of(pool, &list_key(of), None, from, limit).await
}

pub(crate) async fn day(
    pool: &SqlitePool,
    begins: Timestamp,
    ends: Timestamp,
    from: Option<(Cursor, Direction)>,
    limit: u32,
) -> Result<Day> {
    let all = list_key(&Wanted::Latest);
    let listing = page_of(pool, &all, Some((begins, ends)), from, limit).await?;
    let (before, after): (Option<i64>, Option<i64>) = sqlx::query_as(
        "SELECT (SELECT max(published_at) FROM filed WHERE list = ?1 AND published_at < ?2),
            (SELECT min(published_at) FROM filed WHERE list = ?1 AND published_at >= ?3)",
    )
    .bind(&all)
    .bind(begins.0)
    .bind(ends.0)
    .fetch_one(pool)
    .await
    .map_err(while_doing("looking for the days around a day"))?;
    Ok(Day {
        listing,
        before: before.map(Timestamp),
        after: after.map(Timestamp),
    })
}

/// One page of a list, or of what of it was published between two moments.
async fn page_of(
    pool: &SqlitePool,
    list: &str,
    between: Option<(Timestamp, Timestamp)>,
    from: Option<(Cursor, Direction)>,
    limit: u32,
) -> Result<Listing> {
    // A place takes the stead of the moment on its side, so that the index
    // leads to both ends.
    let (begins, ends) = match between {
        Some(_) => (" AND f.published_at >= ?5", " AND f.published_at < ?6"),
        None => ("", ""),
    };
    let (within, order) = match from {
        None => (format!("{begins}{ends}"), "DESC"),
        Some((_, Direction::Older)) => (
            format!("{begins} AND (f.published_at, f.id) < (?2, ?3)"),
            "DESC",
        ),
        Some((_, Direction::Newer)) => (
            format!("{ends} AND (f.published_at, f.id) > (?2, ?3)"),
            "ASC",
        ),
    };
    let teasers = teaser_list(&format!(
        "filed f CROSS JOIN articles a ON a.id = f.id WHERE f.list = ?1{within} \
         ORDER BY f.published_at {order}, f.id {order} LIMIT ?4"
    ));
    // What lies on the other side of the place asked from.
    let behind = match from {
        None => "0".to_owned(),
        Some((_, Direction::Older)) => format!(
            "EXISTS (SELECT 1 FROM filed f WHERE f.list = ?1 AND (f.published_at, f.id) >= (?2, ?3){ends})"
        ),
        Some((_, Direction::Newer)) => format!(
            "EXISTS (SELECT 1 FROM filed f WHERE f.list = ?1 AND (f.published_at, f.id) <= (?2, ?3){begins})"
        ),
    };
    let place = from.map(|(place, _)| place);
    let (text, behind): (String, bool) = sqlx::query_as(&format!("SELECT {teasers}, {behind}"))
        .bind(list)
        .bind(place.map(|place| place.published_at.0))
        .bind(place.map(|place| place.id.0))
        .bind(i64::from(limit) + 1)
        .bind(between.map(|(begins, _)| begins.0))
        .bind(between.map(|(_, ends)| ends.0))
        .fetch_one(pool)
        .await
        .map_err(while_doing("reading a list"))?;
    let mut teasers = rows::teasers(&text)?;
    let beyond = teasers.len() > limit as usize;
    teasers.truncate(limit as usize);
    let newer_wanted = matches!(from, Some((_, Direction::Newer)));
    if newer_wanted {
        teasers.reverse();
    }
    let (newer, older) = if newer_wanted {
        (beyond, behind)
    } else {
        (behind, beyond)
    };
    Ok(Listing {
        teasers,
        newer,
        older,
    })
}
