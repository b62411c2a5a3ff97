//! Building the page: Trunk does the work, and what Trunk has no place for is done after it.

use crate::lock::Lock;
use crate::progress::Step;
use crate::tools::{self, ESBUILD, Program, TRUNK};
use crate::workspace::{Workspace, files_below};
use crate::{child, csp, install, serve, styles};
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Installs what is missing and builds the release page.
pub fn build(workspace: &Workspace) -> Result<()> {
    let mut steps = install::prepare(workspace, tools::FOR_PAGE, 1)?;
    steps.step("page", TITLE, |step| build_with_tools(workspace, step))
}

/// What [`build_with_tools`] does, for a step.
pub const TITLE: &str = "building the release page";

/// Builds the release page with tools that are there.
pub fn build_with_tools(workspace: &Workspace, step: &Step) -> Result<()> {
    let _lock = Lock::wait(&workspace.scratch().join("page.lock"))?;
    // Trunk would do this too. But first, its errors then come last in the log; and Trunk is kept offline, so
    // that it cannot download tools, and could not fetch the crates either.
    step.run(
        workspace
            .cargo()
            .args(["build", "--release", "--locked", "--package", "jianghui-web"])
            .args(["--target", "wasm32-unknown-unknown"]),
    )?;
    let dist = workspace.page();
    step.run(trunk(workspace)?.args(["build", "--release", "--dist"]).arg(&dist))?;

    minify_scripts(workspace, step, &dist)?;
    let index = dist.join("index.html");
    let html = fs::read_to_string(&index).with_context(|| format!("Trunk wrote no {}", index.display()))?;
    fs::write(&index, csp::add_to_page(&styles::join(&html, &dist)?)?)?;

    let mut bytes = 0;
    for file in files_below(&dist)? {
        bytes += fs::metadata(file)?.len();
    }
    step.note(&format!("the page is {} KB before compression", bytes / 1000));
    Ok(())
}

/// Rebuilds and reloads at every change, by Trunk's own server.
pub fn develop(workspace: &Workspace, port: u16) -> Result<()> {
    drop(serve::bind(port)?);
    install::prepare(workspace, tools::FOR_PAGE, 0)?;
    // Not that of `build`: that is for the release page, and this one lacks the Content-Security-Policy.
    let dist = workspace.scratch().join("dev");
    fs::create_dir_all(&dist)?;
    println!("\n匠惠 will be at http://127.0.0.1:{port}/   (Ctrl-C ends it)");
    child::run_shown(
        trunk(workspace)?.args(["serve", "--address", "127.0.0.1", "--port", &port.to_string(), "--dist"]).arg(dist),
    )
}

/// Trunk, without a way to the network and without this shell's leanings.
fn trunk(workspace: &Workspace) -> Result<Command> {
    let mut trunk = Command::new(found(workspace, &TRUNK)?);
    trunk
        .args(["--offline=true", "--skip-version-check"])
        .current_dir(&workspace.root)
        .env("PATH", tools::search_path(workspace))
        // It takes only `true` and `false`, and the usual `NO_COLOR=1` for an error.
        .env_remove("NO_COLOR")
        .env_remove("RUST_LOG")
        // Sixty lines that would hide the error itself.
        .env("RUST_BACKTRACE", "0");
    Ok(trunk)
}

fn found(workspace: &Workspace, program: &Program) -> Result<PathBuf> {
    program.find(workspace).with_context(|| format!("{} {} has vanished", program.name, program.version))
}

/// Trunk's own minifier gives up on today's glue, and would not lower its syntax to what old phones read.
fn minify_scripts(workspace: &Workspace, step: &Step, dist: &Path) -> Result<()> {
    let scripts: Vec<PathBuf> = files_below(dist)?
        .into_iter()
        .filter(|file| file.extension().is_some_and(|extension| extension == "js"))
        .collect();
    let folder = |option: &str| format!("{option}={}", dist.display());
    step.run(
        Command::new(found(workspace, &ESBUILD)?)
            .args(["--minify", "--target=es2018", "--charset=utf8"])
            .args(["--allow-overwrite", &folder("--outdir"), &folder("--outbase")])
            // Only read when no wasm is handed over, and boot.js always hands it over.
            .arg("--log-override:empty-import-meta=silent")
            .args(scripts),
    )
}
