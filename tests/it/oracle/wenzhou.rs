//! 温州市高水平打造高技能人才队伍实施细则, 温人社发〔2018〕242号, read article by article.

use rust_decimal::Decimal;

use super::{Day, Money, Outcome, Provision, Reading, Sheet, all, else_ask, must};

const START_OF_APPLICATION: Day = (2018, 1, 1);
const ISSUED: Day = (2018, 12, 19);

/// Closing paragraph: 「本细则自印发之日起施行，适用于2018年1月1日起享受奖补的各类对象」.
/// Before the issue but inside the period of application only the office can say.
fn document_time(sheet: &Sheet) -> Outcome {
    if sheet.as_of < START_OF_APPLICATION {
        Outcome::Unmet
    } else if sheet.as_of < ISSUED {
        Outcome::AskOffice
    } else {
        Outcome::Met
    }
}

/// A title or benefit without money in the text.
fn benefit(sheet: &Sheet, conditions: &[Outcome]) -> Reading {
    Reading { outcome: all(&[document_time(sheet), all(conditions)]), money: None }
}

/// An entry with money: nothing to pay is a no.
fn payment(sheet: &Sheet, conditions: &[Outcome], money: Money) -> Reading {
    let something = money.total_max != Some(Decimal::ZERO);
    let outcome = all(&[document_time(sheet), all(conditions), must(something)]);
    Reading { outcome, money: (outcome != Outcome::Unmet).then_some(money) }
}

/// 新取得, 新获奖者, 新引进, 新建: from the first day of application; the text does not define 新 for earlier ones.
fn new_since_2018(sheet: &Sheet, key: &str) -> Outcome {
    else_ask(sheet.date(key) >= START_OF_APPLICATION)
}

/// Art. 11 calls 高级工、技师、高级技师 the 高技能人才; 特级技师 is a later grade above them.
fn high_skilled(sheet: &Sheet) -> Outcome {
    must(sheet.any_of("c.level", &["3", "2", "1", "特级技师"]))
}

/// 技师（二级）、高级技师（一级).
fn technician(sheet: &Sheet) -> Outcome {
    must(sheet.any_of("c.level", &["2", "1"]))
}

/// Closing paragraph: the catalogue is published once a year; which year's list counts is not said.
fn in_allowance_catalogue(sheet: &Sheet) -> Outcome {
    match sheet.option("c.in_allowance_catalogue") {
        "是" => Outcome::Met,
        "只在其中一年" => Outcome::AskOffice,
        _ => Outcome::Unmet,
    }
}

/// Arts 5, 8: 「国家职业资格证书或经温州市人社部门确认的技能等级证书」.
fn allowance_certificate(sheet: &Sheet) -> Outcome {
    match sheet.option("c.kind") {
        "职业资格证书" => Outcome::Met,
        "职业技能等级证书" => must(sheet.yes("c.confirmed_by_local_hr")),
        _ => Outcome::Unmet,
    }
}

/// Arts 5, 8: 「技师（二级）每月500元、高级技师（一级）每月1000元」, 3 years at most. Whether months drawn at the
/// other grade use up the same 3 years is not said: months with and without them.
fn post_allowance(sheet: &Sheet) -> (Outcome, Money) {
    let monthly = if sheet.option("c.level") == "1" { 1000 } else { 500 };
    let left = 36 - sheet.whole("p.allowance_months_paid");
    let left_if_shared = (left - sheet.whole("p.allowance_months_paid_other")).max(0);
    (must(left > 0), Money::monthly(monthly, left_if_shared, left))
}

fn listed_enterprise(sheet: &Sheet) -> Outcome {
    must(sheet.any_of("b.kind", &["上市公司", "行业龙头", "规模以上"]))
}

const NATIONAL: [&str; 2] = ["中华人民共和国职业技能大赛", "其他全国"];
const PROVINCIAL: [&str; 2] = ["浙江技能大赛", "省级"];

/// 第1条 「支持符合条件的高职院校设立职业技能鉴定所(站)」.
fn a1_college_exam_station(sheet: &Sheet) -> Reading {
    benefit(sheet, &[must(sheet.any_of("o.type", &["高职"]))])
}

/// 第2条 「积极鼓励公办院校以市场委托方式开展横向合作…经主管部门同意，项目参与人员可根据合同约定获得劳务报酬」.
fn a2_cooperation_fee(sheet: &Sheet) -> Reading {
    let college = must(sheet.any_of("o.type", &["公办院校"]));
    benefit(sheet, &[college, must(sheet.yes("o.dept_consent")), must(sheet.yes("o.contract"))])
}

