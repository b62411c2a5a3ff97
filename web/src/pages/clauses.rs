//! 条款与说明: the words of a document and what rests on them, which version of it this is, what it leaves out, where
//! this project reads it, what is kept, and a text to report an error with.

use super::copying::Copying;
use crate::app::{Drawn, Screen};
use crate::components::choice::Option as Tick;
use crate::components::dom::{all, details, el, line, line_if, link as link_to, nothing, titled, words};
use crate::components::{card, clause, fold};
use crate::sheet::Sheet;
use crate::state::{Action, State, Step};
use crate::{browser, format, text};
use jianghui_policies::POLICIES;
use jianghui_rules::{Clause, Policy, Provision};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The document of the answers, or the first one.
#[must_use]
pub fn current(state: &State) -> usize {
    state.document().unwrap_or_default()
}

/// The way to the clauses of the place of the answers, or to those of one provision.
pub fn link(screen: &Screen<'_>, provision: Option<usize>) -> Html {
    let verb = if provision.is_some() { text::SEE_CLAUSE } else { text::CLAUSES_OPEN };
    to(screen, Step::Clauses(current(screen.state), provision), verb)
}

/// A link to a screen with an address of its own.
pub fn to(screen: &Screen<'_>, step: Step, verb: &'static str) -> Html {
    let onclick = screen.on(Action::Go(step));
    html! { <a class="button" href={browser::address(step)} {onclick}>{ verb }</a> }
}

/// What every reader may want beside the check: the reckoning of an organisation, the table of workers, the clauses.
pub fn links(screen: &Screen<'_>) -> Html {
    let ledger = screen.outlook.as_ref().filter(|_| super::batch::is_for_others(screen));
    let mut row: Vec<Html> = ledger.map(|_| to(screen, Step::Ledger, text::LEDGER_OPEN)).into_iter().collect();
    row.push(to(screen, Step::Batch(current(screen.state)), text::BATCH_OPEN));
    row.push(link(screen, None));
    if screen.state.step() == Step::Home {
        row.push(to(screen, Step::Statement, text::STATEMENT));
    }
    el("nav", "button-row section further", row)
}

/// The places, to see the same screen for another one. No answer changes by it.
pub fn places(screen: &Screen<'_>, index: usize, step: impl Fn(usize) -> Step) -> Html {
    let place = |(other, policy): (usize, &Policy)| {
        let here = other == index;
        let class = if here { "button places__one places__one--on" } else { "button places__one" };
        let onclick = screen.on(Action::Go(step(other)));
        let current = here.then_some("page");
        let href = browser::address(step(other));
        html! { <li><a {class} {href} aria-current={current} {onclick}>{ policy.place_label }</a></li> }
    };
    let list = el("ul", "places__list", POLICIES.iter().enumerate().map(place).collect());
    let nav = html! { <nav class="places__choice" aria-label={text::CLAUSES_PLACES}>{ list }</nav> };
    if !screen.is_elder() {
        return nav;
    }
    let here = POLICIES.get(index).map_or("", |policy| policy.place_label);
    fold::fold("more fold", text::OTHER_PLACE, here, false, vec![nav])
}

/// The clauses of a document, one provision first.
pub fn page(screen: &Screen<'_>, index: usize, first: Option<usize>) -> Drawn {
    let Some(policy) = POLICIES.get(index) else { return super::home::page(screen) };
    let reader = Reader { screen, policy, index };
    let mut parts = vec![
        screen.heading("question__title", text::CLAUSES),
        places(screen, index, |index| Step::Clauses(index, None)),
        reader.version(),
    ];
    if let Some(provision) = first.and_then(|first| policy.provisions.get(first)) {
        let shown = vec![reader.provision(first.unwrap_or_default(), provision, true)];
        let title = words(text::CLAUSES_HERE);
        parts.push(titled("section", "section", ("h2", "section__title"), "here", title, shown));
    }
    parts.extend([reader.rules(), reader.articles(), reader.silent()]);
    let version = version_line(policy);
    let answers = AttrValue::from(answers(screen).join("\n"));
    let report = html! { <Report key={index} {index} {first} {version} {answers} /> };
    parts.push(fold::rest(screen.is_elder(), text::MORE_ON_CLAUSES, false, vec![privacy(), report]));
    parts.push(el("p", "section", vec![to(screen, Step::Statement, text::STATEMENT)]));
    let back = vec![super::leave(screen)];
    let body = all(vec![el("div", "page page--body", parts), super::actions(back)]);
    Drawn { title: text::CLAUSES.into(), spoken: String::new(), body }
}

