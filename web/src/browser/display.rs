//! How the page looks, in the browser: the attributes of `<html>`, what the device keeps of it, and the address.

use super::{device, document, hash, name_entry, search, window};
use crate::display::Display;

/// Apart from the answers: neither is cleared with the other.
const STORE: &str = "jianghui-display";

/// As `web/boot.js` made it look, by the address and by what the device kept.
pub fn shown() -> Display {
    let root = document().and_then(|document| document.document_element());
    Display::read(|name| root.as_ref()?.get_attribute(name))
}

/// Makes the page look like this.
pub fn paint(now: Display) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        for (setting, (_, value)) in now.chosen() {
            // Names that every browser accepts.
            let _ = match value {
                "" => root.remove_attribute(setting.attribute),
                value => root.set_attribute(setting.attribute, value),
            };
        }
    }
}

/// Makes the page look like this, and remembers on the device what was changed: not what only the address asked for.
pub fn show(before: Display, now: Display, at: usize) {
    paint(now);
    if let Some(device) = device() {
        let kept = device.get_item(STORE).ok().flatten().unwrap_or_default();
        let words = Display::read_words(&kept).changed(before, now).words();
        // Where nothing can be kept, the choice holds until the page is closed.
        let _ = if words.is_empty() { device.remove_item(STORE) } else { device.set_item(STORE, &words) };
    }
    agree(now, at);
}

/// Takes out of the address what asks for something else: it would win over the person's choice at a reload.
pub fn agree(display: Display, at: usize) {
    let query = search();
    let left = display.agree(&query);
    if left != query
        && let Some(path) = window().and_then(|window| window.location().pathname().ok())
    {
        name_entry(at, Some(&(path + &left + &hash())));
    }
}
