//! The command line.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};
use store::Store;
use store_sqlite::SqliteStore;
use tracing_subscriber::EnvFilter;

use crate::config::Given;
use crate::{ServerError, serve};

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
    Serve(Serve),
    /// Takes over another system's export
    Import {
        #[command(subcommand)]
        from: Import,
    },
}

#[derive(Debug, Subcommand)]
enum Import {
    /// A WordPress export (Tools > Export)
    Wxr(Wxr),
}

/// Where the paper is kept.
#[derive(Debug, Args)]
struct Place {
    /// Settings file [default: tinlang.toml, where there is one]
    #[arg(long, env = "TINLANG_CONFIG", value_name = "FILE")]
    config: Option<PathBuf>,
    /// The database, as sqlite:/path/paper.db [default: sqlite:data/tinlang.db]
    #[arg(long, env = "TINLANG_DATABASE", value_name = "ADDRESS")]
    database: Option<String>,
    /// Folder of the pictures' files [default: beside the database]
    #[arg(long, env = "TINLANG_PICTURES", value_name = "FOLDER")]
    pictures: Option<PathBuf>,
}

#[derive(Debug, Args)]
struct Serve {
    #[command(flatten)]
    place: Place,
    /// Address and port [default: 127.0.0.1:3000]
    #[arg(long, env = "TINLANG_LISTEN", value_name = "HOST:PORT")]
    listen: Option<String>,
    /// A weather service as Open-Meteo; empty for none
    #[arg(long, env = "TINLANG_WEATHER_URL", value_name = "URL")]
    weather_url: Option<String>,
    /// How readers reach the paper, for links that leave it
    #[arg(long, env = "TINLANG_BASE_URL", value_name = "URL")]
    base_url: Option<String>,
    /// Leaves an empty store empty
    #[arg(long, env = "TINLANG_NO_DEMO")]
    no_demo: bool,
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

impl Place {
    fn given(self) -> (Option<PathBuf>, Given) {
        let given = Given { database: self.database, pictures: self.pictures, ..Given::default() };
        (self.config, given)
    }
}

/// Reads the command line and does what it says.
pub async fn run() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return told(&error),
    };
    tracing_subscriber::fmt()
        .with_env_filter(EnvFilter::try_from_env("TINLANG_LOG").unwrap_or_else(|_| EnvFilter::new("warn")))
        .with_writer(std::io::stderr)
        .init();
    let done = match cli.command {
        Command::Serve(serve) => self::serve(serve).await,
        Command::Import { from: Import::Wxr(wxr) } => import_wxr(wxr).await,
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("tinlang: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Help is printed whole, a mistake in one line.
fn told(error: &clap::Error) -> ExitCode {
    use clap::error::ErrorKind;
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion)
        || error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
    {
        // Help that cannot be printed has no reader.
        error.print().ok();
        return ExitCode::from(u8::from(error.use_stderr()) * 2);
    }
    let text = error.to_string();
    let mistake = text.lines().take_while(|line| !line.is_empty()).map(str::trim).collect::<Vec<_>>().join(" ");
    let mistake = mistake.trim_start_matches("error: ");
    eprintln!("tinlang: {mistake} (see tinlang --help)");
    ExitCode::from(2)
}

async fn serve(flags: Serve) -> Result<(), ServerError> {
    let (config, mut given) = flags.place.given();
    given.listen = flags.listen;
    given.weather_url = flags.weather_url;
    given.demo = flags.no_demo.then_some(false);
    given.paper.base_url = flags.base_url.unwrap_or_default();
    serve::run(given.over(Given::read(config.as_deref())?)).await
}

async fn import_wxr(flags: Wxr) -> Result<(), ServerError> {
    use std::io::IsTerminal;
    let (config, given) = flags.place.given();
    let settings = given.over(Given::read(config.as_deref())?);
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
