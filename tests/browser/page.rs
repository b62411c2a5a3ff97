//! 一页: the page as a person sees it and uses it. Everything is found by the words that stand on it.

use crate::chromium::{Size, pictures};
use crate::driver::Engine;
use crate::watch::Watch;
use anyhow::{Context, Result, bail, ensure};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::path::PathBuf;
use std::time::Duration;
use thirtyfour::{Key, WebDriver, WebElement};

/// The wasm has drawn the page.
pub const DRAWN: &str = "return window.__drawn === true";
/// Where there are two files, the second one has joined the first.
const WHOLE: &str = "
    const tag = document.getElementById('boot-assets');
    return !tag || !tag.hasAttribute('data-later') || performance.getEntriesByName('jianghui-whole').length > 0";

/// What finds things on the page.
const FINDERS: &str = include_str!("page.js");

/// How often the page is looked at while it loads, and how many times.
const LOOK: Duration = Duration::from_millis(20);
const LOOKS: usize = 1000;

/// The page in a browser.
pub struct Page {
    engine: Engine,
    driver: WebDriver,
    address: String,
    watch: Watch,
    /// Pictures are named with the width, so that both sizes lie side by side.
    size: Size,
    /// Whether things are pressed by a script: `WebKit`'s driver misses what is in a frame of a page that has scrolled.
    by_script: bool,
}

/// What stands on the screen.
#[derive(Debug, Deserialize)]
pub struct Screen {
    pub title: String,
    pub headings: Vec<String>,
    pub text: String,
    pub controls: Vec<String>,
    pub choices: Vec<Choice>,
    pub fields: Vec<Field>,
    pub alerts: Vec<String>,
    pub focus: String,
    pub focus_on_heading: bool,
    /// What was said last to those who do not see the page.
    pub said: String,
    pub width: i64,
    pub content_width: i64,
    /// What broke the Content-Security-Policy.
    pub offences: Vec<String>,
}

/// A row to choose.
#[derive(Debug, Deserialize, PartialEq, Eq)]
pub struct Choice {
    pub name: String,
    pub chosen: bool,
}

/// A field to fill in.
#[derive(Debug, Deserialize)]
pub struct Field {
    pub name: String,
    pub value: String,
    pub wrong: bool,
    /// The hint, and what is wrong.
    pub told: String,
}

/// A provision among the results.
#[derive(Debug, Deserialize)]
pub struct Provision {
    pub name: String,
    pub text: String,
    pub group: String,
}

impl Provision {
    /// These words stand on it.
    pub fn check_says(&self, words: &str) -> Result<()> {
        ensure!(says(&self.text, words), "「{words}」 does not stand on the card {self:#?}");
        Ok(())
    }

    /// It stands under this heading.
    pub fn check_group(&self, group: &str) -> Result<()> {
        ensure!(self.group.starts_with(group), "it does not stand under 「{group}」: {self:#?}");
        Ok(())
    }
}

/// Whether words stand in a text; blanks only set them apart for the eye.
pub fn says(text: &str, words: &str) -> bool {
    let dense = |text: &str| text.split_whitespace().collect::<String>();
    dense(text).contains(&dense(words))
}

impl Screen {
    /// The one heading of the first rank.
    pub fn heading(&self) -> &str {
        self.headings.first().map_or("", String::as_str)
    }

    /// Whether there is a button or link of this name.
    pub fn offers(&self, name: &str) -> bool {
        self.controls.iter().any(|control| control == name)
    }

    /// The names of the rows that are chosen.
    pub fn chosen(&self) -> Vec<&str> {
        self.choices.iter().filter(|choice| choice.chosen).map(|choice| choice.name.as_str()).collect()
    }

    /// These words can be read.
    pub fn check_says(&self, words: &str) -> Result<()> {
        ensure!(says(&self.text, words), "「{words}」 does not stand on 「{}」", self.heading());
        Ok(())
    }

    /// These words cannot be read.
    pub fn check_silent(&self, words: &str) -> Result<()> {
        ensure!(!says(&self.text, words), "「{words}」 stands on 「{}」", self.heading());
        Ok(())
    }

