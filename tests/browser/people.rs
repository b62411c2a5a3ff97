//! 五个人: five people on their whole way; none sees a first range later than after two answers (UX bar 1). What it
//! costs each of them in questions and taps is printed:
//! `cargo test --package jianghui-tests --test browser -- people --nocapture`.

use crate::chromium::{NARROW, PHONE, browse};
use crate::page::{Page, Screen};
use crate::walk::Answer::{self, Day, Month, Number, Row};
use crate::walk::{CONTINUE, Person};
use anyhow::{Result, ensure};

const PLACE: &str = "您在哪里工作、就读或参赛？";
const LEVEL: &str = "您的技能证书是哪一级？";

/// What a way costs.
#[derive(Default)]
struct Cost {
    /// Presses, choices and picked values; typing a number counts as one.
    taps: usize,
    questions: usize,
    /// The questions answered before the first range stood there.
    to_range: Option<usize>,
}

impl Cost {
    /// Answers whatever is asked until the results are there.
    async fn walk(&mut self, page: &Page, person: &Person) -> Result<Screen> {
        let mut way = person.way();
        loop {
            let screen = page.settled().await?;
            screen.check_sound()?;
            if self.to_range.is_none() && screen.text.contains("目前看") {
                self.to_range = Some(self.questions);
            }
            if !screen.offers(CONTINUE) {
                return Ok(screen);
            }
            let asked = !screen.heading().starts_with("您填的");
            let before = chosen(page).await?;
            way.fill(page).await?;
            self.taps += chosen(page).await?.saturating_sub(before).max(usize::from(asked)) + 1;
            self.questions += usize::from(asked);
            way.leave(page).await?;
        }
    }

    /// From a tile of the first screen to the results.
    async fn check(&mut self, page: &Page, tile: &str, person: &Person) -> Result<Screen> {
        page.open().await?;
        page.press(tile).await?;
        self.taps += 1;
        self.walk(page, person).await
    }

    /// Prints it, and holds what is promised of every way.
    fn settle(&self, who: &str) -> Result<()> {
        let Self { taps, questions, to_range } = self;
        let to_range = to_range.unwrap_or(usize::MAX);
        println!("{who}: {questions} questions, {taps} taps, first range after {to_range} answers");
        ensure!(to_range <= 2, "{who} sees a first range only after {to_range} answers");
        Ok(())
    }
}

/// How many rows are chosen and fields filled in.
async fn chosen(page: &Page) -> Result<usize> {
    let screen = page.screen().await?;
    let filled = screen.fields.iter().filter(|field| !field.value.is_empty()).count();
    Ok(screen.chosen().len() + filled)
}

/// The answers beside the results.
async fn answers(page: &Page) -> Result<String> {
    page.read("words(document.querySelector('dl.answers'))", &[]).await
}

/// Nothing that was answered is lost: not by a reload, nor by another answer that is given and taken back.
async fn check_kept(page: &Page) -> Result<()> {
    let before = answers(page).await?;
    page.reload().await?;
    ensure!(answers(page).await? == before, "a reload changed the answers\n{before}");
    crate::walk::change(page, "拟申领日期", Day("2027", "1", "31")).await?;
    crate::walk::change(page, "拟申领日期", Answer::Skip).await?;
    let without_day = |words: &str| words.split("修改").filter(|row| !row.contains("拟申领日期")).collect::<String>();
    let after = answers(page).await?;
    ensure!(without_day(&after) == without_day(&before), "instead of\n{before}\nthere are the answers\n{after}");
    Ok(())
}

fn certified() -> Person {
    Person::unsure()
        .says(PLACE, Row("温州"))
        .says(LEVEL, Row("三级（高级工）"))
        .says("您的证书是哪一种？", Row("职业技能等级证书"))
        .says("证书是哪天核发的？", Month("2019", "3"))
}

#[test]
fn a_worker_with_a_certificate_and_nothing_else_at_hand() -> Result<()> {
    browse(PHONE, async |page| {
        let mut cost = Cost::default();
        let screen = cost.check(page, "我自己", &certified()).await?;
        cost.settle("a worker with a certificate")?;
        screen.check_says("三级（高级工）")?;
        check_kept(page).await?;
        page.picture("people-certificate").await.map(|_| ())
    })
}

