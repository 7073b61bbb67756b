//! Followers of sections and topics.

use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqlitePool};
use store::{ArticleId, Follow, Result, StoreError, Subscription};

use crate::error::while_doing;

pub(crate) async fn follows(pool: &SqlitePool, endpoint: &str) -> Result<Vec<Follow>> {
    let lists: Vec<String> = sqlx::query_scalar(
        "SELECT list FROM follows
         WHERE subscription = (SELECT id FROM subscriptions WHERE endpoint = ?)
         ORDER BY list",
    )
    .bind(endpoint)
    .fetch_all(pool)
    .await
    .map_err(while_doing("reading what a reader follows"))?;
    lists.iter().map(|list| read(list)).collect()
}

pub(crate) async fn followers(
    pool: &SqlitePool,
    article: ArticleId,
    breaking: bool,
    after: Option<&str>,
    limit: u32,
) -> Result<Vec<Subscription>> {
    let failed = while_doing("reading an article's followers");
    let found = sqlx::query(
        "SELECT s.endpoint, s.key, s.secret FROM subscriptions s
         WHERE s.endpoint > ?3 AND EXISTS (
            SELECT 1 FROM follows f JOIN list_entries l ON l.list = f.list
            WHERE f.subscription = s.id AND l.id = ?1 AND (f.list <> 'all' OR ?2))
         ORDER BY s.endpoint LIMIT ?4",
    )
    .bind(article.0)
    .bind(breaking)
    .bind(after.unwrap_or_default())
    .bind(limit)
    .fetch_all(pool)
    .await
    .map_err(&failed)?;
    found.iter().map(subscription).collect()
}

fn subscription(row: &SqliteRow) -> Result<Subscription> {
    let failed = while_doing("reading a follower");
    let endpoint: String = row.try_get("endpoint").map_err(&failed)?;
    let bytes = |name: &str| row.try_get::<Vec<u8>, _>(name).map_err(&failed);
    let (Ok(key), Ok(secret)) = (bytes("key")?.try_into(), bytes("secret")?.try_into()) else {
        return Err(StoreError::Damaged {
            what: "subscription",
            value: endpoint,
        });
    };
    Ok(Subscription {
        endpoint,
        key,
        secret,
    })
}

pub(crate) async fn follow_counts(pool: &SqlitePool) -> Result<(u32, Vec<(Follow, u32)>)> {
    let failed = while_doing("counting followers");
    let all: u32 = sqlx::query_scalar("SELECT count(*) FROM subscriptions")
        .fetch_one(pool)
        .await
        .map_err(&failed)?;
    let lists: Vec<(String, u32)> =
        sqlx::query_as("SELECT list, count(*) FROM follows GROUP BY list ORDER BY list")
            .fetch_all(pool)
            .await
            .map_err(&failed)?;
    let lists = lists.iter().map(|(list, count)| Ok((read(list)?, *count)));
    Ok((all, lists.collect::<Result<_>>()?))
}

fn read(list: &str) -> Result<Follow> {
    list.parse().map_err(|_| StoreError::Damaged {
        what: "followed list",
        value: list.to_owned(),
    })
}
