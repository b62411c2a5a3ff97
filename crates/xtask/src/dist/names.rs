//! Short names between a module and its glue, and a glue without what nobody calls. The names that wasm-bindgen gives
//! have a hash in them, which nothing compresses, and stand in both files.

use super::sections;
use anyhow::{Result, ensure};
use std::collections::BTreeMap;

/// How many letters and digits the hash has.
const HASH: usize = 16;
/// How the names of the functions begin that the glue calls for the closures it was handed.
const CLOSURE: &str = "wasm_bindgen_";

/// What else the glue would take than bytes, and could fetch itself: `boot.js` hands over nothing but bytes.
const NOT_BYTES: [&str; 3] = ["Response", "Request", "URL"];
/// To esbuild: without the ways of the glue for what is not handed over, and its warnings about them.
pub const BYTES_ALONE: [&str; 4] = [
    "--define:Response=undefined",
    "--define:Request=undefined",
    "--define:URL=undefined",
    // The app itself says what goes wrong as an error.
    "--pure:console.warn",
];

/// The page itself needs none of what [`BYTES_ALONE`] takes away.
pub fn check_bytes_alone(glue: &str) -> Result<()> {
    for name in NOT_BYTES {
        for use_of_it in [format!("new {name}("), format!("{name}.")] {
            ensure!(!glue.contains(&use_of_it), "the glue has `{use_of_it}`, which is left out");
        }
    }
    Ok(())
}

/// The module and its glue with short names between them.
pub fn shorten(module: &[u8], glue: &str) -> Result<(Vec<u8>, String)> {
    let imported = sections::imported(module)?.into_iter().filter(|name| has_hash(name));
    let mut exported: Vec<String> =
        sections::exported(module)?.into_iter().filter(|name| name.starts_with(CLOSURE)).collect();
    // One name may continue another.
    exported.sort_by(|one, other| other.len().cmp(&one.len()).then(one.cmp(other)));
    let mut names = BTreeMap::new();
    let mut glue = glue.to_owned();
    ensure!(!glue.contains("$0"), "the glue has names of this kind already");
    for name in imported.chain(exported) {
        let short = format!("${}", names.len());
        ensure!(glue.contains(&name), "the glue has no {name}");
        glue = glue.replace(&name, &short);
        names.insert(name, short);
    }
    let module = sections::with_imports_renamed(module, &names)?;
    Ok((sections::with_exports_renamed(&module, &names)?, glue))
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

    #[test]
    fn what_is_exported_for_closures_gets_short_names_too() -> Result<()> {
        let (call, call_once) = ("wasm_bindgen_0123456789abcdef_invoke_", "wasm_bindgen_0123456789abcdef_invoke__1_");
        let module = sections::tests::importing(&["__wbg_get_635eea311fa1a291"]);
        let module = sections::tests::exporting(module, &[("memory", 2), (call, 0), (call_once, 0)]);
        let glue = format!("__wbg_get_635eea311fa1a291 wasm.{call}(); wasm.{call_once}()");
        let (module, glue) = shorten(&module, &glue)?;
        assert_eq!(sections::exported(&module)?, ["memory", "$2", "$1"]);
        assert_eq!(glue, "$0 wasm.$2(); wasm.$1()");
        Ok(())
    }

    #[test]
    fn a_glue_that_needs_what_is_left_out_is_refused() {
        assert!(check_bytes_alone("typeof Response === 'function' && it instanceof Response").is_ok());
        assert!(check_bytes_alone("new URL(arg0)").is_err() && check_bytes_alone("URL.createObjectURL").is_err());
    }
}
