//! `cargo xtask …`: how the project is built, run and checked.
//!
//! One file a command (`serve`, `watch`, `test`, `size`, `bench`, `audit`,
//! `lint`), and below them what they share: `setup` brings what is missing,
//! `client` builds the browser's half, `server` the binary, `paper` runs it on
//! a store of its own (under a `sky` of its own), `http` asks it.

mod audit;
mod bench;
mod client;
mod error;
mod hash;
mod http;
mod lint;
mod mode;
mod paper;
mod places;
mod process;
mod serve;
mod server;
mod setup;
mod size;
mod sky;
mod stage;
mod table;
mod test;
mod watch;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use client::Mode;
use error::Result;
use stage::stage;

/// Builds, runs and checks Tin Làng
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Builds everything and serves the paper
    Serve {
        /// Rebuilds and reloads what changes (a debug build)
        #[arg(long)]
        watch: bool,
        /// A debug build
        #[arg(long, conflicts_with = "release")]
        debug: bool,
        /// A release build (as without it)
        #[arg(long, conflicts_with = "watch")]
        release: bool,
        /// For `tinlang serve`
        #[arg(last = true, value_name = "TINLANG ARGUMENTS")]
        arguments: Vec<String>,
    },
    /// Every check and test, browser tests included
    Test,
    /// Builds the client and the binary
    Build {
        /// Small and fast: target/release/tinlang
        #[arg(long)]
        release: bool,
    },
    /// What a first visit loads, against its budgets
    Size,
    /// Processor time and memory, as a table for docs/measurements.md
    Bench {
        /// Instead: pages of papers of 1,000, 100,000 and 1,000,000 articles
        #[arg(long)]
        scale: bool,
        /// Only searches in so many made-up articles
        #[arg(long, value_name = "ARTICLES")]
        search: Option<u32>,
        /// Only searches and a cold start on a reader's device, in Chromium
        #[arg(long)]
        device: bool,
        /// Numbers of articles, smallest first
        #[arg(
            long,
            requires = "scale",
            value_delimiter = ',',
            default_values_t = bench::SIZES
        )]
        articles: Vec<u32>,
    },
    /// Slow judges: Lighthouse and the HTML checker
    Audit,
    /// Formats the code
    Fmt {
        /// Only says what is not formatted
        #[arg(long)]
        check: bool,
    },
    /// Clippy, rustdoc and the project's own rules
    Lint {
        /// Runs this check alone
        #[arg(long, value_enum)]
        only: Option<lint::Check>,
    },
}

fn main() -> ExitCode {
    match run(Cli::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<()> {
    match command {
        Command::Serve {
            watch: true,
            arguments,
            ..
        } => watch::watch(&arguments),
        Command::Serve {
            debug, arguments, ..
        } => {
            let mode = if debug { Mode::Debug } else { Mode::Release };
            serve::serve(mode, &arguments)
        }
        Command::Test => test::test(),
        Command::Build { release } => {
            let mode = if release { Mode::Release } else { Mode::Debug };
            stage("client", || client::build(mode))?;
            let binary = stage("server", || server::build(mode))?;
            println!("{}", binary.display());
            Ok(())
        }
        Command::Size => size::size(),
        Command::Bench {
            search: Some(articles),
            ..
        } => bench::search(articles),
        Command::Bench { device: true, .. } => bench::device(),
        Command::Bench {
            scale: true,
            articles,
            ..
        } => bench::growth(&articles),
        Command::Bench { .. } => bench::bench(),
        Command::Audit => audit::audit(),
        Command::Fmt { check } => lint::format(check),
        Command::Lint { only } => lint::lint(only),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn flags_do_not_contradict_each_other() {
        super::Cli::command().debug_assert();
    }
}
