//! Writing: results to standard output, what went wrong to standard error.

use anstyle::{AnsiColor, Style};
use jianghui_rules::contract::Problem;
use serde::Serialize;
use std::{
    io::{self, IsTerminal, Write},
    process::ExitCode,
};

/// Why a command did not end well.
pub enum Failure {
    /// The command line: the message.
    Arguments(String),
    /// The input: all its problems. Nothing was computed.
    Input(Vec<Problem>),
    /// The result could not be written.
    Output(io::Error),
}

/// Where the window does not say otherwise.
const USUAL_WIDTH: usize = 80;

/// The columns that text may fill: those of the window, within what is pleasant to read.
pub fn width() -> usize {
    let window = if io::stdout().is_terminal() { terminal_size::terminal_size() } else { None };
    window.map_or(USUAL_WIDTH, |(width, _)| usize::from(width.0)).clamp(40, 110)
}

/// Prints text with styles, which only a terminal gets, and none where `NO_COLOR` is set.
pub fn styled(text: &str) -> Result<(), Failure> {
    let mut stdout = anstream::stdout().lock();
    written(stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()))
}

/// Prints a value of the contract.
pub fn json(value: &impl Serialize) -> Result<(), Failure> {
    let mut stdout = io::BufWriter::new(io::stdout().lock());
    let result = serde_json::to_writer_pretty(&mut stdout, value).map_err(io::Error::from);
    written(result.and_then(|()| stdout.write_all(b"\n")).and_then(|()| stdout.flush()))
}

/// A reader that has seen enough is no error.
fn written(result: io::Result<()>) -> Result<(), Failure> {
    match result {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Failure::Output(error)),
        _ => Ok(()),
    }
}

/// Tells what went wrong and gives the exit code for it.
pub fn fail(failure: &Failure) -> ExitCode {
    let (code, lines) = match failure {
        Failure::Arguments(message) => (2, vec![message.clone()]),
        Failure::Input(problems) => (2, problems.iter().map(ToString::to_string).collect()),
        Failure::Output(error) => (1, vec![format!("结果写不出去：{error}")]),
    };
    let mut stderr = anstream::stderr().lock();
    let red = Style::new().fg_color(Some(AnsiColor::Red.into())).bold();
    for line in lines {
        // There is nobody to tell that standard error is closed.
        let _ = writeln!(stderr, "{red}错误：{red:#}{line}");
    }
    ExitCode::from(code)
}
