//! 文案: all words of the page. What the law says and what is asked stands in `policies/`.

// ── everywhere ──────────────────────────────────────────────────────────────

pub const SERVICE: &str = "技能人才政策自查";
pub const SEAL: &str = "匠惠";
pub const SKIP_LINK: &str = "跳到正文";
pub const ELDER: &str = "长辈版";
pub const STANDARD: &str = "标准版";
pub const YUAN: &str = "元";
pub const YES: &str = "是";
pub const NO: &str = "否";
pub const HAS: &str = "有";
pub const HAS_NONE: &str = "没有";
pub const NONE_OF_THEM: &str = "都没有";
pub const UNKNOWN: &str = "不清楚";
pub const UNANSWERED: &str = "还没填";
pub const AND: &str = "、";
pub const OR: &str = "或";
pub const AT_MOST: &str = "最高";
pub const AT_LEAST: &str = "不少于";
pub const NO_FIGURE: &str = "待定";
pub const BACK: &str = "返回";
pub const CONTINUE: &str = "继续";
pub const RESULTS_NOW: &str = "先看结果";
pub const TO_RESULTS: &str = "看结果";
pub const BACK_TO_RESULTS: &str = "返回结果";
pub const CHANGE: &str = "修改";
pub const ANSWER: &str = "回答";
pub const DELETE: &str = "删除";
pub const ERROR: &str = "错误：";
pub const MY_ANSWERS: &str = "我的答案";
pub const CHANGE_DAY: &str = "改申领日期";

pub fn window_title(screen: &str) -> String {
    format!("{screen} - {SEAL}")
}

pub fn error_title(screen: &str) -> String {
    format!("{ERROR}{screen}")
}

pub fn about(what: &str) -> String {
    format!("：{what}")
}

pub fn source(number: &str, article: &str) -> String {
    format!("{number} {article}")
}

pub fn quoted(words: &str) -> String {
    format!("「{words}」")
}

pub fn items(count: usize) -> String {
    format!("{count} 项")
}

pub fn and_more(from: i64, unit: &str) -> String {
    format!("{from} {unit}以上")
}

pub fn less_than(end: i64, unit: &str) -> String {
    format!("不满 {end} {unit}")
}

// ── the first screen ────────────────────────────────────────────────────────

pub const LEAD: &str = "回答几个问题，看看您能领哪些补贴、津贴和奖励。还差什么、依据哪一条，都写清楚。";
pub const FACTS: [(&str, &str); 4] =
    [("#i-clock", "几分钟答完"), ("#i-list", "随时可看结果"), ("#i-user", "不用登录"), ("#i-lock", "答案不离开手机")];
pub const START: &str = "开始自查";
pub const RESUME: &str = "接着查";
pub const FOR_WHOM: &str = "您要为谁查？";
pub const FOR_WHOM_HINT: &str = "先选一个，查完还能再查别的。";
pub const POLICIES: &str = "收录的政策";
pub const IN_FORCE: &str = "施行中";
pub const NOT_YET: &str = "尚未施行";
pub const EXPIRED: &str = "已过期限";
pub const DRAFT: &str = "征求意见稿";
pub const ONLY_A_REFERENCE: &str = "自查结果只作参考，以经办部门审核为准。";
pub const PROMISE: &str = "不问姓名、身份证号和手机号。计算在您的手机里完成，答案不上传。关掉页面，答案就没有了。";
pub const LOST: &str = "刚才的页面没能恢复，请从这里开始。";

pub const ROLE_ICONS: [&str; 5] = ["#i-user", "#i-firm", "#i-school", "#i-cup", "#i-join"];

// ── questions ───────────────────────────────────────────────────────────────

