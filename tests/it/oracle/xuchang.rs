//! 许昌市加强高技能人才队伍建设实施办法, 许人社办〔2022〕28号, read article by article.

use rust_decimal::Decimal;

use super::{Day, Money, Outcome, Provision, Reading, Sheet, all, else_ask, must};

/// 第二十条 「本办法…自发布之日起施行」, printed on 2022年9月19日. No expiry.
const START: Day = (2022, 9, 19);

/// A title or benefit without money in the text.
fn benefit(sheet: &Sheet, conditions: &[Outcome]) -> Reading {
    Reading { outcome: all(&[must(sheet.as_of >= START), all(conditions)]), money: None }
}

/// An entry with money: nothing to pay is a no.
fn payment(sheet: &Sheet, conditions: &[Outcome], money: Money) -> Reading {
    let something = money.total_max != Some(Decimal::ZERO);
    let outcome = all(&[must(sheet.as_of >= START), all(conditions), must(something)]);
    Reading { outcome, money: (outcome != Outcome::Unmet).then_some(money) }
}

/// 新认定, 新引进, and prizes that the money rewards: from the day of publication. The text does not define 新; the old
/// rule, repealed on that day, governed what came before.
fn since_publication(sheet: &Sheet, key: &str) -> Outcome {
    else_ask(sheet.date(key) >= START)
}

/// 高技能人才: 高级工 and above, as in the other documents.
fn high_skilled(sheet: &Sheet) -> Outcome {
    must(sheet.any_of("c.level", &["3", "2", "1", "特级技师"]))
}

fn enterprise(sheet: &Sheet) -> Outcome {
    must(sheet.any_of("g.role", &["企业"]))
}

/// 「按有关规定」: conditions of other documents. Only the office knows them, so no answer is a matter for the office.
fn other_conditions(sheet: &Sheet) -> Outcome {
    match (sheet.knows("g.other_conditions_ok"), sheet.yes("g.other_conditions_ok")) {
        (false, _) => Outcome::AskOffice,
        (true, yes) => must(yes),
    }
}

/// Whether one of two outcomes is enough: the better one counts.
fn either(one: Outcome, other: Outcome) -> Outcome {
    match (one, other) {
        (Outcome::Met, _) | (_, Outcome::Met) => Outcome::Met,
        (Outcome::AskOffice, _) | (_, Outcome::AskOffice) => Outcome::AskOffice,
        _ => Outcome::Unmet,
    }
}

/// 第五条 「将企业职工教育经费税前扣除限额提高至工资薪金总额8%」: what may be deducted is the money spent, up to 8 % of the
/// wages. A tax base, not cash.
fn a5_tax_deduction(sheet: &Sheet) -> Reading {
    let limit = sheet.number("b.wage_total") * Decimal::new(8, 2);
    payment(sheet, &[enterprise(sheet)], Money::exactly(sheet.number("b.edu_fund_actual").min(limit)))
}

/// 第五条 「支持企业按照规定创办或参与创办职业培训机构，建立职工培训中心、网络学习平台等」.
fn a5_own_institution(sheet: &Sheet) -> Reading {
    benefit(sheet, &[enterprise(sheet)])
}

/// 第六条 「加大重点领域急需紧缺高技能人才培养力度，按照新培养技师、高级技师和高级技师岗位技能提升培训的不同类型，分别给予每人
/// 4000元、5000元、2000元」. The kind of training names the level. Who receives it is not said, so no role is asked for.
fn a6_technician_training(sheet: &Sheet) -> Reading {
    let amount = match sheet.option("p.training_type") {
        "新培养技师" => 4000,
        "新培养高级技师" => 5000,
        "高级技师岗位技能提升" => 2000,
        _ => 0,
    };
    payment(sheet, &[must(sheet.yes("c.in_shortage_catalogue")), must(amount > 0)], Money::fixed(amount))
}

/// 第七条 「积极争取国家级和省级高技能人才培训基地项目，主要从全市高职院校中推荐」: 主要 leaves others in, and does not say
/// which.
fn a7_base_nomination(sheet: &Sheet) -> Reading {
    benefit(sheet, &[else_ask(sheet.any_of("o.type", &["高职"]))])
}

/// 第八条 「对新认定的市级技能大师工作室，市财政给予10万元奖补资金」.
fn a8_studio(sheet: &Sheet) -> Reading {
    let level = must(sheet.any_of("w.level", &["市"]));
    payment(sheet, &[level, since_publication(sheet, "w.recognised_date")], Money::fixed(100_000))
}

