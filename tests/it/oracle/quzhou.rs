//! 关于新时代衢州工匠培育工程的实施办法（征求意见稿）, read article by article.
//!
//! A draft without number, issuer and day: 「met」 means 「if adopted as drafted」. It has no period (the closing
//! paragraph says 「自发布之日起施行」, and it was not published), so no day decides anything here.

use rust_decimal::Decimal;

use super::{Money, Outcome, Provision, Reading, Sheet, all, else_ask, must};

/// Art. 2, the four tiers in their order, with 「一次性10万、6万、2万、0.6万元」.
const CRAFTSMEN: [(&str, i64); 4] =
    [("衢州大工匠", 100_000), ("衢州杰出工匠", 60_000), ("衢州工匠", 20_000), ("衢州青年工匠", 6_000)];

/// Art. 4 「新时代浙江工匠各层次」: the series itself and the tiers that answers can name.
const ZHEJIANG_CRAFTSMEN: [&str; 4] = ["新时代浙江工匠", "浙江大工匠", "浙江杰出工匠", "浙江工匠"];

/// 技工院校: a 技师学院 is one of them.
const TECHNICAL_SCHOOLS: [&str; 2] = ["技师学院", "其他技工院校"];

/// A title or benefit without money in the text.
fn benefit(conditions: &[Outcome]) -> Reading {
    Reading { outcome: all(conditions), money: None }
}

/// An entry with money: nothing to pay is a no.
fn payment(conditions: &[Outcome], money: Money) -> Reading {
    let something = money.total_max != Some(Decimal::ZERO);
    let outcome = all(&[all(conditions), must(something)]);
    Reading { outcome, money: (outcome != Outcome::Unmet).then_some(money) }
}

/// What the tier of the title is worth under art. 2; nothing for other titles.
fn craftsman_sum(sheet: &Sheet) -> Option<i64> {
    let title = sheet.option("h.titles");
    CRAFTSMEN.iter().find(|(tier, _)| *tier == title).map(|(_, sum)| *sum)
}

/// 「衢州工匠系列荣誉」 (art. 12), 「遴选的工匠人才」 (art. 2): one of the four tiers.
fn craftsman(sheet: &Sheet) -> Outcome {
    must(craftsman_sum(sheet).is_some())
}

/// 高技能人才: 高级工 and above; 特级技师 is a later grade above 高级技师.
fn high_skilled(sheet: &Sheet) -> Outcome {
    must(sheet.any_of("c.level", &["3", "2", "1", "特级技师"]))
}

/// 我市选手 is not defined: whoever competes for Quzhou is one; of others who belong to Quzhou only the office can say.
fn contestant_of_the_city(sheet: &Sheet) -> Outcome {
    else_ask(sheet.yes("k.represents"))
}

/// 职业（技工）院校, by the kind of institution answered.
fn vocational_institution(sheet: &Sheet) -> Outcome {
    must(sheet.any_of("o.type", &["高职", "技工院校", "中职"]))
}

/// 第1条 「建立企业、个人、机构并行的培训补贴模式」, no figures. Those who train are, in art. 10, 「职业（技工）院校、培训机构和企业」:
/// a 培训机构 is a 机构; whether a school is one, the text does not say.
fn a1_training_subsidy(sheet: &Sheet) -> Reading {
    let named = sheet.any_of("g.role", &["个人", "企业", "培训机构"]);
    let school = sheet.any_of("g.role", &["院校"]);
    benefit(&[must(named || school), else_ask(named)])
}

/// 第2条 「对衢州大工匠、衢州杰出工匠、衢州工匠、衢州青年工匠分别给予一次性10万、6万、2万、0.6万元的经费支持」. One title alone;
/// 「就高、不重复享受」 is a matter of the total.
fn a2_craftsman_support(sheet: &Sheet) -> Reading {
    payment(&[craftsman(sheet)], Money::fixed(craftsman_sum(sheet).unwrap_or_default()))
}

/// 第2条 「对遴选的工匠人才，优先推荐新时代浙江工匠遴选」.
fn a2_recommend_provincial(sheet: &Sheet) -> Reading {
    benefit(&[craftsman(sheet)])
}

