//! What can be asked, and what the documents hold, as lists.

use crate::{Catalogue, FactDef, FactKind, Policy, Provision};
use alloc::vec::Vec;
use serde::Serialize;

/// One fact of the catalogue.
#[derive(Debug, Serialize)]
pub struct FactOut {
    /// Stable key.
    pub key: &'static str,
    /// Official term.
    pub label: &'static str,
    /// The question in plain words.
    pub question: &'static str,
    /// `yes_no`, `choice`, `choices`, `whole`, `yuan`, `date`, `text`, `provision`, `wholes` or `yuans`.
    pub kind: &'static str,
    /// Unit of a number.
    pub unit: Option<&'static str>,
    /// Id of the record it is a field of.
    pub record: Option<&'static str>,
    /// The options of a choice.
    pub options: Vec<OptionOut>,
}

/// One option.
#[derive(Debug, Serialize)]
pub struct OptionOut {
    /// Stable id.
    pub id: &'static str,
    /// The words.
    pub label: &'static str,
}

/// The catalogue of facts.
#[must_use]
pub fn facts(catalogue: &'static Catalogue) -> Vec<FactOut> {
    let fact = |def: &'static FactDef| FactOut {
        key: def.key,
        label: def.label,
        question: def.question,
        kind: match def.kind {
            FactKind::YesNo => "yes_no",
            FactKind::Choice(_) => "choice",
            FactKind::Choices(_) => "choices",
            FactKind::Whole { .. } => "whole",
            FactKind::Yuan { .. } => "yuan",
            FactKind::Date => "date",
            FactKind::Text => "text",
            FactKind::Provision(_) => "provision",
            FactKind::Wholes { .. } => "wholes",
            FactKind::Yuans { .. } => "yuans",
        },
        unit: match def.kind {
            FactKind::Whole { unit, .. } => Some(unit),
            FactKind::Yuan { .. } | FactKind::Yuans { .. } => Some("元"),
            _ => None,
        },
        record: def.field.and_then(|field| catalogue.record(field.record)).map(|record| record.id),
        options: def.options().iter().map(|option| OptionOut { id: option.id, label: option.label }).collect(),
    };
    catalogue.facts.iter().map(fact).collect()
}

/// One provision of a document.
#[derive(Debug, Serialize)]
pub struct ProvisionOut {
    /// Stable id.
    pub id: &'static str,
    /// Id of the document.
    pub policy: &'static str,
    /// The article.
    pub article: &'static str,
    /// `M`, `P` or `T`.
    pub class: &'static str,
    /// How binding it is.
    pub nature: Vec<&'static str>,
    /// Ids of the roles that may claim.
    pub audience: Vec<&'static str>,
    /// The official name.
    pub title: &'static str,
    /// The operative phrases.
    pub quote: Vec<&'static str>,
}

/// Every provision of every document.
#[must_use]
pub fn provisions(catalogue: &'static Catalogue, policies: &'static [Policy]) -> Vec<ProvisionOut> {
    let role = catalogue.fact(catalogue.role);
    let out = |policy: &Policy, provision: &Provision| ProvisionOut {
        id: provision.id,
        policy: policy.id,
        article: provision.article,
        class: provision.class.id(),
        nature: provision.nature.iter().map(|nature| nature.id()).collect(),
        audience: role
            .map_or(&[][..], FactDef::options)
            .iter()
            .zip(0u32..)
            .filter(|(_, index)| provision.audience >> index & 1 == 1)
            .map(|(option, _)| option.id)
            .collect(),
        title: provision.title,
        quote: provision.quotes.to_vec(),
    };
    policies.iter().flat_map(|policy| policy.provisions.iter().map(move |provision| out(policy, provision))).collect()
}
