//! Sections, topics, authors and desks.

use sqlx::SqliteConnection;
use store::{ChangeKey, NewAuthor, NewDesk, NewSection, NewTopic, Outcome, Result, Slug};

use super::article_rows::update_lists;
use super::compare::{Before, compared};
use crate::error::while_doing;
use crate::references::must_exist;

const TOPIC: Named = Named {
    read: "SELECT name FROM topics WHERE slug = ?",
    write: "INSERT INTO topics (slug, name) VALUES (?1, ?2) ON CONFLICT (slug) DO UPDATE SET name = ?2",
};
const AUTHOR: Named = Named {
    read: "SELECT name FROM authors WHERE slug = ?",
    write: "INSERT INTO authors (slug, name) VALUES (?1, ?2) ON CONFLICT (slug) DO UPDATE SET name = ?2",
};
const DESK: Named = Named {
    read: "SELECT initials FROM desks WHERE slug = ?",
    write: "INSERT INTO desks (slug, initials) VALUES (?1, ?2) ON CONFLICT (slug) DO UPDATE SET initials = ?2",
};

pub(crate) async fn topic(conn: &mut SqliteConnection, new: &NewTopic) -> Result<Outcome> {
    named(conn, &TOPIC, &new.slug, &new.name).await
}

pub(crate) async fn author(conn: &mut SqliteConnection, new: &NewAuthor) -> Result<Outcome> {
    named(conn, &AUTHOR, &new.slug, &new.name).await
}

pub(crate) async fn desk(conn: &mut SqliteConnection, new: &NewDesk) -> Result<Outcome> {
    named(conn, &DESK, &new.slug, &new.initials).await
}

/// The SQL of a table of names.
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
    let stored: Option<String> = sqlx::query_scalar(sql.read)
        .bind(slug.as_str())
        .fetch_optional(&mut *conn)
        .await
        .map_err(&failed)?;
    let before = compared(stored.as_deref(), name);
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

/// The row of a section, without its slug.
#[derive(PartialEq, sqlx::FromRow)]
struct SectionRow {
    name: String,
    parent: Option<String>,
    position: u32,
}

pub(crate) async fn section(conn: &mut SqliteConnection, new: &NewSection) -> Result<Outcome> {
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
    let stored: Option<SectionRow> =
        sqlx::query_as("SELECT name, parent, position FROM sections WHERE slug = ?")
            .bind(new.slug.as_str())
            .fetch_optional(&mut *conn)
            .await
            .map_err(&failed)?;
    let supplied = SectionRow {
        name: new.name.clone(),
        parent: parent.map(str::to_owned),
        position: new.position,
    };
    let before = match &stored {
        None => Before::Absent,
        Some(stored) if *stored == supplied => Before::Same,
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
    if stored.is_some_and(|stored| stored.parent != supplied.parent) {
        let inside: Vec<i64> =
            sqlx::query_scalar("SELECT id FROM list_entries WHERE list = 's:' || ?")
                .bind(new.slug.as_str())
                .fetch_all(&mut *conn)
                .await
                .map_err(&failed)?;
        for article in inside {
            update_lists(conn, article).await?;
        }
    }
    Ok(before.outcome(ChangeKey::Slug(new.slug.clone())))
}
