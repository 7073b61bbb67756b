//! Records of pictures and other files.

use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};
use store::{ChangeKey, MediaId, NewMedia, Outcome, Result};

use super::compare::{Before, free_id};
use super::digests::{self, Table, digest, is_of_first_version};
use crate::error::while_doing;
use crate::rows::{print_formats, print_widths};

/// Stem, widths and formats of a picture's files, as in the table.
type FileNames = (String, String, String);

pub(crate) async fn media(conn: &mut SqliteConnection, new: &NewMedia) -> Result<Outcome> {
    let failed = while_doing("writing a file's record");
    let digest = digest(new);
    let stored =
        sqlx::query("SELECT id, digest, stem, widths, formats FROM media WHERE origin = ?")
            .bind(&new.origin)
            .fetch_optional(&mut *conn)
            .await
            .map_err(&failed)?;
    let names = new.files.as_ref().map(|files| {
        (
            files.stem.clone(),
            print_widths(&files.widths),
            print_formats(&files.formats),
        )
    });
    let before = match &stored {
        None => Before::Absent,
        Some(row) => compare(conn, row, new, names.as_ref(), &digest).await?,
    };
    let id = match &stored {
        Some(row) => row.try_get("id").map_err(&failed)?,
        None => {
            free_id(
                conn,
                new.wanted_id.map(|id| id.0),
                "SELECT count(*) FROM media WHERE id = ?",
                "SELECT coalesce(max(id), 0) + 1 FROM media",
            )
            .await?
        }
    };
    if before != Before::Same {
        write(conn, id, new, names.as_ref(), &digest).await?;
    }
    Ok(before.outcome(ChangeKey::Media(MediaId(id))))
}

/// Compares the row with the supplied record. A run without files keeps the
/// stored ones.
async fn compare(
    conn: &mut SqliteConnection,
    row: &SqliteRow,
    new: &NewMedia,
    names: Option<&FileNames>,
    digest: &str,
) -> Result<Before> {
    let failed = while_doing("comparing a file's record");
    let text = |name: &str| row.try_get::<Option<String>, _>(name).map_err(&failed);
    let stored = (text("stem")?, text("widths")?, text("formats")?);
    let same_files = names.is_none_or(|(stem, widths, formats)| {
        stored
            == (
                Some(stem.clone()),
                Some(widths.clone()),
                Some(formats.clone()),
            )
    });
    if !same_files {
        return Ok(Before::Different);
    }
    let old = text("digest")?.unwrap_or_default();
    if old == digest {
        return Ok(Before::Same);
    }
    if is_of_first_version(&old) && digests::same_media(conn, new).await? {
        digests::replace(conn, Table::Media, &new.origin, digest).await?;
        return Ok(Before::Same);
    }
    Ok(Before::Different)
}

async fn write(
    conn: &mut SqliteConnection,
    id: i64,
    new: &NewMedia,
    names: Option<&FileNames>,
    digest: &str,
) -> Result<()> {
    let files = new.files.as_ref();
    sqlx::query(
        "INSERT INTO media (id, origin, source_url, alt, caption, stem, width, height, widths, formats, digest)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
         ON CONFLICT (id) DO UPDATE SET source_url = ?3, alt = ?4, caption = ?5,
            stem = coalesce(?6, stem), width = coalesce(?7, width), height = coalesce(?8, height),
            widths = coalesce(?9, widths), formats = coalesce(?10, formats), digest = ?11",
    )
    .bind(id)
    .bind(&new.origin)
    .bind(&new.source_url)
    .bind(&new.alt)
    .bind(&new.caption)
    .bind(names.map(|names| &names.0))
    .bind(files.map(|files| files.width))
    .bind(files.map(|files| files.height))
    .bind(names.map(|names| &names.1))
    .bind(names.map(|names| &names.2))
    .bind(digest)
    .execute(conn)
    .await
    .map_err(while_doing("writing a file's record"))?;
    Ok(())
}
