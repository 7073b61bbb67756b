//! The command line.

#![expect(clippy::doc_markdown, reason = "comments on flags are printed as help")]
#![allow(rustdoc::bare_urls, reason = "they are printed as help")]

use std::path::PathBuf;
use std::process::ExitCode;

use clap::builder::FalseyValueParser;
use clap::{Args, Parser, Subcommand};
use store::Store;
use store_search::SearchIndex;
use store_sqlite::SqliteStore;
use tracing_subscriber::EnvFilter;

use crate::ServerError;
use crate::commands::articles::{self, AuthorCommand, Correct, Restore, Withdraw};
use crate::commands::pin::{self, Pin};
use crate::commands::push::{self, PushCommand};
use crate::commands::redirects::{self, RedirectCommand};
use crate::commands::serve;
use crate::commands::store_args::Place;
use crate::config::{Cities, Given, Imprint, PushGiven, Settings, StatementFiles};
use crate::state::now;

/// A newspaper in one binary.
#[derive(Debug, Parser)]
#[command(name = "tinlang", version, about)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serves the paper
    Serve(Box<Serve>),
    /// Makes the search index anew
    Reindex(Place),
    /// Takes over another system's export
    Import {
        #[command(subcommand)]
        from: Import,
    },
    /// Corrects an article and tells readers; what was wrong is kept
    Correct {
        #[command(flatten)]
        what: Correct,
        #[command(flatten)]
        place: Place,
    },
    /// Takes an article down: its address says so
    Withdraw {
        #[command(flatten)]
        what: Withdraw,
        #[command(flatten)]
        place: Place,
    },
    /// Brings a withdrawn article back
    Restore {
        #[command(flatten)]
        what: Restore,
        #[command(flatten)]
        place: Place,
    },
    /// Says who a person or desk is
    Author {
        #[command(subcommand)]
        what: AuthorCommand,
        #[command(flatten)]
        place: Place,
    },
    /// Old addresses and where they lead
    Redirect {
        #[command(subcommand)]
        what: RedirectCommand,
        #[command(flatten)]
        place: Place,
    },
    /// Puts articles on the front page and takes them off
    Pin {
        #[command(subcommand)]
        what: Pin,
        #[command(flatten)]
        place: Place,
    },
    /// News for readers who asked for it
    Push {
        #[command(subcommand)]
        what: PushCommand,
        #[command(flatten)]
        place: Place,
    },
}

#[derive(Debug, Subcommand)]
enum Import {
    /// A WordPress export (Tools > Export)
    Wxr(Wxr),
}

#[derive(Debug, Args)]
struct Serve {
    #[command(flatten)]
    place: Place,
    /// Address and port [default: 127.0.0.1:3000]
    #[arg(long, env = "TINLANG_LISTEN", value_name = "HOST:PORT")]
    listen: Option<String>,
    /// File of the key that signs editions; made where there is none [default: beside the database]
    #[arg(long, env = "TINLANG_EDITION_KEY", value_name = "FILE")]
    edition_key: Option<PathBuf>,
    /// A weather service as Open-Meteo; empty for none [default: https://api.open-meteo.com]
    #[arg(long, env = "TINLANG_WEATHER_URL", value_name = "URL")]
    weather_url: Option<String>,
    /// Cities of the weather bar, as "Huế, 16.46, 107.59; …" [default: sixteen of Việt Nam]
    #[arg(long, env = "TINLANG_CITIES", value_name = "LIST")]
    cities: Option<Cities>,
    /// A WebSub hub that tells followers of new articles; empty for none
    #[arg(long, env = "TINLANG_WEBSUB_HUB", value_name = "URL")]
    websub_hub: Option<String>,
    /// Key by which search engines take hints of new articles (IndexNow); empty for none
    #[arg(long, env = "TINLANG_INDEXNOW_KEY", value_name = "KEY")]
    indexnow_key: Option<String>,
    /// Where IndexNow listens [default: https://api.indexnow.org/indexnow]
    #[arg(long, env = "TINLANG_INDEXNOW_URL", value_name = "URL")]
    indexnow_url: Option<String>,
    /// Leaves an empty store empty
    #[arg(long, env = "TINLANG_NO_DEMO", value_parser = FalseyValueParser::new())]
    no_demo: bool,
    /// No app and no offline reading: takes the worker off readers' devices
    #[arg(long, env = "TINLANG_NO_OFFLINE", value_parser = FalseyValueParser::new())]
    no_offline: bool,
    /// Address of a script that reloads changed pages
    #[arg(long, env = "TINLANG_RELOAD", value_name = "URL", hide = true)]
    reload: Option<String>,
    #[command(flatten)]
    paper: Imprint,
    #[command(flatten)]
    statements: StatementFiles,
    #[command(flatten)]
    push: PushGiven,
}

#[derive(Debug, Args)]
struct Wxr {
    /// The export (.xml)
    file: PathBuf,
    #[command(flatten)]
    place: Place,
    /// The old site's wp-content/uploads, to take its pictures from
    #[arg(long, value_name = "FOLDER", conflicts_with = "fetch_media")]
    media: Option<PathBuf>,
    /// Takes the pictures from the old site itself
    #[arg(long)]
    fetch_media: bool,
}

