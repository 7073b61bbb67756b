//! `tinlang push`: the key for push messages, messages, statistics.

mod send;

use std::path::{Path, PathBuf};

use push::Keys;
use store::Store;

use super::arguments::article_id;
use super::startup::{self, Database};
use super::store_args::StoreArgs;
use crate::ServerError;
use crate::config::{DEFAULT_FILE, Imprint, PartialPushSettings, PartialSettings, Settings};

/// The file of the key if none is named.
const KEY_FILE: &str = "tinlang-push.key";
/// The contact in the printed example if none is set.
const EXAMPLE_CONTACT: &str = "mailto:toa-soan@bao.example";

#[derive(Debug, clap::Subcommand)]
pub(crate) enum PushCommand {
    /// Generate the key pair that identifies the sender to push services
    Keys(PartialPushSettings),
    /// Notify the followers of an article's section and topics
    Send(SendArgs),
    /// Count the followers of each list
    List,
}

/// `tinlang push send`
#[derive(Debug, clap::Args)]
#[group(skip)]
pub(crate) struct SendArgs {
    /// The article's number or address
    article: String,
    /// Also notify the followers of breaking news
    #[arg(long)]
    breaking: bool,
    /// The address that readers type, scheme and host
    #[arg(long, env = "TINLANG_BASE_URL", value_name = "URL")]
    base_url: Option<String>,
    #[command(flatten)]
    push: PartialPushSettings,
}

/// Runs the command and prints its message.
pub(crate) async fn run(command: PushCommand, args: StoreArgs) -> Result<(), ServerError> {
    let (config, flags) = args.into_settings();
    match command {
        PushCommand::Keys(push) => {
            let flags = PartialSettings { push, ..flags };
            let settings = startup::settings(config.as_deref(), flags)?;
            println!("{}", generate_keys(&settings, config.as_deref())?);
            Ok(())
        }
        PushCommand::Send(args) => send(args, config, flags).await,
        PushCommand::List => {
            let settings = startup::settings(config.as_deref(), flags)?;
            startup::with_settings(
                &settings,
                Database::Existing,
                async |store: &dyn Store, _: &Settings| list(store).await,
            )
            .await
        }
    }
}

async fn send(
    args: SendArgs,
    config: Option<PathBuf>,
    flags: PartialSettings,
) -> Result<(), ServerError> {
    let id = article_id(&args.article)?;
    let flags = PartialSettings {
        push: args.push,
        paper: Imprint {
            base_url: args.base_url,
            ..Imprint::default()
        },
        ..flags
    };
    let settings = startup::settings(config.as_deref(), flags)?;
    startup::with_settings(
        &settings,
        Database::Existing,
        async |store: &dyn Store, settings: &Settings| {
            let report = send::send(store, settings, id, args.breaking).await?;
            Ok(report.to_string())
        },
    )
    .await
}

/// Generates a key pair. Its file is the one that the settings name, else one
/// beside the settings file.
fn generate_keys(settings: &Settings, config: Option<&Path>) -> Result<String, ServerError> {
    let beside_settings = || {
        config
            .unwrap_or(Path::new(DEFAULT_FILE))
            .with_file_name(KEY_FILE)
    };
    let path = settings
        .push
        .key_file
        .clone()
        .unwrap_or_else(beside_settings);
    let contact = match settings.push.contact.as_str() {
        "" => EXAMPLE_CONTACT,
        contact => contact,
    };
    let pair = Keys::generate();
    pair.write(&path)?;
    Ok(format!(
        "The private key is in {path}, readable only by this user. Keep a copy:\n\
         with another key, every reader has to subscribe again.\n\
         The public key is {public}.\n\n\
         Add to the settings, with an address at which push services reach you:\n\n\
         [push]\n\
         key_file = {file}\n\
         contact = {contact}",
        path = path.display(),
        public = pair.public(),
        file = toml::Value::from(path.display().to_string()),
        contact = toml::Value::from(contact),
    ))
}

/// One line per list, and one for all.
async fn list(store: &dyn Store) -> Result<String, ServerError> {
    let (browsers, lists) = store.follow_counts().await?;
    let lists = lists
        .iter()
        .map(|(list, count)| format!("{count:>7}  {list}"));
    let lines = std::iter::once(format!("{browsers:>7}  browsers in all")).chain(lists);
    Ok(lines.collect::<Vec<_>>().join("\n"))
}
