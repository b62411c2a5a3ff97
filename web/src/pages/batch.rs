//! 批量核对: the table of an employer, pasted in, and what it comes to for each worker.

use super::clauses::places;
use super::copying::Copying;
use crate::app::{Drawn, Screen, Send};
use crate::batch::judge::{Judged, Report, Standing, judge};
use crate::batch::paste::{Looks, MOST_BYTES, MOST_ROWS, Removed};
use crate::batch::{self, Plan, Refusal, Table, clean, out, understand};
use crate::components::dom::{
    all, button, details, el, line, line_if, nothing, phrases, titled, unseen, with_id, words,
};
use crate::components::fold;
use crate::components::icon::icon;
use crate::components::progress::kind;
use crate::state::{Action, Step};
use crate::{browser, format, text};
use jianghui_policies::{CATALOGUE, POLICIES};
use jianghui_rules::Bound;
use jianghui_rules::{Day, Per, Policy};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

/// The id of the field of the table.
const FIELD: &str = "table";
/// How many workers of a group are shown at once, and how many unreadable cells.
const SHOWN: usize = 30;

/// The document of a screen.
fn document(index: usize) -> Option<&'static Policy> {
    POLICIES.get(index)
}

/// Where the table is pasted.
pub fn page(screen: &Screen<'_>, index: usize) -> Drawn {
    let Some(policy) = document(index) else { return super::home::page(screen) };
    let state = screen.state;
    let day = state.claim_day();
    let plan = Plan::of(policy);
    let headings = plan.headings();
    let columns = plan.columns.iter().filter_map(|fact| CATALOGUE.fact(*fact)).map(|def| {
        let said = if def.evidence.is_empty() { String::new() } else { text::evidence(def.evidence) };
        el("li", "", vec![line("b", "", def.label), words(" "), line_if("span", "note", &said)])
    });
    let columns = vec![
        line("p", "note", text::BATCH_COLUMNS_NOTE),
        line("p", "note", text::BATCH_TWICE),
        el("ul", "batch__columns", columns.collect()),
        line("p", "note", text::BATCH_NOT_TOLD),
    ];
    let parts = vec![
        screen.heading("question__title", text::BATCH),
        line("p", "question__hint", text::BATCH_LEAD),
        places(screen, index, Step::Batch),
        line("p", "promise batch__privacy", text::BATCH_PRIVACY),
        html! {
            <Paste {index} first={state.table.clone()} removed={state.removed.clone()} {day} send={screen.send.clone()}
                headings={AttrValue::from(headings.join("\t"))} example={AttrValue::from(plan.example())} />
        },
        details("more section", words(&text::batch_columns(plan.columns.len())), columns),
    ];
    let body = el("div", "page page--body", parts);
    Drawn { title: text::BATCH.into(), spoken: String::new(), body }
}

#[derive(Properties, PartialEq)]
struct PasteProps {
    /// Index of the document.
    index: usize,
    /// The table as it is kept.
    first: Rc<str>,
    /// What was taken out of it.
    removed: Rc<[String]>,
    day: Day,
    headings: AttrValue,
    example: AttrValue,
    send: Send,
}

