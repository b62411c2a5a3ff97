//! Every check there is, as one command.

use crate::browser::{Browser, CHROMEDRIVER, CHROMIUM};
use crate::progress::{Step, Steps, show_error};
use crate::tools::{FOR_PAGE, Tool};
use crate::workspace::Workspace;
use crate::{child, install, page, serve};
use anyhow::{Result, bail};
use clap::ValueEnum;

/// One check, in the order they run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Check {
    /// The sources are formatted
    Fmt,
    /// The linter has nothing to say
    Clippy,
    /// Everything that `cargo test` runs
    Test,
    /// The release page builds
    Page,
    /// The release page works in a real browser (builds it first)
    Browser,
}

use Check::{Browser as InBrowser, Clippy, Fmt, Page, Test};

const ALL: &[Check] = &[Fmt, Clippy, Test, Page, InBrowser];

/// Runs all checks, or one. A failing check does not stop the others: one run tells everything that is wrong.
pub fn run(workspace: &Workspace, only: Option<Check>) -> Result<()> {
    let checks = match &only {
        None => ALL,
        Some(InBrowser) => &[Page, InBrowser],
        Some(check) => std::slice::from_ref(check),
    };
    let mut tools = Vec::new();
    for check in checks {
        tools.extend_from_slice(check.needs());
    }
    let mut steps = install::prepare(workspace, &tools, checks.len())?;
    let failed = run_checks(workspace, checks, &mut steps);
    println!("{}", steps.summary());
    if !failed.is_empty() {
        bail!("failed: {}", failed.join(", "));
    }
    Ok(())
}

fn run_checks(workspace: &Workspace, checks: &[Check], steps: &mut Steps) -> Vec<&'static str> {
    let mut failed = Vec::new();
    for &check in checks {
        let name = check.name();
        if check == InBrowser && failed.contains(&Page.name()) {
            steps.not_run(name, "the page was not built");
            failed.push(name);
        } else if let Err(error) = steps.step(name, check.title(), |step| check.run(workspace, step)) {
            show_error(&error);
            failed.push(name);
        }
    }
    failed
}

impl Check {
    fn name(self) -> &'static str {
        match self {
            Fmt => "fmt",
            Clippy => "clippy",
            Test => "test",
            Page => "page",
            InBrowser => "browser",
        }
    }

    fn title(self) -> &'static str {
        match self {
            Fmt => "checking the formatting",
            Clippy => "linting",
            Test => "testing",
            Page => page::TITLE,
            InBrowser => "testing the page in Chromium",
        }
    }

    fn needs(self) -> &'static [Tool] {
        match self {
            Fmt => &[Tool::Rustfmt],
            Clippy => &[Tool::Clippy],
            Test => &[],
            Page => FOR_PAGE,
            InBrowser => &[Tool::Browser],
        }
    }

    fn run(self, workspace: &Workspace, step: &Step) -> Result<()> {
        let cargo = |arguments: &[&str]| child::run_shown(workspace.cargo().args(arguments));
        match self {
            Fmt => cargo(&["fmt", "--all", "--check"]),
            Clippy => {
                cargo(&["clippy", "--workspace", "--all-targets", "--", "--deny", "warnings"])?;
                // `cargo test` alone leaves the browser tests out (`test = false`), and so do "all targets".
                let browser_tests = ["--package", "jianghui-tests", "--test", "browser"];
                cargo(&[&["clippy"], &browser_tests[..], &["--", "--deny", "warnings"]].concat())
            }
            Test => cargo(&["test", "--workspace"]),
            Page => page::build_with_tools(workspace, step),
            InBrowser => in_browser(workspace),
        }
    }
}

/// The tests that hold generated files fresh write them instead.
pub fn bless(workspace: &Workspace) -> Result<()> {
    child::run_shown(
        workspace
            .cargo()
            .args(["test", "--package", "jianghui-policy-compiler", "--package", "jianghui-tests"])
            .env("JIANGHUI_BLESS", "1")
            .env("INSTA_UPDATE", "always"),
    )
}

/// The tests get the built folder, and its address at a server that sends the headers of a careful host.
fn in_browser(workspace: &Workspace) -> Result<()> {
    let browser = Browser::find()?;
    let dist = workspace.dist();
    let address = serve::serve_in_background(&dist)?;
    child::run_shown(
        workspace
            .cargo()
            .args(["test", "--package", "jianghui-tests", "--test", "browser"])
            .env("JIANGHUI_DIST", &dist)
            .env("JIANGHUI_URL", address)
            .env(CHROMIUM, browser.chromium)
            .env(CHROMEDRIVER, browser.chromedriver),
    )
}
