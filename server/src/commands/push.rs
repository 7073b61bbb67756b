//! `tinlang push`: makes the paper's keys, tells followers of an article,
//! counts them.

mod send;

use std::path::{Path, PathBuf};

use push::Keys;
use store::Store;
use store_sqlite::SqliteStore;

use crate::commands::articles::article;
use crate::config::{DEFAULT_FILE, Given, Imprint, PushGiven, Settings};
use crate::{ServerError, cli};

/// The key's file where none is named.
const KEY_FILE: &str = "tinlang-push.key";

/// What is to be done.
#[derive(Debug, clap::Subcommand)]
pub(crate) enum PushCommand {
    /// Makes the key pair by which push services know the paper
    Keys(PushGiven),
    /// Tells those who follow an article's section or topics
    Send(SendFlags),
    /// Counts who follows what
    List,
}

/// `tinlang push send`
#[derive(Debug, clap::Args)]
#[group(skip)]
pub(crate) struct SendFlags {
    /// The article: its number, or its address
    article: String,
    /// Tells those who follow breaking news, too
    #[arg(long)]
    breaking: bool,
    /// How readers reach the paper, scheme and host alone
    #[arg(long, env = "TINLANG_BASE_URL", value_name = "URL")]
    base_url: Option<String>,
    #[command(flatten)]
    push: PushGiven,
}

/// Does it and prints what was done.
pub(crate) async fn run(
    what: PushCommand,
    config: Option<PathBuf>,
    given: Given,
) -> Result<(), ServerError> {
    let said = match what {
        PushCommand::Keys(push) => {
            let settings = cli::settings(config.clone(), Given { push, ..given })?;
            keys(&settings, config.as_deref())?
        }
        PushCommand::Send(flags) => {
            let id = article(&flags.article)?;
            let given = Given {
                push: flags.push,
                paper: Imprint {
                    base_url: flags.base_url,
                    ..Imprint::default()
                },
                ..given
            };
            let settings = cli::settings(config, given)?;
            let store = SqliteStore::open(&settings.database).await?;
            let done = send::send(&store, &settings, id, flags.breaking).await;
            store.close().await;
            done?.to_string()
        }
        PushCommand::List => {
            let settings = cli::settings(config, given)?;
            let store = SqliteStore::open(&settings.database).await?;
            let done = list(&store).await;
            store.close().await;
            done?
        }
    };
    println!("{said}");
    Ok(())
}

/// Makes a key pair where the settings name its file, or beside them.
fn keys(settings: &Settings, config: Option<&Path>) -> Result<String, ServerError> {
    let beside = || {
        config
            .unwrap_or(Path::new(DEFAULT_FILE))
            .with_file_name(KEY_FILE)
    };
    let path = settings.push.key_file.clone().unwrap_or_else(beside);
    let contact = match settings.push.contact.as_str() {
        "" => "mailto:toa-soan@bao.example",
        contact => contact,
    };
    let pair = Keys::generate();
    pair.write(&path)?;
    Ok(format!(
        "The private key is in {path}, for this user alone. Keep a copy:\n\
         with another key, every reader has to ask for news again.\n\
         The public key is {public}.\n\n\
         Put into the settings, with an address at which push services reach you:\n\n\
         [push]\n\
         key_file = {file}\n\
         contact = {contact}",
        path = path.display(),
        public = pair.public(),
        file = toml::Value::from(path.display().to_string()),
        contact = toml::Value::from(contact),
    ))
}

/// One line a list, and one for all.
async fn list(store: &dyn Store) -> Result<String, ServerError> {
    let (readers, lists) = store.follow_counts().await?;
    let lists = lists
        .iter()
        .map(|(what, count)| format!("{count:>7}  {what}"));
    let lines = std::iter::once(format!("{readers:>7}  browsers in all")).chain(lists);
    Ok(lines.collect::<Vec<_>>().join("\n"))
}