/// Which version of the rules this is, in one line.
fn version_line(policy: &Policy) -> AttrValue {
    AttrValue::from(
        [format::document(policy), text::VERSION_DATA, text::DATA_DAY, env!("CARGO_PKG_VERSION")].join(" · "),
    )
}

struct Reader<'a> {
    screen: &'a Screen<'a>,
    policy: &'static Policy,
    index: usize,
}

impl Reader<'_> {
    /// The document, its days, and where its full text is.
    fn version(&self) -> Html {
        let policy = self.policy;
        let mut rows = Vec::new();
        let mut row =
            |what: &str, said: Html| rows.push(el("div", "", vec![line("dt", "", what), el("dd", "", vec![said])]));
        let number = if policy.number.is_empty() { text::VERSION_NO_NUMBER } else { policy.number };
        row(text::VERSION_NUMBER, words(number));
        let or_unsaid = |said: &str| words(if said.is_empty() { text::UNSAID } else { said });
        row(text::VERSION_ISSUER, or_unsaid(policy.issuer));
        let day = |day: Option<jianghui_rules::Day>| or_unsaid(&day.map(format::day).unwrap_or_default());
        row(text::VERSION_ISSUED, day(policy.issued));
        row(text::VERSION_FROM, day(policy.from));
        row(text::VERSION_UNTIL, day(policy.until));
        row(text::VERSION_STATUS, super::home::status(&policy.document(), self.screen.state.today));
        row(text::VERSION_DATA, words(text::DATA_DAY));
        row(text::VERSION_TEXT, words(text::FULL_TEXT));
        let mut parts = vec![line("p", "clauses__title", policy.title), el("dl", "clauses__version", rows)];
        parts.extend(policy.remarks.iter().map(|remark| line("p", "note", &format::spaced(remark))));
        if policy.draft {
            parts.push(line("p", "notice", text::DRAFT_NOTE));
        }
        titled("section", "section", ("h2", "section__title"), "version", words(text::VERSION), parts)
    }

    /// The conditions of the whole document, and the rules that hold for all of it.
    fn rules(&self) -> Html {
        let policy = self.policy;
        let mut parts = Vec::new();
        if !policy.when.is_empty() {
            parts.push(line("h3", "clauses__article", text::RULES_OF_DOCUMENT));
            parts.push(el(
                "ul",
                "clauses__conditions",
                policy.when.iter().map(|each| condition(each, "", &[])).collect(),
            ));
        }
        parts.extend(policy.rules.iter().map(|rule| {
            let reading = line_if("p", "clauses__reading", if rule.reading { text::OWN_READING_ONLY } else { "" });
            let quote = clause::quote(rule.quote, &clause::source(policy, rule.article));
            el("div", "clauses__rule", vec![line("p", "", &format::spaced(rule.plain)), reading, quote])
        }));
        if parts.is_empty() {
            return nothing();
        }
        titled("section", "section", ("h2", "section__title"), "rules", words(text::RULES), parts)
    }

    /// Every article that is quoted, with what rests on it.
    fn articles(&self) -> Html {
        let mut articles: Vec<&'static str> = Vec::new();
        for provision in self.policy.provisions {
            if !articles.contains(&provision.article) {
                articles.push(provision.article);
            }
        }
        let article = |article: &&'static str| {
            let mine = self.policy.provisions.iter().enumerate().filter(|(_, provision)| provision.article == *article);
            let mine: Vec<Html> = mine.map(|(index, provision)| self.provision(index, provision, false)).collect();
            let count = line("span", "group__count", &text::clause_count(mine.len()));
            let title = vec![words(&format::spaced(article)), words(" "), count];
            el("div", "clauses__group", vec![el("h3", "clauses__article", title), all(mine)])
        };
        let mut parts = vec![line("p", "note", text::ARTICLES_NOTE)];
        let articles = articles.iter().map(article).collect();
        parts.push(fold::short(self.screen.is_elder(), "div", "clauses__articles", articles));
        titled("section", "section", ("h2", "section__title"), "articles", words(text::ARTICLES), parts)
    }

    /// A provision: its words with the phrases marked that its conditions rest on, and what each of them means.
    fn provision(&self, index: usize, provision: &'static Provision, open: bool) -> Html {
        let source = clause::source(self.policy, provision.article);
        let phrases: Vec<&str> = provision.when.iter().map(|clause| clause.phrase).collect();
        let mut parts: Vec<Html> = provision
            .quotes
            .iter()
            .map(|quote| {
                el("blockquote", "quote", vec![marked(quote, &phrases), line("cite", "quote__source", &source)])
            })
            .collect();
        let conditions = provision.when.iter().map(|each| condition(each, provision.article, provision.quotes));
        parts.push(el("ul", "clauses__conditions", conditions.collect()));
        if !provision.silent.is_empty() {
            parts.push(line("p", "clauses__label", text::UNSAID));
            parts.push(el("ul", "box__list", provision.silent.iter().map(|what| line("li", "", what)).collect()));
        }
        // The detail is that of the place of the answers.
        if self.screen.is_placed() && current(self.screen.state) == self.index {
            let go = self.screen.on(Action::Go(Step::Detail(index, None)));
            let said = vec![words(text::SEE_DETAIL), crate::components::dom::unseen(&text::about(provision.title))];
            parts.push(el("p", "", vec![link_to("button button--text", None, go, said)]));
        }
        let body = el("div", "more__body", parts);
        let summary = if open { line("h3", "clauses__name", provision.title) } else { words(provision.title) };
        if open {
            return el("div", "clauses__here", vec![summary, body]);
        }
        details("more clauses__one", summary, vec![body])
    }

    /// What the text says nowhere.
    fn silent(&self) -> Html {
        if self.policy.silent.is_empty() {
            return nothing();
        }
        let items = self.policy.silent.iter().map(|what| line("li", "", what)).collect();
        let list = vec![el("ul", "box__list", items), line("p", "note", text::ASK_LOCAL)];
        let title = words(text::SILENT_EVERYWHERE);
        titled("section", "box box--unsaid", ("h2", "box__title"), "silent", title, list)
    }
}

