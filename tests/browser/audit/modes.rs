//! How the page can look, and what is run in each of these looks.

use crate::chromium::{DESKTOP, NARROW, PHONE, Size};
use serde::Serialize;

/// The widths, in CSS pixels.
pub const SIZES: [Size; 4] = [NARROW, PHONE, Size { width: 768, height: 1024 }, DESKTOP];

/// A look of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "three switches of the page, and what is run, each by itself")]
pub struct Mode {
    pub name: &'static str,
    /// 长辈版: a walk of its own, since other things stand on the screen.
    #[serde(skip)]
    pub elder: bool,
    /// Dark colours.
    pub dark: bool,
    /// More contrast.
    pub more: bool,
    /// Whether axe-core runs: it takes ten times as long as all the rest.
    pub axe: bool,
    /// Whether `HTML_CodeSniffer` runs.
    pub htmlcs: bool,
}

/// All looks. Colours are put on by the attributes that the switches set: they change nothing but colours, and what is on
/// the screen stays.
pub const MODES: [Mode; 8] = [
    Mode { name: "standard", elder: false, dark: false, more: false, axe: true, htmlcs: true },
    Mode { name: "high contrast", elder: false, dark: false, more: true, axe: true, htmlcs: true },
    Mode { name: "dark", elder: false, dark: true, more: false, axe: true, htmlcs: true },
    Mode { name: "dark, high contrast", elder: false, dark: true, more: true, axe: false, htmlcs: true },
    Mode { name: "elder", elder: true, dark: false, more: false, axe: true, htmlcs: true },
    Mode { name: "elder, high contrast", elder: true, dark: false, more: true, axe: false, htmlcs: true },
    Mode { name: "elder, dark", elder: true, dark: true, more: false, axe: false, htmlcs: true },
    Mode { name: "elder, dark, high contrast", elder: true, dark: true, more: true, axe: false, htmlcs: true },
];

/// The least height of what is pressed, and of type, in CSS pixels.
pub fn least(elder: bool) -> [&'static str; 2] {
    if elder { ["60", "20"] } else { ["48", "16"] }
}