#[test]
fn who_knows_only_the_city() -> Result<()> {
    browse(PHONE, async |page| {
        let mut cost = Cost::default();
        let screen = cost.check(page, "我自己", &Person::unsure().says(PLACE, Row("萧山"))).await?;
        cost.settle("who knows only the city")?;
        screen.check_heading("还没有能直接申领的")?;
        check_kept(page).await?;
        page.picture("people-city").await.map(|_| ())
    })
}

#[test]
fn a_contestant_with_three_prizes() -> Result<()> {
    browse(PHONE, async |page| {
        let person = Person::unsure()
            .says(PLACE, Row("温州"))
            .says(LEVEL, Row("没有证书"))
            .says("您获得过荣誉或称号吗？", Row("没有"))
            .says("您领过人才奖励或补贴吗？", Row("没有"));
        let prizes = [
            ("省级", "一类", "2", Day("2021", "9", "1")),
            ("其他全国", "一类", "1", Day("2023", "9", "1")),
            ("省级", "二类", "1", Day("2025", "9", "1")),
        ];
        let mut cost = Cost::default();
        for (index, (event, class, rank, day)) in prizes.into_iter().enumerate() {
            let person = person.clone().with_prize(event, class, rank, day);
            if index == 0 {
                cost.check(page, "我自己", &person).await?;
                continue;
            }
            page.press("修改：竞赛").await?;
            page.press("再添一次竞赛").await?;
            cost.taps += 2;
            cost.walk(page, &person).await?;
        }
        cost.settle("a contestant with three prizes")?;
        check_kept(page).await?;
        let screen = page.screen().await?;
        for event in ["省级", "其他全国"] {
            screen.check_says(event)?;
        }
        page.picture("people-prizes").await.map(|_| ())
    })
}

#[test]
fn an_officer_of_a_company_with_sixty_recognised_workers() -> Result<()> {
    browse(PHONE, async |page| {
        let person = Person::unsure()
            .says(PLACE, Row("萧山"))
            .says("贵单位是备案的等级认定企业吗？", Row("是"))
            .says("贵单位开展技能等级认定了吗？", Row("是"))
            .says("今年自主认定了多少人次？", Number("60"));
        let mut cost = Cost::default();
        let screen = cost.check(page, "企业", &person).await?;
        cost.settle("an officer of a company")?;
        screen.check_says("60 人次")?;
        check_kept(page).await?;
        page.picture("people-company").await.map(|_| ())
    })
}

#[test]
fn a_school() -> Result<()> {
    browse(PHONE, async |page| {
        let mut cost = Cost::default();
        let screen = cost.check(page, "院校与培训机构", &Person::unsure().says(PLACE, Row("许昌"))).await?;
        cost.settle("a school")?;
        screen.check_says("院校与培训机构")?;
        check_kept(page).await?;
        page.picture("people-school").await.map(|_| ())
    })
}

/// The lines of every card that has no question on it.
const LINES: &str = "all('main article.card').filter((card) => !card.querySelector('.card__answer')).map((card) => {
    const tops = new Set();
    const texts = document.createTreeWalker(card, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const range = document.createRange();
        range.selectNodeContents(texts.currentNode);
        for (const box of range.getClientRects()) {
            const middle = (box.top + box.bottom) / 2;
            if (box.width && ![...tops].some((other) => Math.abs(other - middle) < 14)) tops.add(middle);
        }
    }
    return `${tops.size}: ${words(card)}`;
})";

#[test]
fn a_card_is_short_on_a_narrow_screen() -> Result<()> {
    browse(NARROW, async |page| {
        let rich = Person::worker().with_prize("其他全国", "一类", "1", Day("2020", "9", "1"));
        rich.check(page).await?;
        let cards: Vec<String> = page.read(LINES, &[]).await?;
        ensure!(!cards.is_empty(), "there are no cards");
        println!("{}", cards.join("\n"));
        page.picture("people-results").await?;
        let lines = |card: &str| card.split(':').next().and_then(|lines| lines.parse().ok()).unwrap_or(usize::MAX);
        let long: Vec<_> = cards.iter().filter(|card| lines(card) > 6).collect();
        ensure!(long.is_empty(), "more than six lines: {long:#?}");
        Ok(())
    })
}
