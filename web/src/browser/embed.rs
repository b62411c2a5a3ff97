//! The page around this one, if there is one: a few words to `web/embed/frame.js`, and a few from it.

use super::{method, window};
use crate::embed::{Wish, wishes};
use crate::state::Action;
use crate::text;
use gloo::events::EventListener;
use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// What that script listens to. Where it is not there, nobody does.
const HOST: &str = "jianghuiHost";

/// Tells it something.
pub fn tell(words: &str) {
    if let Some(window) = window() {
        let _ = method(&window, HOST).map(|tell| tell.call1(&window, &JsValue::from_str(words)));
    }
}

/// Calls with what it asks for.
pub fn listen(call: impl Fn(Action) + 'static) -> Option<EventListener> {
    let window: web_sys::EventTarget = window()?.into();
    Some(EventListener::new(&window, "jianghui", move |event| {
        let words = Reflect::get(event, &JsValue::from_str("detail")).ok().and_then(|detail| detail.as_string());
        let words = words.unwrap_or_default();
        remark(&words);
        call(if words == "reset" { Action::Restart } else { Action::Ask(words.into()) });
    }))
}

/// Remarks in the console what is not known: whoever wrote the address reads it there.
pub fn remark(query: &str) {
    for wish in wishes(query) {
        if let Wish::Unknown(part) = wish {
            web_sys::console::info_1(&JsValue::from_str(&text::not_known(part)));
        }
    }
}