/// A condition: its words, what they mean, and where they can be read in two ways or rest on a reading.
fn condition(clause: &'static Clause, article: &str, quotes: &[&str]) -> Html {
    let elsewhere = !clause.article.is_empty() && clause.article != article;
    let source = if elsewhere { format::spaced(clause.article) } else { String::new() };
    let shown = quotes.iter().any(|quote| quote.contains(clause.phrase)) && !elsewhere;
    let plain = card::plain(clause);
    // What stands marked in the quotation above is not quoted again in full.
    let phrase =
        vec![el("mark", "", vec![words(clause.phrase)]), words(" "), line_if("cite", "quote__source", &source)];
    let class = if shown { "clauses__phrase" } else { "clauses__phrase clauses__phrase--else" };
    let mut parts = vec![el("p", class, phrase), line("p", "clauses__plain", &plain)];
    let said = |word: &str, words: &str| {
        if words.is_empty() {
            nothing()
        } else {
            line("p", "clauses__reading", &format!("{word}{}", format::spaced(words)))
        }
    };
    parts.push(said(text::OPEN_READING, clause.open));
    parts.push(said(text::OWN_READING, clause.reading));
    el("li", "clauses__condition", parts)
}

/// A quotation in which these phrases are marked; what overlaps is one mark.
fn marked(quote: &str, phrases: &[&str]) -> Html {
    let mut spans: Vec<(usize, usize)> = Vec::new();
    for phrase in phrases.iter().filter(|phrase| !phrase.is_empty()) {
        if let Some(start) = quote.find(phrase) {
            let at = spans.iter().take_while(|(other, _)| *other < start).count();
            spans.insert(at, (start, start + phrase.len()));
        }
    }
    let (mut parts, mut from) = (vec![words("「")], 0);
    let mut spans = spans.into_iter().peekable();
    while let Some((start, mut end)) = spans.next() {
        while let Some((_, more)) = spans.next_if(|(next, _)| *next <= end) {
            end = end.max(more);
        }
        parts.push(words(quote.get(from..start).unwrap_or_default()));
        parts.push(line("mark", "", quote.get(start..end).unwrap_or_default()));
        from = end;
    }
    parts.extend([words(quote.get(from..).unwrap_or_default()), words("」")]);
    el("p", "quote__text", parts)
}

/// What is kept, and that nothing is sent.
fn privacy() -> Html {
    let lines = text::PRIVACY_LINES.into_iter().map(|said| line("li", "", said)).collect();
    let list = vec![el("ul", "box__list", lines)];
    titled("section", "box", ("h2", "box__title"), "privacy", words(text::PRIVACY), list)
}

