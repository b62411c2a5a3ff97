//! A judged situation in words: the document, the results by group, what can be had together, what to ask next.

mod total;

use super::page::{BAD, FAINT, GOOD, HEADING, OPEN, Page, padded, widest};
use crate::words::{self, STATES, amount};
use jianghui_policies::CATALOGUE;
use jianghui_rules::contract::{GapOut, Input, NeedOut, Output, QuestionOut, ResultOut, ShortfallOut};
use jianghui_rules::{Policy, Provision, Value, roles};
use unicode_width::UnicodeWidthStr;

/// Beyond it a title does not move what stands beside the others.
const LONGEST_TITLE: usize = 44;
/// How many missing answers or failing conditions of one result are named.
const NAMED: usize = 5;

/// A judged situation.
pub fn check(input: &Input, output: &Output, width: usize) -> String {
    let mut page = Page::new(width);
    document(&mut page, input, output);
    let mut states: Vec<&str> = STATES.iter().map(|(state, ..)| *state).collect();
    for result in &output.results {
        if !states.contains(&result.state) {
            states.push(result.state);
        }
    }
    let roles = roles(&CATALOGUE, &input.situation);
    let asked = |result: &&ResultOut| {
        roles == 0 || provision(input.policy, result.id).is_none_or(|provision| provision.audience & roles != 0)
    };
    let (ours, others): (Vec<&ResultOut>, Vec<&ResultOut>) = output.results.iter().partition(asked);
    for state in states {
        group(&mut page, input.policy, output, &ours, state);
    }
    self::others(&mut page, input.policy, &others);
    total::combination(&mut page, input.policy, output);
    next(&mut page, output.next_question.as_ref());
    page.gap();
    page.line(0, FAINT, "自查参考，以经办部门审核为准。");
    page.finish()
}

fn document(page: &mut Page, input: &Input, output: &Output) {
    let policy = &output.policy;
    let day = match input.situation.get(CATALOGUE.claim_date) {
        Some(Value::Day(range)) => range.single(),
        _ => None,
    };
    let day = day.map_or(String::new(), |day| format!("申领日 {day}"));
    page.line(0, HEADING, policy.title);
    let head = [input.policy.place_label, policy.number, &day, words::status(policy.status)];
    let head: Vec<&str> = head.into_iter().filter(|words| !words.is_empty()).collect();
    page.line(0, FAINT, &head.join(" · "));
    match policy.status {
        "in_force" => {}
        "draft" => page.line(0, OPEN, "这是征求意见稿。下面都是若照稿发布才有的，现在不能申领。"),
        _ => page.line(0, OPEN, "申领日不在这份文件的期限内。"),
    }
    for remark in policy.remarks {
        page.item(2, "·", remark);
    }
}

/// The results of one state.
fn group(page: &mut Page, policy: &'static Policy, output: &Output, results: &[&ResultOut], state: &str) {
    let results: Vec<&ResultOut> = results.iter().filter(|result| result.state == state).copied().collect();
    if results.is_empty() {
        return;
    }
    let (_, title, mark) = STATES.into_iter().find(|(one, ..)| *one == state).unwrap_or((state, state, '·'));
    page.heading(&format!("{title}（{} 项）", results.len()));
    let sums: Vec<String> = results.iter().map(|result| result.amount.as_ref().map_or(String::new(), amount)).collect();
    let with_sum = results.iter().zip(&sums).filter(|(_, sum)| !sum.is_empty());
    let columns = widest(with_sum.map(|(result, _)| title_of(policy, result.id)), LONGEST_TITLE);
    let known = of_all(output);
    for (result, sum) in results.into_iter().zip(&sums) {
        one(page, policy, result, mark, sum, columns);
        if result.gap.is_none() {
            let own = result.notes.iter().filter(|note| known != Some(note));
            own.for_each(|note| page.item(4, "·", note));
            page.announced(4, "文件未写明", &result.silent.join("、"));
        }
    }
}

/// The remark that stands with everything a draft gives: the head of the page has said so.
fn of_all(output: &Output) -> Option<&String> {
    let mut with_notes = output.results.iter().filter(|result| result.gap.is_none());
    let first = with_notes.next().filter(|_| output.policy.status == "draft")?.notes.first()?;
    with_notes.all(|result| result.notes.contains(first)).then_some(first)
}

fn one(page: &mut Page, policy: &'static Policy, result: &ResultOut, mark: char, sum: &str, columns: usize) {
    let style = match mark {
        '✓' => GOOD,
        '✗' => BAD,
        _ => OPEN,
    };
    let provision = provision(policy, result.id);
    let title = title_of(policy, result.id);
    let beside = format!("  {mark} {}  ", padded(title, columns));
    if !sum.is_empty() && page.holds(beside.width() + sum.width()) {
        page.hanging(&beside, style, HEADING, sum);
    } else {
        page.hanging(&format!("  {mark} "), style, style, title);
        if !sum.is_empty() {
            page.line(4, HEADING, sum);
        }
    }
    let recipient = result.amount.as_ref().and_then(|amount| amount.recipient);
    let recipient = recipient.map(|recipient| format!("发给{recipient}"));
    let about =
        [Some(result.article.to_owned()), recipient, record(provision, result.record), Some(result.id.to_owned())];
    page.line(4, FAINT, &about.into_iter().flatten().collect::<Vec<_>>().join(" · "));

    page.announced(4, "还要回答", &missing(&result.missing));
    if let Some(gap) = &result.gap {
        if result.state == "near" && !gap.ways.is_empty() {
            reach(page, gap);
        } else {
            page.announced(4, "不符合", &reason(provision, result, gap));
        }
    }
}

