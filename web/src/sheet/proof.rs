//! 凭什么看得出来: what shows the answers that the results rest on. It is the catalogue's own word for each fact, and no
//! list of documents that an office would ask for: no text has one.

use super::{Block, Item, add};
use crate::outlook::Case;
use crate::text;
use jianghui_policies::CATALOGUE;
use jianghui_rules::{FactId, Policy};

/// What shows something, what it shows, and for which provisions.
struct Proof {
    evidence: &'static str,
    shows: Vec<&'static str>,
    of: Vec<usize>,
}

/// Everything that shows an answer, each once.
#[derive(Default)]
pub struct Proofs(Vec<Proof>);

impl Proofs {
    /// Adds what shows the answers that a case rests on.
    pub fn see(&mut self, policy: &'static Policy, case: Case<'_>) {
        let mut facts: Vec<FactId> = Vec::new();
        for clause in policy.when {
            clause.condition.for_each_test(&mut |test| test.facts().for_each(|fact| facts.push(fact)));
        }
        facts.extend(case.provision.reads);
        for fact in facts {
            let Some(def) = CATALOGUE.fact(fact).filter(|def| !def.evidence.is_empty()) else { continue };
            if !self.0.iter().any(|proof| proof.evidence == def.evidence) {
                self.0.push(Proof { evidence: def.evidence, shows: Vec::new(), of: Vec::new() });
            }
            for proof in self.0.iter_mut().filter(|proof| proof.evidence == def.evidence) {
                add(&mut proof.shows, def.label);
                add(&mut proof.of, case.judgement.provision);
            }
        }
    }

    /// The block; none where nothing shows anything.
    pub fn block(self) -> Block {
        let mut items = Vec::new();
        for proof in self.0 {
            let mut item = Item::new(proof.evidence.into(), text::needed_for(proof.of.len()));
            item.lines.push(text::shows(&proof.shows.join(text::AND)));
            items.push(item);
        }
        let note = if items.is_empty() { "" } else { text::PROOF_NOTE };
        Block { title: text::PROOF, note, states: &text::PROOF_STATES, dense: true, items, ..Block::default() }
    }
}
