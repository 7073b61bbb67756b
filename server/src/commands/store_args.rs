//! The flags of every command.

#![expect(clippy::doc_markdown, reason = "comments on flags are printed as help")]
#![allow(rustdoc::bare_urls, reason = "comments on flags are printed as help")]

use std::path::PathBuf;

use clap::Args;

use crate::config::PartialSettings;

/// Where the settings and the data are.
#[derive(Debug, Args)]
pub(crate) struct StoreArgs {
    /// Settings file [default: tinlang.toml, if it exists]
    #[arg(long, global = true, env = "TINLANG_CONFIG", value_name = "FILE")]
    config: Option<PathBuf>,
    /// The database, as sqlite:/path/paper.db [default: sqlite:data/tinlang.db]
    #[arg(long, global = true, env = "TINLANG_DATABASE", value_name = "ADDRESS")]
    database: Option<String>,
    /// Folder of pictures, search index, builds and edition key [default: beside the database]
    #[arg(long, global = true, env = "TINLANG_DATA", value_name = "FOLDER")]
    data: Option<PathBuf>,
    /// Folder of the pictures' files [default: beside the database]
    #[arg(long, global = true, env = "TINLANG_PICTURES", value_name = "FOLDER")]
    pictures: Option<PathBuf>,
    /// Log messages on stderr, as info or warn,sqlx=info [default: warn]
    #[arg(long, global = true, env = "TINLANG_LOG", value_name = "LEVEL")]
    log: Option<String>,
}

impl StoreArgs {
    /// The settings file and the settings that the flags give.
    pub(super) fn into_settings(self) -> (Option<PathBuf>, PartialSettings) {
        let Self {
            config,
            database,
            data,
            pictures,
            log,
        } = self;
        (
            config,
            PartialSettings {
                database,
                data,
                pictures,
                log,
                ..PartialSettings::default()
            },
        )
    }
}
