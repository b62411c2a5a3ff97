//! 关于深化“新萧匠”高技能人才队伍建设的意见, 萧人社〔2025〕3号, read article by article.

use rust_decimal::Decimal;

use super::{Day, Money, Outcome, Provision, Reading, Sheet, all, else_ask, must};

const START: Day = (2025, 3, 1);
/// 三年 as people count it end on 2028-02-29; counted as a 期间, whose first day does not count, a day later.
const DISPUTED_LAST_DAY: Day = (2028, 3, 1);

/// Closing paragraph: 「本办法自2025年3月1日起施行,有效期三年」.
fn document_time(sheet: &Sheet) -> Outcome {
    if sheet.as_of < START || sheet.as_of > DISPUTED_LAST_DAY {
        Outcome::Unmet
    } else {
        else_ask(sheet.as_of < DISPUTED_LAST_DAY)
    }
}

/// What gives no money, or money whose sum another document names.
fn benefit(sheet: &Sheet, conditions: &[Outcome]) -> Reading {
    Reading { outcome: all(&[document_time(sheet), all(conditions)]), money: None }
}

/// An entry with money: nothing to pay is a no.
fn payment(sheet: &Sheet, conditions: &[Outcome], money: Money) -> Reading {
    let something = money.total_max != Some(Decimal::ZERO);
    let outcome = all(&[document_time(sheet), all(conditions), must(something)]);
    Reading { outcome, money: (outcome != Outcome::Unmet).then_some(money) }
}

/// What the money rewards happened in the time of the document; of earlier events the text does not speak.
fn since_start(sheet: &Sheet, key: &str) -> Outcome {
    else_ask(sheet.date(key) >= START)
}

/// 符合条件的: conditions that stand elsewhere. Without the word of the office nobody knows.
fn other_conditions(sheet: &Sheet) -> Outcome {
    if sheet.knows("g.other_conditions_ok") { must(sheet.yes("g.other_conditions_ok")) } else { Outcome::AskOffice }
}

/// 高技能人才: 高级工, 技师, 高级技师, and 特级技师 above them.
fn high_skilled(sheet: &Sheet) -> bool {
    sheet.any_of("c.level", &["3", "2", "1", "特级技师"])
}

/// Arts 3, 10: 「高级工及以上职业资格证书(职业技能等级证书)」: 及以上 has no upper end. 专项职业能力证书, named in art. 9, is not
/// named here.
fn senior_certificate(sheet: &Sheet) -> Outcome {
    must(high_skilled(sheet) && sheet.any_of("c.kind", &["职业资格证书", "职业技能等级证书"]))
}

/// 技工院校.
const TECHNICAL: [&str; 2] = ["技师学院", "其他技工院校"];
/// 职业(技工)院校: 中职 and 高职 as well.
const VOCATIONAL: [&str; 4] = ["技师学院", "其他技工院校", "中职", "高职"];
/// 中职 is meant in art. 3, 高职 is not.
const SECONDARY: [&str; 3] = ["技师学院", "其他技工院校", "中职"];

/// So much for each 高级工, 技师 and 高级技师 of a list.
fn trained(sheet: &Sheet, key: &str, rates: [i64; 3]) -> Money {
    let counts = sheet.wholes(key);
    Money::fixed(counts.iter().zip(rates).map(|(count, rate)| count * rate).sum())
}

/// 第1条 「落实职业(技工)院校学生资助」.
fn a1_student_aid(sheet: &Sheet) -> Reading {
    benefit(sheet, &[must(sheet.yes("e.is_student")), must(sheet.any_of("e.school_type", &VOCATIONAL))])
}

/// 第1条 「鼓励教师参与一体化教学等进修培训并给予师资培训补助」, in an article on 职业(技工)院校.
fn a1_teacher_training(sheet: &Sheet) -> Reading {
    benefit(sheet, &[must(sheet.yes("p.school_teacher"))])
}

/// 第1条 「支持符合条件的职业(技工)院校备案为职业技能培训评价机构」.
fn a1_appraisal_body(sheet: &Sheet) -> Reading {
    benefit(sheet, &[must(sheet.any_of("o.type", &["高职", "技工院校", "中职"]))])
}

/// 第2条 「鼓励培训机构开展高技能人才培养,直接培养高级工、技师、高级技师的,分别按每人800元、1000元、1500元给予资助」.
fn a2_institution_trains(sheet: &Sheet) -> Reading {
    let money = trained(sheet, "o.trained_counts", [800, 1000, 1500]);
    payment(sheet, &[must(sheet.any_of("o.type", &["培训机构"]))], money)
}

