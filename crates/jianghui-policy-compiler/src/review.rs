//! 对照表: the sheet that a reviewer holds beside the official text, line by line.
//!
//! It is written from the checked tree and not from the files, so that it shows what is judged: the answers on either
//! side of a bound are the engine's own.

mod amount;
mod condition;
mod words;

use crate::Compiled;
use condition::{answers, lines};
use jianghui_rules::{Catalogue, Class, Clause, Condition, Day, Effect, Form, Note, Once, Policy, Provision, Rule};
use words::{cell, class, joined, level, nature};

const RENEW: &str = "本表由 `policies/` 生成，请勿手改；数据改动以后用 `cargo xtask bless` 更新。";

const HOW: &str = "怎样核对：一手拿正式文本，一手拿本表，从上到下一行一行看。\n\n\
    1. 引文同正式文本逐字相同；正式文本里给人或单位好处的句子，本表都有。\n\
    2. 条件同它左边的短语说的是一回事，没有多，没有少。\n\
    3. 边界列出紧挨界线两边和正在界线上的答案：✓ 满足，✗ 不满足，？ 两种读法结果不同，请人问经办部门。\n\
    4. 金额、档次、人数、月数同引文一致。\n\
    5. 「两种读法」是文件说不清的地方，从严满足才算符合；「另有文件」是条件不在这份文件里；「本项目读作」是我们的理解，不是文件的话。";

/// The sheet of one policy.
#[must_use]
pub fn review(compiled: &Compiled, policy: &Policy) -> String {
    let sheet = Sheet { catalogue: compiled.catalogue, policy };
    let mut blocks = vec![RENEW.to_owned(), format!("# 对照表：{}", policy.title), HOW.to_owned()];
    blocks.extend(sheet.document());
    let mut article = "";
    for provision in policy.provisions {
        if provision.article != article {
            article = provision.article;
            blocks.push(format!("## {article}"));
        }
        blocks.extend(sheet.provision(provision));
    }
    blocks.retain(|block| !block.is_empty());
    blocks.join("\n\n") + "\n"
}

/// What the parts of the sheet have in common.
struct Sheet<'a> {
    catalogue: &'a Catalogue,
    policy: &'a Policy,
}

