//! `cargo xtask dist`: the folder that a static host uploads. Trunk builds the page for looking at it; this builds
//! what is given away, with everything beside it that a careful host asks for.
//!
//! Read in this order: `wasm` (the module), `script` (the module as JavaScript), `index` (the page around them), `policies`,
//! `notices` (what is inside, and whose it is), `sizes`, `weigh` (whose code it is).

pub mod git;
mod index;
pub mod names;
pub mod notices;
mod policies;
mod script;
pub mod sections;
pub mod sizes;
pub mod wasm;
mod weigh;

use crate::lock::Lock;
use crate::progress::Step;
use crate::tools::{self, version_of};
use crate::workspace::{Workspace, files_below};
use crate::{csp, install};
use anyhow::{Context, Result, bail, ensure};
use git::Origin;
use index::Names;
use serde_json::{Value, json};
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;
use wasm::Recipe;

/// What the step does.
pub const TITLE: &str = "building the folder to upload";

/// Of the helpers that wasm2js writes.
const FALLBACK_NOTICE: &str = "fallback-*.js and fallback-later-*.js carry helpers of Binaryen (Apache-2.0).\n";
const PACK: &str = include_str!("dist/pack.mjs");
/// For which host, and what it reads.
const HEADERS: [(&str, &str); 4] = [
    ("nginx.conf", include_str!("dist/headers/nginx.conf")),
    ("apache.htaccess", include_str!("dist/headers/apache.htaccess")),
    ("Caddyfile", include_str!("dist/headers/Caddyfile")),
    ("object-storage.md", include_str!("dist/headers/object-storage.md")),
];
/// The custom element for pages around this one.
const ELEMENT: &str = "jianghui-checker.js";
/// The engines whose CSS must do: Chromium 78 and Safari 13.
const CSS_ENGINES: &str = "chrome78,safari13";

/// What is wanted of `cargo xtask dist`.
#[derive(Clone, Copy, Default, clap::Args)]
pub struct Request {
    /// Build a second time from a copy in another folder, and compare every byte
    #[arg(long)]
    check_reproducible: bool,
    /// Do not rebuild the standard library, even if its sources are there
    #[arg(long)]
    stable: bool,
    /// Write the measured sizes into docs/size.md
    #[arg(long)]
    sizes: bool,
}

/// Installs what is missing and builds the folder.
pub fn run(workspace: &Workspace, request: Request) -> Result<()> {
    let mut steps = install::prepare(workspace, tools::FOR_DIST, 1 + usize::from(request.check_reproducible))?;
    steps.step("dist", TITLE, |step| build_as(workspace, step, request))?;
    if request.check_reproducible {
        steps.step("again", "building it again elsewhere", |step| check_reproducible(workspace, step, request))?;
    }
    println!("\nupload the folder {}; docs/deploy.md says how", workspace.dist().display());
    Ok(())
}

/// Builds the folder with tools that are there.
pub fn build_with_tools(workspace: &Workspace, step: &Step) -> Result<()> {
    build_as(workspace, step, Request::default())
}

/// Holds the sizes of the built folder against those that are kept.
pub fn check_sizes(workspace: &Workspace) -> Result<()> {
    sizes::check(&workspace.root, &sizes::measure(&workspace.dist())?)
}

fn build_as(workspace: &Workspace, step: &Step, request: Request) -> Result<()> {
    let _lock = Lock::wait(&workspace.scratch().join("dist.lock"))?;
    let origin = origin(workspace)?;
    let scratch = workspace.scratch().join("dist");
    let staged = build(workspace, step, &origin, recipe(workspace, step, request)?, &scratch)?;
    let dist = workspace.dist();
    empty(&dist)?;
    fs::remove_dir(&dist)?;
    fs::rename(&staged, &dist).with_context(|| format!("cannot move {} to {}", staged.display(), dist.display()))?;

    let sizes = sizes::measure(&dist)?;
    step.note(&sizes::summary(&sizes));
    if request.sizes {
        let day = origin.time.as_deref().and_then(|time| time.get(..10)).unwrap_or("20??");
        let name = recipe(workspace, step, request)?.name();
        let commit = origin.commit.as_deref().unwrap_or("unknown");
        sizes::keep(&workspace.root, &sizes, day, commit, name, &weigh::table(&scratch.join("work"))?)?;
    }
    Ok(())
}

fn recipe(workspace: &Workspace, step: &Step, request: Request) -> Result<Recipe> {
    if request.stable { Ok(Recipe::Stable) } else { wasm::choose_recipe(workspace, step) }
}

fn origin(workspace: &Workspace) -> Result<Origin> {
    let ids: Vec<String> = policies::read(workspace)?.into_iter().map(|policy| policy.id).collect();
    Ok(git::origin(workspace, &ids))
}

