//! The engine of 匠惠: judges a [`Situation`] against a compiled [`Policy`].
//!
//! It knows no city, no fact, no clock and no input or output. Which facts there are ([`Catalogue`]), what the law
//! says ([`Policy`]) and on which day a claim is made are all arguments. Read the modules in this order.

#![cfg_attr(not(test), no_std)]
extern crate alloc;

mod amount;
mod boundary;
mod combine;
mod condition;
pub mod contract;
mod day;
mod evaluate;
mod fact;
mod interview;
mod kleene;
mod policy;
mod situation;
mod value;

pub use amount::{Amount, Form, Money, Months, Payment, Per, Tier};
pub use boundary::probes;
pub use combine::{Choice, Combination, EXACT_UP_TO, Exclusion, combine};
pub use condition::{Check, Condition, Test};
pub use day::Day;
pub use evaluate::{Judgement, Paid, State, Verdict, evaluate, shortfalls, view_of};
pub use fact::{
    AwardFields, Catalogue, Change, FactDef, FactId, FactKind, Field, OptionDef, PaidFields, RecordDef, RecordId,
    RoleGroup,
};
pub use interview::{Question, Scope, at_most, next_question, question_for, questions, roles};
pub use kleene::{Kleene, Outcome, Truth};
pub use policy::{Award, Class, Clause, Effect, Level, Nature, Note, Policy, Provision, Rule};
pub use situation::{Entry, Situation, View};
pub use value::{Comparison, NO_BIT, Range, Value, YES_BIT};
