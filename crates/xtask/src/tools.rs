//! The tools that this project needs, which version of each, and where it is.

use crate::workspace::Workspace;
use crate::{browser, engines, hosts};
use std::env;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Whatever `cargo xtask` can install.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tool {
    /// `cargo clippy`.
    Clippy,
    /// `cargo fmt`.
    Rustfmt,
    /// The standard library for WebAssembly.
    WasmTarget,
    /// Builds the page.
    Trunk,
    /// Writes the JavaScript glue of the wasm.
    WasmBindgen,
    /// Makes the wasm small.
    WasmOpt,
    /// Makes the JavaScript small, and old enough for old phones.
    Esbuild,
    /// Chromium, its driver, and a Chinese font.
    Browser,
    /// Firefox.
    Firefox,
    /// Drives Firefox.
    Geckodriver,
    /// `WebKitGTK` with its driver, and a screen for it.
    WebKit,
    /// Chromium 86 and 78: as old as the page may meet it.
    OldBrowsers,
    /// What audits the page for barriers.
    Audits,
    /// nginx, Apache and Caddy.
    Hosts,
    /// What the npm package is tried with.
    Companions,
}

/// What building the page needs.
pub const FOR_PAGE: &[Tool] = &[Tool::WasmTarget, Tool::Trunk, Tool::WasmBindgen, Tool::WasmOpt, Tool::Esbuild];

/// What building the folder to upload needs.
pub const FOR_DIST: &[Tool] = &[Tool::WasmTarget, Tool::WasmBindgen, Tool::WasmOpt, Tool::Esbuild];

/// A program that must be there in one exact version.
pub struct Program {
    /// The command.
    pub name: &'static str,
    /// As its `--version` prints it.
    pub version: &'static str,
    /// Its folder in the cache.
    pub folder: &'static str,
    /// Where its executables are in that folder.
    bin: &'static str,
}

/// Later ones want a newer Rust than this project's.
pub const TRUNK: Program = Program { name: "trunk", version: "0.21.14", folder: "trunk-0.21.14", bin: "bin" };
/// Must be the version of the crate `wasm-bindgen`.
pub const WASM_BINDGEN: Program =
    Program { name: "wasm-bindgen", version: "0.2.130", folder: "wasm-bindgen-0.2.130", bin: "bin" };
/// Comes with the npm package `binaryen`.
pub const WASM_OPT: Program =
    Program { name: "wasm-opt", version: "132", folder: "binaryen-132", bin: "node_modules/.bin" };
/// Comes from npm as well.
pub const ESBUILD: Program =
    Program { name: "esbuild", version: "0.28.2", folder: "esbuild-0.28.2", bin: "node_modules/.bin" };

/// Speaks with every Firefox that Debian has had for years.
pub const GECKODRIVER: Program =
    Program { name: "geckodriver", version: "0.37.1", folder: "geckodriver-0.37.1", bin: "bin" };

/// A package of npm that is no program.
pub struct Package {
    /// npm's name of it, with its version.
    pub name: &'static str,
    /// Its folder in the cache.
    pub folder: &'static str,
    /// What of it is used, in that folder.
    pub file: &'static str,
    /// Names that file to the browser tests.
    pub variable: &'static str,
}

/// What audits the page.
pub const AUDITS: [Package; 3] = [
    Package {
        name: "axe-core@4.14.1",
        folder: "axe-core-4.14.1",
        file: "node_modules/axe-core/axe.min.js",
        variable: "JIANGHUI_AXE",
    },
    Package {
        name: "html_codesniffer@2.5.1",
        folder: "html_codesniffer-2.5.1",
        file: "node_modules/html_codesniffer/build/HTMLCS.js",
        variable: "JIANGHUI_HTMLCS",
    },
    // Later major versions want a newer Node.js than 18.
    Package {
        name: "html-validate@9.7.1",
        folder: "html-validate-9.7.1",
        file: "node_modules/html-validate/package.json",
        variable: "JIANGHUI_HTML_VALIDATE",
    },
];

/// What those who use the npm package have: the types are held against the one, an example uses the other.
pub const COMPANIONS: [Package; 2] = [
    Package {
        name: "typescript@5.9.3",
        folder: "typescript-5.9.3",
        file: "node_modules/typescript/lib/typescript.js",
        variable: "JIANGHUI_TYPESCRIPT",
    },
    // Without its compiler of templates, which needs `eval`.
    Package {
        name: "vue@3.5.45",
        folder: "vue-3.5.45",
        file: "node_modules/vue/dist/vue.runtime.esm-browser.prod.js",
        variable: "JIANGHUI_VUE",
    },
];

