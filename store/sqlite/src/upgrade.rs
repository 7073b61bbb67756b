//! Changes of stored data that SQL alone cannot make. Each runs once, when the
//! database is opened.

use std::collections::HashMap;

use sqlx::{Row, SqliteConnection, SqlitePool};
use store::policy::summary::{SummaryLengths, shown_summary};
use store::{Html, Result};

use crate::clock::now;
use crate::error::while_doing;
use crate::key_values::{key_value, set_key_value};
use crate::transaction::WriteTransaction;
use crate::write::{publish_due, search_log};

/// Key of the note that summaries are stored as they are shown.
const SUMMARIES: &str = "upgrade:summaries";
/// Key of the note that no article is published before its time.
const SCHEDULE: &str = "upgrade:schedule";
const SHORTENING: &str = "shortening summaries";
/// Articles per query.
const BATCH: i64 = 500;
/// Characters between a desk's initials and the text.
const AFTER_INITIALS: usize = 3;

/// Runs the changes that this database has not seen.
pub(crate) async fn upgrade(writer: &SqlitePool) -> Result<()> {
    if key_value(writer, SUMMARIES).await?.is_none() {
        shorten_cut_summaries(writer).await?;
        set_key_value(writer, SUMMARIES, Some("1")).await?;
    }
    if key_value(writer, SCHEDULE).await?.is_none() {
        publish_due::hide_early(writer, now()).await?;
        set_key_value(writer, SCHEDULE, Some("1")).await?;
    }
    Ok(())
}

/// A stored summary, and what shows whether it was cut off.
struct Imported {
    id: i64,
    source: String,
    summary: String,
    lead: String,
    body: Html,
    /// Length in the source, in characters.
    length: usize,
}

/// Earlier releases stored summaries as the source had them, and shortened every
/// incomplete one whenever it was shown.
async fn shorten_cut_summaries(writer: &SqlitePool) -> Result<()> {
    let mut lengths: HashMap<String, SummaryLengths> = HashMap::new();
    let mut after = i64::MIN;
    loop {
        let batch = batch_after(writer, after).await?;
        let Some(last) = batch.last() else { break };
        after = last.id;
        for it in batch {
            // The initials count: they are part of the text that was cut.
            let padding = "x".repeat(it.length - it.summary.chars().count());
            lengths
                .entry(it.source)
                .or_default()
                .add(&format!("{padding}{}", it.summary));
        }
    }
    let cut: HashMap<String, usize> = lengths
        .into_iter()
        .filter_map(|(source, lengths)| Some((source, lengths.cut_length()?)))
        .collect();
    after = i64::MIN;
    loop {
        let batch = batch_after(writer, after).await?;
        let Some(last) = batch.last() else {
            return Ok(());
        };
        after = last.id;
        write(writer, &batch, &cut).await?;
    }
}

async fn batch_after(writer: &SqlitePool, after: i64) -> Result<Vec<Imported>> {
    let failed = while_doing("reading summaries");
    let rows = sqlx::query(
        "SELECT id, origin, summary, lead, body, coalesce(initials, '') AS initials FROM articles
         WHERE id > ? AND NOT demo ORDER BY id LIMIT ?",
    )
    .bind(after)
    .bind(BATCH)
    .fetch_all(writer)
    .await
    .map_err(&failed)?;
    rows.iter()
        .map(|row| {
            let text = |name: &str| row.try_get::<String, _>(name).map_err(&failed);
            let (summary, initials) = (text("summary")?, text("initials")?);
            let initials = match initials.chars().count() {
                0 => 0,
                count => count + AFTER_INITIALS,
            };
            let origin = text("origin")?;
            Ok(Imported {
                id: row.try_get("id").map_err(&failed)?,
                source: origin
                    .split_once('#')
                    .map_or(&*origin, |(source, _)| source)
                    .to_owned(),
                length: initials + summary.chars().count(),
                summary,
                lead: text("lead")?,
                body: Html::from_stored(text("body")?),
            })
        })
        .collect()
}

async fn write(
    writer: &SqlitePool,
    batch: &[Imported],
    cut: &HashMap<String, usize>,
) -> Result<()> {
    let mut tx = WriteTransaction::begin(writer, SHORTENING).await?;
    let written = write_summaries(&mut tx, batch, cut).await;
    tx.end(written).await
}

async fn write_summaries(
    conn: &mut SqliteConnection,
    batch: &[Imported],
    cut: &HashMap<String, usize>,
) -> Result<()> {
    let failed = while_doing(SHORTENING);
    for it in batch {
        if viet::is_complete(&it.summary) {
            continue;
        }
        let mut paragraphs = vec![it.lead.clone()];
        paragraphs.extend(it.body.paragraphs());
        let at_cut = cut.get(&it.source) == Some(&it.length);
        let shown = shown_summary(&it.summary, &paragraphs, at_cut);
        if shown == it.summary {
            continue;
        }
        sqlx::query("UPDATE articles SET summary = ? WHERE id = ?")
            .bind(&*shown)
            .bind(it.id)
            .execute(&mut *conn)
            .await
            .map_err(&failed)?;
        search_log::log(conn, it.id).await?;
    }
    Ok(())
}
