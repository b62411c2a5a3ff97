//! Running other programs: their output in a log, a sign of life on the screen, and what went wrong if it did.

use crate::progress::now;
use anyhow::{Context, Result, anyhow, bail};
use indicatif::{ProgressBar, ProgressStyle};
use std::fs::{self, OpenOptions};
use std::io::{BufRead, BufReader, IsTerminal, Write, stderr};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// How often a child is looked at: short enough not to be felt after a quick command.
const POLL: Duration = Duration::from_millis(50);
/// How often a child's last line is read again for the spinner.
const REFRESH: Duration = Duration::from_millis(500);
/// Without a terminal, a sign of life this often: CI stops jobs that are silent.
const HEARTBEAT: Duration = Duration::from_secs(30);
/// How much of the log an error shows.
const SHOWN_LINES: usize = 20;

/// Runs a command with its output appended to `log`.
pub fn run_logged(command: &mut Command, number: &str, log: &Path) -> Result<()> {
    let shown = line(command);
    let mut file = OpenOptions::new()
        .create(true)
        .append(true)
        .open(log)
        .with_context(|| format!("cannot write {}", log.display()))?;
    writeln!(file, "$ {shown}")?;
    let mut child = command
        .stdin(Stdio::null())
        .stdout(file.try_clone()?)
        .stderr(file)
        .spawn()
        .with_context(|| format!("cannot start `{shown}`"))?;

    let mut sign = SignOfLife::new(number, log);
    let status = loop {
        match child.try_wait()? {
            Some(status) => break status,
            None => sign.show(),
        }
        sleep(POLL);
    };
    sign.end();

    if !status.success() {
        let path = log.display();
        let lines = last_lines(log, SHOWN_LINES);
        bail!("`{shown}` failed ({status})\n  its whole output is in {path}, and ends:\n{}", indent(&lines));
    }
    Ok(())
}

/// Runs a command with its output on the screen.
pub fn run_shown(command: &mut Command) -> Result<()> {
    let shown = line(command);
    let status = command.stdin(Stdio::null()).status().with_context(|| format!("cannot start `{shown}`"))?;
    if !status.success() {
        bail!("`{shown}` failed ({status}); its output is above");
    }
    Ok(())
}

/// The same, and gives the output back, whether it succeeded or not.
pub fn run_shown_and_kept(command: &mut Command) -> Result<(String, Result<()>)> {
    let shown = line(command);
    let start = || format!("cannot start `{shown}`");
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().with_context(start)?;
    let mut kept = String::new();
    for line in child.stdout.take().map(BufReader::new).into_iter().flat_map(BufRead::lines) {
        let line = line?;
        println!("{line}");
        kept.push_str(&line);
        kept.push('\n');
    }
    let status = child.wait()?;
    let outcome =
        if status.success() { Ok(()) } else { Err(anyhow!("`{shown}` failed ({status}); its output is above")) };
    Ok((kept, outcome))
}

/// A spinner with the child's last line, or a heartbeat where nobody would see a spinner turn.
struct SignOfLife<'a> {
    number: &'a str,
    log: &'a Path,
    start: Instant,
    spinner: Option<ProgressBar>,
    next: Duration,
}

impl<'a> SignOfLife<'a> {
    fn new(number: &'a str, log: &'a Path) -> Self {
        let spinner = stderr().is_terminal().then(|| {
            let spinner = ProgressBar::new_spinner();
            if let Ok(style) = ProgressStyle::with_template("      {spinner} {elapsed_precise} {wide_msg}") {
                spinner.set_style(style);
            }
            spinner.enable_steady_tick(Duration::from_millis(120));
            spinner
        });
        let next = if spinner.is_some() { REFRESH } else { HEARTBEAT };
        Self { number, log, start: now(), spinner, next }
    }

    fn show(&mut self) {
        let elapsed = self.start.elapsed();
        if elapsed < self.next {
            return;
        }
        let last = last_lines(self.log, 1).trim().to_owned();
        if let Some(spinner) = &self.spinner {
            spinner.set_message(last);
            self.next = elapsed + REFRESH;
        } else {
            let seconds = elapsed.as_secs();
            eprintln!("[{}] still at it after {seconds} s: {last}", self.number);
            self.next = elapsed + HEARTBEAT;
        }
    }

    fn end(self) {
        if let Some(spinner) = self.spinner {
            spinner.finish_and_clear();
        }
    }
}

/// The command as one would type it, for messages.
fn line(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or(command.get_program());
    let mut line = program.to_string_lossy().into_owned();
    for argument in command.get_args() {
        line.push(' ');
        line.push_str(&argument.to_string_lossy());
    }
    line
}

/// The last lines of a log, or nothing if it cannot be read: this only adds to a message.
fn last_lines(log: &Path, count: usize) -> String {
    let bytes = fs::read(log).unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes);
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    let from = lines.len().saturating_sub(count);
    lines.get(from..).unwrap_or_default().join("\n")
}

fn indent(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(|line| format!("    | {line}")).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(result: Result<()>) -> String {
        result.err().map(|error| error.to_string()).unwrap_or_default()
    }

    #[test]
    fn a_command_is_shown_as_typed() {
        let mut command = Command::new("/opt/bin/trunk");
        command.args(["build", "--release"]);
        assert_eq!(line(&command), "trunk build --release");
    }

    #[test]
    fn a_failure_shows_the_log() -> Result<()> {
        let folder = tempfile::tempdir()?;
        let log = folder.path().join("log");
        let mut command = Command::new("sh");
        command.args(["-c", "echo out; echo err >&2; exit 3"]);
        let error = message(run_logged(&mut command, "1/1", &log));
        assert!(error.contains("(exit status: 3)"), "{error}");
        assert!(error.contains(&log.display().to_string()), "{error}");
        assert!(error.ends_with("    | out\n    | err"), "{error}");
        Ok(())
    }

    #[test]
    fn a_missing_program_is_named() -> Result<()> {
        let folder = tempfile::tempdir()?;
        let log = folder.path().join("log");
        let error = message(run_logged(&mut Command::new("no-such-program"), "1/1", &log));
        assert_eq!(error, "cannot start `no-such-program`");
        Ok(())
    }
}
