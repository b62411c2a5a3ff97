//! 朗读: the screen read aloud by the browser, where it can. What is heard is what is seen, in the same order: closed
//! folds, fields and icons are left out.

use crate::components::dom::{button, el, words};
use crate::components::icon::icon;
use crate::text;
use gloo::events::EventListener;
use js_sys::{Array, Function, Reflect};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Node, Window, window};
use yew::prelude::*;

/// How many characters an engine is given at once at most, as long as there is a comma to part them at: some engines
/// fall silent after a quarter of a minute.
const LONGEST: usize = 60;
/// Where one sentence ends and the next begins.
const STOPS: [char; 5] = ['。', '？', '！', '；', '\n'];
/// What is not read although it can be seen.
const UNREAD: &str = "svg, input, select, textarea, [aria-hidden=true], .visually-hidden, .aloud";

/// What the button does.
#[derive(Clone, Copy, PartialEq)]
enum Voice {
    Silent,
    Speaking,
    /// The device has just said that it cannot.
    Missing,
}

/// The button; nothing where the browser has no speech. It falls silent when its screen is left.
#[component]
pub fn Aloud() -> Html {
    let voice = use_state(|| Voice::Silent);
    // What is being read is held here: an engine forgets to say that it has come to its end if nobody holds it.
    let said = use_mut_ref(Vec::<EventListener>::new);
    use_effect_with((), |()| {
        // A page that is closed or put away falls silent as well.
        let away = window().map(|window| EventListener::new(&window, "pagehide", |_| hush()));
        move || {
            drop(away);
            hush();
        }
    });
    if speech().is_none() {
        return Html::default();
    }
    let speaking = *voice == Voice::Speaking;
    let onclick = Callback::from({
        let (voice, said) = (voice.clone(), Rc::clone(&said));
        move |_: MouseEvent| {
            hush();
            let next = if speaking { Voice::Silent } else { speak(&voice, &mut said.borrow_mut()) };
            voice.set(next);
        }
    });
    let (id, verb) = if speaking { ("#i-stop", text::STOP_READING) } else { ("#i-speak", text::READ_ALOUD) };
    let press = button("button aloud__button", onclick, vec![icon(id), words(verb)]);
    let cannot = if *voice == Voice::Missing { text::CANNOT_READ } else { "" };
    // The region is there before anything is said in it.
    let cannot = html! { <p class="aloud__said" role="status">{ cannot }</p> };
    el("div", "aloud no-print", vec![press, cannot])
}

/// Hands all sentences to the engine at once: some engines take only what is said while a button is being pressed.
fn speak(voice: &UseStateHandle<Voice>, said: &mut Vec<EventListener>) -> Voice {
    said.clear();
    let sentences = sentences();
    let last = sentences.len().saturating_sub(1);
    for (place, sentence) in sentences.iter().enumerate() {
        let Some(utterance) = utterance(sentence) else { return Voice::Missing };
        let Some(target) = utterance.dyn_ref::<web_sys::EventTarget>() else { return Voice::Missing };
        let at_error = voice.clone();
        said.push(EventListener::new(target, "error", move |event| {
            let why = Reflect::get(event, &"error".into()).ok().and_then(|why| why.as_string());
            // That is what stopping it looks like.
            if !matches!(why.as_deref(), Some("canceled" | "interrupted")) {
                hush();
                at_error.set(Voice::Missing);
            }
        }));
        if place == last {
            let at_end = voice.clone();
            said.push(EventListener::new(target, "end", move |_| at_end.set(Voice::Silent)));
        }
        if call("speak", Some(&utterance)).is_none() {
            return Voice::Missing;
        }
    }
    Voice::Speaking
}

/// What the browser speaks with.
fn speech() -> Option<(Window, JsValue, Function)> {
    let window = window()?;
    let of = |name: &str| Reflect::get(&window, &name.into()).ok().filter(|found| !found.is_falsy());
    let speech = of("speechSynthesis")?;
    let make = of("SpeechSynthesisUtterance")?.dyn_into().ok()?;
    Some((window, speech, make))
}

fn hush() {
    call("cancel", None);
}

/// Calls a method of the engine.
fn call(name: &str, argument: Option<&JsValue>) -> Option<()> {
    let (_, speech, _) = speech()?;
    let method: Function = Reflect::get(&speech, &name.into()).ok()?.dyn_into().ok()?;
    let arguments: Array = argument.into_iter().cloned().collect();
    method.apply(&speech, &arguments).ok().map(|_| ())
}

fn utterance(sentence: &str) -> Option<JsValue> {
    let (_, _, make) = speech()?;
    let utterance = Reflect::construct(&make, &Array::of1(&sentence.into())).ok()?;
    Reflect::set(&utterance, &"lang".into(), &"zh-CN".into()).ok()?;
    Some(utterance)
}

/// The sentences that can be seen on the screen, in order.
fn sentences() -> Vec<String> {
    let mut seen = String::new();
    if let Some((window, main)) =
        window().and_then(|window| Some((window.clone(), window.document()?.get_element_by_id("main")?)))
    {
        read(&window, &main, &mut seen);
    }
    seen.split_inclusive(STOPS).flat_map(parts).filter(|part| part.chars().any(char::is_alphanumeric)).collect()
}

/// A sentence, in parts where it is long.
fn parts(sentence: &str) -> Vec<String> {
    let dense = sentence.split_whitespace().collect::<Vec<_>>().join(" ");
    if dense.chars().count() <= LONGEST {
        return vec![dense];
    }
    dense.split_inclusive(['，', '、', '：']).fold(Vec::new(), |mut parts: Vec<String>, piece| {
        match parts.last_mut().filter(|last| last.chars().count() + piece.chars().count() <= LONGEST) {
            Some(last) => last.push_str(piece),
            None => parts.push(piece.into()),
        }
        parts
    })
}

/// What can be seen of an element. Whatever stands by itself is a sentence by itself.
fn read(window: &Window, element: &Element, seen: &mut String) {
    let style = window.get_computed_style(element).ok().flatten();
    let display = style.and_then(|style| style.get_property_value("display").ok()).unwrap_or_default();
    if display == "none" || element.matches(UNREAD).unwrap_or_default() {
        return;
    }
    let apart = !matches!(display.as_str(), "inline" | "inline-block" | "contents");
    let closed = element.matches("details:not([open])").unwrap_or_default();
    if apart {
        seen.push('\n');
    }
    let mut next = element.first_child();
    while let Some(node) = next {
        next = node.next_sibling();
        if node.node_type() == Node::TEXT_NODE {
            seen.push_str(&node.node_value().unwrap_or_default());
        } else if let Some(child) = node.dyn_ref::<Element>()
            && (!closed || child.tag_name() == "SUMMARY")
        {
            read(window, child, seen);
        }
    }
    if apart {
        seen.push('\n');
    }
}
