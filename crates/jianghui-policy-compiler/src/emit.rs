//! The checked tree as Rust source.

use crate::Compiled;
use core::fmt::Write;
use jianghui_rules::{
    Amount, Award, AwardFields, Check, Clause, Condition, Day, Effect, FactDef, FactId, FactKind, Form, Months, Note,
    Opening, OptionDef, Policy, Portion, Provision, RecordDef, RoleGroup, Rule, Short, Term, Test, Threshold, Tier,
};
use rust_decimal::Decimal;

/// Rust source for an expression of the type `&'static [Policy]` and one of the type `Catalogue`.
#[must_use]
pub fn emit(compiled: &Compiled) -> String {
    let catalogue = compiled.catalogue;
    let paid = &catalogue.paid;
    let mut out = String::from("// Generated from policies/ by jianghui-policy-compiler.\n");
    let _ = write!(
        out,
        "/// Everything that can be asked.\npub static CATALOGUE: Catalogue = Catalogue {{ facts: {}, records: {}, \
         place: {}, role: {}, claim_date: {}, paid: PaidFields {{ record: RecordId({}), under: {}, other_award: {:?}, \
         title: {}, amount: {}, date: {}, award: {}, once: {:?}, already: {:?} }}, groups: {}, glossary: {} }};\n\
         /// The policies, in the order of their ids.\npub static POLICIES: &[Policy] = {};\n",
        slice(catalogue.facts),
        slice(catalogue.records),
        catalogue.place.rust(),
        catalogue.role.rust(),
        catalogue.claim_date.rust(),
        paid.record.0,
        paid.under.rust(),
        paid.other_award,
        paid.title.rust(),
        paid.amount.rust(),
        paid.date.rust(),
        paid.award.rust(),
        paid.once,
        paid.already,
        slice(catalogue.groups),
        slice(catalogue.glossary),
        slice(compiled.policies),
    );
    out
}

/// What can be written as a Rust expression.
trait Rust {
    fn rust(&self) -> String;
}

fn slice<T: Rust>(items: &[T]) -> String {
    let items: Vec<String> = items.iter().map(Rust::rust).collect();
    format!("&[{}]", items.join(", "))
}

fn option<T: Rust>(value: Option<&T>) -> String {
    value.map_or_else(|| "None".to_owned(), |value| format!("Some({})", value.rust()))
}

impl Rust for &str {
    fn rust(&self) -> String {
        format!("{self:?}")
    }
}

impl Rust for Decimal {
    fn rust(&self) -> String {
        let parts = self.unpack();
        format!("Decimal::from_parts({}, {}, {}, {}, {})", parts.lo, parts.mid, parts.hi, parts.negative, parts.scale)
    }
}

impl Rust for Day {
    fn rust(&self) -> String {
        format!("Day {{ julian: {} }}", self.julian)
    }
}

impl Rust for FactId {
    fn rust(&self) -> String {
        format!("FactId({})", self.0)
    }
}

impl Rust for jianghui_rules::RecordId {
    fn rust(&self) -> String {
        format!("RecordId({})", self.0)
    }
}

impl Rust for jianghui_rules::Level {
    fn rust(&self) -> String {
        format!("Level::{self:?}")
    }
}

impl Rust for jianghui_rules::Nature {
    fn rust(&self) -> String {
        format!("Nature::{self:?}")
    }
}

impl Rust for AwardFields {
    fn rust(&self) -> String {
        let (level, series, achievement) = (self.level.rust(), self.series.rust(), self.achievement.rust());
        format!("AwardFields {{ level: {level}, series: {series}, achievement: {achievement} }}")
    }
}

impl Rust for RoleGroup {
    fn rust(&self) -> String {
        format!(
            "RoleGroup {{ id: {:?}, label: {:?}, hint: {:?}, roles: {}, opening: {} }}",
            self.id,
            self.label,
            self.hint,
            self.roles,
            option(self.opening.as_ref()),
        )
    }
}

impl Rust for Opening {
    fn rust(&self) -> String {
        let (fact, question, hint, steps) = (self.fact.rust(), self.question, self.hint, self.steps);
        format!("Opening {{ fact: {fact}, question: {question:?}, hint: {hint:?}, steps: {steps} }}")
    }
}

