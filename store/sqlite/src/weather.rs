//! The weather by city.

use sqlx::{Row, SqliteConnection, SqlitePool};
use store::{Result, Timestamp, WeatherReading};

use crate::error::while_doing;
use crate::transaction::WriteTransaction;

const KEEPING: &str = "keeping the weather";

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
    let mut tx = WriteTransaction::begin(pool, KEEPING).await?;
    let written = write_readings(&mut tx, readings).await;
    tx.end(written).await
}

async fn write_readings(conn: &mut SqliteConnection, readings: &[WeatherReading]) -> Result<()> {
    let failed = while_doing(KEEPING);
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
        .execute(&mut *conn)
        .await
        .map_err(&failed)?;
    }
    Ok(())
}
