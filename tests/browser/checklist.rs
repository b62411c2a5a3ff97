//! 我的清单: what stands on it, that it fits on two sheets of paper, and the ways to take it along.

use crate::chromium::{NARROW, PHONE, browse};
use crate::page::{Page, Screen, says};
use crate::walk::Answer::{Day, Number, Row, Skip};
use crate::walk::{Person, change};
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

const LIST: &str = "我的清单";
const MONTHS: &str = "您累计缴了多少个月失业保险费？";

/// From the first screen to the sheet.
async fn list_of(page: &Page, person: &Person) -> Result<Screen> {
    person.check(page).await?;
    let screen = page.press("生成清单").await?;
    screen.check_heading(LIST)?;
    screen.check_sound()?;
    Ok(screen)
}

/// What stands under a heading of the sheet.
async fn block(page: &Page, heading: &str) -> Result<String> {
    let script = "(() => { const h = all('main h2').find((h) => words(h) === arguments[0]); \
        return h ? words(h.parentElement) : ''; })()";
    page.read(script, &[heading]).await
}

async fn check_block(page: &Page, heading: &str, expected: &[&str]) -> Result<()> {
    let text = block(page, heading).await?;
    for words in expected {
        ensure!(says(&text, words), "「{words}」 does not stand under 「{heading}」: {text}");
    }
    Ok(())
}

#[test]
fn a_worker_sees_everything_that_is_needed_at_the_counter() -> Result<()> {
    browse(PHONE, async |page| worker_sheet(page).await)
}

/// A worker's whole way to the sheet, what stands on it, and back.
pub async fn worker_sheet(page: &Page) -> Result<()> {
    let screen = list_of(page, &Person::worker()).await?;
    for words in ["温州", "我自己", "温人社发〔2018〕242号", "以经办部门审核为准", "请向经办部门确认"]
    {
        screen.check_says(words)?;
    }
    check_block(page, "我能领的", &["给本人", "技能提升补贴", "一次性 3,000 元", "第 4 条"]).await?;
    check_block(page, "还差一点", &["岗位津贴", "第 5 条", "您填：三级（高级工）", "您自己能办"]).await?;
    check_block(page, "时间线", &["执行到哪一天，文件未写明"]).await?;
    let said = ["想申领技能提升补贴", "依据是温人社发〔2018〕242号，第 4 条", "文件没有写明申请手续、所需材料"];
    check_block(page, "到窗口怎么说", &said).await?;
    let proof = ["这不是官方的材料清单", "失业保险缴费记录", "累计缴纳失业保险费月数", "证书上的等级"];
    check_block(page, "凭什么看得出来", &proof).await?;
    let answers = ["累计缴纳失业保险费月数", "36 个月", "2019 年 3 月", "属于紧缺职业工种目录：是"];
    check_block(page, "我的答案", &answers).await?;
    for words in ["不合格", "失败"] {
        screen.check_silent(words)?;
    }
    page.press("返回结果").await?.check_heading("可以申领 1 项")
}

#[test]
fn what_only_the_office_can_tell_is_put_as_a_question_with_both_readings() -> Result<()> {
    browse(PHONE, async |page| {
        list_of(page, &Person::worker().says(MONTHS, Number("35"))).await?;
        check_block(page, "我能领的", &["还没有能直接申领的"]).await?;
        let open = ["技能提升补贴", "经办部门认为符合：一次性 3,000 元；经办部门认为不符合：不发", "第 4 条"];
        check_block(page, "还要确认", &open).await?;
        check_block(page, "到窗口怎么说", &["想问问技能提升补贴"]).await
    })
}

#[test]
fn what_is_not_answered_is_listed_with_what_waits_for_it() -> Result<()> {
    browse(PHONE, async |page| {
        list_of(page, &Person::worker().says(MONTHS, Skip)).await?;
        let waiting = ["累计缴纳失业保险费月数", "不清楚", "关系到：技能提升补贴"];
        check_block(page, "还要确认", &waiting).await
    })
}

#[test]
fn a_draft_is_never_claimable() -> Result<()> {
    browse(PHONE, async |page| {
        Person::worker().check(page).await?;
        change(page, "适用地区", Row("衢州")).await?;
        let screen = page.press("生成清单").await?;
        screen.check_says("这是征求意见稿，现在不能申领。")?;
        screen.check_silent("我能领的")?;
        ensure!(!block(page, "若照稿发布").await?.is_empty(), "the draft has no block of its own: {}", screen.text);
        Ok(())
    })
}

#[test]
fn it_has_an_address_and_survives_back_and_reload() -> Result<()> {
    browse(PHONE, async |page| {
        let home: String = {
            page.open().await?;
            page.read("location.href", &[]).await?
        };
        page.press("开始自查").await?;
        Person::worker().go_on(page).await?;
        let list = page.press("生成清单").await?;
        let address: String = page.read("location.href", &[]).await?;
        ensure!(address == format!("{home}#list"), "the address is {address}");
        let again = page.reload().await?;
        ensure!(again.text == list.text, "a reload turned\n{}\ninto\n{}", list.text, again.text);
        page.back().await?.check_heading("可以申领 1 项")?;
        let address: String = page.read("location.href", &[]).await?;
        ensure!(address == home, "the results are at {address}");
        page.forward().await?.check_heading(LIST)?;

        // Without answers there is nothing to show at that address.
        page.read::<Value>("sessionStorage.clear(), history.replaceState(null, ''), null", &[]).await?;
        page.reload().await?.check_heading("技能人才政策自查")
    })
}

