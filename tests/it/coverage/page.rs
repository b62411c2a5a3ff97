//! The page itself, for people who hold an official text in their hands.

use super::{Became, City, Other, Unit};
use jianghui_rules::{Class, Policy};

const RENEW: &str = "本页由 `policies/` 生成，请勿手改；数据改动以后用 `cargo xtask bless` 更新。";

const HOW: &str = "每一份文件的每一句话都有去处，本页逐条列出：\n\n\
    - **条款**：给人或单位的好处，本项目逐项判断。原文怎样写、条件怎样读，见各地的对照表 `REVIEW.md`。\n\
    - **管全文的规定**：就高不重复、施行日期、资金来源等，每个地方的表后说明。\n\
    - **目标、政府职责**：写给政府自己的话，没有哪个人或单位可以据此申领。\n\
    - **只是鼓励**：请企业、学校、社会去做的事，没有申领的办法，也没有公家的钱。\n\
    - 标题写在「条」一栏；发文、落款等形式文字只写一笔。\n\n\
    句子按句号和分号分开，「」里只写开头的几个字。一句话里既有好处又有目标的，列在条款里，\
    另在说明里写清。括号和说明里的话是本项目的，不是原文。";

/// The whole page.
pub fn page(cities: &[City]) -> String {
    let mut blocks = vec![RENEW.to_owned(), "# 覆盖表：每一句话的去处".to_owned(), HOW.to_owned()];
    blocks.push("## 各个地方".to_owned());
    blocks.push(overview(cities));
    blocks.extend(cities.iter().filter(|city| city.policy.draft).map(draft));
    blocks.push("条款按性质分，句子按去处分：".to_owned());
    blocks.push(counts(cities));
    blocks.extend(cities.iter().flat_map(section));
    blocks.join("\n\n") + "\n"
}

fn overview(cities: &[City]) -> String {
    let mut rows: Vec<Vec<String>> = cities.iter().map(overview_row).collect();
    let total = |count: fn(&City) -> usize| cities.iter().map(count).sum::<usize>();
    rows.push(vec![
        "**合计**".to_owned(),
        String::new(),
        String::new(),
        String::new(),
        format!("**{}**", total(provisions)),
        format!("**{}**", total(rules)),
        format!("**{} / {}**", cities.iter().filter(|city| city.is_read_twice()).count(), cities.len()),
        format!("**{}**", total(City::cases)),
        String::new(),
    ]);
    let head = ["地区", "文件", "文号", "状态", "条款", "管全文的规定", "读过两遍", "算例", "读的日期"];
    table(&head, &rows)
}

fn overview_row(city: &City) -> Vec<String> {
    let policy = city.policy;
    let twice = city.is_read_twice();
    vec![
        format!("[{}](#{})", policy.place_label, policy.place_label),
        policy.title.to_owned(),
        or_silent(policy.number),
        status(policy),
        provisions(city).to_string(),
        rules(city).to_string(),
        if twice { format!("是（{}）", city.coverage.second_reading_on) } else { "还没有".to_owned() },
        city.cases().to_string(),
        city.coverage.read_on.clone(),
    ]
}

fn draft(city: &City) -> String {
    let (place, provisions, rules) = (city.policy.place_label, provisions(city), rules(city));
    format!("合计里，{place}的{provisions}项条款、{rules}项规定出自征求意见稿，现在不能申领。")
}

fn status(policy: &Policy) -> String {
    if policy.draft {
        return "**征求意见稿**，没有施行，不能申领；只按稿推算".to_owned();
    }
    let day = |day: jianghui_rules::Day| {
        let (year, month, day) = day.ymd();
        format!("{year}年{month}月{day}日")
    };
    let from = policy.from.map_or_else(|| "施行日期文件未写明".to_owned(), |from| format!("{}起施行", day(from)));
    let until = policy.until.map_or_else(|| "何时停止文件未写明".to_owned(), |until| format!("至{}", day(until)));
    format!("{from}，{until}")
}

fn counts(cities: &[City]) -> String {
    let class = |city: &City, class: Class| city.policy.provisions.iter().filter(|one| one.class == class).count();
    let named = |city: &City| city.coverage.unit.iter().filter(|unit| !unit.names().is_empty()).count();
    let other = |city: &City, other: Other| city.coverage.unit.iter().filter(|unit| unit.is(other)).count();
    let numbers = |city: &City| {
        [
            class(city, Class::Money),
            class(city, Class::Promise),
            class(city, Class::Treatment),
            city.coverage.unit.len(),
            named(city),
            other(city, Other::Goal),
            other(city, Other::Encouragement),
            other(city, Other::Heading),
        ]
    };
    let mut sums = [0; 8];
    let mut rows = Vec::new();
    for city in cities {
        let own = numbers(city);
        for (sum, number) in sums.iter_mut().zip(own) {
            *sum += number;
        }
        let cells = own.iter().map(ToString::to_string);
        rows.push([city.policy.place_label.to_owned()].into_iter().chain(cells).collect());
    }
    let cells = sums.iter().map(|sum| format!("**{sum}**"));
    rows.push(["**合计**".to_owned()].into_iter().chain(cells).collect());
    let head = [
        "地区",
        "钱，数额在文件里",
        "数额在别的文件",
        "称号、等级、待遇",
        "句子",
        "成为条款或规定",
        "目标、政府职责",
        "只是鼓励",
        "标题等",
    ];
    table(&head, &rows)
}

