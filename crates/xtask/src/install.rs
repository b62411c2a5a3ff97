//! Installing what is missing. A tool is built beside its place and moved there when it is whole, so that an
//! interrupted installation is never taken for a finished one.

use crate::lock::Lock;
use crate::progress::{Step, Steps, show_error};
use crate::tools::{
    AUDITS, COMPANIONS, ESBUILD, GECKODRIVER, OLD_CHROMIUM, OldChromium, Package, Program, TRUNK, Tool, WASM_BINDGEN,
    WASM_OPT,
};
use crate::workspace::Workspace;
use crate::{browser, engines, hosts};
use anyhow::{Context, Error, Result, bail};
use std::fs;
use std::io::{IsTerminal, stdin};
use std::path::Path;
use std::process::{Command, Stdio};

/// A plan that first installs what is missing of `tools`, and has room for `more` steps after that.
pub fn prepare(workspace: &Workspace, tools: &[Tool], more: usize) -> Result<Steps> {
    prepare_or(workspace, tools, more, |_, error| Err(error))
}

/// The same, but a tool that cannot be had is given back: not everything needs it.
pub fn prepare_some(workspace: &Workspace, tools: &[Tool], more: usize) -> Result<(Steps, Vec<Tool>)> {
    let mut absent = Vec::new();
    let steps = prepare_or(workspace, tools, more, |tool, error| {
        show_error(&error);
        absent.push(tool);
        Ok(())
    })?;
    Ok((steps, absent))
}

fn prepare_or(
    workspace: &Workspace,
    tools: &[Tool],
    more: usize,
    mut otherwise: impl FnMut(Tool, Error) -> Result<()>,
) -> Result<Steps> {
    let mut missing: Vec<Tool> = Vec::new();
    for &tool in tools {
        if !missing.contains(&tool) && !tool.is_there(workspace) {
            missing.push(tool);
        }
    }
    let mut steps = Steps::new(workspace, missing.len() + more)?;
    for tool in missing {
        let installed = steps.step(tool.name(), &tool.title(), |step| install(tool, workspace, step));
        installed.or_else(|error| otherwise(tool, error))?;
    }
    Ok(steps)
}

fn install(tool: Tool, workspace: &Workspace, step: &Step) -> Result<()> {
    let _lock = Lock::wait(&workspace.cache.join("lock"))?;
    if tool.is_there(workspace) {
        step.note("another `cargo xtask` has installed it meanwhile");
        return Ok(());
    }
    match tool {
        Tool::Clippy => rustup(workspace, step, &["component", "add", "clippy"])?,
        Tool::Rustfmt => rustup(workspace, step, &["component", "add", "rustfmt"])?,
        Tool::WasmTarget => rustup(workspace, step, &["target", "add", "wasm32-unknown-unknown"])?,
        Tool::Trunk => cargo_install(workspace, step, &TRUNK, &["trunk", "--locked"])?,
        // Not `--locked`: its lock file names a version that the registry may not offer.
        Tool::WasmBindgen => cargo_install(workspace, step, &WASM_BINDGEN, &["wasm-bindgen-cli"])?,
        Tool::WasmOpt => npm_install(workspace, step, &WASM_OPT, "binaryen@132.0.0")?,
        Tool::Esbuild => {
            let package = format!("esbuild@{}", ESBUILD.version);
            npm_install(workspace, step, &ESBUILD, &package)?;
        }
        Tool::OldBrowsers => {
            for old in OLD_CHROMIUM.iter().filter(|old| !old.is_there(workspace)) {
                in_folder(workspace, old.folder, Path::new(OldChromium::PACKED), |partial| {
                    npm_into(step, partial, old.packages)
                })?;
            }
        }
        Tool::Audits => npm_packages(workspace, step, &AUDITS)?,
        Tool::Hosts => {
            in_folder(workspace, hosts::FOLDER, Path::new(hosts::BRINGS), |partial| hosts::unpack(step, partial))?;
        }
        Tool::Companions => npm_packages(workspace, step, &COMPANIONS)?,
        Tool::Browser => {
            let elsewhere = [browser::CHROMIUM, browser::CHROMEDRIVER];
            apt_install(step, &browser::missing_packages(), &elsewhere)?;
        }
        Tool::Firefox => apt_install(step, &engines::missing_for_firefox(), &[engines::FIREFOX])?,
        Tool::Geckodriver => cargo_install(workspace, step, &GECKODRIVER, &["geckodriver", "--locked"])?,
        Tool::WebKit => {
            let elsewhere = [engines::WEBKIT_DRIVER, engines::MINIBROWSER, engines::XVFB];
            apt_install(step, &engines::missing_for_webkit(), &elsewhere)?;
        }
    }
    if !tool.is_there(workspace) {
        bail!(
            "{} was installed, but does not run; try it by hand, or delete {} and start again",
            tool.name(),
            workspace.cache.display()
        );
    }
    Ok(())
}

