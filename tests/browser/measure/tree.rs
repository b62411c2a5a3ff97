//! 读屏听到的: the accessibility tree of key states, as the browser gives it to a screen reader, kept as text.

use super::tour::{Flaws, Type, freeze, organisation, worker};
use crate::chromium::{PHONE, browse};
use crate::page::Page;
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::PathBuf;
use std::{env, fs};

/// The states whose tree is kept, and read by a person when it changes.
const KEPT: [&str; 14] = [
    "home",
    "choice",
    "choice-error",
    "number-error",
    "date-error",
    "kinds",
    "results",
    "detail",
    "compare",
    "checklist",
    "records",
    "batch-error",
    "roster",
    "ledger",
];

/// What a person acts upon.
const CONTROLS: [&str; 9] =
    ["button", "link", "radio", "checkbox", "textbox", "combobox", "listbox", "slider", "DisclosureTriangle"];

/// What only holds other things together and is not told.
const SILENT: [&str; 6] = ["none", "generic", "InlineTextBox", "LineBreak", "ListMarker", "MenuListPopup"];

/// One thing of the tree.
struct Node<'a> {
    of: &'a Value,
    role: &'a str,
    name: &'a str,
}

/// The tree of a screen.
struct Tree {
    nodes: Vec<Value>,
    by_id: BTreeMap<String, usize>,
}

impl Tree {
    async fn of(page: &Page) -> Result<Self> {
        let given = page.send("Accessibility.getFullAXTree", json!({})).await?;
        let nodes = given.get("nodes").and_then(Value::as_array).cloned().context("no tree")?;
        let id = |node: &Value| node.get("nodeId").and_then(Value::as_str).unwrap_or_default().to_owned();
        let by_id = nodes.iter().enumerate().map(|(index, node)| (id(node), index)).collect();
        Ok(Self { nodes, by_id })
    }

    fn node(&self, index: usize) -> Option<Node<'_>> {
        let of = self.nodes.get(index)?;
        let text = |part: &str| of.pointer(part).and_then(Value::as_str).unwrap_or_default();
        Some(Node { of, role: text("/role/value"), name: text("/name/value").trim() })
    }

    fn children(&self, node: &Node<'_>) -> Vec<usize> {
        let ids = node.of.get("childIds").and_then(Value::as_array).cloned().unwrap_or_default();
        ids.iter().filter_map(|id| self.by_id.get(id.as_str()?).copied()).collect()
    }

    /// Visits what is told, in the order of reading, with those around it.
    fn walk<'a>(&'a self, see: &mut impl FnMut(&Node<'a>, &[Node<'a>])) {
        self.walk_from(0, &mut Vec::new(), see);
    }

    fn walk_from<'a>(&'a self, index: usize, around: &mut Vec<Node<'a>>, see: &mut impl FnMut(&Node<'a>, &[Node<'a>])) {
        let Some(node) = self.node(index) else { return };
        let is_ignored = node.of.get("ignored").and_then(Value::as_bool).unwrap_or_default();
        let is_silent = is_ignored || (SILENT.contains(&node.role) && node.name.is_empty());
        if ["InlineTextBox", "MenuListPopup"].contains(&node.role) {
            return;
        }
        let children = self.children(&node);
        if is_silent {
            children.into_iter().for_each(|child| self.walk_from(child, around, see));
        } else {
            see(&node, around);
            around.push(node);
            children.into_iter().for_each(|child| self.walk_from(child, around, see));
            around.pop();
        }
    }

    /// As text: role, name and state, each thing within what holds it.
    fn written(&self) -> String {
        let mut text = String::new();
        self.walk(&mut |node, around| {
            // What a thing is called was told with it.
            let holds = [CONTROLS.as_slice(), &["heading", "LabelText"]].concat();
            let told = |outer: &Node<'_>| holds.contains(&outer.role) && outer.name.contains(node.name);
            if node.role == "StaticText" && around.iter().any(told) {
                return;
            }
            let indent = "  ".repeat(around.len());
            let role = if node.role == "StaticText" { "text" } else { node.role };
            let name = if node.name.is_empty() { String::new() } else { format!(" 「{}」", node.name) };
            let _ = writeln!(text, "{indent}{role}{name}{}", states(node.of));
        });
        text
    }

    /// What a person who hears it cannot make sense of.
    fn flaws(&self) -> Vec<String> {
        let mut flaws = Vec::new();
        let mut level = 0;
        let mut landmarks: BTreeMap<&str, usize> = BTreeMap::new();
        let mut places: BTreeMap<(String, &str, &str), BTreeSet<String>> = BTreeMap::new();
        self.walk(&mut |node, around| {
            if CONTROLS.contains(&node.role) && node.name.is_empty() {
                flaws.push(format!("a {} without a name in {:?}", node.role, around.last().map(|outer| outer.name)));
            }
            if node.role == "heading" {
                let own = property(node.of, "level").and_then(|level| level.as_u64()).unwrap_or_default();
                if own > level + 1 {
                    flaws.push(format!("heading 「{}」 of level {own} after one of level {level}", node.name));
                }
                level = own;
            }
            if ["main", "banner", "contentinfo"].contains(&node.role) {
                *landmarks.entry(node.role).or_default() += 1;
            }
            if ["region", "navigation", "complementary", "group", "radiogroup", "article", "form"].contains(&node.role)
                && node.name.is_empty()
                && ["region", "radiogroup"].contains(&node.role)
            {
                flaws.push(format!("a {} without a name", node.role));
            }
            let is_outside = !around.iter().any(|outer| ["main", "banner"].contains(&outer.role));
            if CONTROLS.contains(&node.role) && is_outside && node.name != "跳到正文" {
                flaws.push(format!("「{}」 is in no landmark", node.name));
            }
            if CONTROLS.contains(&node.role) {
                let set = around.iter().rev().find(|outer| {
                    ["group", "radiogroup", "article", "region"].contains(&outer.role) && !outer.name.is_empty()
                });
                let set = set.map_or(String::new(), |set| set.name.to_owned());
                let to = property(node.of, "url").and_then(|url| url.as_str().map(str::to_owned));
                let own = node.of.get("backendDOMNodeId").map(ToString::to_string).unwrap_or_default();
                places.entry((set, node.role, node.name)).or_default().insert(to.unwrap_or(own));
            }
        });
        for ((set, role, name), leads) in places {
            // The answer to be changed is named: from two conditions one comes to the same question.
            if leads.len() > 1 && !name.starts_with("修改") {
                flaws.push(format!("{} of role {role} are called 「{name}」 in 「{set}」", leads.len()));
            }
        }
        if landmarks.get("main") != Some(&1) || landmarks.get("banner") != Some(&1) {
            flaws.push(format!("the landmarks are {landmarks:?}"));
        }
        flaws
    }
}