impl Package {
    /// Where it is when it is installed.
    pub fn place(&self, workspace: &Workspace) -> PathBuf {
        workspace.cache.join(self.folder).join(self.file)
    }
}

/// An old Chromium that drives without a driver program, as npm has it.
pub struct OldChromium {
    /// Its folder in the cache.
    pub folder: &'static str,
    /// What it comes in, and what drives it.
    pub packages: &'static [&'static str],
}

/// From newer to older. The packages carry the browser in themselves and download nothing.
pub const OLD_CHROMIUM: [OldChromium; 2] = [
    OldChromium { folder: "chromium-86", packages: &["chrome-aws-lambda@5.3.1", "puppeteer-core@5.3.1"] },
    OldChromium { folder: "chromium-78", packages: &["chrome-aws-lambda@1.20.4", "puppeteer-core@1.20.0"] },
];

impl OldChromium {
    /// The browser in the package, compressed.
    pub const PACKED: &str = "node_modules/chrome-aws-lambda/bin/chromium.br";

    /// Whether it is installed.
    pub fn is_there(&self, workspace: &Workspace) -> bool {
        workspace.cache.join(self.folder).join(Self::PACKED).is_file()
    }
}

impl Program {
    /// The program in the right version: the person's own, else the one in the cache.
    pub fn find(&self, workspace: &Workspace) -> Option<PathBuf> {
        let cached = self.cached(&workspace.cache.join(self.folder));
        [which::which(self.name).ok(), which::which(cached).ok()]
            .into_iter()
            .flatten()
            .find(|path| version_of(path).as_deref() == Some(self.version))
    }

    /// Where the program is in an installation of it.
    pub fn cached(&self, folder: &Path) -> PathBuf {
        folder.join(self.bin).join(self.name)
    }
}

impl Tool {
    /// A word for the summary.
    pub fn name(self) -> &'static str {
        match self {
            Self::Clippy => "clippy-install",
            Self::Rustfmt => "rustfmt",
            Self::WasmTarget => "wasm-target",
            Self::Trunk => TRUNK.name,
            Self::WasmBindgen => WASM_BINDGEN.name,
            Self::WasmOpt => WASM_OPT.name,
            Self::Esbuild => ESBUILD.name,
            Self::Browser => "chromium",
            Self::Firefox => "firefox",
            Self::Geckodriver => GECKODRIVER.name,
            Self::WebKit => "webkit",
            Self::OldBrowsers => "old-chromium",
            Self::Audits => "audits",
            Self::Hosts => "hosts-install",
            Self::Companions => "companions",
        }
    }

    /// What installing it means, and for how long.
    pub fn title(self) -> String {
        match self {
            Self::Clippy => "installing clippy".to_owned(),
            Self::Rustfmt => "installing rustfmt".to_owned(),
            Self::WasmTarget => "installing Rust's wasm target".to_owned(),
            Self::Trunk => format!("building Trunk {} (3 to 4 minutes, once)", TRUNK.version),
            Self::WasmBindgen => format!("building wasm-bindgen {} (1 to 2 minutes, once)", WASM_BINDGEN.version),
            Self::WasmOpt => format!("installing wasm-opt {} from npm", WASM_OPT.version),
            Self::Esbuild => format!("installing esbuild {} from npm", ESBUILD.version),
            Self::Browser => by_apt(&browser::missing_packages()),
            Self::Firefox => by_apt(&engines::missing_for_firefox()),
            Self::Geckodriver => format!("building geckodriver {} (2 to 4 minutes, once)", GECKODRIVER.version),
            Self::WebKit => by_apt(&engines::missing_for_webkit()),
            Self::OldBrowsers => "installing Chromium 86 and 78 from npm (90 MB, once)".to_owned(),
            Self::Hosts => "unpacking nginx, Apache and Caddy from Debian's packages (11 MB, once)".to_owned(),
            Self::Audits => by_npm(&AUDITS),
            Self::Companions => by_npm(&COMPANIONS),
        }
    }

    /// Whether it can be used as it is.
    pub fn is_there(self, workspace: &Workspace) -> bool {
        match self {
            Self::Clippy => succeeds(workspace.cargo().args(["clippy", "--version"])),
            Self::Rustfmt => succeeds(workspace.cargo().args(["fmt", "--version"])),
            Self::WasmTarget => has_wasm_target(workspace),
            Self::Trunk => TRUNK.find(workspace).is_some(),
            Self::WasmBindgen => WASM_BINDGEN.find(workspace).is_some(),
            Self::WasmOpt => WASM_OPT.find(workspace).is_some(),
            Self::Esbuild => ESBUILD.find(workspace).is_some(),
            Self::Browser => browser::missing_packages().is_empty(),
            Self::Firefox => engines::missing_for_firefox().is_empty(),
            Self::Geckodriver => GECKODRIVER.find(workspace).is_some(),
            Self::WebKit => engines::missing_for_webkit().is_empty(),
            Self::OldBrowsers => OLD_CHROMIUM.iter().all(|old| old.is_there(workspace)),
            Self::Hosts => hosts::folder(workspace).is_some(),
            Self::Audits => AUDITS.iter().all(|package| package.place(workspace).is_file()),
            Self::Companions => COMPANIONS.iter().all(|package| package.place(workspace).is_file()),
        }
    }
}