fn rustup(workspace: &Workspace, step: &Step, arguments: &[&str]) -> Result<()> {
    let wanted = arguments.join(" ");
    let rustup = which::which("rustup").ok().with_context(|| {
        format!("`rustup {wanted}` is needed, but there is no rustup\n  install rustup, or add this to your Rust toolchain by its own means")
    })?;
    step.run(Command::new(rustup).args(arguments).current_dir(&workspace.root))
}

fn cargo_install(workspace: &Workspace, step: &Step, program: &Program, arguments: &[&str]) -> Result<()> {
    in_place(workspace, program, |partial| {
        step.run(
            workspace
                .cargo()
                .args(["install", "--bin", program.name, "--version", program.version, "--root"])
                .arg(partial)
                // Unoptimised, they are built far sooner, and still do their work in a blink.
                .args(["--debug", "--config", "profile.dev.debug=false"])
                .args(arguments)
                // Neither this project's settings nor its target folder are for somebody else's program.
                .current_dir(partial)
                .env_remove("CARGO_TARGET_DIR"),
        )
    })
}

fn npm_install(workspace: &Workspace, step: &Step, program: &Program, package: &str) -> Result<()> {
    in_place(workspace, program, |partial| npm_into(step, partial, &[package]))
        .with_context(|| format!("or put {} {} on PATH", program.name, program.version))
}

/// Those of the packages that are not there, each in a folder of its own.
fn npm_packages(workspace: &Workspace, step: &Step, packages: &[Package]) -> Result<()> {
    for package in packages.iter().filter(|package| !package.place(workspace).is_file()) {
        in_folder(workspace, package.folder, Path::new(package.file), |partial| {
            npm_into(step, partial, &[package.name])
        })?;
    }
    Ok(())
}

fn npm_into(step: &Step, folder: &Path, packages: &[&str]) -> Result<()> {
    let npm = which::which("npm").ok().with_context(|| {
        format!(
            "{} comes with npm, but there is no npm\n  \
             install Node.js 18 or later with npm (on Debian: apt-get install nodejs npm)",
            packages.join(", ")
        )
    })?;
    // Without it npm looks for one in the folders above, and installs there.
    fs::write(folder.join("package.json"), "{ \"private\": true }\n")?;
    step.run(
        Command::new(npm)
            .arg("install")
            .args(packages)
            .args(["--no-save", "--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts"])
            .current_dir(folder),
    )
}

/// Lets `work` fill an empty folder, then moves it to where the program belongs.
fn in_place(workspace: &Workspace, program: &Program, work: impl FnOnce(&Path) -> Result<()>) -> Result<()> {
    in_folder(workspace, program.folder, &program.cached(Path::new("")), work)
}

/// The same for whatever brings a file of this name.
fn in_folder(workspace: &Workspace, folder: &str, brings: &Path, work: impl FnOnce(&Path) -> Result<()>) -> Result<()> {
    let place = workspace.cache.join(folder);
    let partial = workspace.cache.join(format!("{folder}.partial"));
    remove(&partial)?;
    fs::create_dir_all(&partial).with_context(|| format!("cannot create the folder {}", partial.display()))?;
    work(&partial)?;
    let found = partial.join(brings);
    if !found.exists() {
        bail!("the installation did not bring {}", found.display());
    }
    remove(&place)?;
    fs::rename(&partial, &place).with_context(|| format!("cannot move {} to {}", partial.display(), place.display()))
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    Ok(())
}

/// `elsewhere` are the variables that name the programs for those who have them in another place.
fn apt_install(step: &Step, packages: &[&str], elsewhere: &[&str]) -> Result<()> {
    let by_hand = format!(
        "install by hand what these Debian packages bring: {}\n  \
         programs in other places are named with {}",
        packages.join(", "),
        elsewhere.join(", ")
    );
    if which::which("apt-get").is_err() {
        bail!("the browser tests need a browser, and there is no apt-get to install it with\n  {by_hand}");
    }
    let as_root: &[&str] = match () {
        () if is_root() => &[],
        () if may_sudo() => &["sudo"],
        () => bail!("installing packages needs root or sudo\n  {by_hand}"),
    };
    let apt = |arguments: &[&str]| {
        // Another apt-get may be at work; it is waited for.
        let fixed = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-y", "-o", "DPkg::Lock::Timeout=300"];
        let words: Vec<&str> = as_root.iter().chain(&fixed).chain(arguments).copied().collect();
        let (program, rest) = words.split_first().context("no command")?;
        step.run(Command::new(program).args(rest))
    };
    apt(&["update"])?;
    apt(&[&["install", "--no-install-recommends"], packages].concat())
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

/// Asks for the password here, while nothing else writes to the screen; without a terminal nobody could answer.
fn may_sudo() -> bool {
    let mut sudo = Command::new("sudo");
    if stdin().is_terminal() {
        eprintln!("      apt-get needs root; sudo may ask for your password");
        sudo.arg("-v");
    } else {
        sudo.args(["-n", "true"]).stderr(Stdio::null());
    }
    sudo.status().is_ok_and(|status| status.success())
}
