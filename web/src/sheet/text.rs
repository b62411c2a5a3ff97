//! The sheet as plain text, for a chat.

use super::Sheet;
use crate::text;

/// The sheet as lines of text.
#[must_use]
pub fn write(sheet: &Sheet) -> String {
    let mut lines: Vec<String> = vec![text::MY_LIST.into(), sheet.context.clone()];
    lines.extend(sheet.warnings.iter().map(ToString::to_string));
    for block in &sheet.blocks {
        lines.push(String::new());
        lines.push(format!("【{}】", block.title));
        if !block.note.is_empty() {
            lines.push(block.note.into());
        }
        let mut group = "";
        for item in &block.items {
            if item.group != group {
                group = &item.group;
                lines.push(format!("{group}："));
            }
            lines.push(format!("{} {}", if block.ticks { "□" } else { "·" }, beside(&item.head, &item.side)));
            lines.extend(item.lines.iter().map(|line| format!("  {line}")));
            if !block.states.is_empty() {
                lines.push(format!("  {}", block.boxes()));
            }
        }
    }
    lines.push(String::new());
    lines.extend(sheet.foot.iter().cloned());
    lines.join("\n")
}

/// A head and what stands beside it in one line.
#[must_use]
pub fn beside(head: &str, side: &str) -> String {
    if side.is_empty() { head.into() } else { format!("{head}：{side}") }
}