/// 第3条 「把企业新招用和新转岗人员纳入学徒范围，补贴金额一般按企业支付给培训机构培训费用的60%确定，每人每年…最高
/// 不超过6000元，补贴期限不超过2年」. The total is one training year of all apprentices.
fn a3_apprentice(sheet: &Sheet) -> Reading {
    let fee = sheet.number("b.fee_paid_per_person_year");
    let years = sheet.number("b.apprentice_years_claimed");
    let share = (fee * Decimal::new(60, 2)).min(Decimal::from(6000));
    let conditions =
        [must(sheet.yes("b.apprentice_new_or_transferred")), must(fee > Decimal::ZERO), must(years < Decimal::TWO)];
    payment(sheet, &conditions, Money::per_head(share, sheet.whole("b.apprentices")))
}

/// 第4条 「对企业新招用职工，1年以内开展岗前技能培训达一定课时的，给予企业每人200元培训补贴」.
fn a4_prejob_enterprise(sheet: &Sheet) -> Reading {
    let trainees = sheet.whole("b.prejob_trainees");
    let conditions = [must(trainees >= 1), must(sheet.yes("b.prejob_within_1y")), must(sheet.yes("b.prejob_hours_ok"))];
    payment(sheet, &conditions, Money::per_head(Decimal::from(200), trainees))
}

/// 第4条 「培训机构开展家政服务人员岗前培训，培训达一定课时的，按规定给予培训机构每人200元补贴」.
fn a4_prejob_domestic(sheet: &Sheet) -> Reading {
    let trainees = sheet.whole("o.domestic_trainees");
    let conditions =
        [must(sheet.any_of("o.type", &["培训机构"])), must(trainees >= 1), must(sheet.yes("o.domestic_hours_ok"))];
    payment(sheet, &conditions, Money::per_head(Decimal::from(200), trainees))
}

/// 第4条 「对岗前培训、职业技能培训、鉴定和创业培训进行补助」; after a pre-job subsidy 「年度内可继续享受一次…技能培训、
/// 技能鉴定补贴」.
fn a4_training_exam(sheet: &Sheet) -> Reading {
    let after_prejob = sheet.yes("p.prejob_subsidy_this_year");
    let used = sheet.whole("p.training_subsidies_this_year") >= 1;
    benefit(sheet, &[must(!(after_prejob && used))])
}

/// 第4条 「累计缴纳失业保险费36个月以上的企业职工（2019年1月1日至2020年12月31日放宽至参保12月以上），2017年1月1日后
/// 取得初级（五级）、中级（四级）、高级（三级）职业资格证书或职业技能等级证书的，分别给予1000元、1500元、2000元」;
/// 「属于温州市紧缺职业（工种）目录范围的…上浮50%」.
fn a4_skill_upgrade(sheet: &Sheet) -> Reading {
    let certified = sheet.date("c.date");
    let relaxed = |day: Day| ((2019, 1, 1)..=(2020, 12, 31)).contains(&day);
    let insured = match sheet.whole("p.unemp_ins_months") {
        36.. => Outcome::Met,
        // The bracket names no date: the day of claiming or the day of the certificate.
        12..36 if relaxed(sheet.as_of) && relaxed(certified) => Outcome::Met,
        12..36 if relaxed(sheet.as_of) || relaxed(certified) => Outcome::AskOffice,
        _ => Outcome::Unmet,
    };
    // 1月1日后: whether the day itself counts is a reading.
    let dated = if certified == (2017, 1, 1) { Outcome::AskOffice } else { must(certified > (2017, 1, 1)) };
    let (eligible, base) = match sheet.option("c.level") {
        "5" => (true, 1000),
        "4" => (true, 1500),
        "3" => (true, 2000),
        _ => (false, 0),
    };
    let amount = if sheet.yes("c.in_shortage_catalogue") { base * 3 / 2 } else { base };
    let conditions = [
        must(sheet.any_of("p.status", &["企业职工"])),
        must(sheet.yes("p.unemp_ins_enrolled")),
        insured,
        dated,
        must(eligible),
        must(sheet.any_of("c.kind", &["职业资格证书", "职业技能等级证书"])),
    ];
    payment(sheet, &conditions, Money::fixed(amount))
}

