//! The engine for JavaScript. No decisions are made here: values in, values out.
//!
//! `js/` has what stands around it in the npm package: how the module is loaded in a browser, in Node.js and in a
//! mini-program, and the types. `cargo xtask npm` puts it together.

use jianghui_policies::{CATALOGUE, POLICIES};
use jianghui_rules::contract::{self, Problem, Raw};
use serde::Serialize;
use serde_wasm_bindgen::{Deserializer, Serializer};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// What a wrong input throws; `js/core.js` makes an `InputError` of it.
#[derive(Serialize)]
struct Refused {
    /// One line for each problem, as the command line writes them.
    message: String,
    problems: Vec<Problem>,
}

/// Judges an input of the JSON contract. A wrong input throws every problem, and nothing is computed.
#[wasm_bindgen]
pub fn check(input: JsValue) -> Result<JsValue, JsValue> {
    let raw = Raw::read(Deserializer::from(input)).map_err(|(key, error)| refused(vec![unreadable(key, &error)]))?;
    let input = contract::read(&CATALOGUE, &POLICIES, &raw).map_err(refused)?;
    to_js(&contract::check(&CATALOGUE, &input))
}

/// Every fact that can be asked.
#[wasm_bindgen]
pub fn facts() -> Result<JsValue, JsValue> {
    to_js(&contract::facts(&CATALOGUE))
}

/// Every provision of every document.
#[wasm_bindgen]
pub fn policies() -> Result<JsValue, JsValue> {
    to_js(&contract::provisions(&CATALOGUE, &POLICIES))
}

/// The version of the package.
#[must_use]
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").into()
}

/// A value that no JSON has, such as a function.
fn unreadable(key: String, error: &serde_wasm_bindgen::Error) -> Problem {
    Problem {
        key,
        value: error.to_string(),
        problem: "这个值读不了".into(),
        allowed: "能写成 JSON 的值：null、true、false、数、文字、列表或对象".into(),
    }
}

fn refused(problems: Vec<Problem>) -> JsValue {
    let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
    let message = lines.join("\n");
    to_js(&Refused { message, problems }).unwrap_or_else(|error| error)
}

/// Plain objects, and `null` for what is not there, exactly as the command line prints them.
fn to_js(value: &impl Serialize) -> Result<JsValue, JsValue> {
    Ok(value.serialize(&Serializer::json_compatible())?)
}
