//! Short names for what a module imports from its glue. Those that wasm-bindgen gives end in a hash, which nothing
//! compresses, and stand in both files.

use super::sections;
use anyhow::{Result, ensure};
use std::collections::BTreeMap;

/// How many letters and digits the hash has.
const HASH: usize = 16;

/// The module and its glue with short names between them.
pub fn shorten(module: &[u8], glue: &str) -> Result<(Vec<u8>, String)> {
    let mut names = BTreeMap::new();
    let mut glue = glue.to_owned();
    ensure!(!glue.contains("$0"), "the glue has names of this kind already");
    for name in sections::imported(module)?.into_iter().filter(|name| has_hash(name)) {
        let short = format!("${}", names.len());
        ensure!(glue.contains(&name), "the glue has no {name}");
        // No name continues another: each ends with its hash.
        glue = glue.replace(&name, &short);
        names.insert(name, short);
    }
    Ok((sections::with_imports_renamed(module, &names)?, glue))
}

fn has_hash(name: &str) -> bool {
    name.rsplit_once('_').is_some_and(|(_, hash)| hash.len() == HASH && hash.bytes().all(|b| b.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_hashes_are_shortened() {
        assert!(has_hash("__wbg_get_635eea311fa1a291"));
        assert!(!has_hash("__wbindgen_object_drop_ref") && !has_hash("memory"));
    }

    #[test]
    fn both_sides_get_the_same_names() -> Result<()> {
        let (one, two) = ("__wbg_get_635eea311fa1a291", "__wbg_set_d2d33b52458e984a");
        let module = sections::tests::importing(&[one, "__wbindgen_object_drop_ref", two]);
        let glue = format!("export function {one}() {{ {two}(); }} export function {two}() {{}}");
        let (module, glue) = shorten(&module, &glue)?;
        assert_eq!(sections::imported(&module)?, ["$0", "__wbindgen_object_drop_ref", "$1"]);
        assert_eq!(glue, "export function $0() { $1(); } export function $1() {}");
        assert!(shorten(&sections::tests::importing(&[one]), "nothing").is_err());
        Ok(())
    }
}
