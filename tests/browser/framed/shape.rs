//! What the messages look like: exactly so, and nothing beside.

use crate::page::{Screen, says};
use anyhow::{Context, Result, ensure};
use serde_json::Value;

/// Every message is one of those that carry no answer, and has nothing in it but what it must.
pub fn check_says_nothing(messages: &[Value], page: &str) -> Result<()> {
    ensure!(!messages.is_empty(), "no message was heard");
    let mut before = 0;
    for message in messages {
        ensure!(message["origin"] == page.trim_end_matches('/'), "it comes from {}", message["origin"]);
        let message = message["data"].as_object().context("a message is an object")?;
        ensure!(keys(message) == ["data", "id", "p", "type"], "it has the keys {:?}", keys(message));
        ensure!(message["p"] == "jianghui/1", "it is of {}", message["p"]);
        let id = message["id"].as_u64().context("a number")?;
        ensure!(id == before + 1 || id == 1, "after message {before} comes {id}");
        before = id;
        let data = &message["data"];
        match message["type"].as_str().unwrap_or_default() {
            "ready" | "done" => ensure!(data.is_null(), "it carries {data}"),
            "resize" => {
                let data = data.as_object().context("an object")?;
                ensure!(keys(data) == ["height"] && data["height"].is_u64(), "it carries {data:?}");
            }
            "step" => {
                let data = data.as_object().context("an object")?;
                let stage = data["index"].as_u64().filter(|stage| (1..=3).contains(stage));
                ensure!(keys(data) == ["index", "total"] && stage.is_some() && data["total"] == 3, "{data:?}");
            }
            other => anyhow::bail!("there is a message 「{other}」: {data}"),
        }
    }
    Ok(())
}

/// The result is what the screen said that it would be.
pub fn check_result(result: &Value, shown: &Screen) -> Result<()> {
    let object = result.as_object().context("an object")?;
    ensure!(keys(object) == ["as_of", "complete", "policy", "results", "schema"], "it has {:?}", keys(object));
    let policy = result.pointer("/policy/id").and_then(Value::as_str);
    ensure!(result["schema"] == 1 && policy == Some("wenzhou") && result["complete"] == true, "{result}");
    let results = result["results"].as_array().context("a list")?;
    ensure!(results.iter().any(|each| each["state"] == "claimable"), "nothing can be claimed: {result}");
    for each in results {
        let keys = keys(each.as_object().context("an object")?);
        ensure!(keys == ["id", "record", "state"], "{each}");
        ensure!(each["id"].as_str().is_some_and(|id| id.starts_with("wenzhou-")), "{each}");
    }
    for words in ["您填的答案不交出去", "要答的都答了"] {
        ensure!(says(&shown.text, words), "the screen does not say 「{words}」");
    }
    Ok(())
}

fn keys(object: &serde_json::Map<String, Value>) -> Vec<&str> {
    let mut keys: Vec<&str> = object.keys().map(String::as_str).collect();
    keys.sort_unstable();
    keys
}
