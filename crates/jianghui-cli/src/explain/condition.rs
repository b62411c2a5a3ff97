//! A condition as a tree of sentences.

use crate::words;
use jianghui_policies::CATALOGUE;
use jianghui_rules::{Condition, Test};
use serde::Serialize;

/// One sentence, or several and how they are joined.
#[derive(Serialize)]
pub struct ConditionOut {
    /// `test`, `vouched`, `all`, `any`, `not`, `exists` or `readings`.
    pub kind: &'static str,
    /// The sentence, or the words that join the parts.
    pub words: String,
    /// The key of the fact that a sentence asks about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<&'static str>,
    /// What is joined. Of two readings the strict one stands first; one that asks for nothing has no parts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<ConditionOut>,
}

/// The tree of a condition.
pub fn out(condition: &'static Condition) -> ConditionOut {
    let joined =
        |kind, words: &str, parts: Vec<ConditionOut>| ConditionOut { kind, words: words.into(), key: None, parts };
    let list = |parts: &'static [Condition]| parts.iter().map(out).collect();
    match condition {
        Condition::Test(test) => sentence("test", test, ""),
        Condition::Vouched(test) => sentence("vouched", test, "（没有回答的，请向经办部门确认）"),
        Condition::All([only]) | Condition::Any([only]) => out(only),
        Condition::All([]) => joined("all", "不论怎样都满足", Vec::new()),
        Condition::All(parts) => joined("all", "以下全部", list(parts)),
        Condition::Any(parts) => joined("any", "以下任一", list(parts)),
        Condition::Not(part) => joined("not", "以下不成立", vec![out(part)]),
        Condition::Exists { record, condition } => {
            let (measure, label) = CATALOGUE.record(*record).map_or(("", ""), |def| (def.measure, def.label));
            joined("exists", &format!("有一{measure}{label}符合"), vec![out(condition)])
        }
        Condition::Open { narrow, wide } => {
            let strict = joined("all", "从严", vec![out(narrow)]);
            joined("readings", "文件有两种读法", vec![strict, joined("all", "从宽", vec![out(wide)])])
        }
    }
}

fn sentence(kind: &'static str, test: &'static Test, more: &str) -> ConditionOut {
    let key = CATALOGUE.fact(test.fact).map(|def| def.key);
    ConditionOut { kind, words: format!("{}{more}", words::sentence(test.sentence)), key, parts: Vec::new() }
}

/// The sentences of a condition in one line.
pub fn in_line(condition: &'static Condition) -> String {
    fn line(tree: &ConditionOut) -> String {
        if tree.parts.is_empty() {
            return tree.words.clone();
        }
        let parts: Vec<String> = tree.parts.iter().map(line).collect();
        format!("{}：{}", tree.words, parts.join("；"))
    }
    line(&out(condition))
}