/// 第3条 「选派…新时代衢州工匠、技能大师工作室领办人、高技能人才（劳模）创新工作室领衔人、职业（技工）院校骨干教师和高级技师等
/// 优秀技能人才…给予每人不超过2万元的经费资助」: 等 leaves room for others, the selection does not.
fn a3_study_exchange(sheet: &Sheet) -> Reading {
    let named = craftsman(sheet) == Outcome::Met
        || sheet.any_of("h.titles", &["国家技能大师工作室领办人"])
        || sheet.any_of("w.leader", &["领办人", "领衔人"])
        || sheet.yes("p.school_key_teacher")
        || sheet.any_of("c.level", &["1"]);
    payment(&[else_ask(named), must(sheet.yes("h.selected_for_exchange"))], Money::at_most(20_000))
}

/// 第4条 「对新引进的中华技能大奖获得者、国务院政府特殊津贴获得者、国家技能大师工作室领办人、全国技术能手、新时代浙江工匠各层次
/// 高技能人才等，按照人才层次享受相应政策」: 等 leaves room for other titles. There is no day from which 新 counts.
fn a4_import_talent(sheet: &Sheet) -> Reading {
    let national = ["中华技能大奖", "国务院政府特殊津贴", "国家技能大师工作室领办人", "全国技术能手"];
    let named = sheet.any_of("h.titles", &national) || sheet.any_of("h.titles", &ZHEJIANG_CRAFTSMEN);
    benefit(&[must(sheet.yes("i.from_outside")), else_ask(named)])
}

/// 第4条 「享受招工补助政策的范围对象按要求引进相关职业（工种）高级工以上的，在原补助标准的基础上上浮30%给予补助」: 以上
/// includes 高级工; a smaller number is a higher grade.
fn a4_recruit_uplift(sheet: &Sheet) -> Reading {
    let base = sheet.number("b.recruit_base_subsidy");
    let conditions = [must(base > Decimal::ZERO), must(sheet.any_of("b.recruited_level", &["3", "2", "1"]))];
    payment(&conditions, Money::exactly(base * Decimal::new(130, 2)))
}

/// 第5条 「落实参赛和集训期间选手补贴制度」: competitions of every level are named before, so the event decides nothing.
fn a5_camp_allowance(sheet: &Sheet) -> Reading {
    benefit(&[must(sheet.yes("k.in_camp"))])
}

/// 第6条, the two clauses on medals: 「金、银、铜牌和优胜奖」, mapped in order.
fn by_medal(sheet: &Sheet, event: &str, sums: [i64; 4]) -> Reading {
    let [gold, silver, bronze, merit] = sums;
    let amount = match sheet.option("k.prize") {
        "金" => gold,
        "银" => silver,
        "铜" => bronze,
        "优胜奖" => merit,
        _ => 0,
    };
    let conditions = [must(sheet.any_of("k.event", &[event])), must(amount > 0), contestant_of_the_city(sheet)];
    payment(&conditions, Money::fixed(amount))
}

/// 第6条 「在世界技能大赛上获得金、银、铜牌和优胜奖的我市选手，分别按100万元、50万元、30万元、15万元的标准给予一次性奖励」.
fn a6_world(sheet: &Sheet) -> Reading {
    by_medal(sheet, "世界技能大赛", [1_000_000, 500_000, 300_000, 150_000])
}

/// 第6条 「在中华人民共和国职业技能大赛上…分别按30万、20万、10万、5万元」: other national competitions are not named.
fn a6_national(sheet: &Sheet) -> Reading {
    by_medal(sheet, "中华人民共和国职业技能大赛", [300_000, 200_000, 100_000, 50_000])
}

/// 第6条 「对在浙江技能大赛上获奖的我市选手，按照主办方或上级的奖励额度给予1:1配套奖励」: one of them, the higher; any prize.
fn a6_zhejiang_match(sheet: &Sheet) -> Reading {
    let prize = sheet.knows("k.prize") && sheet.option("k.prize") != "未获奖";
    let award = sheet.number("k.organiser_cash").max(sheet.highest("k.upper_cash"));
    let conditions = [must(sheet.any_of("k.event", &["浙江技能大赛"])), must(prize), contestant_of_the_city(sheet)];
    payment(&conditions, Money::exactly(award))
}

