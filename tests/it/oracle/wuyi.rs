//! 武义县推进“武川技能人才”培育和自主评价实施意见, 武政办〔2021〕46号, read article by article.
//!
//! Articles are those of its part 二; the two rules of part 三 that hold for all of it stand first.

use rust_decimal::Decimal;

use super::{Day, Money, Outcome, Provision, Reading, Sheet, all, else_ask, must};

const START: Day = (2021, 8, 1);

/// Closing paragraph: 「本意见自2021年8月1日起施行」. No end is stated.
fn document_time(sheet: &Sheet) -> Outcome {
    must(sheet.as_of >= START)
}

/// A title, a grade or a treatment without money in the text.
fn benefit(sheet: &Sheet, conditions: &[Outcome]) -> Reading {
    Reading { outcome: all(&[document_time(sheet), all(conditions)]), money: None }
}

/// An entry with money: nothing to pay is a no.
fn payment(sheet: &Sheet, conditions: &[Outcome], money: Money) -> Reading {
    let something = money.total_max != Some(Decimal::ZERO);
    let outcome = all(&[document_time(sheet), all(conditions), must(something)]);
    Reading { outcome, money: (outcome != Outcome::Unmet).then_some(money) }
}

/// 三.2 「本意见涉及的享受待遇人员在武义参加社会保险」.
fn insured_here(sheet: &Sheet) -> Outcome {
    must(sheet.any_of("p.si_place", &["武义"]))
}

/// The same sentence where the money goes to an enterprise: whether it speaks of the persons it rests on is a reading.
fn their_insurance(sheet: &Sheet) -> Outcome {
    else_ask(sheet.any_of("p.si_place", &["武义"]))
}

/// The day with the same number so many years later; the last of the month where there is none.
fn anniversary((year, month, day): Day, years: i32) -> Day {
    let year = year + years;
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    if (month, day) == (2, 29) && !leap { (year, 2, 28) } else { (year, month, day) }
}

/// 二.1 「自入选文件发布之日起享受三年」, 二.2 「政府津贴享受期限为三年」: the day of claiming lies in the term, and how many
/// months are paid. Months of the term that begin before the document applies may count or not.
fn three_years(sheet: &Sheet, monthly: i64) -> (Outcome, Money) {
    let start = sheet.date("h.term_start");
    let within = must(start <= sheet.as_of && sheet.as_of <= anniversary(start, 3));
    let month_number = |(year, month, _): Day| i64::from(year) * 12 + i64::from(month);
    // A month of the term that begins in July 2021 or earlier does not lie wholly in the period of application.
    let before = (month_number(START) - month_number(start)).clamp(0, 36);
    (within, Money::monthly(monthly, 36 - before, 36))
}

/// 二.1: everyone whom the sentence lists by name.
const LISTED: [&str; 14] = [
    "中华技能大奖",
    "浙江大工匠",
    "省万人计划（杰出人才除外）",
    "省有突出贡献的中青年专家",
    "国务院政府特殊津贴",
    "省151人才工程第一层次",
    "世界技能大赛金奖",
    "全国技术能手",
    "浙江杰出工匠",
    "钱江技能大奖",
    "省首席技师",
    "省技术能手",
    "浙江工匠",
    "特级技师",
];

/// 二.1 「…等《浙江省高层次人才分类目录》中的ABCD类高层次人才直接列入县级拔尖人才管理」. 省“万人计划” is listed 「除杰出人才
/// 之外」: whether the class brings an 杰出人才 back in is not said; without the class neither reading does.
fn top_talent(sheet: &Sheet) -> Outcome {
    let class = sheet.any_of("h.zj_class", &["A", "B", "C", "D"]);
    if sheet.any_of("h.titles", &LISTED) {
        Outcome::Met
    } else if sheet.any_of("h.titles", &["省万人计划杰出人才"]) && class {
        Outcome::AskOffice
    } else {
        must(class)
    }
}