    /// What holds for every screen that one comes to: one heading, which has the focus and names the window, and
    /// nothing that sticks out at the side.
    pub fn check_sound(&self) -> Result<()> {
        let heading = self.heading();
        ensure!(self.headings.len() == 1, "the headings are {:?}", self.headings);
        ensure!(self.focus_on_heading, "the focus is on 「{}」 instead of 「{heading}」", self.focus);
        ensure!(self.title == format!("{heading} - 匠惠"), "the window of 「{heading}」 is named 「{}」", self.title);
        ensure!(self.content_width <= self.width, "「{heading}」 is {} px wide", self.content_width);
        Ok(())
    }

    /// Whether this is the heading.
    pub fn check_heading(&self, heading: &str) -> Result<()> {
        ensure!(self.heading() == heading, "the screen is 「{}」 instead of 「{heading}」", self.heading());
        Ok(())
    }
}

impl Page {
    /// The page, not opened yet.
    pub fn new(engine: Engine, driver: WebDriver, address: String, watch: Watch) -> Self {
        Self { engine, driver, address, watch, size: Size { width: 0, height: 0 }, by_script: false }
    }

    /// The size of what is visible.
    pub fn size(&self) -> Size {
        self.size
    }

    // ── opening ─────────────────────────────────────────────────────────────

