//! 嵌入: what the address, or a page around this one, may ask for before anybody has answered; and what a person may
//! hand to that page. The words between the two pages are the business of `web/embed/frame.js`.

use crate::display::{Display, SETTINGS};
use crate::outlook::{Case, Outlook};
use crate::state::State;
use jianghui_policies::BEGINNING;
use jianghui_rules::State as Standing;
use std::fmt::Write;
use std::rc::Rc;

/// What was asked for and still holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Asked {
    /// The place as a bit of its fact: it need not be asked.
    pub place: Option<u64>,
    /// The roles as bits of theirs.
    pub role: Option<u64>,
    /// How the page around this one wants it to look, until the person wants something else.
    pub look: Option<Display>,
    /// The origin of a page that would like to have the result; empty where none does.
    pub receiver: Rc<str>,
}

/// One thing that is asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum Wish<'a> {
    /// A place, as a bit of its fact.
    Place(u64),
    /// Roles, as bits of theirs.
    Role(u64),
    /// Of a setting of the look (its place) this choice.
    Look(usize, usize),
    /// The result, for the page of this origin.
    Result(&'a str),
    /// Something that is not known here.
    Unknown(&'a str),
}

/// What a query asks for. What has another name is none of our business.
pub fn wishes(query: &str) -> impl Iterator<Item = Wish<'_>> {
    query.trim_start_matches('?').split('&').filter_map(|part| {
        let (name, value) = part.split_once('=')?;
        let wish = match name {
            "place" => BEGINNING.fact(BEGINNING.place)?.option_bit(value).map(Wish::Place),
            "role" => BEGINNING.groups.iter().find(|group| group.id == value).map(|group| Wish::Role(group.roles)),
            "receiver" => Some(Wish::Result(value)),
            _ => {
                let at = SETTINGS.iter().position(|setting| setting.name == name)?;
                let choices = SETTINGS.get(at)?.choices;
                choices.iter().position(|(word, _)| *word == value).map(|choice| Wish::Look(at, choice))
            }
        };
        Some(wish.unwrap_or(Wish::Unknown(part)))
    })
}

/// What is handed over: a part of what the JSON contract puts out, under the same names. See docs/embedding.md.
pub fn summary(state: &State, outlook: &Outlook) -> String {
    let (policy, day, whole) = (outlook.policy.id, state.claim_day(), outlook.open.is_empty());
    let mut out = format!(
        "{{\"schema\":1,\"as_of\":\"{day}\",\"policy\":{{\"id\":\"{policy}\"}},\"complete\":{whole},\"results\":["
    );
    for (place, case) in told(outlook).enumerate() {
        let comma = if place > 0 { "," } else { "" };
        let record = case.judgement.record.map_or_else(|| "null".into(), |record| record.to_string());
        let (id, standing) = (case.provision.id, case.judgement.state.id());
        // Writing into a string cannot fail.
        let _ = write!(out, "{comma}{{\"id\":\"{id}\",\"record\":{record},\"state\":\"{standing}\"}}");
    }
    out + "]}"
}

/// The cases that are handed over: what can be had, or must be asked for. What is out of reach stays here.
pub fn told(outlook: &Outlook) -> impl Iterator<Item = Case<'_>> {
    let of_use = [Standing::Claimable, Standing::IfAdopted, Standing::Elsewhere, Standing::AskOffice];
    outlook
        .cases()
        .filter(move |case| of_use.contains(&case.judgement.state) && outlook.exclusion(case.index).is_none())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::{Action, Answer, reduce};
    use jianghui_policies::CATALOGUE;
    use jianghui_rules::{Day, Question, Value};

    fn fresh() -> Rc<State> {
        Rc::new(State::new(Day::new(2020, 3, 1).expect("a day")))
    }

    fn asked(state: Rc<State>, words: &str) -> Rc<State> {
        reduce(state, Action::Ask(words.into()))
    }

    fn session_reads(state: &State) -> bool {
        crate::session::read(&crate::session::write(state), state.today).is_some()
    }

    fn place(state: &State) -> Option<Answer> {
        state.answer(Question::Fact(CATALOGUE.place))
    }

    /// The second place of the catalogue, and its bit; likewise a role.
    fn second() -> (&'static str, u64, &'static str, u64) {
        let place = CATALOGUE.fact(CATALOGUE.place).and_then(|def| def.options().get(1)).expect("a place");
        let group = CATALOGUE.groups.get(1).expect("a role");
        (place.id, 0b10, group.id, group.roles)
    }

    #[test]
    fn a_preset_answers_what_nobody_has_answered() {
        let (there, bit, role, roles) = second();
        let state = asked(fresh(), &format!("place={there}&role={role}&theme=dark&elder=1"));
        assert_eq!(place(&state), Some(Answer::Value(Value::OneOf(bit))));
        assert_eq!(state.roles(), roles);
        assert!(state.is_elder() && !state.is_begun());
        // What a person has answered stays.
        let own = reduce(fresh(), Action::ProceedIn(0b1));
        assert_eq!(place(&asked(own, &format!("place={there}"))), Some(Answer::Value(Value::OneOf(0b1))));
        // And after a fresh start it holds again.
        let changed = reduce(state, Action::ProceedIn(0b1));
        assert!(changed.is_begun());
        let again = reduce(changed, Action::Restart);
        assert_eq!(place(&again), Some(Answer::Value(Value::OneOf(bit))));
    }

    #[test]
    fn whatever_is_asked_for_is_known_or_left_alone() {
        let names = ["place", "role", "theme", "elder", "contrast", "receiver", "__proto__", "x", ""];
        let (there, _, role, _) = second();
        let values = [there, role, "1", "dark", "more", "constructor", "%00", "<b>", "\u{0}", "", "=&?=", "a=b"];
        for name in names {
            for value in values {
                let query = format!("?{name}={value}&&=&{value}");
                let state = asked(fresh(), &query);
                if wishes(&query).all(|wish| matches!(wish, Wish::Unknown(_))) {
                    assert_eq!(state, fresh(), "of {query}");
                }
                assert!(session_reads(&state), "of {query}");
            }
        }
        let unknown: Vec<Wish<'_>> = wishes("?place=nowhere&role=&theme=sepia&utm=1").collect();
        assert_eq!(unknown, ["place=nowhere", "role=", "theme=sepia"].map(Wish::Unknown));
    }

    #[test]
    fn what_is_handed_over_names_no_answer() {
        let state = reduce(fresh(), Action::ProceedIn(0b1));
        let state = reduce(state, Action::ProceedAs(CATALOGUE.groups.first().expect("a role").roles));
        let outlook = Outlook::of(&state).expect("a document");
        let said = summary(&state, &outlook);
        let id = outlook.policy.id;
        let head = format!(
            "{{\"schema\":1,\"as_of\":\"2020-03-01\",\"policy\":{{\"id\":\"{id}\"}},\"complete\":false,\"results\":["
        );
        assert!(said.starts_with(&head) && said.ends_with("]}"), "{said}");
        assert_eq!(said.matches("\"state\"").count(), told(&outlook).count());
        assert!(CATALOGUE.facts.iter().all(|def| !said.contains(def.key)), "{said}");
    }
}
