//! From bytes to a checked input. Whatever is wrong is told with its place, what stands there and what is allowed.

use jianghui_policies::{CATALOGUE, POLICIES};
use jianghui_rules::contract::{self, Input, Problem, Raw};
use serde_json::error::Category;
use std::{
    fs,
    io::{self, Read},
};

/// The most bytes that are read.
pub const MOST_BYTES: usize = 10 * 1024 * 1024;
/// How many bytes of a faulty line are shown before and behind the fault.
const AROUND: usize = 20;

/// Reads and checks a file, or standard input for `-`.
pub fn open(name: &str) -> Result<Input, Vec<Problem>> {
    let shown = if name == "-" { "标准输入" } else { name };
    let bytes = read(name).map_err(|error| vec![unreadable(shown, &error)])?;
    judge(shown, &bytes)
}

/// Checks the bytes of an input; the name is for messages about all of it.
pub fn judge(name: &str, bytes: &[u8]) -> Result<Input, Vec<Problem>> {
    let raw = raw(name, bytes).map_err(|problem| vec![problem])?;
    contract::read(&CATALOGUE, &POLICIES, &raw).map_err(|mut problems| {
        // What concerns the whole input stands at no key of it.
        problems.iter_mut().filter(|problem| problem.key.is_empty()).for_each(|problem| problem.key = name.into());
        problems
    })
}

fn raw(name: &str, bytes: &[u8]) -> Result<Raw, Problem> {
    let whole = |value: &str, problem: &str, allowed: &str| Problem {
        key: name.into(),
        value: value.into(),
        problem: problem.into(),
        allowed: allowed.into(),
    };
    if bytes.len() > MOST_BYTES {
        return Err(whole("10 MB 以上", "输入太大", "不超过 10 MB（10485760 字节）"));
    }
    if bytes.starts_with(b"\xef\xbb\xbf") {
        return Err(whole("EF BB BF", "开头有字节顺序标记（BOM）", "存成不带 BOM 的 UTF-8"));
    }
    let text = match core::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let line = before.split(|byte| *byte == b'\n').count();
            let byte = bytes.get(error.valid_up_to()).map_or_else(String::new, |byte| format!("{byte:02X}"));
            return Err(whole(&byte, &format!("第 {line} 行不是 UTF-8 文字"), "存成不带 BOM 的 UTF-8"));
        }
    };
    let mut json = serde_json::Deserializer::from_str(text);
    let raw = Raw::read(&mut json).and_then(|raw| json.end().map(|()| raw).map_err(|error| (String::new(), error)));
    raw.map_err(|(place, error)| Problem {
        key: if place.is_empty() { name.into() } else { place },
        value: around(text, error.line(), error.column()),
        problem: format!("第 {} 行第 {} 个字节读不下去：{}", error.line(), error.column(), in_chinese(&error)),
        allowed: "一个 JSON 对象 { \"as_of\": …, \"region\": …, \"facts\": {…}, \"records\": {…} }".into(),
    })
}

fn read(name: &str) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    // One byte more than is accepted: then it is known that there is more.
    let most = u64::try_from(MOST_BYTES).unwrap_or(u64::MAX).saturating_add(1);
    if name == "-" {
        io::stdin().take(most).read_to_end(&mut bytes)?;
    } else {
        fs::File::open(name)?.take(most).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

fn unreadable(name: &str, error: &io::Error) -> Problem {
    let problem = match error.kind() {
        io::ErrorKind::NotFound => "没有这个文件".to_owned(),
        io::ErrorKind::PermissionDenied => "没有读这个文件的权限".to_owned(),
        io::ErrorKind::IsADirectory => "这是一个文件夹".to_owned(),
        _ => format!("读不出来：{error}"),
    };
    Problem {
        key: "--input".into(), value: name.into(), problem, allowed: "一个能读的文件，或 - 表示标准输入".into()
    }
}

/// What stands around a fault.
fn around(text: &str, line: usize, column: usize) -> String {
    let line = text.lines().nth(line.saturating_sub(1)).unwrap_or_default();
    let edge = |wanted: usize| (0..=wanted.min(line.len())).rev().find(|at| line.is_char_boundary(*at)).unwrap_or(0);
    let (from, to) = (edge(column.saturating_sub(AROUND)), edge(column.saturating_add(AROUND)));
    let part = line.get(from..to).unwrap_or_default().trim();
    Raw::Text(if part.is_empty() { "（空）".into() } else { part.into() }).shown()
}

/// What the parser says, for somebody who wrote the file by hand.
fn in_chinese(error: &serde_json::Error) -> String {
    let said = error.to_string();
    let said = said.rsplit_once(" at line ").map_or(said.as_str(), |(said, _)| said);
    let words = match (error.classify(), said) {
        (Category::Eof, _) => "还没写完就结束了",
        (_, "expected `,` or `}`") => "这里应当是 , 或 }",
        (_, "expected `,` or `]`") => "这里应当是 , 或 ]",
        (_, "expected `:`") => "键的后面应当是 :",
        (_, "key must be a string") => "键要写在英文双引号里",
        (_, "trailing comma") => "最后一项后面多了一个逗号",
        (_, "trailing characters") => "一个对象写完以后又有别的内容",
        (_, "expected value" | "expected ident") => "这里应当是一个值：文字要写在英文双引号里，真假写 true 或 false",
        (_, "number out of range") => "数太大",
        (_, "invalid number") => "数写得不对",
        (_, said) if said.contains("escape") || said.contains("unicode") => "文字里的反斜杠写法不对",
        (_, said) if said.starts_with("control character") => "文字里有换行、制表等控制字符",
        (_, said) => said,
    };
    words.into()
}