/// 第5条 「对依法参加社会保险的企业在职职工，新取得温州市紧缺职业（工种）津贴目录范围内技师（二级）、高级技师（一级）国家
/// 职业资格证书或经温州市人社部门确认的技能等级证书，分别给予…岗位津贴，津贴期限不超过3年」.
fn a5_post_allowance(sheet: &Sheet) -> Reading {
    let (months_left, money) = post_allowance(sheet);
    let conditions = [
        must(sheet.any_of("p.status", &["企业职工"])),
        must(sheet.yes("p.onjob")),
        must(sheet.yes("p.si_enrolled")),
        new_since_2018(sheet, "c.date"),
        in_allowance_catalogue(sheet),
        technician(sheet),
        allowance_certificate(sheet),
        months_left,
    ];
    payment(sheet, &conditions, money)
}

/// 第5条 「每年向省厅推荐10名左右优秀高技能人才、职业院校骨干教师赴国外进行技能提升培训」: either group.
fn a5_gold_collar_abroad(sheet: &Sheet) -> Reading {
    if sheet.yes("p.school_key_teacher") { benefit(sheet, &[]) } else { benefit(sheet, &[high_skilled(sheet)]) }
}

/// 第5条 「对列入年度计划的高技能人才培训班，赴国内知名院校培训的，按照人均不超过4000元的标准给予承办单位每个培训班最高
/// 20万元的补助」.
fn a5_class_elsewhere(sheet: &Sheet) -> Reading {
    let most = sheet.whole("o.class_participants").saturating_mul(4000).min(200_000);
    let conditions =
        [must(sheet.yes("o.class_in_annual_plan")), must(sheet.any_of("o.class_place", &["国内知名院校"]))];
    payment(sheet, &conditions, Money::at_most(most))
}

/// 第5条 「在温州举办高级研修班的，根据授课老师区域，按省内、国（境）内、国外分别给予承办单位每个培训班1万元、2万元、3万元」.
fn a5_seminar_local(sheet: &Sheet) -> Reading {
    let money = match sheet.option("o.teacher_origin") {
        "省内" => Money::fixed(10_000),
        "国（境）内" => Money::fixed(20_000),
        "国外" => Money::fixed(30_000),
        // Between 国（境）内 and 国外.
        "港澳台" => Money::range(20_000, 30_000),
        // 混合: the text is silent.
        _ => Money::range(10_000, 30_000),
    };
    let conditions = [must(sheet.yes("o.class_in_annual_plan")), must(sheet.any_of("o.class_place", &["温州"]))];
    payment(sheet, &conditions, money)
}

/// 第6条 「上述三类高技能人才每年遴选一次」: 杰出 asks for a skill honour 省级以上, 拔尖 for one 市级以上. 优秀 asks for no
/// honour, only 「发挥骨干作用，富有发展潜力」, which no fact can test: the selection decides.
fn a6_selection(sheet: &Sheet) -> Reading {
    benefit(sheet, &[else_ask(sheet.any_of("h.level", &["世界", "国家", "省", "市"]))])
}

/// 第6条 「分别给予自主申报入选或新全职引进的省“杰出技能人才”、省“拔尖技能人才”30万元、3万元奖励」.
fn a6_provincial_tiers(sheet: &Sheet) -> Reading {
    let amount = if sheet.any_of("h.titles", &["省杰出技能人才"]) { 300_000 } else { 30_000 };
    let conditions = [
        must(sheet.any_of("h.titles", &["省杰出技能人才", "省拔尖技能人才"])),
        must(sheet.any_of("h.route", &["自主申报入选", "新全职引进"])),
        new_since_2018(sheet, "h.date"),
    ];
    payment(sheet, &conditions, Money::fixed(amount))
}

/// 第6条 「分别给予市“‘特支计划’高技能领军人才”、市“首席技师”15万元、2万元特殊支持」.
fn a6_city_tiers(sheet: &Sheet) -> Reading {
    let amount = if sheet.any_of("h.titles", &["市特支计划高技能领军人才"]) { 150_000 } else { 20_000 };
    let title = must(sheet.any_of("h.titles", &["市特支计划高技能领军人才", "市首席技师"]));
    payment(sheet, &[title, new_since_2018(sheet, "h.date")], Money::fixed(amount))
}

/// 第6条 「被认定为“优秀技能人才”，给予一次性1万元资助」.
fn a6_excellent(sheet: &Sheet) -> Reading {
    let title = must(sheet.any_of("h.titles", &["优秀技能人才"]));
    payment(sheet, &[title, new_since_2018(sheet, "h.date")], Money::fixed(10_000))
}