/// 第3条 「我区范围内技工院校、中职院校学生在毕业前取得高级工及以上职业资格证书(职业技能等级证书),符合条件的给予每人2000元
/// 资助」: whoever is still at school has it before graduating.
fn a3_student_grant(sheet: &Sheet) -> Reading {
    let conditions = [
        must(sheet.any_of("e.school_type", &SECONDARY)),
        must(sheet.yes("e.school_in_district")),
        senior_certificate(sheet),
        must(sheet.yes("e.is_student") || sheet.date("c.date") < sheet.date("e.grad_date")),
        other_conditions(sheet),
    ];
    payment(sheet, &conditions, Money::fixed(2000))
}

/// 第4条 「对认定的区级技师工作室,给予一次性10万元的开办经费补助」.
fn a4_studio_opening(sheet: &Sheet) -> Reading {
    let conditions = [
        must(sheet.any_of("w.level", &["县(区)"])),
        since_start(sheet, "w.recognised_date"),
        must(sheet.number("w.paid_so_far").is_zero()),
    ];
    payment(sheet, &conditions, Money::fixed(100_000))
}

/// 第4条 「对当年考核评估合格的技师工作室,给予3万元运行经费补助」: 优秀 has passed too. The total is one year.
fn a4_studio_running(sheet: &Sheet) -> Reading {
    let conditions =
        [must(sheet.any_of("w.level", &["县(区)"])), must(sheet.any_of("w.assessment", &["合格", "优秀"]))];
    payment(sheet, &conditions, Money::fixed(30_000))
}

/// 第5条 「对区级公共实训基地给予最高30万元的建设补助」.
fn a5_base_building(sheet: &Sheet) -> Reading {
    // Whether a 重点产业公共实训基地 is one of these bases is not said.
    let kind = match sheet.option("a.kind") {
        "公共实训基地" => Outcome::Met,
        "重点产业公共实训基地" => Outcome::AskOffice,
        _ => Outcome::Unmet,
    };
    payment(sheet, &[must(sheet.any_of("a.level", &["区"])), kind], Money::at_most(300_000))
}

/// 第5条 「对提供公益性实训服务的基地所在单位给予每年不超过10万元的实训资助」: a base of the district, of any kind.
fn a5_base_service(sheet: &Sheet) -> Reading {
    let conditions = [must(sheet.any_of("a.level", &["区"])), must(sheet.yes("a.public_service"))];
    payment(sheet, &conditions, Money::at_most(100_000))
}

/// 第5条 「被认定为区级乡村(社区)技能实训基地的,给予最高15万元的建设补助」.
fn a5_village_base(sheet: &Sheet) -> Reading {
    let kind = must(sheet.any_of("a.kind", &["乡村(社区)技能实训基地"]));
    payment(sheet, &[must(sheet.any_of("a.level", &["区"])), kind], Money::at_most(150_000))
}

/// 第6条 「持续推行企业新型学徒制…通过工学交替方式面向实习学生、职工开展技能培训,并按规定给予企业职业培训补贴」.
fn a6_apprentice(sheet: &Sheet) -> Reading {
    benefit(sheet, &[must(sheet.whole("b.apprentices") >= 1)])
}

/// 第7条 「经人社保部门备案的职业技能等级认定(试点)企业,每年自主认定技能人才满50人次的,给予3万元奖励,之后再自主认定的,按
/// 500元/人给予奖励,每家企业每年该项奖励累计不超过5万元」.
fn a7_recognition_award(sheet: &Sheet) -> Reading {
    let count = sheet.whole("b.recognition_count_year");
    let money = if count < 50 { 0 } else { (30_000 + 500 * (count - 50)).min(50_000) };
    payment(sheet, &[must(sheet.yes("b.filed"))], Money::fixed(money))
}

/// 第7条 「对职业技能等级认定(试点)企业期满评估为五星、四星,分别给予3万元、2万元奖励」.
fn a7_star(sheet: &Sheet) -> Reading {
    let money = match sheet.option("b.star") {
        "5" => 30_000,
        "4" => 20_000,
        _ => 0,
    };
    payment(sheet, &[must(sheet.yes("b.filed"))], Money::fixed(money))
}

