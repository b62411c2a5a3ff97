//! The command line: what can be asked, and in Chinese what was wrong with the way it was asked.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{ArgAction, Args, CommandFactory, Parser, Subcommand, ValueEnum};
use jianghui_policies::POLICIES;
use jianghui_rules::Class;

const TEMPLATE: &str = "{about}\n\n用法：{usage}\n\n{all-args}{after-help}";

/// 技能人才政策自查：判断一份情况能享受哪些奖补，依据哪一条。
#[derive(Parser)]
#[command(
    name = "jianghui",
    version,
    help_template = TEMPLATE,
    override_usage = "jianghui <命令> [选项]",
    subcommand_help_heading = "命令",
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true
)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
    #[command(flatten)]
    help: Help,
    /// 显示版本
    #[arg(long, short = 'V', action = ArgAction::Version, help_heading = "选项")]
    version: Option<bool>,
}

/// The flag that shows the help; its own words are English.
#[derive(Args)]
pub struct Help {
    /// 显示帮助
    #[arg(long, short, action = ArgAction::Help, help_heading = "选项")]
    help: Option<bool>,
}

/// What can be asked.
#[derive(Subcommand)]
pub enum Command {
    /// 判断一份情况：每一条符不符合、多少钱、还缺什么、怎样组合最合算
    #[command(
        help_template = TEMPLATE,
        override_usage = "jianghui check --input <文件> [--format json|text]",
        disable_help_flag = true
    )]
    Check {
        /// 输入文件；- 表示标准输入
        #[arg(long, value_name = "文件", help_heading = "选项")]
        input: String,
        /// 输出 json（默认）或 text
        #[arg(
            long,
            value_name = "格式",
            default_value = "json",
            hide_default_value = true,
            hide_possible_values = true
        )]
        #[arg(help_heading = "选项")]
        format: Format,
        #[command(flatten)]
        help: Help,
    },
    /// 列出全部事实：键、名称、答案的种类、单位、选项、所属记录
    #[command(
        help_template = TEMPLATE,
        override_usage = "jianghui facts [--format json|text]",
        disable_help_flag = true
    )]
    Facts {
        /// 输出 json（默认）或 text
        #[arg(
            long,
            value_name = "格式",
            default_value = "json",
            hide_default_value = true,
            hide_possible_values = true
        )]
        #[arg(help_heading = "选项")]
        format: Format,
        #[command(flatten)]
        help: Help,
    },
    /// 列出全部政策条款：代号、文件、条、类别、性质、对象、名称、原文
    #[command(
        help_template = TEMPLATE,
        override_usage = "jianghui policies [--format json|text]",
        disable_help_flag = true
    )]
    Policies {
        /// 输出 json（默认）或 text
        #[arg(
            long,
            value_name = "格式",
            default_value = "json",
            hide_default_value = true,
            hide_possible_values = true
        )]
        #[arg(help_heading = "选项")]
        format: Format,
        #[command(flatten)]
        help: Help,
    },
    /// 说明一条政策或一条管全文的规定：原文、条件、两种读法、金额、文件未写明什么
    #[command(
        help_template = TEMPLATE,
        override_usage = "jianghui explain <代号> [--format text|json]",
        disable_help_flag = true
    )]
    Explain {
        /// 条款或规定的代号，用 policies 命令列出
        #[arg(value_name = "代号", help_heading = "要说明什么")]
        id: String,
        /// 输出 text（默认）或 json
        #[arg(
            long,
            value_name = "格式",
            default_value = "text",
            hide_default_value = true,
            hide_possible_values = true
        )]
        #[arg(help_heading = "选项")]
        format: Format,
        #[command(flatten)]
        help: Help,
    },
}

