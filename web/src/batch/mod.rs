//! 批量核对: a table of anonymous workers, judged row by row in the browser.
//!
//! Read in this order: `paste` (cells, and what is taken out before anything else), `read` (cells as answers), `judge`
//! (what each worker may claim), `out` (a table and a notice to take along). Which columns a place needs follows from
//! the conditions of its provisions; nothing here names a place or a fact.

pub mod judge;
pub mod out;
pub mod paste;
pub mod read;

#[cfg(test)]
mod tests;

use crate::text;
use jianghui_policies::{BEGINNING, CATALOGUE};
use jianghui_rules::{
    Condition, Day, Entry, FactId, FactKind, Policy, RecordId, RoleGroup, Scope, Situation, Test, Value,
};
use paste::{MOST_BYTES, MOST_ROWS, Row};
use read::Cell;

/// The most columns that are asked for, unless the first provision needs more; a table may have others as well.
const MOST_COLUMNS: usize = 12;

/// What a table of workers is asked for in a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The roles of a worker.
    pub roles: u64,
    /// The columns behind the code, the most useful first.
    pub columns: Vec<FactId>,
}

/// The roles of a worker: those whose first question opens a record of their own.
fn worker() -> Option<(&'static RoleGroup, RecordId)> {
    BEGINNING.groups.iter().find_map(|group| {
        let field = BEGINNING.fact(group.opening.as_ref()?.fact)?.field?;
        Some((group, field.record))
    })
}

/// The roles of a worker, as bits of theirs.
pub fn roles() -> u64 {
    worker().map_or(0, |(group, _)| group.roles)
}

/// A worker of a place of whom nothing is known but that there is a record of this kind. What no column tells of is not
/// there; only what was received before stays open.
fn stranger(policy: &Policy, day: Day, told: &[RecordId]) -> Situation {
    let mut situation = Situation::new(&CATALOGUE, day);
    situation.set(CATALOGUE.place, Some(Value::OneOf(policy.place)));
    let Some((group, own)) = worker() else { return situation };
    situation.set(CATALOGUE.role, Some(Value::Chosen(group.roles)));
    for record in (0..).map(RecordId).take(CATALOGUE.records.len()) {
        if record == own {
            situation.set_entries(record, Some(vec![Entry::default()]));
        } else if record != CATALOGUE.paid.record && !told.contains(&record) {
            situation.set_entries(record, Some(Vec::new()));
        }
    }
    situation
}

/// Whether a fact can stand in a column of its own: one of the worker or of the record, in a word or a number.
fn is_asked(fact: FactId, own: RecordId) -> bool {
    let of_case = [CATALOGUE.place, CATALOGUE.role, CATALOGUE.claim_date];
    let Some(def) = CATALOGUE.fact(fact).filter(|_| !of_case.contains(&fact)) else { return false };
    def.field.is_none_or(|field| field.record == own) && !matches!(def.kind, FactKind::Text | FactKind::Provision(_))
}

/// The sentences of a condition, but for what an office vouches for and what another record must be.
fn tests(condition: &Condition, see: &mut impl FnMut(&Test)) {
    match condition {
        Condition::Test(test) => see(test),
        Condition::All(parts) | Condition::Any(parts) => parts.iter().for_each(|part| tests(part, see)),
        Condition::Not(part) => tests(part, see),
        Condition::Open { narrow, wide } => {
            tests(narrow, see);
            tests(wide, see);
        }
        Condition::Vouched(_) | Condition::Exists { .. } => {}
    }
}

impl Plan {
    /// What is asked for in the place of a document: what the provisions for one record of a worker rest on, as long as
    /// it is a handful. What only an office can vouch for is not asked for.
    #[must_use]
    pub fn of(policy: &Policy) -> Self {
        let Some((group, own)) = worker() else { return Self { roles: 0, columns: Vec::new() } };
        let scope = Scope { roles: group.roles, treatments: false, skipped: &[] };
        let mine = policy.provisions.iter().filter(|provision| scope.covers(provision) && provision.per == Some(own));
        let mut columns: Vec<FactId> = Vec::new();
        for provision in mine {
            let mut more = columns.clone();
            let mut see = |test: &Test| {
                for fact in test.facts() {
                    if is_asked(fact, own) && !more.contains(&fact) {
                        more.push(fact);
                    }
                }
            };
            policy.when.iter().chain(provision.when).for_each(|clause| tests(&clause.condition, &mut see));
            provision.amount.form.for_each_test(&mut see);
            if more.len() <= MOST_COLUMNS || columns.is_empty() {
                columns = more;
            }
        }
        // In the order of the catalogue a table reads like the papers it is made from.
        let columns = CATALOGUE.ids().map(|(fact, _)| fact).filter(|fact| columns.contains(fact)).collect();
        Self { roles: group.roles, columns }
    }