impl Rust for jianghui_rules::Gloss {
    fn rust(&self) -> String {
        format!("Gloss {{ word: {:?}, also: {}, plain: {:?} }}", self.word, slice(self.also), self.plain)
    }
}

impl Rust for RecordDef {
    fn rust(&self) -> String {
        format!(
            "RecordDef {{ id: {:?}, label: {:?}, measure: {:?}, question: {:?}, hint: {:?}, fields: {}, title: {}, \
             date: {}, not_own: {}, paid: {}, award: {} }}",
            self.id,
            self.label,
            self.measure,
            self.question,
            self.hint,
            slice(self.fields),
            slice(self.title),
            option(self.date.as_ref()),
            option(self.not_own.as_ref()),
            option(self.paid.as_ref()),
            option(self.award.as_ref()),
        )
    }
}

impl Rust for FactDef {
    fn rust(&self) -> String {
        let field =
            self.field.map(|field| format!("Field {{ record: {}, slot: {} }}", field.record.rust(), field.slot));
        format!(
            "FactDef {{ key: {:?}, label: {:?}, question: {:?}, hint: {:?}, evidence: {:?}, kind: {}, field: {}, \
             change: Change::{:?}, by_name: {} }}",
            self.key,
            self.label,
            self.question,
            self.hint,
            self.evidence,
            self.kind.rust(),
            field.map_or_else(|| "None".to_owned(), |field| format!("Some({field})")),
            self.change,
            option(self.by_name.as_ref()),
        )
    }
}

impl Rust for FactKind {
    fn rust(&self) -> String {
        match self {
            Self::YesNo => "FactKind::YesNo".to_owned(),
            Self::Choice(options) => format!("FactKind::Choice({})", slice(options)),
            Self::Choices(options) => format!("FactKind::Choices({})", slice(options)),
            Self::Whole { unit, min, max } => format!("FactKind::Whole {{ unit: {unit:?}, min: {min}, max: {max} }}"),
            Self::Yuan { max } => format!("FactKind::Yuan {{ max: {} }}", max.rust()),
            Self::Date => "FactKind::Date".to_owned(),
            Self::Text => "FactKind::Text".to_owned(),
            Self::Provision(options) => format!("FactKind::Provision({})", slice(options)),
            Self::Wholes { unit, max, length } => {
                format!("FactKind::Wholes {{ unit: {unit:?}, max: {max}, length: {length:?} }}")
            }
            Self::Yuans { max } => format!("FactKind::Yuans {{ max: {} }}", max.rust()),
        }
    }
}

impl Rust for OptionDef {
    fn rust(&self) -> String {
        format!(
            "OptionDef {{ id: {:?}, label: {:?}, aliases: {}, level: {} }}",
            self.id,
            self.label,
            slice(self.aliases),
            option(self.level.as_ref()),
        )
    }
}

impl Rust for Policy {
    fn rust(&self) -> String {
        format!(
            "Policy {{ id: {:?}, place: {}, place_label: {:?}, title: {:?}, number: {:?}, issuer: {:?}, issued: {}, \
             draft: {}, from: {}, until: {}, remarks: {}, silent: {}, when: {}, provisions: {}, rules: {} }}",
            self.id,
            self.place,
            self.place_label,
            self.title,
            self.number,
            self.issuer,
            option(self.issued.as_ref()),
            self.draft,
            option(self.from.as_ref()),
            option(self.until.as_ref()),
            slice(self.remarks),
            slice(self.silent),
            slice(self.when),
            slice(self.provisions),
            slice(self.rules),
        )
    }
}

impl Rust for Rule {
    fn rust(&self) -> String {
        let effect = match self.effect {
            Effect::Stated => "Effect::Stated".to_owned(),
            Effect::HighestInSeries => "Effect::HighestInSeries".to_owned(),
            Effect::HighestWithin { years } => format!("Effect::HighestWithin {{ years: {years} }}"),
            Effect::HighestInMonth { provisions } => {
                format!("Effect::HighestInMonth {{ provisions: {} }}", slice(provisions))
            }
            Effect::HighestPerPerson { provisions } => {
                format!("Effect::HighestPerPerson {{ provisions: {} }}", slice(provisions))
            }
            Effect::HighestOf { provisions } => format!("Effect::HighestOf {{ provisions: {} }}", slice(provisions)),
        };
        format!(
            "Rule {{ id: {:?}, article: {:?}, quote: {:?}, plain: {:?}, effect: {effect}, reading: {} }}",
            self.id, self.article, self.quote, self.plain, self.reading
        )
    }
}