/// 第8条 「企业直接培养高级工、技师、高级技师的,分别按每人1000元、1500元、2000元给予资助」.
fn a8_enterprise_trains(sheet: &Sheet) -> Reading {
    let money = trained(sheet, "b.trained_counts", [1000, 1500, 2000]);
    payment(sheet, &[must(sheet.any_of("g.role", &["企业"]))], money)
}

/// 第9条 「符合条件的人员在我区定点职业培训机构参加培训并取得职业资格证书(职业技能等级证书、专项职业能力证书)的,按规定享受
/// 职业培训补贴」: any of the three kinds.
fn a9_training_subsidy(sheet: &Sheet) -> Reading {
    let kind = sheet.any_of("c.kind", &["职业资格证书", "职业技能等级证书", "专项职业能力证书"]);
    benefit(sheet, &[must(sheet.yes("p.designated_training")), must(kind)])
}

/// 第10条 「对新获得数字职业高级工(三级)及以上职业资格证书(职业技能等级认定证书)且符合条件的企业职工给予一次性1000元资助」.
fn a10_digital(sheet: &Sheet) -> Reading {
    let conditions = [
        must(sheet.any_of("p.status", &["企业职工"])),
        must(sheet.yes("c.digital")),
        senior_certificate(sheet),
        since_start(sheet, "c.date"),
        other_conditions(sheet),
    ];
    payment(sheet, &conditions, Money::fixed(1000))
}

/// 第11条 「积极做好新时代浙江工匠、高技能领军(青年)人才遴选与推荐工作,对入选人员按规定给予资助」. Whether
/// 新时代浙江工匠 means the titles that are named 浙江…工匠 as well, this text does not say.
fn a11_provincial_selected(sheet: &Sheet) -> Reading {
    let title = match sheet.option("h.titles") {
        "新时代浙江工匠" | "高技能领军(青年)人才" => Outcome::Met,
        "浙江大工匠" | "浙江杰出工匠" | "浙江工匠" => Outcome::AskOffice,
        _ => Outcome::Unmet,
    };
    benefit(sheet, &[title])
}

/// The day with the same number so many months later, or the last day of a month that has none.
fn months_later((year, month, day): Day, months: i32) -> Day {
    let count = year * 12 + i32::from(month) - 1 + months;
    let (year, month) = (count.div_euclid(12), u8::try_from(count.rem_euclid(12) + 1).expect("a month"));
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let last = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    (year, month, day.min(last))
}

/// 第11条 「开展区首席技师(萧然青年技师)培养选树工作,三年培养期内给予每人每月1000元工作津贴」. The claim falls into the three
/// years. Whether months outside the time of the document are paid, the text does not say: the fewest are the months of the
/// term that lie wholly inside it, the most are all 36.
fn a11_chief(sheet: &Sheet) -> Reading {
    let start = sheet.date("h.term_start");
    let within = (start..=months_later(start, 36)).contains(&sheet.as_of);
    let inside =
        |month: &i32| months_later(start, *month) >= START && months_later(start, month + 1) <= DISPUTED_LAST_DAY;
    let fewest = i64::try_from((0..36).filter(inside).count()).expect("at most 36");
    let title = must(sheet.any_of("h.titles", &["区首席技师(萧然青年技师)"]));
    payment(sheet, &[title, must(within)], Money::monthly(1000, fewest, 36))
}

/// 第12条 「对由我区选派参加市级以上职业技能竞赛并获得全国、省、市技术能手的个人分别给予1万元、5000元、3000元奖励」: the title
/// decides, not the place; 市 is Hangzhou, whose contests 市级 stands for.
fn a12_expert_award(sheet: &Sheet) -> Reading {
    let events = ["世界技能大赛", "中华人民共和国职业技能大赛", "其他全国", "浙江技能大赛", "省级", "市级"];
    let money = match sheet.option("h.titles") {
        "全国技术能手" => 10_000,
        "省技术能手" => 5000,
        "市技术能手" => 3000,
        _ => 0,
    };
    let conditions = [
        must(sheet.any_of("k.sent_by", &["本市（区、县）组队选派"])),
        must(sheet.any_of("k.event", &events)),
        must(sheet.any_of("h.route", &["大赛产生"])),
        since_start(sheet, "k.date"),
    ];
    payment(sheet, &conditions, Money::fixed(money))
}