/// Prints the page and counts the sheets.
pub async fn sheets(page: &Page) -> Result<usize> {
    let printed = page.send("Page.printToPDF", json!({ "preferCSSPageSize": true })).await?;
    let data = printed.get("data").and_then(Value::as_str).context("no file")?;
    let file: String = page.read("atob(arguments[0])", &[data]).await?;
    let count = file.split("/Type /Page").skip(1).filter(|after| !after.starts_with('s')).count();
    ensure!(count > 0, "no sheet was found in the file");
    Ok(count)
}

/// UX bar 31.
#[test]
fn it_prints_on_at_most_two_sheets_with_boxes_to_tick_and_a_code() -> Result<()> {
    browse(PHONE, async |page| {
        let rich = Person::worker().with_title("市首席技师", Day("2019", "5", "1")).with_prize(
            "其他全国",
            "一类",
            "1",
            Day("2020", "9", "1"),
        );
        let company = Person::unsure()
            .says("您在哪里工作、就读或参赛？", Row("萧山"))
            .says("您要为谁查？", Row("企业"))
            .says("贵单位是备案的等级认定企业吗？", Row("是"))
            .says("今年自主认定了多少人次？", Number("60"))
            .says("技术比武项目数", Number("3"));
        for person in [Person::worker(), Person::worker().says(MONTHS, Number("35")), rich, company] {
            list_of(page, &person).await?;
            let sheets = sheets(page).await?;
            ensure!(sheets <= 2, "it takes {sheets} sheets");
            page.send("Emulation.setEmulatedMedia", json!({ "media": "print" })).await?;
            let screen = page.screen().await?;
            screen.check_says("扫码打开同样的答案")?;
            ensure!(!screen.offers("打印") && !screen.offers("返回结果"), "buttons are printed: {:?}", screen.controls);
            let look: Vec<Value> = page.read(LOOK, &[]).await?;
            let [boxes, codes, grounds] = look.as_slice() else { anyhow::bail!("{look:?}") };
            ensure!(boxes.as_u64() > Some(3), "{boxes} boxes to tick");
            ensure!(codes == &json!(1), "{codes} codes");
            ensure!(grounds == &json!(["rgb(0, 0, 0)"]), "the words are printed in {grounds}");
            page.send("Emulation.setEmulatedMedia", json!({ "media": "" })).await?;
            page.press("匠惠").await?;
            page.press("接着查").await?;
            page.press("再查一次").await?;
            page.press("清空，再查一次").await?;
        }
        Ok(())
    })
}

#[test]
fn what_shows_the_answers_can_be_ticked_and_the_tick_stays_on_paper() -> Result<()> {
    browse(NARROW, async |page| {
        let screen = list_of(page, &Person::worker()).await?;
        let of_three = screen.choices.iter().filter(|choice| choice.name == "要去办").count();
        ensure!(of_three > 2, "{of_three} lines can be ticked");
        ensure!(screen.chosen().is_empty(), "something is ticked already");
        page.choose("要去办").await?;
        page.send("Emulation.setEmulatedMedia", json!({ "media": "print" })).await?;
        let screen = page.settled().await?;
        ensure!(screen.chosen() == ["要去办"], "ticked are {:?}", screen.chosen());
        ensure!(sheets(page).await? <= 2, "it does not fit on two sheets");
        Ok(())
    })
}

#[test]
fn a_device_of_many_is_cleared_from_the_sheet() -> Result<()> {
    browse(PHONE, async |page| {
        list_of(page, &Person::worker()).await?.check_says("公用的设备，用完请点「再查一次」清空。")?;
        page.press("再查一次").await?;
        let screen = page.press("清空，再查一次").await?;
        screen.check_silent("三级（高级工）")?;
        let kept: String =
            page.read("JSON.stringify({ ...sessionStorage }) + JSON.stringify({ ...localStorage })", &[]).await?;
        ensure!(!kept.contains("2019"), "this is still there: {kept}");
        Ok(())
    })
}

/// Boxes, codes, and the colours of the words on paper.
const LOOK: &str = "[
    all('main li').filter((li) => getComputedStyle(li, '::before').borderTopStyle === 'solid').length,
    all('main svg[role=img]').length,
    [...new Set(all('main h1, main h2, .sheet__name, .sheet__side').map((e) => getComputedStyle(e).color))],
]";