/// 二.1 「因工作岗位调离武义（未在武义继续缴纳社保）或因违法违纪被处理等情况的自动终止享受“武义县拔尖人才”称号和待遇」.
fn still_top_talent(sheet: &Sheet) -> Outcome {
    all(&[top_talent(sheet), must(!sheet.yes("p.left_wuyi_or_sanctioned")), insured_here(sheet)])
}

/// 二.2 「对通过大赛获得“武义县技能标兵”人才称号的」: the subject of the award, the allowance and the treatments.
fn pacesetter(sheet: &Sheet) -> Outcome {
    let title = must(sheet.any_of("h.titles", &["武义县技能标兵"]));
    all(&[title, must(sheet.any_of("h.route", &["大赛产生"])), insured_here(sheet)])
}

/// 二.2 「对获得“武义县技能能手”人才称号的」: no route is named.
fn expert(sheet: &Sheet) -> Outcome {
    all(&[must(sheet.any_of("h.titles", &["武义县技能能手"])), insured_here(sheet)])
}

/// The child is at one of these stages.
fn child(sheet: &Sheet, stages: &[&str]) -> Outcome {
    must(sheet.any_of("f.child_stage", stages))
}

/// 二.1 「直接列入县级拔尖人才管理」.
fn a1_listing(sheet: &Sheet) -> Reading {
    benefit(sheet, &[still_top_talent(sheet)])
}

/// 二.1 「给予一次性奖励6000元」.
fn a1_bonus(sheet: &Sheet) -> Reading {
    payment(sheet, &[still_top_talent(sheet)], Money::fixed(6000))
}

/// 二.1 「届内发放500元每月的政府津贴」, 「待遇自入选文件发布之日起享受三年」.
fn a1_allowance(sheet: &Sheet) -> Reading {
    let (within, money) = three_years(sheet, 500);
    payment(sheet, &[still_top_talent(sheet), within], money)
}

/// 二.1 「拔尖人才子女，在学前教育、义务教育阶段，选择安排就读城区公办学校」.
fn a1_school(sheet: &Sheet) -> Reading {
    benefit(sheet, &[still_top_talent(sheet), child(sheet, &["学前", "义务教育"])])
}

/// 二.1 「在县定点医院为拔尖人才开通绿色就医通道、享受每年一次免费体检服务」.
fn a1_medical(sheet: &Sheet) -> Reading {
    benefit(sheet, &[still_top_talent(sheet)])
}

/// 二.1 「为拔尖人才及其父母、配偶、子女（医保在武义的）提供免费家庭医生签约服务」: the bracket decides which of the family
/// are covered, not whether the person is.
fn a1_family_doctor(sheet: &Sheet) -> Reading {
    benefit(sheet, &[still_top_talent(sheet)])
}

/// 二.2 「定期组织开展“武义县技能带头人”选拔大赛，评比产生“武义县技能标兵”和“武义县技能能手”」.
fn a2_contest_titles(sheet: &Sheet) -> Reading {
    let title = must(sheet.any_of("h.titles", &["武义县技能标兵", "武义县技能能手"]));
    benefit(sheet, &[title, must(sheet.any_of("h.route", &["大赛产生"])), insured_here(sheet)])
}

/// 二.2 「对通过大赛获得“武义县技能标兵”人才称号的，给予一次性奖励2000元」.
fn a2_pacesetter_bonus(sheet: &Sheet) -> Reading {
    payment(sheet, &[pacesetter(sheet)], Money::fixed(2000))
}

/// 二.2 「届内发放300元/月政府津贴」.
fn a2_pacesetter_allowance(sheet: &Sheet) -> Reading {
    let (within, money) = three_years(sheet, 300);
    payment(sheet, &[pacesetter(sheet), within], money)
}

/// 二.2 「享受县定点医院绿色就医通道和每年一次免费体检服务（参照公务员标准），提供免费家庭医生签约服务」.
fn a2_pacesetter_medical(sheet: &Sheet) -> Reading {
    benefit(sheet, &[pacesetter(sheet)])
}

