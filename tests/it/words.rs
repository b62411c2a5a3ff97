//! 写给人看的话: short enough, without words that hurt, and every legal term explained (UX bar 32).
//!
//! What is quoted of an official text stays as it is, and so do official names; everything else that is shown is held
//! to [`faults`], wherever it stands (`sources`). The last tests show that each kind of fault is found.

mod sources;

use jianghui_policies::{CATALOGUE, POLICIES};
use jianghui_rules::Gloss;
use sources::{Said, catalogue, engine, literals, official, outside_the_table, page, policies};

/// The most 汉字 of a question, of a hint, and of a sentence.
const QUESTION: usize = 20;
const HINT: usize = 40;
const SENTENCE: usize = 30;

/// Words that are never said to anybody.
const BANNED: [&str; 2] = ["不合格", "失败"];

/// The official result of an assessment, an answer among others: nobody is told that he is so.
const OFFICIAL_RESULT: (&str, &str) = ("w.assessment", "不合格");

/// What a text is, and so how long it may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A question.
    Question,
    /// A line of help, or what shows the answer.
    Hint,
    /// What a legal term means.
    Meaning,
    /// An official name, as long as it is.
    Name,
    /// Anything else that the page says.
    Prose,
    /// What the engine says to programs: nothing can be pressed there.
    Contract,
    /// What the command line says: as long as its lines are.
    Terminal,
}

/// Terms of law and administration. Wherever one of them stands, the glossary explains it.
#[rustfmt::skip]
const LEGAL: &[&str] = &[
    "目录", "津贴", "就高", "不重复", "拔尖", "高层次人才", "高技能人才", "领军人才", "首席技师", "首席工匠",
    "特级技师", "技术能手", "技能标兵", "技能能手", "职业资格证书", "职业技能等级证书", "专项职业能力证书",
    "等级认定", "自主认定", "自主评价", "技能鉴定", "技能评价", "职称", "转评", "破格", "失业保险", "参保地",
    "对口岗位", "学徒", "岗前培训", "订单班", "冠名班", "定点机构", "金蓝领", "研修班", "预备技师班", "技工院校",
    "学分互认", "大师工作室", "技师工作室", "领办人", "领衔人", "实训基地", "集训", "示范企业", "星级评估",
    "行业龙头", "隐形冠军", "单打冠军", "规模以上", "备案", "技术比武", "世界技能大赛", "世赛", "竞赛类别", "序列",
    "再配一份", "配套奖励", "上浮", "数字职业", "绩效工资", "税前扣除", "创业担保贷款", "绿色通道", "落户",
    "培养期", "特支计划", "领航团", "人社部门", "征求意见稿", "社会保险", "社保", "参保", "医保", "灵活就业",
    "职工教育经费", "教育培训经费", "工资总额", "工资薪金总额", "横向", "劳务报酬", "招工补助", "财政体制",
    "专项资金", "专账资金", "专项经费", "责任单位", "国赛", "政府质量奖", "上市公司", "义务教育", "遴选", "编制",
    "积分", "家庭医生", "工程师", "正高", "副高", "鉴定", "岗位练兵", "人力社保", "经办部门", "公益",
];

pub fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// How long a text is: its 汉字, and each number or Latin word as one more.
fn length(text: &str) -> usize {
    let mut in_word = false;
    let starts = |c: char| {
        let was = in_word;
        in_word = c.is_ascii_alphanumeric() || (was && ".,%".contains(c));
        is_han(c) || (in_word && !was)
    };
    text.chars().map(starts).filter(|counts| *counts).count()
}

/// The text without what it quotes: 「…」 that stands in an official text word for word, and titles in 《…》.
fn without_quotations(text: &str, official: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some(start) = rest.find(['「', '《']) {
        let (before, quoted) = rest.split_at(start);
        let end = quoted.find(['」', '》']).map_or(quoted.len(), |end| end + '」'.len_utf8());
        let (quoted, next) = quoted.split_at(end);
        let words = quoted.trim_start_matches('「').trim_end_matches('」');
        kept.push_str(before);
        if !quoted.starts_with('《') && !words.split("……").all(|words| official.contains(&words.replace(' ', "")))
        {
            kept.push_str(words);
        }
        rest = next;
    }
    kept + rest
}

fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split(['。', '？', '！']).map(str::trim).filter(|sentence| !sentence.is_empty())
}

