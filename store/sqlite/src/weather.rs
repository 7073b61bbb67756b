//! The weather by city.

use sqlx::{Row, SqlitePool};
use store::{Result, Timestamp, WeatherReading};

use crate::error::while_doing;

pub(crate) async fn weather(pool: &SqlitePool) -> Result<Vec<WeatherReading>> {
    let failed = while_doing("reading the weather");
    let found = sqlx::query("SELECT city, tenths, code, at FROM weather ORDER BY position")
        .fetch_all(pool)
        .await
        .map_err(&failed)?;
    found
        .into_iter()
        .map(|row| {
            Ok(WeatherReading {
                city: row.try_get("city").map_err(&failed)?,
                tenths: row.try_get("tenths").map_err(&failed)?,
                code: row.try_get("code").map_err(&failed)?,
                at: Timestamp(row.try_get("at").map_err(&failed)?),
            })
        })
        .collect()
}

pub(crate) async fn set_weather(pool: &SqlitePool, readings: &[WeatherReading]) -> Result<()> {
    let failed = while_doing("keeping the weather");
    let mut tx = pool.begin_with("BEGIN IMMEDIATE").await.map_err(&failed)?;
    for reading in readings {
        sqlx::query(
            "INSERT INTO weather (city, position, tenths, code, at)
             VALUES (?1, (SELECT count(*) FROM weather), ?2, ?3, ?4)
             ON CONFLICT (city) DO UPDATE SET tenths = ?2, code = ?3, at = ?4
             WHERE (tenths, code, at) <> (?2, ?3, ?4)",
        )
        .bind(&reading.city)
        .bind(reading.tenths)
        .bind(reading.code)
        .bind(reading.at.0)
        .execute(&mut *tx)
        .await
        .map_err(&failed)?;
    }
    tx.commit().await.map_err(&failed)
}
