//! 嵌入: the page in a frame of another site, as docs/embedding.md has it: the pages of `examples/embedding`, under a strict policy.

use super::in_each_engine;
use crate::driver::Engine;
use crate::framed::{ELEMENT, check_fits, embed_in, enter, events, in_scene, messages, picture, shape};
use crate::walk::Person;
use anyhow::{Result, bail, ensure};
use serde_json::{Value, json};

in_each_engine!(
    it_is_as_high_as_its_content,
    presets_are_not_asked_and_can_be_changed,
    nothing_is_told_before_the_button,
    without_the_wish_there_is_no_button,
    it_lives_on_when_moved,
    two_on_one_page_keep_apart,
);

/// Every screen of a short way fits its frame: longer and shorter ones, in large type, and with something unfolded.
fn it_is_as_high_as_its_content(engine: Engine) -> Result<()> {
    embed_in(engine, "", async |page, scene| {
        in_scene(page, &scene, ELEMENT).await?;
        let waiting: String =
            page.read("document.querySelector('jianghui-checker').getAttribute('state')", &[]).await?;
        ensure!(["loading", "ready"].contains(&waiting.as_str()), "the element is {waiting}");
        enter(page, 0).await?;
        let home = check_fits(page, "the first screen").await?;
        page.press("开始自查").await?;
        let question = check_fits(page, "a question").await?;
        ensure!(home != question, "two screens of {home} px");
        page.press("长辈版").await?;
        let large = check_fits(page, "a question in large type").await?;
        ensure!(large != question, "large type and usual type both take {large} px");
        page.press("标准版").await?;
        page.press("先看结果").await?;
        check_fits(page, "the results").await?;
        page.unfold().await?;
        let long = check_fits(page, "the results, unfolded").await?;
        // The browser's own way back stays within the frame: it leads to the question.
        page.back().await?;
        // After that some drivers are with the page around the frame again.
        page.leave_frame().await?;
        enter(page, 0).await?;
        let question = "return document.querySelector('h1').textContent === '您的技能证书是哪一级？'";
        page.until("the way back leads to the question", question).await?;
        let short = check_fits(page, "the question again").await?;
        ensure!(short < long, "the frame does not become lower: {long} px, then {short} px");
        picture(page, "embed-question").await?;
        page.leave_frame().await?;
        let state: Vec<String> = page
            .read(
                "['state', 'aria-busy'].map((name) => document.querySelector('jianghui-checker').getAttribute(name))",
                &[],
            )
            .await?;
        ensure!(state == ["ready", "false"], "the element is {state:?}");
        let title: String = page.read("__frames()[0].title", &[]).await?;
        ensure!(title == "技能人才政策自查", "the frame is named 「{title}」");
        let wide: bool = page.read("document.documentElement.scrollWidth <= innerWidth", &[]).await?;
        ensure!(wide, "the page around it scrolls sideways");
        enter(page, 0).await.map(|_| ())
    })
}

/// UX bar 4: a preset is an answer that can be changed; what is not known is left alone, and said in the console.
fn presets_are_not_asked_and_can_be_changed(engine: Engine) -> Result<()> {
    embed_in(engine, "", async |page, scene| {
        let html = ELEMENT.replace("place=\"wuyi\"", "place=\"wuyi\" elder theme=\"dark\" contrast=\"loud\"");
        in_scene(page, &scene, &html).await?;
        let screen = enter(page, 0).await?;
        ensure!(screen.offers("开始自查") && screen.offers("标准版"), "the first screen is {screen:#?}");
        let theme: String = page.read("document.documentElement.dataset.theme", &[]).await?;
        ensure!(theme == "dark", "the theme is {theme}");
        let screen = page.press("开始自查").await?;
        screen.check_heading("您的技能证书是哪一级？")?;
        screen.check_says("武义")?;
        page.press("先看结果").await?.check_says("武义")?;
        // The host's wish at a later time, and what it wished first and the person has changed.
        page.leave_frame().await?;
        page.read::<Value>("(document.querySelector('jianghui-checker').setAttribute('theme', 'light'), null)", &[])
            .await?;
        enter(page, 0).await?;
        page.until("the theme follows", "return document.documentElement.dataset.theme === 'light'").await?;
        let kept: u32 = page.read("localStorage.length", &[]).await?;
        ensure!(kept == 0, "what the host wished is kept on the device");
        Ok(())
    })
}