/// 二.2 「子女在义务教育阶段可享受就近就读公办学校待遇」: 学前 is not named, unlike 二.1.
fn a2_pacesetter_school(sheet: &Sheet) -> Reading {
    benefit(sheet, &[pacesetter(sheet), child(sheet, &["义务教育"])])
}

/// 二.2 「对获得“武义县技能能手”人才称号的，给予一次性奖励1000元」.
fn a2_expert_bonus(sheet: &Sheet) -> Reading {
    payment(sheet, &[expert(sheet)], Money::fixed(1000))
}

/// 二.2 「届内发放200元/月的政府津贴」.
fn a2_expert_allowance(sheet: &Sheet) -> Reading {
    let (within, money) = three_years(sheet, 200);
    payment(sheet, &[expert(sheet), within], money)
}

/// 二.2 「提供免费家庭医生签约服务」.
fn a2_expert_doctor(sheet: &Sheet) -> Reading {
    benefit(sheet, &[expert(sheet)])
}

/// 二.3 「岗位练兵和技术比武，经县人力社保局认定，可…对参加人员给予技能等级鉴定」.
fn a3_company_contest_grade(sheet: &Sheet) -> Reading {
    benefit(sheet, &[must(sheet.yes("b.own_contest_recognised")), insured_here(sheet)])
}

/// 二.3 「并给予企业高技能人才培养补助」: how much is not in the text.
fn a3_company_contest_subsidy(sheet: &Sheet) -> Reading {
    benefit(sheet, &[must(sheet.yes("b.own_contest_recognised"))])
}

/// 二.3 「对承办市级技能竞赛的单位给予经费补助不超过5万元，县级技能竞赛的单位给予经费补助2万元」.
fn a3_host(sheet: &Sheet) -> Reading {
    let money = if sheet.option("r.event_level") == "市级" { Money::at_most(50_000) } else { Money::fixed(20_000) };
    payment(sheet, &[must(sheet.any_of("r.event_level", &["市级", "县级"]))], money)
}

/// 二.3 「按其获得上级奖金额（有多级奖励的，按奖金额最高一级计）给予1:1配套奖励，…最高不超过…」.
fn matched(sheet: &Sheet, key: &str, cap: i64) -> Money {
    Money::exactly(sheet.highest(key).min(Decimal::from(cap)))
}

/// The award is for the event itself; events before the document applies are not clearly covered.
fn since_start(sheet: &Sheet, key: &str) -> Outcome {
    else_ask(sheet.date(key) >= START)
}

/// 二.3 「对获得国家级或者人力社保部授予技能类荣誉称号的人员…1:1配套奖励，原则上最高不超过10万元」.
fn a3_match(sheet: &Sheet) -> Reading {
    let by_name = sheet.any_of("h.titles", &["中华技能大奖", "全国技术能手"]);
    let high = sheet.any_of("h.level", &["国家"]) || sheet.any_of("h.granted_by", &["人力资源和社会保障部"]);
    // 「对获得世界技能大赛奖的，最高不超过30万元」: a clause of its own, not both for one result.
    let world = sheet.any_of("h.titles", &["世界技能大赛金奖"]);
    let conditions = [
        must(by_name || (sheet.yes("h.skill") && high)),
        must(!world),
        since_start(sheet, "h.date"),
        insured_here(sheet),
    ];
    payment(sheet, &conditions, matched(sheet, "h.upper_cash_awards", 100_000))
}

/// 二.3 「对获得世界技能大赛奖的，最高不超过30万元」: any prize, the same 1:1 with a higher cap.
fn a3_match_world(sheet: &Sheet) -> Reading {
    let event = must(sheet.any_of("k.event", &["世界技能大赛"]));
    let prize = must(sheet.option("k.prize") != "未获奖");
    let conditions = [event, prize, since_start(sheet, "k.date"), insured_here(sheet)];
    payment(sheet, &conditions, matched(sheet, "k.upper_cash", 300_000))
}

