//! The two files of the module as plain JavaScript, for browsers that refuse WebAssembly. They come one after the other
//! and share what the modules share, as the files of WebAssembly do.

use super::wasm::{FLOOR, JS_ENGINES, found, minify};
use crate::progress::Step;
use crate::tools::WASM_OPT;
use crate::workspace::Workspace;
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::Path;
use std::process::Command;

/// By this name the first file exports the stack pointer to the second.
const STACK_POINTER: &str = "__wasm_split_shared0";
/// Where wasm2js keeps the upper half of a 64-bit result until the caller takes it.
const UPPER_HALF: &str = "i64toi32_i32$HIGH_BITS";
/// Two variables that both files write have their place in the memory that both have: just above its beginning, which
/// is the far end of the stack, and which `--low-memory-unused` promises to nobody.
const PLACES: [&str; 2] = ["HEAP32[4]", "HEAP32[5]"];

/// Says when memory has grown: the second file has views of its own, which then show what memory was.
const GROWN: &str = "__jianghui_grown";

const VIEWS: &str = "HEAP8 = new Int8Array(buffer); HEAP16 = new Int16Array(buffer); HEAP32 = new Int32Array(buffer); \
                     HEAPU8 = new Uint8Array(buffer); HEAPU16 = new Uint16Array(buffer); \
                     HEAPU32 = new Uint32Array(buffer); HEAPF32 = new Float32Array(buffer); \
                     HEAPF64 = new Float64Array(buffer);";

/// Which of the two files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// It brings the memory and the table of functions.
    First,
    /// It gets them.
    Second,
}

/// Writes `module` to `to` as an ES2018 module whose default export makes its exports from its imports.
pub fn translate(workspace: &Workspace, step: &Step, raw: &Path, module: &Path, part: Part, to: &Path) -> Result<()> {
    let translated = raw.join(to.file_name().context("the script has no name")?);
    let wasm2js = found(workspace, &WASM_OPT)?.with_file_name("wasm2js");
    step.run(Command::new(wasm2js).arg(module).args(FLOOR).args(["-Oz", "-o"]).arg(&translated))?;
    let text = fs::read_to_string(&translated)?;
    fs::write(&translated, as_function(&text, part).context("wasm2js has changed")?)?;
    minify(workspace, step, JS_ENGINES, &translated, to)
}

/// wasm2js imports the glue and starts at once. Here the glue starts the module, as it does with the other one.
fn as_function(translated: &str, part: Part) -> Result<String> {
    let (imports, rest) = translated.split_once("\n\n").context("it wrote no imports")?;
    ensure!(imports.lines().all(|line| line.starts_with("import ")), "it begins with {imports}");
    let (function, _) = rest.split_once("\nvar retasmFunc = ").context("it wrote no start")?;
    let mut text = function.to_owned();
    // So that it is asked for in the same way whether an error is a trap.
    once(&mut text, "throw new Error('abort')", "throw new WebAssembly.RuntimeError('trap')")?;
    match part {
        Part::First => share(&mut text)?,
        Part::Second => take(&mut text)?,
    }
    once(&mut text, &format!(" var {UPPER_HALF} = 0;"), "")?;
    let text = with_name_replaced(&text, UPPER_HALF, PLACES[1]);
    Ok(format!("{text}\nexport default asmFunc;\n"))
}

/// What the first file shares: its stack pointer, and that its memory has grown.
fn share(text: &mut String) -> Result<()> {
    let (_, export) = text.split_once(&format!("\"{STACK_POINTER}\": {{")).context("no stack pointer is exported")?;
    let (_, name) = export.split_once("return ").context("the stack pointer has no value")?;
    let (name, _) = name.split_once(';').context("the stack pointer has no name")?;
    *text = with_name_replaced(text, name, PLACES[0]);
    once(text, &format!(" var {} = ", PLACES[0]), &format!(" {} = ", PLACES[0]))?;
    // Growing memory detaches the buffer that it had: the glue asks whether it was detached, and would go on reading
    // the old one. Sending a buffer away is how browsers of every age detach it.
    let detach = "new MessageChannel().port1.postMessage(null, [buffer]); buffer = newBuffer; grown();";
    once(text, "buffer = newBuffer;", detach)?;
    once(
        text,
        "\n return {\n",
        &format!("\n var grown = () => {{}};\n return {{\n \"{GROWN}\": (tell) => {{ grown = tell; }},\n"),
    )
}

