//! 带走: what leaves the page because somebody wants it: on paper, as a file, in the clipboard, as a picture.

use super::{by_id, document, focus, method, window};
use crate::sheet::picture::{self, Mark, Picture};
use js_sys::{Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};
use yew::Callback;

/// Type for what is drawn as a picture.
const PEN: &str =
    "-apple-system, 'PingFang SC', 'HarmonyOS Sans SC', 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif";

/// Whether this browser prints.
pub fn can_print() -> bool {
    window().is_some_and(|window| method(&window, "print").is_some())
}

/// Opens the browser's way to print.
pub fn print() {
    if let Some(window) = window() {
        let _ = method(&window, "print").map(|print| print.call0(&window));
    }
}

/// What 微信 puts into every page that it shows, by its bridge and by its environment.
const WEIXIN: [&str; 3] = ["WeixinJSBridge", "__wxjs_environment", "__wxjs_is_wkwebview"];

/// Whether this browser saves what a link offers for download. That of 微信 does not, and does not say so.
pub fn can_download() -> bool {
    let has = |object: &JsValue, name: &str| Reflect::has(object, &JsValue::from_str(name)).unwrap_or_default();
    let link = document().and_then(|document| document.create_element("a").ok());
    let knows = link.is_some_and(|link| has(&link, "download"));
    knows && window().is_some_and(|window| !WEIXIN.into_iter().any(|name| has(&window, name)))
}

/// A file as the address of a link that downloads it.
pub fn file(kind: &str, words: &str) -> String {
    format!("data:{kind};charset=utf-8,{}", String::from(js_sys::encode_uri_component(words)))
}

/// Copies words, and tells whether that was done.
pub fn copy(words: &str, told: Callback<bool>) {
    let clipboard = window().and_then(|window| Reflect::get(&window.navigator(), &JsValue::from_str("clipboard")).ok());
    // Only pages with a safe address have it, and not in every frame.
    let promise = clipboard.and_then(|clipboard| {
        let write = method(&clipboard, "writeText")?;
        write.call1(&clipboard, &JsValue::from_str(words)).ok()?.dyn_into::<Promise>().ok()
    });
    let Some(promise) = promise else { return told.emit(copy_by_command(words).is_some()) };
    let (failed, words) = (told.clone(), words.to_owned());
    let done = Closure::once(move |_: JsValue| told.emit(true));
    let failed = Closure::once(move |_: JsValue| failed.emit(copy_by_command(&words).is_some()));
    let _ = promise.then2(&done, &failed);
    // One of the two is called once the browser has decided, long after this function has ended.
    done.forget();
    failed.forget();
}

/// Copies words as browsers did before they had a clipboard: out of a field, which goes again.
fn copy_by_command(words: &str) -> Option<()> {
    let document = document()?;
    let before = document.active_element();
    let field = document.create_element("textarea").ok()?;
    field.set_class_name("visually-hidden");
    field.set_text_content(Some(words));
    document.body()?.append_child(&field).ok()?;
    let copied = method(&field, "select").and_then(|select| {
        select.call0(&field).ok()?;
        method(&document, "execCommand")?.call1(&document, &JsValue::from_str("copy")).ok()
    });
    field.remove();
    if let Some(before) = before {
        focus(&before, true);
    }
    copied.filter(JsValue::is_truthy).map(drop)
}

/// Marks all that stands in a field.
pub fn select(id: &str) {
    if let Some(field) = by_id(id) {
        let _ = method(&field, "select").map(|select| select.call0(&field));
    }
}

/// Draws a picture, and gives its address.
pub fn paint(picture: &Picture) -> Option<String> {
    let canvas: HtmlCanvasElement = document()?.create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(picture::WIDTH);
    canvas.set_height(picture.height);
    let pen: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    let area = |colour, x: u32, y: u32, width: u32, height: u32| {
        pen.set_fill_style_str(colour);
        pen.fill_rect(x.into(), y.into(), width.into(), height.into());
    };
    area("#fff", 0, 0, picture::WIDTH, picture.height);
    for mark in &picture.marks {
        match mark {
            Mark::Area(x, y, width, height) => area("#000", *x, *y, *width, *height),
            Mark::Words(x, y, kind, words) => {
                pen.set_fill_style_str("#000");
                let weight = if kind.bold { 700 } else { 400 };
                pen.set_font(&format!("{weight} {}px {PEN}", kind.size));
                pen.fill_text(words, (*x).into(), (*y).into()).ok()?;
            }
        }
    }
    // A browser that cannot hold so large a picture gives an address without one.
    canvas.to_data_url().ok().filter(|address| address.len() > 100)
}
