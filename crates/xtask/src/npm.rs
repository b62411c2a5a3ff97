//! `cargo xtask npm`: the npm package. The engine as it is for the page, by the same recipe, behind three doors: for
//! browsers, for Node.js and for mini-programs.

pub mod sizes;

use crate::dist::wasm::{self, MINIFY, NO_COMMENTS, UNDECLARED};
use crate::dist::{self, git, names, notices, sections};
use crate::engines::Engines;
use crate::lock::Lock;
use crate::progress::Step;
use crate::tools::{self, COMPANIONS, WASM_BINDGEN};
use crate::workspace::Workspace;
use crate::{child, install, serve};
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What the step does.
pub const TITLE: &str = "building the npm package";

/// The crate that becomes the package.
const PACKAGE: &str = "jianghui-wasm";
const VERSION: &str = env!("CARGO_PKG_VERSION");
const PACK: &str = include_str!("npm/pack.mjs");
/// Where each door is, and how its script is made.
const DOORS: [(&str, &str, &[&str]); 3] = [
    ("web", wasm::JS_ENGINES, &["--format=esm"]),
    ("node", "node18", &["--format=cjs", "--platform=node"]),
    // Old phones run these without anything having been rewritten for them.
    ("weapp", "es2015", &["--format=cjs", "--inject:text.js"]),
];
/// What mini-programs on iOS must not find among the exports.
const GLOBALS: [&str; 2] = ["__abort_handler", "__instance_terminated"];

/// What is wanted of `cargo xtask npm`.
#[derive(Clone, Copy, Default, clap::Args)]
pub struct Request {
    /// Write the measured sizes into docs/size.md
    #[arg(long)]
    sizes: bool,
}

/// Installs what is missing and builds the package.
pub fn run(workspace: &Workspace, request: Request) -> Result<()> {
    let mut steps = install::prepare(workspace, tools::FOR_DIST, 1)?;
    steps.step("npm", TITLE, |step| {
        let sizes = build_with_tools(workspace, step)?;
        if request.sizes { sizes::keep(&workspace.root, &sizes) } else { Ok(()) }
    })?;
    println!("\nthe package is in {}; `npm pack` makes one file of it", folder(workspace).display());
    Ok(())
}

/// Where the package is.
fn folder(workspace: &Workspace) -> PathBuf {
    workspace.scratch().join("npm").join("jianghui")
}

/// Builds the package with tools that are there.
fn build_with_tools(workspace: &Workspace, step: &Step) -> Result<Vec<dist::sizes::Size>> {
    let scratch = workspace.scratch().join("npm");
    let _lock = Lock::wait(&workspace.scratch().join("npm.lock"))?;
    let (work, package) = (scratch.join("work"), folder(workspace));
    for folder in [&work, &package] {
        dist::empty(folder)?;
    }
    let module = module(workspace, step, &work)?;
    fs::copy(&module, package.join("jianghui.wasm"))?;
    let sources = workspace.root.join("crates").join(PACKAGE);
    scripts(workspace, step, &sources.join("js"), &work, &package)?;
    papers(workspace, &sources.join("package"), &package)?;

    let (pack, list) = (work.join("pack.mjs"), work.join("sizes.json"));
    fs::write(&pack, PACK)?;
    step.run(Command::new(node()?).arg(pack).arg(&package).arg(&list))?;
    dist::check_no_paths(workspace, &scratch, &package)?;
    let sizes = sizes::read(&list)?;
    step.note(&sizes::summary(&sizes));
    Ok(sizes)
}

/// Builds the module, one for all doors, and leaves its glue beside it.
fn module(workspace: &Workspace, step: &Step, work: &Path) -> Result<PathBuf> {
    let recipe = wasm::choose_recipe(workspace, step)?;
    let epoch = git::origin(workspace, &[]).epoch;
    // As a library for others too, which the package asks for, nothing would be left out that no door needs.
    let what = ["rustc", "--lib", "--crate-type", "cdylib", "--package", PACKAGE];
    // The folder of the page's module: what both are made of is built once.
    let target = workspace.scratch().join("dist").join("target");
    let built = wasm::compile(workspace, step, &what, &[], recipe, epoch.as_deref(), &target)?;
    let (input, bound) = (work.join("linked.wasm"), work.join("glue_bg.wasm"));
    fs::write(&input, sections::without_features(&fs::read(built.join("jianghui_wasm.wasm"))?, UNDECLARED)?)?;
    step.run(
        Command::new(wasm::found(workspace, &WASM_BINDGEN)?)
            .args(["--target", "bundler", "--no-typescript", "--remove-name-section", "--remove-producers-section"])
            .args(["--out-name", "glue", "--out-dir"])
            .args([work, input.as_path()]),
    )?;
    let (plain, dropped) = sections::without_exported_globals(&fs::read(&bound)?)?;
    ensure!(dropped.iter().all(|name| GLOBALS.contains(&name.as_str())), "the module exports the globals {dropped:?}");
    let glue = work.join("glue_bg.js");
    let (plain, short) = names::shorten(&plain, &fs::read_to_string(&glue)?)?;
    fs::write(&bound, plain)?;
    fs::write(&glue, short)?;
    let module = work.join("jianghui.wasm");
    wasm::shrink(workspace, step, recipe, &bound, &module, wasm::NEW_MEMORY)?;
    wasm::check_floor(workspace, step, &module)?;
    Ok(module)
}