/// 第7条 「鼓励上市公司、行业龙头企业以及有条件的规模以上企业设立职业技能鉴定所（站），自主开展评价和认定工作」.
fn a7_enterprise_station(sheet: &Sheet) -> Reading {
    benefit(sheet, &[listed_enterprise(sheet)])
}

/// 第7条 「经评价合格者，由企业认定其技能等级并落实待遇」: in an enterprise of the sentence before.
fn a7_enterprise_recognition(sheet: &Sheet) -> Reading {
    benefit(sheet, &[listed_enterprise(sheet), must(sheet.yes("p.inhouse_appraisal_passed"))])
}

/// 第8条 「企业从温州市域外新引进具有…津贴目录范围内技师（二级）、高级技师（一级）…证书的紧缺高技能人才，签订1年以上劳动
/// 合同并依法参加社会保险的，经所在地人力社保部门认定…给予…岗位津贴，最长年限3年」.
fn a8_import_allowance(sheet: &Sheet) -> Reading {
    let (months_left, money) = post_allowance(sheet);
    let conditions = [
        must(sheet.any_of("p.status", &["企业职工"])),
        must(sheet.yes("i.from_outside")),
        new_since_2018(sheet, "i.date"),
        in_allowance_catalogue(sheet),
        technician(sheet),
        allowance_certificate(sheet),
        must(sheet.whole("p.contract_months") >= 12),
        must(sheet.yes("p.si_enrolled")),
        must(sheet.yes("i.recognised")),
        months_left,
    ];
    payment(sheet, &conditions, money)
}

/// 第8条 「机构（个人）」: the recruiter; whether the employing enterprise is such a 机构, the text does not say.
fn recruiter(sheet: &Sheet) -> Outcome {
    match (sheet.any_of("g.role", &["引才机构或个人"]), sheet.any_of("g.role", &["企业"])) {
        (true, _) => Outcome::Met,
        (_, true) => Outcome::AskOffice,
        _ => Outcome::Unmet,
    }
}

/// 第8条 「对新全职引进的B类、C类、D类内创新类高技能人才的机构（个人），经认定分别给予30万元、10万元、5万元的奖励」.
fn a8_recruiter_award(sheet: &Sheet) -> Reading {
    let amount = match sheet.option("i.talent_class") {
        "B" => 300_000,
        "C" => 100_000,
        "D" => 50_000,
        _ => 0,
    };
    let conditions = [
        recruiter(sheet),
        new_since_2018(sheet, "i.date"),
        must(sheet.yes("i.full_time")),
        must(amount > 0),
        must(sheet.yes("i.innovation_type")),
        must(sheet.yes("i.recognised")),
    ];
    payment(sheet, &conditions, Money::fixed(amount))
}

/// 第8条 「紧缺高技能人才，可选择在市内实际居住地或工作地落户，…配偶、未成年子女可以随迁」: the people whom the sentence
/// before describes, with their certificate. The family decides who may follow, not whether the person may register.
fn a8_household(sheet: &Sheet) -> Reading {
    let introduced = must(sheet.yes("i.from_outside"));
    benefit(sheet, &[introduced, technician(sheet), in_allowance_catalogue(sheet), allowance_certificate(sheet)])
}

/// 第8条 「引进的高技能人才与引进高层次人才享受同等积分政策」.
fn a8_points(sheet: &Sheet) -> Reading {
    benefit(sheet, &[must(sheet.yes("i.from_outside")), high_skilled(sheet)])
}

/// 第8条 「对企业引进的技师、高级技师，…与中、高级专业技术人才享受同等待遇」: no catalogue, no contract length.
fn a8_parity(sheet: &Sheet) -> Reading {
    let enterprise = must(sheet.any_of("p.status", &["企业职工"]));
    benefit(sheet, &[enterprise, must(sheet.yes("i.from_outside")), technician(sheet)])
}

/// 第9条 「对新建成的省、市技能人才自主评价和认定示范企业，分别给予不少于10万元、5万元奖励」.
fn a9_demo_enterprise(sheet: &Sheet) -> Reading {
    let least = if sheet.option("b.demo_level") == "省" { 100_000 } else { 50_000 };
    payment(sheet, &[must(sheet.any_of("b.demo_level", &["省", "市"]))], Money::at_least(least))
}

/// 第9条 「企业或行业协会…自主设置评价标准，组织考核鉴定」: any enterprise, whatever its kind.
fn a9_own_appraisal(sheet: &Sheet) -> Reading {
    benefit(sheet, &[must(sheet.any_of("g.role", &["企业", "行业协会(学会)"]))])
}

