//! `tinlang key`: the key that signs editions.

use std::path::PathBuf;

use super::startup;
use super::store_args::StoreArgs;
use crate::ServerError;
use crate::config::PartialSettings;
use crate::editions::signer::Signer;

#[derive(Debug, clap::Subcommand)]
pub(crate) enum KeyCommand {
    /// Show the key's public half and its fingerprint
    Show,
    /// Replace the key by a new one, which the old one signs
    Renew,
}

/// Runs the command and prints its message. `now` is in seconds since 1970.
pub(crate) fn run(
    command: &KeyCommand,
    edition_key: Option<PathBuf>,
    args: StoreArgs,
    now: i64,
) -> Result<(), ServerError> {
    let (config, flags) = args.into_settings();
    let flags = PartialSettings {
        edition_key,
        ..flags
    };
    let settings = startup::settings(config.as_deref(), flags)?;
    let path = &settings.edition_key;
    match command {
        KeyCommand::Show => println!("{}", description(&Signer::read(path)?)),
        KeyCommand::Renew => {
            let signer = Signer::renew(path, now)?;
            println!(
                "{}\n\n\
                 The new key is in {key}. Restart `tinlang serve`, which still signs with the old\n\
                 one, and keep a copy of {key} and of {key}.successions:\n\
                 without both, devices that know the old key refuse the new one.",
                description(&signer),
                key = path.display(),
            );
        }
    }
    Ok(())
}

fn description(signer: &Signer) -> String {
    let fingerprints = signer.printed().fingerprints;
    let before = fingerprints.len() - 1;
    format!(
        "public key   {}\nfingerprint  {}\nkeys before  {before}",
        signer.public(),
        fingerprints[0],
    )
}
