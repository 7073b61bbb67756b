//! Adding and removing what browsers follow.

use sqlx::{SqliteConnection, SqlitePool};
use store::{Follow, Result, StoreError, Subscription, SubscriptionLimits, Timestamp};

use crate::error::while_doing;
use crate::transaction::WriteTransaction;

const KEEPING: &str = "keeping what a reader follows";

pub(crate) async fn follow(
    pool: &SqlitePool,
    reader: &Subscription,
    what: &Follow,
    at: Timestamp,
    most: SubscriptionLimits,
) -> Result<()> {
    let mut tx = WriteTransaction::begin(pool, KEEPING).await?;
    let kept = write_follow(&mut tx, reader, what, at, most).await;
    tx.end(kept).await
}

async fn write_follow(
    conn: &mut SqliteConnection,
    reader: &Subscription,
    what: &Follow,
    at: Timestamp,
    most: SubscriptionLimits,
) -> Result<()> {
    let failed = while_doing(KEEPING);
    must_exist(conn, what).await?;
    let (known, all, of_service, followed): (bool, u32, u32, u32) = sqlx::query_as(
        "SELECT EXISTS (SELECT 1 FROM subscriptions WHERE endpoint = ?1),
            (SELECT count(*) FROM subscriptions),
            (SELECT count(*) FROM subscriptions WHERE endpoint >= ?3 AND endpoint < ?3 || char(0x10ffff)),
            (SELECT count(*) FROM follows f JOIN subscriptions s ON s.id = f.subscription
             WHERE s.endpoint = ?1 AND f.list <> ?2)",
    )
    .bind(&reader.endpoint)
    .bind(what.to_string())
    .bind(reader.service())
    .fetch_one(&mut *conn)
    .await
    .map_err(&failed)?;
    for (full, what, most) in [
        (!known && all >= most.all, "subscriptions", most.all),
        (
            !known && of_service >= most.of_service,
            "subscriptions of this push service",
            most.of_service,
        ),
        (followed >= Follow::MOST, "things followed", Follow::MOST),
    ] {
        if full {
            return Err(StoreError::Full { what, most });
        }
    }
    sqlx::query(
        "INSERT INTO subscriptions (endpoint, key, secret) VALUES (?1, ?2, ?3)
         ON CONFLICT (endpoint) DO UPDATE SET key = ?2, secret = ?3
         WHERE (key, secret) <> (?2, ?3)",
    )
    .bind(&reader.endpoint)
    .bind(&reader.key[..])
    .bind(&reader.secret[..])
    .execute(&mut *conn)
    .await
    .map_err(&failed)?;
    sqlx::query(
        "INSERT INTO follows (list, subscription, since)
         SELECT ?1, id, ?2 FROM subscriptions WHERE endpoint = ?3
         ON CONFLICT (list, subscription) DO NOTHING",
    )
    .bind(what.to_string())
    .bind(at.0)
    .bind(&reader.endpoint)
    .execute(&mut *conn)
    .await
    .map_err(&failed)?;
    Ok(())
}

async fn must_exist(conn: &mut SqliteConnection, what: &Follow) -> Result<()> {
    let (sql, kind, slug) = match what {
        Follow::Breaking => return Ok(()),
        Follow::Section(slug) => (
            "SELECT EXISTS (SELECT 1 FROM sections WHERE slug = ?)",
            "section",
            slug,
        ),
        Follow::Topic(slug) => (
            "SELECT EXISTS (SELECT 1 FROM topics WHERE slug = ?)",
            "topic",
            slug,
        ),
    };
    let is_there: bool = sqlx::query_scalar(sql)
        .bind(slug.as_str())
        .fetch_one(conn)
        .await
        .map_err(while_doing("finding what a reader follows"))?;
    if is_there {
        return Ok(());
    }
    Err(StoreError::Missing {
        what: kind,
        value: slug.to_string(),
    })
}

/// A trigger deletes subscriptions that follow nothing.
pub(crate) async fn unfollow(
    pool: &SqlitePool,
    endpoint: &str,
    what: Option<&Follow>,
) -> Result<bool> {
    let done = sqlx::query(
        "DELETE FROM follows
         WHERE subscription = (SELECT id FROM subscriptions WHERE endpoint = ?1)
            AND (?2 IS NULL OR list = ?2)",
    )
    .bind(endpoint)
    .bind(what.map(Follow::to_string))
    .execute(pool)
    .await
    .map_err(while_doing("forgetting what a reader follows"))?;
    Ok(done.rows_affected() > 0)
}