/// 第10条 「对从事《国家职业资格目录》以外职业（工种）的技能人员，支持行业龙头企业或其委托的社会组织、人才评价机构…实施自主
/// 评价」: whether an association or another unit is commissioned, nobody has asked.
fn a10_industry_appraisal(sheet: &Sheet) -> Reading {
    let delegate = sheet.any_of("g.role", &["行业协会(学会)", "其他单位"]);
    let appraiser = match (sheet.any_of("b.kind", &["行业龙头"]), delegate) {
        (true, _) => Outcome::Met,
        (_, true) => Outcome::AskOffice,
        _ => Outcome::Unmet,
    };
    benefit(sheet, &[must(!sheet.yes("c.in_national_directory")), appraiser])
}

/// 第11条 「对取得高级工、技师、高级技师的高技能人才，符合条件的可申报参加相应专业的…评审或考试」.
fn a11_skill_to_title(sheet: &Sheet) -> Reading {
    benefit(sheet, &[must(sheet.any_of("c.level", &["3", "2", "1"]))])
}

/// 第11条 「对在技能岗位上的助理工程师、工程师、高级工程师通过对对应职业技能等级实操考核合格的，可…直接认定」.
fn a11_title_to_skill(sheet: &Sheet) -> Reading {
    let title = must(sheet.any_of("t.prof_title", &["助理工程师", "工程师", "高级工程师"]));
    benefit(sheet, &[must(sheet.yes("p.skill_post")), title, must(sheet.yes("t.practical_pass"))])
}

/// 第11条 「技工院校高级工班、技师班毕业生分别按相当于全日制大专、本科学历落实…相关待遇」: 预备技师班 is not named.
fn a11_graduate_parity(sheet: &Sheet) -> Reading {
    let class = must(sheet.any_of("e.class_type", &["高级工班", "技师班"]));
    benefit(sheet, &[class, must(sheet.yes("e.graduated"))])
}

/// 第12条 「给予举办省、市职业技能比赛的承办单位不超过10万元的经费补助，其中省级一类、二类比赛补助分别不超过10万、8万元，
/// 市级比赛补助2—5万元」.
fn a12_host(sheet: &Sheet) -> Reading {
    let money = match (sheet.option("r.event_level"), sheet.option("r.event_class")) {
        ("市级", _) => Money::range(20_000, 50_000),
        (_, "二类") => Money::at_most(80_000),
        _ => Money::at_most(100_000),
    };
    payment(sheet, &[must(sheet.any_of("r.event_level", &["省级", "市级"]))], money)
}

/// 第12条 「温州市组队参加国家、省级大赛的，给予必要的赛前集训和参赛费用资助」: world competitions are not named.
fn a12_team(sheet: &Sheet) -> Reading {
    let event = sheet.any_of("k.event", &NATIONAL) || sheet.any_of("k.event", &PROVINCIAL);
    benefit(sheet, &[must(sheet.any_of("k.sent_by", &["本市（区、县）组队选派"])), must(event)])
}

/// 第13条 「对市级技能大赛的前三名获奖选手，由市人力社保局授予市级“温州市技术能手”称号」.
fn a13_city_title(sheet: &Sheet) -> Reading {
    let rank = sheet.whole("k.rank");
    benefit(sheet, &[must(sheet.any_of("k.event", &["市级"])), must((1..=3).contains(&rank))])
}

/// 第13条 「对市级职业技能大赛优秀选手，积极推荐参加国家、省级职业技能大赛活动」: 优秀 has no bound; any place counts.
fn a13_send_up(sheet: &Sheet) -> Reading {
    benefit(sheet, &[must(sheet.any_of("k.event", &["市级"])), must(sheet.whole("k.rank") >= 1)])
}

/// Who is a 获奖选手: the article calls the first three so; further down it takes a prize.
fn prize_winner(sheet: &Sheet) -> Outcome {
    must(sheet.option("k.prize") != "未获奖" || (1..=3).contains(&sheet.whole("k.rank")))
}

/// 第13条 「对获得国家、省级、市级技能大赛的获奖选手，优先推荐参加省、市“首席技师”等评选」.
fn a13_priority(sheet: &Sheet) -> Reading {
    let event = sheet.any_of("k.event", &NATIONAL)
        || sheet.any_of("k.event", &PROVINCIAL)
        || sheet.any_of("k.event", &["市级"]);
    benefit(sheet, &[must(event), prize_winner(sheet)])
}

