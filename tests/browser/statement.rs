//! 无障碍说明: one comes to it from the first screen, the clauses and the settings, and by its address; it holds in both sizes of type.

use crate::chromium::{NARROW, PHONE, browse};
use crate::page::{Page, Screen};
use crate::shape::check_screen;
use anyhow::{Result, ensure};

const NAME: &str = "无障碍说明";

#[test]
fn it_is_found_from_the_first_screen_the_clauses_and_the_settings() -> Result<()> {
    browse(PHONE, async |page| {
        let home = page.open().await?;
        let screen = page.press(NAME).await?;
        screen.check_sound()?;
        screen.check_heading(NAME)?;
        for words in ["WCAG 2.2", "GB/T 37668-2019", "长辈版", "axe-core", "还没有人用读屏软件", "本说明写于"]
        {
            screen.check_says(words)?;
        }
        let address: String = page.read("location.hash", &[]).await?;
        ensure!(address == "#accessibility", "the address is {address}");
        let again = page.reload().await?;
        ensure!(again.text == screen.text, "a reload turned\n{}\ninto\n{}", screen.text, again.text);
        // The way on, to where errors are told, and back.
        page.press("条款与说明").await?.check_says("这里写得不对？")?;
        let again = page.press(NAME).await?;
        ensure!(again.text == screen.text, "from the clauses it reads\n{}", again.text);
        page.press("显示设置").await?;
        page.press(NAME).await?.check_heading(NAME)?;
        page.back().await?.check_heading("显示设置")?;
        page.back().await?.check_heading(NAME)?;
        page.press("返回").await?.check_heading("条款与说明")?;
        page.back().await?.check_heading(NAME)?;
        let back = page.press("返回").await?;
        ensure!(back.text == home.text, "the first screen reads\n{}", back.text);
        Ok(())
    })
}

#[test]
fn it_opens_by_its_address_and_every_link_leads_somewhere() -> Result<()> {
    browse(PHONE, async |page| {
        // The same as a press on the link before the page is ready.
        let screen = page.open_at("#accessibility").await?;
        screen.check_heading(NAME)?;
        check_order(page).await?;
        // Nobody was here before, so the way back is to the first screen.
        for name in ["返回", "条款与说明", "匠惠"] {
            let screen = page.press(name).await?;
            ensure!(screen.heading() != NAME, "「{name}」 leads nowhere");
            page.back().await?.check_heading(NAME)?;
        }
        Ok(())
    })
}

/// One heading of the first rank, those below it of the second, each with a list.
async fn check_order(page: &Page) -> Result<()> {
    let ranks: Vec<String> = page.read("all('h1, h2, h3, h4').map((each) => each.localName)", &[]).await?;
    let expected: Vec<&str> = std::iter::once("h1").chain(std::iter::repeat_n("h2", 5)).collect();
    ensure!(ranks == expected, "the headings are {ranks:?}");
    let bare: Vec<String> =
        page.read("all('main section').filter((each) => !each.querySelector('li')).map(words)", &[]).await?;
    ensure!(bare.is_empty(), "nothing stands under {bare:?}");
    Ok(())
}

/// UX bars 12, 16 and 17 on this screen: nothing small, nothing wider than the screen, in both sizes of type.
#[test]
fn it_fits_the_narrowest_phone_in_both_sizes_of_type() -> Result<()> {
    browse(NARROW, async |page| {
        page.open().await?;
        page.press(NAME).await?;
        check_screen(page, ["48", "16"]).await?;
        page.picture("statement").await?;
        let screen: Screen = page.press("长辈版").await?;
        screen.check_heading(NAME)?;
        check_screen(page, ["60", "18"]).await?;
        // As it says of every screen.
        let speaks: bool = page.read("'speechSynthesis' in window", &[]).await?;
        ensure!(
            screen.offers("读给我听") == speaks,
            "the browser speaks: {speaks}; the screen has {:?}",
            screen.controls
        );
        page.picture("statement-elder").await.map(|_| ())
    })
}