/// The field of the table: what is typed stays as it is until it is pasted, left or handed in; what is kept never holds
/// what looks like personal data.
#[component]
fn Paste(props: &PasteProps) -> Html {
    let typed = use_state(|| props.first.to_string());
    let wrong = use_state(|| (None::<Refusal>, 0_u32));
    let Some(policy) = document(props.index) else { return nothing() };
    let take = {
        let (typed, send, day) = (typed.clone(), props.send.clone(), props.day);
        let (known, before) = (props.first.clone(), props.removed.clone());
        move |words: String, done: bool| -> Rc<str> {
            let cleaned = clean(policy, &words, day);
            let kept: Rc<str> = cleaned.text.as_str().into();
            let found: Rc<[String]> = cleaned.removed.iter().map(removed).collect();
            // What was taken out of this very table is no longer there to be found again.
            let said = if found.is_empty() && *known == *words { before.clone() } else { found };
            typed.set(if done { cleaned.text } else { words });
            send.dispatch(Action::Table(kept.clone(), said));
            kept
        }
    };
    let value_of =
        |event: &Event| event.target().map(JsCast::unchecked_into::<HtmlTextAreaElement>).map(|field| field.value());
    let oninput = {
        let take = take.clone();
        Callback::from(move |event: InputEvent| {
            let pasted = event.input_type().starts_with("insertFrom");
            if let Some(words) = value_of(&event) {
                take(words, pasted);
            }
        })
    };
    let onchange = {
        let take = take.clone();
        Callback::from(move |event: Event| {
            if let Some(words) = value_of(&event) {
                take(words, true);
            }
        })
    };
    let onsubmit = {
        let (take, typed, send, wrong) = (take.clone(), typed.clone(), props.send.clone(), wrong.clone());
        let (index, day) = (props.index, props.day);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let kept = take((*typed).clone(), true);
            match understand(policy, &kept, day) {
                Ok(_) => send.dispatch(Action::Go(Step::Roster(index))),
                Err(refusal) => wrong.set((Some(refusal), wrong.1.wrapping_add(1))),
            }
        })
    };
    use_effect_with(*wrong, |(wrong, _)| {
        if wrong.is_some() {
            browser::set_title(&text::error_title(text::BATCH));
            browser::focus_on(FIELD);
        }
    });
    let use_headings = {
        let (take, headings) = (take, props.headings.clone());
        Callback::from(move |_: MouseEvent| {
            take(format!("{headings}\n"), true);
            browser::focus_on(FIELD);
        })
    };
    let error = wrong.0.map(refusal);
    let error = error.map(|said| vec![icon("#i-bad"), el("span", "", vec![unseen(text::ERROR), words(&said)])]);
    let error = error.map(|parts| with_id("p", "field__error", "table-error", parts)).unwrap_or_default();
    let described = if wrong.0.is_some() { "table-hint table-error" } else { "table-hint" };
    let class = if wrong.0.is_some() { "field field--error" } else { "field" };
    let warnings: Vec<Html> = props.removed.iter().map(|words| line("li", "", words)).collect();
    let warnings = if warnings.is_empty() {
        nothing()
    } else {
        html! { <div class="notice notice--error batch__removed" role="alert">{ el("ul", "", warnings) }</div> }
    };
    let empty = typed.trim().is_empty();
    let fill = if empty {
        button("button button--block", use_headings, vec![words(text::BATCH_EXAMPLE_USE)])
    } else {
        nothing()
    };
    let example = vec![line("p", "batch__example", &props.example)];
    html! {
        <form class="batch__form section" novalidate=true {onsubmit}>
            <div {class}>
                <label class="field__label" for={FIELD}>{ text::BATCH_FIELD }</label>
                <p class="field__hint" id="table-hint">{ text::BATCH_FIELD_HINT }</p>
                { error }
                <textarea id={FIELD} class="input batch__field" rows="10" spellcheck="false"
                    autocomplete="off" value={(*typed).clone()} aria-invalid={wrong.0.map(|_| "true")}
                    aria-describedby={described} {oninput} {onchange} />
            </div>
            { warnings }
            { fill }
            { details("more", words(text::BATCH_EXAMPLE), example) }
            <p><button class="button button--primary button--block" type="submit">{ text::BATCH_GO }</button></p>
        </form>
    }
}

/// What was taken out, in words.
fn removed(removed: &Removed) -> String {
    let looks = |looks: Looks| match looks {
        Looks::Number => text::LOOKS_NUMBER,
        Looks::Phone => text::LOOKS_PHONE,
        Looks::Name => text::LOOKS_NAME,
    };
    match removed {
        Removed::Column(number, heading, like) => text::removed_column(*number, heading, looks(*like)),
        Removed::Cell(line, column, like) => text::removed_cell(*line, *column, looks(*like)),
    }
}

/// Why a table is not judged, in words.
fn refusal(refusal: Refusal) -> String {
    match refusal {
        Refusal::Empty => text::BATCH_EMPTY.into(),
        Refusal::TooLong(kilobytes) => text::batch_too_long(kilobytes, MOST_BYTES / 1024),
        Refusal::TooMany(rows) => text::batch_too_many(rows, MOST_ROWS),
        Refusal::NoColumn => text::BATCH_NO_COLUMN.into(),
    }
}

/// What the table comes to.
pub fn roster(screen: &Screen<'_>, index: usize) -> Drawn {
    let Some(policy) = document(index) else { return super::home::page(screen) };
    let state = screen.state;
    let context = [policy.place_label.to_string(), text::claimed_on(&format::day(state.claim_day()))].join(" · ");
    let change = button("button", screen.on(Action::Go(Step::Batch(index))), vec![words(text::BATCH_BACK)]);
    let parts = vec![
        screen.heading("question__title", text::BATCH_RESULT),
        line("p", "note", &context),
        html! { <Roster {index} table={state.table.clone()} day={state.claim_day()} elder={screen.is_elder()} /> },
        line("p", "note section", text::REFERENCE),
    ];
    let body = all(vec![el("div", "page page--body", parts), super::actions(vec![super::question::back(), change])]);
    Drawn { title: text::BATCH_RESULT.into(), spoken: String::new(), body }
}