/// 第13条 「分别给予世界技能大赛前三名及优胜奖的新获奖者每人每次50万元、40万元、30万元、15万元奖励」. That the winner must
/// represent Wenzhou is not said here; only the scope of the base documents can ask for it.
fn a13_world(sheet: &Sheet) -> Reading {
    let amount = match (sheet.whole("k.rank"), sheet.option("k.prize")) {
        (1, _) => 500_000,
        (2, _) => 400_000,
        (3, _) => 300_000,
        (_, "优胜奖") => 150_000,
        _ => 0,
    };
    let conditions = [
        must(sheet.any_of("k.event", &["世界技能大赛"])),
        must(amount > 0),
        new_since_2018(sheet, "k.date"),
        else_ask(sheet.yes("k.represents")),
    ];
    payment(sheet, &conditions, Money::fixed(amount))
}

/// 第13条, the four clauses in steps: 「5000元一档」 down from the first place to the last one named.
fn in_steps(sheet: &Sheet, events: &[&str], class: &str, last: i64, first: i64) -> Reading {
    let rank = sheet.whole("k.rank");
    let placed = (1..=last).contains(&rank);
    let amount = if placed { first - 5000 * (rank - 1) } else { 0 };
    let conditions = [
        must(sheet.any_of("k.event", events)),
        must(sheet.any_of("k.class", &[class])),
        must(placed),
        new_since_2018(sheet, "k.date"),
        else_ask(sheet.yes("k.represents")),
    ];
    payment(sheet, &conditions, Money::fixed(amount))
}

/// 第13条 「全国一类技能大赛前八名的新获奖者1.5—5万元（5000元一档）个人奖励」.
fn a13_national_1(sheet: &Sheet) -> Reading {
    in_steps(sheet, &NATIONAL, "一类", 8, 50_000)
}

/// 第13条 「全国二类技能大赛前五名的新获奖者2—4万元（5000元一档）个人奖励」.
fn a13_national_2(sheet: &Sheet) -> Reading {
    in_steps(sheet, &NATIONAL, "二类", 5, 40_000)
}

/// 第13条 「省级一类技能大赛前五名的新获奖者1—3万元（5000元一档）个人奖励」.
fn a13_provincial_1(sheet: &Sheet) -> Reading {
    in_steps(sheet, &PROVINCIAL, "一类", 5, 30_000)
}

/// 第13条 「省级二类技能大赛前三名的新获奖者1—2万元（5000元一档）个人奖励」.
fn a13_provincial_2(sheet: &Sheet) -> Reading {
    in_steps(sheet, &PROVINCIAL, "二类", 3, 20_000)
}

/// 第13条 「市级技能大赛新获奖者奖励由各职业（工种）比赛文件确定」.
fn a13_city_prize(sheet: &Sheet) -> Reading {
    let event = must(sheet.any_of("k.event", &["市级"]));
    benefit(sheet, &[event, prize_winner(sheet), new_since_2018(sheet, "k.date")])
}

/// 第14条 「对创成省、市重点产业高技能人才公共实训基地的用人单位，分别给予不少于100万元、20万元的资助经费」.
fn a14_base_founding(sheet: &Sheet) -> Reading {
    let least = if sheet.option("a.level") == "省" { 1_000_000 } else { 200_000 };
    let kind = must(sheet.any_of("a.kind", &["重点产业公共实训基地"]));
    payment(sheet, &[kind, must(sheet.any_of("a.level", &["省", "市"]))], Money::at_least(least))
}

/// 第14条 「每年度对市级高技能人才公共实训基地进行考评…对年度考评优秀的公共实训基地，给予最高20万元的奖励」: the yearly
/// assessment is held among these bases only, so a base that has its grade is one.
fn a14_base_yearly(sheet: &Sheet) -> Reading {
    let conditions = [must(sheet.any_of("a.level", &["市"])), must(sheet.any_of("a.assessment", &["优秀"]))];
    payment(sheet, &conditions, Money::at_most(200_000))
}

/// 第15条 「新建10家省级技能大师工作室、80家市级技能大师工作室，分别给予国家级、省级、市级技能大师工作室10万元、5万元、
/// 3万元一次性资助」.
fn a15_studio_once(sheet: &Sheet) -> Reading {
    let amount = match sheet.option("w.level") {
        "国家" => 100_000,
        "省" => 50_000,
        "市" => 30_000,
        _ => 0,
    };
    let unpaid = must(sheet.number("w.paid_so_far").is_zero());
    let conditions = [must(amount > 0), new_since_2018(sheet, "w.recognised_date"), unpaid];
    payment(sheet, &conditions, Money::fixed(amount))
}

