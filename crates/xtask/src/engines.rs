//! The two engines beside Chromium: Firefox, and `WebKitGTK` as the nearest thing to Safari on a phone.

use crate::browser::{Browser, CHROMEDRIVER, CHROMIUM, named};
use crate::tools::GECKODRIVER;
use crate::workspace::Workspace;
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// Each names a program for those who have it elsewhere; the browser tests read them too.
pub const FIREFOX: &str = "JIANGHUI_FIREFOX";
const GECKO: &str = "JIANGHUI_GECKODRIVER";
/// Drives `WebKit`.
pub const WEBKIT_DRIVER: &str = "JIANGHUI_WEBKIT_DRIVER";
/// `WebKit`'s own small browser.
pub const MINIBROWSER: &str = "JIANGHUI_MINIBROWSER";
/// A screen that nobody sees.
pub const XVFB: &str = "JIANGHUI_XVFB";

/// Debian keeps `MiniBrowser` in a folder below these, named after the machine and the version of the interface.
const LIBRARIES: [&str; 3] = ["/usr/lib", "/usr/libexec", "/usr/lib64"];

/// All programs that it takes to drive three engines.
pub struct Engines {
    programs: Vec<(&'static str, PathBuf)>,
}

/// As the tests name them, and as people do.
const NAMES: [(&str, &str); 3] = [("chromium", "Chromium"), ("firefox", "Firefox"), ("webkit", "WebKitGTK")];

/// The folder where the tests note which version each engine gave itself.
pub const VERSIONS: &str = "JIANGHUI_ENGINES";

impl Engines {
    /// The engines of this machine.
    pub fn find(workspace: &Workspace) -> Result<Self> {
        let Browser { chromium, chromedriver } = Browser::find()?;
        let firefox = firefox().context("Firefox was not found")?;
        let geckodriver = GECKODRIVER.find(workspace).context("geckodriver was not found")?;
        let minibrowser = minibrowser().context("WebKit's MiniBrowser was not found")?;
        let programs = vec![
            (CHROMIUM, chromium),
            (CHROMEDRIVER, chromedriver),
            (FIREFOX, firefox),
            (GECKO, geckodriver),
            (MINIBROWSER, minibrowser),
            (WEBKIT_DRIVER, webkit_driver().context("WebKitWebDriver was not found")?),
            (XVFB, xvfb().context("Xvfb was not found")?),
        ];
        Ok(Self { programs })
    }

    /// For the environment of the tests.
    pub fn programs(&self) -> impl Iterator<Item = (&str, &PathBuf)> {
        self.programs.iter().map(|(name, path)| (*name, path))
    }
}

/// A table of what ran in which version, from what the tests said and noted.
pub fn table(said: &str, versions: &Path) -> String {
    let results: Vec<[&str; 3]> = said.lines().filter_map(read_result).collect();
    let mut names: Vec<&str> = results.iter().map(|[name, ..]| *name).collect();
    names.sort_unstable();
    names.dedup();
    let row = |head: &str, cells: [String; 3]| {
        let cells = cells.iter().map(|cell| format!("{cell:<26}")).collect::<Vec<_>>().concat();
        format!("{head:<34}{cells}").trim_end().to_owned()
    };
    let version = |engine| fs::read_to_string(versions.join(engine)).unwrap_or_else(|_| "did not start".to_owned());
    let mut rows = vec![row("three engines", NAMES.map(|(engine, name)| format!("{name} {}", version(engine))))];
    for name in names {
        let outcome = |engine| results.iter().find(|[test, of, _]| (*test, *of) == (name, engine));
        let cells = NAMES.map(|(engine, _)| outcome(engine).map_or("-", |[_, _, outcome]| outcome).to_owned());
        rows.push(row(&format!("  {name}"), cells));
    }
    format!("\n{}", rows.join("\n"))
}

/// The name of a test, its engine, and how it went: from `test engines::travel::webkit::reloads ... ok`.
fn read_result(line: &str) -> Option<[&str; 3]> {
    let (path, outcome) = line.strip_prefix("test engines::")?.split_once(" ... ")?;
    let parts: Vec<&str> = path.split("::").collect();
    let [_, engine, name] = parts.as_slice() else { return None };
    Some([name, engine, outcome])
}

/// The Debian packages that would bring Firefox.
pub fn missing_for_firefox() -> Vec<&'static str> {
    if firefox().is_some() { Vec::new() } else { vec!["firefox-esr"] }
}

/// The Debian packages that would bring `WebKit`, its driver and a screen.
pub fn missing_for_webkit() -> Vec<&'static str> {
    let mut packages = Vec::new();
    if webkit_driver().is_none() || minibrowser().is_none() {
        packages.push("webkit2gtk-driver");
    }
    if xvfb().is_none() {
        packages.push("xvfb");
    }
    packages
}

fn firefox() -> Option<PathBuf> {
    named(FIREFOX).or_else(|| ["firefox-esr", "firefox"].into_iter().find_map(|name| which::which(name).ok()))
}

fn webkit_driver() -> Option<PathBuf> {
    named(WEBKIT_DRIVER).or_else(|| which::which("WebKitWebDriver").ok())
}

fn xvfb() -> Option<PathBuf> {
    named(XVFB).or_else(|| which::which("Xvfb").ok())
}

fn minibrowser() -> Option<PathBuf> {
    named(MINIBROWSER).or_else(|| {
        let below = |folder: PathBuf| {
            let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
            let mut folders: Vec<PathBuf> = entries.filter(|path| path.is_dir()).collect();
            folders.sort();
            folders
        };
        let deep = LIBRARIES.into_iter().map(PathBuf::from).flat_map(|library| {
            let near = below(library);
            let far: Vec<PathBuf> = near.iter().cloned().flat_map(below).collect();
            near.into_iter().chain(far)
        });
        let of_webkit =
            |folder: &PathBuf| folder.file_name().is_some_and(|name| name.to_string_lossy().starts_with("webkit"));
        deep.filter(of_webkit).map(|folder| folder.join("MiniBrowser")).rfind(|path| path.is_file())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_a_row_for_each_test_and_a_column_for_each_engine() -> Result<()> {
        let said = "running 3 tests\n\
            test engines::travel::chromium::reloads ... ok\n\
            test engines::travel::webkit::reloads ... FAILED\n\
            test engines::paths::every_engine_shows_the_same_words ... ok\n";
        let folder = tempfile::tempdir()?;
        fs::write(folder.path().join("firefox"), "153.7")?;
        let table = table(said, folder.path());
        let lines: Vec<Vec<&str>> = table.lines().skip(1).map(|line| line.split_whitespace().collect()).collect();
        let head = "three engines Chromium did not start Firefox 153.7 WebKitGTK did not start";
        assert_eq!(lines, [head.split(' ').collect(), vec!["reloads", "ok", "-", "FAILED"]]);
        Ok(())
    }
}