    /// The headings of the columns, that of the code first.
    #[must_use]
    pub fn headings(&self) -> Vec<&'static str> {
        let labels = self.columns.iter().map(|fact| CATALOGUE.fact(*fact).map_or("", |def| def.label));
        core::iter::once(text::BATCH_CODE).chain(labels).collect()
    }

    /// A table with its headings and one row, to be filled in.
    #[must_use]
    pub fn example(&self) -> String {
        let cells = self.columns.iter().map(|fact| CATALOGUE.fact(*fact).map(read::example).unwrap_or_default());
        let row: Vec<String> = core::iter::once("A01".to_string()).chain(cells).collect();
        format!("{}\n{}", self.headings().join("\t"), row.join("\t"))
    }
}

/// A table as it was understood.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// The workers, each with the lines that tell of them.
    pub workers: Vec<Worker>,
    /// The columns that were understood.
    pub columns: Vec<FactId>,
    /// Headings that were not.
    pub ignored: Vec<String>,
    /// Cells that could not be read.
    pub problems: Vec<Problem>,
    /// How many cells were.
    pub read: usize,
}

/// One worker.
#[derive(Clone, Debug)]
pub struct Worker {
    /// The code, or the number of the row.
    pub code: String,
    /// What is known.
    pub situation: Situation,
}

/// A cell that could not be read, or contradicts another one of the same worker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The line, from 1, the heading counted.
    pub line: usize,
    /// The heading of the column.
    pub column: &'static str,
    /// What stands there.
    pub cell: String,
    /// What may stand there.
    pub allowed: String,
}

/// Why a table is not judged at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Nothing stands in it.
    Empty,
    /// It has so many kilobytes, which is too many.
    TooLong(usize),
    /// It has so many rows, which is too many.
    TooMany(usize),
    /// None of its columns is understood.
    NoColumn,
}

/// What a column is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    Code,
    Fact(FactId),
    Other,
}

/// Takes out what looks like personal data, for a place.
#[must_use]
pub fn clean(policy: &Policy, text: &str, day: Day) -> paste::Clean {
    let plan = Plan::of(policy);
    paste::clean(
        text,
        |heading| read::heading(heading).is_some(),
        |cell| read::is_answer(policy, &plan.columns, cell, day),
    )
}

/// Understands a table that was cleaned.
///
/// # Errors
/// Why it is not judged at all.
pub fn understand(policy: &Policy, text: &str, day: Day) -> Result<Table, Refusal> {
    if text.len() > MOST_BYTES {
        return Err(Refusal::TooLong(text.len().div_ceil(1024)));
    }
    let mut rows = paste::rows(text);
    if rows.is_empty() {
        return Err(Refusal::Empty);
    }
    let plan = Plan::of(policy);
    let (columns, ignored, has_heading) = columns(policy, &plan, &rows, day);
    if has_heading {
        rows.remove(0);
    }
    match rows.len() {
        0 => return Err(Refusal::Empty),
        count if count > MOST_ROWS => return Err(Refusal::TooMany(count)),
        _ => {}
    }
    let facts: Vec<FactId> =
        columns.iter().filter_map(|column| if let Column::Fact(fact) = column { Some(*fact) } else { None }).collect();
    if facts.is_empty() {
        return Err(Refusal::NoColumn);
    }
    let mut told: Vec<RecordId> = facts.iter().filter_map(|fact| Some(CATALOGUE.fact(*fact)?.field?.record)).collect();
    told.dedup();
    let base = stranger(policy, day, &told);
    let mut table = Table { columns: facts, ignored, ..Table::default() };
    for row in &rows {
        table.take(policy, &base, &columns, row, day);
    }
    if table.read == 0 && !has_heading {
        return Err(Refusal::NoColumn);
    }
    Ok(table)
}

