//! How fast it is: the engine natively and in the browser's wasm, and the start of the page. It measures and prints; no
//! check depends on it, as times depend on the machine and on what else it does.

use crate::browser::{Browser, CHROMEDRIVER, CHROMIUM};
use crate::progress::Step;
use crate::tools::{FOR_DIST, Program, Tool, WASM_BINDGEN, WASM_OPT, version_of};
use crate::workspace::Workspace;
use crate::{child, cold, dist, install, serve};
use anyhow::{Context, Result};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The package whose work is timed, natively and as wasm.
const PACKAGE: &str = "jianghui-speed";
const TARGET: &str = "wasm32-unknown-unknown";
/// What `index.html` lets wasm-opt use for the page.
const FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// What is wanted of `cargo xtask bench`.
#[derive(Clone, Copy, clap::Args)]
pub struct Request {
    /// Measure this alone
    #[arg(long, value_enum)]
    only: Option<Part>,
    /// Write the figures between the marks in docs/performance.md
    #[arg(long)]
    keep: bool,
}

/// What can be measured alone.
#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Part {
    /// The first visit on a slow device and a slow network; renews docs/cold-start.md
    Start,
}

/// One figure, in nanoseconds.
struct Figure {
    median: u64,
    /// The run that was disturbed least by whatever else the machine did.
    fastest: u64,
    /// How many samples.
    n: u64,
}

/// Measures everything and prints a table.
pub fn run(workspace: &Workspace, request: Request) -> Result<()> {
    if request.only == Some(Part::Start) {
        return cold::run(workspace);
    }
    dist::run(workspace, dist::Request::default())?;
    let tools: Vec<Tool> = FOR_DIST.iter().copied().chain([Tool::Browser]).collect();
    let mut steps = install::prepare(workspace, &tools, 3)?;
    let figures = workspace.scratch().join("figures");
    fs::create_dir_all(&figures)?;
    steps.step("native", "timing the engine natively", |step| {
        step.run(workspace.cargo().args(["bench", "--package", PACKAGE]))
    })?;
    steps.step("speed", "building the engine for the browser", |step| build(workspace, step))?;
    steps.step("browser", "timing the engine and the page in Chromium", |_| in_browser(workspace, &figures))?;

    let table = table(workspace, &figures)?;
    println!("\n{table}");
    if request.keep { keep(workspace, &table) } else { Ok(()) }
}

fn site(workspace: &Workspace) -> PathBuf {
    workspace.scratch().join("speed")
}

/// The module with the settings of the page's, in a page of its own.
fn build(workspace: &Workspace, step: &Step) -> Result<()> {
    let site = site(workspace);
    fs::create_dir_all(&site)?;
    step.run(workspace.cargo().args(["build", "--release", "--lib", "--package", PACKAGE, "--target", TARGET]))?;
    let linked = workspace.target().join(TARGET).join("release").join("jianghui_speed.wasm");
    step.run(
        Command::new(found(workspace, &WASM_BINDGEN)?)
            .args(["--target", "web", "--no-typescript", "--remove-name-section", "--out-name", "speed", "--out-dir"])
            .args([&site, &linked]),
    )?;
    let module = site.join("speed_bg.wasm");
    step.run(Command::new(found(workspace, &WASM_OPT)?).arg("-Oz").args(FEATURES).arg(&module).arg("-o").arg(&module))?;
    for file in ["index.html", "bench.js"] {
        fs::copy(workspace.root.join("tests/speed").join(file), site.join(file))?;
    }
    Ok(())
}

fn found(workspace: &Workspace, program: &Program) -> Result<PathBuf> {
    program.find(workspace).with_context(|| format!("{} {} has vanished", program.name, program.version))
}

fn in_browser(workspace: &Workspace, figures: &Path) -> Result<()> {
    let browser = Browser::find()?;
    child::run_shown(
        workspace
            .cargo()
            .args(["test", "--package", "jianghui-tests", "--test", "browser", "--"])
            // One after the other: together they would slow each other down.
            .args(["--ignored", "speed::", "--test-threads=1"])
            .env("JIANGHUI_URL", serve::serve_in_background(&workspace.dist())?)
            .env("JIANGHUI_SPEED_URL", serve::serve_in_background(&site(workspace))?)
            .env("JIANGHUI_FIGURES", figures)
            .env(CHROMIUM, browser.chromium)
            .env(CHROMEDRIVER, browser.chromedriver),
    )
}