pub const SKIP: &str = "不清楚，先跳过";
pub const SKIP_CLAIM_DATE: &str = "还没定，先按今天算";
pub const EXACTLY: &str = "填写具体数";
pub const WHY: &str = "为什么问这个";
pub const PICK_ONE: &str = "请选一项；不知道的，选最后一项。";
pub const PICK_SOME: &str = "请至少选一项；没有的，选「都没有」。";
pub const WRITE_SOMETHING: &str = "请填写；不知道的，选「不清楚」。";
pub const PICK_YEAR: &str = "请选年份；不记得的，选「不清楚」。";
pub const PICK_MONTH: &str = "请选月份。";
pub const PICK_DAY: &str = "请选几号。";
pub const NO_SUCH_DAY: &str = "这个月没有这一天，请改选。";
pub const DATE_HINT: &str = "不记得哪天的，日可以不选。";
pub const EXACT_DATE_HINT: &str = "年、月、日都要选。";
pub const DATE_PARTS: [&str; 3] = ["年", "月", "日"];
pub const DAY_OPTIONAL: &str = "日（可不选）";
pub const LIST_HINT: &str = "几个数用逗号隔开，例如 3，2，1";
pub const NUMBER_HINT: &str = "只填数字。";
pub const ALSO: &str = "也看这个答案：";

pub fn skip_place(count: usize) -> String {
    format!("不确定，{}", all_places(count))
}

pub fn all_places(count: usize) -> String {
    format!("{}地都看", numeral(count))
}

/// A small number in words.
fn numeral(count: usize) -> char {
    "零一二三四五六七八九".chars().nth(count).unwrap_or('各')
}

pub fn no_such(what: &str) -> String {
    format!("{HAS_NONE}{what}")
}

/// What is left to answer.
pub fn answers_left(count: usize) -> String {
    format!("最多还有 {count} 题会影响结果")
}

pub fn evidence(what: &str) -> String {
    format!("看什么能知道：{what}。")
}

pub fn whole_between(min: i64, max: i64) -> String {
    format!("请填 {min} 到 {max} 之间的整数。")
}

pub fn yuan_up_to(max: &str) -> String {
    format!("请填 0 到 {max} 之间的钱数，最多两位小数。")
}

pub fn list_of(length: Option<u16>) -> String {
    let count = length.map_or_else(String::new, |length| format!("正好 {length} 个"));
    format!("请填{count}不小于 0 的数，用逗号隔开。")
}

pub fn not_after(day: &str) -> String {
    format!("不能晚于申领那天（{day}）。")
}

pub fn not_covered(covered: &str) -> String {
    format!("这里没有收录其他地区的政策。现在能查：{covered}。")
}

// ── records ─────────────────────────────────────────────────────────────────

pub fn records_title(what: &str) -> String {
    format!("您填的{what}")
}

pub const RECORDS_HINT: &str = "每一份单独判断。没有别的，就继续。";
pub const RECORDS_NONE: &str = "现在没有。";
pub fn record_title(index: usize, measure: &str, what: &str) -> String {
    format!("第 {} {measure}{what}", index + 1)
}

pub fn add_record(measure: &str, what: &str) -> String {
    format!("再添一{measure}{what}")
}

pub fn first_record(measure: &str, what: &str) -> String {
    format!("添一{measure}{what}")
}

pub fn back_to_list(what: &str) -> String {
    format!("返回{what}")
}

// ── range ───────────────────────────────────────────────────────────────────

pub const POSSIBLE: (&str, &str) = ("目前看 ", "可能申领");
pub const NOTHING_POSSIBLE: &str = "目前看没有可能申领的";
pub const DEPENDS: &str = "待定";

pub fn from_yuan(amount: &str) -> String {
    format!("{amount} 元起")
}

pub fn spoken_range(count: usize, ranges: &str) -> String {
    if count == 0 { NOTHING_POSSIBLE.into() } else { format!("目前看 {count} 项可能申领：{ranges}") }
}

// ── kinds of money ──────────────────────────────────────────────────────────

