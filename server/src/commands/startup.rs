//! The start and the end of commands: reading the settings, starting the log,
//! opening and closing the store.

use std::path::Path;

use store::{NewsroomStore, Store};

use super::store_args::StoreArgs;
use crate::config::{PartialSettings, Settings};
use crate::{ServerError, logging, storage};

/// The settings in force. From here on the log follows them.
pub(super) fn settings(
    config: Option<&Path>,
    flags: PartialSettings,
) -> Result<Settings, ServerError> {
    let settings = flags.merge(PartialSettings::read(config)?)?;
    logging::init(&settings.log)?;
    Ok(settings)
}

/// How a command finds its store.
#[derive(Clone, Copy)]
pub(crate) enum Database {
    /// It exists.
    Existing,
    /// It is created if there is none.
    Created,
}

/// Runs a command with the open store, closes the store, and prints the
/// command's message unless it is empty.
pub(crate) async fn with_store(
    args: StoreArgs,
    command: impl AsyncFnOnce(&dyn Store, &Settings) -> Result<String, ServerError>,
) -> Result<(), ServerError> {
    let (config, flags) = args.into_settings();
    let settings = settings(config.as_deref(), flags)?;
    with_settings(&settings, Database::Existing, command).await
}

/// The same for a command that needs the newsroom.
pub(crate) async fn with_newsroom(
    args: StoreArgs,
    command: impl AsyncFnOnce(&dyn NewsroomStore) -> Result<String, ServerError>,
) -> Result<(), ServerError> {
    let (config, flags) = args.into_settings();
    let settings = settings(config.as_deref(), flags)?;
    let store = storage::open(&settings.database, &settings.data).await?;
    let result = command(store.as_ref()).await;
    store.close().await;
    print(&result?);
    Ok(())
}

/// The same with settings that are known.
pub(super) async fn with_settings(
    settings: &Settings,
    database: Database,
    command: impl AsyncFnOnce(&dyn Store, &Settings) -> Result<String, ServerError>,
) -> Result<(), ServerError> {
    let store = match database {
        Database::Existing => storage::open(&settings.database, &settings.data).await?,
        Database::Created => storage::open_or_create(&settings.database, &settings.data).await?,
    };
    let result = command(store.as_ref(), settings).await;
    store.close().await;
    print(&result?);
    Ok(())
}

/// Prints a command's message, unless it is empty.
fn print(message: &str) {
    if !message.is_empty() {
        println!("{message}");
    }
}
