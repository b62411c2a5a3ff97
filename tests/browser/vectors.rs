//! 同一答案: the golden vectors on the page. What the command line and the npm package give for them, byte by byte, is what
//! a person sees here: for every provision and record its status, and no sum but theirs.

use crate::chromium::{PHONE, browse};
use crate::npm::kept;
use anyhow::{Context, Result, ensure};
use jianghui_policies::{CATALOGUE, POLICIES};
use jianghui_rules::{Class, FactDef, Policy, Provision};
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// A provision on the page, with what stands on it.
#[derive(Debug, Deserialize)]
struct Card {
    id: String,
    /// The word for its status; empty in lists of one status.
    status: String,
    /// The figures of its money.
    figures: Vec<String>,
}

/// Every card and row of the results, those that are folded as well.
const CARDS: &str = "[...document.querySelectorAll('a[id^=card-]')].map((link) => {
    const box = link.closest('article, li');
    const said = (selector) => (box.querySelector(selector) || {}).textContent || '';
    return {
        id: link.id,
        status: said('.chip').trim(),
        figures: said('.money__num').replace(/,/g, '').match(/[0-9.]+/g) || [],
    };
})";

/// What the page is to say for a state. A treatment is not claimed at a counter, so it has a word of its own.
fn word(state: &str, class: Class) -> Result<&'static str> {
    Ok(match state {
        "claimable" if class == Class::Treatment => "可以享受",
        "claimable" => "可以申领",
        "elsewhere" => "另有文件规定",
        "if_adopted" => "若照稿发布",
        "unanswered" => "还要确认",
        "ask_office" => "问经办部门",
        "near" => "还差一点",
        "not_yet" => "以后可申领",
        "expired" => "已过时限",
        "paid" => "已领过",
        // These stand in a list under this word.
        "not_applicable" => "",
        other => anyhow::bail!("there is no state {other}"),
    })
}

/// Whether a provision is for one of the roles in the input; the page shows no others.
fn is_for(provision: &Provision, input: &Value) -> bool {
    let options = CATALOGUE.fact(CATALOGUE.role).map_or(&[][..], FactDef::options);
    let named = |option: &jianghui_rules::OptionDef| {
        let roles = part(part(input, "facts"), "g.role").as_array().into_iter().flatten();
        roles.filter_map(Value::as_str).any(|role| role == option.id || role == option.label)
    };
    options.iter().zip(0u32..).any(|(option, bit)| provision.audience >> bit & 1 == 1 && named(option))
}

/// A part of a value; null where there is none.
fn part<'v>(value: &'v Value, name: &str) -> &'v Value {
    value.get(name).unwrap_or(&Value::Null)
}

/// The bounds of an amount.
fn bounds(amount: &Value) -> impl Iterator<Item = &str> {
    ["min", "max", "total_min", "total_max"].into_iter().filter_map(|end| part(amount, end).as_str())
}

fn compare(policy: &Policy, input: &Value, output: &Value, cards: Vec<Card>) -> Result<usize> {
    let mut cards: BTreeMap<String, Card> = cards.into_iter().map(|card| (card.id.clone(), card)).collect();
    let mut count = 0;
    for result in part(output, "results").as_array().context("results")? {
        let found = policy.provisions.iter().enumerate().find(|(_, provision)| part(result, "id") == provision.id);
        let (index, provision) = found.with_context(|| format!("no provision {}", part(result, "id")))?;
        if !is_for(provision, input) {
            continue;
        }
        let record = part(result, "record").as_u64();
        let id = record.map_or_else(|| format!("card-{index}"), |record| format!("card-{index}-{record}"));
        let card = cards.remove(&id).with_context(|| format!("{} of record {record:?} is not shown", provision.id))?;
        let same = |entry: &&Value| ["id", "record"].iter().all(|key| part(entry, key) == part(result, key));
        let in_combination =
            |list: &str| part(part(output, "combination"), list).as_array().into_iter().flatten().find(same);
        let is_money = provision.class != Class::Treatment;
        let status = match in_combination("excluded") {
            Some(_) if is_money => "不重复领",
            _ => word(part(result, "state").as_str().unwrap_or_default(), provision.class)?,
        };
        ensure!(card.status == status, "{}: the page says {card:?}, and not {status}", provision.id);
        let chosen = in_combination("chosen").map_or(&Value::Null, |chosen| part(chosen, "amount"));
        let sums: Vec<&str> = [part(result, "amount"), chosen, part(part(result, "gap"), "amount")]
            .into_iter()
            .flat_map(bounds)
            .collect();
        if part(result, "state") != "near" {
            let foreign = card.figures.iter().find(|figure| !sums.contains(&figure.as_str()));
            ensure!(foreign.is_none(), "{}: the page shows {foreign:?}, and the sums are {sums:?}", provision.id);
        }
        // What is certain is shown, and not left out.
        if !chosen.is_null() && is_money && bounds(chosen).any(|sum| sum != "0") {
            ensure!(!card.figures.is_empty(), "{}: the page shows no sum, and {sums:?} are due", provision.id);
        }
        count += 1;
    }
    ensure!(cards.is_empty(), "the page shows more: {:?}", cards.keys());
    Ok(count)
}

#[test]
fn the_page_says_of_the_golden_vectors_what_the_command_line_says() -> Result<()> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/golden");
    let links: BTreeMap<String, String> =
        serde_json::from_str(&std::fs::read_to_string(format!("{folder}/links.json"))?)?;
    let kept = kept()?;
    ensure!(links.keys().eq(kept.keys()), "there are links for {:?}", links.keys());
    browse(PHONE, async |page| {
        for policy in POLICIES.iter() {
            let input = serde_json::from_str(&std::fs::read_to_string(format!("{folder}/{}.input.json", policy.id))?)?;
            let output = serde_json::from_str(kept.get(policy.id).context("a vector")?)?;
            page.open_at(links.get(policy.id).context("a link")?).await?.check_says("这些答案来自链接")?;
            let cards: Vec<Card> = page.read(CARDS, &[]).await?;
            let count = compare(policy, &input, &output, cards).with_context(|| policy.id)?;
            println!("{}: {count} results are those of the command line", policy.id);
        }
        Ok(())
    })
}
