//! The engine for JavaScript. No decisions are made here: values in, values out.

use jianghui_policies::{CATALOGUE, POLICIES};
use jianghui_rules::contract::{self, Raw};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsError, JsValue};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("types.d.ts");

/// Judges an input of the JSON contract. A wrong input throws an error that names every key and what is allowed.
#[wasm_bindgen(unchecked_return_type = "Output")]
pub fn check(#[wasm_bindgen(unchecked_param_type = "Input")] input: JsValue) -> Result<JsValue, JsError> {
    let raw: Raw = serde_wasm_bindgen::from_value(input)?;
    match contract::read(&CATALOGUE, &POLICIES, &raw) {
        Ok(input) => to_js(&contract::check(&CATALOGUE, &input)),
        Err(problems) => {
            let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
            Err(JsError::new(&lines.join("\n")))
        }
    }
}

/// Every fact that can be asked.
#[wasm_bindgen(unchecked_return_type = "Fact[]")]
pub fn facts() -> Result<JsValue, JsError> {
    to_js(&contract::facts(&CATALOGUE))
}

/// Every provision of every document.
#[wasm_bindgen(unchecked_return_type = "Provision[]")]
pub fn policies() -> Result<JsValue, JsError> {
    to_js(&contract::provisions(&CATALOGUE, &POLICIES))
}

/// Plain objects, and `null` for what is not there, exactly as the command line prints them.
fn to_js(value: &impl Serialize) -> Result<JsValue, JsError> {
    Ok(value.serialize(&Serializer::json_compatible())?)
}