pub const ONCE: &str = "一次性";
pub const MONTHLY: &str = "每月";
pub const YEARLY: &str = "每年";
pub const BY_HEADS: &str = "按人数";
pub const PER_HEAD: &str = "每人";
pub const BY_HEADS_YEARLY: &str = "每年，按人数";
pub const PER_HEAD_YEARLY: &str = "每人每年";
pub const PER_CLASS: &str = "每个培训班";
/// For one item.
pub const PER_ITEM: &str = "每个";
/// For one time.
pub const PER_TIME: &str = "每次";
/// For all items.
pub const BY_ITEMS: &str = "按项目数计";
/// For all times.
pub const BY_TIMES: &str = "按次数计";
/// One payment for everybody, whatever the certificate.
pub const ONCE_EACH: &str = "每人只给一次，几项都符合的只算一项。";
/// A sum that is zero.
pub const COMES_TO_NOTHING: &str = "算下来是 0 元。";
/// Money to be paid back.
pub const LOAN: &str = "贷款，要归还，不计入合计";
/// A deduction from the income that is taxed.
pub const TAX_BASE: &str = "税前扣除额，不是现金，不计入合计";
/// The cap on all heads or items.
pub const ALL_TOGETHER: &str = "合计";
/// For each one beyond a threshold.
pub const EACH_MORE: &str = "之后每多一个";
/// As much as others paid.
pub const MATCHED: &str = "其中最高一笔，1:1 配套";
/// Of several shares the smallest.
pub const SMALLER_ONE: &str = "取其中较小的";
/// The cap over the years.
pub const OVER_TIME: &str = "连同已获的，累计";
/// A number of heads that the text leaves open.
pub const HEADS_OPEN: &str = "人数，文件未写明";
pub const CAP: &str = "上限";
pub const FLOOR: &str = "下限";
pub const OFFICE_SETS: &str = "具体由经办部门定";
pub const FIGURES_ELSEWHERE: &str = "金额看另外的文件";
pub const IF_MET: &str = "符合的话";

pub fn paid_to(recipient: &str) -> String {
    format!("给{recipient}")
}

pub fn months_left(min: Option<i64>, max: i64) -> String {
    if min == Some(max) { format!("还可领 {max} 个月") } else { format!("最多 {max} 个月") }
}

pub fn in_total(money: &str) -> String {
    format!("共 {money}")
}

// ── results ─────────────────────────────────────────────────────────────────

pub const AS_ANSWERED: &str = "按您填的情况";
pub const NOTHING_YET: &str = "还没有能直接申领的";
pub const IF_ADOPTED: &str = "若照稿发布";
pub const REFERENCE: &str = "自查参考，以经办部门审核为准。";
pub const KINDS_APART: &str = "几种钱分开算，不相加。";
pub const DRAFT_NOTE: &str = "这是征求意见稿，现在不能申领。";
pub const GO_ON: &str = "接着回答";
pub const TREATMENTS: &str = "职称、落户等待遇";
pub const COUNTED: &str = "计入";
pub const NOT_COUNTED: &str = "不计入";
pub const NOT_TWICE: &str = "不重复领";
pub const DISPUTED: &str = "文件没有写明谁在前，请向经办部门确认。";
pub const PAID_BEFORE: &str = "以前领过的那一笔";
pub const SEE_CONDITIONS: &str = "看条件和依据";
pub const ABOUT_DOCUMENT: &str = "关于这份文件";
pub const ALL_SKIPPED: &str = "您填了不清楚。查到以后再回答也行。";

pub const CLAIMABLE: &str = "可以申领";
pub const ENTITLED: &str = "可以享受";
pub const TO_CONFIRM: &str = "还要确认";
pub const ASK_OFFICE: &str = "问经办部门";
pub const NEAR: &str = "还差一点";
pub const LATE: &str = "以后可申领 / 已过时限";
pub const LATER: &str = "以后可申领";
pub const TOO_LATE: &str = "已过时限";
pub const PAID: &str = "已领过";
pub const ELSEWHERE: &str = "另有文件规定";
pub const NOT_NOW: &str = "本次不适用";