#[derive(Properties, PartialEq)]
struct RosterProps {
    index: usize,
    table: Rc<str>,
    day: Day,
    elder: bool,
}

/// The judged table: it is judged once, however often the screen is drawn.
#[component]
fn Roster(props: &RosterProps) -> Html {
    let shown = use_state(|| 1_usize);
    let judged = use_memo((props.index, props.table.clone(), props.day), |(index, table, day)| {
        let policy = document(*index)?;
        Some((
            policy,
            understand(policy, table, *day).map(|table| {
                let report = judge(policy, &table, Plan::of(policy).roles);
                (table, report)
            }),
        ))
    });
    match judged.as_ref() {
        None => nothing(),
        Some((_, Err(wrong))) => line("p", "notice", &refusal(*wrong)),
        Some((policy, Ok((table, report)))) => {
            let more = {
                let shown = shown.clone();
                Callback::from(move |_: MouseEvent| shown.set(*shown + 1))
            };
            let result = Result { policy, table, report, most: SHOWN * *shown, more, elder: props.elder };
            result.draw(&format::day(props.day))
        }
    }
}

/// What is drawn of a judged table.
struct Result<'a> {
    policy: &'static Policy,
    table: &'a Table,
    report: &'a Report,
    /// How many workers of a group are shown.
    most: usize,
    more: Callback<MouseEvent>,
    elder: bool,
}