/// The answers as lines, for who wants to send them along.
fn answers(screen: &Screen<'_>) -> Vec<String> {
    let sheet = screen.outlook.as_ref().map(|outlook| Sheet::of(screen, outlook));
    let block = sheet.as_ref().and_then(|sheet| sheet.blocks.iter().find(|block| block.title == text::MY_ANSWERS));
    let items = block.map(|block| block.items.as_slice()).unwrap_or_default();
    let said = |item: &crate::sheet::Item| {
        let side = core::iter::once(&item.side).chain(&item.lines).filter(|words| !words.is_empty());
        text::report_line(&item.head, &side.cloned().collect::<Vec<_>>().join(text::COMMA))
    };
    items.iter().map(said).collect()
}

#[derive(Properties, PartialEq)]
struct ReportProps {
    index: usize,
    /// The provision that one comes from.
    first: Option<usize>,
    version: AttrValue,
    answers: AttrValue,
}

/// What the person says of an error.
#[derive(Clone, Default, PartialEq)]
struct Said {
    provision: Option<usize>,
    words: String,
    with_answers: bool,
}

/// A text that reports an error: it goes nowhere by itself, and holds no answers unless that is wished.
#[component]
fn Report(props: &ReportProps) -> Html {
    let said = use_state(|| Said { provision: props.first, ..Said::default() });
    let Some(policy) = POLICIES.get(props.index) else { return nothing() };
    let oninput = {
        let said = said.clone();
        Callback::from(move |event: InputEvent| {
            // Selects, fields and boxes alike have these three properties.
            let Some(control) = event.target().map(JsCast::unchecked_into::<HtmlInputElement>) else { return };
            let mut next = Said::clone(&said);
            match control.name().as_str() {
                "report-which" => next.provision = control.value().parse().ok(),
                "report-answers" => next.with_answers = control.checked(),
                _ => next.words = control.value(),
            }
            said.set(next);
        })
    };
    let option = |(index, provision): (usize, &Provision)| {
        let name = format!("{} {}", format::spaced(provision.article), provision.title);
        html! { <option value={index.to_string()} selected={said.provision == Some(index)}>{ name }</option> }
    };
    let options: Html = policy.provisions.iter().enumerate().map(option).collect();
    let tick = Tick {
        many: true,
        name: "report-answers",
        value: "yes",
        picked: said.with_answers,
        words: text::REPORT_ANSWERS,
        note: "",
        apart: false,
    };
    let provision = said.provision.and_then(|index| policy.provisions.get(index));
    let which = provision.map_or_else(
        || text::REPORT_WHOLE.to_string(),
        |provision| format!("{} {}（{}）", provision.article, provision.title, provision.id),
    );
    let mut lines = vec![
        text::REPORT_HEAD.to_string(),
        text::report_line(text::REPORT_WHICH, &which),
        text::report_line(text::VERSION, &props.version),
        text::report_line(text::REPORT_WHAT, said.words.trim()),
    ];
    if said.with_answers && !props.answers.is_empty() {
        lines.push(text::report_line(text::MY_ANSWERS, ""));
        lines.push(props.answers.to_string());
    } else {
        lines.push(text::REPORT_NO_ANSWERS.into());
    }
    let words_out = AttrValue::from(lines.join("\n"));
    html! {
        <section class="section" aria-labelledby="report">
            <h2 class="section__title" id="report">{ text::REPORT }</h2>
            <p class="note">{ text::REPORT_NOTE }</p>
            <div class="clauses__report" {oninput}>
                <div class="field">
                    <label class="field__label" for="report-which">{ text::REPORT_WHICH }</label>
                    <select class="select" id="report-which" name="report-which">
                        <option value="" selected={said.provision.is_none()}>{ text::REPORT_WHOLE }</option>
                        { options }
                    </select>
                </div>
                <div class="field">
                    <label class="field__label" for="report-what">{ text::REPORT_WHAT }</label>
                    <p class="field__hint" id="report-what-hint">{ text::REPORT_WHAT_HINT }</p>
                    <textarea class="input" id="report-what" name="report-what" rows="3" value={said.words.clone()}
                        aria-describedby="report-what-hint" />
                </div>
                { el("div", "options", vec![tick.draw()]) }
            </div>
            <Copying id="report-text" label={text::REPORT_TEXT} verb={text::REPORT_COPY} words={words_out} />
        </section>
    }
}