/// Builds everything below `scratch`, and gives the finished folder.
fn build(workspace: &Workspace, step: &Step, origin: &Origin, recipe: Recipe, scratch: &Path) -> Result<PathBuf> {
    let staged = scratch.join("staged");
    let work = scratch.join("work");
    empty(&staged)?;
    empty(&work)?;
    let built = wasm::build(workspace, step, recipe, origin.epoch.as_deref(), &work)?;

    let source = fs::read_to_string(workspace.root.join("index.html")).context("there is no index.html")?;
    let boot = work.join("boot.js");
    wasm::minify_module(workspace, step, &workspace.root.join("web/boot.js"), &boot)?;
    let old = work.join("old.js");
    wasm::minify(workspace, step, "es5", &workspace.root.join("web/old.js"), &old)?;
    let (frame, mini) = (work.join("frame.js"), work.join("mini.js"));
    wasm::minify_module(workspace, step, &workspace.root.join("web/embed/frame.js"), &frame)?;
    wasm::minify_module(workspace, step, &workspace.root.join("web/embed/mini.js"), &mini)?;
    let element = work.join(ELEMENT);
    wasm::minify(workspace, step, wasm::JS_ENGINES, &workspace.root.join("web/embed").join(ELEMENT), &element)?;
    for script in [&built.glue, &built.fallback, &built.fallback_later, &boot, &frame, &mini, &element] {
        wasm::check_script(workspace, step, script)?;
    }
    // Other people's pages name it: it is the one script whose name stays.
    fs::copy(element, staged.join(ELEMENT))?;
    let names = Names {
        style: add(&staged, &style(workspace, step, &source, false, &work)?)?,
        later_style: add(&staged, &style(workspace, step, &source, true, &work)?)?,
        boot: add(&staged, &boot)?,
        old: add(&staged, &old)?,
        glue: add(&staged, &built.glue)?,
        module: add(&staged, &built.module)?,
        later: add(&staged, &built.later)?,
        fallback: add(&staged, &built.fallback)?,
        fallback_later: add(&staged, &built.fallback_later)?,
        frame: add(&staged, &frame)?,
        mini: add(&staged, &mini)?,
    };
    let policies = policies::read(workspace)?;
    fs::write(staged.join("index.html"), index::assemble(&source, &policies::list(&policies), &names)?)?;
    fs::write(staged.join(policies::page::NAME), policies::page::page(&policies, &names.style)?)?;
    add_papers(workspace, origin, recipe, &policies, &staged)?;
    check_no_paths(workspace, scratch, &staged)?;
    pack(step, &work, &staged)?;
    Ok(staged)
}

/// The style sheets of the first or of the later screens as one file.
fn style(workspace: &Workspace, step: &Step, source: &str, later: bool, work: &Path) -> Result<PathBuf> {
    let mut joined = String::new();
    for path in index::style_sources(source, later) {
        joined.push_str(&fs::read_to_string(workspace.root.join(&path)).with_context(|| format!("no {path}"))?);
        joined.push('\n');
    }
    ensure!(!joined.is_empty(), "index.html names no style sheet");
    let (long, short) = (work.join("long.css"), work.join(if later { "later.css" } else { "style.css" }));
    fs::write(&long, joined)?;
    wasm::minify(workspace, step, CSS_ENGINES, &long, &short)?;
    Ok(short)
}

/// What is beside the page: versions, parts list, licences, and how hosts are set up.
fn add_papers(
    workspace: &Workspace,
    origin: &Origin,
    recipe: Recipe,
    policies: &[policies::Policy],
    staged: &Path,
) -> Result<()> {
    let version = env!("CARGO_PKG_VERSION");
    let rust = version_of("rustc").unwrap_or_default();
    let build = json!({
        "recipe": recipe.name(),
        "rust": rust,
        "wasm-bindgen": tools::WASM_BINDGEN.version,
        "binaryen": tools::WASM_OPT.version,
        "esbuild": tools::ESBUILD.version,
    });
    write_json(&staged.join("versions.json"), &policies::versions(policies, origin, version, &build))?;
    let parts = notices::parts(workspace, "jianghui-web")?;
    write_json(&staged.join("sbom.cdx.json"), &notices::sbom(&parts, origin, version, &rust))?;
    fs::write(staged.join("licences.txt"), notices::licences(&parts, FALLBACK_NOTICE))?;
    add_licences_of_rust(workspace, staged)?;
    let headers = staged.join("headers");
    fs::create_dir_all(&headers)?;
    for (name, text) in HEADERS {
        fs::write(headers.join(name), text.replace("{CSP}", &csp::header()))?;
    }
    Ok(())
}