/// What is wrong with a text; `official` are the words that it may quote.
fn faults(said: &Said, official: &str, glossary: &[Gloss]) -> Vec<String> {
    let Said { place, kind, text } = said;
    let mut faults = Vec::new();
    let most = match kind {
        Kind::Question => QUESTION,
        Kind::Hint => HINT,
        _ => usize::MAX,
    };
    if length(text) > most {
        faults.push(format!("{place}: {} 字的{kind:?}：{text}", length(text)));
    }
    if !matches!(kind, Kind::Name | Kind::Terminal) {
        let own = without_quotations(text, official);
        let long = sentences(&own).filter(|sentence| length(sentence) > SENTENCE);
        faults.extend(long.map(|sentence| format!("{place}: {} 字的句子：{sentence}", length(sentence))));
    }
    let banned = BANNED.iter().filter(|word| text.contains(**word));
    let banned = banned.filter(|_| (place.as_str(), text.as_str()) != OFFICIAL_RESULT);
    faults.extend(banned.map(|word| format!("{place}: 「{word}」：{text}")));
    if !matches!(kind, Kind::Meaning | Kind::Contract | Kind::Terminal) {
        let bare = LEGAL
            .iter()
            .filter(|term| text.contains(**term) && !glossary.iter().any(|gloss| covers(gloss, term, text)));
        faults.extend(bare.map(|term| format!("{place}: 「{term}」没有解释：{text}")));
    }
    faults
}

/// Whether a gloss that stands in the text explains this term in it: it is the term, or a longer name of which the
/// term is a part.
fn covers(gloss: &Gloss, term: &str, text: &str) -> bool {
    let mut words = core::iter::once(&gloss.word).chain(gloss.also);
    words.any(|word| text.contains(word) && (word.contains(term) || term.contains(word)))
}

/// All faults of these texts. A text about a document may quote that document, any other text may quote nothing.
fn all_faults(all: &[Said]) -> Vec<String> {
    let official: Vec<(&str, String)> = POLICIES.iter().map(|policy| (policy.id, official(policy))).collect();
    let of = |place: &str| official.iter().find(|(id, _)| place.starts_with(id)).map_or("", |(_, words)| words);
    all.iter().flat_map(|said| faults(said, of(&said.place), CATALOGUE.glossary)).collect()
}

/// What the page says in its own words, one file of them left out.
pub fn said_by_the_page(without: &str) -> Vec<String> {
    page().into_iter().filter(|said| said.place != without).map(|said| said.text).collect()
}

/// Everything that is shown to anybody.
fn everything() -> Vec<Said> {
    [catalogue(), policies(), page(), engine()].into_iter().flatten().collect()
}

#[test]
fn what_is_asked_is_short_kind_and_explained() {
    let all = catalogue();
    assert!(all.len() > 800, "the catalogue says {} things", all.len());
    assert_eq!(all_faults(&all), Vec::<String>::new());
}

#[test]
fn what_is_said_of_the_law_is_short_kind_and_explained() {
    let all = policies();
    assert!(all.len() > 1000, "the policies say {} things", all.len());
    assert_eq!(all_faults(&all), Vec::<String>::new());
}

#[test]
fn the_words_of_the_page_are_short_kind_and_explained() {
    let all = page();
    for (place, least) in [("web/src/text/", 250), ("index.html", 30), ("web/boot.js", 4), ("web/embed/mini.js", 1)] {
        let count = all.iter().filter(|said| said.place.starts_with(place)).count();
        assert!(count >= least, "{place} says {count} things");
    }
    assert_eq!(all_faults(&all), Vec::<String>::new());
}

#[test]
fn the_words_of_the_engine_are_short_and_kind() {
    let all = engine();
    assert!(all.len() > 100, "the engine says {} things", all.len());
    assert_eq!(all_faults(&all), Vec::<String>::new());
}

/// The parts of a date and marks are no words.
#[test]
fn all_words_of_the_page_stand_in_one_table() {
    let elsewhere =
        outside_the_table().into_iter().filter(|said| said.text.chars().any(|c| is_han(c) && !"年月日".contains(c)));
    let elsewhere: Vec<String> = elsewhere.map(|said| format!("{}: {}", said.place, said.text)).collect();
    assert_eq!(elsewhere, Vec::<String>::new(), "these belong in web/src/text");
}

#[test]
fn the_glossary_is_sound() {
    let mut shown: Vec<String> =
        everything().into_iter().filter(|said| said.kind != Kind::Meaning).map(|said| said.text).collect();
    shown.extend(POLICIES.iter().map(official));
    let words = |gloss: &'static Gloss| core::iter::once(gloss.word).chain(gloss.also.iter().copied());
    for (index, gloss) in CATALOGUE.glossary.iter().enumerate() {
        assert!(shown.iter().any(|text| gloss.is_in(text)), "{} stands nowhere", gloss.word);
        assert!(sentences(gloss.plain).count() <= 2, "{} takes more than two sentences", gloss.word);
        assert!(gloss.plain.ends_with('。'), "{} has no stop", gloss.word);
        for later in CATALOGUE.glossary.iter().skip(index + 1) {
            for word in words(gloss) {
                let covered = words(later).find(|other| other.contains(word));
                assert!(covered.is_none(), "{covered:?} stands behind {word}, which it contains");
            }
        }
    }
    for term in LEGAL {
        assert!(shown.iter().any(|text| text.contains(term)), "{term} stands nowhere");
    }
}

