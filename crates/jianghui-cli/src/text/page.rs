//! Lines of text with styles, broken to a width in which a Chinese character counts as two columns.

use anstyle::{AnsiColor, Style};
use unicode_linebreak::linebreaks;
use unicode_width::UnicodeWidthStr;

/// A heading.
pub const HEADING: Style = Style::new().bold();
/// What is less important than what stands beside it.
pub const FAINT: Style = Style::new().dimmed();
/// What holds, what does not, and what is open.
pub const GOOD: Style = Style::new().fg_color(Some(anstyle::Color::Ansi(AnsiColor::Green)));
pub const BAD: Style = Style::new().fg_color(Some(anstyle::Color::Ansi(AnsiColor::Red)));
pub const OPEN: Style = Style::new().fg_color(Some(anstyle::Color::Ansi(AnsiColor::Yellow)));
const PLAIN: Style = Style::new();

/// Text in the making.
pub struct Page {
    text: String,
    width: usize,
}

impl Page {
    pub fn new(width: usize) -> Self {
        Self { text: String::new(), width }
    }

    pub fn finish(self) -> String {
        self.text
    }

    /// An empty line.
    pub fn gap(&mut self) {
        self.text.push('\n');
    }

    /// An empty line and a heading.
    pub fn heading(&mut self, words: &str) {
        if !self.text.is_empty() {
            self.gap();
        }
        self.line(0, HEADING, words);
    }

    /// Words at an indentation; nothing where there are no words.
    pub fn line(&mut self, indent: usize, style: Style, words: &str) {
        if !words.is_empty() {
            self.hanging(&" ".repeat(indent), PLAIN, style, words);
        }
    }

    /// Plain words at an indentation.
    pub fn plain(&mut self, indent: usize, words: &str) {
        self.line(indent, PLAIN, words);
    }

    /// Words behind a mark, their further lines below their first; nothing where there are no words.
    pub fn item(&mut self, indent: usize, mark: &str, words: &str) {
        if !words.is_empty() {
            self.hanging(&format!("{}{mark} ", " ".repeat(indent)), PLAIN, PLAIN, words);
        }
    }

    /// Words behind a label that fills so many columns; nothing where there are no words.
    pub fn pair(&mut self, indent: usize, columns: usize, label: &str, words: &str) {
        if !words.is_empty() {
            self.hanging(&format!("{}{} ", " ".repeat(indent), padded(label, columns)), FAINT, PLAIN, words);
        }
    }

    /// Words behind a word that announces them; nothing where there are no words.
    pub fn announced(&mut self, indent: usize, what: &str, words: &str) {
        if !words.is_empty() {
            self.hanging(&format!("{}{what}：", " ".repeat(indent)), FAINT, PLAIN, words);
        }
    }

    /// Whether so many columns are left beside others.
    pub fn holds(&self, columns: usize) -> bool {
        columns <= self.width
    }

    /// Words behind others; what does not fit on the first line stands below the beginning of the words.
    pub fn hanging(&mut self, before: &str, style_before: Style, style: Style, words: &str) {
        let indent = before.width();
        let room = self.width.saturating_sub(indent).max(16);
        for (number, part) in broken(words, room).into_iter().enumerate() {
            if number == 0 {
                self.styled(style_before, before);
            } else {
                self.text.push_str(&" ".repeat(indent));
            }
            self.styled(style, part);
            self.text.push('\n');
        }
    }

    fn styled(&mut self, style: Style, words: &str) {
        self.text.extend([style.render().to_string().as_str(), words, style.render_reset().to_string().as_str()]);
    }
}

/// The words and as many blanks as fill the columns.
pub fn padded(words: &str, columns: usize) -> String {
    format!("{words}{}", " ".repeat(columns.saturating_sub(words.width())))
}

/// The columns of the widest of these words, but no more than `most`.
pub fn widest<'w>(words: impl Iterator<Item = &'w str>, most: usize) -> usize {
    words.map(UnicodeWidthStr::width).max().unwrap_or_default().min(most)
}

/// Words cut into lines of at most so many columns, where a line may be broken.
fn broken(words: &str, room: usize) -> Vec<&str> {
    let (mut lines, mut from, mut fits) = (Vec::new(), 0, 0);
    let part = |from: usize, to: usize| words.get(from..to).unwrap_or_default();
    // An id is copied as a whole.
    let within_id = |at: usize| part(0, at).ends_with('-');
    for (at, _) in linebreaks(words).filter(|(at, _)| !within_id(*at)) {
        if part(from, at).trim_end().width() > room && fits > from {
            lines.push(part(from, fits).trim_end());
            from = fits;
        }
        fits = at;
    }
    lines.push(part(from, words.len()).trim_end());
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_characters_fill_two_columns() {
        assert_eq!(padded("第4条", 8), "第4条   ");
        assert_eq!(widest(["证书", "abc"].into_iter(), 9), 4);
        assert_eq!(broken("参加技能竞赛，获奖。", 8), ["参加技能", "竞赛，获", "奖。"]);
        // No line begins with a comma or a closing bracket, none ends with an opening one.
        assert_eq!(broken("一二三，四（五六）七", 6), ["一二", "三，四", "（五", "六）七"]);
        assert_eq!(broken("看 wenzhou-4-skill 条", 8), ["看", "wenzhou-4-skill", "条"]);
        assert_eq!(broken("", 4), [""]);
    }

    #[test]
    fn further_lines_stand_below_the_first() {
        let mut page = Page::new(30);
        page.pair(2, 4, "条件", "参加技能竞赛获得第一名的职工");
        let text = anstream::adapter::strip_str(&page.finish()).to_string();
        assert_eq!(text, "  条件 参加技能竞赛获得第一名\n       的职工\n");
    }
}