/// 二.3 「参加县级一类职业技能竞赛」.
fn county_class_1(sheet: &Sheet) -> Outcome {
    all(&[must(sheet.any_of("k.event", &["县级"])), must(sheet.any_of("k.class", &["一类"]))])
}

/// 二.3 「前三名（不高于参赛选手10%）的选手可破格晋升为技师」: as many as fit whole into a tenth of the contestants.
fn a3_promote_technician(sheet: &Sheet) -> Reading {
    let (rank, contestants) = (sheet.whole("k.rank"), sheet.whole("k.n_contestants"));
    let fits = must((1..=3).contains(&rank) && rank * 10 <= contestants);
    benefit(sheet, &[county_class_1(sheet), fits, insured_here(sheet)])
}

/// 二.3 「第四名至第八名（不高于参赛选手20%）的选手可破格晋升为高级工」: a fifth of the contestants holds either this group or
/// everyone down to this rank.
fn a3_promote_senior(sheet: &Sheet) -> Reading {
    let (rank, contestants) = (sheet.whole("k.rank"), sheet.whole("k.n_contestants"));
    let fits = if !(4..=8).contains(&rank) || (rank - 3) * 5 > contestants {
        Outcome::Unmet
    } else {
        else_ask(rank * 5 <= contestants)
    };
    benefit(sheet, &[county_class_1(sheet), fits, insured_here(sheet)])
}

/// 二.3 「其他参赛人员理论考试和实操考试均为合格的，可晋升为高级工」.
fn a3_promote_others(sheet: &Sheet) -> Reading {
    let passed = must(sheet.yes("k.theory_pass") && sheet.yes("k.practical_pass"));
    benefit(sheet, &[county_class_1(sheet), passed, insured_here(sheet)])
}

/// 二.4 「获评隐形冠军企业、单打冠军企业、行业龙头企业、政府质量奖企业聘任“首席工匠”并落实企业待遇的，…按企业发给技能津贴的
/// 30%给予补贴，最高不超过每人每月500元。原则上“首席工匠”每家企业一名」: one month; of several craftsmen one or two.
fn a4_chief_craftsman(sheet: &Sheet) -> Reading {
    let (craftsmen, allowance) = (sheet.whole("b.chief_craftsman_n"), sheet.number("b.chief_allowance_month"));
    let one = (allowance * Decimal::new(30, 2)).min(Decimal::from(500));
    let most = if craftsmen > 1 { one * Decimal::TWO } else { one };
    let conditions = [
        must(sheet.any_of("b.kind", &["隐形冠军", "单打冠军", "行业龙头", "政府质量奖"])),
        must(craftsmen >= 1),
        must(allowance > Decimal::ZERO),
        their_insurance(sheet),
    ];
    payment(sheet, &conditions, Money { total_max: Some(most), ..Money::exactly(one) })
}

/// 二.5 「新招用和新转岗人员纳入学徒范围」, 「按企业支付给院校（培训机构）培训费用的60%确定，其中“新型学徒制班”每人每年补贴标准
/// 最高不超过6000元，补贴期限不超过2年」. The total is one training year of all apprentices.
fn a5_apprentice(sheet: &Sheet) -> Reading {
    let fee = sheet.number("b.fee_paid_per_person_year");
    let share = (fee * Decimal::new(60, 2)).min(Decimal::from(6000));
    let conditions = [
        must(sheet.yes("b.apprentice_new_or_transferred")),
        must(fee > Decimal::ZERO),
        must(sheet.number("b.apprentice_years_claimed") < Decimal::TWO),
    ];
    payment(sheet, &conditions, Money::per_head(share, sheet.whole("b.apprentices")))
}

/// 二.5 「给予校企合作企业培训补贴，补贴金额按…培训费用的60%确定」: the cap is for the apprentices only.
fn a5_order_class_training(sheet: &Sheet) -> Reading {
    let fee = sheet.number("b.order_class_fee");
    payment(sheet, &[must(fee > Decimal::ZERO)], Money::exactly(fee * Decimal::new(60, 2)))
}

