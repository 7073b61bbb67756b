//! Saves: what devices ask to keep.

use draft::TextHash;
use sqlx::{SqliteConnection, SqlitePool};
use store::newsroom::{Act, Save, SaveReason, Saved, VersionKind};
use store::{Result, StoreError};

use super::documents::{Heads, heads, set_head};
use super::versions::{self, NewVersion};
use crate::error::while_doing;
use crate::transaction::WriteTransaction;

const SAVING: &str = "saving a document";

pub(crate) async fn save(pool: &SqlitePool, save: &Save, act: Act) -> Result<Saved> {
    let mut tx = WriteTransaction::begin(pool, SAVING).await?;
    let saved = saved(&mut tx, save, act).await;
    tx.end(saved).await
}

async fn saved(conn: &mut SqliteConnection, save: &Save, act: Act) -> Result<Saved> {
    let id = save.document.0;
    let Heads { head, .. } = heads(conn, id).await?;
    if let Some(version) = earlier(conn, save).await? {
        return Ok(Saved { version, head });
    }
    let (base, before) = match save.base {
        None => (None, String::new()),
        Some(hash) => {
            let number = version_with(conn, id, hash, head).await?;
            let number = number.ok_or(StoreError::UnknownBase {
                document: save.document,
            })?;
            (Some(number), versions::existing(conn, id, number).await?)
        }
    };
    let text = save.splice.apply(&before).ok();
    let text = text.filter(|text| TextHash::of(text) == save.result);
    let text = text.ok_or(StoreError::WrongResult {
        document: save.document,
    })?;
    let merged = match save.reason {
        SaveReason::Merged(other) => {
            versions::must_exist(conn, id, other).await?;
            Some(other)
        }
        SaveReason::Written | SaveReason::Restored => None,
    };
    let known = if merged.is_none() {
        same_text(conn, id, base.filter(|_| text == before), head, save.result).await?
    } else {
        None
    };
    let version = if let Some(version) = known {
        version
    } else {
        let new = NewVersion {
            document: id,
            parent: base.map(|base| (base, before.as_str())),
            merged,
            kind: kind(save.reason),
            author: act.by,
            text: &text,
            hash: save.result,
            at: act.at,
            published: false,
            unmerged: base != Some(head),
        };
        versions::add(conn, &new).await?
    };
    receive(conn, save, version, act).await?;
    let head = if known.is_none() && base == Some(head) {
        set_head(conn, id, version, &text, act.at).await?;
        version
    } else {
        head
    };
    Ok(Saved { version, head })
}

fn kind(reason: SaveReason) -> VersionKind {
    match reason {
        SaveReason::Written => VersionKind::Saved,
        SaveReason::Merged(_) => VersionKind::Merged,
        SaveReason::Restored => VersionKind::Restored,
    }
}

/// The version that this save became when it was sent before.
async fn earlier(conn: &mut SqliteConnection, save: &Save) -> Result<Option<u32>> {
    sqlx::query_scalar("SELECT version FROM saves WHERE document = ? AND client = ? AND number = ?")
        .bind(save.document.0)
        .bind(save.client.as_str())
        .bind(save.number)
        .fetch_optional(conn)
        .await
        .map_err(while_doing(SAVING))
}

/// The version with this text: the head if it has it, else the newest.
async fn version_with(
    conn: &mut SqliteConnection,
    document: i64,
    hash: TextHash,
    head: u32,
) -> Result<Option<u32>> {
    sqlx::query_scalar(
        "SELECT number FROM versions WHERE document = ? AND hash = ? ORDER BY number = ? DESC, number DESC LIMIT 1",
    )
    .bind(document)
    .bind(hash.to_string())
    .bind(head)
    .fetch_optional(conn)
    .await
    .map_err(while_doing(SAVING))
}

/// The version that has the saved text already: the one that the save did not change, or
/// the head, to which another device came on its own.
async fn same_text(
    conn: &mut SqliteConnection,
    document: i64,
    unchanged: Option<u32>,
    head: u32,
    hash: TextHash,
) -> Result<Option<u32>> {
    if unchanged.is_some() {
        return Ok(unchanged);
    }
    sqlx::query_scalar("SELECT number FROM versions WHERE document = ? AND number = ? AND hash = ?")
        .bind(document)
        .bind(head)
        .bind(hash.to_string())
        .fetch_optional(conn)
        .await
        .map_err(while_doing(SAVING))
}

/// Remembers what the save became.
async fn receive(conn: &mut SqliteConnection, save: &Save, version: u32, act: Act) -> Result<()> {
    sqlx::query("INSERT INTO saves (document, client, number, version, at) VALUES (?, ?, ?, ?, ?)")
        .bind(save.document.0)
        .bind(save.client.as_str())
        .bind(save.number)
        .bind(version)
        .bind(act.at.0)
        .execute(conn)
        .await
        .map_err(while_doing(SAVING))?;
    Ok(())
}
