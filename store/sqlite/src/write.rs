//! A batch of changes in one transaction, each compared with what stands.

use sqlx::{SqliteConnection, SqlitePool};
use store::{
    ArticleId, Change, ChangeKey, NewComment, NewPage, NewSection, Outcome, Result, Slug,
    StoreError,
};

use crate::digests::{self, Table, digest, is_of_first_version};
use crate::{reads, redirects, relate, remove, trust, while_doing, write_article, write_media};

/// Most articles of a batch that are ranked with it; more would hold up other
/// writers for too long.
const RANKED_AT_ONCE: usize = 16;

/// How a thing was before its change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Before {
    Absent,
    Different,
    Same,
}

impl Before {
    pub(crate) fn outcome(self, key: ChangeKey) -> Outcome {
        match self {
            Self::Absent => Outcome::Added(key),
            Self::Different => Outcome::Updated(key),
            Self::Same => Outcome::Unchanged(key),
        }
    }
}

pub(crate) async fn apply(pool: &SqlitePool, changes: &[Change]) -> Result<Vec<Outcome>> {
    let failed = while_doing("writing a batch");
    let mut tx = pool.begin_with("BEGIN IMMEDIATE").await.map_err(&failed)?;
    let mut outcomes = Vec::with_capacity(changes.len());
    for change in changes {
        outcomes.push(one(&mut tx, change).await?);
    }
    let articles: Vec<ArticleId> = changes
        .iter()
        .zip(&outcomes)
        .filter_map(|(change, outcome)| match (change, outcome) {
            (
                Change::Article(_),
                Outcome::Added(ChangeKey::Article(id))
                | Outcome::Updated(ChangeKey::Article(id))
                | Outcome::TextKept(ChangeKey::Article(id)),
            ) => Some(*id),
            _ => None,
        })
        .collect();
    if articles.len() <= RANKED_AT_ONCE {
        for id in articles {
            relate::rank(&mut tx, id.0).await?;
        }
    }
    // Where nothing was written, a commit does nothing.
    tx.commit().await.map_err(&failed)?;
    Ok(outcomes)
}

async fn one(conn: &mut SqliteConnection, change: &Change) -> Result<Outcome> {
    match change {
        Change::Section(section) => self::section(conn, section).await,
        Change::Topic(topic) => {
            let sql = Named {
                read: "SELECT name FROM topics WHERE slug = ?",
                write: "INSERT INTO topics (slug, name) VALUES (?1, ?2) ON CONFLICT (slug) DO UPDATE SET name = ?2",
            };
            named(conn, &sql, &topic.slug, &topic.name).await
        }
        Change::Author(author) => {
            let sql = Named {
                read: "SELECT name FROM authors WHERE slug = ?",
                write: "INSERT INTO authors (slug, name) VALUES (?1, ?2) ON CONFLICT (slug) DO UPDATE SET name = ?2",
            };
            named(conn, &sql, &author.slug, &author.name).await
        }
        Change::Desk(desk) => {
            let sql = Named {
                read: "SELECT initials FROM desks WHERE slug = ?",
                write: "INSERT INTO desks (slug, initials) VALUES (?1, ?2) ON CONFLICT (slug) DO UPDATE SET initials = ?2",
            };
            named(conn, &sql, &desk.slug, &desk.initials).await
        }
        Change::Media(media) => write_media::media(conn, media).await,
        Change::Article(article) => write_article::article(conn, article).await,
        Change::Page(page) => self::page(conn, page).await,
        Change::Comment(comment) => self::comment(conn, comment).await,
        Change::RemoveComment(origin) => remove::comment(conn, origin).await,
        Change::HideArticle(origin) => remove::hide_article(conn, origin).await,
        Change::HidePage(origin) => remove::hide_page(conn, origin).await,
        Change::Redirect(redirect) => redirects::write(conn, redirect).await,
        Change::NoRedirect { from } => redirects::remove(conn, from).await,
        Change::Views { article, at_least } => reads::at_least(conn, *article, *at_least).await,
        Change::Correct(correction) => trust::correct(conn, correction).await,
        Change::Withdraw {
            article,
            reason,
            at,
        } => trust::withdraw(conn, *article, reason.as_deref(), *at).await,
        Change::Restore { article } => trust::restore(conn, *article).await,
        Change::About { slug, about } => trust::about(conn, slug, about).await,
    }
}

