//! `tinlang import`: imports the export of another system.

use std::io::IsTerminal;
use std::path::PathBuf;

use clap::{Args, Subcommand};
use store::Store;

use super::startup::{self, Database};
use super::store_args::StoreArgs;
use crate::ServerError;
use crate::config::Settings;

#[derive(Debug, Subcommand)]
pub(crate) enum ImportCommand {
    /// Import a WordPress export (Tools > Export)
    Wxr(WxrArgs),
}

#[derive(Debug, Args)]
pub(crate) struct WxrArgs {
    /// The export (.xml)
    file: PathBuf,
    #[command(flatten)]
    store: StoreArgs,
    /// The old site's wp-content/uploads, from which pictures are copied
    #[arg(long, value_name = "FOLDER", conflicts_with = "fetch_media")]
    media: Option<PathBuf>,
    /// Download the pictures from the old site
    #[arg(long)]
    fetch_media: bool,
    /// Further host from which pictures may be downloaded, or a host of the old site in a private network; may be repeated
    #[arg(long, value_name = "HOST", requires = "fetch_media")]
    media_host: Vec<String>,
}

pub(crate) async fn run(command: ImportCommand) -> Result<(), ServerError> {
    let ImportCommand::Wxr(args) = command;
    let WxrArgs {
        file,
        store,
        media,
        fetch_media,
        media_host,
    } = args;
    let (config, flags) = store.into_settings();
    let settings = startup::settings(config.as_deref(), flags)?;
    let import = async |store: &dyn Store, settings: &Settings| {
        let options = ::import::Options {
            file,
            media,
            fetch_media,
            media_hosts: media_host.clone(),
            pictures: settings.pictures.clone(),
            progress: std::io::stderr().is_terminal(),
        };
        Ok(::import::wxr(store, &options).await?.to_string())
    };
    startup::with_settings(&settings, Database::Created, import).await
}
