//! The command line `jianghui`: the JSON contract in, JSON or text for people out.
//!
//! Nothing is decided here. The library exists so that tests can put bytes to the same door as the command does.

mod arguments;
pub mod door;
mod explain;
mod output;
pub mod text;
mod words;

use arguments::{Arguments, Command, Format};
use clap::FromArgMatches;
use jianghui_policies::{CATALOGUE, POLICIES};
use jianghui_rules::contract;
use output::Failure;
use std::{ffi::OsString, process::ExitCode};

/// Runs a command line, the name of the program first. 0: done; 2: a bad argument or input; 1: it cannot be written.
pub fn run(line: impl IntoIterator<Item = OsString>) -> ExitCode {
    let result = match arguments::command().try_get_matches_from(line).and_then(|m| Arguments::from_arg_matches(&m)) {
        Ok(arguments) => perform(arguments.command),
        Err(answer) if answer.use_stderr() => Err(Failure::Arguments(arguments::in_chinese(&answer))),
        Err(answer) => output::styled(&answer.render().ansi().to_string()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => output::fail(&failure),
    }
}

fn perform(command: Command) -> Result<(), Failure> {
    match command {
        Command::Check { input, format, .. } => {
            let input = door::open(&input).map_err(Failure::Input)?;
            let judged = contract::check(&CATALOGUE, &input);
            match format {
                Format::Json => output::json(&judged),
                Format::Text => output::styled(&text::check(&input, &judged, output::width())),
            }
        }
        Command::Facts { format: Format::Json, .. } => output::json(&contract::facts(&CATALOGUE)),
        Command::Facts { format: Format::Text, .. } => output::styled(&text::facts(output::width())),
        Command::Policies { format: Format::Json, .. } => output::json(&contract::provisions(&CATALOGUE, &POLICIES)),
        Command::Policies { format: Format::Text, .. } => output::styled(&text::policies(output::width())),
        Command::Explain { id, format, .. } => {
            let explanation = explain::of(&id).map_err(|problem| Failure::Input(vec![problem]))?;
            match format {
                Format::Json => output::json(&explanation),
                Format::Text => output::styled(&text::explanation(&explanation, output::width())),
            }
        }
    }
}