/// What each column is, the headings that are not understood, and whether the first row is a heading.
fn columns(policy: &Policy, plan: &Plan, rows: &[Row], day: Day) -> (Vec<Column>, Vec<String>, bool) {
    let first = rows.first().map(|row| row.cells.as_slice()).unwrap_or_default();
    let is_code = |cell: &str| text::cells::CODES.iter().any(|word| cell.eq_ignore_ascii_case(word));
    let has_heading = first.iter().any(|cell| read::heading(cell).is_some());
    let mut ignored = Vec::new();
    if has_heading {
        let mut seen: Vec<Column> = Vec::new();
        for cell in first {
            let column = match read::heading(cell) {
                Some(fact) => Column::Fact(fact),
                None if is_code(cell) => Column::Code,
                None => Column::Other,
            };
            let twice = column != Column::Other && seen.contains(&column);
            if twice || (column == Column::Other && !cell.is_empty()) {
                ignored.push(cell.clone());
            }
            seen.push(if twice { Column::Other } else { column });
        }
        // Without a column of that name the codes stand first.
        if !seen.contains(&Column::Code)
            && let Some(column @ Column::Other) = seen.first_mut()
        {
            *column = Column::Code;
            if !ignored.is_empty() {
                ignored.remove(0);
            }
        }
        return (seen, ignored, true);
    }
    let facts = plan.columns.iter().map(|fact| Column::Fact(*fact));
    // Without a heading the columns are those of the example; the code may be missing.
    let fits = |row: &Row| {
        let (fact, cell) = plan.columns.first().zip(row.cells.first())?;
        Some(matches!(read::cell(policy, *fact, cell, day), Cell::Value(_)))
    };
    let coded = !rows.iter().all(|row| fits(row) == Some(true));
    let code = coded.then_some(Column::Code);
    (code.into_iter().chain(facts).collect(), ignored, false)
}

impl Table {
    /// Takes one row in.
    fn take(&mut self, policy: &Policy, base: &Situation, columns: &[Column], row: &Row, day: Day) {
        let code = columns.iter().position(|column| *column == Column::Code).and_then(|at| row.cells.get(at));
        let code = code.filter(|code| !code.is_empty()).cloned();
        let known = code.as_ref().and_then(|code| self.workers.iter().position(|worker| worker.code == *code));
        let is_new = known.is_none();
        let at = known.unwrap_or_else(|| {
            let code = code.unwrap_or_else(|| text::batch_row(row.line));
            self.workers.push(Worker { code, situation: base.clone() });
            self.workers.len().saturating_sub(1)
        });
        let mut begun: Vec<RecordId> = Vec::new();
        for (column, cell) in columns.iter().zip(&row.cells) {
            let Column::Fact(fact) = *column else { continue };
            let Some(def) = CATALOGUE.fact(fact) else { continue };
            if let Some(field) = def.field
                && read::is_none(def, cell)
            {
                if let Some(worker) = self.workers.get_mut(at).filter(|_| is_new) {
                    worker.situation.set_entries(field.record, Some(Vec::new()));
                }
                continue;
            }
            let value = match read::cell(policy, fact, cell, day) {
                Cell::Value(value) => value,
                Cell::Unknown => continue,
                Cell::Unreadable => {
                    let (cell, allowed) = (cell.clone(), read::allowed(policy, def, day));
                    self.problems.push(Problem { line: row.line, column: def.label, cell, allowed });
                    continue;
                }
            };
            self.read += 1;
            let Some(worker) = self.workers.get_mut(at) else { continue };
            match def.field {
                None => {
                    let before = worker.situation.get(fact).filter(|before| **before != value && !is_new);
                    if before.is_some() {
                        let allowed = text::BATCH_CONTRADICTS.into();
                        self.problems.push(Problem { line: row.line, column: def.label, cell: cell.clone(), allowed });
                    } else {
                        worker.situation.set(fact, Some(value));
                    }
                }
                Some(field) => {
                    let mut entries = worker.situation.entries(field.record).unwrap_or_default().to_vec();
                    // A further row of the same worker is a further certificate, prize or title.
                    if !begun.contains(&field.record) {
                        begun.push(field.record);
                        if !is_new || entries.is_empty() {
                            entries.push(Entry::default());
                        }
                    }
                    if let Some(entry) = entries.last_mut() {
                        entry.set(field.slot, Some(value));
                    }
                    worker.situation.set_entries(field.record, Some(entries));
                }
            }
        }
    }
}