    /// Sets the size of what is visible of the page.
    pub async fn resize(&mut self, size: Size) -> Result<()> {
        let Size { width, height } = size;
        if self.engine == Engine::Chromium {
            let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 768 });
            self.send("Emulation.setDeviceMetricsOverride", metrics).await?;
        } else {
            self.resize_window(size).await?;
        }
        self.size = size;
        Ok(())
    }

    /// The same without developer tools: the window is larger than the page by what is around it.
    async fn resize_window(&self, Size { width, height }: Size) -> Result<()> {
        let (mut wide, mut high) = (width, height);
        for _ in 0..LOOKS {
            self.driver.set_window_rect(0, 0, wide, high).await?;
            // While the window is still being resized the page may already be larger than it.
            let sizes = "[innerWidth, innerHeight, ...[outerWidth - innerWidth, outerHeight - innerHeight]
                .map((around) => Math.max(around, 0))]";
            let [inner_width, inner_height, around_width, around_height]: [u32; 4] = self.read(sizes, &[]).await?;
            if (inner_width, inner_height) == (width, height) {
                return Ok(());
            }
            (wide, high) = (width + around_width, height + around_height);
            tokio::time::sleep(LOOK).await;
        }
        bail!("the window cannot be made {width} by {height} px large")
    }

    /// Opens the page and waits until the wasm has drawn it.
    pub async fn open(&self) -> Result<Screen> {
        self.open_undrawn().await?;
        self.loaded().await
    }

    /// Opens the page without waiting for the wasm.
    pub async fn open_undrawn(&self) -> Result<()> {
        self.open_undrawn_at("").await
    }

    /// The same with this behind the address.
    pub async fn open_undrawn_at(&self, rest: &str) -> Result<()> {
        Ok(self.driver.goto(format!("{}{rest}", self.address)).await?)
    }

    /// Goes to a part of the page from outside, or asks it for something, as a link does.
    pub async fn open_at(&self, rest: &str) -> Result<Screen> {
        self.open_undrawn_at(rest).await?;
        self.loaded().await
    }

    /// Loads the page anew in the same tab.
    pub async fn reload(&self) -> Result<Screen> {
        self.watch.check_quiet().await?;
        self.driver.refresh().await?;
        self.loaded().await
    }

    /// Waits until the wasm has drawn the page, and its second file is there as well.
    pub async fn loaded(&self) -> Result<Screen> {
        self.until("the wasm has drawn the page", DRAWN).await?;
        self.until("the second file is there", WHOLE).await?;
        let screen = self.settled().await?;
        ensure!(screen.width == i64::from(self.size.width), "the page is {} px wide", screen.width);
        self.watch.check_loading(&self.address).await?;
        Ok(screen)
    }

    /// Waits until a page that is not this project's has loaded; what it asks for from then on is too much.
    pub async fn loaded_when(&self, what: &str, script: &str) -> Result<()> {
        self.until(what, script).await?;
        self.watch.check_loading(&self.address).await
    }

    /// Waits until a script returns true.
    pub async fn until(&self, what: &str, script: &str) -> Result<()> {
        for _ in 0..LOOKS {
            if self.driver.execute(script, Vec::new()).await?.convert()? {
                return Ok(());
            }
            tokio::time::sleep(LOOK).await;
        }
        bail!("it never happened that {what}")
    }

    /// One screen back, by the browser's own button.
    pub async fn back(&self) -> Result<Screen> {
        if self.by_script {
            // From within a frame that driver waits for ever.
            self.read::<()>("(history.back(), null)", &[]).await?;
        } else {
            self.driver.back().await?;
        }
        self.settled().await
    }

    /// One screen forward, by the browser's own button.
    pub async fn forward(&self) -> Result<Screen> {
        self.driver.forward().await?;
        self.settled().await
    }

    /// Goes to another page than ours.
    pub async fn go_to(&self, address: &str) -> Result<()> {
        Ok(self.driver.goto(address).await?)
    }

    /// From now on everything is about the frame that this expression names.
    pub async fn enter_frame(&mut self, frame: &str) -> Result<()> {
        self.by_script = self.engine == Engine::WebKit;
        self.driver.execute(format!("return {frame};"), Vec::new()).await?.element()?.enter_frame().await?;
        Ok(())
    }

    /// And again about the page around it.
    pub async fn leave_frame(&mut self) -> Result<()> {
        self.by_script = false;
        Ok(self.driver.enter_default_frame().await?)
    }

    // ── seeing ──────────────────────────────────────────────────────────────

    /// What stands on the screen.
    pub async fn screen(&self) -> Result<Screen> {
        let mut screen: Screen = self.read("screen()", &[]).await?;
        // A press by a script is nobody's: without a person's, WebKit lets no frame of another origin take the focus.
        screen.focus_on_heading |= self.by_script;
        Ok(screen)
    }

    /// What stands on the screen once everything that was done has been drawn.
    pub async fn settled(&self) -> Result<Screen> {
        self.driver.execute_async(format!("{FINDERS} drawn(arguments[0]);"), Vec::new()).await?;
        self.screen().await
    }

    /// The provisions among the results.
    pub async fn provisions(&self) -> Result<Vec<Provision>> {
        self.read("provisions()", &[]).await
    }

    /// The cards and rows of the provision of this name among the results, one for each record.
    pub async fn cards(&self, name: &str) -> Result<Vec<Provision>> {
        let all = self.provisions().await?;
        Ok(all.into_iter().filter(|provision| says(&provision.text, name)).collect())
    }

    /// The only card or row of the provision of this name.
    pub async fn card(&self, name: &str) -> Result<Provision> {
        let mut cards = self.cards(name).await?;
        ensure!(cards.len() == 1, "{} provisions are named 「{name}」: {cards:#?}", cards.len());
        cards.pop().context("none")
    }

    /// Takes a picture of the whole page, and gives the place of the file.
    pub async fn picture(&mut self, name: &str) -> Result<PathBuf> {
        let size = self.size;
        let height = self.read::<u32>("document.documentElement.scrollHeight", &[]).await?.max(size.height);
        self.resize(Size { height, ..size }).await?;
        let path = pictures()?.join(format!("{}{}-{name}.png", self.watch.mark(self.engine), size.width));
        self.driver.screenshot(&path).await?;
        self.resize(size).await?;
        Ok(path)
    }

    /// Takes a picture of what is in the window, and gives the place of the file.
    pub async fn window(&self, name: &str) -> Result<PathBuf> {
        let path = pictures()?.join(format!("{name}.png"));
        self.driver.screenshot(&path).await?;
        Ok(path)
    }

    // ── doing ───────────────────────────────────────────────────────────────

    /// Presses the button or link of this name.
    pub async fn press(&self, name: &str) -> Result<Screen> {
        self.click("control", name).await.with_context(|| format!("pressing 「{name}」"))?;
        self.settled().await
    }

    /// Chooses, or ticks, the row of this name, by its words.
    pub async fn choose(&self, name: &str) -> Result<()> {
        self.click("choice", name).await.with_context(|| format!("choosing 「{name}」"))
    }

    async fn click(&self, what: &str, name: &str) -> Result<()> {
        let element = self.find(what, &[name]).await?;
        if self.by_script {
            return self.read(&format!("({what}(...arguments).click(), null)"), &[name]).await;
        }
        Ok(element.click().await?)
    }

    /// Opens what is folded of the answers to a question: who wants to know what there is looks there as well.
    pub async fn unfold_answers(&self) -> Result<()> {
        self.read("(unfoldAnswers(), null)", &[]).await
    }

    /// Opens everything that is folded.
    pub async fn unfold(&self) -> Result<Screen> {
        let script = "(document.querySelectorAll('main details').forEach((each) => (each.open = true)), null)";
        self.read::<Option<bool>>(script, &[]).await?;
        self.settled().await
    }

    /// Presses the first button or link whose name begins so.
    pub async fn press_first(&self, what: &str) -> Result<Screen> {
        let controls = self.screen().await?.controls;
        let name = controls.iter().find(|control| control.starts_with(what));
        self.press(name.with_context(|| format!("nothing to press begins with 「{what}」: {controls:?}"))?).await
    }

    /// Pastes a table of workers into its field, as the browser tells the page of it.
    pub async fn paste_table(&self, words: &str) -> Result<Screen> {
        let script = "(() => { const f = field('职工表格'); f.focus(); f.value = arguments[0]; \
            f.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' })); })(), null";
        self.read::<Option<bool>>(script, &[words]).await?;
        self.settled().await
    }

    /// Writes into the field of this name instead of what stood there.
    pub async fn write(&self, name: &str, words: &str) -> Result<()> {
        let field = self.find("field", &[name]).await?;
        // As after three clicks: `clear` of WebDriver would not tell the page that something was typed.
        self.read::<()>("field(...arguments).select(), null", &[name]).await?;
        if self.by_script {
            let typed = "(() => { const f = field(arguments[0]); f.value = arguments[1]; \
                f.dispatchEvent(new InputEvent('input', { bubbles: true })); })(), null";
            return self.read(typed, &[name, words]).await;
        }
        field.send_keys(Key::Backspace + words).await?;
        Ok(())
    }

    /// Writes into the only field that takes a number.
    pub async fn write_number(&self, number: &str) -> Result<()> {
        let fields = self.screen().await?.fields;
        ensure!(fields.len() == 1, "{} fields to write into: {fields:?}", fields.len());
        self.write(&fields.first().context("none")?.name, number).await
    }

    /// Picks a value of the list of this name.
    pub async fn pick(&self, name: &str, value: &str) -> Result<()> {
        if self.by_script {
            self.read::<()>("(option(...arguments).selected = true, null)", &[name, value]).await?;
        } else {
            self.find("option", &[name, value]).await?.click().await?;
        }
        // Browsers send this event when a person picks a value; chromedriver sends only the one that follows it.
        self.read("field(...arguments).dispatchEvent(new Event('input', { bubbles: true })), null", &[name]).await
    }

    /// Presses keys where the focus is.
    pub async fn keys(&self, keys: impl IntoIterator<Item = Key>) -> Result<Screen> {
        for key in keys {
            self.driver.action_chain().send_keys(key).perform().await?;
        }
        self.settled().await
    }

    /// One stop back.
    pub async fn shift_tab(&self) -> Result<Screen> {
        self.driver.action_chain().key_down(Key::Shift).send_keys(Key::Tab).key_up(Key::Shift).perform().await?;
        self.settled().await
    }

    /// Types words where the focus is.
    pub async fn type_words(&self, words: &str) -> Result<Screen> {
        self.driver.action_chain().send_keys(words).perform().await?;
        self.settled().await
    }

    /// Gives the browser a command of its developer tools.
    pub async fn send(&self, method: &str, parameters: Value) -> Result<Value> {
        self.watch.send(method, parameters).await
    }

    /// Runs a function of `page.js`, or any other expression.
    pub async fn read<T: DeserializeOwned>(&self, call: &str, names: &[&str]) -> Result<T> {
        let names: Vec<Value> = names.iter().map(|name| json!(name)).collect();
        Ok(self.driver.execute(format!("{FINDERS} return {call};"), names).await?.convert()?)
    }

    async fn find(&self, what: &str, names: &[&str]) -> Result<WebElement> {
        let arguments: Vec<Value> = names.iter().map(|name| json!(name)).collect();
        let found = self.driver.execute(format!("{FINDERS} return {what}(...arguments) || null;"), arguments).await?;
        ensure!(!found.json().is_null(), "there is no {what} {names:?}");
        Ok(found.element()?)
    }

    /// Nothing left the page, and nothing went wrong in it.
    pub async fn check_watch(&self) -> Result<()> {
        let screen = self.screen().await?;
        ensure!(screen.offences.is_empty(), "against the Content-Security-Policy: {:?}", screen.offences);
        self.watch.check_quiet().await
    }
}
