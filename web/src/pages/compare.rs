//! 对比: the same answers in every place, side by side. Nothing is added across places, and nothing is advised.

use crate::app::{Drawn, Screen};
use crate::components::clause;
use crate::components::dom::{all, button, details, el, line, nothing, phrases, titled, words};
use crate::components::icon::{chip, go};
use crate::components::{card, finding, fold, glossary, money, progress, whatif};
use crate::outlook::{self, Outlook};
use crate::state::{Action, After, Step};
use crate::{format, text};
use jianghui_policies::{CATALOGUE, POLICIES};
use jianghui_rules::{Clause, Scope, Value, Way};
use yew::prelude::*;

/// The places beside each other.
pub fn page(screen: &Screen<'_>) -> Drawn {
    let everywhere = outlook::everywhere(screen.state);
    let counts: Vec<(usize, usize)> = everywhere.iter().map(|outlook| (sure(outlook), outlook.possible())).collect();
    let title = text::compared(everywhere.len());
    let spoken = everywhere.iter().zip(&counts).map(|(outlook, (sure, possible))| {
        format!("{}：{}", outlook.policy.place_label, text::sure_and_possible(*sure, *possible))
    });
    let state = screen.state;
    let scope = Scope { roles: state.roles(), treatments: state.treatments, skipped: &state.skipped };
    let nearest = jianghui_rules::compare(&CATALOGUE, &POLICIES, &state.situation, scope, &[]);
    let nearest = nearest.into_iter().map(|place| place.nearest);
    let places = everywhere.iter().zip(nearest).map(|(outlook, nearest)| place(screen, outlook, nearest)).collect();
    // The place that was chosen must be seen.
    let is_chosen = |index: usize| everywhere.get(index).is_some_and(|outlook| chosen(screen, outlook));
    let mut parts = vec![
        super::question::crumb(screen, None),
        screen.heading("question__title", &title),
        line("p", "question__hint", text::COMPARE_HINT),
        picture(&everywhere, &counts),
        fold::list(screen.is_elder(), "div", "places", places, is_chosen),
        line("p", "note", text::COMPARE_NOTE),
    ];
    let drafts = if everywhere.iter().any(|outlook| outlook.policy.draft) { text::DRAFT } else { "" };
    let asked: Vec<String> = everywhere.iter().flat_map(preconditions).collect();
    let said = format!("{drafts}{}", asked.join(" "));
    parts.push(if screen.is_elder() { glossary::folded(&said) } else { glossary::terms(&said) });
    let spoken = spoken.collect::<Vec<_>>().join("；");
    let body = all(vec![el("div", "page page--wide page--body", parts), super::actions(actions(screen, &everywhere))]);
    Drawn { title, spoken, body }
}

/// Whether this is the place of the answers.
fn chosen(screen: &Screen<'_>, outlook: &Outlook) -> bool {
    screen.state.situation.get(CATALOGUE.place) == Some(&Value::OneOf(outlook.policy.place))
}

/// How many are claimable now, or would be if the draft were adopted.
fn sure(outlook: &Outlook) -> usize {
    outlook.cases().filter(|case| super::results::is_sure(outlook, case)).count()
}

/// The bar at the foot: back, and on with what several places need, or to the results of the chosen place.
fn actions(screen: &Screen<'_>, everywhere: &[Outlook]) -> Vec<Html> {
    let on = if !screen.state.is_unsure() {
        super::results::to_results(screen, text::TO_RESULTS)
    } else if let Some(question) = outlook::shared(everywhere).first() {
        let action = Action::Go(Step::Ask(*question, After::Next));
        button("button button--primary actions__next", screen.on(action), vec![words(text::GO_ON)])
    } else {
        nothing()
    };
    vec![super::question::back(), on]
}

/// One bar for each place: what is certain is solid, what is possible is a frame.
fn picture(everywhere: &[Outlook], counts: &[(usize, usize)]) -> Html {
    let most = counts.iter().map(|(sure, possible)| *sure.max(possible)).max().unwrap_or_default().max(1);
    let row = |(outlook, (sure, possible)): (&Outlook, &(usize, usize))| {
        let (solid, frame) = (sure * 100 / most, possible.max(sure) * 100 / most);
        let bar = html! {
            <svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                <path class="bar__frame" d={format!("M0 0H{frame}V10H0z")} />
                <path d={format!("M0 0H{solid}V10H0z")} />
            </svg>
        };
        let name = line("b", "bars__place", outlook.policy.place_label);
        let said = line("span", "bars__words", &text::sure_and_possible(*sure, *possible));
        el("li", "bars__row", vec![name, bar, said])
    };
    el("ul", "bars", everywhere.iter().zip(counts).map(row).collect())
}