/// 二.5 「用于一线职工教育培训的比例不低于60%，其“订单班”和“冠名班”人员到企业就业并交纳社保满6个月，按每人不超过2000元给予
/// 一次性就业补贴」: not for those who are known to be short of six months.
fn a5_order_class_job(sheet: &Sheet) -> Reading {
    let months = sheet.wholes("b.order_class_si_months");
    let hires = sheet.whole("b.order_class_hires");
    let short = months.iter().filter(|n| **n < 6).count();
    let paid_for = (hires - i64::try_from(short).unwrap_or(hires)).max(0);
    let most = |heads: i64| Some(Decimal::from(2000 * heads));
    let money = Money { unit_max: most(1), total_max: most(paid_for), ..Money::at_most(0) };
    let conditions = [
        must(sheet.whole("b.edu_fund_frontline_pct") >= 60),
        must(sheet.yes("p.from_order_class")),
        must(hires >= 1),
        must(months.iter().any(|n| *n >= 6)),
        their_insurance(sheet),
    ];
    payment(sheet, &conditions, money)
}

/// 二.6 「给予不超过…万元的资助，其中评为…的，给予资助经费…万元，后续资助经费按…考核结果分期到位」, 「优秀…每次资助2万元」,
/// 「合格…每次资助1万元」: first the money for the recognition, then one instalment a year up to the ceiling.
fn studio(sheet: &Sheet, level: &str, first: i64, ceiling: i64) -> Reading {
    let paid = sheet.number("w.paid_so_far");
    let due = if paid.is_zero() {
        Decimal::from(first)
    } else {
        let instalment = match sheet.option("w.assessment") {
            "优秀" => 20_000,
            "合格" => 10_000,
            _ => 0,
        };
        Decimal::from(instalment).min(Decimal::from(ceiling) - paid).max(Decimal::ZERO)
    };
    payment(sheet, &[must(sheet.any_of("w.level", &[level]))], Money::exactly(due))
}

/// 二.6 「对市级技能大师工作室，给予不超过15万元的资助，其中评为市级技能大师工作室的，给予资助经费5万元」.
fn a6_studio_city(sheet: &Sheet) -> Reading {
    studio(sheet, "市", 50_000, 150_000)
}

/// 二.6 「对县级技能大师工作室，给予不超过10万元的资助，其中评为县级技能大师工作室的，给予资助经费3万元」.
fn a6_studio_county(sheet: &Sheet) -> Reading {
    studio(sheet, "县(区)", 30_000, 100_000)
}

/// 二.6 「推荐申报市级技能大师工作室的，原则上从县级…推选。省级技能大师工作室从市级…推荐」.
fn a6_nomination(sheet: &Sheet) -> Reading {
    benefit(sheet, &[must(sheet.any_of("w.level", &["县(区)", "市"]))])
}

/// 二.6 「大师工作室领办人或团队核心成员优先选送参加国（境）外培训，优先选评…」.
fn a6_leader_priority(sheet: &Sheet) -> Reading {
    benefit(sheet, &[must(sheet.any_of("w.leader", &["领办人", "核心成员"])), insured_here(sheet)])
}

/// 二.7 「符合条件的高级工、技师可直接申报参加助理工程师、工程师资格的考试或评审」.
fn a7_skill_to_title(sheet: &Sheet) -> Reading {
    benefit(sheet, &[must(sheet.any_of("c.level", &["3", "2"])), insured_here(sheet)])
}

/// 二.7 「高级技师、特级技师、中华技能大奖获得者、全国技术能手和全国职业技能大赛获奖者及指导教师，可破格申报参加高级工程师
/// 资格考试或评审」: any of them. 特级技师 can be answered as the grade of a certificate or as a title.
fn a7_exceptional_senior(sheet: &Sheet) -> Reading {
    let certificate = sheet.any_of("c.level", &["1", "特级技师"]);
    let title = sheet.any_of("h.titles", &["特级技师", "中华技能大奖", "全国技术能手"]);
    let national = sheet.any_of("k.event", &["中华人民共和国职业技能大赛", "其他全国"]);
    let winner_or_coach = sheet.option("k.prize") != "未获奖" || sheet.yes("k.coach");
    benefit(sheet, &[must(certificate || title || (national && winner_or_coach)), insured_here(sheet)])
}

