//! 样子: small grey pictures of key states, kept, and compared with what the page looks like now.

use super::tour::{Type, freeze, organisation, worker};
use crate::chromium::{PHONE, browse, pictures};
use crate::page::Page;
use anyhow::{Context, Result, bail, ensure};
use serde_json::json;
use std::fs::{self, File};
use std::io::{BufReader, BufWriter};
use std::path::{Path, PathBuf};

/// How many dots of the screen, each way, become one.
const SHRINK: usize = 3;

/// The greatest grey of four bits.
const WHITE: u8 = 15;

/// How far the whole picture, and the worst of its tiles, may differ on average: ten-thousandths of the way from black
/// to white.
/// Another rendering of the same font differs by less than a third of this, a line that moves by more.
const MEAN: u64 = 120;
const WORST: u64 = 1600;

/// The side of a tile, in dots of the small picture.
const TILE: usize = 10;

/// The colours besides the usual ones: how they are asked for, and their name.
const COLOURS: [(&str, &str, &str); 2] = [("data-theme", "dark", "dark"), ("data-contrast", "more", "contrast")];

/// The states that are kept, and whether in the other colours as well.
const KEPT: [(&str, bool); 12] = [
    ("home", true),
    ("choice", false),
    ("choice-error", true),
    ("date-error", false),
    ("number", false),
    ("results", true),
    ("detail", true),
    ("compare", false),
    ("checklist", false),
    ("records", false),
    ("roster", false),
    ("ledger", false),
];

/// The states that are kept in the elder layout.
const ELDER: [&str; 6] = ["home", "choice", "number", "results", "detail", "checklist"];

/// A small grey picture: one number from 0 to 15 for each dot, row by row.
#[derive(PartialEq, Eq)]
struct Picture {
    width: usize,
    height: usize,
    dots: Vec<u8>,
}

/// How two pictures differ: on average, and in the worst tile.
struct Difference {
    mean: u64,
    worst: u64,
    at: (usize, usize),
}

impl Picture {
    /// What the screen looks like, from a file of eight bits a colour.
    fn shrunk(path: &Path) -> Result<Self> {
        let mut reader = png::Decoder::new(BufReader::new(File::open(path)?)).read_info()?;
        let mut data = vec![0; reader.output_buffer_size().context("too large")?];
        let info = reader.next_frame(&mut data)?;
        ensure!(info.bit_depth == png::BitDepth::Eight, "{:?} bits", info.bit_depth);
        let (across, step) = (info.width as usize, info.color_type.samples());
        ensure!(step >= 3, "no colours: {:?}", info.color_type);
        let (width, height) = (across / SHRINK, info.height as usize / SHRINK);
        let light = |x: usize, y: usize| -> u32 {
            let at = (y * across + x) * step;
            let part = |index: usize| u32::from(data.get(at + index).copied().unwrap_or_default());
            (part(0) * 30 + part(1) * 59 + part(2) * 11) / 100
        };
        let mut dots = Vec::with_capacity(width * height);
        for y in 0..height {
            for x in 0..width {
                let parts =
                    (0..SHRINK * SHRINK).map(|part| light(x * SHRINK + part % SHRINK, y * SHRINK + part / SHRINK));
                let mean = parts.sum::<u32>() / u32::try_from(SHRINK * SHRINK)?;
                dots.push(u8::try_from((mean * u32::from(WHITE) + 127) / 255)?);
            }
        }
        Ok(Self { width, height, dots })
    }

    /// From a file of four bits a dot.
    fn kept(path: &Path) -> Result<Self> {
        let file = File::open(path).with_context(|| format!("there is no {}", path.display()))?;
        let mut reader = png::Decoder::new(BufReader::new(file)).read_info()?;
        let mut data = vec![0; reader.output_buffer_size().context("too large")?];
        let info = reader.next_frame(&mut data)?;
        let is_ours = (info.color_type, info.bit_depth) == (png::ColorType::Grayscale, png::BitDepth::Four);
        ensure!(is_ours, "{} is not one of these pictures", path.display());
        let (width, height) = (info.width as usize, info.height as usize);
        let rows = data.chunks(info.line_size).take(height);
        let dots =
            rows.flat_map(|row| row.iter().flat_map(|two| [two >> 4, two & WHITE]).take(width).collect::<Vec<_>>());
        Ok(Self { width, height, dots: dots.collect() })
    }