/// 第15条 「每年度对市级技能大师工作室进行考评…对年度考评优秀的大师工作室，给予最高5万元的奖励」.
fn a15_studio_yearly(sheet: &Sheet) -> Reading {
    let conditions = [must(sheet.any_of("w.level", &["市"])), must(sheet.any_of("w.assessment", &["优秀"]))];
    payment(sheet, &conditions, Money::at_most(50_000))
}

/// 第15条 「对带徒传艺、研发攻关成效显著的大师工作室加大扶持力度」: a studio of any level. What 成效显著 is, the text does not
/// say; a yearly assessment of 优秀 settles it, one of 不合格 too.
fn a15_studio_more(sheet: &Sheet) -> Reading {
    let studio = must(sheet.any_of("w.level", &["国家", "省", "市", "县(区)"]));
    let assessed = match sheet.option("w.assessment") {
        "优秀" => Outcome::Met,
        "合格" => Outcome::AskOffice,
        _ => Outcome::Unmet,
    };
    benefit(sheet, &[studio, assessed])
}

/// 第15条 「对于新建县（市、区）级大师工作室，当地政府给予适当资助」.
fn a15_studio_county(sheet: &Sheet) -> Reading {
    benefit(sheet, &[must(sheet.any_of("w.level", &["县(区)"])), new_since_2018(sheet, "w.recognised_date")])
}

