//! Every check there is, as one command.

use crate::browser::{Browser, CHROMEDRIVER, CHROMIUM};
use crate::engines::{self, Engines, VERSIONS};
use crate::progress::{Step, Steps, show_error};
use crate::tools::{AUDITS, FOR_PAGE, OLD_CHROMIUM, Tool};
use crate::workspace::Workspace;
use crate::{child, dist, hosts, install, npm, page, serve};
use anyhow::{Context, Result, bail};
use clap::ValueEnum;
use std::fs;
use std::path::Path;
use std::process::Command;

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
    /// The folder to upload builds, has the kept size, and copes with bad hosts and browsers
    Dist,
    /// The folder to upload works on nginx, Apache and Caddy, set up by its own examples (builds it first, if `dist` has not)
    Hosts,
    /// The npm package builds, gives what the command line gives, and keeps its types and its size
    Npm,
    /// The folder to upload works in Chromium, Firefox and `WebKitGTK` (builds it first, if `dist` has not)
    Engines,
    /// The folder to upload works in Chromium 86 and 78 (builds it first; only when asked for)
    OldEngines,
}

use Check::{Browser as InBrowser, Clippy, Dist, Engines as InEngines, Fmt, Hosts, Npm, OldEngines, Page, Test};

/// Without the old engines: they are 90 MB that few need.
const ALL: &[Check] = &[Fmt, Clippy, Test, Page, InBrowser, Dist, Hosts, Npm, InEngines];

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
    let (mut steps, absent) = install::prepare_some(workspace, &tools, checks.len())?;
    let failed = run_checks(workspace, checks, &absent, &mut steps);
    println!("{}", steps.summary());
    if !failed.is_empty() {
        bail!("failed: {}", failed.join(", "));
    }
    Ok(())
}

fn run_checks(workspace: &Workspace, checks: &[Check], absent: &[Tool], steps: &mut Steps) -> Vec<&'static str> {
    let mut failed = Vec::new();
    // Two checks want the folder to upload, and it takes minutes to build.
    let mut dist_is_new = false;
    for &check in checks {
        let name = check.name();
        if check.needs().iter().any(|tool| absent.contains(tool)) {
            steps.not_run(name, "a tool could not be installed");
            failed.push(name);
        } else if check == InBrowser && failed.contains(&Page.name()) {
            steps.not_run(name, "the page was not built");
            failed.push(name);
        } else if let Err(error) = steps.step(name, check.title(), |step| check.run(workspace, step, &mut dist_is_new))
        {
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
            Dist => "dist",
            Hosts => "hosts",
            Npm => "npm",
            InEngines => "engines",
            OldEngines => "old-engines",
        }
    }

    fn title(self) -> &'static str {
        match self {
            Fmt => "checking the formatting",
            Clippy => "linting",
            Test => "testing",
            Page => page::TITLE,
            InBrowser => "testing the page in Chromium",
            Dist => "building the folder to upload, and testing it",
            Hosts => "testing the folder to upload on nginx, Apache and Caddy",
            Npm => "building the npm package, and testing it",
            InEngines => "testing the folder to upload in Chromium, Firefox and WebKit",
            OldEngines => "testing the folder to upload in old browsers",
        }
    }

    fn needs(self) -> &'static [Tool] {
        match self {
            Fmt => &[Tool::Rustfmt],
            Clippy => &[Tool::Clippy],
            Test => &[],
            Page => FOR_PAGE,
            InBrowser => &[Tool::Browser, Tool::Audits],
            Dist => &[Tool::WasmTarget, Tool::WasmBindgen, Tool::WasmOpt, Tool::Esbuild, Tool::Browser, Tool::Audits],
            Hosts => &[Tool::WasmTarget, Tool::WasmBindgen, Tool::WasmOpt, Tool::Esbuild, Tool::Browser, Tool::Hosts],
            Npm => &[
                Tool::WasmTarget,
                Tool::WasmBindgen,
                Tool::WasmOpt,
                Tool::Esbuild,
                Tool::Companions,
                Tool::Browser,
                Tool::Firefox,
                Tool::Geckodriver,
                Tool::WebKit,
            ],
            InEngines => &[
                Tool::WasmTarget,
                Tool::WasmBindgen,
                Tool::WasmOpt,
                Tool::Esbuild,
                Tool::Browser,
                Tool::Firefox,
                Tool::Geckodriver,
                Tool::WebKit,
            ],
            OldEngines => &[Tool::WasmTarget, Tool::WasmBindgen, Tool::WasmOpt, Tool::Esbuild, Tool::OldBrowsers],
        }
    }

    fn run(self, workspace: &Workspace, step: &Step, dist_is_new: &mut bool) -> Result<()> {
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
            InBrowser => {
                let others = [RELEASE, ENGINES, HOSTING, npm::TESTS].iter().flat_map(|tests| ["--skip", tests]);
                in_browser(workspace, &workspace.page(), &others.collect::<Vec<_>>())
            }
            Dist => {
                dist::build_with_tools(workspace, step)?;
                *dist_is_new = true;
                dist::check_sizes(workspace)?;
                in_browser(workspace, &workspace.dist(), &[RELEASE])
            }
            Hosts => {
                if !*dist_is_new {
                    dist::build_with_tools(workspace, step)?;
                    *dist_is_new = true;
                }
                in_browser(workspace, &workspace.dist(), &[HOSTING])
            }
            Npm => npm::check(workspace, step),
            InEngines => {
                if !*dist_is_new {
                    dist::build_with_tools(workspace, step)?;
                }
                in_engines(workspace)
            }
            OldEngines => in_old_engines(workspace, step),
        }
    }
}

