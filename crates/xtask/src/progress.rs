//! Numbered steps: what is being done, how long it took, and a closing summary.

use crate::child;
use crate::workspace::Workspace;
use anyhow::{Context, Error, Result};
use std::fs::{self, File};
use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};

/// The steps of one command, in order.
pub struct Steps {
    total: usize,
    logs: PathBuf,
    results: Vec<Finished>,
}

struct Finished {
    name: &'static str,
    outcome: Outcome,
}

enum Outcome {
    Passed(Duration),
    Failed(Duration),
    NotRun { because: &'static str },
}

/// The step that is running now.
pub struct Step {
    /// `2/6`, as shown before every line of this step.
    number: String,
    log: PathBuf,
}

impl Steps {
    /// A plan of `total` steps.
    pub fn new(workspace: &Workspace, total: usize) -> Result<Self> {
        let logs = workspace.scratch().join("logs");
        fs::create_dir_all(&logs).with_context(|| format!("cannot create the folder {}", logs.display()))?;
        Ok(Self { total, logs, results: Vec::new() })
    }

    /// Runs one step. `name` goes to the summary and names the log, `title` says what is done.
    pub fn step(&mut self, name: &'static str, title: &str, work: impl FnOnce(&Step) -> Result<()>) -> Result<()> {
        let step = Step {
            number: format!("{}/{}", self.results.len() + 1, self.total),
            log: self.logs.join(format!("{name}.log")),
        };
        eprintln!("[{}] {title}…", step.number);
        let start = now();
        // Emptied here, as the commands of a step append to it.
        let result = File::create(&step.log)
            .with_context(|| format!("cannot write {}", step.log.display()))
            .and_then(|_| work(&step));
        let took = start.elapsed();
        let (ending, outcome) = match result {
            Ok(()) => ("done", Outcome::Passed(took)),
            Err(_) => ("FAILED", Outcome::Failed(took)),
        };
        eprintln!("[{}] {ending} in {}", step.number, seconds(took));
        self.results.push(Finished { name, outcome });
        result
    }

    /// Counts a step that cannot run, so that nothing is left out silently.
    pub fn not_run(&mut self, name: &'static str, because: &'static str) {
        let number = self.results.len() + 1;
        eprintln!("[{number}/{}] {name}: not run, {because}", self.total);
        let outcome = Outcome::NotRun { because };
        self.results.push(Finished { name, outcome });
    }

    /// One line per step.
    pub fn summary(&self) -> String {
        let lines = self.results.iter().map(|Finished { name, outcome }| {
            let (word, detail) = match outcome {
                Outcome::Passed(took) => ("ok", seconds(*took)),
                Outcome::Failed(took) => ("FAILED", seconds(*took)),
                Outcome::NotRun { because } => ("not run", (*because).to_owned()),
            };
            format!("  {word:<8} {name:<14} {detail:>9}")
        });
        let lines: Vec<String> = lines.collect();
        format!("\nsummary\n{}", lines.join("\n"))
    }
}

impl Step {
    /// Runs a command with its output in the log, and shows that it is alive.
    pub fn run(&self, command: &mut Command) -> Result<()> {
        child::run_logged(command, &self.number, &self.log)
    }

    /// A remark of this step.
    pub fn note(&self, text: &str) {
        eprintln!("[{}] {text}", self.number);
    }
}

/// The one look at the clock in this program.
#[expect(clippy::disallowed_methods, reason = "people want to know how long a step takes")]
pub fn now() -> Instant {
    Instant::now()
}

/// Short times with a decimal, long ones without.
fn seconds(time: Duration) -> String {
    if time < Duration::from_secs(10) {
        format!("{:.1} s", time.as_secs_f64())
    } else {
        format!("{} s", time.as_secs())
    }
}

/// An error with what led to it, for the person who started the command.
pub fn show_error(error: &Error) {
    eprintln!("\nerror: {error}");
    for cause in error.chain().skip(1) {
        eprintln!("  because: {cause}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_summary_names_every_step() {
        let steps = Steps {
            total: 3,
            logs: PathBuf::new(),
            results: vec![
                Finished { name: "fmt", outcome: Outcome::Passed(Duration::from_millis(840)) },
                Finished { name: "page", outcome: Outcome::Failed(Duration::from_secs(75)) },
                Finished { name: "browser", outcome: Outcome::NotRun { because: "the page was not built" } },
            ],
        };
        let lines: Vec<String> = steps.summary().lines().map(str::to_owned).collect();
        let expected = [
            "",
            "summary",
            "  ok       fmt                0.8 s",
            "  FAILED   page                75 s",
            "  not run  browser        the page was not built",
        ];
        assert_eq!(lines, expected);
    }
}
