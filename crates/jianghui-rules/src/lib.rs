//! The engine of 匠惠: judges a [`Situation`] against a compiled [`Policy`].
//!
//! It knows no city, no fact, no clock and no input or output. Which facts there are ([`Catalogue`]), what the law
//! says ([`Policy`]) and on which day a claim is made are all arguments. Read the modules in this order.

#![cfg_attr(not(test), no_std)]
extern crate alloc;

mod amount;
mod boundary;
mod combine;
mod compare;
mod condition;
pub mod contract;
mod day;
mod evaluate;
mod fact;
mod gap;
mod interview;
mod kleene;
mod money;
mod policy;
mod situation;
mod step;
pub mod tables;
mod timeline;
mod totals;
mod value;
mod whatif;

pub use amount::{Amount, Form, Kind, Money, Months, Payment, Per, Short, Term, Threshold, Tier};
pub use boundary::probes;
pub use combine::{Choice, Combination, EXACT_UP_TO, Exclusion, combine};
pub use compare::{Place, Precondition, compare};
pub use condition::{Check, Condition, Portion, Test};
pub use day::Day;
pub use evaluate::{Judgement, Paid, State, Verdict, evaluate, shortfalls, view_of};
pub use fact::{
    AwardFields, Catalogue, Change, FactDef, FactId, FactKind, Field, Gloss, Opening, OptionDef, PaidFields, RecordDef,
    RecordId, RoleGroup,
};
pub use gap::{MOST_CHANGES, MOST_WAYS, Need, Way, gap, gaps, raises};
pub use interview::{Agenda, Question, Scope, agenda, at_most, next_question, question_for, questions, roles};
pub use kleene::{Kleene, Outcome, Truth};
pub use policy::{Award, Class, Clause, Document, Effect, Level, Nature, Note, Once, Policy, Provision, Rule};
pub use situation::{Entry, Situation, View};
pub use step::{Spot, Step, apply};
pub use timeline::{Event, Moment, timeline};
pub use totals::{Bound, Total, totals};
pub use value::{Comparison, NO_BIT, Range, Value, YES_BIT};
pub use whatif::{Idea, MOST_IDEAS, Preview, Shift, ideas, what_if};
