//! The places this program reads and writes.

use anyhow::{Context, Result};
use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

/// One clone of the project, and the tool cache that all clones of this user share.
pub struct Workspace {
    /// The folder of the workspace's `Cargo.toml`.
    pub root: PathBuf,
    /// Where tools are installed. It outlives `cargo clean` and serves every clone.
    pub cache: PathBuf,
}

impl Workspace {
    /// The workspace that this program was built from.
    pub fn find() -> Result<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"))
            .ancestors()
            .nth(2)
            .context("crates/xtask has no workspace above it")?
            .to_owned();
        let cache = cache_folder(
            env::var_os("JIANGHUI_CACHE").map(PathBuf::from),
            env::var_os("XDG_CACHE_HOME").map(PathBuf::from),
            env::home_dir(),
        )
        .context("no folder to keep tools in: set JIANGHUI_CACHE to one")?;
        Ok(Self { root, cache })
    }

    /// The release page as Trunk builds it: what `run` serves and the browser tests drive.
    pub fn page(&self) -> PathBuf {
        self.scratch().join("page")
    }

    /// The folder to upload.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// Scratch files of this clone: logs, the development page.
    pub fn scratch(&self) -> PathBuf {
        self.root.join("target").join("xtask")
    }

    /// Where cargo builds.
    pub fn target(&self) -> PathBuf {
        env::var_os("CARGO_TARGET_DIR").map_or_else(|| self.root.join("target"), |folder| self.root.join(folder))
    }

    /// `cargo` of the same toolchain that runs this program, in the workspace.
    pub fn cargo(&self) -> Command {
        let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        command.current_dir(&self.root);
        command
    }
}

/// An empty variable counts as unset, and the XDG rules want a relative `XDG_CACHE_HOME` ignored.
fn cache_folder(own: Option<PathBuf>, xdg: Option<PathBuf>, home: Option<PathBuf>) -> Option<PathBuf> {
    let named = own.filter(|path| !path.as_os_str().is_empty());
    let shared = || {
        xdg.filter(|path| path.is_absolute())
            .or_else(|| home.filter(|path| path.is_absolute()).map(|path| path.join(".cache")))
            .map(|path| path.join("jianghui"))
    };
    named.and_then(|path| std::path::absolute(path).ok()).or_else(shared)
}

/// Every file in a folder and below it, in order.
pub fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(files_below(&path)?);
        } else {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(own: &str, xdg: &str, home: &str) -> Option<PathBuf> {
        cache_folder(Some(own.into()), Some(xdg.into()), Some(home.into()))
    }

    #[test]
    fn the_cache_is_the_first_usable_of_three() {
        assert_eq!(folder("/own", "/xdg", "/home/a"), Some("/own".into()));
        assert_eq!(folder("", "/xdg", "/home/a"), Some("/xdg/jianghui".into()));
        assert_eq!(folder("", "relative", "/home/a"), Some("/home/a/.cache/jianghui".into()));
        assert_eq!(folder("", "", ""), None);
    }
}