/// 第12条 「每年举办区级职业技能竞赛,并分别给予一二三等奖及优胜奖的选手2000元、1500元、1000元、500元奖励」.
fn a12_district_prize(sheet: &Sheet) -> Reading {
    let money = match sheet.option("k.prize") {
        "一等奖" => 2000,
        "二等奖" => 1500,
        "三等奖" => 1000,
        "优胜奖" => 500,
        _ => 0,
    };
    let event = must(sheet.any_of("k.event", &["区级"]));
    payment(sheet, &[event, since_start(sheet, "k.date")], Money::fixed(money))
}

/// 第12条 「其中获得前3名的选手,可认定为“萧山区技术能手”」, of the district contest: the place, not the prize.
fn a12_district_title(sheet: &Sheet) -> Reading {
    let placed = (1..=3).contains(&sheet.whole("k.rank"));
    benefit(sheet, &[must(sheet.any_of("k.event", &["区级"])), must(placed)])
}

/// 第12条 「鼓励行业协会(学会)、企业广泛开展技术比武活动,给予每个比武项目最高3万元经费资助」.
fn a12_company_contest(sheet: &Sheet) -> Reading {
    let projects = sheet.number("b.contest_projects");
    let each = Money::at_most(30_000);
    let money = Money { total_max: each.unit_max.map(|most| most * projects), ..each };
    payment(sheet, &[must(sheet.any_of("g.role", &["行业协会(学会)", "企业"]))], money)
}

/// 第13条 「职业(技工)院校中级工班、高级工班、预备技师(技师)班毕业生,分别按相当于中专、大专、本科学历申报职称评审」.
fn a13_graduate_title(sheet: &Sheet) -> Reading {
    let class = sheet.any_of("e.class_type", &["中级工班", "高级工班", "预备技师班", "技师班"]);
    let school = must(sheet.any_of("e.school_type", &VOCATIONAL));
    benefit(sheet, &[school, must(class), must(sheet.yes("e.graduated"))])
}

/// 第14条 「贯彻高级工、技师培养阶段的技工院校全日制在校生和毕业生同等享受在校大学生和毕业生就业创业有关政策」: art. 13 counts
/// 预备技师(技师)班 as one class, and both are the stage of training technicians.
fn a14_employment_policy(sheet: &Sheet) -> Reading {
    let stage = sheet.any_of("e.class_type", &["高级工班", "预备技师班", "技师班"]);
    let conditions = [
        must(sheet.any_of("e.school_type", &TECHNICAL)),
        must(stage),
        must(sheet.yes("e.fulltime")),
        must(sheet.yes("e.is_student") || sheet.yes("e.graduated")),
    ];
    benefit(sheet, &conditions)
}

/// 第14条 「推动高技能人才纳入城市直接落户范围」.
fn a14_household(sheet: &Sheet) -> Reading {
    benefit(sheet, &[must(high_skilled(sheet))])
}

/// 第14条 「其配偶、子女按有关规定享受公共就业、教育、住房等保障服务」: there is one or the other; whoever names the stage of
/// a child has a child.
fn a14_family(sheet: &Sheet) -> Reading {
    let family = sheet.yes("f.spouse_cohabiting") || sheet.knows("f.child_stage");
    benefit(sheet, &[must(high_skilled(sheet)), must(family)])
}

/// 第14条 「鼓励优秀技能人才参与“金蓝领”培训等专题培训」: the sentences before speak of 高技能人才, this one does not; 优秀 has
/// no bound, so any grade counts.
fn a14_gold_collar(sheet: &Sheet) -> Reading {
    benefit(sheet, &[must(sheet.any_of("c.level", &["5", "4", "3", "2", "1", "特级技师"]))])
}

/// 第15条 「选树更多技师工作室领衔人、首席技师等优秀高技能人才成为领航团成员」: two are named, 等 leaves the list open.
fn a15_leader_group(sheet: &Sheet) -> Reading {
    let leads = sheet.any_of("w.leader", &["领衔人"]);
    let chief = sheet.any_of("h.titles", &["区首席技师(萧然青年技师)", "市首席技师", "省首席技师"]);
    benefit(sheet, &[else_ask(leads || chief)])
}

/// 第15条 「对参加区人社保部门组织的职业技能社会服务活动的领航团成员,给予每人每次1000元的专项服务补贴」.
fn a15_service_fee(sheet: &Sheet) -> Reading {
    let money = Money::per_head(Decimal::from(1000), sheet.whole("p.service_events_n"));
    payment(sheet, &[must(sheet.any_of("h.titles", &["领航团成员"]))], money)
}