/// Why it is unmet: the failing sentences, or else that there is no record to judge, or what else was found.
fn reason(provision: Option<&Provision>, result: &ResultOut, gap: &GapOut) -> String {
    if !gap.unmet.is_empty() {
        return shortfalls(&gap.unmet);
    }
    let failing = result.findings.iter().filter(|finding| finding.outcome == "unmet");
    let answer = |answer: &Option<String>| answer.as_ref().map_or(String::new(), |answer| format!("（{answer}）"));
    let failing: Vec<String> = failing.map(|one| format!("{}{}", one.condition, answer(&one.answer))).collect();
    let kind = provision.filter(|_| result.record.is_none()).and_then(|provision| provision.per);
    match kind.and_then(|kind| CATALOGUE.record(kind)) {
        Some(def) if failing.is_empty() => format!("填的是没有{}", def.label),
        _ => some(failing, "；"),
    }
}

/// The ways to what is nearly reached.
fn reach(page: &mut Page, gap: &GapOut) {
    for (number, way) in gap.ways.iter().enumerate() {
        page.announced(4, if number == 0 { "还差" } else { "或者" }, &needs(way));
    }
    page.announced(4, "符合以后", &gap.amount.as_ref().map_or(String::new(), amount));
}

/// What must change together, who can change it and from when on time does.
fn needs(way: &[NeedOut]) -> String {
    let one = |need: &NeedOut| {
        let label = CATALOGUE.find(need.key).and_then(|id| CATALOGUE.fact(id)).map_or(need.key, |def| def.label);
        let wanted = need.needed.clone().unwrap_or_else(|| words::sentence(need.condition));
        let from = need.answer.as_ref().map_or(String::new(), |answer| format!("{answer} → "));
        let earliest = need.earliest.as_ref().map_or(String::new(), |day| format!("，最早 {day}"));
        format!("{label} {from}{wanted}{}{earliest}", by_whom(need.change))
    };
    way.iter().map(one).collect::<Vec<_>>().join("；")
}

fn by_whom(change: &str) -> &'static str {
    match change {
        "time" => "，到时候就符合",
        "self" => "，自己能办",
        "employer" => "，要单位办",
        _ => "",
    }
}

/// What is there for other roles than those that ask: by name only.
fn others(page: &mut Page, policy: &'static Policy, results: &[&ResultOut]) {
    let mut ids: Vec<&str> = results.iter().map(|result| result.id).collect();
    ids.dedup();
    if ids.is_empty() {
        return;
    }
    page.heading(&format!("别的身份才能申领的（{} 项）", ids.len()));
    let columns = widest(ids.iter().copied(), LONGEST_TITLE);
    for id in ids {
        page.pair(2, columns, id, title_of(policy, id));
    }
}

/// The facts that are still asked for, most useful first.
fn missing(keys: &[&str]) -> String {
    let label = |key: &&str| {
        let label = CATALOGUE.find(key).and_then(|id| CATALOGUE.fact(id)).map_or("", |def| def.label);
        format!("{label}（{key}）")
    };
    some(keys.iter().map(label).collect(), "、")
}

/// What fails, with the answer given and who could change it.
fn shortfalls(unmet: &[ShortfallOut]) -> String {
    let one = |shortfall: &ShortfallOut| {
        let answer = shortfall.answer.as_ref().map_or("还没填".into(), |answer| format!("填的是{answer}"));
        format!("{}（{answer}{}）", words::sentence(shortfall.condition), by_whom(shortfall.change))
    };
    some(unmet.iter().map(one).collect(), "；")
}

/// The first of several, and how many there are.
fn some(mut all: Vec<String>, between: &str) -> String {
    let count = all.len();
    all.truncate(NAMED);
    let more = if count > NAMED { format!("等 {count} 项") } else { String::new() };
    format!("{}{more}", all.join(between))
}

fn next(page: &mut Page, question: Option<&QuestionOut>) {
    page.heading("下一个问题");
    let Some(question) = question else {
        page.plain(2, "没有了：再回答什么，结果都不会变。");
        return;
    };
    page.plain(2, question.question);
    let place = match (question.record, question.index, question.key) {
        (Some(record), Some(index), Some(key)) => format!("records.{record}[{index}].{key}"),
        (Some(record), ..) => format!("records.{record}，没有就写 []"),
        (None, _, key) => format!("facts.{}", key.unwrap_or_default()),
    };
    page.announced(2, "写进", &place);
    let def = question.key.and_then(|key| CATALOGUE.fact(CATALOGUE.find(key)?));
    let options = def.map_or(&[][..], |def| def.options());
    page.announced(2, "选项", &options.iter().map(|option| option.label).collect::<Vec<_>>().join("、"));
}

fn provision(policy: &'static Policy, id: &str) -> Option<&'static Provision> {
    policy.provisions.iter().find(|provision| provision.id == id)
}

fn title_of(policy: &'static Policy, id: &str) -> &'static str {
    provision(policy, id).map_or("", |provision| provision.title)
}

/// The record for which a result was found: the first, the second …
fn record(provision: Option<&Provision>, index: Option<usize>) -> Option<String> {
    records(provision, &[index?])
}

/// The records for which results were found.
fn records(provision: Option<&Provision>, indices: &[usize]) -> Option<String> {
    let def = CATALOGUE.record(provision?.per?)?;
    let numbers: Vec<String> = indices.iter().map(|index| index.saturating_add(1).to_string()).collect();
    (!numbers.is_empty()).then(|| format!("第 {} {}{}", numbers.join("、"), def.measure, def.label))
}