/// 二.7 「鼓励符合条件的专业技术人员转评技能等级序列」.
fn a7_title_to_skill(sheet: &Sheet) -> Reading {
    benefit(sheet, &[must(sheet.option("t.prof_title") != "无"), insured_here(sheet)])
}

/// 二.8 「对未列入国家职业（技能）资格目录的职业（工种），可…在职业技能等级评定上予以直接认定」.
fn a8_direct_recognition(sheet: &Sheet) -> Reading {
    benefit(sheet, &[must(!sheet.yes("c.in_national_directory")), insured_here(sheet)])
}

/// 二.8 「对企业生产一线具有绝技绝活、业绩突出、贡献较大，已被行业或企业公认达到高级工（三级）或技师（二级）水平的技能劳动者」.
fn a8_exceptional_recognition(sheet: &Sheet) -> Reading {
    let conditions = [
        must(sheet.yes("p.frontline_production")),
        must(sheet.yes("p.outstanding_contribution")),
        must(sheet.any_of("p.peer_recognised_level", &["3", "2"])),
        insured_here(sheet),
    ];
    benefit(sheet, &conditions)
}

/// 二.9 「支持隐形冠军企业、单打冠军企业、行业龙头企业以及有条件的规模以上企业自主开展评价和技能等级认定工作」.
fn a9_self_appraisal(sheet: &Sheet) -> Reading {
    benefit(sheet, &[must(sheet.any_of("b.kind", &["隐形冠军", "单打冠军", "行业龙头", "规模以上"]))])
}

/// 二.9 「对通过技能等级认定备案并开展技能等级认定且实施技能津贴制度的企业给予一次性10万元奖励」.
fn a9_award(sheet: &Sheet) -> Reading {
    let all_three = ["b.filed", "b.recognition_done", "b.allowance_system"].map(|key| must(sheet.yes(key)));
    payment(sheet, &all_three, Money::fixed(100_000))
}

/// 二.10 「分段计发」: the year on the post counts from the first certificate of a technician; whether a promotion opens
/// another year is not said, so within a year of the certificate of the grade employed only the office can tell.
fn year_after_promotion(sheet: &Sheet) -> Outcome {
    let of_the_grade = sheet.option("c.level") == sheet.option("p.employed_as_level");
    else_ask(!of_the_grade || anniversary(sheet.date("c.date"), 1) <= sheet.as_of)
}

/// 二.10 「取得技师、高级技师职业资格（或职业技能等级）证书后在我县企业（不含省部属企业）对口岗位工作一年以上，在本单位参加职工
/// 社会保险，职业道德良好，所在企业已实施技能津贴制度且本人已享受到企业技能津贴的技师、高级技师，分别按200元/月、300元/月的
/// 标准发给政府津贴，同一技能等级津贴累计发放不超过3年」, 「按所在企业聘用情况，分段计发」, 「办理退休手续或者超过法定退休年龄
/// 的不再享受」.
fn a10_technician_allowance(sheet: &Sheet) -> Reading {
    let monthly = match sheet.option("p.employed_as_level") {
        "2" => 200,
        "1" => 300,
        _ => 0,
    };
    let left = 36 - sheet.whole("p.allowance_months_paid");
    let conditions = [
        must(sheet.any_of("c.level", &["2", "1"])),
        must(sheet.any_of("c.kind", &["职业资格证书", "职业技能等级证书"])),
        must(sheet.any_of("p.employer_type", &["本县企业"])),
        must(sheet.whole("p.post_matched_months") >= 12),
        year_after_promotion(sheet),
        must(sheet.yes("p.si_at_current_employer")),
        insured_here(sheet),
        must(sheet.yes("p.ethics_ok")),
        must(sheet.yes("b.allowance_system")),
        must(sheet.number("p.firm_allowance_monthly") > Decimal::ZERO),
        must(!sheet.yes("p.retired_or_overage")),
        must(monthly > 0),
        must(left > 0),
    ];
    // A 技师 whom the enterprise employs as 高级技师: which of the two rates is not said.
    let money = if monthly == 300 && sheet.any_of("c.level", &["2"]) {
        let rate = |yuan: i64| Some(Decimal::from(yuan));
        let total = |yuan: i64| Some(Decimal::from(yuan * left));
        Money {
            unit_min: rate(200),
            unit_max: rate(300),
            limit_months: Some((left, left)),
            total_min: total(200),
            total_max: total(300),
        }
    } else {
        Money::monthly(monthly, left, left)
    };
    payment(sheet, &conditions, money)
}