/// The tests that hold generated files fresh write them instead.
pub fn bless(workspace: &Workspace) -> Result<()> {
    child::run_shown(
        workspace
            .cargo()
            .args(["test", "--package", "jianghui-policy-compiler", "--package", "jianghui-tests"])
            .args(["--package", "jianghui-web"])
            .env("JIANGHUI_BLESS", "1")
            .env("INSTA_UPDATE", "always"),
    )
}

/// The browser tests that need the folder to upload; the others drive the page as Trunk builds it.
const RELEASE: &str = "release::";

/// Those that run on real web servers.
const HOSTING: &str = "hosting::";

/// Those that run in other engines as well.
const ENGINES: &str = "engines::";

/// The tests get the built folder, and its address at a server that sends the headers of a careful host.
fn in_browser(workspace: &Workspace, dist: &Path, which: &[&str]) -> Result<()> {
    let browser = Browser::find()?;
    let address = serve::serve_in_background(dist)?;
    child::run_shown(
        workspace
            .cargo()
            .args(["test", "--package", "jianghui-tests", "--test", "browser", "--"])
            .args(which)
            .env("JIANGHUI_DIST", dist)
            .env("JIANGHUI_URL", address)
            .envs(hosts::folder(workspace).map(|folder| (hosts::HOSTS, folder)))
            .envs(AUDITS.map(|package| (package.variable, package.place(workspace))))
            .env(CHROMIUM, browser.chromium)
            .env(CHROMEDRIVER, browser.chromedriver),
    )
}

/// Each test serves the folder itself, so as to hear what is asked of the host.
fn in_engines(workspace: &Workspace) -> Result<()> {
    let engines = Engines::find(workspace)?;
    let versions = workspace.scratch().join("engines");
    if versions.exists() {
        fs::remove_dir_all(&versions)?;
    }
    fs::create_dir_all(&versions)?;
    let (said, outcome) = child::run_shown_and_kept(
        workspace
            .cargo()
            .args(["test", "--package", "jianghui-tests", "--test", "browser", "--", ENGINES])
            .env("JIANGHUI_DIST", workspace.dist())
            .env(VERSIONS, &versions)
            .envs(engines.programs()),
    )?;
    println!("{}", engines::table(&said, &versions));
    outcome
}

/// A script of Node drives them: no driver program of their age is to be had.
fn in_old_engines(workspace: &Workspace, step: &Step) -> Result<()> {
    dist::build_with_tools(workspace, step)?;
    let address = serve::serve_in_background(&workspace.dist())?;
    let pictures = workspace.scratch().join("old-engines");
    fs::create_dir_all(&pictures)?;
    let node = which::which("node").context("Node.js drives the old browsers, and there is none")?;
    child::run_shown(
        Command::new(node)
            .arg(workspace.root.join("tests/dist/old-engines.mjs"))
            .args([address.as_str().as_ref(), pictures.as_os_str()])
            .args(OLD_CHROMIUM.iter().map(|old| workspace.cache.join(old.folder))),
    )
}