/// Every provision in the order of the law.
#[rustfmt::skip]
pub const PROVISIONS: &[Provision] = &[
    ("wenzhou-1-college-exam-station", None, &["g.claim_date", "o.type"], a1_college_exam_station),
    ("wenzhou-2-cooperation-fee", None, &["g.claim_date", "o.type", "o.dept_consent", "o.contract"], a2_cooperation_fee),
    ("wenzhou-3-apprentice", None, &["g.claim_date", "b.apprentices", "b.apprentice_new_or_transferred",
        "b.fee_paid_per_person_year", "b.apprentice_years_claimed"], a3_apprentice),
    ("wenzhou-4-prejob-enterprise", None, &["g.claim_date", "b.prejob_trainees", "b.prejob_within_1y",
        "b.prejob_hours_ok"], a4_prejob_enterprise),
    ("wenzhou-4-prejob-domestic", None, &["g.claim_date", "o.type", "o.domestic_trainees", "o.domestic_hours_ok"],
        a4_prejob_domestic),
    ("wenzhou-4-training-exam", None, &["g.claim_date", "p.prejob_subsidy_this_year",
        "p.training_subsidies_this_year"], a4_training_exam),
    ("wenzhou-4-skill-upgrade", Some("certificate"), &["g.claim_date", "p.status", "p.unemp_ins_enrolled",
        "p.unemp_ins_months", "c.level", "c.kind", "c.date", "c.in_shortage_catalogue"], a4_skill_upgrade),
    ("wenzhou-5-post-allowance", Some("certificate"), &["g.claim_date", "p.status", "p.onjob", "p.si_enrolled",
        "c.level", "c.kind", "c.date", "c.in_allowance_catalogue", "c.confirmed_by_local_hr",
        "p.allowance_months_paid", "p.allowance_months_paid_other"], a5_post_allowance),
    ("wenzhou-5-gold-collar-abroad", Some("certificate"), &["g.claim_date", "c.level", "p.school_key_teacher"],
        a5_gold_collar_abroad),
    ("wenzhou-5-class-elsewhere", None, &["g.claim_date", "o.class_in_annual_plan", "o.class_place",
        "o.class_participants"], a5_class_elsewhere),
    ("wenzhou-5-seminar-local", None, &["g.claim_date", "o.class_in_annual_plan", "o.class_place",
        "o.teacher_origin"], a5_seminar_local),
    ("wenzhou-6-selection", Some("honour"), &["g.claim_date", "h.level"], a6_selection),
    ("wenzhou-6-provincial-tiers", Some("honour"), &["g.claim_date", "h.titles", "h.route", "h.date"],
        a6_provincial_tiers),
    ("wenzhou-6-city-tiers", Some("honour"), &["g.claim_date", "h.titles", "h.date"], a6_city_tiers),
    ("wenzhou-6-excellent", Some("honour"), &["g.claim_date", "h.titles", "h.date"], a6_excellent),
    ("wenzhou-7-enterprise-station", None, &["g.claim_date", "b.kind"], a7_enterprise_station),
    ("wenzhou-7-enterprise-recognition", None, &["g.claim_date", "b.kind", "p.inhouse_appraisal_passed"],
        a7_enterprise_recognition),
    ("wenzhou-8-import-allowance", Some("certificate"), &["g.claim_date", "p.status", "i.from_outside", "i.date",
        "c.level", "c.kind", "c.in_allowance_catalogue", "c.confirmed_by_local_hr", "p.contract_months",
        "p.si_enrolled", "i.recognised", "p.allowance_months_paid", "p.allowance_months_paid_other"],
        a8_import_allowance),
    ("wenzhou-8-recruiter-award", None, &["g.claim_date", "g.role", "i.talent_class", "i.innovation_type",
        "i.full_time", "i.date", "i.recognised"], a8_recruiter_award),
    ("wenzhou-8-household", Some("certificate"), &["g.claim_date", "i.from_outside", "c.level", "c.kind",
        "c.in_allowance_catalogue", "c.confirmed_by_local_hr"], a8_household),
    ("wenzhou-8-points", Some("certificate"), &["g.claim_date", "i.from_outside", "c.level"], a8_points),
    ("wenzhou-8-parity", Some("certificate"), &["g.claim_date", "p.status", "i.from_outside", "c.level"], a8_parity),
    ("wenzhou-9-demo-enterprise", None, &["g.claim_date", "b.demo_level"], a9_demo_enterprise),
    ("wenzhou-9-own-appraisal", None, &["g.claim_date", "g.role"], a9_own_appraisal),
    ("wenzhou-10-industry-appraisal", Some("certificate"), &["g.claim_date", "g.role", "b.kind",
        "c.in_national_directory"], a10_industry_appraisal),
    ("wenzhou-11-skill-to-title", Some("certificate"), &["g.claim_date", "c.level"], a11_skill_to_title),
    ("wenzhou-11-title-to-skill", None, &["g.claim_date", "p.skill_post", "t.prof_title", "t.practical_pass"],
        a11_title_to_skill),
    ("wenzhou-11-graduate-parity", None, &["g.claim_date", "e.class_type", "e.graduated"], a11_graduate_parity),
    ("wenzhou-12-host", None, &["g.claim_date", "r.event_level", "r.event_class"], a12_host),
    ("wenzhou-12-team", Some("competition"), &["g.claim_date", "k.event", "k.sent_by"], a12_team),
    ("wenzhou-13-city-title", Some("competition"), &["g.claim_date", "k.event", "k.rank"], a13_city_title),
    ("wenzhou-13-send-up", Some("competition"), &["g.claim_date", "k.event", "k.rank"], a13_send_up),
    ("wenzhou-13-priority", Some("competition"), &["g.claim_date", "k.event", "k.rank", "k.prize"], a13_priority),
    ("wenzhou-13-world", Some("competition"), &["g.claim_date", "k.event", "k.rank", "k.prize", "k.date",
        "k.represents"], a13_world),
    ("wenzhou-13-national-1", Some("competition"), &["g.claim_date", "k.event", "k.class", "k.rank", "k.date",
        "k.represents"], a13_national_1),
    ("wenzhou-13-national-2", Some("competition"), &["g.claim_date", "k.event", "k.class", "k.rank", "k.date",
        "k.represents"], a13_national_2),
    ("wenzhou-13-provincial-1", Some("competition"), &["g.claim_date", "k.event", "k.class", "k.rank", "k.date",
        "k.represents"], a13_provincial_1),
    ("wenzhou-13-provincial-2", Some("competition"), &["g.claim_date", "k.event", "k.class", "k.rank", "k.date",
        "k.represents"], a13_provincial_2),
    ("wenzhou-13-city-prize", Some("competition"), &["g.claim_date", "k.event", "k.rank", "k.prize", "k.date"],
        a13_city_prize),
    ("wenzhou-14-base-founding", Some("base"), &["g.claim_date", "a.level", "a.kind"], a14_base_founding),
    ("wenzhou-14-base-yearly", Some("base"), &["g.claim_date", "a.level", "a.assessment"], a14_base_yearly),
    ("wenzhou-15-studio-once", Some("studio"), &["g.claim_date", "w.level", "w.recognised_date", "w.paid_so_far"],
        a15_studio_once),
    ("wenzhou-15-studio-yearly", Some("studio"), &["g.claim_date", "w.level", "w.assessment"], a15_studio_yearly),
    ("wenzhou-15-studio-more", Some("studio"), &["g.claim_date", "w.level", "w.assessment"], a15_studio_more),
    ("wenzhou-15-studio-county", Some("studio"), &["g.claim_date", "w.level", "w.recognised_date"], a15_studio_county),
];