    fn write(&self, path: &Path) -> Result<()> {
        let file = BufWriter::new(File::create(path)?);
        let mut encoder = png::Encoder::new(file, u32::try_from(self.width)?, u32::try_from(self.height)?);
        encoder.set_color(png::ColorType::Grayscale);
        encoder.set_depth(png::BitDepth::Four);
        encoder.set_compression(png::Compression::High);
        let rows = self.dots.chunks(self.width);
        let pair = |two: &[u8]| two.first().copied().unwrap_or_default() << 4 | two.get(1).copied().unwrap_or_default();
        let data: Vec<u8> = rows.flat_map(|row| row.chunks(2).map(pair).collect::<Vec<_>>()).collect();
        encoder.write_header()?.write_image_data(&data)?;
        Ok(())
    }

    fn differs(&self, other: &Self) -> Result<Difference> {
        ensure!((self.width, self.height) == (other.width, other.height), "the pictures differ in size");
        let across = self.width.div_ceil(TILE);
        let mut tiles = vec![(0_u32, 0_u32); across * self.height.div_ceil(TILE)];
        for (index, (one, two)) in self.dots.iter().zip(&other.dots).enumerate() {
            let (x, y) = (index % self.width, index / self.width);
            let tile = tiles.get_mut(y / TILE * across + x / TILE).context("no tile")?;
            *tile = (tile.0 + u32::from(one.abs_diff(*two)), tile.1 + 1);
        }
        let share = |(sum, count): (u32, u32)| u64::from(sum) * 10_000 / u64::from(count.max(1) * u32::from(WHITE));
        let all = tiles.iter().fold((0, 0), |all, tile| (all.0 + tile.0, all.1 + tile.1));
        let worst = tiles.iter().map(|tile| share(*tile)).enumerate().max_by_key(|(_, share)| *share);
        let (tile, worst) = worst.context("no tiles")?;
        let at = (tile % across * TILE * SHRINK, tile / across * TILE * SHRINK);
        Ok(Difference { mean: share(all), worst, at })
    }

    /// Before, now, and what differs, side by side.
    fn beside(&self, now: &Self) -> Self {
        let mut dots = Vec::with_capacity(self.dots.len() * 3);
        for (before, now) in self.dots.chunks(self.width).zip(now.dots.chunks(now.width)) {
            dots.extend_from_slice(before);
            dots.extend_from_slice(now);
            dots.extend(before.iter().zip(now).map(|(one, two)| WHITE - one.abs_diff(*two)));
        }
        Self { width: self.width * 3, height: self.height, dots }
    }
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("browser/pictures")
}

/// Compares the screen with the picture of this name, or keeps it as that picture.
async fn compare(page: &mut Page, name: &str, flaws: &mut Vec<String>) -> Result<()> {
    // A ring or a caret that comes and goes would be a difference, and so would the colours of what is under the pointer
    // since the last press: when a browser notices that, is its own affair.
    page.send("Input.dispatchMouseEvent", json!({ "type": "mouseMoved", "x": 0, "y": 0 })).await?;
    page.read::<Option<bool>>("(document.activeElement.blur(), scrollTo(0, 0), null)", &[]).await?;
    page.settled().await?;
    let now = Picture::shrunk(&page.window(&format!("kept-{name}")).await?)?;
    let path = folder().join(format!("{name}.png"));
    if std::env::var_os("JIANGHUI_BLESS").is_some() {
        fs::create_dir_all(folder())?;
        return now.write(&path);
    }
    let kept = Picture::kept(&path)?;
    match kept.differs(&now) {
        Ok(Difference { mean, worst, .. }) if mean <= MEAN && worst <= WORST => {}
        Ok(Difference { mean, worst, at }) => {
            let shown = pictures()?.join(format!("differs-{name}.png"));
            kept.beside(&now).write(&shown)?;
            flaws.push(format!(
                "{name}: {mean} of 10,000 on the whole, {worst} at {at:?}; before, now and the difference: {}",
                shown.display()
            ));
        }
        Err(error) => flaws.push(format!("{name}: {error:#}")),
    }
    Ok(())
}

