//! What holds of an amount as a whole: its class, its nature, its tiers.

use crate::{cells::Cells, condition::Scope, reader::Table};
use jianghui_rules::{Amount, Class, Clause, Form, Nature, Outcome, Test};
use rust_decimal::Decimal;

/// Refuses money without figures, and figures without money.
pub fn check_class(table: &Table<'_, '_>, class: Class, amount: &Amount) {
    let figures = figures(&amount.form);
    let (message, help) = match class {
        Class::Money if !figures => (
            "class M is money whose figures stand in the text, and this has none",
            "write `class = \"P\"` where another document has the figures",
        ),
        Class::Treatment if figures => {
            ("class T is a title, a grade or a treatment, and this gives money", "write `class = \"M\"`")
        }
        _ => return,
    };
    table.refuse("amount-form", message, help);
}

/// Whether some figure of the text stands in a form.
fn figures(form: &Form) -> bool {
    match form {
        Form::None | Form::Elsewhere => false,
        Form::Tiers(tiers) => tiers.iter().any(|tier| figures(&tier.form)),
        _ => true,
    }
}

/// Refuses a `nature` that speaks of an upper or lower bound which the amount does not have, and the other way round.
pub fn check_natures(table: &Table<'_, '_>, natures: &[Nature], amount: &Amount) {
    let mut bounds = Bounds::default();
    bounds.see(&amount.form);
    let (cap, floor) = (natures.contains(&Nature::Cap), natures.contains(&Nature::Floor));
    let (message, help) = if cap && !bounds.upper {
        ("nature CAP, and the amount has no upper bound", "write the form with `cap`, or leave CAP out")
    } else if floor && !bounds.lower_only {
        ("nature FLOOR, and the amount has no form `floor`", "write the form with `floor`, or leave FLOOR out")
    } else if bounds.upper_only && !cap {
        ("the amount is only an upper bound, and the nature does not say so", "add \"CAP\" to `nature`")
    } else if bounds.lower_only && !floor {
        ("the amount is only a lower bound, and the nature does not say so", "add \"FLOOR\" to `nature`")
    } else {
        return;
    };
    table.refuse("nature", message, help);
}

/// Which bounds the forms of an amount have.
#[derive(Default)]
struct Bounds {
    /// A sum has an upper bound.
    upper: bool,
    /// Nothing but an upper bound is known of a sum.
    upper_only: bool,
    /// Nothing but a lower bound is known of a sum.
    lower_only: bool,
}

impl Bounds {
    fn see(&mut self, form: &Form) {
        match form {
            Form::Between { min, max: Some(_) } => {
                self.upper |= min.is_zero();
                self.upper_only |= min.is_zero();
            }
            Form::Between { max: None, .. } => self.lower_only = true,
            Form::CapEach { .. } | Form::Least { up_to: true, .. } => {
                self.upper = true;
                self.upper_only = true;
            }
            Form::Each { cap, .. } | Form::Share { cap, .. } | Form::Match { cap, .. } => self.upper |= cap.is_some(),
            Form::Threshold(threshold) => self.upper |= threshold.cap.is_some(),
            Form::Least { up_to: false, .. } => self.upper = true,
            Form::Tiers(tiers) => tiers.iter().for_each(|tier| self.see(&tier.form)),
            Form::Raised { base, .. } | Form::Heads { base, .. } => self.see(base),
            Form::Remaining { base, .. } => {
                self.see(base);
                self.upper = true;
            }
            Form::None
            | Form::Elsewhere
            | Form::Fixed(_)
            | Form::EachOf { .. }
            | Form::Uplift { .. }
            | Form::ByRank { .. } => {}
        }
    }
}

/// Refuses tiers of which two apply at once, or none, where the provision's conditions can hold.
pub fn check_tiers(table: &Table<'_, '_>, scope: Scope<'_>, clauses: &[Clause], amount: &Amount, first_wins: bool) {
    let Some(tiers) = tiers(&amount.form) else {
        if first_wins {
            let help = "leave it out: only of two tiers can one stand before the other";
            table.refuse("amount-form", "`first_wins` stands beside an amount without tiers", help);
        }
        return;
    };
    let mut asked: Vec<&Test> = Vec::new();
    tiers.iter().for_each(|tier| tier.when.for_each_test(&mut |test| asked.push(test)));
    // Thresholds of the conditions cut the same facts.
    let mut cuts = asked.clone();
    clauses.iter().for_each(|clause| clause.condition.for_each_test(&mut |test| cuts.push(test)));
    let Some(cells) = Cells::new(scope, &asked, &cuts) else {
        let help = "split the provision, or simplify its tiers";
        table.refuse("tier-cells", "these tiers have too many cases to compare", help);
        return;
    };
    let mut overlap = None;
    let gap = cells.find(|view| {
        let outcome = |condition: &jianghui_rules::Condition| condition.judge(scope.catalogue, view).outcome();
        if clauses.iter().any(|clause| outcome(&clause.condition) == Outcome::Unmet) {
            return None;
        }
        let apply = tiers.iter().filter(|tier| outcome(&tier.when) == Outcome::Met);
        let labels: Vec<&str> = apply.map(|tier| tier.label).collect();
        if let ([a, b, ..], None) = (labels.as_slice(), overlap) {
            overlap = Some((*a, *b));
        }
        labels.is_empty().then_some(())
    });
    if gap.is_some() {
        let message = "an answer that meets the conditions falls between the tiers";
        let help = "add the tier that is missing, or the condition that keeps this answer out";
        table.refuse("tier-gap", message, help);
    }
    match overlap {
        Some((a, b)) if !first_wins => {
            let help =
                "make their conditions exclude each other, or say with `first_wins = \"…\"` why the first one counts";
            table.refuse("tier-overlap", format!("two tiers apply at once: {a} and {b}"), help);
        }
        None if first_wins && gap.is_none() => {
            let help = "leave it out: it would hide two tiers that overlap later";
            table.refuse("tier-overlap", "`first_wins` is given, and no two tiers apply at once", help);
        }
        _ => {}
    }
}

/// The tiers of an amount, under what is added to it or taken from it.
fn tiers(form: &Form) -> Option<&'static [jianghui_rules::Tier]> {
    match form {
        Form::Tiers(tiers) => Some(tiers),
        Form::Raised { base, .. } | Form::Remaining { base, .. } => tiers(base),
        _ => None,
    }
}

/// Refuses a cap that is smaller than what it caps one of: it would always be the sum.
pub fn check_cap(table: &Table<'_, '_>, one: Option<Decimal>, cap: Option<Decimal>) {
    if one.zip(cap).is_some_and(|(one, cap)| cap < one) {
        let help = "write the sum for one and the most for all of them, as the text has them";
        table.refuse("range", "the cap is smaller than the sum for one", help);
    }
}