impl Result<'_> {
    fn draw(&self, day: &str) -> Html {
        let (policy, report) = (self.policy, self.report);
        let claims = report.count(Standing::Claims);
        let remarks = policy.remarks.iter().map(|remark| line("p", "note", remark));
        let mut parts =
            vec![line("p", "batch__summary", &text::batch_summary(report.rows.len(), claims, policy.draft))];
        parts.extend(remarks);
        if policy.draft {
            parts.push(line("p", "notice", text::DRAFT_NOTE));
        }
        let columns = self.table.columns.iter().filter_map(|fact| CATALOGUE.fact(*fact)).map(|def| def.label);
        parts.push(line("p", "note", &text::batch_used(&columns.collect::<Vec<_>>().join(text::AND))));
        if !self.table.ignored.is_empty() {
            parts.push(line("p", "note", &text::batch_ignored(&self.table.ignored.join(text::AND))));
        }
        parts.push(self.problems());
        parts.push(if claims == 0 { line("p", "notice", text::BATCH_NOTHING) } else { self.sums() });
        let title = if policy.draft { text::IF_ADOPTED } else { text::BATCH_CLAIMS };
        parts.extend([
            self.group(Standing::Claims, title, text::BATCH_CLAIMS_NOTE),
            self.group(Standing::Open, text::TO_CONFIRM, ""),
            self.group(Standing::Near, text::NEAR, ""),
            self.group(Standing::Nothing, text::NOT_NOW, ""),
        ]);
        let notice = AttrValue::from(out::notice(policy, report, day));
        let notice = vec![
            line("p", "note", text::BATCH_NOTICE_NOTE),
            html! { <Copying id="notice" label={text::BATCH_NOTICE_FIELD} verb={text::COPY_NOTICE} words={notice} /> },
        ];
        let post = titled("section", "section", ("h2", "section__title"), "post", words(text::BATCH_NOTICE), notice);
        let csv = out::table(policy, report);
        let save = if browser::can_download() {
            // The mark by which programs for tables know how the file is written.
            let href = browser::file("text/csv", &format!("\u{feff}{csv}"));
            html! { <a class="button button--block" {href} download="jianghui.csv">{ text::BATCH_SAVE }</a> }
        } else {
            line("p", "note", &text::missing(text::BATCH_SAVE))
        };
        let csv = html! {
            <Copying id="csv" label={text::BATCH_TABLE_FIELD} verb={text::COPY_TABLE} words={AttrValue::from(csv)} />
        };
        let rows = vec![csv, save];
        let out = titled("section", "section", ("h2", "section__title"), "table-out", words(text::BATCH_TABLE), rows);
        parts.push(fold::rest(self.elder, text::MORE_ON_ROSTER, false, vec![post, out]));
        all(parts)
    }

    /// The cells that could not be read.
    fn problems(&self) -> Html {
        let problems = &self.table.problems;
        if problems.is_empty() {
            return nothing();
        }
        let row = |problem: &batch::Problem| {
            let said = text::batch_problem(problem.line, problem.column, &problem.cell, &problem.allowed);
            line("li", "", &said)
        };
        let mut parts = vec![line("p", "note", text::BATCH_UNREAD_NOTE)];
        parts.push(fold::short(self.elder, "ul", "batch__problems", problems.iter().take(SHOWN).map(row).collect()));
        if problems.len() > SHOWN {
            parts.push(line("p", "", &text::batch_more_problems(problems.len() - SHOWN)));
        }
        let title = words(text::BATCH_UNREAD);
        titled("section", "notice section", ("h2", "section__title"), "unread", title, parts)
    }

    /// The sums: each pocket by itself, each kind of money by itself.
    fn sums(&self) -> Html {
        let mut pockets: Vec<&'static str> = Vec::new();
        for item in &self.report.items {
            if let Some(provision) = self.policy.provisions.get(item.provision)
                && !pockets.contains(&provision.recipient)
            {
                pockets.push(provision.recipient);
            }
        }
        let totals = self.report.totals(self.policy);
        let mut parts = vec![line("p", "note", &[text::BATCH_SUMS_NOTE, text::BATCH_RULES].concat())];
        for pocket in pockets {
            let mut rows: Vec<Html> = Vec::new();
            let mut monthly = false;
            for item in &self.report.items {
                let Some(provision) = self.policy.provisions.get(item.provision) else { continue };
                if provision.recipient != pocket {
                    continue;
                }
                let (per, bound) = (provision.amount.per, Bound::of(provision, item.each));
                monthly |= per == Per::Month;
                let each = out::sum(bound, item.each);
                let sum = text::product(&each, &text::batch_people(item.count), &out::sum(bound, item.sum));
                let title = [provision.title, &format::spaced(provision.article), kind(per)].join(" · ");
                rows.push(el("div", "formula__row", vec![el("dt", "", vec![phrases(&title)]), line("dd", "", &sum)]));
            }
            for total in totals.iter().filter(|total| total.recipient == pocket) {
                let what = match total.bound {
                    Bound::Sum => text::BATCH_SUMS,
                    Bound::Cap => text::CAP,
                    Bound::Floor => text::FLOOR,
                };
                let what = [what, kind(total.per)].join(" · ");
                let sum = out::sum(total.bound, total.sum);
                let class = "formula__row formula__row--sum";
                rows.push(el("div", class, vec![line("dt", "", &what), line("dd", "", &sum)]));
            }
            parts.push(line("h3", "sheet__group", &out::payee(pocket)));
            parts.push(el("dl", "formula", rows));
            parts.push(line_if("p", "note", if monthly { text::BATCH_MONTHLY } else { "" }));
        }
        titled("section", "box", ("h2", "box__title"), "sums", words(text::BATCH_SUMS), parts)
    }

    /// The workers who stand at the same place.
    fn group(&self, standing: Standing, title: &'static str, note: &'static str) -> Html {
        let rows: Vec<&Judged> = self.report.rows.iter().filter(|row| row.standing() == standing).collect();
        if rows.is_empty() {
            return nothing();
        }
        let list = rows.iter().take(self.most).map(|row| self.row(row)).collect();
        // What is folded already is one press away.
        let short = self.elder && standing != Standing::Nothing;
        let mut parts = vec![line_if("p", "note", note), fold::short(short, "ul", "list batch__rows", list)];
        if rows.len() > self.most {
            let press = vec![words(text::BATCH_MORE)];
            parts.push(button("button button--block", self.more.clone(), press));
        }
        let count = line("span", "group__count", &text::batch_people(rows.len()));
        let summary = |class| el("h2", class, vec![words(title), words(" "), count]);
        if standing == Standing::Nothing {
            return el("section", "group", vec![details("more group--fold", summary("group__title"), parts)]);
        }
        parts.insert(0, summary("group__title"));
        el("section", "group", parts)
    }

    /// One worker.
    fn row(&self, row: &Judged) -> Html {
        let mut said: Vec<Html> =
            row.claims.iter().map(|claim| line("p", "", &out::claim(self.policy, claim))).collect();
        let mut note = |words: &str| said.push(line_if("p", "note", words));
        if !row.open.is_empty() {
            note(&text::batch_missing(&out::missing(row)));
        }
        if !row.office.is_empty() {
            note(&text::batch_office(&out::titles(self.policy, &row.office).join(text::AND)));
        }
        // Who has something to claim reads that first; the table to take along has the rest.
        if let Some(near) = row.near.as_ref().filter(|_| row.claims.is_empty()) {
            note(&out::near(self.policy, near));
        }
        note(&row.reason);
        let said = el("div", "batch__said", said);
        let code = line("b", "batch__code", &row.code);
        html! { <li class="list__row batch__row" key={row.code.clone()}>{ code }{ said }</li> }
    }
}

/// Whether the answers are those of an organisation.
#[must_use]
pub fn is_for_others(screen: &Screen<'_>) -> bool {
    screen.is_placed() && screen.state.roles() & batch::roles() == 0
}