impl Sheet<'_> {
    /// The document as a whole.
    fn document(&self) -> Vec<String> {
        let policy = self.policy;
        let count = |class: Class| policy.provisions.iter().filter(|provision| provision.class == class).count();
        let or_silent = |words: &str| if words.is_empty() { "文件未写明".to_owned() } else { words.to_owned() };
        let date = |day: Option<Day>| day.map_or_else(|| "文件未写明".to_owned(), words::day);
        let facts = [
            ("地区", policy.place_label.to_owned()),
            ("文号", or_silent(policy.number)),
            ("发文", or_silent(policy.issuer)),
            ("印发", date(policy.issued)),
            ("起", date(policy.from)),
            ("止", date(policy.until)),
            ("性质", if policy.draft { "征求意见稿，只按稿推算，不能申领" } else { "正式文件" }.to_owned()),
            (
                "条目",
                format!(
                    "{} 项：M {}，P {}，T {}；管全文的规定 {} 项",
                    policy.provisions.len(),
                    count(Class::Money),
                    count(Class::Promise),
                    count(Class::Treatment),
                    policy.rules.len()
                ),
            ),
        ];
        let facts = facts.iter().map(|(name, words)| format!("- {name}：{words}"));
        let remarks = policy.remarks.iter().map(|remark| format!("- 说明：{remark}"));
        let silent = silent(policy.silent).map(|silent| format!("{silent}（各条都一样）"));
        vec![
            "## 文件".to_owned(),
            facts.chain(remarks).chain(silent).collect::<Vec<_>>().join("\n"),
            "### 管全文的条件".to_owned(),
            self.conditions(policy.when),
            if policy.rules.is_empty() { String::new() } else { "### 管全文的规定".to_owned() },
            self.rules(),
        ]
    }

    fn rules(&self) -> String {
        let row = |rule: &Rule| {
            let id = rule.id;
            [
                format!("{}<br>`{id}`", rule.article),
                rule.quote.to_owned(),
                if rule.reading {
                    format!("本项目读作，不是文件的规定：{}", rule.plain)
                } else {
                    rule.plain.to_owned()
                },
                self.effect(&rule.effect),
            ]
        };
        table(["条", "原文", "说法", "怎样计算"], self.policy.rules.iter().map(row))
    }

    fn effect(&self, effect: &Effect) -> String {
        match effect {
            Effect::Stated => "不参与合计，只作说明".to_owned(),
            Effect::HighestInSeries => "同一序列的称号奖项，合计只算最高一份，不限时间".to_owned(),
            Effect::HighestWithin { years } => format!(
                "不同序列的称号奖项，{years}年内（满{years}年的当天仍算在内）合计只算最高一份；以后新得的，层次更高，\
                 或层次相等而不是同一成果的，另算一份"
            ),
            Effect::HighestPerPerson { provisions } => {
                format!("{}：一个人只算最高的一份，先前领过的不扣", self.titles(provisions))
            }
            Effect::HighestOf { provisions } => {
                format!("{}：合计只算最高的一份，先前领过的要扣", self.titles(provisions))
            }
            Effect::HighestInMonth { provisions } => format!("同一个月只算最高一份：{}", self.titles(provisions)),
        }
    }

    /// The titles of provisions: an official knows no ids.
    fn titles(&self, ids: &[&str]) -> String {
        let named = self.policy.provisions.iter().filter(|provision| ids.contains(&provision.id));
        format!("「{}」", named.map(|provision| provision.title).collect::<Vec<_>>().join("」「"))
    }

    /// One provision.
    fn provision(&self, provision: &Provision) -> Vec<String> {
        let quotes: Vec<String> = provision.quotes.iter().map(|quote| format!("> {quote}")).collect();
        vec![
            format!("### {} `{}`", provision.title, provision.id),
            self.kind(provision),
            quotes.join("\n>\n"),
            self.conditions(provision.when),
            amount::words(self.catalogue, provision),
            self.remarks(provision),
        ]
    }

    /// What it is, who may claim it, who is paid.
    fn kind(&self, provision: &Provision) -> String {
        let natures: Vec<&str> = provision.nature.iter().map(|one| nature(*one)).collect();
        let roles = self.catalogue.fact(self.catalogue.role).map_or(&[][..], |role| role.options());
        let mut words = vec![
            format!("{}；{}", class(provision.class), natures.join("；")),
            format!("谁申领：{}", joined(words::chosen(roles, provision.audience).into_iter())),
        ];
        match provision.amount.form {
            Form::None => words.push("没有金额".to_owned()),
            Form::Elsewhere => words.push("金额不在这份文件里".to_owned()),
            _ => {}
        }
        match provision.recipient {
            "" if provision.amount.has_figures() => words.push("发给：文件未写明".to_owned()),
            "" => {}
            recipient => words.push(format!("发给：{recipient}")),
        }
        if let Some(record) = provision.per.and_then(|record| self.catalogue.record(record)) {
            words.push(format!("每{}{}分别判断", record.measure, record.label));
        }
        match provision.once {
            Once::Never => {}
            Once::Thing => words.push("同一项只给一次".to_owned()),
            Once::Claimant => words.push("每人只给一次".to_owned()),
        }
        if let Some(award) = provision.award {
            words.push(format!("称号奖项按「{}」序列、{}层次比较", award.series, level(award.level)));
        }
        let plain =
            if provision.plain == provision.title { String::new() } else { format!("**{}**  \n", provision.plain) };
        format!("{plain}{}。", words.join("。"))
    }

    /// Conditions, each beside the words it rests on, with the answers around its bounds.
    fn conditions(&self, clauses: &[Clause]) -> String {
        let row = |clause: &Clause| {
            let article = if clause.article.is_empty() { String::new() } else { format!("（{}）", clause.article) };
            let open = match clause.condition {
                Condition::Vouched(_) => "另有文件：",
                _ => "两种读法：",
            };
            let said = [("页面说法：", clause.plain), (open, clause.open), ("本项目读作：", clause.reading)];
            let said = said.into_iter().filter(|(_, words)| !words.is_empty());
            [
                format!("{}{article}", clause.phrase),
                lines(self.catalogue, &clause.condition).join("<br>"),
                answers(self.catalogue, &clause.condition).join("<br>"),
                said.map(|(name, words)| format!("{name}{words}")).collect::<Vec<_>>().join("<br>"),
            ]
        };
        if clauses.is_empty() {
            return "没有条件。".to_owned();
        }
        table(["原文短语", "条件", "边界", "说法与读法"], clauses.iter().map(row))
    }

    fn remarks(&self, provision: &Provision) -> String {
        let note = |note: &Note| match lines(self.catalogue, &note.when).as_slice() {
            [] => format!("- 提示：{}", note.text),
            lines => format!("- 提示（{}）：{}", lines.join(" "), note.text),
        };
        let notes = provision.notes.iter().map(note);
        notes.chain(silent(provision.silent)).collect::<Vec<_>>().join("\n")
    }
}

fn silent(silent: &[&str]) -> Option<String> {
    (!silent.is_empty()).then(|| format!("- 文件未写明：{}", joined(silent.iter().copied())))
}

/// A table; an empty one is nothing at all.
fn table<const N: usize>(head: [&str; N], rows: impl Iterator<Item = [String; N]>) -> String {
    let rows: Vec<String> = rows.map(|row| format!("| {} |", row.map(|words| cell(&words)).join(" | "))).collect();
    if rows.is_empty() {
        return String::new();
    }
    format!("| {} |\n|{}\n{}", head.join(" | "), "---|".repeat(N), rows.join("\n"))
}