/// The stages, the end, and not a word of an answer; then the result, once, to the one that the button names.
fn nothing_is_told_before_the_button(engine: Engine) -> Result<()> {
    embed_in(engine, "", async |page, scene| {
        in_scene(page, &scene, &ELEMENT.replace("place=\"wuyi\"", "place=\"wenzhou\"")).await?;
        enter(page, 0).await?;
        page.press("开始自查").await?;
        let results = Person::worker().go_on(page).await?;
        let origin = &scene.around.origin;
        let button = format!("把结果交给 {origin}");
        ensure!(results.offers(&button), "there is no 「{button}」 on {results:#?}");
        results.check_says("不按下面的按钮，什么都不会交出去")?;
        check_fits(page, "the results").await?;
        picture(page, "embed-give").await?;

        page.leave_frame().await?;
        let heard = events(page).await?;
        let names: Vec<&str> = heard.iter().map(|(name, _)| name.as_str()).collect();
        ensure!(names.first() == Some(&"jianghui-ready") && names.last() == Some(&"jianghui-done"), "heard {names:?}");
        ensure!(names.iter().filter(|name| **name == "jianghui-done").count() == 1, "heard {names:?}");
        for stage in 1..=3 {
            let step = ("jianghui-step".to_owned(), json!({ "index": stage, "total": 3 }));
            ensure!(heard.contains(&step), "stage {stage} is not in {heard:?}");
        }
        shape::check_says_nothing(&messages(page).await?, &scene.page)?;

        enter(page, 0).await?;
        let shown = page.screen().await?;
        let after = page.press(&button).await?;
        after.check_says("结果已经交出去了")?;
        ensure!(!after.offers(&button), "the button is still there");
        page.leave_frame().await?;
        page.until("the result comes", "return __events.some(([type]) => type === 'jianghui-result')").await?;
        let heard = events(page).await?;
        let [(_, result)] = heard.as_slice() else { bail!("heard {heard:?}") };
        shape::check_result(result, &shown)?;
        enter(page, 0).await.map(|_| ())
    })
}

/// UX bar 29: where the site around it does not ask for the result, nothing can be handed over.
fn without_the_wish_there_is_no_button(engine: Engine) -> Result<()> {
    embed_in(engine, "", async |page, scene| {
        in_scene(page, &scene, &ELEMENT.replace(" consent=\"ui\"", "")).await?;
        enter(page, 0).await?;
        page.press("开始自查").await?;
        let results = page.press("先看结果").await?;
        ensure!(
            !results.controls.iter().any(|name| name.contains("交给")),
            "there is a button: {:?}",
            results.controls
        );
        // Nor can one speak to the page's own hook from outside.
        page.leave_frame().await?;
        let reached: String =
            page.read("(() => { try { return String(__frames()[0].contentWindow.jianghuiHost) } catch (_) { return 'no' } })()", &[]).await?;
        ensure!(reached == "no", "the page around reaches into the frame: {reached}");
        shape::check_says_nothing(&messages(page).await?, &scene.page)?;
        enter(page, 0).await.map(|_| ())
    })
}

/// Taken out of the page and put back it begins anew, and does what it did; `reset()` and `focus()` do as they say.
fn it_lives_on_when_moved(engine: Engine) -> Result<()> {
    embed_in(engine, "", async |page, scene| {
        in_scene(page, &scene, ELEMENT).await?;
        enter(page, 0).await?;
        page.press("开始自查").await?;
        page.leave_frame().await?;
        events(page).await?;
        page.press("取下再放上").await?;
        page.until("it is ready again", "return __events.some(([type]) => type === 'jianghui-ready')").await?;
        // The tab still has the answers; the way through the screens is not a frame's to keep.
        enter(page, 0).await?;
        check_fits(page, "the screen after it was moved").await?;
        page.press_first("开始自查").await?.check_heading("您的技能证书是哪一级？")?;
        page.choose("三级（高级工）").await?;
        page.press("继续").await?;
        page.leave_frame().await?;
        page.press("重新开始").await?;
        enter(page, 0).await?;
        let home = "return document.querySelector('h1').textContent.includes('技能人才政策自查')";
        page.until("it begins anew", home).await?;
        let screen = page.press("开始自查").await?;
        screen.check_heading("您的技能证书是哪一级？")?;
        ensure!(screen.chosen().is_empty(), "the answer is still there: {:?}", screen.chosen());
        page.leave_frame().await?;
        page.press("跳到自查").await?;
        enter(page, 0).await?;
        page.until("the heading has the focus", "return document.activeElement.tagName === 'H1'").await
    })
}

/// Several on one page, with other presets, do not take each other's answers.
fn two_on_one_page_keep_apart(engine: Engine) -> Result<()> {
    embed_in(engine, "", async |page, scene| {
        let second = "<jianghui-checker src=\"http://127.0.0.1:8080/\" place=\"wenzhou\" who=\"company\"></jianghui-checker><footer>";
        in_scene(page, &scene, &ELEMENT.replace("<footer>", second)).await?;
        enter(page, 0).await?;
        page.press("开始自查").await?;
        page.press("先看结果").await?.check_says("武义")?;
        page.leave_frame().await?;
        enter(page, 1).await?;
        let screen = page.press("开始自查").await?;
        screen.check_says("温州")?;
        screen.check_says("企业")?;
        page.leave_frame().await?;
        enter(page, 0).await?.check_says("武义")?;
        Ok(())
    })
}
