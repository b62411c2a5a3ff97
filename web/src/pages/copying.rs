//! 抄走: words to take along, with a button that copies them where the browser can, to be marked by hand where not.

use crate::components::dom::{line, line_if};
use crate::{browser, text};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct CopyingProps {
    /// The id of the field.
    pub id: &'static str,
    /// Its name.
    pub label: &'static str,
    /// The words of the button.
    pub verb: &'static str,
    /// The words to take along.
    pub words: AttrValue,
}

/// The words in a field, and the button.
#[component]
pub fn Copying(props: &CopyingProps) -> Html {
    let said = use_state(|| "");
    let id = props.id;
    let onclick = {
        let (said, words) = (said.clone(), props.words.clone());
        Callback::from(move |_: MouseEvent| {
            let said = said.clone();
            let told = move |copied: bool| {
                let words = if copied { text::COPIED_DONE } else { text::COPY_SELECT };
                browser::announce(words);
                said.set(words);
            };
            browser::copy(&words, Callback::from(told));
        })
    };
    let onfocus = Callback::from(move |_: FocusEvent| browser::select(id));
    let label = html! { <label for={id}>{ line("span", "", props.label) }</label> };
    html! {
        <div class="sheet__field copying">
            { label }
            <textarea {id} class="input" readonly=true rows="7" value={props.words.clone()} {onfocus} />
            <button class="button button--block" type="button" {onclick}>{ props.verb }</button>
            { line_if("p", "sheet__said", &said) }
        </div>
    }
}
