//! 分级: docs/tiers.md names only tests that exist; and what is for the oldest browsers is of their age.

use crate::check::root;
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::Path;
use std::process::Command;

/// All sources of the tests below this folder, as one text for each file, with its path.
fn sources(folder: &Path) -> Result<Vec<(String, String)>> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            all.extend(sources(&path)?);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path)?;
            all.push((path.to_string_lossy().into_owned(), text));
        }
    }
    Ok(all)
}

#[test]
fn every_test_that_the_tiers_name_exists() -> Result<()> {
    let page = fs::read_to_string(root().join("docs/tiers.md"))?;
    let sources = sources(&root().join("tests"))?;
    let mut count = 0;
    for name in page.split('`').filter(|name| name.contains("::") && !name.contains(' ')) {
        count += 1;
        let parts: Vec<&str> = name.split("::").collect();
        let (test, modules) = parts.split_last().context("a name")?;
        let file = modules.join("/");
        let found = sources.iter().any(|(path, text)| {
            let stem = path.trim_end_matches(".rs").trim_end_matches("/mod");
            let is_file = stem.ends_with(&format!("/{file}"));
            // A function with an engine is three tests, of which the macro names it once more.
            is_file
                && (text.contains(&format!("#[test]\nfn {test}("))
                    || text.contains(&format!("\nfn {test}(engine: Engine)")))
        });
        ensure!(found, "docs/tiers.md names {name}, and there is no such test");
    }
    ensure!(count > 20, "docs/tiers.md names only {count} tests");
    for script in page.split('`').filter(|name| name.starts_with("tests/") || name.starts_with("web/")) {
        ensure!(root().join(script).is_file(), "docs/tiers.md names {script}");
    }
    Ok(())
}

/// It runs with a document of the time, and has no word that was unknown before 2015: such browsers read nothing of it then.
#[test]
fn the_script_for_old_browsers_is_of_their_age() -> Result<()> {
    let script = root().join("web/old.js");
    let text = fs::read_to_string(&script)?;
    for young in ["=>", "let ", "const ", "`", "class ", "async", "...", "?.", "for (const", "remove()", ".append("] {
        ensure!(!text.contains(young), "web/old.js says {young}");
    }
    let run = "const vm = require('vm'); const said = []; \
        const box = { appendChild: (node) => said.push(node), removeAttribute: (name) => said.push(name) }; \
        const idle = { parentNode: { removeChild: (node) => said.push(node === idle) } }; \
        const document = { getElementById: (id) => ({ 'boot-message': box, 'boot-idle': idle })[id], createTextNode: (text) => text }; \
        vm.runInNewContext(require('fs').readFileSync(process.argv[1], 'utf8'), { document }); \
        console.log(said.join('|'));";
    let output = Command::new("node").args(["-e", run]).arg(&script).output().context("Node.js is needed")?;
    let said = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    ensure!(said == "这个浏览器太旧，打不开自查。下面的说明仍可阅读。|hidden|true", "it says {said}");
    Ok(())
}
