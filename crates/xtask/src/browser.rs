//! The browser that the page is tested in: Chromium, the driver of the same version, a Chinese font.

use crate::tools::version_of;
use anyhow::{Context, Result, bail};
use std::env;
use std::path::PathBuf;
use std::process::Command;

/// Names the browser, for those who have it elsewhere; the browser tests read it too.
pub const CHROMIUM: &str = "JIANGHUI_CHROMIUM";
/// Names its driver.
pub const CHROMEDRIVER: &str = "JIANGHUI_CHROMEDRIVER";

/// A browser and its driver.
pub struct Browser {
    /// The browser.
    pub chromium: PathBuf,
    /// The program that drives it.
    pub chromedriver: PathBuf,
}

impl Browser {
    /// The browser of this machine. Its driver refuses every other major version, hence the comparison here.
    pub fn find() -> Result<Self> {
        let chromium = chromium().context("chromium was not found")?;
        let chromedriver = chromedriver().context("chromedriver was not found")?;
        let version = |path: &PathBuf| version_of(path).unwrap_or_default();
        let (of_browser, of_driver) = (version(&chromium), version(&chromedriver));
        if major(&of_browser) != major(&of_driver) {
            bail!(
                "{} is version {of_browser}, but {} is version {of_driver}\n  \
                 install both in one version, or name a matching pair with {CHROMIUM} and {CHROMEDRIVER}",
                chromium.display(),
                chromedriver.display()
            );
        }
        Ok(Self { chromium, chromedriver })
    }
}

/// The Debian packages that would bring what is not here.
pub fn missing_packages() -> Vec<&'static str> {
    let mut packages = Vec::new();
    if chromium().is_none() {
        packages.push("chromium");
    }
    if chromedriver().is_none() {
        packages.push("chromium-driver");
    }
    // Elsewhere the system has such fonts; on Linux without one every picture of the page shows boxes.
    if cfg!(target_os = "linux") && !has_chinese_font() {
        packages.push("fontconfig");
        packages.push("fonts-noto-cjk");
    }
    packages
}

fn chromium() -> Option<PathBuf> {
    named(CHROMIUM).or_else(|| {
        ["chromium", "chromium-browser", "google-chrome"].into_iter().find_map(|name| which::which(name).ok())
    })
}

fn chromedriver() -> Option<PathBuf> {
    named(CHROMEDRIVER).or_else(|| which::which("chromedriver").ok())
}

/// The program that a variable names.
pub fn named(variable: &str) -> Option<PathBuf> {
    let path = PathBuf::from(env::var_os(variable)?);
    path.is_file().then_some(path)
}

fn has_chinese_font() -> bool {
    Command::new("fc-list")
        .args([":lang=zh-cn", "family"])
        .output()
        .is_ok_and(|output| !output.stdout.trim_ascii().is_empty())
}

fn major(version: &str) -> &str {
    version.split('.').next().unwrap_or(version)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_major_version_counts() {
        assert_eq!(major("156.0.8078.79"), "156");
        assert_eq!(major(""), "");
    }
}
