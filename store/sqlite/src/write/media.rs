//! The record of a picture or another file.

use sqlx::{Row, SqliteConnection};
use store::{ChangeKey, MediaId, NewMedia, Outcome, Result};

use super::compare::{Before, free_id};
use super::digests::{self, Table, digest, is_of_first_version};
use crate::error::while_doing;
use crate::rows::{print_formats, print_widths};

pub(crate) async fn media(conn: &mut SqliteConnection, new: &NewMedia) -> Result<Outcome> {
    let failed = while_doing("writing a file's record");
    let digest = digest(new);
    let stands =
        sqlx::query("SELECT id, digest, stem, widths, formats FROM media WHERE origin = ?")
            .bind(&new.origin)
            .fetch_optional(&mut *conn)
            .await
            .map_err(&failed)?;
    let files = new.files.as_ref();
    let names = files.map(|files| {
        (
            files.stem.clone(),
            print_widths(&files.widths),
            print_formats(&files.formats),
        )
    });
    let before = match &stands {
        None => Before::Absent,
        Some(row) => {
            let text = |name: &str| row.try_get::<Option<String>, _>(name).map_err(&failed);
            let kept = (text("stem")?, text("widths")?, text("formats")?);
            let same_files = names.as_ref().is_none_or(|(stem, widths, formats)| {
                kept == (
                    Some(stem.clone()),
                    Some(widths.clone()),
                    Some(formats.clone()),
                )
            });
            let old = text("digest")?.unwrap_or_default();
            if same_files && old == digest {
                Before::Same
            } else if same_files
                && is_of_first_version(&old)
                && digests::same_media(conn, new).await?
            {
                digests::replace(conn, Table::Media, &new.origin, &digest).await?;
                Before::Same
            } else {
                Before::Different
            }
        }
    };
    let id = match &stands {
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
        .bind(names.as_ref().map(|names| &names.0))
        .bind(files.map(|files| files.width))
        .bind(files.map(|files| files.height))
        .bind(names.as_ref().map(|names| &names.1))
        .bind(names.as_ref().map(|names| &names.2))
        .bind(&digest)
        .execute(conn)
        .await
        .map_err(&failed)?;
    }
    Ok(before.outcome(ChangeKey::Media(MediaId(id))))
}
