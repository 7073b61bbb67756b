//! The flags of every command: where the paper is kept.

use std::path::PathBuf;

use clap::Args;

use crate::config::Given;

/// Where the paper is kept.
#[derive(Debug, Args)]
pub(crate) struct Place {
    /// Settings file [default: tinlang.toml, where there is one]
    #[arg(long, global = true, env = "TINLANG_CONFIG", value_name = "FILE")]
    config: Option<PathBuf>,
    /// The database, as sqlite:/path/paper.db [default: sqlite:data/tinlang.db]
    #[arg(long, global = true, env = "TINLANG_DATABASE", value_name = "ADDRESS")]
    database: Option<String>,
    /// Folder of the pictures' files [default: beside the database]
    #[arg(long, global = true, env = "TINLANG_PICTURES", value_name = "FOLDER")]
    pictures: Option<PathBuf>,
    /// What is told on stderr, as info or warn,sqlx=info [default: warn]
    #[arg(long, global = true, env = "TINLANG_LOG", value_name = "LEVEL")]
    log: Option<String>,
}

impl Place {
    /// The settings file, and what of the settings the flags say.
    pub(crate) fn given(self) -> (Option<PathBuf>, Given) {
        let Self {
            config,
            database,
            pictures,
            log,
        } = self;
        (
            config,
            Given {
                database,
                pictures,
                log,
                ..Given::default()
            },
        )
    }
}
