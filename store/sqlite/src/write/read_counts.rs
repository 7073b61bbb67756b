//! Read counts. Reads are added to their hour and to the sum of each window; an
//! hour that leaves a window is subtracted. So the list of most read articles
//! is read from an index, however many reads were counted.

use sqlx::{SqliteConnection, SqlitePool};
use store::{ArticleId, Result, Timestamp};

use crate::error::while_doing;
use crate::read::most_read::{EVER, WINDOWS};
use crate::transaction::WriteTransaction;

const HOUR: i64 = 3600;
pub(crate) async fn count(
    pool: &SqlitePool,
    reads: &[(ArticleId, u32)],
    at: Timestamp,
) -> Result<()> {
    let mut tx = WriteTransaction::begin(pool, "counting reads").await?;
    let counted = move_and_add(&mut tx, reads, at.0.div_euclid(HOUR)).await;
    // If nothing was written, the commit does nothing.
    tx.end(counted).await
}

async fn move_and_add(
    conn: &mut SqliteConnection,
    reads: &[(ArticleId, u32)],
    hour: i64,
) -> Result<()> {
    move_windows(conn, hour).await?;
    add(conn, reads, hour).await
}

/// Moves every window to the hour `hour`.
async fn move_windows(conn: &mut SqliteConnection, hour: i64) -> Result<()> {
    let failed = while_doing("moving the windows of counted reads");
    let mut moved = false;
    for window in WINDOWS {
        let since = hour - window + 1;
        let stood: i64 = sqlx::query_scalar("SELECT since FROM read_windows WHERE hours = ?")
            .bind(window)
            .fetch_one(&mut *conn)
            .await
            .map_err(&failed)?;
        if stood == since {
            continue;
        }
        moved = true;
        // The clock was set back: reads of later hours count for this hour, so
        // that they leave the windows in time, and the sums are computed again.
        let statements: &[&'static str] = if stood > since {
            &[
                "INSERT INTO reads (hour, article, count)
                 SELECT ?4, article, sum(count) FROM reads WHERE hour > ?4 GROUP BY article
                 ON CONFLICT (hour, article) DO UPDATE SET count = count + excluded.count",
                "DELETE FROM reads WHERE hour > ?4",
                "DELETE FROM read_sums WHERE hours = ?1",
                "INSERT INTO read_sums (hours, article, count)
                 SELECT ?1, article, sum(count) FROM reads WHERE hour >= ?3 GROUP BY article",
            ]
        } else {
            &[
                "UPDATE read_sums SET count = read_sums.count - gone.count
                 FROM (SELECT article, sum(count) AS count FROM reads WHERE hour >= ?2 AND hour < ?3
                    GROUP BY article) AS gone
                 WHERE read_sums.hours = ?1 AND read_sums.article = gone.article",
                "DELETE FROM read_sums WHERE hours = ?1 AND count <= 0",
            ]
        };
        let further = "UPDATE read_windows SET since = ?3 WHERE hours = ?1";
        for sql in statements.iter().copied().chain([further]) {
            sqlx::query(sql)
                .bind(window)
                .bind(stood)
                .bind(since)
                .bind(hour)
                .execute(&mut *conn)
                .await
                .map_err(&failed)?;
        }
    }
    if moved {
        sqlx::query("DELETE FROM reads WHERE hour <= ?")
            .bind(hour - WINDOWS[WINDOWS.len() - 1])
            .execute(conn)
            .await
            .map_err(&failed)?;
    }
    Ok(())
}

/// Adds reads of published articles to their hour and to every sum.
async fn add(conn: &mut SqliteConnection, reads: &[(ArticleId, u32)], hour: i64) -> Result<()> {
    if reads.is_empty() {
        return Ok(());
    }
    let failed = while_doing("counting reads");
    let reads = serde_json::json!(reads).to_string();
    sqlx::query(
        "INSERT INTO reads (hour, article, count)
         SELECT ?2, a.id, sum(value ->> 1) FROM json_each(?1) CROSS JOIN articles a ON a.id = value ->> 0
         WHERE a.published GROUP BY a.id
         ON CONFLICT (hour, article) DO UPDATE SET count = count + excluded.count",
    )
    .bind(&reads)
    .bind(hour)
    .execute(&mut *conn)
    .await
    .map_err(&failed)?;
    for window in WINDOWS.into_iter().chain([EVER]) {
        sqlx::query(
            "INSERT INTO read_sums (hours, article, count)
             SELECT ?2, a.id, sum(value ->> 1) FROM json_each(?1) CROSS JOIN articles a ON a.id = value ->> 0
             WHERE a.published GROUP BY a.id
             ON CONFLICT (hours, article) DO UPDATE SET count = count + excluded.count",
        )
        .bind(&reads)
        .bind(window)
        .execute(&mut *conn)
        .await
        .map_err(&failed)?;
    }
    Ok(())
}