/// The faults of one text of a document that says only 「签订1年以上劳动合同」.
fn judged(kind: Kind, text: &str) -> Vec<String> {
    let said = Said { place: "x".to_owned(), kind, text: text.to_owned() };
    let glossary = [Gloss { word: "技能等级认定", also: &["等级认定"], plain: "由企业来定。" }];
    faults(&said, "签订1年以上劳动合同", &glossary)
}

#[test]
fn every_kind_of_fault_is_found() {
    let twenty = "一二三四五六七八九十一二三四五六七八九十";
    let thirty = &format!("{twenty}一二三四五六七八九十");
    let long = |kind, text: &str, most: &str| {
        assert_eq!(judged(kind, text), Vec::<String>::new(), "{kind:?} as long as it may be");
        let longer = text.replacen('一', "一一", 1);
        let found = judged(kind, &longer);
        assert!(found.len() == 1 && found[0].contains(most), "{kind:?} one longer: {found:?}");
    };
    long(Kind::Question, twenty, "21 字的Question");
    long(Kind::Hint, &format!("{twenty}。{twenty}"), "41 字的Hint");
    for kind in [Kind::Hint, Kind::Meaning, Kind::Prose, Kind::Contract] {
        long(kind, thirty, "31 字的句子");
        // A semicolon ends no sentence; a stop does.
        long(kind, &thirty.replace("十一", "十；一"), "31 字的句子");
    }
    assert!(judged(Kind::Prose, &format!("{thirty}。{thirty}！{thirty}？")).is_empty());
    assert!(judged(Kind::Name, &thirty.repeat(2)).is_empty(), "an official name is as long as it is");
    // A number is one more, however long.
    long(Kind::Question, "一二三四五六七八九十在2018年一二三四五六七", "21 字的Question");
    assert_eq!(length("2018年12月、36.5%和A类"), 8);

    for kind in [Kind::Question, Kind::Hint, Kind::Meaning, Kind::Name, Kind::Prose, Kind::Contract, Kind::Terminal] {
        assert_eq!(judged(kind, "您不合格").len(), 1, "{kind:?}");
        assert_eq!(judged(kind, "申请失败了").len(), 1, "{kind:?}");
    }
    assert!(judged(Kind::Prose, "您不符合").is_empty());
    let result = Said { place: OFFICIAL_RESULT.0.to_owned(), kind: Kind::Name, text: OFFICIAL_RESULT.1.to_owned() };
    assert!(faults(&result, "", &[]).is_empty());

    for kind in [Kind::Question, Kind::Hint, Kind::Name, Kind::Prose] {
        assert_eq!(judged(kind, "有失业保险").len(), 1, "{kind:?}");
        assert!(judged(kind, "技能等级认定").is_empty() && judged(kind, "经等级认定").is_empty(), "{kind:?}");
        // An explained term does not cover another one beside it.
        assert_eq!(judged(kind, "等级认定和备案").len(), 1, "{kind:?}");
    }
}

#[test]
fn only_what_is_quoted_may_be_long() {
    let own = "一二三四五六七八九十一二三四五六七八九十一二三四五六";
    assert!(judged(Kind::Prose, &format!("{own}「签订 1 年以上劳动合同」")).is_empty());
    assert!(judged(Kind::Prose, &format!("{own}「签订……劳动合同」")).is_empty());
    assert!(judged(Kind::Prose, &format!("{own}《关于某事的若干意见》")).is_empty());
    assert_eq!(judged(Kind::Prose, &format!("{own}「签订2年以上劳动合同」")).len(), 1, "no words of the document");
    assert_eq!(judged(Kind::Prose, &format!("{own}签订1年以上劳动合同")).len(), 1, "not marked as a quotation");
}

#[test]
fn strings_are_found_in_sources() {
    let source = r#"
        // a comment with "quotes" is skipped
        /* and "another" */ const A: &str = "一"; fn b<'a>(c: &'a str) -> char { '"' } // "no"
        format!("{count} 项\"二\"{}", x); const D: char = '三';
    "#;
    assert_eq!(literals(source), ["一", " 项\\\"二\\\""]);
}