/// Fails with [`StoreError::Missing`] unless `sql` finds a row for `key`.
pub(crate) async fn must_exist(
    conn: &mut SqliteConnection,
    what: &'static str,
    sql: &str,
    key: &str,
) -> Result<()> {
    let found = sqlx::query(sql)
        .bind(key)
        .fetch_optional(conn)
        .await
        .map_err(while_doing("writing a batch"))?;
    match found {
        Some(_) => Ok(()),
        None => Err(StoreError::Missing {
            what,
            value: key.to_owned(),
        }),
    }
}

struct Named {
    read: &'static str,
    write: &'static str,
}

async fn named(
    conn: &mut SqliteConnection,
    sql: &Named,
    slug: &Slug,
    name: &str,
) -> Result<Outcome> {
    let failed = while_doing("writing a name");
    let stands: Option<String> = sqlx::query_scalar(sql.read)
        .bind(slug.as_str())
        .fetch_optional(&mut *conn)
        .await
        .map_err(&failed)?;
    let before = compared(stands.as_deref(), name);
    if before != Before::Same {
        sqlx::query(sql.write)
            .bind(slug.as_str())
            .bind(name)
            .execute(conn)
            .await
            .map_err(&failed)?;
    }
    Ok(before.outcome(ChangeKey::Slug(slug.clone())))
}

pub(crate) fn compared(stands: Option<&str>, wanted: &str) -> Before {
    match stands {
        None => Before::Absent,
        Some(text) if text == wanted => Before::Same,
        Some(_) => Before::Different,
    }
}

async fn section(conn: &mut SqliteConnection, new: &NewSection) -> Result<Outcome> {
    let failed = while_doing("writing a section");
    let parent = new.parent.as_ref().map(Slug::as_str);
    if let Some(parent) = parent {
        must_exist(
            conn,
            "section",
            "SELECT 1 FROM sections WHERE slug = ?",
            parent,
        )
        .await?;
    }
    let stands: Option<(String, Option<String>, u32)> =
        sqlx::query_as("SELECT name, parent, position FROM sections WHERE slug = ?")
            .bind(new.slug.as_str())
            .fetch_optional(&mut *conn)
            .await
            .map_err(&failed)?;
    let wanted = (new.name.clone(), parent.map(str::to_owned), new.position);
    let before = match &stands {
        None => Before::Absent,
        Some(stands) if *stands == wanted => Before::Same,
        Some(_) => Before::Different,
    };
    if before == Before::Same {
        return Ok(before.outcome(ChangeKey::Slug(new.slug.clone())));
    }
    sqlx::query(
        "INSERT INTO sections (slug, name, parent, position) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (slug) DO UPDATE SET name = ?2, parent = ?3, position = ?4",
    )
    .bind(new.slug.as_str())
    .bind(&new.name)
    .bind(parent)
    .bind(new.position)
    .execute(&mut *conn)
    .await
    .map_err(&failed)?;
    if stands.is_some_and(|stands| stands.1 != wanted.1) {
        let inside: Vec<i64> = sqlx::query_scalar("SELECT id FROM filed WHERE list = 's:' || ?")
            .bind(new.slug.as_str())
            .fetch_all(&mut *conn)
            .await
            .map_err(&failed)?;
        for article in inside {
            write_article::file(conn, article).await?;
        }
    }
    Ok(before.outcome(ChangeKey::Slug(new.slug.clone())))
}

/// `wanted` if `taken` counts nothing there, else what `next` says.
pub(crate) async fn free_id(
    conn: &mut SqliteConnection,
    wanted: Option<i64>,
    taken: &str,
    next: &str,
) -> Result<i64> {
    let failed = while_doing("choosing a number");
    if let Some(wanted) = wanted {
        let count: i64 = sqlx::query_scalar(taken)
            .bind(wanted)
            .fetch_one(&mut *conn)
            .await
            .map_err(&failed)?;
        if count == 0 {
            return Ok(wanted);
        }
    }
    sqlx::query_scalar(next)
        .fetch_one(conn)
        .await
        .map_err(&failed)
}

