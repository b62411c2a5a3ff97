//! The checked tree as Rust source.

use crate::Compiled;
use core::fmt::Write;
use jianghui_rules::{
    Amount, Award, AwardFields, Check, Clause, Condition, Day, Effect, FactDef, FactKind, Form, Months, Note,
    OptionDef, Policy, Provision, RecordDef, RoleGroup, Rule, Test, Tier,
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
         title: {}, amount: {}, date: {}, award: {}, once: {:?}, already: {:?} }}, groups: {} }};\n\
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

impl Rust for jianghui_rules::FactId {
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
            "RoleGroup {{ id: {:?}, label: {:?}, hint: {:?}, roles: {} }}",
            self.id, self.label, self.hint, self.roles
        )
    }
}

impl Rust for RecordDef {
    fn rust(&self) -> String {
        format!(
            "RecordDef {{ id: {:?}, label: {:?}, measure: {:?}, question: {:?}, hint: {:?}, fields: {}, title: {}, \
             date: {}, award: {} }}",
            self.id,
            self.label,
            self.measure,
            self.question,
            self.hint,
            slice(self.fields),
            slice(self.title),
            option(self.date.as_ref()),
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
            Self::Wholes { length } => format!("FactKind::Wholes {{ length: {length:?} }}"),
            Self::Yuans => "FactKind::Yuans".to_owned(),
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
        };
        format!(
            "Rule {{ id: {:?}, article: {:?}, quote: {:?}, plain: {:?}, effect: {effect} }}",
            self.id, self.article, self.quote, self.plain
        )
    }
}

impl Rust for Provision {
    fn rust(&self) -> String {
        format!(
            "Provision {{ id: {:?}, title: {:?}, plain: {:?}, article: {:?}, quotes: {}, class: Class::{:?}, \
             nature: {}, audience: {}, recipient: {:?}, per: {}, when: {}, amount: {}, award: {}, once: {}, notes: {}, \
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
        };
        format!("Test {{ fact: {}, check: {check}, sentence: {:?} }}", self.fact.rust(), self.sentence)
    }
}

impl Rust for Amount {
    fn rust(&self) -> String {
        format!(
            "Amount {{ form: {}, per: Per::{:?}, months: {} }}",
            self.form.rust(),
            self.per,
            option(self.months.as_ref())
        )
    }
}

impl Rust for Months {
    fn rust(&self) -> String {
        let other = option(self.used_other.as_ref());
        format!("Months {{ limit: {}, used: {}, used_other: {other} }}", self.limit, self.used.rust())
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
            Self::Each { unit, count } => format!("Form::Each {{ unit: {}, count: {} }}", unit.rust(), count.rust()),
            Self::CapEach { unit, count, cap } => {
                format!("Form::CapEach {{ unit: {}, count: {}, cap: {} }}", unit.rust(), count.rust(), cap.rust())
            }
            Self::Share { share, of, cap, count } => format!(
                "Form::Share {{ share: {}, of: {}, cap: {}, count: {} }}",
                share.rust(),
                of.rust(),
                cap.rust(),
                count.rust()
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
