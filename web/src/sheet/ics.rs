//! The days of the sheet as a calendar file (RFC 5545): whole days, without alarms of our own choosing.

use super::Sheet;
use crate::text;

/// A line holds so many octets before it is folded.
const LINE: usize = 73;

/// The file, or nothing where no day is known.
#[must_use]
pub fn write(sheet: &Sheet) -> Option<String> {
    let stamp = sheet.today?.to_string().replace('-', "");
    if sheet.dates.is_empty() {
        return None;
    }
    let mut file = String::new();
    for line in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//jianghui//zh-CN"] {
        fold(&mut file, line);
    }
    for (index, (day, what)) in sheet.dates.iter().enumerate() {
        let on = day.to_string().replace('-', "");
        fold(&mut file, "BEGIN:VEVENT");
        // The same day of the same sheet is one entry, however often the file is opened.
        fold(&mut file, &format!("UID:{on}-{index}@jianghui"));
        fold(&mut file, &format!("DTSTAMP:{stamp}T000000Z"));
        fold(&mut file, &format!("DTSTART;VALUE=DATE:{on}"));
        fold(&mut file, &format!("SUMMARY:{}", escaped(what)));
        fold(&mut file, &format!("DESCRIPTION:{}", escaped(text::REFERENCE)));
        fold(&mut file, "END:VEVENT");
    }
    fold(&mut file, "END:VCALENDAR");
    Some(file)
}

fn escaped(words: &str) -> String {
    let mut out = String::new();
    for c in words.chars() {
        if ['\\', ';', ','].contains(&c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

fn fold(file: &mut String, line: &str) {
    let mut length = 0;
    for c in line.chars() {
        if length + c.len_utf8() > LINE {
            file.push_str("\r\n ");
            length = 1;
        }
        file.push(c);
        length += c.len_utf8();
    }
    file.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use jianghui_rules::Day;

    #[test]
    fn a_day_becomes_an_entry_in_lines_that_are_not_too_long() {
        let day = Day::parse("2028-02-29").expect("a day");
        let what = "文件执行到这一天，之后要看新的文件；先问清楚, 再办理";
        let sheet = Sheet { dates: vec![(day, what.into())], today: Day::parse("2026-11-22"), ..Sheet::default() };
        let file = write(&sheet).expect("a file");
        assert!(file.lines().all(|line| line.len() <= 75), "{file}");
        assert!(file.contains("DTSTART;VALUE=DATE:20280229\r\n"));
        assert!(file.contains("DTSTAMP:20261122T000000Z\r\n"));
        assert!(file.replace("\r\n ", "").contains("先问清楚\\, 再办理"));
        assert_eq!(write(&Sheet { today: sheet.today, ..Sheet::default() }), None);
    }
}
