//! 粘贴: a pasted table as rows of cells, and what is taken out of it before anything else is done with it.
//!
//! Nobody's name, number or telephone is asked for, so none is kept either: what looks like one leaves the text here,
//! before the text is judged or put into the storage of the tab.

use crate::text::cells;

/// The most bytes of a table.
pub const MOST_BYTES: usize = 200 * 1024;
/// The most rows of a table, its heading not counted.
pub const MOST_ROWS: usize = 2000;

/// A row: the number of its line as a person counts, from 1, and its cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The line on which it begins.
    pub line: usize,
    /// Its cells without the blanks around them.
    pub cells: Vec<String>,
}

/// A table without what looks like personal data.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clean {
    /// The text that is left; the very text that was typed where nothing was taken out.
    pub text: String,
    /// What was taken out, in words: columns by their heading or number, and single cells by row.
    pub removed: Vec<Removed>,
}

/// Something that was taken out of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Removed {
    /// A whole column: its number from 1, its heading if it has one, and what it looks like.
    Column(usize, String, Looks),
    /// One cell of a column that is needed: the line, the number of the column from 1, and what it looks like.
    Cell(usize, usize, Looks),
}

/// What a cell or a heading looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Looks {
    /// 证件号码, or any other number as long as one.
    Number,
    /// 手机号 or another way to reach somebody.
    Phone,
    /// 姓名.
    Name,
}

/// The rows of a text. Tabs part the cells, or else semicolons, or else commas, Chinese or not; quotation marks hold a
/// cell together as they do in files of tables.
#[must_use]
pub fn rows(text: &str) -> Vec<Row> {
    let mark = mark(text);
    let mut rows = Vec::new();
    let mut row = Row { line: 1, cells: Vec::new() };
    let (mut cell, mut quoted, mut line) = (String::new(), false, 1);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\u{feff}' | '\r' => {}
            '"' if quoted && chars.peek() == Some(&'"') => {
                cell.push('"');
                chars.next();
            }
            '"' if quoted => quoted = false,
            '"' if cell.trim().is_empty() => {
                cell.clear();
                quoted = true;
            }
            '\n' => {
                line += 1;
                if quoted {
                    cell.push(' ');
                } else {
                    row.cells.push(cell.trim().into());
                    cell.clear();
                    let done = core::mem::replace(&mut row, Row { line, cells: Vec::new() });
                    rows.push(done);
                }
            }
            c if !quoted && mark.contains(&c) => {
                row.cells.push(cell.trim().into());
                cell.clear();
            }
            c => cell.push(c),
        }
    }
    row.cells.push(cell.trim().into());
    rows.push(row);
    rows.retain(|row| row.cells.iter().any(|cell| !cell.is_empty()));
    rows
}

/// What parts the cells, seen from the first line that parts any.
fn mark(text: &str) -> &'static [char] {
    const MARKS: [&[char]; 3] = [&['\t'], &[';', '；'], &[',', '，']];
    let of_line = |line: &str| MARKS.into_iter().find(|marks| line.contains(*marks));
    text.lines().find_map(of_line).unwrap_or(&[','])
}

/// The same rows as text.
fn write(rows: &[Row], mark: char) -> String {
    let mut out = String::new();
    for row in rows {
        if !out.is_empty() {
            out.push('\n');
        }
        for (index, cell) in row.cells.iter().enumerate() {
            if index > 0 {
                out.push(mark);
            }
            out.push_str(&quoted(cell, mark));
        }
    }
    out
}

/// A cell as it stands in a file of a table.
#[must_use]
pub fn quoted(cell: &str, mark: char) -> String {
    let twin = match mark {
        ',' => '，',
        ';' => '；',
        mark => mark,
    };
    if cell.contains([mark, twin, '"', '\n', '\r']) {
        let doubled = cell.replace('"', "\"\"");
        ["\"", &doubled, "\""].concat()
    } else {
        cell.into()
    }
}