pub fn claimed_on(day: &str) -> String {
    format!("{day}申领")
}

pub fn can_claim(count: usize) -> String {
    format!("可以申领 {count} 项")
}

pub const LEFT: (&str, &str) = ("还有 ", "会影响结果。");
pub fn answers(count: usize) -> String {
    format!("{count} 个答案")
}

pub fn treatments_offer(count: usize) -> String {
    format!("还有 {count} 个问题，可以看看职称、落户等待遇")
}

pub fn all_met(count: usize) -> String {
    format!("{count} 个条件都符合")
}

pub fn short_of(what: &str) -> String {
    format!("还差：{what}")
}

pub fn not_met(what: &str) -> String {
    format!("没有满足：{what}")
}

pub fn no_record(what: &str) -> String {
    format!("您填的是没有{what}")
}

pub fn applies_from(day: &str) -> String {
    format!("文件从 {day}起施行。")
}

pub fn applied_until(day: &str) -> String {
    format!("文件执行到 {day}。")
}

pub fn less_received(money: &str) -> String {
    format!("已减去以前领过的 {money}。")
}

pub fn only_one(count: usize) -> String {
    format!("有 {count} 项不能重复领")
}

// ── the places side by side ─────────────────────────────────────────────────

pub const COMPARE_HINT: &str = "同样的答案，每个地方各算一遍。几个地方的钱不相加。";
pub const COMPARE_NOTE: &str = "这里只比较文件怎么写，不是劝您换地方工作或参保。";
pub const POSSIBLY: &str = "答完可能有";
pub const NEAREST: &str = "离得最近的";
pub const FIRST_OF_ALL: &str = "先要";
pub const PERIOD: &str = "期限";
pub const CHOSEN: &str = "您选的";
pub fn compared(count: usize) -> String {
    format!("{}地对比", numeral(count))
}

pub fn sure_and_possible(sure: usize, possible: usize) -> String {
    format!("{sure} 项符合，最多 {possible} 项")
}

pub fn if_adopted(count: usize) -> String {
    format!("{IF_ADOPTED}，有 {count} 项")
}

pub fn results_in(place: &str) -> String {
    format!("看{place}的结果")
}

pub fn go_on_in(place: &str) -> String {
    format!("按{place}接着答")
}

// ── pictures and words ──────────────────────────────────────────────────────

pub const LADDER: &str = "每一级值多少";
pub const LADDER_NOTE: &str = "按一本证书算，别的照您填的。";
pub const YOUR_STEP: &str = "您填的";
pub const NO_MONEY_HERE: &str = "没有写到钱";
pub const TERMS: &str = "词语";
pub const TIMELINE: &str = "时间线";
pub const TIMELINE_NOTE: &str = "从申领那天起，别的都不变。";
pub const CLAIMING: &str = "申领";
pub const WHAT_IF: &str = "假如……";
pub const WHAT_IF_NOTE: &str = "点一下，看看会怎样。您的答案不会改。";
pub const WHAT_IF_THEN: &str = "那样的话";
pub const ONLY_TRIED: &str = "这只是试算，您的答案没有改。";
pub const TAKE_BACK: &str = "撤回";
pub const BECOMES: &str = "→";
pub const BY_OFFICE: &str = "要主管部门定";
pub const OR_ELSE: &str = "或者";
pub fn tried(change: &str, range: &str) -> String {
    format!("假如{change}：{range}")
}

pub fn wait_until(day: &str) -> String {
    format!("等到{day}再申领")
}

pub fn claim_on(day: &str) -> String {
    format!("改在{day}申领")
}

pub fn one_more(measure: &str, what: &str, which: &str) -> String {
    format!("再有一{measure}{what}：{which}")
}

pub fn from_to(what: &str, from: &str, to: &str) -> String {
    format!("{what}：{from} → {to}")
}

pub fn earliest(day: &str) -> String {
    format!("最早{day}")
}

