//! The command line.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use store::Store;

use crate::ServerError;
use crate::clock::now;
use crate::commands::articles::{self, CorrectArgs, RestoreArgs, WithdrawArgs};
use crate::commands::author::{self, AuthorCommand};
use crate::commands::import::{self, ImportCommand};
use crate::commands::key::{self, KeyCommand};
use crate::commands::pin::{self, PinCommand};
use crate::commands::purge::{self, PurgeArgs};
use crate::commands::push::{self, PushCommand};
use crate::commands::redirects::{self, RedirectCommand};
use crate::commands::reindex;
use crate::commands::serve::{self, args::ServeArgs};
use crate::commands::startup::with_store;
use crate::commands::store_args::StoreArgs;
use crate::commands::user::{self, UserCommand};
use crate::config::Settings;

/// The exit status for a wrong command line.
const USAGE_ERROR: u8 = 2;

#[derive(Debug, Parser)]
#[command(name = "tinlang", version, about)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the newspaper
    Serve(Box<ServeArgs>),
    /// Rebuild the search index
    Reindex(StoreArgs),
    /// Import an export from another system
    Import {
        #[command(subcommand)]
        command: ImportCommand,
    },
    /// Publish a correction of an article; the former version is stored
    Correct {
        #[command(flatten)]
        args: CorrectArgs,
        #[command(flatten)]
        store: StoreArgs,
    },
    /// Withdraw an article; its address answers with status 410
    Withdraw {
        #[command(flatten)]
        args: WithdrawArgs,
        #[command(flatten)]
        store: StoreArgs,
    },
    /// Restore a withdrawn article
    Restore {
        #[command(flatten)]
        args: RestoreArgs,
        #[command(flatten)]
        store: StoreArgs,
    },
    /// Edit an author's name or biography
    Author {
        #[command(subcommand)]
        command: AuthorCommand,
        #[command(flatten)]
        store: StoreArgs,
    },
    /// Edit the redirects of old addresses
    Redirect {
        #[command(subcommand)]
        command: RedirectCommand,
        #[command(flatten)]
        store: StoreArgs,
    },
    /// Pin articles to the front page
    Pin {
        #[command(subcommand)]
        command: PinCommand,
        #[command(flatten)]
        store: StoreArgs,
    },
    /// Render a page again, or all of them
    Purge {
        #[command(flatten)]
        args: PurgeArgs,
        #[command(flatten)]
        store: StoreArgs,
    },
    /// Show or renew the key that signs editions
    Key {
        #[command(subcommand)]
        command: KeyCommand,
        /// File of the key [default: beside the database]
        #[arg(long, global = true, env = "TINLANG_EDITION_KEY", value_name = "FILE")]
        edition_key: Option<PathBuf>,
        #[command(flatten)]
        store: StoreArgs,
    },
    /// Manage the accounts of the newsroom
    User {
        #[command(subcommand)]
        command: UserCommand,
        #[command(flatten)]
        store: StoreArgs,
    },
    /// Send push messages to subscribed readers
    Push {
        #[command(subcommand)]
        command: PushCommand,
        #[command(flatten)]
        store: StoreArgs,
    },
}

/// Parses the command line and runs the command.
pub async fn run() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return print_clap(&error),
    };
    match execute(cli.command).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("tinlang: {}", one_line(&error.to_string()));
            ExitCode::FAILURE
        }
    }
}

async fn execute(command: Command) -> Result<(), ServerError> {
    match command {
        Command::Serve(args) => serve::run(*args).await,
        Command::Reindex(store) => with_store(store, reindex::run).await,
        Command::Import { command } => import::run(command).await,
        Command::Correct { args, store } => {
            with_store(store, async |store: &dyn Store, _: &Settings| {
                articles::correct(store, args).await
            })
            .await
        }
        Command::Withdraw { args, store } => {
            with_store(store, async |store: &dyn Store, _: &Settings| {
                articles::withdraw(store, args).await
            })
            .await
        }
        Command::Restore { args, store } => {
            with_store(store, async |store: &dyn Store, _: &Settings| {
                articles::restore(store, args).await
            })
            .await
        }
        Command::Author { command, store } => {
            with_store(store, async |store: &dyn Store, _: &Settings| {
                author::run(store, command).await
            })
            .await
        }
        Command::Redirect { command, store } => {
            with_store(store, async |store: &dyn Store, settings: &Settings| {
                redirects::run(store, command, &settings.paper.base_url).await
            })
            .await
        }
        Command::Pin { command, store } => {
            with_store(store, async |store: &dyn Store, _: &Settings| {
                pin::run(store, &command, now()).await
            })
            .await
        }
        Command::Purge { args, store } => {
            with_store(store, async |store: &dyn Store, _: &Settings| {
                purge::run(store, &args).await
            })
            .await
        }
        Command::Key {
            command,
            edition_key,
            store,
        } => key::run(&command, edition_key, store, now()),
        Command::User { command, store } => user::run(command, store).await,
        Command::Push { command, store } => push::run(command, store).await,
    }
}

/// Prints help or the version in full, and an error in one line.
fn print_clap(error: &clap::Error) -> ExitCode {
    use clap::error::ErrorKind::{
        DisplayHelp, DisplayHelpOnMissingArgumentOrSubcommand, DisplayVersion,
    };
    if matches!(
        error.kind(),
        DisplayHelp | DisplayVersion | DisplayHelpOnMissingArgumentOrSubcommand
    ) {
        // If help cannot be printed, no one can be informed.
        error.print().ok();
        return if error.use_stderr() {
            ExitCode::from(USAGE_ERROR)
        } else {
            ExitCode::SUCCESS
        };
    }
    let text = error.to_string();
    let message = text.split("\n\n").next().unwrap_or_default();
    eprintln!(
        "tinlang: {} (see tinlang --help)",
        one_line(message.trim_start_matches("error: "))
    );
    ExitCode::from(USAGE_ERROR)
}

/// Joins the lines of a message.
fn one_line(message: &str) -> String {
    message.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn flags_do_not_contradict_each_other() {
        Cli::command().debug_assert();
    }

    /// Every flag of a setting has a variable of the same name, and is
    /// documented.
    #[test]
    fn every_setting_has_a_variable_and_documentation() {
        let cli = Cli::command();
        let serve = cli.find_subcommand("serve").unwrap();
        for flag in serve
            .get_arguments()
            .filter(|flag| !["help", "version"].contains(&flag.get_id().as_str()))
        {
            let long = flag.get_long().unwrap();
            let variable = format!("TINLANG_{}", long.to_uppercase().replace('-', "_"));
            assert_eq!(
                flag.get_env().and_then(|env| env.to_str()),
                Some(variable.as_str()),
                "--{long}"
            );
            if flag.is_hide_set() {
                continue;
            }
            for (file, text) in [
                (
                    "tinlang.example.toml",
                    include_str!("../../tinlang.example.toml"),
                ),
                ("README.md", include_str!("../../README.md")),
            ] {
                let described = text.contains(&format!("--{long}")) && text.contains(&variable);
                assert!(described, "--{long} is missing in {file}");
            }
        }
    }

    #[test]
    fn lines_are_joined() {
        assert_eq!(one_line("a\n  b\t c"), "a b c");
    }
}
