//! `cargo xtask …`: builds, runs and checks the project.
//!
//! Each command has a file (`serve`, `watch`, `test`, `size`, `bench`,
//! `compare`, `torture`, `audit`, `lint`). They share `setup`, which installs missing
//! tools; `client`, which builds the files for the browser; `server`, which
//! builds the binary; `paper`, which runs it with a temporary store;
//! `fake_weather`, a weather service; `http`, a client of the running server; and
//! `mixed_requests`, what `bench` and `torture` ask it for.

mod audit;
mod bench;
mod bench_server;
mod client;
mod compare;
mod error;
mod fake_weather;
mod hash;
mod http;
mod lint;
mod mixed_requests;
mod mode;
mod paper;
mod process;
mod project_paths;
mod serve;
mod server;
mod setup;
mod size;
mod stage;
mod table;
mod test;
mod torture;
mod usage;
mod watch;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use client::Mode;
use error::Result;
use stage::stage;

/// Build, run and check Tin Làng
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Build everything and serve the paper
    Serve {
        /// Rebuild and reload after changes (a debug build)
        #[arg(long)]
        watch: bool,
        /// Serve a debug build
        #[arg(long, conflicts_with = "release")]
        debug: bool,
        /// Serve a release build (the default)
        #[arg(long, conflicts_with = "watch")]
        release: bool,
        /// Arguments for `tinlang serve`
        #[arg(last = true, value_name = "TINLANG ARGUMENTS")]
        arguments: Vec<String>,
    },
    /// Run every check and test, browser tests included
    Test,
    /// Build the client and the binary
    Build {
        /// Build with optimizations: target/release/tinlang
        #[arg(long)]
        release: bool,
    },
    /// Measure what a first visit loads, and compare it with budgets
    Size,
    /// Measure processor time and memory, as a table for docs/measurements.md
    Bench {
        /// Measure pages with 1,000, 100,000 and 1,000,000 articles instead
        #[arg(long)]
        scale: bool,
        /// Measure only a page that many ask for at once, beside a bare server
        #[arg(long)]
        load: bool,
        /// Measure only memory after a million mixed requests
        #[arg(long)]
        full: bool,
        /// Measure only searches in this many generated articles
        #[arg(long, value_name = "ARTICLES")]
        search: Option<u32>,
        /// Measure only searches and a cold start on a device, in Chromium
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
    /// Compare the responses of two binaries, for changes that must keep behaviour
    Compare {
        /// The binary before the change
        old: PathBuf,
        /// The binary after it
        new: PathBuf,
        /// Pairs of renamed CSS classes, one a line: `old new`
        #[arg(long, value_name = "FILE")]
        classes: Option<PathBuf>,
    },
    /// Attack a server of its own: slow clients, many requests, kills
    Torture {
        /// Nine thousand clients, 200,000 requests, 500 kills
        #[arg(long)]
        full: bool,
        /// Only this attack
        #[arg(long, value_enum)]
        only: Option<torture::Attack>,
        /// Attack this binary instead of a new release
        #[arg(long, value_name = "FILE")]
        binary: Option<PathBuf>,
    },
    /// Run Lighthouse and the HTML checker
    Audit,
    /// Format the code
    Fmt {
        /// Only report what is not formatted
        #[arg(long)]
        check: bool,
    },
    /// Run Clippy, rustdoc and the project's own checks
    Lint {
        /// Run only this check
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
        Command::Bench { load: true, .. } => bench::load(),
        Command::Bench { full: true, .. } => bench::full(),
        Command::Bench {
            scale: true,
            articles,
            ..
        } => bench::growth(&articles),
        Command::Bench { .. } => bench::bench(),
        Command::Compare { old, new, classes } => compare::compare(&old, &new, classes.as_deref()),
        Command::Torture { full, only, binary } => torture::torture(full, only, binary),
        Command::Audit => audit::audit(),
        Command::Fmt { check } => lint::format(check),
        Command::Lint { only } => lint::lint(only),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn command_line_is_consistent() {
        super::Cli::command().debug_assert();
    }
}