fn by_apt(packages: &[&str]) -> String {
    format!("installing {} with apt-get", packages.join(", "))
}

fn by_npm(packages: &[Package]) -> String {
    let names: Vec<&str> = packages.iter().map(|package| package.name).collect();
    format!("installing {} from npm", names.join(", "))
}

/// `PATH` with the cached tools in front: Trunk takes the ones it finds there and downloads nothing.
pub fn search_path(workspace: &Workspace) -> OsString {
    let cached = [&WASM_BINDGEN, &WASM_OPT]
        .into_iter()
        .filter_map(|program| program.find(workspace))
        .filter(|path| path.starts_with(&workspace.cache))
        .filter_map(|path| path.parent().map(Path::to_owned));
    let before = env::var_os("PATH").unwrap_or_default();
    let all: Vec<PathBuf> = cached.chain(env::split_paths(&before)).collect();
    env::join_paths(all).unwrap_or(before)
}

fn succeeds(command: &mut Command) -> bool {
    command.output().is_ok_and(|output| output.status.success())
}

/// Asks the compiler and not rustup, so that a toolchain without rustup works as well.
fn has_wasm_target(workspace: &Workspace) -> bool {
    Command::new("rustc")
        .args(["--print", "target-libdir", "--target", "wasm32-unknown-unknown"])
        .current_dir(&workspace.root)
        .output()
        .is_ok_and(|output| Path::new(String::from_utf8_lossy(&output.stdout).trim()).is_dir())
}

/// The version that a program gives of itself.
pub fn version_of(program: impl AsRef<OsStr>) -> Option<String> {
    let output = Command::new(program).arg("--version").output().ok()?;
    parse_version(&String::from_utf8_lossy(&output.stdout)).map(str::to_owned)
}

/// The first word that starts with a digit: all these tools print their version so.
fn parse_version(text: &str) -> Option<&str> {
    text.split_whitespace().find(|word| word.starts_with(|first: char| first.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read() {
        let read = [
            ("trunk 0.21.14\n", "0.21.14"),
            ("wasm-bindgen 0.2.130\n", "0.2.130"),
            ("wasm-opt version 132 (version_132)\n", "132"),
            ("0.28.2\n", "0.28.2"),
            ("Chromium 156.0.8078.79 built on Debian\n", "156.0.8078.79"),
            ("geckodriver 0.37.1 (0ab1c2 2026-01-01)\n", "0.37.1"),
            ("Mozilla Firefox 153.7.0esr\n", "153.7.0esr"),
            ("WebKitGTK 2.50.6\n", "2.50.6"),
            ("ChromeDriver 156.0.8078.79 (0ab1c2)\n", "156.0.8078.79"),
        ];
        for (text, version) in read {
            assert_eq!(parse_version(text), Some(version));
        }
        assert_eq!(parse_version("no version here"), None);
    }

    #[test]
    fn folders_name_the_version() {
        for program in [TRUNK, WASM_BINDGEN, WASM_OPT, ESBUILD, GECKODRIVER] {
            assert!(program.folder.ends_with(&format!("-{}", program.version)));
        }
    }

    /// The same versions are written where other programs read them.
    #[test]
    fn versions_agree_everywhere() {
        let cargo = include_str!("../../../Cargo.toml");
        let trunk = include_str!("../../../Trunk.toml");
        let bindgen = WASM_BINDGEN.version;
        assert!(cargo.contains(&format!("\nwasm-bindgen = \"={bindgen}\"\n")));
        assert!(trunk.contains(&format!("\nwasm_bindgen = \"{bindgen}\"\n")));
        assert!(trunk.contains(&format!("\nwasm_opt = \"version_{}\"\n", WASM_OPT.version)));
        assert!(trunk.contains(&format!("\ntrunk-version = \">={}, ", TRUNK.version)));
    }
}
