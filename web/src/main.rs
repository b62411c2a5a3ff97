//! The page of 匠惠: a self-check that runs wholly in the browser.
//!
//! Read in this order: `state` (what the page knows, and the one function that changes it), `flow` (which screen
//! comes next), `outlook` (what the engine makes of it), then `pages` and `components`, which only draw.
//! `later` is what comes in a second file. `sheet` is what one takes along, `batch` the table of workers of an employer,
//! `share` the link, `keep` the record on the device, `display` how the page looks, `embed` what a page around this one may ask for.
//! All words stand in `text`; everything that touches the browser stands in `browser`.

mod aloud;
mod app;
mod asking;
mod batch;
mod browser;
mod components;
mod display;
mod draft;
mod early;
mod embed;
mod flow;
mod format;
mod keep;
mod later;
mod outlook;
mod pages;
mod session;
mod share;
mod sheet;
mod state;
mod sums;
mod text;

fn main() {
    // Without its mount there is no page to draw; the plain HTML stays as it is.
    if let Some(mount) = browser::mount() {
        yew::Renderer::<app::App>::with_root(mount).render();
    }
}
