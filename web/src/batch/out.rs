//! 带走: the judged table as a file of its own, and a notice to post. Codes and sums, nothing else.

use super::judge::{Claim, Judged, Report, Standing};
use super::paste::quoted;
use crate::components::progress::kind;
use crate::{format, text};
use jianghui_policies::CATALOGUE;
use jianghui_rules::Bound;
use jianghui_rules::{Money, Policy, Range};

/// One row for each worker, parted by commas.
#[must_use]
pub fn table(policy: &'static Policy, report: &Report) -> String {
    let mut out = text::BATCH_CSV.join(",");
    for row in &report.rows {
        let claims: Vec<String> = row.claims.iter().map(|each| claim(policy, each)).collect();
        let office: Vec<&str> = titles(policy, &row.office);
        let open = if row.open.is_empty() { String::new() } else { missing(row) };
        let near = row.near.as_ref().map_or_else(String::new, |near| self::near(policy, near));
        let near = if near.is_empty() { row.reason.clone() } else { near };
        let cells =
            [row.code.clone(), standing(row, policy.draft).into(), claims.join("；"), open, office.join("；"), near];
        out.push('\n');
        out.push_str(&cells.iter().map(|cell| quoted(&harmless(cell), ',')).collect::<Vec<_>>().join(","));
    }
    out
}

/// A cell that no program for tables takes for a formula.
fn harmless(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t']) { format!("'{cell}") } else { cell.into() }
}

/// What a worker may claim in one line, with the kind of money and the pocket.
#[must_use]
pub fn claim(policy: &'static Policy, claim: &Claim) -> String {
    let Some(provision) = policy.provisions.get(claim.provision) else { return String::new() };
    let money = sum(Bound::of(provision, claim.each), claim.each);
    let mut parts = vec![format!("{} {money}", kind(provision.amount.per))];
    parts.extend(claim.months.and_then(crate::components::money::left));
    parts.push(payee(provision.recipient));
    format!("{}（{}）", provision.title, parts.join(text::COMMA))
}

/// Money; of a cap only its upper end stands in the text.
#[must_use]
pub fn sum(bound: Bound, money: Money) -> String {
    match bound {
        Bound::Cap => format::money(Range { min: None, max: money.max }),
        Bound::Sum | Bound::Floor => format::money(money),
    }
}

/// Who is paid.
#[must_use]
pub fn payee(recipient: &str) -> String {
    if recipient.is_empty() { text::PAYEE_UNSAID.into() } else { text::paid_to(recipient) }
}

/// The titles of provisions.
#[must_use]
pub fn titles(policy: &'static Policy, provisions: &[usize]) -> Vec<&'static str> {
    provisions.iter().filter_map(|index| policy.provisions.get(*index)).map(|provision| provision.title).collect()
}

/// The most missing answers that are named in a row.
const NAMED: usize = 4;

/// The answers that are missing.
#[must_use]
pub fn missing(row: &Judged) -> String {
    let labels = row.missing.iter().take(NAMED).filter_map(|fact| CATALOGUE.fact(*fact)).map(|def| def.label);
    labels.collect::<Vec<_>>().join(text::AND)
}

/// The nearest provision, and what is missing to it.
#[must_use]
pub fn near(policy: &'static Policy, (provision, way): &(usize, String)) -> String {
    let title = policy.provisions.get(*provision).map_or("", |provision| provision.title);
    format!("{title}：{}", text::short_of(way))
}

/// Where a worker stands, in words.
#[must_use]
pub fn standing(row: &Judged, draft: bool) -> &'static str {
    match row.standing() {
        Standing::Claims if draft => text::IF_ADOPTED,
        Standing::Claims => text::BATCH_CLAIMS,
        Standing::Open => text::TO_CONFIRM,
        Standing::Near => text::NEAR,
        Standing::Nothing => text::NOT_NOW,
    }
}

/// A notice: which codes may claim what, and which are near.
#[must_use]
pub fn notice(policy: &'static Policy, report: &Report, day: &str) -> String {
    let number = format::document(policy);
    let mut lines = vec![text::batch_notice_title(policy.place_label), text::batch_notice_basis(number, day)];
    if policy.draft {
        lines.push(text::DRAFT_NOTE.into());
    }
    let codes = |of: &dyn Fn(&Judged) -> bool| {
        let codes: Vec<&str> = report.rows.iter().filter(|row| of(row)).map(|row| row.code.as_str()).collect();
        codes.join(text::AND)
    };
    if !report.items.is_empty() {
        lines.push(String::new());
        lines.push(format!("【{}】", if policy.draft { text::IF_ADOPTED } else { text::BATCH_CLAIMS }));
    }
    for item in &report.items {
        let Some(provision) = policy.provisions.get(item.provision) else { continue };
        let money = sum(Bound::of(provision, item.each), item.each);
        let article = format::spaced(provision.article);
        let kind = kind(provision.amount.per);
        lines.push(format!("· {}（{article}），{kind} {money}，{}", provision.title, payee(provision.recipient)));
        let has =
            |row: &Judged| row.claims.iter().any(|claim| claim.provision == item.provision && claim.each == item.each);
        lines.push(format!("  {}", codes(&has)));
    }
    let open = codes(&|row| row.standing() == Standing::Open);
    if !open.is_empty() {
        lines.extend([String::new(), format!("【{}】", text::TO_CONFIRM), format!("  {open}")]);
    }
    let near = report.rows.iter().filter(|row| row.standing() == Standing::Near);
    let near: Vec<String> =
        near.filter_map(|row| Some(format!("· {}：{}", row.code, self::near(policy, row.near.as_ref()?)))).collect();
    if !near.is_empty() {
        lines.extend([String::new(), format!("【{}】", text::NEAR)]);
        lines.extend(near);
    }
    lines.extend([String::new(), text::BATCH_NOTICE_END.into(), text::REFERENCE.into()]);
    lines.join("\n")
}