/// 第6条 「对被指定为世界技能大赛国家级集训基地的，按每个项目50万元给予补助」.
fn a6_world_base(sheet: &Sheet) -> Reading {
    payment(&[], Money::per_head(Decimal::from(500_000), sheet.whole("x.wsc_base_projects")))
}

/// 第6条 「对入选世界技能大赛国家集训队的，按入选人数给予选送单位10万元/人的经费资助」: the unit, not the contestant.
fn a6_world_team(sheet: &Sheet) -> Reading {
    let sender = must(sheet.any_of("g.role", &["选送单位"]));
    payment(&[sender], Money::per_head(Decimal::from(100_000), sheet.whole("x.wsc_team_n")))
}

/// 第6条 「对行业协会、企业举办列入全市年度职业技能竞赛计划的，给予每个职业（工种）1万元补助，最高补助5万元」: 各地 and 市级行业部门
/// are only encouraged in the sentence before.
fn a6_host(sheet: &Sheet) -> Reading {
    let host = must(sheet.any_of("g.role", &["行业协会(学会)", "企业"]));
    let each = Money::per_head(Decimal::from(10_000), sheet.whole("r.occupations_n"));
    let capped = |sum: Option<Decimal>| sum.map(|yuan| yuan.min(Decimal::from(50_000)));
    let money = Money { total_min: capped(each.total_min), total_max: capped(each.total_max), ..each };
    payment(&[host, must(sheet.yes("r.in_city_plan"))], money)
}

/// 第7条 「对评为市级技能等级认定示范企业的，给予每家5万元的经费支持」.
fn a7_demo_enterprise(sheet: &Sheet) -> Reading {
    payment(&[must(sheet.any_of("b.demo_level", &["市"]))], Money::fixed(50_000))
}

/// 第8条 「推动将工程技术领域高技能人才与工程技术人才职业发展贯通扩大至农业、艺术…等职称领域」: which field the trade belongs
/// to, no answer can settle.
fn a8_cross_title(sheet: &Sheet) -> Reading {
    benefit(&[high_skilled(sheet)])
}

/// 第8条 「技工院校中级工班、高级工班、预备技师（技师）班毕业生，分别按相当于中专、大专、本科学历申报职称评审」.
fn a8_graduate_title(sheet: &Sheet) -> Reading {
    let class = must(sheet.any_of("e.class_type", &["中级工班", "高级工班", "预备技师班", "技师班"]));
    benefit(&[must(sheet.any_of("e.school_type", &TECHNICAL_SCHOOLS)), class, must(sheet.yes("e.graduated"))])
}

/// 第8条 「具有所申报职业（专业）或相关职业（专业）毕业证书的专业技术人才，参加职业技能评价可免于理论知识考试」: a person with a
/// professional title of any kind.
fn a8_theory_exempt(sheet: &Sheet) -> Reading {
    let professional = must(sheet.any_of("t.prof_title", &["助理工程师", "工程师", "高级工程师", "其他"]));
    benefit(&[professional, must(sheet.yes("e.diploma_matches"))])
}

/// 第9条 「对评为市级技能大师工作室的，给予每家5万元的开办经费支持」.
fn a9_studio_city(sheet: &Sheet) -> Reading {
    payment(&[must(sheet.any_of("w.level", &["市"]))], Money::fixed(50_000))
}

/// 第9条 「对评为省级和国家级技能大师工作室的，分别给予每家5万元、10万元经费补助」: the province stands first. What was paid
/// for the studio at this level is not paid again.
fn a9_studio_upper(sheet: &Sheet) -> Reading {
    let amount = match sheet.option("w.level") {
        "省" => 50_000,
        "国家" => 100_000,
        _ => 0,
    };
    payment(&[must(amount > 0), must(sheet.number("w.paid_so_far").is_zero())], Money::fixed(amount))
}

/// 第10条 「对年培训超1000人次的市级公共实训基地，给予每家不超过20万元的经费支持」: 超 leaves 1000 out.
fn a10_base_volume(sheet: &Sheet) -> Reading {
    let conditions = [must(sheet.any_of("a.level", &["市"])), must(sheet.whole("a.annual_person_times") > 1000)];
    payment(&conditions, Money::at_most(200_000))
}

