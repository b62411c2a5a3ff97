//! 安静: the page has nothing that moves, sounds, runs out, opens over it, or wants more than a press.
//!
//! What is not in the sources cannot happen; so that is what is looked at, and what is allowed is named with its reason.

use crate::check::root;
use std::fs;
use std::path::Path;

/// What must not stand in the sources of the page, and what a person would meet if it did.
const UNWANTED: [(&str, &[&str]); 7] = [
    (
        "a dialog over the page",
        &["<dialog", "showModal", "alert(", "confirm(", "prompt(", "role=\"dialog\"", "aria-modal"],
    ),
    (
        "a time limit, or a wait that is pretended",
        &["setTimeout", "setInterval", "Timeout::", "Interval::", "http-equiv=\"refresh\""],
    ),
    (
        "sound or pictures that move",
        &["<audio", "<video", "<iframe", "<embed", "<object", "autoplay", "<marquee", ".gif"],
    ),
    (
        "fingers that must do more than press",
        &["touchstart", "touchmove", "gesturestart", "dragstart", "ondrag", "onwheel"],
    ),
    ("something that happens on the way down", &["pointerdown", "mousedown", "onmouse", "onpointer"]),
    ("the device that must be moved", &["devicemotion", "deviceorientation"]),
    (
        "keys with a meaning of their own, or another order of stops",
        &["accesskey", "keypress", "tabindex=\"1", "autofocus"],
    ),
];

/// Where one of them does no harm, and why.
const ALLOWED: [(&str, &str, &str); 1] =
    [("setTimeout", "web/boot.js", "says after a while that the page is still loading; ends nothing")];

/// The sources of the page with their names.
fn sources() -> Vec<(String, String)> {
    let mut all = Vec::new();
    for name in ["index.html", "web/boot.js", "web/embed/mini.js"] {
        all.push((name.to_owned(), fs::read_to_string(root().join(name)).expect("a file of the page")));
    }
    for folder in ["web/src", "web/style"] {
        below(&root().join(folder), folder, &mut all);
    }
    all
}

fn below(folder: &Path, name: &str, all: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).expect("a folder of the page").filter_map(Result::ok) {
        let name = format!("{name}/{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            below(&entry.path(), &name, all);
        } else {
            all.push((name, fs::read_to_string(entry.path()).expect("a file of the page")));
        }
    }
}

/// What of these is found in these sources.
fn found(sources: &[(String, String)]) -> Vec<String> {
    let mut found = Vec::new();
    for (file, source) in sources {
        let code = source.lines().filter(|line| !line.trim_start().starts_with("//"));
        let code: String = code.flat_map(|line| [line, "\n"]).collect();
        for (what, words) in UNWANTED {
            let allowed = |word: &str| ALLOWED.iter().any(|(known, place, _)| *known == word && place == file);
            let hits = words.iter().filter(|word| code.contains(**word) && !allowed(word));
            found.extend(hits.map(|word| format!("{file}: {word}, {what}")));
        }
    }
    found
}

/// UX bar 24: no dialog, no time limit, no pretended progress, no gesture, no sound; every press counts when it ends.
#[test]
fn nothing_moves_sounds_runs_out_or_opens_over_the_page() {
    let sources = sources();
    assert!(sources.len() > 80, "only {} files were looked at", sources.len());
    assert_eq!(found(&sources), Vec::<String>::new());
}

#[test]
fn what_is_unwanted_is_found() {
    for (_, words) in UNWANTED {
        for word in words {
            let bad = [("web/src/new.rs".to_owned(), format!("let x = 1;\nhtml! {{ {word} }}\n"))];
            assert_eq!(found(&bad).len(), 1, "{word}");
            let said = [("web/src/new.rs".to_owned(), format!("    // No {word} here.\n"))];
            assert_eq!(found(&said), Vec::<String>::new(), "{word} in a comment");
        }
    }
    let used = |(word, place, _): &(&str, &str, &str)| {
        sources().iter().any(|(name, source)| name == place && source.contains(word))
    };
    assert!(ALLOWED.iter().all(used), "something is allowed for nothing");
}