#[test]
fn a_picture_is_drawn_and_can_be_held() -> Result<()> {
    browse(PHONE, async |page| {
        list_of(page, &Person::worker()).await?;
        let screen = page.press("做成图片").await?;
        screen.check_says("长按图片，可以保存或转发")?;
        page.until("the picture is there", "const i = document.querySelector('main img'); return i && i.complete")
            .await?;
        let [width, height, dark]: [u32; 3] = page.read(PICTURE, &[]).await?;
        ensure!(width == 750 && height > 1500, "the picture is {width} × {height}");
        ensure!(dark > 10_000, "only {dark} dots of the picture are dark");
        let alt: String = page.read("document.querySelector('main img').alt", &[]).await?;
        ensure!(alt.contains(LIST), "the picture is named {alt}");
        Ok(())
    })
}

/// Width and height of the picture, and how many of its dots are dark.
const PICTURE: &str = "(() => {
    const image = document.querySelector('main img');
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
    const pen = canvas.getContext('2d');
    pen.drawImage(image, 0, 0);
    const dots = pen.getImageData(0, 0, canvas.width, canvas.height).data;
    return [canvas.width, canvas.height, dots.filter((value, index) => index % 4 === 0 && value < 128).length];
})()";

#[test]
fn the_text_is_copied_or_stands_there_to_be_copied() -> Result<()> {
    browse(PHONE, async |page| {
        list_of(page, &Person::worker()).await?;
        page.send(
            "Browser.grantPermissions",
            json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] }),
        )
        .await?;
        page.press("复制文字").await?;
        page.until("it is copied", "return document.body.innerText.includes('已经复制')").await?;
        let copied: String = page.read("navigator.clipboard.readText()", &[]).await?;
        for words in ["我的清单", "【我能领的】", "□ 技能提升补贴：一次性 3,000 元", "【我的答案】"]
        {
            ensure!(copied.contains(words), "「{words}」 is not in what was copied: {copied}");
        }
        page.read::<Value>("delete Navigator.prototype.clipboard, delete Document.prototype.execCommand, null", &[])
            .await?;
        let screen = page.press("复制文字").await?;
        screen.check_says("请选中下面的文字")?;
        let field = screen.fields.iter().find(|field| field.name == "清单的文字").context("no text to copy")?;
        ensure!(field.value == copied, "the text is another one: {}", field.value);
        Ok(())
    })
}

#[test]
fn what_a_browser_lacks_is_not_offered_and_explained() -> Result<()> {
    browse(PHONE, async |page| {
        page.send(
            "Page.addScriptToEvaluateOnNewDocument",
            json!({ "source": "delete window.print; window.print = undefined;" }),
        )
        .await?;
        let screen = list_of(page, &Person::worker()).await?;
        ensure!(!screen.offers("打印"), "printing is offered");
        screen.check_says("这里用不了：打印。")
    })
}

#[test]
fn the_last_day_of_a_document_goes_into_the_calendar() -> Result<()> {
    browse(PHONE, async |page| {
        Person::worker().check(page).await?;
        let screen = page.press("生成清单").await?;
        ensure!(!screen.offers("加到日历"), "there is no day to note");
        page.back().await?;
        change(page, "适用地区", Row("萧山")).await?;
        change(page, "拟申领日期", Day("2026", "3", "1")).await?;
        page.press("生成清单").await?;
        check_block(page, "时间线", &["2028 年 2 月 29 日", "文件适用到这天"]).await?;
        let file: String =
            page.read("decodeURIComponent(all('a[download]')[0].href.split(',').slice(1).join(','))", &[]).await?;
        for words in ["BEGIN:VCALENDAR\r\n", "DTSTART;VALUE=DATE:20280229\r\n", "END:VCALENDAR\r\n"] {
            ensure!(file.contains(words), "「{words}」 is not in {file}");
        }
        ensure!(!file.contains("20260301"), "the day of claiming is a choice and no date: {file}");
        Ok(())
    })
}

/// UX bars 12, 16 and 17, in both sizes of type.
#[test]
fn at_320_pixels_the_sheet_is_neither_small_nor_too_wide() -> Result<()> {
    browse(NARROW, async |page| {
        list_of(page, &Person::worker()).await?;
        for (least, elder) in [(["48", "16"], false), (["60", "20"], true)] {
            if elder {
                page.press("长辈版").await?;
            }
            let screen = page.press("分享链接").await?;
            ensure!(screen.content_width <= screen.width, "it is {} px wide", screen.content_width);
            let small: Vec<String> = page.read("small(...arguments)", &least).await?;
            ensure!(small.is_empty(), "too small: {small:#?}");
            let crowded: Vec<String> = page.read("crowded()", &[]).await?;
            ensure!(crowded.is_empty(), "over each other: {crowded:#?}");
            page.press("分享链接").await?;
        }
        Ok(())
    })
}

#[test]
fn pictures_of_the_sheet() -> Result<()> {
    browse(PHONE, async |page| {
        list_of(page, &Person::worker()).await?;
        page.picture("list").await?;
        page.press("分享链接").await?;
        page.press("做成图片").await?;
        page.picture("list-made").await?;
        page.press("长辈版").await?;
        page.picture("list-elder").await.map(|_| ())
    })
}
