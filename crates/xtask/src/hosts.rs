//! The web servers that the examples in `headers/` are for. Debian's packages of them are unpacked into the cache: nothing
//! is installed on the machine, so none of them starts by itself, and nobody has to be root.

use crate::progress::Step;
use crate::workspace::Workspace;
use anyhow::{Context, Result, bail, ensure};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Names the folder below which the servers are, as `usr/sbin/nginx` and so on; the browser tests read it too.
pub const HOSTS: &str = "JIANGHUI_HOSTS";
/// The folder in the cache.
pub const FOLDER: &str = "hosts-debian";
/// What tells that it is filled.
pub const BRINGS: &str = "usr/bin/caddy";

/// What the servers come in, and the libraries that the usual machine lacks.
const PACKAGES: [&str; 7] =
    ["nginx", "nginx-common", "libnginx-mod-http-brotli-static", "apache2-bin", "libapr1", "libaprutil1", "caddy"];

/// Where the servers are, once they are there.
pub fn folder(workspace: &Workspace) -> Option<PathBuf> {
    let named = env::var_os(HOSTS).map(PathBuf::from);
    named.into_iter().chain([workspace.cache.join(FOLDER)]).find(|folder| folder.join(BRINGS).is_file())
}

/// Fetches the packages and unpacks them into an empty folder.
pub fn unpack(step: &Step, folder: &Path) -> Result<()> {
    let by_hand = format!("or name a folder that has usr/sbin/nginx, usr/sbin/apache2 and usr/bin/caddy with {HOSTS}");
    let program = |name: &str| which::which(name).with_context(|| format!("there is no {name}\n  {by_hand}"));
    let (apt, dpkg) = (program("apt-get")?, program("dpkg-deb")?);
    step.run(Command::new(apt).arg("download").args(PACKAGES).current_dir(folder))
        .with_context(|| format!("`apt-get update`, which needs root, may help\n  {by_hand}"))?;
    let mut packages: Vec<PathBuf> = Vec::new();
    for entry in fs::read_dir(folder)? {
        packages.push(entry?.path());
    }
    packages.retain(|path| path.extension().is_some_and(|extension| extension == "deb"));
    ensure!(packages.len() == PACKAGES.len(), "apt-get brought only {packages:?}");
    for package in packages {
        step.run(Command::new(&dpkg).arg("--extract").arg(&package).arg(folder))?;
        fs::remove_file(package)?;
    }
    if !folder.join(BRINGS).is_file() {
        bail!("the packages did not bring {BRINGS}\n  {by_hand}");
    }
    Ok(())
}