/// Every provision in the order of the law.
#[rustfmt::skip]
pub const PROVISIONS: &[Provision] = &[
    ("wuyi-1-listing", None, &["g.claim_date", "h.titles", "h.zj_class", "p.left_wuyi_or_sanctioned", "p.si_place"],
        a1_listing),
    ("wuyi-1-bonus", None, &["g.claim_date", "h.titles", "h.zj_class", "p.left_wuyi_or_sanctioned", "p.si_place"],
        a1_bonus),
    ("wuyi-1-allowance", Some("honour"), &["g.claim_date", "h.titles", "h.zj_class", "h.term_start",
        "p.left_wuyi_or_sanctioned", "p.si_place"], a1_allowance),
    ("wuyi-1-school", None, &["g.claim_date", "h.titles", "h.zj_class", "p.left_wuyi_or_sanctioned", "p.si_place",
        "f.child_stage"], a1_school),
    ("wuyi-1-medical", None, &["g.claim_date", "h.titles", "h.zj_class", "p.left_wuyi_or_sanctioned", "p.si_place"],
        a1_medical),
    ("wuyi-1-family-doctor", None, &["g.claim_date", "h.titles", "h.zj_class", "p.left_wuyi_or_sanctioned",
        "p.si_place"], a1_family_doctor),
    ("wuyi-2-contest-titles", Some("honour"), &["g.claim_date", "h.titles", "h.route", "p.si_place"],
        a2_contest_titles),
    ("wuyi-2-biaobing-bonus", Some("honour"), &["g.claim_date", "h.titles", "h.route", "p.si_place"],
        a2_pacesetter_bonus),
    ("wuyi-2-biaobing-allowance", Some("honour"), &["g.claim_date", "h.titles", "h.route", "h.term_start",
        "p.si_place"], a2_pacesetter_allowance),
    ("wuyi-2-biaobing-medical", Some("honour"), &["g.claim_date", "h.titles", "h.route", "p.si_place"],
        a2_pacesetter_medical),
    ("wuyi-2-biaobing-school", Some("honour"), &["g.claim_date", "h.titles", "h.route", "p.si_place",
        "f.child_stage"], a2_pacesetter_school),
    ("wuyi-2-nengshou-bonus", Some("honour"), &["g.claim_date", "h.titles", "p.si_place"], a2_expert_bonus),
    ("wuyi-2-nengshou-allowance", Some("honour"), &["g.claim_date", "h.titles", "h.term_start", "p.si_place"],
        a2_expert_allowance),
    ("wuyi-2-nengshou-doctor", Some("honour"), &["g.claim_date", "h.titles", "p.si_place"], a2_expert_doctor),
    ("wuyi-3-company-contest-grade", None, &["g.claim_date", "b.own_contest_recognised", "p.si_place"],
        a3_company_contest_grade),
    ("wuyi-3-company-contest-subsidy", None, &["g.claim_date", "b.own_contest_recognised"],
        a3_company_contest_subsidy),
    ("wuyi-3-host", None, &["g.claim_date", "r.event_level"], a3_host),
    ("wuyi-3-match", Some("honour"), &["g.claim_date", "h.titles", "h.skill", "h.level", "h.granted_by", "h.date",
        "h.upper_cash_awards", "p.si_place"], a3_match),
    ("wuyi-3-match-world", Some("competition"), &["g.claim_date", "k.event", "k.prize", "k.date", "k.upper_cash",
        "p.si_place"], a3_match_world),
    ("wuyi-3-promote-technician", Some("competition"), &["g.claim_date", "k.event", "k.class", "k.rank",
        "k.n_contestants", "p.si_place"], a3_promote_technician),
    ("wuyi-3-promote-senior", Some("competition"), &["g.claim_date", "k.event", "k.class", "k.rank",
        "k.n_contestants", "p.si_place"], a3_promote_senior),
    ("wuyi-3-promote-others", Some("competition"), &["g.claim_date", "k.event", "k.class", "k.theory_pass",
        "k.practical_pass", "p.si_place"], a3_promote_others),
    ("wuyi-4-chief-craftsman", None, &["g.claim_date", "b.kind", "b.chief_craftsman_n", "b.chief_allowance_month",
        "p.si_place"], a4_chief_craftsman),
    ("wuyi-5-apprentice", None, &["g.claim_date", "b.apprentices", "b.apprentice_new_or_transferred",
        "b.fee_paid_per_person_year", "b.apprentice_years_claimed"], a5_apprentice),
    ("wuyi-5-order-class-training", None, &["g.claim_date", "b.order_class_fee"], a5_order_class_training),
    ("wuyi-5-order-class-job", None, &["g.claim_date", "b.edu_fund_frontline_pct", "p.from_order_class",
        "b.order_class_hires", "b.order_class_si_months", "p.si_place"], a5_order_class_job),
    ("wuyi-6-studio-city", Some("studio"), &["g.claim_date", "w.level", "w.assessment", "w.paid_so_far"],
        a6_studio_city),
    ("wuyi-6-studio-county", Some("studio"), &["g.claim_date", "w.level", "w.assessment", "w.paid_so_far"],
        a6_studio_county),
    ("wuyi-6-nomination", Some("studio"), &["g.claim_date", "w.level"], a6_nomination),
    ("wuyi-6-leader-priority", None, &["g.claim_date", "w.leader", "p.si_place"], a6_leader_priority),
    ("wuyi-7-skill-to-title", Some("certificate"), &["g.claim_date", "c.level", "p.si_place"], a7_skill_to_title),
    ("wuyi-7-exceptional-senior", None, &["g.claim_date", "c.level", "h.titles", "k.event", "k.prize", "k.coach",
        "p.si_place"], a7_exceptional_senior),
    ("wuyi-7-title-to-skill", None, &["g.claim_date", "t.prof_title", "p.si_place"], a7_title_to_skill),
    ("wuyi-8-direct-recognition", Some("certificate"), &["g.claim_date", "c.in_national_directory", "p.si_place"],
        a8_direct_recognition),
    ("wuyi-8-exceptional-recognition", None, &["g.claim_date", "p.frontline_production",
        "p.outstanding_contribution", "p.peer_recognised_level", "p.si_place"], a8_exceptional_recognition),
    ("wuyi-9-self-appraisal", None, &["g.claim_date", "b.kind"], a9_self_appraisal),
    ("wuyi-9-award", None, &["g.claim_date", "b.filed", "b.recognition_done", "b.allowance_system"], a9_award),
    ("wuyi-10-technician-allowance", Some("certificate"), &["g.claim_date", "c.level", "c.kind", "c.date",
        "p.employer_type", "p.post_matched_months", "p.si_at_current_employer", "p.si_place", "p.ethics_ok",
        "b.allowance_system", "p.firm_allowance_monthly", "p.retired_or_overage", "p.allowance_months_paid",
        "p.employed_as_level"], a10_technician_allowance),
];