// ── detail ──────────────────────────────────────────────────────────────────

pub const CONDITIONS: &str = "条件";
pub const MET: &str = "符合";
pub const UNMET: &str = "不符合";
pub const OPEN: &str = "还不清楚";
pub const OFFICE: &str = "请向经办部门确认";
pub const ALL_OF: &str = "以下全部";
pub const ANY_OF: &str = "以下任一";
pub const NONE_OF: &str = "不得";
pub const STRICT: &str = "从严理解";
pub const GENEROUS: &str = "从宽理解";
pub const EVERY_CASE: &str = "看每一种情形";
pub const AMOUNT: &str = "金额怎么来的";
pub const GAP: &str = "离达标还差什么";
pub const NOTES: &str = "要留意";
pub const UNSAID: &str = "文件未写明";
pub const ASK_LOCAL: &str = "这些请向当地经办部门问清楚。";
pub const BASIS: &str = "依据";
pub const OWN_READING: &str = "本项目的读法：";
pub const IF_COUNTED: &str = "经办部门认为符合";
pub const IF_NOT_COUNTED: &str = "经办部门认为不符合";
pub const NOTHING_PAID: &str = "不发";
pub const GRANTED: &str = "可以享受";
pub const NOT_GRANTED: &str = "不能享受";
pub const FIXED: &str = "文件写定的数额";
pub const IN_THE_TEXT: &str = "文件写的范围";
pub const SUM: &str = "合计";
pub const NOT_KNOWN_YET: &str = "还不清楚";
pub fn has_record(what: &str) -> String {
    format!("有{what}")
}

/// How the rules say that an answer is one of several.
pub const AMONG: &str = " 属于 ";

pub fn is_one_of(subject: &str, labels: &[&str]) -> String {
    format!("{subject}是{}", labels.join(OR))
}

pub fn met_of(met: usize, all: usize) -> String {
    format!("满足 {met} / {all}")
}

pub fn answered(answer: &str) -> String {
    format!("您填：{answer}")
}

pub fn answered_fact(fact: &str, answer: &str) -> String {
    format!("{fact}：{answer}")
}

pub fn yes_no(fact: &str, yes: bool) -> String {
    if yes { fact.into() } else { format!("{fact}：{NO}") }
}

pub fn one_of(measure: &str, what: &str) -> String {
    format!("至少一{measure}{what}")
}

pub fn by_whom(who: &str, what: &str) -> String {
    format!("{what}（{who}）")
}

pub const BY_TIME: &str = "到时候就满足";
pub const BY_CLAIMANT: &str = "您自己能办";
pub const BY_EMPLOYER: &str = "要单位办";

/// From a number on.
#[must_use]
pub fn from_number(number: i64) -> String {
    format!("满 {number}")
}

pub fn times(number: &str) -> String {
    format!("× {number}")
}

pub fn rank(place: usize) -> String {
    format!("第 {place} 名")
}

// ── answers ─────────────────────────────────────────────────────────────────

pub const AGAIN: &str = "再查一次";
pub const AGAIN_SURE: &str = "现在的答案会清空，确定吗？";
pub const AGAIN_YES: &str = "清空，再查一次";
pub const AGAIN_NO: &str = "不清空";
pub const ANSWERS_HINT: &str = "改一个答案，别的都不会丢。";
pub const AFTER_CLAIM: &str = "有日期晚于申领日期，请核对。";
pub const COMMA: &str = "，";
pub const ANSWER_THIS: &str = "回答这个问题";

// ── the sheet ───────────────────────────────────────────────────────────────