fn settle(flaws: &[String]) -> Result<()> {
    if flaws.is_empty() {
        return Ok(());
    }
    bail!("{} pictures differ; if it is meant, JIANGHUI_BLESS=1:\n{}", flaws.len(), flaws.join("\n"))
}

/// The key states look as they did when somebody last looked at them; three of them also in dark colours and with more
/// contrast.
#[test]
fn the_page_looks_as_it_did() -> Result<()> {
    browse(PHONE, async |page| {
        freeze(page).await?;
        let mut flaws = Vec::new();
        let mut see = async |page: &mut Page, state: &'static str| {
            let Some((_, in_colours)) = KEPT.into_iter().find(|(kept, _)| *kept == state) else { return Ok(()) };
            compare(page, state, &mut flaws).await?;
            for (attribute, value, name) in COLOURS.into_iter().filter(|_| in_colours) {
                let dress = format!("(document.documentElement.setAttribute('{attribute}', '{value}'), null)");
                page.read::<Option<bool>>(&dress, &[]).await?;
                compare(page, &format!("{name}-{state}"), &mut flaws).await?;
                let undress = format!("(document.documentElement.removeAttribute('{attribute}'), null)");
                page.read::<Option<bool>>(&undress, &[]).await?;
            }
            Ok(())
        };
        Type::Standard.open(page).await?;
        worker(page, &mut see).await?;
        page.press("匠惠").await?;
        organisation(page, &mut see).await?;
        settle(&flaws)
    })
}

/// The same in the elder layout.
#[test]
fn the_elder_layout_looks_as_it_did() -> Result<()> {
    browse(PHONE, async |page| {
        freeze(page).await?;
        let mut flaws = Vec::new();
        let mut see = async |page: &mut Page, state: &'static str| {
            if ELDER.contains(&state) {
                compare(page, &format!("elder-{state}"), &mut flaws).await?;
            }
            Ok(())
        };
        Type::Elder.open(page).await?;
        worker(page, &mut see).await?;
        settle(&flaws)
    })
}

/// A line that moves is a difference, and a shade that another machine gives to the same signs is none.
#[test]
fn a_moved_line_is_seen_and_another_shade_is_not() -> Result<()> {
    let (width, height) = (PHONE.width as usize / SHRINK, PHONE.height as usize / SHRINK);
    let page = |first: usize, ink: u8| {
        let is_ink = |x: usize, y: usize| y >= first && (y - first) % 12 < 5 && x % 5 < 3 && (8..110).contains(&x);
        let dots = (0..width * height).map(|at| if is_ink(at % width, at / width) { ink } else { WHITE });
        Picture { width, height, dots: dots.collect() }
    };
    let (kept, shaded, moved) = (page(40, 4), page(40, 5), page(44, 4));
    let difference = kept.differs(&shaded)?;
    ensure!(difference.mean <= MEAN * 3 && difference.worst <= WORST, "{} {}", difference.mean, difference.worst);
    let difference = kept.differs(&moved)?;
    ensure!(difference.mean > MEAN || difference.worst > WORST, "{} {}", difference.mean, difference.worst);
    let folder = pictures()?;
    let path = folder.join("there-and-back.png");
    moved.write(&path)?;
    ensure!(Picture::kept(&path)? == moved, "a picture is not read as it was written");
    Ok(())
}

/// All of them together stay small.
#[test]
fn the_kept_pictures_are_small() -> Result<()> {
    let mut bytes = 0;
    for file in fs::read_dir(folder())? {
        bytes += file?.metadata()?.len();
    }
    ensure!((1..300_000).contains(&bytes), "they take {bytes} bytes");
    Ok(())
}
