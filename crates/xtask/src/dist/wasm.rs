//! From Rust to the module that is shipped, in its two files, and its glue.
//!
//! The first file holds what the first questions need, the second one (`web/src/later.rs`) the rest: the linker's
//! records of who needs whom tell what goes where.

use super::script::{self, Part};
use super::{names, sections};
use crate::progress::Step;
use crate::tools::{ESBUILD, Program, WASM_BINDGEN, WASM_OPT};
use crate::workspace::Workspace;
use anyhow::{Context, Result, bail, ensure};
use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What joins the two files, beside the page's own scripts.
const JOIN: &str = "later.js";
/// The page's package, and the name of its files.
const PACKAGE: &str = "jianghui-web";
const TARGET: &str = "wasm32-unknown-unknown";
/// WebAssembly as browsers knew it first, and the one feature that all of them soon had: nothing newer is shipped.
pub const FLOOR: &[&str] = &["--mvp-features", "--enable-mutable-globals"];

/// wasm-bindgen goes by the declared features, and with these it writes what no lowering can undo.
pub const UNDECLARED: &[&str] = &["reference-types", "multivalue", "call-indirect-overlong"];

/// For the linker: what a split goes by, and what its two files share.
const SPLIT: &[&str] = &["-Clink-arg=--emit-relocs", "-Clink-arg=--export-table"];

/// For a module that brings its memory: it begins with zeros.
pub const NEW_MEMORY: &[&str] = &["--zero-filled-memory"];

/// The JavaScript that is shipped: what Chromium 78 and Safari 13 read.
pub const JS_ENGINES: &str = "es2018";

/// Two ways to build the same page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recipe {
    /// R1: the standard library rebuilt for size, and panics that only stop. Needs its sources (`rust-src`).
    RebuiltStd,
    /// R2: the standard library as it comes, newer instructions rewritten afterwards. About a tenth larger.
    Stable,
}

impl Recipe {
    /// For `versions.json` and the screen.
    pub fn name(self) -> &'static str {
        match self {
            Self::RebuiltStd => "R1 (standard library rebuilt for size)",
            Self::Stable => "R2 (stable)",
        }
    }
}

/// The files that [`build`] leaves.
pub struct Built {
    /// The first file of the WebAssembly module.
    pub module: PathBuf,
    /// The second file of it.
    pub later: PathBuf,
    /// Its glue, an ES2018 module.
    pub glue: PathBuf,
    /// The first file as JavaScript: an ES2018 module whose default export makes its exports from its imports.
    pub fallback: PathBuf,
    /// The second file, likewise.
    pub fallback_later: PathBuf,
}

/// R1 if the sources of the standard library are there or rustup brings them, else R2, and says so.
pub fn choose_recipe(workspace: &Workspace, step: &Step) -> Result<Recipe> {
    let sources = sysroot(workspace)?.join("lib/rustlib/src/rust/library/Cargo.lock");
    if !sources.is_file()
        && let Ok(rustup) = which::which("rustup")
    {
        let added = step.run(Command::new(rustup).args(["component", "add", "rust-src"]).current_dir(&workspace.root));
        if let Err(error) = added {
            step.note(&format!("rust-src cannot be had: {error:#}"));
        }
    }
    if sources.is_file() {
        return Ok(Recipe::RebuiltStd);
    }
    step.note("without the component rust-src this is the stable build (R2): about a tenth larger, otherwise the same");
    Ok(Recipe::Stable)
}