/// Every provision in the order of the text.
#[rustfmt::skip]
pub const PROVISIONS: &[Provision] = &[
    ("xiaoshan-1-student-aid", None, &["g.claim_date", "e.is_student", "e.school_type"], a1_student_aid),
    ("xiaoshan-1-teacher-training", None, &["g.claim_date", "p.school_teacher"], a1_teacher_training),
    ("xiaoshan-1-appraisal-body", None, &["g.claim_date", "o.type"], a1_appraisal_body),
    ("xiaoshan-2-institution-trains", None, &["g.claim_date", "o.type", "o.trained_counts"], a2_institution_trains),
    ("xiaoshan-3-student-grant", Some("certificate"), &["g.claim_date", "e.is_student", "e.school_type",
        "e.school_in_district", "c.level", "c.kind", "c.date", "e.grad_date", "g.other_conditions_ok"],
        a3_student_grant),
    ("xiaoshan-4-studio-opening", Some("studio"), &["g.claim_date", "w.level", "w.recognised_date", "w.paid_so_far"],
        a4_studio_opening),
    ("xiaoshan-4-studio-running", Some("studio"), &["g.claim_date", "w.level", "w.assessment"], a4_studio_running),
    ("xiaoshan-5-base-building", Some("base"), &["g.claim_date", "a.level", "a.kind"], a5_base_building),
    ("xiaoshan-5-base-service", Some("base"), &["g.claim_date", "a.level", "a.public_service"], a5_base_service),
    ("xiaoshan-5-village-base", Some("base"), &["g.claim_date", "a.level", "a.kind"], a5_village_base),
    ("xiaoshan-6-apprentice", None, &["g.claim_date", "b.apprentices"], a6_apprentice),
    ("xiaoshan-7-recognition-award", None, &["g.claim_date", "b.filed", "b.recognition_count_year"],
        a7_recognition_award),
    ("xiaoshan-7-star", None, &["g.claim_date", "b.filed", "b.star"], a7_star),
    ("xiaoshan-8-enterprise-trains", None, &["g.claim_date", "g.role", "b.trained_counts"], a8_enterprise_trains),
    ("xiaoshan-9-training-subsidy", Some("certificate"), &["g.claim_date", "p.designated_training", "c.kind"],
        a9_training_subsidy),
    ("xiaoshan-10-digital", Some("certificate"), &["g.claim_date", "p.status", "c.digital", "c.level", "c.kind",
        "c.date", "g.other_conditions_ok"], a10_digital),
    ("xiaoshan-11-provincial-selected", Some("honour"), &["g.claim_date", "h.titles"], a11_provincial_selected),
    ("xiaoshan-11-chief", Some("honour"), &["g.claim_date", "h.titles", "h.term_start"], a11_chief),
    ("xiaoshan-12-expert-award", Some("honour"), &["g.claim_date", "k.sent_by", "k.event", "k.date", "h.titles",
        "h.route"], a12_expert_award),
    ("xiaoshan-12-district-prize", Some("competition"), &["g.claim_date", "k.event", "k.prize", "k.date"],
        a12_district_prize),
    ("xiaoshan-12-district-title", Some("competition"), &["g.claim_date", "k.event", "k.rank"], a12_district_title),
    ("xiaoshan-12-company-contest", None, &["g.claim_date", "g.role", "b.contest_projects"], a12_company_contest),
    ("xiaoshan-13-graduate-title", None, &["g.claim_date", "e.school_type", "e.class_type", "e.graduated"],
        a13_graduate_title),
    ("xiaoshan-14-employment-policy", None, &["g.claim_date", "e.school_type", "e.class_type", "e.fulltime",
        "e.is_student", "e.graduated"], a14_employment_policy),
    ("xiaoshan-14-household", Some("certificate"), &["g.claim_date", "c.level"], a14_household),
    ("xiaoshan-14-family", Some("certificate"), &["g.claim_date", "c.level", "f.spouse_cohabiting", "f.child_stage"],
        a14_family),
    ("xiaoshan-14-gold-collar", Some("certificate"), &["g.claim_date", "c.level"], a14_gold_collar),
    ("xiaoshan-15-leader-group", None, &["g.claim_date", "w.leader", "h.titles"], a15_leader_group),
    ("xiaoshan-15-service-fee", None, &["g.claim_date", "h.titles", "p.service_events_n"], a15_service_fee),
];
