//! Makes a large generated paper for measurements: `cargo run --release -p
//! store-sqlite --example grow -- paper.db 100000`

mod fill;

use std::process::ExitCode;
use store::Store;

use sqlx::ConnectOptions;
use sqlx::sqlite::SqliteConnectOptions;
use store_sqlite::SqliteStore;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let (Some(file), Some(count)) = (arguments.next(), arguments.next()) else {
        eprintln!("usage: grow FILE COUNT");
        return ExitCode::FAILURE;
    };
    match grow(&file, &count).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("grow: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn grow(file: &str, count: &str) -> Result<(), Box<dyn std::error::Error>> {
    let count = count.parse()?;
    SqliteStore::open(&format!("sqlite:{file}"))
        .await?
        .close()
        .await;
    let mut conn = SqliteConnectOptions::new().filename(file).connect().await?;
    // No one reads the file yet, and an incomplete one is discarded: without a
    // journal, half of the writing is saved.
    sqlx::query("PRAGMA journal_mode = OFF")
        .execute(&mut conn)
        .await?;
    fill::fill(&mut conn, count).await?;
    sqlx::query("PRAGMA journal_mode = WAL")
        .execute(&mut conn)
        .await?;
    Ok(())
}
