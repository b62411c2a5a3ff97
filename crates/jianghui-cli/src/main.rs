//! `jianghui`: the same engine in a terminal. JSON in, JSON out.

use clap::{Parser, Subcommand};
use jianghui_policies::{CATALOGUE, POLICIES};
use jianghui_rules::contract::{self, Raw};
use serde::Serialize;
use std::{
    fs,
    io::{self, Read, Write},
    process::ExitCode,
};

/// 技能人才政策自查：判断一份情况能享受哪些奖补，依据哪一条。
#[derive(Parser)]
#[command(name = "jianghui", version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// 判断一份情况，输出 JSON。
    #[command(
        after_help = "例：jianghui check --input 情况.json\n地区、事实的键和选项，用 policies 和 facts 两个命令列出。"
    )]
    Check {
        /// 输入文件；`-` 表示标准输入。
        #[arg(long, value_name = "FILE")]
        input: String,
    },
    /// 列出全部事实：键、名称、答案的种类、单位、选项、所属记录。
    Facts,
    /// 列出全部政策条款：代号、文件、条、类别、性质、对象、名称、原文。
    Policies,
}

/// The most bytes that are read.
const MOST_INPUT: u64 = 10 * 1024 * 1024;

fn main() -> ExitCode {
    let result = match Arguments::parse().command {
        Command::Check { input } => check(&input),
        Command::Facts => print(&contract::facts(&CATALOGUE)),
        Command::Policies => print(&contract::provisions(&CATALOGUE, POLICIES)),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}

fn check(input: &str) -> Result<(), String> {
    let text = read(input)?;
    let raw: Raw = serde_json::from_str(&text).map_err(|error| format!("{}：不是 JSON：{error}", shown(input)))?;
    match contract::read(&CATALOGUE, POLICIES, &raw) {
        Ok(input) => print(&contract::check(&CATALOGUE, &input)),
        Err(problems) => {
            let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
            Err(lines.join("\n"))
        }
    }
}

fn read(input: &str) -> Result<String, String> {
    let mut bytes = Vec::new();
    let read = if input == "-" {
        io::stdin().take(MOST_INPUT + 1).read_to_end(&mut bytes)
    } else {
        fs::File::open(input).and_then(|file| file.take(MOST_INPUT + 1).read_to_end(&mut bytes))
    };
    read.map_err(|error| format!("{}：读不出来：{error}", shown(input)))?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length > MOST_INPUT) {
        return Err(format!("{}：超过 {MOST_INPUT} 字节", shown(input)));
    }
    String::from_utf8(bytes).map_err(|error| format!("{}：不是 UTF-8：{error}", shown(input)))
}

fn shown(input: &str) -> &str {
    if input == "-" { "标准输入" } else { input }
}

fn print(value: &impl Serialize) -> Result<(), String> {
    let text = serde_json::to_string_pretty(value).map_err(|error| error.to_string())?;
    match writeln!(io::stdout().lock(), "{text}") {
        // A reader that has seen enough is no error.
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error.to_string()),
        _ => Ok(()),
    }
}