fn property(node: &Value, name: &str) -> Option<Value> {
    let all = node.get("properties")?.as_array()?;
    let own = all.iter().find(|property| property.get("name").and_then(Value::as_str) == Some(name))?;
    own.pointer("/value/value").cloned()
}

/// What is said of a thing besides role and name.
fn states(node: &Value) -> String {
    let mut said = String::new();
    for name in ["level", "checked", "pressed", "expanded", "invalid", "required", "disabled", "live"] {
        let Some(value) = property(node, name) else { continue };
        let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        if !["false", "off", ""].contains(&value.as_str()) || name == "checked" || name == "expanded" {
            let _ = write!(said, " {name}={value}");
        }
    }
    for (name, path) in [("value", "/value/value"), ("described", "/description/value")] {
        let value = node.pointer(path).map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned));
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            let _ = write!(said, " {name}=「{}」", value.replace('\n', "⏎"));
        }
    }
    said
}

/// UX bar 20: what a screen reader is given of the key states is kept as text, and compared; each control has a name of
/// its own within its group, headings come in order, and everything stands in a landmark.
#[test]
fn the_trees_are_as_they_were_read() -> Result<()> {
    browse(PHONE, async |page| {
        freeze(page).await?;
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("browser/trees");
        let bless = env::var_os("JIANGHUI_BLESS").is_some();
        fs::create_dir_all(&folder)?;
        let mut flaws = Flaws::default();
        let mut see = async |page: &mut Page, state: &'static str| {
            let tree = Tree::of(page).await?;
            flaws.add(state, tree.flaws());
            if KEPT.contains(&state) {
                let (path, now) = (folder.join(format!("{state}.txt")), tree.written());
                if bless {
                    fs::write(&path, &now)?;
                }
                let kept = fs::read_to_string(&path).unwrap_or_default();
                let differs = kept.lines().zip(now.lines()).find(|(before, after)| before != after);
                if kept != now {
                    flaws.add(state, [format!("{}: {differs:?}; if it is meant, JIANGHUI_BLESS=1", path.display())]);
                }
            }
            Ok(())
        };
        Type::Standard.open(page).await?;
        worker(page, &mut see).await?;
        page.press("匠惠").await?;
        organisation(page, &mut see).await?;
        flaws.settle(&KEPT)
    })
}

/// The rules find what is wrong.
#[test]
fn the_rules_of_trees_find_what_is_wrong() -> Result<()> {
    browse(PHONE, async |page| {
        Type::Standard.open(page).await?;
        let broken = "(() => { const add = (to, html) => to.insertAdjacentHTML('beforeend', html); \
            const main = document.querySelector('main'); \
            add(main, '<button></button><button>同名</button><button>同名</button><h5>跳级</h5>'); \
            add(document.body, '<button>外面</button><main></main>'); })(), null";
        page.read::<Option<bool>>(broken, &[]).await?;
        let found = Tree::of(page).await?.flaws().join("\n");
        let signs = [
            "a button without a name",
            "2 of role button are called 「同名」",
            "「跳级」 of level 5",
            "「外面」 is in no landmark",
            "the landmarks are",
        ];
        for sign in signs {
            ensure!(found.contains(sign), "{sign} is not found among\n{found}");
        }
        Ok(())
    })
}