/// 第九条 「每年推荐全市各类企业一线优秀高技能人才」 for training elsewhere.
fn a9_gold_collar(sheet: &Sheet) -> Reading {
    let worker = must(sheet.any_of("p.status", &["企业职工"]));
    benefit(sheet, &[worker, must(sheet.yes("p.frontline_production")), high_skilled(sheet)])
}

/// 第十条 「充分发挥企业在技能人才培养、评价方面的主体作用，…给予企业最大限度自主权」.
fn a10_enterprise_appraisal(sheet: &Sheet) -> Reading {
    benefit(sheet, &[enterprise(sheet)])
}

/// 第十条 「对有突出贡献和特殊技能的人员，可放宽技师、高级技师申报条件」.
fn a10_relaxed_conditions(sheet: &Sheet) -> Reading {
    benefit(sheet, &[must(sheet.yes("p.outstanding_contribution"))])
}

/// 第十一条 「中等职业学校毕业生可直接参加中级工评价」. 技工院校 are named apart two clauses on.
fn a11_secondary(sheet: &Sheet) -> Reading {
    benefit(sheet, &[must(sheet.any_of("e.school_type", &["中职"])), must(sheet.yes("e.graduated"))])
}

/// 第十一条 「高等职业学校、本科院校应用型专业毕业生可参加高级工评价」: 应用型专业 belongs to 本科院校.
fn a11_higher(sheet: &Sheet) -> Reading {
    let school = match sheet.option("e.school_type") {
        "高职" => true,
        "本科" => sheet.yes("e.major_applied"),
        _ => false,
    };
    benefit(sheet, &[must(school), must(sheet.yes("e.graduated"))])
}

/// The day that closes a term of two years: the same date, or the last of the month where there is none.
fn two_years_on((year, month, day): Day) -> Day {
    let leap = |year: i32| year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    if (month, day) == (2, 29) && !leap(year + 2) { (year + 2, 2, 28) } else { (year + 2, month, day) }
}

/// 第十一条 「技工院校预备技师班、技师班学生，取得高级工（三级）职业资格证书或职业技能等级证书2年后，可申报参加相关职业
/// 技师（二级）」. Only these two kinds of certificate have a level. Whether 2年后 begins on the anniversary or the day
/// after, the text does not say.
fn a11_technician_class(sheet: &Sheet) -> Reading {
    let anniversary = two_years_on(sheet.date("c.date"));
    let waited = if sheet.as_of == anniversary { Outcome::AskOffice } else { must(sheet.as_of > anniversary) };
    let conditions = [
        must(sheet.any_of("e.class_type", &["预备技师班", "技师班"])),
        must(sheet.yes("e.is_student")),
        must(sheet.any_of("c.level", &["3"])),
        waited,
    ];
    benefit(sheet, &conditions)
}

/// 第十二条 「引导和支持各类企业、行业协会和培训机构备案评价机构」.
fn a12_evaluation_body(sheet: &Sheet) -> Reading {
    benefit(sheet, &[must(sheet.any_of("g.role", &["企业", "行业协会(学会)", "培训机构"]))])
}

/// 第十三条 「对获得全市技能大赛第一名、第二名、第三名和优胜奖的选手，分别给予5000元、3000元、2000元和1000元奖励」. The
/// yearly contests of single trades in the sentence before are other contests.
fn a13_city_contest(sheet: &Sheet) -> Reading {
    let amount = match (sheet.whole("k.rank"), sheet.option("k.prize")) {
        (1, _) => 5000,
        (2, _) => 3000,
        (3, _) => 2000,
        (_, "优胜奖") => 1000,
        _ => 0,
    };
    let event = must(sheet.any_of("k.event", &["许昌全市技能大赛"]));
    payment(sheet, &[event, must(amount > 0), since_publication(sheet, "k.date")], Money::fixed(amount))
}

/// 第十四条 「每次表彰“许昌技能大奖”获得者10名、“许昌市技术能手”获得者50名」: a title, no sum.
fn a14_city_honours(sheet: &Sheet) -> Reading {
    benefit(sheet, &[must(sheet.any_of("h.titles", &["许昌技能大奖", "许昌市技术能手"]))])
}

/// 第十四条 「进一步加大“市政府特殊津贴”“许昌大工匠”对高技能人才的表彰力度」.
fn a14_special_allowance(sheet: &Sheet) -> Reading {
    benefit(sheet, &[must(sheet.any_of("h.titles", &["市政府特殊津贴", "许昌大工匠"]))])
}