/// Builds the module and what belongs to it below `scratch`. `epoch` is the time that a tool may stamp on its output.
pub fn build(workspace: &Workspace, step: &Step, recipe: Recipe, epoch: Option<&str>, scratch: &Path) -> Result<Built> {
    let program = ["build", "--package", PACKAGE, "--features", "split"];
    let linked = compile(workspace, step, &program, SPLIT, recipe, epoch, &scratch.with_file_name("target"))?
        .join(PACKAGE)
        .with_extension("wasm");
    let raw = scratch.join("raw");
    fs::create_dir_all(&raw)?;
    let (first, second) = split(&linked, &raw)?;
    fs::write(&first, sections::without_features(&fs::read(&first)?, UNDECLARED)?)?;
    step.run(
        Command::new(found(workspace, &WASM_BINDGEN)?)
            .args(["--target", "web", "--omit-default-module-path", "--no-typescript"])
            // The second file needs the table of functions, whose export is one of those.
            .args([
                "--keep-lld-exports",
                "--remove-name-section",
                "--remove-producers-section",
                "--out-name",
                "app",
                "--out-dir",
            ])
            .args([&raw, &first]),
    )?;

    let module = scratch.join("app.wasm");
    let (bound, script) = (raw.join("app_bg.wasm"), raw.join("app.js"));
    let (short, text) = names::shorten(&fs::read(&bound)?, &fs::read_to_string(&script)?)?;
    names::check_bytes_alone(&text)?;
    fs::write(&bound, short)?;
    fs::write(&script, text)?;
    shrink(workspace, step, recipe, &bound, &module, NEW_MEMORY)?;
    let later = scratch.join("later.wasm");
    shrink(workspace, step, recipe, &second, &later, &[])?;
    for file in [&module, &later] {
        check_floor(workspace, step, file)?;
    }
    let glue = scratch.join("app.js");
    // What boot.js does not call is left out.
    let entry = raw.join("entry.js");
    fs::copy(workspace.root.join("web").join(JOIN), raw.join(JOIN))?;
    fs::write(&entry, format!("export {{ default }} from \"./app.js\";\nexport {{ from }} from \"./{JOIN}\";\n"))?;
    let how = [&["--bundle", MODULE, MINIFY, NO_COMMENTS], names::BYTES_ALONE.as_slice()].concat();
    esbuild(workspace, step, &how, JS_ENGINES, &entry, &glue)?;
    let fallback = scratch.join("fallback.js");
    script::translate(workspace, step, &raw, &module, Part::First, &fallback)?;
    let fallback_later = scratch.join("fallback-later.js");
    script::translate(workspace, step, &raw, &later, Part::Second, &fallback_later)?;
    Ok(Built { module, later, glue, fallback, fallback_later })
}

/// The linked module in two files: the first, for wasm-bindgen, and the second.
fn split(linked: &Path, raw: &Path) -> Result<(PathBuf, PathBuf)> {
    let module = fs::read(linked)?;
    let folder = raw.join("split");
    let first = folder.join("first.wasm");
    let mut options = wasm_split_cli_support::Options::new(&module);
    (options.output_dir, options.main_out_path, options.link_name) = (&folder, &first, "./later.js");
    let split = wasm_split_cli_support::transform(options)
        .map_err(|error| anyhow::anyhow!("the module cannot be split: {error:#}"))?;
    let [second] = split.split_modules.as_slice() else {
        bail!("the module should split in two: the second file is {:?}", split.split_modules);
    };
    Ok((first, second.clone()))
}

/// Compiles what `cargo` is asked for (its command and package), with no path of this machine in it, and gives the
/// folder with the module.
pub fn compile(
    workspace: &Workspace,
    step: &Step,
    what: &[&str],
    more: &[&str],
    recipe: Recipe,
    epoch: Option<&str>,
    target: &Path,
) -> Result<PathBuf> {
    let mut flags: Vec<OsString> = vec!["-Ctarget-cpu=mvp".into(), "-Ctarget-feature=+mutable-globals".into()];
    flags.extend(more.iter().map(OsString::from));
    if recipe == Recipe::RebuiltStd {
        flags.extend(["-Zunstable-options".into(), "-Cpanic=immediate-abort".into()]);
    }
    // Of several that fit, the compiler takes the last.
    for (path, name) in [
        (workspace.root.clone(), "jianghui"),
        (target.to_owned(), "target"),
        (cargo_home()?, "cargo"),
        (sysroot(workspace)?, "rust"),
    ] {
        let mut flag = OsString::from("--remap-path-prefix=");
        flag.push(path);
        flag.push(format!("=/{name}"));
        flags.push(flag);
    }
    let mut cargo = workspace.cargo();
    cargo
        .args(what)
        .args(["--release", "--locked", "--target", TARGET])
        .env("CARGO_PROFILE_RELEASE_STRIP", "none")
        .env("CARGO_TARGET_DIR", target)
        .env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}".as_ref()))
        .envs(epoch.map(|epoch| ("SOURCE_DATE_EPOCH", epoch)))
        .env_remove("RUSTFLAGS");
    if recipe == Recipe::RebuiltStd {
        cargo
            .args(["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"])
            // The two flags above are not stable; the compiler is, and this lets it take them.
            .env("RUSTC_BOOTSTRAP", "1");
    }
    step.run(&mut cargo)?;
    Ok(target.join(TARGET).join("release"))
}

