//! 答题: answers to questions, whatever order the page asks them in.

use crate::page::{Page, Screen};
use anyhow::{Context, Result, bail, ensure};
use std::collections::BTreeMap;

/// What a person answers.
#[derive(Clone, Copy, Debug)]
pub enum Answer {
    /// This row.
    Row(&'static str),
    /// This number, not one of the bands.
    Number(&'static str),
    /// Year and month.
    Month(&'static str, &'static str),
    /// A day.
    Day(&'static str, &'static str, &'static str),
    /// The way past the question.
    Skip,
}

use Answer::{Day, Month, Number, Row, Skip};

/// What a person answers to each question: for questions about one of several records, one answer for each.
#[derive(Clone)]
pub struct Person {
    answers: BTreeMap<&'static str, Vec<Answer>>,
    /// The answer to every other question; without one, another question is a surprise.
    otherwise: Option<Answer>,
}

/// A table of two workers, one of them with a cell that cannot be read.
pub const TWO_WORKERS: &str = "代号\t就业身份\t依法参加失业保险\t累计缴纳失业保险费月数\t技能等级\t证书种类\t证书核发日期\n\
    A1\t企业职工\t是\t36\t三级\t职业技能等级证书\t2019-03\n\
    A2\t企业职工\t是\t6\t五级\t职业技能等级证书\t去年\n";

/// The way to the next screen.
pub const CONTINUE: &str = "继续";

/// The question of which kinds of records there are, and its row for none of them.
const KINDS: &str = "下面这些，哪些和您有关？";
const NONE_OF_THEM: &str = "都没有";

/// More questions than the page has.
const MOST: usize = 60;

impl Person {
    /// A worker with a title and a prize: who is shown most screens.
    pub fn rich() -> Self {
        let prize_day = Day("2020", "9", "1");
        Self::worker().with_title("市首席技师", Day("2019", "5", "1")).with_prize("其他全国", "一类", "1", prize_day)
    }

    /// An employee of a company in Wenzhou: level 3, 36 months of unemployment insurance, nothing else.
    pub fn worker() -> Self {
        let no = Row("没有");
        Self { answers: BTreeMap::new(), otherwise: None }
            .says("您在哪里工作、就读或参赛？", Row("温州"))
            .says("您要为谁查？", Row("我自己"))
            .says("您现在的就业身份是哪一种？", Row("企业职工"))
            .says("您参加失业保险了吗？", Row("是"))
            .says("您累计缴了多少个月失业保险费？", Number("36"))
            .says("您的技能证书是哪一级？", Row("三级（高级工）"))
            .says("您的证书是哪个技能等级？", Row("三级（高级工）"))
            .says("您的证书是哪一种？", Row("职业技能等级证书"))
            .says("证书是哪天核发的？", Month("2019", "3"))
            .says("您的工种在紧缺职业工种目录里吗？", Row("是"))
            .says("您参加过职业技能竞赛吗？", no)
            .says("您获得过荣誉或称号吗？", no)
            .says("您领过人才奖励或补贴吗？", no)
    }

    /// Somebody who passes every question.
    pub fn unsure() -> Self {
        Self { answers: BTreeMap::new(), otherwise: Some(Skip) }
    }

    /// The same person with another answer.
    pub fn says(self, question: &'static str, answer: Answer) -> Self {
        self.says_each(question, &[answer])
    }

    /// The same person with an answer for each record.
    pub fn says_each(mut self, question: &'static str, answers: &[Answer]) -> Self {
        self.answers.insert(question, answers.to_vec());
        self
    }

    /// With one prize at a competition.
    pub fn with_prize(self, event: &'static str, class: &'static str, rank: &'static str, day: Answer) -> Self {
        self.says("您参加过职业技能竞赛吗？", Row("有"))
            .says("是哪个或哪一级竞赛？", Row(event))
            .says("竞赛是一类还是二类？", Row(class))
            .says("得了第几名？", Number(rank))
            .says("得了什么奖？", Row("未获奖"))
            .says("是哪天获奖的？", day)
            .says("您是代表本市参赛的吗？", Row("是"))
    }

    /// With one title.
    pub fn with_title(self, title: &'static str, day: Answer) -> Self {
        self.says("您获得过荣誉或称号吗？", Row("有"))
            .says("是哪一项荣誉或称号？", Row(title))
            .says("这项荣誉是哪天授予的？", day)
    }

    /// What they answer to a question, the first time.
    pub fn answer(&self, question: &str) -> Option<Answer> {
        self.answers.get(question).and_then(|answers| answers.first().copied()).or(self.otherwise)
    }

    /// From the first screen to the results.
    pub async fn check(&self, page: &Page) -> Result<Screen> {
        page.open().await?;
        page.press("开始自查").await?;
        self.go_on(page).await
    }

    /// Answers whatever is asked until the results are there.
    pub async fn go_on(&self, page: &Page) -> Result<Screen> {
        self.go_on_seeing(page, async |_| Ok(())).await
    }

    /// The same, with a look at every screen that is filled in, before one goes on.
    pub async fn go_on_seeing(&self, page: &Page, mut see: impl AsyncFnMut(&Page) -> Result<()>) -> Result<Screen> {
        let mut way = self.way();
        loop {
            let screen = page.settled().await?;
            screen.check_sound()?;
            if !screen.offers(CONTINUE) {
                return Ok(screen);
            }
            way.fill(page).await?;
            see(page).await?;
            way.leave(page).await?;
        }
    }

    /// Sets out on the way through the questions.
    pub fn way(&self) -> Way<'_> {
        Way { person: self, asked: BTreeMap::new() }
    }
}

/// A person on the way through the questions.
pub struct Way<'a> {
    person: &'a Person,
    /// How often each question was met.
    asked: BTreeMap<String, usize>,
}

impl Way<'_> {
    /// Fills in the screen; on a list of records there is nothing to fill in.
    pub async fn fill(&mut self, page: &Page) -> Result<()> {
        let question = page.screen().await?.heading().to_owned();
        if question.starts_with("您填的") {
            return Ok(());
        }
        if question == KINDS {
            return self.fill_kinds(page).await.with_context(|| format!("answering 「{question}」"));
        }
        let known = self.person.answers.get(question.as_str()).map(Vec::as_slice);
        let answers = known.or(self.person.otherwise.as_ref().map(std::slice::from_ref));
        let answers = answers.with_context(|| format!("nobody said what to answer to 「{question}」"))?;
        let time = self.asked.entry(question.clone()).or_default();
        let answer = answers.get(*time).or(answers.last()).context("no answer")?;
        *time += 1;
        ensure!(self.asked.values().sum::<usize>() < MOST, "the questions do not end: {:?}", self.asked);
        give(page, *answer).await.with_context(|| format!("answering 「{question}」"))
    }

