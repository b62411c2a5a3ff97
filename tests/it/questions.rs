//! How many questions it takes until everything about money is settled: in the order of the catalogue, in ours, and in the
//! best order there is.

#![expect(
    clippy::disallowed_types,
    clippy::cast_precision_loss,
    reason = "means of counts, which are shown and not judged by"
)]

mod best;
mod people;
mod synthetic;

use crate::check::fresh;
use best::Best;
use jianghui_policies::{CATALOGUE, POLICIES};
use jianghui_rules::{Policy, RoleGroup, Scope, at_most};
use people::{Crowd, Person, Rng, interview, list, necessary, open, ours};
pub use people::{Domain, put};
use std::fmt::Write;

/// How many people are asked in each role.
const PEOPLE: usize = 300;
/// Roles with more questions than this have too many orders to try them all.
const FEW: usize = 10;

const HEAD: &str = "# How many questions it takes

Written by `cargo xtask bless`, checked by `tests/it/questions.rs`. A question is a screen; all kinds of records are asked for on
one. Place and role come before these, and everything is asked until no answer can change what is due in money.

* **list**: the questions that still matter, in the order of the catalogue. **ours**: the order of the planner
  (`crates/jianghui-rules/src/interview`), which looks one answer ahead.
* **optimum**: the best order there is, found by trying all of them, where no more than 10 questions can come; *italics*: a proven
  bound instead, the questions that no order can leave out for these people (with all answers but this one something is still open).
  The bound is below what any order can reach.
* **at most**: what the page promises before the first of these questions, 「最多还有 N 题」.
* Everybody is made up, 300 in each line, drawn with a fixed seed. *uniform*: each cell into which the document cuts an answer is as likely
  as another, each kind of record is there or not. *plain*: nine in ten have a certificate, one in ten a prize, a title, a
  studio … These are no statistics of real people.
";

struct Line {
    list: f64,
    ours: f64,
    median: usize,
    nine_in_ten: usize,
    most: usize,
    necessary: f64,
}

fn line(domain: &Domain, roles: u64, crowd: Crowd, people: usize) -> Line {
    let mut rng = Rng(7);
    let people: Vec<Person> = (0..people).map(|_| Person::draw(domain, &mut rng, crowd)).collect();
    let mean = |counts: &[usize]| counts.iter().sum::<usize>() as f64 / counts.len() as f64;
    let of = |order| people.iter().map(|person| interview(domain, roles, person, order).0).collect::<Vec<usize>>();
    let (by_list, mut by_us) = (of(list), of(ours));
    let necessary: Vec<usize> = people.iter().map(|person| necessary(domain, roles, person)).collect();
    by_us.sort_unstable();
    Line {
        list: mean(&by_list),
        ours: mean(&by_us),
        median: by_us[by_us.len() / 2],
        nine_in_ten: by_us[by_us.len() * 9 / 10],
        most: by_us[by_us.len() - 1],
        necessary: mean(&necessary),
    }
}

fn rows(policy: &'static Policy, group: &RoleGroup, page: &mut String) {
    let domain = Domain::of(policy);
    let start = domain.start(group.roles);
    let (verdict, first) = open(&domain, group.roles, &start);
    if first.is_empty() {
        return;
    }
    let scope = Scope { roles: group.roles, treatments: false, skipped: &[] };
    let bound = at_most(&CATALOGUE, policy, &start, &verdict, scope);
    let best = (bound <= FEW).then(|| Best::new(&domain, group.roles).of(&start, &[]));
    for (crowd, name) in [(Crowd::Uniform, "uniform"), (Crowd::Plain, "plain")] {
        let line = line(&domain, group.roles, crowd, PEOPLE);
        let optimum = match &best {
            // The optimum is that of the uniform crowd, exactly and not for those that were drawn.
            Some(best) if crowd == Crowd::Uniform => format!("{:.2} (ours: {:.2})", best.least, best.ours),
            _ => format!("*{:.2}*", line.necessary),
        };
        writeln!(
            page,
            "| {} {} | {name} | {:.2} | {:.2} | {optimum} | {} | {} | {} | {bound} |",
            policy.place_label, group.label, line.list, line.ours, line.median, line.nine_in_ten, line.most
        )
        .expect("a string");
    }
}

/// UX bar 2: how many questions it takes, counted for each place and role; no limit is held.
#[test]
fn the_report_on_questions_is_fresh() {
    let mut page = HEAD.to_owned();
    page += "\n## The five policies\n\n| place and role | people | list | ours | optimum or *bound* | median | 9 in 10 | most | at most |\n|---|---|---|---|---|---|---|---|---|\n";
    for policy in *POLICIES {
        for group in CATALOGUE.groups {
            rows(policy, group, &mut page);
        }
    }
    let (mut by_list, mut by_us, mut least) = (0.0, 0.0, 0.0);
    let documents = synthetic::documents();
    for policy in &documents {
        let domain = Domain::of(policy);
        let best = Best::new(&domain, 1).of(&domain.start(1), &[]);
        let n = documents.len() as f64;
        (by_list, by_us, least) = (by_list + best.list / n, by_us + best.ours / n, least + best.least / n);
    }
    let over = (by_us / least - 1.0) * 100.0;
    let (count, sums) = (synthetic::DOCUMENTS, synthetic::SUMS);
    write!(
        page,
        "\n## A set of which the optimum is known\n\n{count} made-up documents, {sums} sums each over 8 facts with 19 cells \
         (`tests/it/questions/synthetic.rs`), every cell as likely as another, all expectations exact: list {by_list:.3}, ours \
         {by_us:.3}, optimum {least:.3}; ours is {over:.1} % above the optimum.\n"
    )
    .expect("a string");
    println!("{page}");
    fresh("docs/questions.md", &page);
}