/// One document.
fn section(city: &City) -> Vec<String> {
    let policy = city.policy;
    let mut blocks = vec![format!("## {}", policy.place_label), format!("《{}》，{}。", policy.title, about(policy))];
    if policy.draft {
        blocks.push("> 这是征求意见稿，还不是政策：本表说的是稿子里写了什么，不是现在可以领什么。".to_owned());
    }
    let articles = city.coverage.unit.chunk_by(|one, next| one.article == next.article);
    let rows: Vec<Vec<String>> = articles.map(|units| article(policy, units)).collect();
    blocks.push(table(&["条", "条款", "管全文的规定", "目标、政府职责", "只是鼓励", "说明"], &rows));
    blocks.extend(rule_list(city, "管全文的规定：", false));
    blocks.extend(rule_list(city, "不是原文的规定，是本项目的读法：", true));
    blocks
}

fn about(policy: &Policy) -> String {
    let number = if policy.number.is_empty() { "文号文件未写明" } else { policy.number };
    format!("{number}，{}，[对照表](../policies/{}/REVIEW.md)", status(policy), policy.id)
}

/// One line for all sentences of an article.
fn article(policy: &Policy, units: &[Unit]) -> Vec<String> {
    let provisions = names(units).filter_map(|name| {
        let provision = policy.provisions.iter().find(|provision| provision.id == name)?;
        Some(format!("{}<br>`{name}`", provision.title))
    });
    let rules = names(units).filter(|name| policy.rules.iter().any(|rule| rule.id == *name));
    let notes = units.iter().filter_map(|unit| match (&unit.became, &unit.note) {
        (Became::Named(_), Some(note)) => Some(format!("「{}……」：{note}", unit.opening)),
        (Became::Other(Other::Heading), Some(note)) => Some(note.clone()),
        _ => None,
    });
    vec![
        heading(units),
        lines(provisions),
        lines(rules.map(|name| format!("`{name}`"))),
        sentences(units, Other::Goal),
        sentences(units, Other::Encouragement),
        lines(notes),
    ]
}

/// The article with its title; a part of the document that is only a title stands out.
fn heading(units: &[Unit]) -> String {
    let article = units.first().map_or("", |unit| unit.article.as_str());
    let titles: Vec<&str> = units.iter().filter(|unit| unit.is_title()).map(|unit| unit.opening.as_str()).collect();
    let is_part = article.chars().all(|letter| "一二三四五六七八九十".contains(letter));
    let mark = if is_part { "、" } else { " " };
    let words = [article, &titles.join("，")].join(if titles.is_empty() { "" } else { mark });
    if units.iter().all(Unit::is_title) { format!("**{words}**") } else { words }
}

fn names(units: &[Unit]) -> impl Iterator<Item = &str> {
    units.iter().flat_map(Unit::names).map(String::as_str)
}

/// The openings of the sentences of one kind; a long row of them is told by its first and its number.
fn sentences(units: &[Unit], other: Other) -> String {
    let units: Vec<&Unit> = units.iter().filter(|unit| unit.is(other)).collect();
    let note = |unit: &Unit| unit.note.as_ref().map_or_else(String::new, |note| format!("（{note}）"));
    match units.as_slice() {
        [first, .., _] if units.len() > 8 => format!("「{}……」等{}句{}", first.opening, units.len(), note(first)),
        _ => lines(units.iter().map(|unit| format!("「{}……」{}", unit.opening, note(unit)))),
    }
}

/// Each only once, in the order of the text.
fn lines(entries: impl Iterator<Item = String>) -> String {
    let mut kept: Vec<String> = Vec::new();
    for entry in entries {
        if !kept.contains(&entry) {
            kept.push(entry);
        }
    }
    kept.join("<br>")
}

fn rule_list(city: &City, title: &str, readings: bool) -> Vec<String> {
    let rules = city.policy.rules.iter().filter(|rule| rule.reading == readings);
    let rows: Vec<String> = rules
        .map(|rule| {
            let silence = city.coverage.silence.iter().find(|silence| silence.rule == rule.id);
            let silence = silence.map_or_else(String::new, |silence| format!("（{}）", silence.note));
            format!("- `{}`（{}）：{}{silence}", rule.id, rule.article, rule.plain)
        })
        .collect();
    if rows.is_empty() { Vec::new() } else { vec![title.to_owned(), rows.join("\n")] }
}

fn provisions(city: &City) -> usize {
    city.policy.provisions.len()
}

fn rules(city: &City) -> usize {
    city.policy.rules.iter().filter(|rule| !rule.reading).count()
}

fn or_silent(words: &str) -> String {
    if words.is_empty() { "文件未写明".to_owned() } else { words.to_owned() }
}

fn table(head: &[&str], rows: &[Vec<String>]) -> String {
    let line = |cells: &[String]| format!("| {} |", cells.join(" | "));
    let cell = |words: &String| words.replace('|', "\\|");
    let head_cells: Vec<String> = head.iter().map(|&name| name.to_owned()).collect();
    let mut table = vec![line(&head_cells), format!("|{}", "---|".repeat(head.len()))];
    table.extend(rows.iter().map(|row| line(&row.iter().map(cell).collect::<Vec<_>>())));
    table.join("\n")
}
