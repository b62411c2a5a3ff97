//! 二维码: a link as a QR code, made here.

use qrcodegen::{Mask, QrCode, QrCodeEcc, QrSegment, Version};

/// The widest code that is made, for 586 letters: a wider one is too fine for a phone to read off paper.
const WIDEST: u8 = 16;

/// A code: how many squares it is wide, and the dark ones of each row in runs of column, row and length.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// The squares of a side, without the margin.
    pub side: i32,
    /// The dark runs.
    pub runs: Vec<(i32, i32, i32)>,
}

/// The code of a link; `None` when it is too long for one.
#[must_use]
pub fn of(link: &str) -> Option<Code> {
    let bytes = [QrSegment::make_bytes(link.as_bytes())];
    let (from, to) = (Version::MIN, Version::new(WIDEST));
    // One mask for all: weighing them against each other would cost more bytes than the rest of it.
    let code = QrCode::encode_segments_advanced(&bytes, QrCodeEcc::Low, from, to, Some(Mask::new(0)), false).ok()?;
    let side = code.size();
    let mut runs: Vec<(i32, i32, i32)> = Vec::new();
    for y in 0..side {
        for x in (0..side).filter(|x| code.get_module(*x, y)) {
            match runs.last_mut() {
                Some((from, row, length)) if *row == y && *from + *length == x => *length += 1,
                _ => runs.push((x, y, 1)),
            }
        }
    }
    Some(Code { side, runs })
}

impl Code {
    /// The dark squares as the path of an SVG.
    #[must_use]
    pub fn path(&self) -> String {
        self.runs.iter().fold(String::new(), |path, (x, y, length)| path + &format!("M{x} {y}h{length}v1h-{length}z"))
    }
}