pub const MAKE_LIST: &str = "生成清单";
pub const MY_LIST: &str = "我的清单";
pub const TAKE_ALONG: &str = "带走这张清单";
pub const PRINT: &str = "打印";
pub const PICTURE: &str = "做成图片";
pub const PICTURE_NOTE: &str = "图片做好了。长按图片，可以保存或转发。";
pub const PICTURE_ALT: &str = "我的清单的图片，内容和本页一样";
pub const PICTURE_FAILED: &str = "图片没有做成，可以改用「复制文字」。";
pub const COPY: &str = "复制文字";
pub const COPIED: &str = "已经复制，可以去粘贴了。";
pub const COPY_BY_HAND: &str = "请选中下面的文字，自己复制。";
pub const COPY_FIELD: &str = "清单的文字";
pub const CALENDAR: &str = "加到日历";
pub const SHARE: &str = "分享链接";
pub const SHARE_WARNING: &str = "拿到链接的人，都能看到您的答案。";
pub const LINK_FIELD: &str = "链接";
pub const COPY_LINK: &str = "复制链接";
pub const QR: &str = "二维码，内容是同样的链接";
pub const QR_NOTE: &str = "扫码打开同样的答案，谁扫都能看到。";
pub const MINE: &str = "我能领的";
pub const PAYEE_UNSAID: &str = "给谁，文件未写明";
pub const NOT_ANSWERED: &str = "还没有回答的";
pub const END_UNSAID: &str = "执行到哪一天，文件未写明";
pub const AT_THE_COUNTER: &str = "到窗口怎么说";
pub const PROOF: &str = "凭什么看得出来";
pub const PROOF_NOTE: &str = "这不是官方的材料清单。要带什么，以经办部门说的为准。";

/// A sum, and what it is paid for.
pub fn paid_for(what: &str, money: &str) -> String {
    if what.is_empty() { money.into() } else { format!("{what} {money}") }
}

/// What this browser cannot do.
pub fn missing(what: &str) -> String {
    format!("这里用不了：{what}。可以换个浏览器打开。")
}

pub fn made_on(day: &str) -> String {
    format!("{day}制作")
}

pub fn concerns(titles: &str) -> String {
    format!("关系到：{titles}")
}

pub fn readings(granted: &str, refused: &str) -> String {
    format!("{IF_COUNTED}：{granted}；{IF_NOT_COUNTED}：{refused}。")
}

pub fn want(titles: &str) -> String {
    format!("您好，想申领{titles}。")
}

pub fn ask_about(titles: &str) -> String {
    format!("您好，想问问{titles}。")
}

pub fn ask_draft(titles: &str) -> String {
    format!("您好，想问问{titles}什么时候能申领。")
}

pub fn rests_on(document: &str, articles: &str) -> String {
    format!("依据是{document}，{articles}。")
}

pub fn unsaid(what: &str) -> String {
    format!("文件没有写明{what}，请告诉我。")
}

pub fn shows(facts: &str) -> String {
    format!("看：{facts}")
}

pub fn needed_for(count: usize) -> String {
    format!("用于 {count} 项")
}

// ── keeping and sharing ─────────────────────────────────────────────────────

pub const KEEP: &str = "保存在这台设备上";
pub const KEEP_NOTE: &str = "不保存的话，关掉页面，答案就没有了。公用的设备请不要保存。";
pub const KEPT: &str = "答案保存在这台设备上，下次打开还在。";
pub const KEEP_CLEAR: &str = "清空本机记录";
pub const KEEP_CLEARED: &str = "本机记录已经清空。";
pub const KEEP_IMPOSSIBLE: &str = "这个浏览器不让页面保存，关掉页面，答案就没有了。";
pub const KEEP_FULL: &str = "这台设备存不下了，答案没有保存。";
pub const KEEP_UNREADABLE: &str = "本机记录读不出来了，请从这里重新开始。";
pub const SHARED: &str = "这些答案来自链接。您改了，别人看不到。";
pub const BROKEN_LINK: &str = "链接不完整，答案没有打开。请让对方再发一次，或从这里开始。";
pub const OTHER_LINK: &str = "链接是另一个版本做的，这里打不开。请从这里开始。";

pub fn shared_in_part(count: usize) -> String {
    format!("{SHARED}有 {count} 个答案认不出来，没有带进来，请核对。")
}