/// 第十四条 「积极申报“中原技能大师”“中原大工匠”“中原技能大奖”和高技能人才享受省政府特殊津贴等」.
fn a14_provincial_honours(sheet: &Sheet) -> Reading {
    let titles = ["中原技能大师", "中原大工匠", "中原技能大奖", "省政府特殊津贴"];
    benefit(sheet, &[must(sheet.any_of("h.titles", &titles))])
}

/// 第十五条 「在岗的技能人员和专业技术人员…可自愿申报相应系列（专业）和相应级别的专业技术职称、技能人员职业资格或职业技能
/// 等级」: a skilled worker has a level, a professional a title; either is enough.
fn a15_mutual_application(sheet: &Sheet) -> Reading {
    let skilled = must(sheet.any_of("c.level", &["5", "4", "3", "2", "1", "特级技师"]));
    let professional = must(sheet.any_of("t.prof_title", &["助理工程师", "工程师", "高级工程师", "其他"]));
    benefit(sheet, &[must(sheet.yes("p.onjob")), either(skilled, professional)])
}

/// 第十五条 「技工院校高级工班、预备技师（技师）班毕业生」: three classes.
fn graduate(sheet: &Sheet) -> Outcome {
    let class = must(sheet.any_of("e.class_type", &["高级工班", "预备技师班", "技师班"]));
    all(&[class, must(sheet.yes("e.graduated"))])
}

/// 第十五条 「技工院校高级工班、预备技师（技师）班毕业生分别参照大专、本科学历享受相关待遇」.
fn a15_graduate_parity(sheet: &Sheet) -> Reading {
    benefit(sheet, &[must(sheet.any_of("e.school_type", &["技师学院", "其他技工院校"])), graduate(sheet)])
}

/// 第十五条, those graduates 「并按有关规定享受促进就业创业政策：创业开业一次性补贴5000元」.
fn a15_startup_grant(sheet: &Sheet) -> Reading {
    let conditions = [graduate(sheet), must(sheet.yes("s.opened_business")), other_conditions(sheet)];
    payment(sheet, &conditions, Money::fixed(5000))
}

/// 第十五条, the same graduates: 「个人创业担保贷款最高20万元」. To be paid back.
fn a15_loan(sheet: &Sheet) -> Reading {
    let conditions = [graduate(sheet), must(sheet.yes("s.loan_wanted")), other_conditions(sheet)];
    payment(sheet, &conditions, Money::at_most(200_000))
}

/// 第十五条, the same graduates: 「大众创业优秀项目扶持补助2—15万元」.
fn a15_project(sheet: &Sheet) -> Reading {
    let conditions = [graduate(sheet), must(sheet.yes("s.project_selected")), other_conditions(sheet)];
    payment(sheet, &conditions, Money::range(20_000, 150_000))
}

/// 第十六条 「新引进的高技能人才，经评审认定后，可享受相应支持政策」.
fn a16_import(sheet: &Sheet) -> Reading {
    let conditions = [
        must(sheet.yes("i.from_outside")),
        since_publication(sheet, "i.date"),
        must(sheet.yes("i.recognised")),
        high_skilled(sheet),
    ];
    benefit(sheet, &conditions)
}

/// 世赛获奖者: any prize.
fn world_prize(sheet: &Sheet) -> Outcome {
    let prizes = ["金", "银", "铜", "一等奖", "二等奖", "三等奖", "优胜奖"];
    must(sheet.any_of("k.event", &["世界技能大赛"]) && sheet.any_of("k.prize", &prizes))
}

/// 国赛金牌获得者: 国赛 is read as the 中华人民共和国职业技能大赛; whether it reaches other national contests is open.
fn national_gold(sheet: &Sheet) -> Outcome {
    match (sheet.option("k.event"), sheet.option("k.prize")) {
        ("中华人民共和国职业技能大赛", "金") => Outcome::Met,
        ("其他全国", "金") => Outcome::AskOffice,
        _ => Outcome::Unmet,
    }
}

/// 第十六条 「“中华技能大奖”、世赛金牌获得者，可直接申报相应系列正高级职称」. The title 世界技能大赛金奖 says the same as the
/// medal.
fn a16_full_senior(sheet: &Sheet) -> Reading {
    let title = must(sheet.any_of("h.titles", &["中华技能大奖", "世界技能大赛金奖"]));
    let gold = must(sheet.any_of("k.event", &["世界技能大赛"]) && sheet.any_of("k.prize", &["金"]));
    benefit(sheet, &[either(title, gold)])
}

