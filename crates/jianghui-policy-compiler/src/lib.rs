//! Build time only: reads `policies/`, refuses what is not sound, and gives the rest as one checked tree.
//!
//! The build writes that tree with [`tables`](jianghui_rules::tables), and the page reads it back: what the tests
//! mutate and judge is what the page ships.

mod amount;
mod catalogue;
mod cells;
mod condition;
mod diagnostic;
mod period;
mod policy;
mod quantity;
mod reader;
mod review;
mod rule;
mod sentence;

pub use diagnostic::{Diagnostic, Diagnostics};
pub use quantity::squeeze;
pub use review::review;

use jianghui_rules::{Catalogue, Policy};
use reader::File;
use std::{cell::RefCell, fs, io, path::Path};

/// Everything that the policies folder says.
#[derive(Debug)]
pub struct Compiled {
    /// What can be asked.
    pub catalogue: &'static Catalogue,
    /// The documents, in the order of their folders' names.
    pub policies: &'static [Policy],
}

/// Why the policies could not be compiled.
#[derive(Debug)]
pub enum Failure {
    /// A file could not be read.
    Io(String, io::Error),
    /// Something in the files is refused.
    Refused(Vec<Diagnostic>),
}

impl core::fmt::Display for Failure {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            Self::Io(path, error) => write!(f, "cannot read {path}: {error}"),
            Self::Refused(list) => {
                for diagnostic in list {
                    writeln!(f, "{}\n", diagnostic.render())?;
                }
                write!(f, "{} refusals in the policies", list.len())
            }
        }
    }
}

impl std::error::Error for Failure {}

/// Compiles the folder: `facts.toml`, and one folder for each policy with its `policy.toml` and provisions.
pub fn compile(folder: &Path) -> Result<Compiled, Failure> {
    let diagnostics = RefCell::new(Diagnostics::default());
    let facts = read(folder, "facts.toml")?;
    let catalogue = catalogue::read(&File { name: "facts.toml", text: &facts, diagnostics: &diagnostics });
    let mut policies = Vec::new();
    if let Some(catalogue) = catalogue {
        for name in folders(folder)? {
            if let Some(policy) = compile_policy(&folder.join(&name), &name, (catalogue, &policies), &diagnostics)? {
                policies.push(policy);
            }
        }
    }
    // In the order in which the places stand in the catalogue.
    policies.sort_by_key(|policy| policy.place);
    let list = diagnostics.into_inner().list;
    match catalogue {
        Some(catalogue) if list.is_empty() => Ok(Compiled { catalogue, policies: policies.leak() }),
        _ => Err(Failure::Refused(list)),
    }
}

fn compile_policy(
    folder: &Path,
    name: &str,
    (catalogue, known): (&'static Catalogue, &[Policy]),
    diagnostics: &RefCell<Diagnostics>,
) -> Result<Option<Policy>, Failure> {
    let refused = || diagnostics.borrow().list.len();
    let before = refused();
    let text = read(folder, "policy.toml")?;
    let shown = format!("{name}/policy.toml");
    let file = File { name: &shown, text: &text, diagnostics };
    let Some(document) = policy::document(&file, name, catalogue, known) else { return Ok(None) };
    let mut provisions = Vec::new();
    for part in parts(folder)? {
        let text = read(folder, &part)?;
        let shown = format!("{name}/{part}");
        document.provisions(&File { name: &shown, text: &text, diagnostics }, catalogue, &mut provisions);
    }
    // A provision that was refused is missing here: what rests on it is looked at once it is mended.
    if refused() == before {
        document.check(&file, catalogue, &provisions);
    }
    Ok(Some(document.finish(provisions)))
}

fn read(folder: &Path, name: &str) -> Result<String, Failure> {
    let path = folder.join(name);
    fs::read_to_string(&path).map_err(|error| Failure::Io(path.display().to_string(), error))
}

/// The names of the folders with a `policy.toml`, sorted.
fn folders(folder: &Path) -> Result<Vec<String>, Failure> {
    names(folder, |path| path.join("policy.toml").is_file())
}

/// The files with provisions, sorted: `part-*.toml`.
fn parts(folder: &Path) -> Result<Vec<String>, Failure> {
    let is_part = |path: &Path| {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        path.extension().is_some_and(|extension| extension == "toml") && name.starts_with("part-")
    };
    names(folder, is_part)
}

fn names(folder: &Path, wanted: impl Fn(&Path) -> bool) -> Result<Vec<String>, Failure> {
    let io = |error| Failure::Io(folder.display().to_string(), error);
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(io)? {
        let path = entry.map_err(io)?.path();
        if wanted(&path)
            && let Some(name) = path.file_name().and_then(|name| name.to_str())
        {
            names.push(name.to_owned());
        }
    }
    names.sort();
    Ok(names)
}