/// 第10条 「被列入国家级高技能人才公共培训基地和省级高技能人才公共实训基地建设项目的，分别给予50万元和20万元的经费补助」: here the
/// state stands first.
fn a10_base_upper(sheet: &Sheet) -> Reading {
    let amount = match sheet.option("a.level") {
        "国家" => 500_000,
        "省" => 200_000,
        _ => 0,
    };
    payment(&[must(amount > 0), must(sheet.yes("a.project_listed"))], Money::fixed(amount))
}

/// 第12条 「获得衢州工匠系列荣誉的人才，分层级优先推荐申报劳动模范、先进工作者…等荣誉称号」.
fn a12_honours_priority(sheet: &Sheet) -> Reading {
    benefit(&[craftsman(sheet)])
}

/// 第13条 「在企事业紧缺职业（工种）一线对口岗位工作的高级技师、技师，分别给予每人每年1万元、5000元的人才津贴」: 高级技师 stands
/// first. The total is one year.
fn a13_technician_allowance(sheet: &Sheet) -> Reading {
    let amount = match sheet.option("c.level") {
        "1" => 10_000,
        "2" => 5_000,
        _ => 0,
    };
    let conditions = [
        must(sheet.any_of("p.status", &["企业职工", "事业单位职工"])),
        must(sheet.yes("p.frontline_matched_post")),
        must(sheet.yes("c.in_shortage_catalogue")),
        must(amount > 0),
    ];
    payment(&conditions, Money::fixed(amount))
}

/// 第14条 「衢州大工匠、衢州杰出工匠由市政府颁发证书，纳入各级党政领导联系人才范围；衢州工匠由…；衢州青年工匠由…共同颁发证书」.
fn a14_certificates(sheet: &Sheet) -> Reading {
    benefit(&[craftsman(sheet)])
}

/// 第15条 「重点支持10-20个职业（技工）院校品牌专业建设」, no figures.
fn a15_brand_major(sheet: &Sheet) -> Reading {
    benefit(&[vocational_institution(sheet)])
}

/// 第16条 「扣除必要的成本支出后，结余部分70%可用于支付参与项目人员的劳务报酬，且分配额度不得超过事业单位绩效工资基准总量的15%」:
/// two ceilings, the lower one counts; nothing is promised below it.
fn a16_surplus(sheet: &Sheet) -> Reading {
    let of_surplus = sheet.number("o.surplus") * Decimal::new(70, 2);
    let of_wages = sheet.number("o.perf_wage_base") * Decimal::new(15, 2);
    payment(&[vocational_institution(sheet)], Money::up_to(of_surplus.min(of_wages)))
}

/// 第17条 「鼓励职业（技工）院校通过多种形式开展校企合作，支持教师按规定获得相应的智力、专利、教育、劳务等报酬」: who teaches at such
/// a school, of a public or of a private one, works there.
fn a17_teacher_pay(sheet: &Sheet) -> Reading {
    let employed = must(sheet.any_of("p.status", &["事业单位职工", "企业职工"]));
    benefit(&[vocational_institution(sheet), employed])
}

/// 第17条 「推行校企人员互聘制度，聘用单位可按规定支付相应的劳务报酬」.
fn a17_mutual_hire_pay(sheet: &Sheet) -> Reading {
    benefit(&[must(sheet.yes("p.mutual_hire"))])
}

/// 第17条 「职业（技工）院校可…通过直接考察方式公开招聘企业高技能人才任教」.
fn a17_direct_recruit(sheet: &Sheet) -> Reading {
    benefit(&[must(sheet.any_of("p.status", &["企业职工"])), high_skilled(sheet)])
}

/// 第18条 「支持高职院校和技师学院之间开展合作办学、学分互认试点，完成规定学分的学生，可取得相应学历证书或技能等级证书」.
fn a18_credit(sheet: &Sheet) -> Reading {
    benefit(&[must(sheet.yes("e.pilot_school")), must(sheet.yes("e.credits_done"))])
}