async fn page(conn: &mut SqliteConnection, new: &NewPage) -> Result<Outcome> {
    let failed = while_doing("writing a page");
    let digest = digest(new);
    let stands: Option<(i64, String, String)> =
        sqlx::query_as("SELECT id, slug, digest FROM pages WHERE origin = ?")
            .bind(&new.origin)
            .fetch_optional(&mut *conn)
            .await
            .map_err(&failed)?;
    let mut before = compared(stands.as_ref().map(|stands| stands.2.as_str()), &digest);
    if let (Before::Different, Some((id, _, old))) = (before, &stands)
        && is_of_first_version(old)
        && digests::same_page(conn, *id, new).await?
    {
        digests::replace(conn, Table::Pages, &new.origin, &digest).await?;
        before = Before::Same;
    }
    if let (Before::Same, Some((_, slug, _))) = (before, &stands) {
        return Ok(before.outcome(ChangeKey::Slug(crate::rows::slug(slug.clone())?)));
    }
    let slug = free_page_slug(conn, &new.slug, stands.as_ref().map(|stands| stands.0)).await?;
    let id: i64 = sqlx::query_scalar(
        "INSERT INTO pages (origin, published, slug, title, body, updated_at, digest)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
         ON CONFLICT (origin) DO UPDATE SET published = ?2, slug = ?3, title = ?4, body = ?5, updated_at = ?6,
            digest = ?7
         RETURNING id",
    )
    .bind(&new.origin)
    .bind(new.published)
    .bind(slug.as_str())
    .bind(&new.title)
    .bind(new.body.as_str())
    .bind(new.updated_at.0)
    .bind(&digest)
    .fetch_one(&mut *conn)
    .await
    .map_err(&failed)?;
    sqlx::query("DELETE FROM page_media WHERE page = ?")
        .bind(id)
        .execute(&mut *conn)
        .await
        .map_err(&failed)?;
    for media in &new.pictures {
        must_exist(
            conn,
            "file",
            "SELECT 1 FROM media WHERE id = ?",
            &media.0.to_string(),
        )
        .await?;
        sqlx::query("INSERT OR IGNORE INTO page_media (page, media) VALUES (?, ?)")
            .bind(id)
            .bind(media.0)
            .execute(&mut *conn)
            .await
            .map_err(&failed)?;
    }
    Ok(before.outcome(ChangeKey::Slug(slug)))
}

/// `wanted`, or with the first free number behind it.
async fn free_page_slug(
    conn: &mut SqliteConnection,
    wanted: &Slug,
    own: Option<i64>,
) -> Result<Slug> {
    let mut slug = wanted.clone();
    let mut number = 2;
    loop {
        let taken: Option<i64> =
            sqlx::query_scalar("SELECT id FROM pages WHERE slug = ?1 AND id IS NOT ?2")
                .bind(slug.as_str())
                .bind(own)
                .fetch_optional(&mut *conn)
                .await
                .map_err(while_doing("choosing a page's address"))?;
        if taken.is_none() {
            return Ok(slug);
        }
        slug = Slug::from_words(&format!("{wanted}-{number}"), "trang");
        number += 1;
    }
}

async fn comment(conn: &mut SqliteConnection, new: &NewComment) -> Result<Outcome> {
    let failed = while_doing("writing a comment");
    must_exist(
        conn,
        "article",
        "SELECT 1 FROM articles WHERE id = ?",
        &new.article.to_string(),
    )
    .await?;
    let digest = digest(new);
    let stands: Option<String> = sqlx::query_scalar("SELECT digest FROM comments WHERE origin = ?")
        .bind(&new.origin)
        .fetch_optional(&mut *conn)
        .await
        .map_err(&failed)?;
    let mut before = compared(stands.as_deref(), &digest);
    if before == Before::Different
        && stands.as_deref().is_some_and(is_of_first_version)
        && digests::same_comment(conn, new).await?
    {
        digests::replace(conn, Table::Comments, &new.origin, &digest).await?;
        before = Before::Same;
    }
    if before != Before::Same {
        sqlx::query(
            "INSERT INTO comments (origin, article, name, body, at, digest) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (origin) DO UPDATE SET article = ?2, name = ?3, body = ?4, at = ?5, digest = ?6",
        )
        .bind(&new.origin)
        .bind(new.article.0)
        .bind(&new.name)
        .bind(new.body.as_str())
        .bind(new.at.0)
        .bind(&digest)
        .execute(conn)
        .await
        .map_err(&failed)?;
    }
    Ok(before.outcome(ChangeKey::Nameless))
}
