//! The sheet as a long picture: what is drawn where. The browser only follows.

use super::Sheet;
use super::qr::{self, Code};
use super::text::beside;
use crate::text;

/// The width in pixels: twice that of a phone.
pub const WIDTH: u32 = 750;
const MARGIN: u32 = 40;
/// One square of the QR code.
const SQUARE: u32 = 5;

/// Type: its size in pixels and whether it is bold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Type {
    /// Pixels.
    pub size: u32,
    /// Whether it is bold.
    pub bold: bool,
}

const TITLE: Type = Type { size: 44, bold: true };
const HEADING: Type = Type { size: 34, bold: true };
const HEAD: Type = Type { size: 30, bold: true };
const BODY: Type = Type { size: 28, bold: false };

/// Something black on the white ground.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// Words whose base line begins here.
    Words(u32, u32, Type, String),
    /// A filled area: left, top, width, height.
    Area(u32, u32, u32, u32),
}

/// A picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Picture {
    /// Its height; the width is always the same.
    pub height: u32,
    /// What is on it.
    pub marks: Vec<Mark>,
}

/// The picture of a sheet.
#[must_use]
pub fn draw(sheet: &Sheet) -> Picture {
    let mut picture = Picture { height: MARGIN, marks: Vec::new() };
    picture.words(TITLE, 0, text::MY_LIST);
    picture.words(BODY, 0, &sheet.context);
    for warning in &sheet.warnings {
        picture.words(HEAD, 0, warning);
    }
    for block in &sheet.blocks {
        picture.gap(30);
        picture.rule();
        picture.words(HEADING, 0, block.title);
        picture.words(BODY, 0, block.note);
        let mut group = "";
        for item in &block.items {
            if item.group != group {
                group = &item.group;
                picture.gap(12);
                picture.words(BODY, 0, group);
            }
            let (mark, kind) = if block.ticks { ("□ ", HEAD) } else { ("", if block.dense { BODY } else { HEAD }) };
            picture.gap(8);
            picture.words(kind, 0, &format!("{mark}{}", beside(&item.head, &item.side)));
            for line in &item.lines {
                picture.words(BODY, if block.ticks { 42 } else { 0 }, line);
            }
            picture.words(BODY, 0, &block.boxes());
        }
    }
    picture.gap(30);
    picture.rule();
    for line in &sheet.foot {
        picture.words(BODY, 0, line);
    }
    if let Some(code) = sheet.link.as_deref().and_then(qr::of) {
        picture.gap(30);
        picture.code(&code);
        picture.words(BODY, 0, text::QR_NOTE);
    }
    picture.gap(MARGIN);
    picture
}

impl Picture {
    fn gap(&mut self, height: u32) {
        self.height = self.height.saturating_add(height);
    }

    fn rule(&mut self) {
        self.marks.push(Mark::Area(MARGIN, self.height, WIDTH - 2 * MARGIN, 2));
        self.gap(16);
    }

    /// Words in as many lines as they need.
    fn words(&mut self, kind: Type, indent: u32, words: &str) {
        if words.is_empty() {
            return;
        }
        for line in wrapped(words, kind.size, WIDTH - 2 * MARGIN - indent) {
            self.gap(kind.size);
            self.marks.push(Mark::Words(MARGIN + indent, self.height, kind, line));
            self.gap(kind.size * 2 / 5);
        }
    }

    fn code(&mut self, code: &Code) {
        let at = |squares: i32| u32::try_from(squares).unwrap_or_default().saturating_mul(SQUARE);
        for (x, y, length) in &code.runs {
            self.marks.push(Mark::Area(MARGIN + at(*x), self.height + at(*y), at(*length), SQUARE));
        }
        self.gap(at(code.side) + 12);
    }
}

/// Words in lines of at most this width, by what signs usually take: a Chinese one is as wide as it is high.
fn wrapped(words: &str, size: u32, width: u32) -> Vec<String> {
    let mut lines = Vec::new();
    let (mut line, mut used) = (String::new(), 0);
    for c in words.chars() {
        let wide = if c.is_ascii() { size * 3 / 5 } else { size };
        // No line begins with a mark that closes, and a number stays whole.
        if used + wide > width && !"，。；：、）」·".contains(c) {
            let whole = |sign: char| c.is_ascii_alphanumeric() && sign.is_ascii_alphanumeric();
            let rest = line.trim_end_matches(whole).len();
            let rest = line.split_off(if rest == 0 { line.len() } else { rest });
            used = u32::try_from(rest.len()).unwrap_or_default() * size * 3 / 5;
            lines.push(core::mem::replace(&mut line, rest));
        }
        line.push(c);
        used += wide;
    }
    lines.push(line);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::{Block, Item};

    #[test]
    fn every_word_is_on_the_picture_and_nothing_is_beyond_its_edge() {
        let long = "一二三四五六七八九十".repeat(5);
        let item =
            Item { group: "给本人".into(), head: long.clone(), side: "3,000 元".into(), lines: vec![long.clone()] };
        let block =
            Block {
                title: "我能领的", note: "几种钱分开算", ticks: true, items: vec![item], ..Block::default()
            };
        let link = Some("https://example.cn/#s1.fAAA".into());
        let sheet = Sheet { context: "某地".into(), blocks: vec![block], link, ..Sheet::default() };
        let picture = draw(&sheet);
        let mut written = String::new();
        for mark in &picture.marks {
            match mark {
                Mark::Words(x, y, kind, words) => {
                    let signs = u32::try_from(words.chars().count()).expect("few");
                    assert!(x + signs.saturating_sub(1) * kind.size <= WIDTH, "{words}");
                    assert!(*y < picture.height);
                    written.push_str(words);
                }
                Mark::Area(x, y, width, height) => assert!(x + width <= WIDTH && y + height <= picture.height),
            }
        }
        for words in ["我的清单", "某地", "给本人", "一二三", "3,000 元", text::QR_NOTE] {
            assert!(written.contains(words), "{words} is not in {written}");
        }
    }
}