/// What was measured, with what.
fn table(workspace: &Workspace, figures: &Path) -> Result<String> {
    let native = native(&workspace.target().join("criterion/native"))?;
    let (engine, start) = (read(&figures.join("engine.json"))?, read(&figures.join("start.json"))?);
    let mut rows: BTreeMap<String, (Option<Figure>, Option<Figure>)> = BTreeMap::new();
    for (name, figure) in native {
        rows.entry(name).or_default().0 = Some(figure);
    }
    for (name, figure) in browsers(&engine).into_iter().chain(browsers(&start)) {
        rows.entry(name).or_default().1 = Some(figure);
    }
    let cell = |figure: &Option<Figure>| {
        let shown = |Figure { median, fastest, n }: &Figure| format!("{} ({}; {n})", micros(*median), micros(*fastest));
        figure.as_ref().map_or_else(|| "–".to_owned(), shown)
    };
    let rows: Vec<String> = rows
        .iter()
        .map(|(name, (native, browser))| format!("| {name} | {} | {} |\n", cell(native), cell(browser)))
        .collect();
    let agent = engine.get("agent").and_then(Value::as_str).unwrap_or_default();
    let chromium =
        agent.split_whitespace().find(|word| word.contains("Chrome")).unwrap_or("Chromium of unknown version");
    Ok(format!(
        "Measured on {}: {}, {} processors, load {} at the end, rustc {}, {chromium}.\n\
         Microseconds: median of all samples (the fastest; how many).\n\n\
         | what | native | wasm in Chromium |\n|---|---:|---:|\n{}",
        said("date", &["-u", "+%Y-%m-%d %H:%M UTC"]),
        said("uname", &["-sm"]),
        std::thread::available_parallelism().map_or(1, usize::from),
        fs::read_to_string("/proc/loadavg")
            .ok()
            .and_then(|load| Some(load.split(' ').next()?.to_owned()))
            .unwrap_or_default(),
        version_of("rustc").unwrap_or_default(),
        rows.concat(),
    ))
}

/// What criterion keeps of each benchmark.
fn native(folder: &Path) -> Result<Vec<(String, Figure)>> {
    let mut figures = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("criterion left nothing in {}", folder.display()))? {
        let new = entry?.path().join("new");
        if !new.is_dir() {
            continue;
        }
        let (told, of) = (read(&new.join("benchmark.json"))?, read(&new.join("estimates.json"))?);
        let samples = read(&new.join("sample.json"))?;
        let name = told.get("function_id").and_then(Value::as_str).unwrap_or_default().to_owned();
        let numbers = |key: &str| -> Vec<u64> {
            samples.get(key).and_then(Value::as_array).into_iter().flatten().map(whole).collect()
        };
        let each: Vec<u64> =
            numbers("times").into_iter().zip(numbers("iters")).map(|(time, times)| time / times.max(1)).collect();
        let median = of.pointer("/median/point_estimate").map_or(0, whole);
        figures.push((name, Figure { median, fastest: each.iter().copied().min().unwrap_or(0), n: each.len() as u64 }));
    }
    Ok(figures)
}

fn browsers(all: &Value) -> Vec<(String, Figure)> {
    let figures = all.get("figures").and_then(Value::as_object);
    let read = |(name, figure): (&String, &Value)| {
        let at = |key: &str| figure.get(key).map_or(0, whole);
        (name.clone(), Figure { median: at("median"), fastest: at("fastest"), n: at("n") })
    };
    figures.into_iter().flatten().map(read).collect()
}

/// The whole part of a number.
fn whole(number: &Value) -> u64 {
    number.to_string().split('.').next().and_then(|digits| digits.parse().ok()).unwrap_or_default()
}

/// Nanoseconds as microseconds with a decimal.
fn micros(nanos: u64) -> String {
    let tenths = nanos.saturating_add(50) / 100;
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// A file of JSON.
pub fn read(file: &Path) -> Result<Value> {
    let text = fs::read_to_string(file).with_context(|| format!("{} is not there", file.display()))?;
    Ok(serde_json::from_str(&text)?)
}

/// What a program says in one line, if it is there.
pub fn said(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output();
    output.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned()).unwrap_or_default()
}

const FROM: &str = "<!-- cargo xtask bench --keep: from here -->\n";
const TO: &str = "<!-- to here -->\n";

/// Puts the table between its marks.
fn keep(workspace: &Workspace, table: &str) -> Result<()> {
    let file = workspace.root.join("docs/performance.md");
    let text = fs::read_to_string(&file)?;
    let (before, rest) = text.split_once(FROM).context("docs/performance.md has lost its first mark")?;
    let (_, after) = rest.split_once(TO).context("docs/performance.md has lost its second mark")?;
    Ok(fs::write(file, format!("{before}{FROM}{table}{TO}{after}"))?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_shown_in_microseconds() {
        assert_eq!(micros(1_249), "1.2");
        assert_eq!(micros(1_250), "1.3");
        assert_eq!(whole(&serde_json::json!(21.9)), 21);
    }
}
