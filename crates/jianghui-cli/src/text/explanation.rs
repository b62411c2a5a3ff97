//! One provision or rule laid open, in words.

use super::page::{FAINT, HEADING, OPEN, Page};
use crate::explain::{ClauseOut, ConditionOut, Explanation, ProvisionOut, RuleOut};

/// The columns of the labels.
const LABELS: usize = 12;

/// What an id stands for.
pub fn explanation(explanation: &Explanation, width: usize) -> String {
    let mut page = Page::new(width);
    match explanation {
        Explanation::Provision(provision) => of_provision(&mut page, provision),
        Explanation::Rule(rule) => of_rule(&mut page, rule),
    }
    page.finish()
}

fn of_provision(page: &mut Page, provision: &ProvisionOut) {
    let document = &provision.document;
    page.line(0, HEADING, provision.title);
    page.line(0, FAINT, &format!("{} · {} {}", provision.id, document.place, provision.article));
    if provision.plain != provision.title {
        page.plain(0, provision.plain);
    }
    if document.draft {
        page.line(0, OPEN, "征求意见稿：若照稿发布，才是这样；现在不能申领。");
    }

    page.heading("原文");
    for quote in provision.quote {
        page.item(2, "·", &format!("「{quote}」"));
    }

    page.heading("是什么");
    page.pair(2, LABELS, "类别", &format!("{} {}", provision.class.id, provision.class.words));
    let natures: Vec<String> = provision.nature.iter().map(|one| format!("{} {}", one.id, one.words)).collect();
    page.pair(2, LABELS, "性质", &natures.join("；"));
    page.pair(2, LABELS, "谁可以申领", &provision.audience.join("、"));
    page.pair(2, LABELS, "发给", provision.recipient.unwrap_or("文件未写明"));
    page.pair(2, LABELS, "分别判断", provision.judged_for.as_deref().unwrap_or_default());
    page.pair(2, LABELS, "领几次", provision.once);

    page.heading(&format!("条件：以下 {} 条全部符合", provision.conditions.len()));
    clauses(page, &provision.conditions);
    page.heading("管全文的条件，也都要符合");
    clauses(page, &document.conditions);

    page.heading("金额");
    if provision.amount.is_empty() {
        page.plain(2, "没有钱");
    }
    for line in &provision.amount {
        page.item(2, "·", line);
    }

    if !provision.notes.is_empty() {
        page.heading("要留意");
    }
    for note in &provision.notes {
        page.item(2, "·", note.text);
        if let Some(when) = &note.when {
            page.line(4, FAINT, "在这种情形下：");
            tree(page, 4, when);
        }
    }
    page.heading("文件未写明");
    page.pair(2, LABELS, "这一条", &or_nothing(provision.silent));
    page.pair(2, LABELS, "整份文件", &or_nothing(document.silent));

    page.heading("文件");
    page.plain(2, document.title);
    page.pair(2, LABELS, "文号", or_unsaid(document.number));
    page.pair(2, LABELS, "发文", or_unsaid(document.issuer));
    page.pair(2, LABELS, "起", document.from.as_deref().unwrap_or("文件未写明"));
    page.pair(2, LABELS, "止", document.until.as_deref().unwrap_or("文件未写明"));
    for remark in document.remarks {
        page.item(2, "·", remark);
    }

    let (touching, stated): (Vec<_>, Vec<_>) = provision.rules.iter().partition(|rule| !rule.touches.is_empty());
    if !touching.is_empty() {
        page.heading("同别的条一起领时");
        touching.into_iter().for_each(|rule| rule_lines(page, rule));
    }
    if !stated.is_empty() {
        page.heading("整份文件的规定");
        stated.into_iter().for_each(|rule| rule_lines(page, rule));
    }
}

fn of_rule(page: &mut Page, rule: &RuleOut) {
    page.line(0, HEADING, &format!("{} {}", rule.id, rule.article));
    page.line(0, FAINT, &format!("{} 管全文的规定", rule.policy));
    page.heading("原文");
    page.plain(2, &format!("「{}」", rule.quote));
    page.heading(if rule.reading { "本项目的读法，不是原文的规定" } else { "意思" });
    page.plain(2, rule.plain);
    page.heading("怎样计算");
    page.plain(2, &rule.effect);
    if !rule.touches.is_empty() {
        page.heading(&format!("管到 {} 项", rule.touches.len()));
    }
    for touched in &rule.touches {
        page.item(2, "·", &format!("{}（{}）", touched.title, touched.id));
    }
}

fn rule_lines(page: &mut Page, rule: &RuleOut) {
    page.item(2, "·", &format!("{} {}「{}」", rule.id, rule.article, rule.quote));
    let own = if rule.reading { "本项目的读法：" } else { "" };
    page.plain(4, &format!("{own}{}", rule.plain));
    if !rule.touches.is_empty() {
        page.line(4, FAINT, &rule.effect);
    }
}

fn clauses(page: &mut Page, clauses: &[ClauseOut]) {
    for (number, clause) in (1..).zip(clauses) {
        let alone = clause.condition.parts.is_empty();
        let sentence = if alone { clause.condition.words.as_str() } else { "" };
        let head = if clause.plain.is_empty() { sentence } else { clause.plain };
        let head = if head.is_empty() { clause.condition.words.as_str() } else { head };
        page.item(2, &format!("{number}."), head);
        page.line(5, FAINT, &format!("{}「{}」", clause.article, clause.phrase));
        if !alone {
            tree(page, 5, &clause.condition);
        } else if head != sentence {
            page.item(5, "·", sentence);
        }
        if let Some(open) = clause.open {
            page.line(5, OPEN, &format!("文件有两种读法：{open}"));
        }
        if let Some(reading) = clause.reading {
            page.line(5, FAINT, &format!("本项目读作：{reading}"));
        }
    }
}

/// A condition with its parts below it.
fn tree(page: &mut Page, indent: usize, condition: &ConditionOut) {
    match condition.parts.as_slice() {
        [] => page.item(indent, "·", &condition.words),
        [only] if only.parts.is_empty() => page.item(indent, "·", &format!("{}：{}", condition.words, only.words)),
        // That there are two readings is said with the words of what is open.
        parts if condition.kind == "readings" => parts.iter().for_each(|part| tree(page, indent, part)),
        parts => {
            page.item(indent, "·", &format!("{}：", condition.words));
            parts.iter().for_each(|part| tree(page, indent + 2, part));
        }
    }
}

fn or_unsaid(words: &str) -> &str {
    if words.is_empty() { "文件未写明" } else { words }
}

fn or_nothing(words: &[&str]) -> String {
    if words.is_empty() { "没有另外列出的".into() } else { words.join("、") }
}