impl Rust for Provision {
    fn rust(&self) -> String {
        format!(
            "Provision {{ id: {:?}, title: {:?}, plain: {:?}, article: {:?}, quotes: {}, class: Class::{:?}, \
             nature: {}, audience: {}, recipient: {:?}, per: {}, when: {}, amount: {}, award: {}, once: Once::{:?}, notes: {}, \
             silent: {}, reads: {} }}\n",
            self.id,
            self.title,
            self.plain,
            self.article,
            slice(self.quotes),
            self.class,
            slice(self.nature),
            self.audience,
            self.recipient,
            option(self.per.as_ref()),
            slice(self.when),
            self.amount.rust(),
            option(self.award.as_ref()),
            self.once,
            slice(self.notes),
            slice(self.silent),
            slice(self.reads),
        )
    }
}

impl Rust for Clause {
    fn rust(&self) -> String {
        format!(
            "Clause {{ article: {:?}, phrase: {:?}, plain: {:?}, condition: {}, open: {:?}, reading: {:?} }}",
            self.article,
            self.phrase,
            self.plain,
            self.condition.rust(),
            self.open,
            self.reading
        )
    }
}

impl Rust for Note {
    fn rust(&self) -> String {
        format!("Note {{ text: {:?}, when: {} }}", self.text, self.when.rust())
    }
}

impl Rust for Condition {
    fn rust(&self) -> String {
        match self {
            Self::Test(test) => format!("Condition::Test({})", test.rust()),
            Self::All(parts) => format!("Condition::All({})", slice(parts)),
            Self::Any(parts) => format!("Condition::Any({})", slice(parts)),
            Self::Not(part) => format!("Condition::Not(&{})", part.rust()),
            Self::Open { narrow, wide } => {
                format!("Condition::Open {{ narrow: &{}, wide: &{} }}", narrow.rust(), wide.rust())
            }
            Self::Exists { record, condition } => {
                format!("Condition::Exists {{ record: {}, condition: &{} }}", record.rust(), condition.rust())
            }
            Self::Vouched(test) => format!("Condition::Vouched({})", test.rust()),
        }
    }
}

impl Rust for Test {
    fn rust(&self) -> String {
        let check = match self.check {
            Check::OneOf(bits) => format!("Check::OneOf({bits})"),
            Check::Contains(bits) => format!("Check::Contains({bits})"),
            Check::Whole(comparison, limit) => format!("Check::Whole(Comparison::{comparison:?}, {limit})"),
            Check::Yuan(comparison, limit) => format!("Check::Yuan(Comparison::{comparison:?}, {})", limit.rust()),
            Check::Day(comparison, limit) => format!("Check::Day(Comparison::{comparison:?}, {})", limit.rust()),
            Check::DayFrom(comparison, other, years) => {
                format!("Check::DayFrom(Comparison::{comparison:?}, {}, {years})", other.rust())
            }
            Check::Portion(comparison, Portion { of, share, plus }) => format!(
                "Check::Portion(Comparison::{comparison:?}, Portion {{ of: {}, share: {}, plus: {plus} }})",
                of.rust(),
                share.rust()
            ),
            Check::Sum(comparison, limit) => format!("Check::Sum(Comparison::{comparison:?}, {limit})"),
            Check::Largest(comparison, limit) => format!("Check::Largest(Comparison::{comparison:?}, {limit})"),
        };
        format!("Test {{ fact: {}, check: {check}, sentence: {:?} }}", self.fact.rust(), self.sentence)
    }
}

impl Rust for Amount {
    fn rust(&self) -> String {
        format!(
            "Amount {{ form: {}, per: Per::{:?}, months: {}, kind: Kind::{:?} }}",
            self.form.rust(),
            self.per,
            option(self.months.as_ref()),
            self.kind
        )
    }
}