/// One place: the document, what is claimable, what more is possible, what is near, and what is still to be answered.
fn place(screen: &Screen<'_>, outlook: &Outlook, nearest: Option<(usize, Way)>) -> Html {
    let (state, policy) = (screen.state, outlook.policy);
    let chosen = chosen(screen, outlook);
    let number = el("span", "card__article", vec![words(format::document(policy))]);
    let mut parts =
        vec![el("p", "card__head", vec![super::home::status(&policy.document(), state.claim_day()), number])];
    let sure = sure(outlook);
    let headline = match (policy.draft, sure) {
        (_, 0) => text::NOTHING_YET.into(),
        (true, count) => text::if_adopted(count),
        (false, count) => text::can_claim(count),
    };
    parts.push(line("p", "place__headline", &headline));
    let sums = outlook.sums();
    // Every place has the same parts, empty ones as well: on a wide screen they line up as the rows of a table.
    parts.push(if sums.is_empty() {
        el("div", "", Vec::new())
    } else {
        el("dl", "sums", sums.iter().map(|sum| money::sum(sum, false)).collect())
    });
    let mut rows = Vec::new();
    let mut row = |name: &str, said: &str| {
        let (class, said) = if said.is_empty() { ("place__none", text::NOT_SAID) } else { ("", said) };
        rows.push(el("div", class, vec![line("dt", "", name), el("dd", "", vec![phrases(said)])]));
    };
    let possible = if outlook.open.is_empty() { String::new() } else { progress::range_words(outlook) };
    row(text::POSSIBLY, &possible);
    let nearest = nearest.and_then(|(index, way)| {
        let case = outlook.cases().find(|case| case.index == index)?;
        Some(format!("{}：{}", case.provision.title, text::short_of(&whatif::way(&way.needs))))
    });
    row(text::NEAREST, &nearest.unwrap_or_default());
    row(text::FIRST_OF_ALL, &preconditions(outlook).join("；"));
    let period = policy.until.map(|day| text::applied_until(&format::day(day)));
    row(text::PERIOD, period.as_deref().unwrap_or(text::UNSAID));
    parts.push(el("dl", "place__facts", rows));
    if outlook.open.is_empty() {
        parts.push(el("div", "", Vec::new()));
    } else {
        let open = outlook.open.iter().map(|question| line("li", "", finding::label(*question))).collect();
        let open = vec![el("ul", "box__list", open)];
        parts.push(details("more", words(&text::answers_left(outlook.at_most)), open));
    }
    let (word, action) = match (chosen, outlook.open.is_empty()) {
        (true, _) => (text::TO_RESULTS.into(), Action::Go(Step::Results)),
        (_, true) => (text::results_in(policy.place_label), Action::ProceedIn(policy.place)),
        _ => (text::go_on_in(policy.place_label), Action::ProceedIn(policy.place)),
    };
    parts.push(button("button button--block", screen.on(action), vec![words(&word), go()]));
    let name = if chosen {
        all(vec![words(policy.place_label), chip("chip chip--else", "#i-user", text::CHOSEN)])
    } else {
        words(policy.place_label)
    };
    titled("article", "place", ("h2", "place__name"), &format!("place-{}", policy.id), name, parts)
}

/// What the place asks of everybody: where one is, and what most of its provisions ask alike.
fn preconditions(outlook: &Outlook) -> Vec<String> {
    let count = outlook.cases().count();
    let shared = |clause: &&'static Clause| {
        let asks = |other: &Clause| other.phrase == clause.phrase && other.plain == clause.plain;
        outlook.cases().filter(|case| case.provision.when.iter().any(asks)).count() * 2 > count
    };
    let of_place = outlook.policy.when.iter().filter(|clause| clause::tests(&clause.condition, CATALOGUE.place));
    let mut asked: Vec<String> = of_place.map(card::plain).collect();
    for clause in outlook.cases().flat_map(|case| case.provision.when).filter(shared) {
        let words = card::plain(clause);
        if !asked.contains(&words) {
            asked.push(words);
        }
    }
    asked
}
