//! The policies as data, for what is written of them outside the wasm.

pub mod page;

use super::git::Origin;
use crate::workspace::Workspace;
use anyhow::{Context, Result};
use serde_json::{Value, json};
use std::fmt::Write;
use std::fs;
use std::path::PathBuf;
use toml::Table;

/// One official document.
pub struct Policy {
    /// Its folder in `policies/`.
    pub id: String,
    head: Table,
    provisions: Vec<Table>,
}

/// All of them, in the order of the page's own list.
pub fn read(workspace: &Workspace) -> Result<Vec<Policy>> {
    let mut policies = Vec::new();
    for id in order(workspace)? {
        let folder = workspace.root.join("policies").join(&id);
        let head = table(&folder.join("policy.toml"))?;
        let mut parts: Vec<PathBuf> = Vec::new();
        for entry in fs::read_dir(&folder)? {
            parts.push(entry?.path());
        }
        parts.sort();
        let mut provisions = Vec::new();
        for part in parts {
            if part.file_name().is_some_and(|name| name.to_string_lossy().starts_with("part-")) {
                let table = table(&part)?;
                let listed = table.get("provision").and_then(toml::Value::as_array).cloned().unwrap_or_default();
                provisions.extend(listed.into_iter().filter_map(|entry| entry.as_table().cloned()));
            }
        }
        policies.push(Policy { id, head, provisions });
    }
    Ok(policies)
}

/// Every provision in plain words with its article, for people whose browser runs no script.
pub fn list(policies: &[Policy]) -> String {
    let mut html = String::from(
        "<section class=\"section\" aria-labelledby=\"provisions\"><h2 class=\"section__title\" id=\"provisions\">\
         各项政策一览</h2>",
    );
    for policy in policies {
        let draft = if policy.is_draft() { "（征求意见稿）" } else { "" };
        let (place, count) = (escape(policy.word("place")), policy.provisions.len());
        let _ = write!(
            html,
            "<details class=\"more\"><summary>{place}{draft}：{count}项</summary><ul class=\"more__body\">"
        );
        for provision in &policy.provisions {
            let word = |key: &str| provision.get(key).and_then(toml::Value::as_str).unwrap_or_default();
            let (title, article) = (escape(word("title")), escape(word("article")));
            let plain = match word("plain") {
                "" => String::new(),
                plain => format!("：{}", escape(plain)),
            };
            let _ = write!(html, "<li><b>{title}</b>（{article}）{plain}");
        }
        html.push_str("</ul></details>");
    }
    // What each of them wants, and the official words, would be too much for a page that everybody loads.
    let _ = write!(
        html,
        "<p class=\"section\"><a class=\"button button--block\" href=\"./{}\">各条的条件和原文</a></p></section>",
        page::NAME
    );
    html
}

/// `versions.json`: what is inside, of when.
pub fn versions(policies: &[Policy], origin: &Origin, version: &str, build: &Value) -> Value {
    let listed: Vec<Value> = policies
        .iter()
        .zip(&origin.policies)
        .map(|(policy, state)| {
            let word = |key: &str| policy.head.get(key).and_then(toml::Value::as_str);
            json!({
                "id": policy.id,
                "title": word("title"),
                "number": word("number"),
                "issuer": word("issuer"),
                "issued": word("issued"),
                "from": word("from"),
                "until": word("until"),
                "draft": policy.is_draft(),
                "provisions": policy.provisions.len(),
                "version": state.tree,
                "changed": state.changed,
            })
        })
        .collect();
    json!({
        "name": "jianghui",
        "version": version,
        "commit": origin.commit,
        "committed": origin.time,
        "build": build,
        "policies": listed,
    })
}

impl Policy {
    fn word(&self, key: &str) -> &str {
        self.head.get(key).and_then(toml::Value::as_str).unwrap_or_default()
    }

    fn is_draft(&self) -> bool {
        self.head.get("draft").and_then(toml::Value::as_bool).unwrap_or(false)
    }
}

/// The folders that hold a policy: in the order of the places in the catalogue, where it names them all.
fn order(workspace: &Workspace) -> Result<Vec<String>> {
    let folder = workspace.root.join("policies");
    let catalogue = fs::read_to_string(folder.join("facts.toml"))?;
    let mut ids = Vec::new();
    for entry in fs::read_dir(&folder)? {
        let path = entry?.path();
        if path.join("policy.toml").is_file() {
            ids.push(path.file_name().context("a folder has a name")?.to_string_lossy().into_owned());
        }
    }
    ids.sort_by_key(|id| (catalogue.find(&format!("\"{id}\"")).unwrap_or(usize::MAX), id.clone()));
    Ok(ids)
}

fn table(path: &std::path::Path) -> Result<Table> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    toml::from_str(&text).with_context(|| format!("{} is not TOML", path.display()))
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
