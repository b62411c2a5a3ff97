//! `provisions.html`: what the documents say, for people whose browser runs no script. Each provision with its conditions
//! in words, its official text, and what the text leaves open.

use super::{Policy, escape};
use crate::csp;
use anyhow::Result;
use std::fmt::Write;
use toml::{Table, Value};

/// The name of the page, in the folder to upload.
pub const NAME: &str = "provisions.html";

/// The page, with the style sheet of this name.
pub fn page(policies: &[Policy], style: &str) -> Result<String> {
    let mut html = format!(
        "<!DOCTYPE html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1, viewport-fit=cover\">\
         <title>各条的条件和原文 - 匠惠</title><meta name=\"referrer\" content=\"no-referrer\">\
         <link rel=\"icon\" href=\"data:,\"><link rel=\"stylesheet\" href=\"./{style}\"></head><body>\
         <main class=\"main\" id=\"main\"><div class=\"page page--body\"><h1>各条的条件和原文</h1>\
         <p class=\"notice section\">这一页不用脚本，只能看，不能算。每一条的条件都满足才算，以原文和经办部门审核为准。</p>\
         <p class=\"section\"><a class=\"button button--block\" href=\"./\">回到首页</a></p>\
         <nav class=\"section\" aria-label=\"五份文件\"><ul class=\"list\">"
    );
    for policy in policies {
        let (id, place, title) = (escape(&policy.id), escape(policy.word("place")), escape(policy.word("title")));
        let _ = write!(html, "<li class=\"list__row\"><a class=\"panel__link\" href=\"#{id}\">{place}：{title}</a>");
    }
    html.push_str("</ul></nav>");
    for policy in policies {
        document(&mut html, policy);
    }
    html.push_str("</div></main></body></html>\n");
    csp::add_to_page(&html)
}

fn document(html: &mut String, policy: &Policy) {
    let word = |key: &str| escape(policy.word(key));
    let id = escape(&policy.id);
    let draft = if policy.is_draft() { "（征求意见稿，还不能申领）" } else { "" };
    let _ = write!(
        html,
        "<section class=\"section\" aria-labelledby=\"{id}\"><h2 class=\"section__title\" id=\"{id}\">{}{draft}</h2>",
        word("place")
    );
    for key in ["title", "number", "issuer"] {
        if !policy.word(key).is_empty() {
            let _ = write!(html, "<p>{}</p>", word(key));
        }
    }
    for (label, key) in [("施行", "from"), ("执行到", "until")] {
        if !policy.word(key).is_empty() {
            let _ = write!(html, "<p>{label}：{}</p>", word(key));
        }
    }
    for remark in texts(policy.head.get("remarks")) {
        let _ = write!(html, "<p class=\"note\">{}</p>", escape(&remark));
    }
    let silent = texts(policy.head.get("silent"));
    if !silent.is_empty() {
        let _ = write!(html, "<p class=\"note\">文件未写明：{}。</p>", escape(&silent.join("、")));
    }
    for provision in &policy.provisions {
        self::provision(html, policy, provision);
    }
    html.push_str("</section>");
}

fn provision(html: &mut String, policy: &Policy, provision: &Table) {
    let word = |key: &str| escape(provision.get(key).and_then(Value::as_str).unwrap_or_default());
    let _ = write!(html, "<article class=\"section\"><h3>{}（{}）</h3>", word("title"), word("article"));
    if !word("plain").is_empty() {
        let _ = write!(html, "<p>{}</p>", word("plain"));
    }
    let conditions: Vec<String> = rows(provision).into_iter().map(|row| condition(policy, row)).collect();
    if !conditions.is_empty() {
        let _ = write!(html, "<h4>条件</h4><ul>{}</ul>", conditions.concat());
    }
    html.push_str("<h4>原文</h4>");
    for quote in texts(provision.get("quotes")) {
        let _ = write!(html, "<blockquote>{}</blockquote>", escape(&quote));
    }
    for note in texts(provision.get("notes")) {
        let _ = write!(html, "<p class=\"note\">{}</p>", escape(&note));
    }
    let silent = texts(provision.get("silent"));
    if !silent.is_empty() {
        let _ = write!(html, "<p class=\"note\">文件未写明：{}。</p>", escape(&silent.join("、")));
    }
    html.push_str("</article>");
}

fn rows(provision: &Table) -> Vec<&Table> {
    let when = provision.get("when").and_then(Value::as_array);
    when.into_iter().flatten().filter_map(Value::as_table).collect()
}

/// A condition as it is said in plain words, or else by the words of the text.
fn condition(policy: &Policy, row: &Table) -> String {
    // What several provisions want is written once.
    let definitions = policy.head.get("definition").and_then(Value::as_array).into_iter().flatten();
    let defined = row
        .get("defined")
        .and_then(|name| definitions.filter_map(Value::as_table).find(|each| each.get("name") == Some(name)));
    let row = defined.unwrap_or(row);
    let said = match row.get("plain").and_then(Value::as_str) {
        Some(plain) => plain.to_owned(),
        None => texts(row.get("phrase")).join("……"),
    };
    format!("<li>· {}", escape(&said))
}

/// A text, or a list of texts, or of tables with a text.
fn texts(value: Option<&Value>) -> Vec<String> {
    match value {
        Some(Value::String(text)) => vec![text.clone()],
        Some(Value::Array(all)) => all.iter().flat_map(|each| texts(Some(each))).collect(),
        Some(Value::Table(table)) => texts(table.get("text")),
        _ => Vec::new(),
    }
}
