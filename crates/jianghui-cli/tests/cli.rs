//! The real program: what it prints, where, and how it ends.

#![expect(clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

use serde_json::{Value, json};
use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};
use unicode_width::UnicodeWidthStr;

const COMMANDS: [&str; 4] = ["check", "facts", "policies", "explain"];

fn root() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

/// A folder of its own for one test, with the example files in it.
fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    fs::create_dir_all(&folder).expect("a folder");
    for file in fs::read_dir(root().join("examples")).expect("the examples") {
        let file = file.expect("an example");
        // Folders hold whole programs.
        if file.path().is_dir() {
            continue;
        }
        fs::copy(file.path(), folder.join(file.file_name())).expect("a copy");
    }
    folder
}

fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_jianghui"));
    // What the terminal of the developer asks for is not under test.
    command.env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE").env_remove("CLICOLOR");
    command
}

fn run(arguments: &[&str]) -> Output {
    program().current_dir(root()).args(arguments).output().expect("the program runs")
}

/// Runs with these bytes as standard input.
fn run_with(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = program()
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    // The program stops reading when it has seen too much.
    let _ = child.stdin.take().expect("a pipe").write_all(input);
    child.wait_with_output().expect("it ends")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

fn succeeds(arguments: &[&str]) -> String {
    let output = run(arguments);
    assert!(output.status.success(), "{arguments:?}: {}", text(&output.stderr));
    assert!(output.stderr.is_empty(), "{arguments:?}: {}", text(&output.stderr));
    text(&output.stdout)
}

/// What is told when a command line or an input is refused.
fn refusal(output: &Output) -> String {
    let told = text(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(output.stdout.is_empty(), "nothing is computed");
    assert!(told.starts_with("错误："), "{told}");
    told
}

fn json(arguments: &[&str]) -> Value {
    serde_json::from_str(&succeeds(arguments)).expect("JSON")
}

/// Every id of a provision.
fn ids() -> Vec<String> {
    let Value::Array(policies) = json(&["policies"]) else { panic!("a list") };
    policies.iter().map(|provision| provision["id"].as_str().expect("an id").to_owned()).collect()
}

/// The command lines that the help gives as examples.
fn examples() -> Vec<String> {
    let mut all = Vec::new();
    for arguments in [vec!["--help"]].into_iter().chain(COMMANDS.map(|command| vec![command, "--help"])) {
        let help = succeeds(&arguments);
        assert!(help.contains("用法：") && help.contains("例子："), "{help}");
        all.extend(help.lines().filter_map(|line| line.strip_prefix("  jianghui ")).map(ToOwned::to_owned));
    }
    all.dedup();
    all
}

#[test]
fn the_examples_of_the_help_work() {
    let folder = folder("examples");
    let examples = examples();
    assert!(examples.len() >= 10, "{examples:?}");
    for example in examples {
        let (arguments, input) = example.split_once(" < ").unwrap_or((&example, ""));
        let mut command = program();
        command.current_dir(&folder).args(arguments.split(' '));
        if !input.is_empty() {
            command.stdin(fs::File::open(folder.join(input)).expect("the example file"));
        }
        let output = command.output().expect("the program runs");
        assert_eq!(output.status.code(), Some(0), "{example}: {}", text(&output.stderr));
        assert!(!output.stdout.is_empty(), "{example}");
    }
}

#[test]
fn the_guide_has_the_examples_of_the_help() {
    let guide = fs::read_to_string(root().join("docs/cli.md")).expect("the guide");
    for example in examples() {
        // The guide may name another id than the help, which takes the first there is.
        let found = guide.lines().any(|line| line == format!("jianghui {example}"));
        assert!(found, "docs/cli.md lacks `jianghui {example}`");
    }
}

#[test]
fn a_file_and_standard_input_give_the_same() {
    let file = root().join("examples/worker.json");
    let from_file = json(&["check", "--input", file.to_str().expect("a path")]);
    let output = run_with(&["check", "--input", "-"], &fs::read(&file).expect("the example"));
    assert_eq!(serde_json::from_slice::<Value>(&output.stdout).expect("JSON"), from_file);
    assert_eq!(from_file["schema"], 1);
    let mut judged: Vec<&str> =
        from_file["results"].as_array().expect("a list").iter().filter_map(|r| r["id"].as_str()).collect();
    judged.dedup();
    let all = ids();
    let ours: Vec<&String> = all.iter().filter(|id| judged.contains(&id.as_str())).collect();
    assert_eq!(
        ours.len(),
        judged.len(),
        "every provision of the document is in the results once or once for each record"
    );
}

#[test]
fn text_names_every_result_within_its_columns() {
    for name in ["worker.json", "enterprise.json"] {
        let file = root().join("examples").join(name);
        let file = file.to_str().expect("a path");
        let output = json(&["check", "--input", file]);
        let shown = succeeds(&["check", "--input", file, "--format", "text"]);
        for result in output["results"].as_array().expect("a list") {
            let id = result["id"].as_str().expect("an id");
            assert!(shown.contains(id), "{name}: {id} is not shown");
        }
        assert!(shown.contains(output["policy"]["title"].as_str().expect("a title")));
        assert!(shown.contains(output["next_question"]["question"].as_str().expect("a question")));
        is_within(&shown, 80);
    }
}

fn is_within(shown: &str, columns: usize) {
    for line in shown.lines() {
        // An id or a name that has no place to break may stand out.
        assert!(line.width() <= columns || !line.trim().contains(' '), "{} columns: {line}", line.width());
        assert_eq!(line.trim_end(), line, "blanks at the end");
    }
}

#[test]
fn a_draft_is_shown_as_a_draft_and_what_is_no_money_enters_no_sum() {
    let shown = |input: Value| {
        let output = run_with(&["check", "--input", "-", "--format", "text"], input.to_string().as_bytes());
        assert!(output.status.success(), "{}", text(&output.stderr));
        text(&output.stdout)
    };
    let draft = shown(json!({ "as_of": "2023-06-01", "region": "quzhou", "records": {
        "honour": [{ "h.titles": "衢州工匠", "h.date": "2022-04-30" }, { "h.titles": "衢州青年工匠", "h.date": "2022-05-01" }],
    } }));
    for part in ["征求意见稿", "现在不能申领", "若照稿发布，就符合", "最合算的合法组合，若照稿发布", "不能一起领的"]
    {
        assert!(draft.contains(part), "{part}: {draft}");
    }
    assert!(!draft.contains("可以申领或享受"), "{draft}");

    let both = shown(json!({ "as_of": "2022-10-01", "region": "xuchang", "facts": {
        "b.wage_total": 1_000_000, "b.edu_fund_actual": 60000, "s.opened_business": true, "s.loan_wanted": true,
        "s.project_selected": true, "g.other_conditions_ok": true, "e.is_student": true, "o.type": "高职",
        "e.school_type": "技师学院", "e.class_type": "技师班", "e.graduated": true,
    }, "records": { "studio": [{ "w.level": "市", "w.recognised_date": "2022-09-20" }] } }));
    let sums = both.split_once("合起来").expect("a combination").1.split_once("下一个问题").expect("a question").0;
    // One heading for each recipient, with its own sum; a studio gets nothing of what a person gets.
    let studio = sums.find("技能大师工作室").expect("the studio is paid");
    assert!(sums.get(studio..).is_some_and(|rest| rest.contains("100,000 元")), "{sums}");
    assert!(sums.contains("20,000–150,000 元") || sums.contains("25,000–155,000 元"), "{sums}");
    assert!(!sums.contains("贷款") && !sums.contains("税前扣除"), "{sums}");
    assert!(both.contains("贷款，要归还") && both.contains("税前扣除额，不是现金"), "{both}");
}

#[test]
fn lists_are_complete_and_within_their_columns() {
    let facts = json(&["facts"]);
    let shown = succeeds(&["facts", "--format", "text"]);
    for fact in facts.as_array().expect("a list") {
        let (key, label) = (fact["key"].as_str().expect("a key"), fact["label"].as_str().expect("a label"));
        assert!(shown.contains(key) && shown.contains(label), "{key}");
        for key in ["kind", "unit", "options", "record"] {
            assert!(fact.get(key).is_some(), "{fact} has no {key}");
        }
    }
    is_within(&shown, 80);
    let policies = json(&["policies"]);
    let shown = succeeds(&["policies", "--format", "text"]);
    for provision in policies.as_array().expect("a list") {
        for key in ["id", "policy", "article", "class", "nature", "audience", "title", "quote"] {
            assert!(provision.get(key).is_some(), "{provision} has no {key}");
        }
        assert!(shown.contains(provision["id"].as_str().expect("an id")));
    }
    is_within(&shown, 80);
    let one_by_one = succeeds(&["policies", "--format", "json"]);
    assert_eq!(serde_json::from_str::<Value>(&one_by_one).expect("JSON"), policies, "JSON is the default");
}

#[test]
fn every_provision_is_explained() {
    for provision in json(&["policies"]).as_array().expect("a list") {
        let id = provision["id"].as_str().expect("an id");
        let explained = json(&["explain", id, "--format", "json"]);
        assert_eq!(explained["kind"], "provision");
        for key in ["id", "title", "article", "quote"] {
            assert_eq!(explained[key], provision[key], "{id}: {key}");
        }
        assert_ne!(explained["document"]["conditions"], json!([]), "{id}");
        let shown = succeeds(&["explain", id]);
        let title = provision["title"].as_str().expect("a title");
        for part in [title, "原文", "谁可以申领", "发给", "条件：", "金额", "文件未写明", "文号"] {
            assert!(shown.contains(part), "{id}: {part}");
        }
        let document = explained["document"]["draft"].as_bool().expect("yes or no");
        assert_eq!(shown.contains("现在不能申领"), document, "{id}");
        is_within(&shown, 80);
        for rule in explained["rules"].as_array().expect("a list") {
            let id = rule["id"].as_str().expect("an id");
            assert!(shown.contains(id), "{id}");
        }
    }
}

#[test]
fn every_rule_is_explained() {
    let mut seen = Vec::new();
    for id in ids() {
        let explained = json(&["explain", &id, "--format", "json"]);
        for rule in explained["rules"].as_array().expect("a list") {
            let rule = rule["id"].as_str().expect("an id").to_owned();
            if !seen.contains(&rule) {
                let shown = succeeds(&["explain", &rule]);
                assert!(shown.contains("怎样计算"), "{rule}");
                is_within(&shown, 80);
                seen.push(rule);
            }
        }
    }
    assert!(seen.len() >= 5, "{seen:?}");
}

#[test]
fn an_unknown_id_is_answered_with_those_most_like_it() {
    for id in ids().iter().take(3) {
        let misspelt = format!("{}x", id.replacen('-', "_", 1));
        let told = refusal(&run(&["explain", &misspelt]));
        assert!(told.contains(id) && told.contains(&misspelt), "{told}");
    }
    assert!(refusal(&run(&["explain", ""])).contains("代号"));
    assert!(refusal(&run(&["explain", &"很长".repeat(5000)])).len() < 2000);
}

#[test]
fn a_wrong_command_line_is_told_in_chinese() {
    let cases: &[(&[&str], &[&str])] = &[
        (&[], &["没有写命令", "check"]),
        (&["chekc"], &["chekc", "是不是想写 check"]),
        (&["check"], &["--input"]),
        (&["check", "--input"], &["--input"]),
        (&["check", "--inptu", "x"], &["--inptu", "是不是想写 --input"]),
        (&["check", "--input", "x", "--format", "yaml"], &["yaml", "json、text"]),
        (&["check", "--input", "x", "--input", "y"], &["--input", "只写一次"]),
        (&["facts", "more"], &["多写了", "more"]),
        (&["explain"], &["代号"]),
    ];
    for (arguments, parts) in cases {
        let told = refusal(&run(arguments));
        for part in *parts {
            assert!(told.contains(part), "{arguments:?}: {told}");
        }
        assert!(!told.contains("error") && !told.contains("Usage"), "{told}");
    }
}

#[test]
fn a_wrong_input_is_told_with_key_value_and_what_is_allowed() {
    let input =
        r#"{ "as_of": "2019-06-01", "region": "wenzhou", "facts": { "p.onjob": 1, "p.unemp_ins_months": -1 } }"#;
    let told = refusal(&run_with(&["check", "--input", "-"], input.as_bytes()));
    assert_eq!(told.lines().count(), 2, "{told}");
    for part in ["facts.p.onjob", "填的是 1", "true 或 false", "facts.p.unemp_ins_months", "填的是 -1", "0 到 1200"]
    {
        assert!(told.contains(part), "{told}");
    }
    let told = refusal(&run(&["check", "--input", "nowhere.json"]));
    assert!(told.contains("nowhere.json") && told.contains("没有这个文件"), "{told}");
    assert!(refusal(&run(&["check", "--input", "."])).contains("文件夹"));
}

#[test]
fn what_is_no_json_is_told_with_its_place() {
    let cases: &[(&[u8], &[&str])] = &[
        (b"", &["标准输入", "还没写完"]),
        (b"{ \"as_of\": ", &["as_of", "还没写完"]),
        (b"{\n  \"facts\": { \"p.onjob\": yes }\n}", &["facts.p.onjob", "第 2 行", "英文双引号"]),
        (b"{ \"facts\": { \"p.unemp_ins_months\": 1e400 } }", &["facts.p.unemp_ins_months", "数太大", "1e400"]),
        (b"{ \"facts\": {}, }", &["多了一个逗号"]),
        (b"{ facts: {} }", &["键要写在英文双引号里"]),
        (b"{} {}", &["又有别的内容"]),
        (b"{ \"region\": \"wen\nzhou\" }", &["region", "控制字符"]),
        (b"{ \"region\": \"\\ud800\" }", &["region", "反斜杠"]),
        (b"\0", &["标准输入"]),
        (b"{ \"region\": \"\xff\" }", &["标准输入", "第 1 行不是 UTF-8", "FF"]),
        (b"\xef\xbb\xbf{}", &["BOM"]),
        (b"\xff\xfe{\0}\0", &["不是 UTF-8"]),
    ];
    for (input, parts) in cases {
        let told = refusal(&run_with(&["check", "--input", "-"], input));
        for part in *parts {
            assert!(told.contains(part), "{input:?}: {told}");
        }
    }
}

#[test]
fn colour_is_for_terminals_and_for_those_who_want_it() {
    let colours = |variables: &[(&str, &str)]| {
        let output =
            program().current_dir(root()).envs(variables.iter().copied()).args(["explain", &ids()[0]]).output();
        text(&output.expect("the program runs").stdout).contains('\u{1b}')
    };
    assert!(!colours(&[]), "a pipe is no terminal");
    assert!(colours(&[("CLICOLOR_FORCE", "1")]));
    assert!(!colours(&[("NO_COLOR", "1")]));
    assert!(!colours(&[("NO_COLOR", "1"), ("CLICOLOR", "1")]));
}

#[test]
fn a_closed_pipe_is_no_error() {
    for arguments in [vec!["facts"], vec!["policies", "--format", "text"], vec!["--help"]] {
        let mut child =
            program().args(&arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it runs");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("it ends");
        assert!(output.status.success(), "{arguments:?}: {}", text(&output.stderr));
        assert!(output.stderr.is_empty(), "{arguments:?}: {}", text(&output.stderr));
    }
}

/// Ten megabytes of anything end in a few lines, and in little memory.
#[cfg(target_os = "linux")]
#[test]
fn large_input_takes_little_memory() {
    const SIZE: usize = 10 * 1024 * 1024;
    let head = r#"{ "as_of": "2019-06-01", "region": "wenzhou", "#;
    let fill = |before: &str, part: &str, after: &str| {
        format!("{before}{}{after}", part.repeat((SIZE - before.len() - after.len()) / part.len()))
    };
    let keys = (0..).scan(0, |size, number| {
        let key = format!("\"k{number}\":0,");
        *size += key.len();
        (*size < SIZE - 200).then_some(key)
    });
    let keys: String = keys.collect();
    let broken = [vec![b' '; SIZE - 1], vec![0xff]].concat();
    let cases: [(&str, Vec<u8>); 10] = [
        ("太大", "[".repeat(SIZE + 1).into()),
        ("还没写完", fill("", "[", "").into()),
        ("还没写完", fill("", "{\"a\":", "").into()),
        ("嵌套太深", format!("{}{}", "[".repeat(SIZE / 2), "]".repeat(SIZE / 2)).into()),
        ("记录太多", fill(&format!("{head}\"records\": {{ \"certificate\": ["), "{},", "{}] } }").into()),
        ("列表太长", fill(&format!("{head}\"facts\": {{ \"b.order_class_si_months\": ["), "1,", "1] } }").into()),
        ("文字太长", fill(&format!("{head}\"facts\": {{ \"p.status\": \""), "a", "\" } }").into()),
        ("太多", format!("{head}\"facts\": {{ {keys}\"last\":0 }} }}").into()),
        ("太多", fill(&format!("{head}\"facts\": {{ "), "\"p.onjob\":true,", "\"p.onjob\":true } }").into()),
        ("UTF-8", broken),
    ];
    let folder = folder("large");
    for (number, (problem, bytes)) in cases.into_iter().enumerate() {
        let file = folder.join(format!("{number}.json"));
        fs::write(&file, bytes).expect("a file");
        // The limit is on the whole address space, program and libraries included.
        let output = Command::new("sh")
            .args(["-c", "ulimit -v 150000 && exec \"$0\" check --input \"$1\""])
            .args([env!("CARGO_BIN_EXE_jianghui"), file.to_str().expect("a path")])
            .output()
            .expect("a shell");
        let told = refusal(&output);
        assert!(told.contains(problem), "{problem}: {told}");
        assert!(told.len() < 20_000, "{problem}: {} bytes", told.len());
        fs::remove_file(&file).expect("it is there");
    }
}
