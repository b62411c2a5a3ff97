//! What can be asked, and what the documents hold.

use super::page::{FAINT, Page, padded, widest};
use jianghui_policies::{CATALOGUE, POLICIES};
use jianghui_rules::{FactDef, FactKind, Policy};

/// Beyond it a name takes a line of its own.
const LONGEST_NAME: usize = 32;

/// The catalogue of facts: those that stand alone, then those of each kind of record.
pub fn facts(width: usize) -> String {
    let mut page = Page::new(width);
    let all = CATALOGUE.facts.iter();
    let alone: Vec<&FactDef> = all.clone().filter(|def| def.field.is_none()).collect();
    page.heading(&format!("facts：{} 项", alone.len()));
    rows(&mut page, &alone);
    for record in CATALOGUE.records {
        let fields: Vec<&FactDef> = record.fields.iter().filter_map(|id| CATALOGUE.fact(*id)).collect();
        page.heading(&format!(
            "records.{}：{}，每{}一项，每项 {} 个键",
            record.id,
            record.label,
            record.measure,
            fields.len()
        ));
        rows(&mut page, &fields);
    }
    page.gap();
    page.line(
        0,
        FAINT,
        "选项可以写代号，也可以写名称。不清楚的就不写。数和日期只知道一部分的，写成 { \"min\": …, \"max\": … }。",
    );
    page.finish()
}

fn rows(page: &mut Page, facts: &[&FactDef]) {
    let keys = widest(facts.iter().map(|def| def.key), LONGEST_NAME);
    for def in facts {
        page.pair(2, keys, def.key, &format!("{}（{}）", def.label, kind(def)));
        let options: Vec<String> =
            def.options().iter().map(|option| format!("{} {}", option.id, option.label)).collect();
        page.line(keys + 3, FAINT, &options.join("；"));
    }
}

/// The kind of answer and its bounds.
fn kind(def: &FactDef) -> String {
    match def.kind {
        FactKind::YesNo => "是或否".into(),
        FactKind::Choice(_) => "选一项".into(),
        FactKind::Choices(_) => "选几项，写成列表".into(),
        FactKind::Whole { unit, min, max } => format!("整数，{min} 到 {max} {unit}"),
        FactKind::Yuan { .. } => "金额，元".into(),
        FactKind::Date => "日期，YYYY-MM-DD".into(),
        FactKind::Text => "文字".into(),
        FactKind::Provision(_) => "条款的代号，或下面的一项".into(),
        FactKind::Wholes { unit, length: Some(length), .. } => format!("{length} 个整数，{unit}"),
        FactKind::Wholes { unit, length: None, .. } => format!("一串整数，{unit}"),
        FactKind::Yuans { .. } => "一串金额，元".into(),
    }
}

/// Every provision and every rule of every document.
pub fn policies(width: usize) -> String {
    let mut page = Page::new(width);
    for policy in *POLICIES {
        document(&mut page, policy);
    }
    page.finish()
}

fn document(page: &mut Page, policy: &Policy) {
    page.heading(policy.title);
    let period = match (policy.draft, policy.from, policy.until) {
        (true, ..) => "征求意见稿，现在不能申领".into(),
        (_, from, until) => {
            let day = |day: Option<jianghui_rules::Day>| day.map_or("文件未写明".into(), |day| day.to_string());
            format!("{} 起，{} 止", day(from), day(until))
        }
    };
    let head = [policy.id, policy.place_label, policy.number, &period];
    let head: Vec<&str> = head.into_iter().filter(|words| !words.is_empty()).collect();
    page.line(0, FAINT, &head.join(" · "));
    let ids = policy.provisions.iter().map(|provision| provision.id).chain(policy.rules.iter().map(|rule| rule.id));
    let articles = policy.provisions.iter().map(|provision| provision.article);
    let (ids, articles) = (widest(ids, 44), widest(articles, 14));
    page.plain(0, &format!("条款 {} 项", policy.provisions.len()));
    for provision in policy.provisions {
        let row = format!("{} {} {}", padded(provision.article, articles), provision.class.id(), provision.title);
        page.pair(2, ids, provision.id, &row);
    }
    page.plain(0, &format!("管全文的规定 {} 项", policy.rules.len()));
    for rule in policy.rules {
        page.pair(2, ids, rule.id, &format!("{} {}", rule.article, rule.plain));
    }
}