/// Reads the command line and does what it says.
pub async fn run() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return told(&error),
    };
    let done = match cli.command {
        Command::Serve(serve) => self::serve(*serve).await,
        Command::Reindex(place) => reindex(place).await,
        Command::Import {
            from: Import::Wxr(wxr),
        } => import_wxr(wxr).await,
        Command::Correct { what, place } => {
            at(place, async |store, _| articles::correct(store, what).await).await
        }
        Command::Withdraw { what, place } => {
            at(place, async |store, _| {
                articles::withdraw(store, what).await
            })
            .await
        }
        Command::Restore { what, place } => {
            at(place, async |store, _| articles::restore(store, what).await).await
        }
        Command::Author { what, place } => {
            at(place, async |store, _| articles::author(store, what).await).await
        }
        Command::Redirect { what, place } => {
            at(place, async |store, base| {
                redirects::run(store, what, base).await
            })
            .await
        }
        Command::Pin { what, place } => {
            at(place, async |store, _| pin::run(store, &what, now()).await).await
        }
        Command::Push { what, place } => {
            let (config, given) = place.given();
            push::run(what, config, given).await
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("tinlang: {}", one_line(&error.to_string()));
            ExitCode::FAILURE
        }
    }
}

/// Help is printed whole, a mistake in one line.
fn told(error: &clap::Error) -> ExitCode {
    use clap::error::ErrorKind::{
        DisplayHelp, DisplayHelpOnMissingArgumentOrSubcommand, DisplayVersion,
    };
    const MISTAKE: u8 = 2;
    if matches!(
        error.kind(),
        DisplayHelp | DisplayVersion | DisplayHelpOnMissingArgumentOrSubcommand
    ) {
        // Help that cannot be printed has no reader.
        error.print().ok();
        return if error.use_stderr() {
            ExitCode::from(MISTAKE)
        } else {
            ExitCode::SUCCESS
        };
    }
    let text = error.to_string();
    let mistake = text.split("\n\n").next().unwrap_or_default();
    eprintln!(
        "tinlang: {} (see tinlang --help)",
        one_line(mistake.trim_start_matches("error: "))
    );
    ExitCode::from(MISTAKE)
}

/// An engine's or parser's words may come in several lines.
fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Has warnings and errors told on stderr, or what `filter` asks for.
fn tell(filter: &str) -> Result<(), ServerError> {
    let filter = EnvFilter::try_new(filter).map_err(|error| ServerError::Setting {
        name: "log",
        value: filter.to_owned(),
        reason: format!("{error}; write it as info or warn,sqlx=info"),
    })?;
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .init();
    Ok(())
}

/// The settings in force; from here on problems are told as they say.
pub(crate) fn settings(config: Option<PathBuf>, given: Given) -> Result<Settings, ServerError> {
    let settings = given.over(Given::read(config.as_deref())?)?;
    tell(&settings.log)?;
    Ok(settings)
}

async fn serve(flags: Serve) -> Result<(), ServerError> {
    let (config, given) = flags.place.given();
    let given = Given {
        listen: flags.listen,
        edition_key: flags.edition_key,
        weather_url: flags.weather_url,
        cities: flags.cities,
        websub_hub: flags.websub_hub,
        indexnow_key: flags.indexnow_key,
        indexnow_url: flags.indexnow_url,
        demo: flags.no_demo.then_some(false),
        offline: flags.no_offline.then_some(false),
        paper: flags.paper,
        statements: flags.statements,
        push: flags.push,
        ..given
    };
    let reload = flags.reload.filter(|address| !address.is_empty());
    serve::run(settings(config, given)?, reload).await
}

async fn reindex(place: Place) -> Result<(), ServerError> {
    let (config, given) = place.given();
    let settings = settings(config, given)?;
    let store = SqliteStore::open(&settings.database).await?;
    let folder = settings.search_index();
    let done = match SearchIndex::open(&folder) {
        Ok(index) => index.rebuild(&store).await,
        Err(error) => Err(error),
    };
    store.close().await;
    println!("{} articles stand in {}", done?, folder.display());
    Ok(())
}

async fn import_wxr(flags: Wxr) -> Result<(), ServerError> {
    use std::io::IsTerminal;
    let (config, given) = flags.place.given();
    let settings = settings(config, given)?;
    let store = SqliteStore::open(&settings.database).await?;
    let options = import::Options {
        file: flags.file,
        media: flags.media,
        fetch_media: flags.fetch_media,
        pictures: settings.pictures,
        progress: std::io::stderr().is_terminal(),
    };
    let done = import::wxr(&store as &dyn Store, &options).await;
    store.close().await;
    println!("{}", done?);
    Ok(())
}

/// Does something at a paper's store and prints what was done; it is given the
/// paper's own address, too.
async fn at(
    place: Place,
    does: impl AsyncFnOnce(&dyn Store, &str) -> Result<String, ServerError>,
) -> Result<(), ServerError> {
    let (config, given) = place.given();
    let settings = settings(config, given)?;
    let store = SqliteStore::open(&settings.database).await?;
    let done = does(&store, &settings.paper.base_url).await;
    store.close().await;
    let said = done?;
    if !said.is_empty() {
        println!("{said}");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn flags_do_not_contradict_each_other() {
        Cli::command().debug_assert();
    }

    /// Every flag that is a setting has its variable, named after it.
    #[test]
    fn every_setting_has_a_variable() {
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
            for (paper, text) in [
                (
                    "tinlang.example.toml",
                    include_str!("../../tinlang.example.toml"),
                ),
                ("README.md", include_str!("../../README.md")),
            ] {
                let described = text.contains(&format!("--{long}")) && text.contains(&variable);
                assert!(described, "--{long} stands not in {paper}");
            }
        }
    }

    #[test]
    fn several_lines_become_one() {
        assert_eq!(one_line("a\n  b\t c"), "a b c");
    }
}