/// 第18条 「技工院校高级工班、技师学院技师班毕业生享受大专、本科学历同等待遇」: the 技师班 of a 技师学院 only; 预备技师班 and
/// 中级工班 are not named here.
fn a18_graduate_parity(sheet: &Sheet) -> Reading {
    let class = match sheet.option("e.class_type") {
        "高级工班" => sheet.any_of("e.school_type", &TECHNICAL_SCHOOLS),
        "技师班" => sheet.any_of("e.school_type", &["技师学院"]),
        _ => false,
    };
    benefit(&[must(class), must(sheet.yes("e.graduated"))])
}

/// Every provision in the order of the draft.
#[rustfmt::skip]
pub const PROVISIONS: &[Provision] = &[
    ("quzhou-1-training-subsidy", None, &["g.role"], a1_training_subsidy),
    ("quzhou-2-craftsman-support", Some("honour"), &["h.titles"], a2_craftsman_support),
    ("quzhou-2-recommend-provincial", Some("honour"), &["h.titles"], a2_recommend_provincial),
    ("quzhou-3-study-exchange", None, &["h.titles", "c.level", "p.school_key_teacher", "w.leader",
        "h.selected_for_exchange"], a3_study_exchange),
    ("quzhou-4-import-talent", Some("honour"), &["i.from_outside", "h.titles"], a4_import_talent),
    ("quzhou-4-recruit-uplift", None, &["b.recruit_base_subsidy", "b.recruited_level"], a4_recruit_uplift),
    ("quzhou-5-camp-allowance", Some("competition"), &["k.event", "k.in_camp"], a5_camp_allowance),
    ("quzhou-6-world", Some("competition"), &["k.event", "k.prize", "k.represents"], a6_world),
    ("quzhou-6-national", Some("competition"), &["k.event", "k.prize", "k.represents"], a6_national),
    ("quzhou-6-zhejiang-match", Some("competition"), &["k.event", "k.prize", "k.represents", "k.organiser_cash",
        "k.upper_cash"], a6_zhejiang_match),
    ("quzhou-6-world-base", None, &["x.wsc_base_projects"], a6_world_base),
    ("quzhou-6-world-team", None, &["g.role", "x.wsc_team_n"], a6_world_team),
    ("quzhou-6-host", None, &["g.role", "r.in_city_plan", "r.occupations_n"], a6_host),
    ("quzhou-7-demo-enterprise", None, &["b.demo_level"], a7_demo_enterprise),
    ("quzhou-8-cross-title", Some("certificate"), &["c.level"], a8_cross_title),
    ("quzhou-8-graduate-title", None, &["e.school_type", "e.class_type", "e.graduated"], a8_graduate_title),
    ("quzhou-8-theory-exempt", None, &["t.prof_title", "e.diploma_matches"], a8_theory_exempt),
    ("quzhou-9-studio-city", Some("studio"), &["w.level"], a9_studio_city),
    ("quzhou-9-studio-upper", Some("studio"), &["w.level", "w.paid_so_far"], a9_studio_upper),
    ("quzhou-10-base-volume", Some("base"), &["a.level", "a.annual_person_times"], a10_base_volume),
    ("quzhou-10-base-upper", Some("base"), &["a.level", "a.project_listed"], a10_base_upper),
    ("quzhou-12-honours-priority", Some("honour"), &["h.titles"], a12_honours_priority),
    ("quzhou-13-technician-allowance", Some("certificate"), &["p.status", "c.level", "p.frontline_matched_post",
        "c.in_shortage_catalogue"], a13_technician_allowance),
    ("quzhou-14-certificates", Some("honour"), &["h.titles"], a14_certificates),
    ("quzhou-15-brand-major", None, &["o.type"], a15_brand_major),
    ("quzhou-16-surplus", None, &["o.type", "o.surplus", "o.perf_wage_base"], a16_surplus),
    ("quzhou-17-teacher-pay", None, &["o.type", "p.status"], a17_teacher_pay),
    ("quzhou-17-mutual-hire-pay", None, &["p.mutual_hire"], a17_mutual_hire_pay),
    ("quzhou-17-direct-recruit", Some("certificate"), &["p.status", "c.level"], a17_direct_recruit),
    ("quzhou-18-credit", None, &["e.pilot_school", "e.credits_done"], a18_credit),
    ("quzhou-18-graduate-parity", None, &["e.school_type", "e.class_type", "e.graduated"], a18_graduate_parity),
];