    /// Several questions of one kind on one screen: each row is one of them, said as it is true.
    async fn fill_kinds(&mut self, page: &Page) -> Result<()> {
        page.unfold_answers().await?;
        let screen = page.screen().await?;
        let rows = screen.choices.iter().map(|choice| choice.name.as_str());
        let rows = rows.filter(|row| *row != NONE_OF_THEM && !is_past(row));
        let (mut some, mut open) = (false, false);
        for row in rows {
            let asked = ["您", "贵单位"].map(|whom| format!("{whom}{row}吗？"));
            let answer = asked.iter().find_map(|question| self.person.answers.get(question.as_str())?.first());
            match answer.or(self.person.otherwise.as_ref()) {
                Some(Row("有" | "是")) => {
                    page.choose(row).await?;
                    some = true;
                }
                Some(Row(_)) => {}
                Some(_) => open = true,
                None => bail!("nobody said what to answer to {asked:?}"),
            }
        }
        *self.asked.entry(KINDS.into()).or_default() += 1;
        match (some, open) {
            (true, _) => Ok(()),
            (false, true) => give(page, Skip).await,
            (false, false) => page.choose(NONE_OF_THEM).await,
        }
    }

    /// Goes on from a screen that is filled in.
    pub async fn leave(&self, page: &Page) -> Result<Screen> {
        let screen = page.press(CONTINUE).await?;
        ensure!(!screen.title.starts_with("错误"), "the answer to 「{}」 is not taken", screen.heading());
        Ok(screen)
    }
}

/// Whether a row is the way past its question.
fn is_past(row: &str) -> bool {
    ["不清楚", "不确定", "还没定"].into_iter().any(|words| row.starts_with(words))
}

/// Fills in an answer on the screen of its question.
pub async fn give(page: &Page, answer: Answer) -> Result<()> {
    match answer {
        Row(row) => page.choose(row).await,
        // The way past a question stands last, whatever its words.
        Skip => {
            let choices = page.screen().await?.choices;
            let last = choices.last().with_context(|| "there is no way past the question")?;
            ensure!(is_past(&last.name), "the last row is {last:?}");
            page.choose(&last.name).await
        }
        Number(number) => {
            page.unfold_answers().await?;
            if page.screen().await?.choices.iter().any(|choice| choice.name == "填写具体数") {
                page.choose("填写具体数").await?;
            }
            page.write_number(number).await
        }
        Month(year, month) => {
            page.pick("年", year).await?;
            page.pick("月", month).await
        }
        Day(year, month, day) => {
            page.pick("年", year).await?;
            page.pick("月", month).await?;
            page.pick("日", day).await
        }
    }
}

/// Answers the question on the screen and goes on.
pub async fn reply(page: &Page, answer: Answer) -> Result<Screen> {
    give(page, answer).await?;
    page.press(CONTINUE).await
}

/// Changes the answer of this name from the screen of results, and returns there.
pub async fn change(page: &Page, label: &str, answer: Answer) -> Result<Screen> {
    page.press(&format!("修改：{label}")).await?;
    reply(page, answer).await
}