/// The second file with what it gets. What it would do with memory of its own goes.
fn take(text: &mut String) -> Result<()> {
    let (kept, _) = text.split_once("\nvar memasmFunc = ").context("it brings no memory to begin with")?;
    let (kept, own) = kept.split_once("\n function __wasm_memory_size()").context("memory has no size")?;
    let (_, exports) = own.split_once("\n return {").context("nothing is given back")?;
    *text = format!("{kept}\n return {{{exports}");
    ensure!(!text.contains("__wasm_memory_grow("), "the second file grows memory: its own views would be old");
    let views = format!(" __wasm_split.{GROWN}(() => {{ buffer = memory.buffer; {VIEWS} }});");
    once(text, " memory.grow = __wasm_memory_grow;", &views)?;
    let declared = format!("__wasm_split.{STACK_POINTER} | 0;");
    let (before, _) = text.split_once(&declared).context("no stack pointer is imported")?;
    let (_, name) = before.rsplit_once(" var ").context("the stack pointer has no name")?;
    let name = name.trim_end_matches(" = ").to_owned();
    once(text, &format!(" var {name} = {declared}"), "")?;
    *text = with_name_replaced(text, &name, PLACES[0]);
    Ok(())
}

fn once(text: &mut String, written: &str, meant: &str) -> Result<()> {
    let found = text.matches(written).count();
    ensure!(found == 1, "`{written}` is there {found} times");
    *text = text.replace(written, meant);
    Ok(())
}

/// The script with another expression for a variable, and not for those whose names contain its own.
fn with_name_replaced(text: &str, name: &str, by: &str) -> String {
    let goes_on = |letter: char| letter.is_ascii_alphanumeric() || letter == '$' || letter == '_';
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(name) {
        out.push_str(before);
        let part_of_another = out.ends_with(goes_on) || after.starts_with(goes_on);
        out.push_str(if part_of_another { name } else { by });
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const TRAP: &str = "function wasm2js_trap() { throw new Error('abort'); }";
    const START: &str = "var retasmFunc = asmFunc({});\nexport var memory = retasmFunc.memory;\n";

    fn first() -> String {
        format!(
            "import * as a from './app_bg.js';\n\n{TRAP}\nfunction asmFunc(imports) {{\n var global$0 = 1048576;\n var global$01 = 7;\n \
             var i64toi32_i32$HIGH_BITS = 0;\n function f() {{ global$0 = global$01; buffer = newBuffer; }}\n return {{\n  \
             \"__wasm_split_shared0\": {{\n   get value() {{\n    return global$0;\n   }},\n   set value(_global$0) {{}}\n  }}\n }};\n}}\n\n{START}"
        )
    }

    fn second() -> String {
        format!(
            "import * as __wasm_split from '__wasm_split';\n\n{TRAP}\nfunction asmFunc(imports) {{\n var memory = __wasm_split.memory;\n \
             memory.grow = __wasm_memory_grow;\n var gimport$0 = __wasm_split.__wasm_split_shared0 | 0;\n \
             var i64toi32_i32$HIGH_BITS = 0;\n function f() {{ gimport$0 = i64toi32_i32$HIGH_BITS; }}\n function __wasm_memory_size() {{ }}\n \
             function __wasm_memory_grow(pages) {{ }}\n return {{\n }};\n}}\n\nvar memasmFunc = new ArrayBuffer(8);\n{START}"
        )
    }

    #[test]
    fn a_translated_module_is_left_to_the_glue() -> Result<()> {
        for (text, part) in [(first(), Part::First), (second(), Part::Second)] {
            let function = as_function(&text, part)?;
            assert!(!function.contains("import *") && !function.contains("retasmFunc"), "{function}");
            assert!(!function.contains("memasmFunc") && !function.contains("HIGH_BITS"), "{function}");
            assert!(function.contains("WebAssembly.RuntimeError") && function.ends_with("export default asmFunc;\n"));
        }
        Ok(())
    }

    #[test]
    fn both_files_write_to_the_same_places() -> Result<()> {
        let first = as_function(&first(), Part::First)?;
        assert!(first.contains(" HEAP32[4] = 1048576;") && first.contains("{ HEAP32[4] = global$01;"), "{first}");
        assert!(first.contains("buffer = newBuffer; grown();") && first.contains("_global$0)"), "{first}");
        let second = as_function(&second(), Part::Second)?;
        assert!(second.contains("{ HEAP32[4] = HEAP32[5]; }") && second.contains("__jianghui_grown(()"), "{second}");
        assert!(!second.contains("__wasm_memory_grow"), "{second}");
        Ok(())
    }

    #[test]
    fn what_is_not_as_it_was_is_an_error() {
        assert!(as_function(&second(), Part::First).is_err() && as_function(&first(), Part::Second).is_err());
        assert!(as_function(&second().replace("HIGH_BITS = 0", "HIGH = 0"), Part::Second).is_err());
        assert!(as_function(&second().replace("f() { ", "f() { __wasm_memory_grow(1); "), Part::Second).is_err());
        assert!(as_function(&first().replace("import ", "var "), Part::First).is_err());
    }
}