/// The licences of the standard library, where the toolchain has them.
pub fn add_licences_of_rust(workspace: &Workspace, folder: &Path) -> Result<()> {
    let of_rust = wasm::sysroot(workspace)?.join("share/doc/rust/COPYRIGHT-library.html");
    if of_rust.is_file() {
        fs::copy(of_rust, folder.join("licences-rust.html"))?;
    }
    Ok(())
}

/// Compresses every file and lists the hashes of all.
fn pack(step: &Step, work: &Path, staged: &Path) -> Result<()> {
    let script = work.join("pack.mjs");
    fs::write(&script, PACK)?;
    let node = which::which("node").context("Node.js compresses the files, and there is none")?;
    step.run(Command::new(node).arg(script).arg(staged))
}

/// Adds a file under a name that changes with its content, so that hosts may let phones keep it.
fn add(staged: &Path, file: &Path) -> Result<String> {
    let bytes = fs::read(file)?;
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    let word = |part: Option<&std::ffi::OsStr>| part.unwrap_or_default().to_string_lossy().into_owned();
    let name = format!("{}-{:016x}.{}", word(file.file_stem()), hasher.finish(), word(file.extension()));
    fs::write(staged.join(&name), bytes)?;
    Ok(name)
}

/// No path of this machine is in what is given away: it would tell of its owner, and differ on every machine.
pub fn check_no_paths(workspace: &Workspace, scratch: &Path, staged: &Path) -> Result<()> {
    let homes = [Some(workspace.root.clone()), Some(scratch.to_owned()), std::env::home_dir()];
    for path in files_below(staged)? {
        let bytes = fs::read(&path)?;
        for home in homes.iter().flatten().filter(|home| home.components().count() > 2) {
            let needle = home.as_os_str().as_encoded_bytes();
            let found = bytes.windows(needle.len()).any(|window| window == needle);
            ensure!(!found, "{} has the path {} in it", path.display(), home.display());
        }
    }
    Ok(())
}

/// Builds a copy of the sources in another folder, with nothing that the first build left, and compares.
fn check_reproducible(workspace: &Workspace, step: &Step, request: Request) -> Result<()> {
    let copy = std::env::temp_dir().join(format!("jianghui-again-{}", std::process::id()));
    empty(&copy)?;
    let outcome = build_copy(workspace, step, request, &copy);
    fs::remove_dir_all(&copy)?;
    outcome
}

fn build_copy(workspace: &Workspace, step: &Step, request: Request, copy: &Path) -> Result<()> {
    let listed = Command::new("git")
        .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        .current_dir(&workspace.root)
        .output()?;
    for name in String::from_utf8(listed.stdout)?.split_terminator('\0') {
        let (from, to) = (workspace.root.join(name), copy.join(name));
        if from.is_file() {
            fs::create_dir_all(to.parent().context("a file is in a folder")?)?;
            fs::copy(from, to)?;
        }
    }
    let elsewhere = Workspace { root: copy.to_owned(), cache: workspace.cache.clone() };
    let scratch = elsewhere.scratch().join("dist");
    let staged = build(&elsewhere, step, &origin(workspace)?, recipe(workspace, step, request)?, &scratch)?;
    let (one, other) = (workspace.dist(), staged);
    let lists = [&one, &other].map(|folder| fs::read_to_string(folder.join("SHA256SUMS")).unwrap_or_default());
    let [first, second] = &lists;
    ensure!(!first.is_empty(), "{} has no list of hashes", one.display());
    let different: Vec<&str> = second.lines().filter(|line| !first.contains(*line)).collect();
    if different.is_empty() && first == second {
        step.note(&format!("{} files are equal, byte by byte", first.lines().count()));
        return Ok(());
    }
    bail!("the second build differs:\n{}", different.join("\n"))
}

/// Makes a folder, or makes it empty.
pub fn empty(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))
}

fn write_json(path: &Path, value: &Value) -> Result<()> {
    Ok(fs::write(path, format!("{}\n", serde_json::to_string_pretty(value)?))?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_host_is_given_the_same_policy() {
        for (name, text) in HEADERS {
            assert_eq!(text.matches("{CSP}").count(), 1, "{name}");
            for word in ["nosniff", "no-referrer", "max-age=31536000, immutable", "no-cache", "frame-ancestors"] {
                assert!(text.contains(word), "{name} does not say {word}");
            }
        }
    }

    #[test]
    fn names_change_with_the_content() -> Result<()> {
        let folder = tempfile::tempdir()?;
        let file = folder.path().join("app.js");
        let mut names = Vec::new();
        for content in ["1", "2", "1"] {
            fs::write(&file, content)?;
            names.push(add(folder.path(), &file)?);
        }
        assert_eq!(names.first(), names.get(2));
        assert_ne!(names.first(), names.get(1));
        Ok(())
    }
}
