//! The project's own commands: `cargo xtask run` shows the page, `cargo xtask test` proves it.
//!
//! Both install what they need, so that a fresh clone and a Rust toolchain are enough.

mod bench;
mod browser;
mod check;
mod child;
mod cold;
mod csp;
mod dist;
mod engines;
mod files;
mod hosts;
mod install;
mod lock;
mod npm;
mod page;
mod progress;
mod serve;
mod styles;
mod tools;
mod workspace;

use anyhow::Result;
use clap::{Parser, Subcommand};
use std::process::ExitCode;
use workspace::Workspace;

/// The commands of this project.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build the release page and serve it on this machine
    Run {
        /// The port to serve at
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// Rebuild and reload at every change (a debug build, without the Content-Security-Policy)
        #[arg(long)]
        dev: bool,
    },
    /// Run every check there is
    Test {
        /// Run this check alone
        #[arg(long, value_enum)]
        only: Option<check::Check>,
    },
    /// Build the release page as `run` serves it
    Build,
    /// Build the folder that a host uploads, `dist`: compressed, with versions, licences and headers for hosts
    Dist(dist::Request),
    /// Build the npm package
    Npm(npm::Request),
    /// Measure how fast it is, natively and in Chromium; nothing is judged by it
    Bench(bench::Request),
    /// Renew what is generated and kept: the review sheets of the policies and the snapshots of the tests
    Bless,
}

fn main() -> ExitCode {
    match run(&Arguments::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            progress::show_error(&error);
            ExitCode::FAILURE
        }
    }
}

fn run(command: &Command) -> Result<()> {
    let workspace = Workspace::find()?;
    match command {
        Command::Run { port, dev: true } => page::develop(&workspace, *port),
        Command::Run { port, dev: false } => {
            // Before the build: nobody should wait for minutes to read that the port is taken.
            let listener = serve::bind(*port)?;
            page::build(&workspace)?;
            serve::serve(listener, &workspace.page())
        }
        Command::Test { only } => check::run(&workspace, *only),
        Command::Build => page::build(&workspace),
        Command::Dist(request) => dist::run(&workspace, *request),
        Command::Npm(request) => npm::run(&workspace, *request),
        Command::Bench(request) => bench::run(&workspace, *request),
        Command::Bless => check::bless(&workspace),
    }
}