/// Makes a module small, and old enough for [`FLOOR`].
pub fn shrink(workspace: &Workspace, step: &Step, recipe: Recipe, from: &Path, to: &Path, more: &[&str]) -> Result<()> {
    let wasm_opt = found(workspace, &WASM_OPT)?;
    let mut input = from.to_owned();
    if recipe == Recipe::Stable {
        // The standard library as it comes uses newer instructions: rewritten one by one into older ones.
        input = from.with_extension("lowered");
        step.run(
            Command::new(&wasm_opt)
                .arg(from)
                .args(FLOOR)
                .args(["--enable-bulk-memory", "--enable-bulk-memory-opt", "--enable-nontrapping-float-to-int"])
                .arg("--enable-sign-ext")
                .args(["--llvm-memory-copy-fill-lowering", "--llvm-nontrapping-fptoint-lowering", "--signext-lowering"])
                .args(["--strip-target-features", "-o"])
                .arg(&input),
        )?;
    }
    step.run(
        Command::new(wasm_opt)
            .arg(input)
            .args(FLOOR)
            // Memory begins with the stack, whose end nobody reaches.
            .args(["-Oz", "--low-memory-unused"])
            .args(more)
            .args(["--strip-debug", "--strip-producers", "--strip-target-features", "-o"])
            .arg(to),
    )
}

/// The module runs wherever WebAssembly runs. A feature list in the file would switch on what it names: there is
/// none, so the validator goes by [`FLOOR`] alone.
pub fn check_floor(workspace: &Workspace, step: &Step, module: &Path) -> Result<()> {
    let custom = sections::custom_sections(&fs::read(module)?)?;
    ensure!(custom.is_empty(), "the module still has the custom sections {custom:?}");
    step.run(Command::new(found(workspace, &WASM_OPT)?).arg(module).args(FLOOR))
        .context("the module needs more than the first WebAssembly: old phones would refuse it")
}

/// To esbuild: as small as it can be.
pub const MINIFY: &str = "--minify";
/// To esbuild: licences are told in a file of their own.
pub const NO_COMMENTS: &str = "--legal-comments=none";

/// To esbuild: nothing outside sees the names in the script.
const MODULE: &str = "--format=esm";

/// The same as [`minify`] for a script that is a module.
pub fn minify_module(workspace: &Workspace, step: &Step, from: &Path, to: &Path) -> Result<()> {
    esbuild(workspace, step, &[MODULE, MINIFY, NO_COMMENTS], JS_ENGINES, from, to)
}

/// Makes a script or a style sheet small, and old enough for `engines`.
pub fn minify(workspace: &Workspace, step: &Step, engines: &str, from: &Path, to: &Path) -> Result<()> {
    esbuild(workspace, step, &[MINIFY, NO_COMMENTS], engines, from, to)
}

/// Reads a script or a style sheet and writes it anew.
pub fn esbuild(workspace: &Workspace, step: &Step, how: &[&str], engines: &str, from: &Path, to: &Path) -> Result<()> {
    let mut outfile = OsString::from("--outfile=");
    outfile.push(to);
    step.run(
        Command::new(found(workspace, &ESBUILD)?)
            .args(how)
            .args(["--charset=utf8", "--log-level=warning", &format!("--target={engines}")])
            // Only read when no wasm is handed over, and boot.js always hands it over.
            .arg("--log-override:empty-import-meta=silent")
            .args([from.as_os_str(), &outfile]),
    )
}

/// The script has no syntax from after ES2018, and nothing that the Content-Security-Policy forbids.
pub fn check_script(workspace: &Workspace, step: &Step, script: &Path) -> Result<()> {
    // Where nothing has to be lowered, the two targets give the same.
    let read_as = |engines: &str| {
        let read = script.with_extension(engines);
        esbuild(workspace, step, &[], engines, script, &read)?;
        anyhow::Ok(fs::read_to_string(&read)?)
    };
    ensure!(read_as("es2018")? == read_as("esnext")?, "{} has syntax that is newer than ES2018", script.display());
    let text = fs::read_to_string(script)?;
    for word in ["eval(", "new Function", "import.meta", "http://", "https://"] {
        ensure!(!text.contains(word), "{} has {word}", script.display());
    }
    Ok(())
}

/// Where a program of the tool cache is.
pub fn found(workspace: &Workspace, program: &Program) -> Result<PathBuf> {
    program.find(workspace).with_context(|| format!("{} {} has vanished", program.name, program.version))
}

/// The folder of the toolchain.
pub fn sysroot(workspace: &Workspace) -> Result<PathBuf> {
    let output = Command::new("rustc").args(["--print", "sysroot"]).current_dir(&workspace.root).output()?;
    Ok(PathBuf::from(String::from_utf8(output.stdout)?.trim()))
}

/// Where the crates' sources are.
fn cargo_home() -> Result<PathBuf> {
    env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| env::home_dir().map(|home| home.join(".cargo")))
        .context("cargo has no home")
}