/// Takes out what looks like a name, a number or a telephone. `is_needed` tells whether a heading is one of the facts:
/// of such a column only the cells themselves are taken out.
#[must_use]
pub fn clean(text: &str, is_needed: impl Fn(&str) -> bool, is_answer: impl Fn(&str) -> bool) -> Clean {
    let mut rows = rows(text);
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
    let first = rows.first().map(|row| row.cells.clone()).unwrap_or_default();
    let has_heading = first.iter().any(|cell| is_needed(cell) || by_heading(cell).is_some());
    let from = usize::from(has_heading);
    let mut removed = Vec::new();
    let mut gone = Vec::new();
    for column in 0..width {
        let heading = first.get(column).filter(|_| has_heading).map_or("", String::as_str);
        let needed = has_heading && is_needed(heading);
        let cells = || rows.iter().skip(from).filter_map(|row| row.cells.get(column)).filter(|cell| !cell.is_empty());
        let like = by_heading(heading).filter(|_| !needed).or_else(|| {
            let number = cells().find_map(|cell| by_cell(cell));
            let names = cells().filter(|cell| is_name(cell) && !is_answer(cell)).count();
            number.or_else(|| (names > 0 && names * 2 >= cells().count()).then_some(Looks::Name))
        });
        match like {
            None => {}
            Some(looks) if !needed => {
                removed.push(Removed::Column(column + 1, heading.into(), looks));
                gone.push(column);
            }
            Some(_) => {
                for row in rows.iter_mut().skip(from) {
                    if let Some(cell) = row.cells.get_mut(column)
                        && let Some(looks) = by_cell(cell)
                    {
                        removed.push(Removed::Cell(row.line, column + 1, looks));
                        cell.clear();
                    }
                }
            }
        }
    }
    if removed.is_empty() {
        return Clean { text: text.into(), removed };
    }
    for row in &mut rows {
        let mut column = 0;
        row.cells.retain(|_| {
            column += 1;
            !gone.contains(&(column - 1))
        });
    }
    let mark = mark(text).first().copied().unwrap_or(',');
    Clean { text: write(&rows, mark), removed }
}

/// What a heading announces.
fn by_heading(heading: &str) -> Option<Looks> {
    let has = |words: &[&str]| words.iter().any(|word| heading.contains(word));
    if has(&cells::NUMBERS) {
        Some(Looks::Number)
    } else if has(&cells::PHONES) {
        Some(Looks::Phone)
    } else if has(&cells::NAMES) {
        Some(Looks::Name)
    } else {
        None
    }
}

/// What a cell is by its characters: as many figures as an identity number or a bank card has, or a mobile number.
fn by_cell(cell: &str) -> Option<Looks> {
    let plain = |c: char| match c {
        '０'..='９' => char::from_u32(u32::from(c).wrapping_sub(0xfee0)),
        ' ' | '-' | '－' | '\u{a0}' | '+' | '\'' | '’' | '*' => None,
        c => Some(c),
    };
    let dense: String = cell.chars().filter_map(plain).collect();
    let figures = dense.chars().filter(char::is_ascii_digit).count();
    let others = dense.chars().count() - figures;
    let last = dense.ends_with(['x', 'X', 'Ｘ', 'ｘ']);
    if figures >= 15 && others <= usize::from(last) {
        return Some(Looks::Number);
    }
    let local = dense.strip_prefix("86").filter(|rest| rest.len() == 11).unwrap_or(&dense);
    let second = local.as_bytes().get(1).is_some_and(|digit| (b'3'..=b'9').contains(digit));
    let mobile = others == 0 && local.len() == 11 && local.starts_with('1') && second;
    let mail = dense.contains('@') && dense.contains('.');
    (mobile || mail).then_some(Looks::Phone)
}

/// Whether a cell reads as somebody's name.
fn is_name(cell: &str) -> bool {
    let count = cell.chars().count();
    let wide = cell.chars().all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c) || c == '·');
    wide && (2..=4).contains(&count)
        && cell.chars().next().is_some_and(|first| cells::FAMILIES.iter().any(|some| some.contains(first)))
}
