//! Compiles `policies/` into tables; a policy that is not sound stops the build with its diagnostics.

use jianghui_rules::tables::{Table, Unreadable, read, write};
use jianghui_rules::{Catalogue, Policy};
use std::{env, fs, path::Path, process};

fn main() {
    let folder = Path::new("../../policies");
    println!("cargo:rerun-if-changed={}", folder.display());
    let compiled = jianghui_policy_compiler::compile(folder).unwrap_or_else(|failure| fail(&failure.to_string()));
    let out = env::var("OUT_DIR").unwrap_or_else(|error| fail(&format!("OUT_DIR: {error}")));
    save::<Catalogue>(&Path::new(&out).join("catalogue.bin"), compiled.catalogue);
    save::<&[Policy]>(&Path::new(&out).join("policies.bin"), &compiled.policies);
}

/// Writes a table, and makes sure that reading it gives the same again: the crate rests on that.
fn save<T: Table + std::fmt::Debug>(path: &Path, table: &T) {
    let bytes = write(table);
    let again = read::<T>(bytes.clone().leak());
    if format!("{again:?}") != format!("{:?}", Ok::<_, Unreadable>(table)) {
        fail(&format!("{} reads otherwise than it was written: see jianghui_rules::tables", path.display()));
    }
    if let Err(error) = fs::write(path, bytes) {
        fail(&format!("cannot write {}: {error}", path.display()));
    }
}

fn fail(message: &str) -> ! {
    eprintln!("{message}");
    process::exit(1)
}
