//! Compiles `policies/` into constants; a policy that is not sound stops the build with its diagnostics.

use std::{env, fs, path::Path, process};

fn main() {
    let folder = Path::new("../../policies");
    println!("cargo:rerun-if-changed={}", folder.display());
    let compiled = jianghui_policy_compiler::compile(folder).unwrap_or_else(|failure| fail(&failure.to_string()));
    let out = env::var("OUT_DIR").unwrap_or_else(|error| fail(&format!("OUT_DIR: {error}")));
    let path = Path::new(&out).join("policies.rs");
    if let Err(error) = fs::write(&path, jianghui_policy_compiler::emit(&compiled)) {
        fail(&format!("cannot write {}: {error}", path.display()));
    }
}

fn fail(message: &str) -> ! {
    eprintln!("{message}");
    process::exit(1)
}