impl Rust for Months {
    fn rust(&self) -> String {
        let (used, other) = (option(self.used.as_ref()), option(self.used_other.as_ref()));
        let term = option(self.term.as_ref());
        format!("Months {{ limit: {}, used: {used}, used_other: {other}, term: {term} }}", self.limit)
    }
}

impl Rust for Term {
    fn rust(&self) -> String {
        let (from, until) = (option(self.from.as_ref()), option(self.until.as_ref()));
        format!("Term {{ start: {}, from: {from}, until: {until} }}", self.start.rust())
    }
}

impl Rust for Short {
    fn rust(&self) -> String {
        format!("Short {{ list: {}, below: {} }}", self.list.rust(), self.below)
    }
}

impl Rust for Threshold {
    fn rust(&self) -> String {
        format!(
            "Threshold {{ count: {}, from: {}, base: {}, unit: {}, cap: {} }}",
            self.count.rust(),
            self.from,
            self.base.rust(),
            self.unit.rust(),
            option(self.cap.as_ref())
        )
    }
}

impl Rust for (Decimal, FactId) {
    fn rust(&self) -> String {
        format!("({}, {})", self.0.rust(), self.1.rust())
    }
}

impl Rust for Award {
    fn rust(&self) -> String {
        format!("Award {{ series: {:?}, level: {} }}", self.series, self.level.rust())
    }
}

impl Rust for Tier {
    fn rust(&self) -> String {
        format!("Tier {{ when: {}, form: {}, label: {:?} }}", self.when.rust(), self.form.rust(), self.label)
    }
}

impl Rust for Form {
    fn rust(&self) -> String {
        match self {
            Self::None => "Form::None".to_owned(),
            Self::Elsewhere => "Form::Elsewhere".to_owned(),
            Self::Fixed(yuan) => format!("Form::Fixed({})", yuan.rust()),
            Self::Between { min, max } => {
                format!("Form::Between {{ min: {}, max: {} }}", min.rust(), option(max.as_ref()))
            }
            Self::Tiers(tiers) => format!("Form::Tiers({})", slice(tiers)),
            Self::Each { unit, count, cap } => {
                let cap = option(cap.as_ref());
                format!("Form::Each {{ unit: {}, count: {}, cap: {cap} }}", unit.rust(), count.rust())
            }
            Self::EachOf { units, counts } => {
                format!("Form::EachOf {{ units: {}, counts: {} }}", slice(units), counts.rust())
            }
            Self::CapEach { unit, count, cap, short } => {
                let (cap, short) = (option(cap.as_ref()), option(short.as_ref()));
                let (unit, count) = (unit.rust(), count.rust());
                format!("Form::CapEach {{ unit: {unit}, count: {count}, cap: {cap}, short: {short} }}")
            }
            Self::Uplift { by, of } => format!("Form::Uplift {{ by: {}, of: {} }}", by.rust(), of.rust()),
            Self::Threshold(threshold) => format!("Form::Threshold(&{})", threshold.rust()),
            Self::Match { of, cap } => format!("Form::Match {{ of: {}, cap: {} }}", slice(of), option(cap.as_ref())),
            Self::Least { parts, up_to } => format!("Form::Least {{ parts: {}, up_to: {up_to} }}", slice(parts)),
            Self::Remaining { base, cap, paid } => {
                format!("Form::Remaining {{ base: &{}, cap: {}, paid: {} }}", base.rust(), cap.rust(), paid.rust())
            }
            Self::Heads { base, least, most } => {
                format!("Form::Heads {{ base: &{}, least: {least}, most: {most} }}", base.rust())
            }
            Self::Share { share, of, cap, count } => format!(
                "Form::Share {{ share: {}, of: {}, cap: {}, count: {} }}",
                share.rust(),
                of.rust(),
                option(cap.as_ref()),
                option(count.as_ref())
            ),
            Self::ByRank { rank, sums } => format!("Form::ByRank {{ rank: {}, sums: {} }}", rank.rust(), slice(sums)),
            Self::Raised { base, by, when, label } => format!(
                "Form::Raised {{ base: &{}, by: {}, when: {}, label: {label:?} }}",
                base.rust(),
                by.rust(),
                when.rust()
            ),
        }
    }
}