/// Bundles the script of each door, and puts its types beside it.
fn scripts(workspace: &Workspace, step: &Step, sources: &Path, work: &Path, package: &Path) -> Result<()> {
    for entry in fs::read_dir(sources)? {
        let path = entry?.path();
        fs::copy(&path, work.join(path.file_name().unwrap_or_default()))?;
    }
    fs::rename(work.join("glue_bg.js"), work.join("glue.js"))?;
    for types in ["api.d.ts", "types.d.ts"] {
        fs::copy(work.join(types), package.join(types))?;
    }
    for (door, engines, how) in DOORS {
        let made = work.join(format!("{door}.min.js"));
        let version = format!("--define:VERSION=\"{VERSION}\"");
        let inject = format!("--inject:{}", work.join("text.js").display());
        let how = how.iter().map(|word| if word.starts_with("--inject") { inject.as_str() } else { word });
        let how: Vec<&str> = ["--bundle", MINIFY, NO_COMMENTS, &version].into_iter().chain(how).collect();
        wasm::esbuild(workspace, step, &how, engines, &work.join(format!("{door}.js")), &made)?;
        if door != "node" {
            wasm::check_script(workspace, step, &made)?;
        }
        let folder = package.join(door);
        fs::create_dir_all(&folder)?;
        fs::copy(&made, folder.join("index.js"))?;
        fs::copy(work.join(format!("{door}.d.ts")), folder.join("index.d.ts"))?;
    }
    Ok(fs::write(package.join("web/package.json"), "{ \"type\": \"module\" }\n")?)
}

/// What the package says of itself, and the licences.
fn papers(workspace: &Workspace, sources: &Path, package: &Path) -> Result<()> {
    let manifest = fs::read_to_string(sources.join("package.json"))?;
    fs::write(package.join("package.json"), manifest.replace("{VERSION}", VERSION))?;
    fs::copy(sources.join("README.md"), package.join("README.md"))?;
    for licence in ["LICENSE-APACHE", "LICENSE-MIT"] {
        fs::copy(workspace.root.join(licence), package.join(licence))?;
    }
    fs::write(package.join("licences.txt"), notices::licences(&notices::parts(workspace, PACKAGE)?, ""))?;
    dist::add_licences_of_rust(workspace, package)
}

/// Builds the package and holds it against the command line, its types, its examples and its budget.
pub fn check(workspace: &Workspace, step: &Step) -> Result<()> {
    let sizes = build_with_tools(workspace, step)?;
    step.run(workspace.cargo().args(["build", "--package", "jianghui-cli"]))?;
    let package = folder(workspace);
    let companions = COMPANIONS.map(|companion| (companion.variable, companion.place(workspace)));
    child::run_shown(
        Command::new(node()?)
            .args(["--test", "--test-reporter=spec", "tests/npm"])
            .current_dir(&workspace.root)
            .env("JIANGHUI_PACKAGE", &package)
            .env("JIANGHUI_CLI", workspace.target().join("debug").join("jianghui"))
            .envs(companions.clone()),
    )?;
    in_browser(workspace, &package)?;
    sizes::check(&workspace.root, &sizes)
}

/// The tests of the package in browsers; the others drive the page.
pub const TESTS: &str = "npm::";

/// A site as somebody would lay it out who has no tools: the examples, the package, and what they use beside it.
fn in_browser(workspace: &Workspace, package: &Path) -> Result<()> {
    let site = workspace.scratch().join("npm").join("site");
    dist::empty(&site)?;
    for (from, to) in [("examples/web", "web"), ("examples/vue", "vue"), ("tests/npm/site", "vectors")] {
        copy(&workspace.root.join(from), &site.join(to))?;
        copy(package, &site.join(to).join("jianghui"))?;
    }
    copy(&workspace.root.join("tests/golden"), &site.join("vectors/golden"))?;
    for companion in COMPANIONS.iter().filter(|companion| companion.variable == "JIANGHUI_VUE") {
        let file = companion.place(workspace);
        fs::copy(&file, site.join("vue").join(file.file_name().unwrap_or_default()))?;
    }
    let engines = Engines::find(workspace)?;
    child::run_shown(
        workspace
            .cargo()
            .args(["test", "--package", "jianghui-tests", "--test", "browser", "--", TESTS])
            .env("JIANGHUI_NPM_URL", serve::serve_in_background(&site)?)
            .env("JIANGHUI_NPM_SITE", &site)
            .envs(engines.programs()),
    )
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from).with_context(|| format!("no folder {}", from.display()))? {
        let path = entry?.path();
        let there = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            copy(&path, &there)?;
        } else {
            fs::copy(&path, there)?;
        }
    }
    Ok(())
}

fn node() -> Result<PathBuf> {
    which::which("node").context("Node.js is needed, and there is none")
}