/// 第十六条 「“中原技能大奖”“中原技能大师”“中原大工匠”和国赛金牌获得者、世赛获奖者，可直接申报相应系列副高级职称」.
fn a16_vice_senior(sheet: &Sheet) -> Reading {
    let title = must(sheet.any_of("h.titles", &["中原技能大奖", "中原技能大师", "中原大工匠", "世界技能大赛金奖"]));
    benefit(sheet, &[either(title, either(national_gold(sheet), world_prize(sheet)))])
}

/// 第十六条 「将世赛获奖者、国赛金牌获得者纳入事业单位招聘“绿色通道”」: prizes only, none of the titles of the sentence before.
fn a16_green_channel(sheet: &Sheet) -> Reading {
    benefit(sheet, &[either(world_prize(sheet), national_gold(sheet))])
}

/// Every provision in the order of the law.
#[rustfmt::skip]
pub const PROVISIONS: &[Provision] = &[
    ("xuchang-5-tax-deduction", None, &["g.claim_date", "g.role", "b.wage_total", "b.edu_fund_actual"],
        a5_tax_deduction),
    ("xuchang-5-own-institution", None, &["g.claim_date", "g.role"], a5_own_institution),
    ("xuchang-6-technician-training", Some("certificate"), &["g.claim_date", "c.in_shortage_catalogue",
        "p.training_type"], a6_technician_training),
    ("xuchang-7-base-nomination", None, &["g.claim_date", "o.type"], a7_base_nomination),
    ("xuchang-8-studio", Some("studio"), &["g.claim_date", "w.level", "w.recognised_date"], a8_studio),
    ("xuchang-9-gold-collar", Some("certificate"), &["g.claim_date", "p.status", "p.frontline_production", "c.level"],
        a9_gold_collar),
    ("xuchang-10-enterprise-appraisal", None, &["g.claim_date", "g.role"], a10_enterprise_appraisal),
    ("xuchang-10-relaxed-conditions", None, &["g.claim_date", "p.outstanding_contribution"], a10_relaxed_conditions),
    ("xuchang-11-secondary", None, &["g.claim_date", "e.school_type", "e.graduated"], a11_secondary),
    ("xuchang-11-higher", None, &["g.claim_date", "e.school_type", "e.major_applied", "e.graduated"], a11_higher),
    ("xuchang-11-technician-class", Some("certificate"), &["g.claim_date", "e.class_type", "e.is_student", "c.level",
        "c.date"], a11_technician_class),
    ("xuchang-12-evaluation-body", None, &["g.claim_date", "g.role"], a12_evaluation_body),
    ("xuchang-13-city-contest", Some("competition"), &["g.claim_date", "k.event", "k.rank", "k.prize", "k.date"],
        a13_city_contest),
    ("xuchang-14-city-honours", Some("honour"), &["g.claim_date", "h.titles"], a14_city_honours),
    ("xuchang-14-special-allowance", Some("honour"), &["g.claim_date", "h.titles"], a14_special_allowance),
    ("xuchang-14-provincial-honours", Some("honour"), &["g.claim_date", "h.titles"], a14_provincial_honours),
    ("xuchang-15-mutual-application", None, &["g.claim_date", "p.onjob", "c.level", "t.prof_title"],
        a15_mutual_application),
    ("xuchang-15-graduate-parity", None, &["g.claim_date", "e.school_type", "e.class_type", "e.graduated"],
        a15_graduate_parity),
    ("xuchang-15-startup-grant", None, &["g.claim_date", "e.class_type", "e.graduated", "s.opened_business",
        "g.other_conditions_ok"], a15_startup_grant),
    ("xuchang-15-loan", None, &["g.claim_date", "e.class_type", "e.graduated", "s.loan_wanted",
        "g.other_conditions_ok"], a15_loan),
    ("xuchang-15-project", None, &["g.claim_date", "e.class_type", "e.graduated", "s.project_selected",
        "g.other_conditions_ok"], a15_project),
    ("xuchang-16-import", Some("certificate"), &["g.claim_date", "i.from_outside", "i.date", "i.recognised",
        "c.level"], a16_import),
    ("xuchang-16-full-senior", None, &["g.claim_date", "h.titles", "k.event", "k.prize"], a16_full_senior),
    ("xuchang-16-vice-senior", None, &["g.claim_date", "h.titles", "k.event", "k.prize"], a16_vice_senior),
    ("xuchang-16-green-channel", Some("competition"), &["g.claim_date", "k.event", "k.prize"], a16_green_channel),
];