/// The command line with its examples. Those name an id that exists: which ids there are is data.
pub fn command() -> clap::Command {
    let policy = POLICIES.first();
    let provisions = policy.map_or(&[][..], |policy| policy.provisions);
    let money = provisions.iter().find(|provision| provision.class == Class::Money && provision.per.is_some());
    let (provision, rule) = (
        money.or(provisions.first()).map_or("", |provision| provision.id),
        policy.and_then(|policy| policy.rules.first()).map_or("", |rule| rule.id),
    );
    let examples: [(&str, &[String], &str); 4] = [
        (
            "check",
            &[
                "check --input worker.json".into(),
                "check --input worker.json --format text".into(),
                "check --input - < worker.json".into(),
            ],
            CHECKING,
        ),
        ("facts", &["facts".into(), "facts --format text".into()], ""),
        ("policies", &["policies".into(), "policies --format text".into()], ""),
        (
            "explain",
            &[format!("explain {provision}"), format!("explain {rule}"), format!("explain {provision} --format json")],
            "",
        ),
    ];
    let all = ["check --input worker.json --format text".to_owned(), format!("explain {provision}")];
    let command = Arguments::command().after_help(after_help(&all, CAUTION));
    examples.into_iter().fold(command, |command, (name, examples, more)| {
        command.mut_subcommand(name, |command| command.after_help(after_help(examples, more)))
    })
}

fn after_help(examples: &[String], more: &str) -> String {
    let lines: Vec<String> = examples.iter().map(|example| format!("  jianghui {example}")).collect();
    let gap = if more.is_empty() { "" } else { "\n\n" };
    format!("例子：\n{}{gap}{more}", lines.join("\n"))
}

const CAUTION: &str = "\
没有回答的事实当作不清楚，不当作否。结果只作参考，以经办部门审核为准。
颜色只在终端里用；设了 NO_COLOR 就不用。";

const CHECKING: &str = "\
输入是一个 JSON 对象：as_of 申领日，region 地区，facts 事实，records 证书、竞赛等可以有多份的东西。
事实的键和选项用 facts 命令列出，结果里各条的代号用 policies 命令列出。
退出码：0 算出来了；2 输入或命令行有错，在标准错误里逐处说明，什么也不计算。";

/// How a result is written.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// The JSON contract.
    Json,
    /// Words for people.
    Text,
}

/// What is wrong with a command line, where, and what is allowed.
pub fn in_chinese(error: &clap::Error) -> String {
    let context = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join("、"),
        Some(ContextValue::StyledStr(text)) => text.to_string(),
        Some(ContextValue::StyledStrs(texts)) => texts.iter().map(ToString::to_string).collect::<Vec<_>>().join("；"),
        Some(ContextValue::Number(number)) => number.to_string(),
        _ => String::new(),
    };
    // The name of an argument without the placeholder of its value.
    let name = |kind| context(kind).split(" <").next().unwrap_or_default().to_owned();
    let suggested = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    let suggested = suggested.into_iter().map(context).find(|text| !text.is_empty());
    let suggested = suggested.map_or(String::new(), |text| format!("。是不是想写 {text}"));
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            format!("没有这个命令：{}{suggested}。要求：{COMMANDS}", context(ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            format!("没有写命令。要求：{COMMANDS}")
        }
        ErrorKind::UnknownArgument => {
            let written = name(ContextKind::InvalidArg);
            let what = if written.starts_with('-') { "没有这个选项" } else { "多写了" };
            format!("{what}：{written}{suggested}。用法见 --help")
        }
        ErrorKind::MissingRequiredArgument => {
            format!("缺少 {}。用法见 --help", context(ContextKind::InvalidArg))
        }
        ErrorKind::InvalidValue => {
            let (value, allowed) = (context(ContextKind::InvalidValue), context(ContextKind::ValidValue));
            let value = if value.is_empty() { "空的".into() } else { format!("「{value}」") };
            let allowed = if allowed.is_empty() { "一个值".into() } else { allowed };
            format!("{} 不能是{value}{suggested}。要求：{allowed}", name(ContextKind::InvalidArg))
        }
        ErrorKind::ArgumentConflict => format!("{} 写了不止一次。要求：只写一次", name(ContextKind::InvalidArg)),
        ErrorKind::InvalidUtf8 => "命令行不是 UTF-8 文字".to_owned(),
        _ => error.to_string().trim().to_owned(),
    }
}

const COMMANDS: &str = "check、facts、policies、explain";
