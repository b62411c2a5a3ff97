//! The page.

use wasm_bindgen::prelude::*;
use yew::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = document, js_name = getElementById)]
    fn element(id: &str) -> JsValue;
}

#[component]
fn App() -> Html {
    let count = use_state(|| 0);
    let onclick = {
        let count = count.clone();
        move |_| count.set(*count + 1)
    };
    html! { <main><h1>{ "hello" }</h1><button {onclick}>{ *count }</button></main> }
}

fn main() {
    yew::Renderer::<App>::with_root(element("app").unchecked_into()).render();
}
