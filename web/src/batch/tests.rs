//! The table: how it is read, what is taken out, and what a row comes to. The columns are those of the data.

// Marks the rest as no words of the page, for whoever reads the sources as text.
#[cfg(test)]
use super::judge::{Standing, judge};
use super::paste::{Looks, Removed, quoted, rows};
use super::read::Cell;
use super::*;
use jianghui_policies::POLICIES;

fn today() -> Day {
    Day::new(2019, 6, 1).expect("a day")
}

fn first() -> &'static Policy {
    POLICIES.first().expect("a document")
}

fn cells(text: &str) -> Vec<Vec<String>> {
    rows(text).into_iter().map(|row| row.cells).collect()
}

#[test]
fn cells_are_parted_by_tabs_semicolons_or_commas() {
    let expected = [["代号", "技能等级"], ["A1", "三级"]];
    for text in [
        "代号\t技能等级\nA1\t三级",
        "代号,技能等级\r\nA1 , 三级\r\n",
        "代号，技能等级\nA1，三级",
        "代号;技能等级\n\nA1；三级\n",
    ] {
        assert_eq!(cells(text), expected, "{text:?}");
    }
    assert_eq!(cells("a,\"b, c\",\"d\"\"e\"\n"), [["a", "b, c", "d\"e"]]);
    assert_eq!(rows("x\n\n\ny").iter().map(|row| row.line).collect::<Vec<_>>(), [1, 4]);
    assert_eq!(quoted("a，b", ','), "\"a，b\"");
}

#[test]
fn what_looks_like_personal_data_is_taken_out_first() {
    let text = "姓名\t身份证号\t代号\t手机\t技能等级\n张三\t330302199001011234\tA1\t13800138000\t三级";
    let cleaned = clean(first(), text, today());
    assert_eq!(cleaned.text, "代号\t技能等级\nA1\t三级");
    let column = |number, heading: &str, looks| Removed::Column(number, heading.into(), looks);
    let expected =
        [column(1, "姓名", Looks::Name), column(2, "身份证号", Looks::Number), column(4, "手机", Looks::Phone)];
    assert_eq!(cleaned.removed, expected);

    // By the cells alone, without any heading, and with a heading that promises something else.
    for (text, left) in [
        ("李四,A1,三级\n王小明,A2,四级", "A1,三级\nA2,四级"),
        ("A1,33030219900101123X,三级", "A1,三级"),
        ("代号,技能等级\n13900001111,三级", "技能等级\n三级"),
        ("代号;技能等级\n欧阳明;三级", "技能等级\n三级"),
        ("代号,备注,技能等级\nA1,a@b.cn,三级", "代号,技能等级\nA1,三级"),
    ] {
        assert_eq!(clean(first(), text, today()).text, left, "{text}");
    }
    // A column that is needed stays; only the cell goes.
    let cleaned = clean(first(), "代号\t证书核发日期\nA1\t330302199001011234\nA2\t2019-03", today());
    assert_eq!(cleaned.text, "代号\t证书核发日期\nA1\t\nA2\t2019-03");
    assert_eq!(cleaned.removed, [Removed::Cell(2, 2, Looks::Number)]);
    // Words of the trade are no names, and a text without anything of the kind stays as it is, to the blank.
    for text in ["代号\t技能等级\n A1\t高级工 \nA2\t技师\n", "A1,高级工\nA2,高级工", "", "  "] {
        assert_eq!(clean(first(), text, today()).text, text);
    }
    // What was cleaned is clean.
    let again = clean(first(), &cleaned.text, today());
    assert_eq!(again.removed, []);
}

#[test]
fn every_place_has_a_handful_of_columns_and_its_example_is_understood() {
    for policy in *POLICIES {
        let plan = Plan::of(policy);
        assert!((2..=MOST_COLUMNS + 2).contains(&plan.columns.len()), "{}: {:?}", policy.id, plan.headings());
        let table = understand(policy, &plan.example(), today()).expect("the example is a table");
        assert_eq!(table.columns, plan.columns, "{}", policy.id);
        assert_eq!(table.workers.len(), 1);
        // The example is of a later day than this one.
        assert!(table.problems.iter().all(|problem| problem.cell.contains("2024")), "{:?}", table.problems);
        assert!(clean(policy, &plan.example(), today()).removed.is_empty());
        // The same without its heading.
        let bare = plan.example().lines().nth(1).expect("a row").to_string();
        assert_eq!(understand(policy, &bare, today()).expect("a row").columns, plan.columns);
    }
}

#[test]
fn cells_become_answers_or_are_named() {
    let policy = first();
    for (fact, def) in CATALOGUE.ids() {
        for words in ["", "?", "不清楚", " - "] {
            assert_eq!(read::cell(policy, fact, words, today()), Cell::Unknown, "{}", def.label);
        }
        let example = read::example(def);
        if !example.is_empty() {
            let late = Day::new(2030, 1, 1).expect("a day");
            let value = read::cell(policy, fact, &example, late);
            let fits =
                matches!(value, Cell::Value(_)) || matches!(def.kind, FactKind::Whole { .. } | FactKind::Wholes { .. });
            assert!(fits, "{}: {example}: {value:?}", def.label);
        }
        if !matches!(def.kind, FactKind::Text) {
            assert_eq!(read::cell(policy, fact, "@@", today()), Cell::Unreadable, "{}", def.label);
            assert!(!read::allowed(policy, def, today()).is_empty(), "{}", def.label);
        }
    }
}

#[test]
fn unreadable_cells_are_named_by_line_and_column() {
    let table = understand(first(), "代号,技能等级,备注,证书核发日期\nA1,七级,好,2019-13\nA2,3,,2019年3月", today());
    let table = table.expect("a table");
    let named: Vec<(usize, &str, &str)> =
        table.problems.iter().map(|problem| (problem.line, problem.column, problem.cell.as_str())).collect();
    assert_eq!(named, [(2, "技能等级", "七级"), (2, "证书核发日期", "2019-13")]);
    assert_eq!(table.ignored, ["备注"]);
    assert_eq!(table.workers.len(), 2);
}

#[test]
fn rows_of_one_code_are_one_worker_with_several_certificates() {
    let table = understand(first(), "技能等级\t代号\n三级\tA1\n四级\tA2\n二级\tA1", today()).expect("a table");
    let own = worker().expect("a role with a record").1;
    let counts: Vec<usize> =
        table.workers.iter().map(|worker| worker.situation.entries(own).map_or(0, <[_]>::len)).collect();
    assert_eq!(counts, [2, 1]);
}

#[test]
fn too_much_is_refused_and_nothing_as_well() {
    let policy = first();
    let refusal = |text: &str| understand(policy, text, today()).expect_err("refused");
    assert_eq!(refusal(""), Refusal::Empty);
    assert_eq!(refusal("代号\t技能等级"), Refusal::Empty);
    assert_eq!(refusal("备注,说明,代号2\n1,2,3\n"), Refusal::NoColumn);
    let many = |count: usize| format!("代号\t技能等级\n{}", "A\t三级\n".repeat(count));
    assert_eq!(refusal(&many(MOST_ROWS + 1)), Refusal::TooMany(MOST_ROWS + 1));
    assert!(understand(policy, &many(MOST_ROWS), today()).is_ok());
    assert_eq!(refusal(&"x".repeat(MOST_BYTES + 1)), Refusal::TooLong(201));
}

/// Sixty workers, or any number of them, with every column of the place filled in in some way.
fn many(policy: &'static Policy, count: usize) -> String {
    let plan = Plan::of(policy);
    let mut text = plan.headings().join("\t");
    for index in 0..count {
        text.push_str("\nA");
        text.push_str(&index.to_string());
        for fact in &plan.columns {
            let def = CATALOGUE.fact(*fact).expect("a fact");
            let cell = match def.kind {
                FactKind::YesNo => if index % 7 == 3 { "否" } else { "是" }.to_string(),
                FactKind::Choice(options) | FactKind::Choices(options) => options[index % options.len()].label.into(),
                FactKind::Whole { min, max, .. } => {
                    i64::try_from(index * 5 % 60).unwrap_or(min).clamp(min, max).to_string()
                }
                FactKind::Date => format!("2025-0{}-1{}", index % 5 + 1, index % 9),
                _ => String::new(),
            };
            text.push('\t');
            text.push_str(&cell);
        }
    }
    text
}

#[test]
fn a_large_table_is_judged_quickly_and_every_worker_stands_somewhere() {
    for policy in *POLICIES {
        let day = Day::new(2025, 6, 1).expect("a day");
        let table = understand(policy, &many(policy, 300), day).expect("a table");
        assert_eq!(table.problems, []);
        let report = judge(policy, &table, Plan::of(policy).roles);
        assert_eq!(report.rows.len(), 300);
        let all = [Standing::Claims, Standing::Open, Standing::Near, Standing::Nothing];
        assert_eq!(all.into_iter().map(|standing| report.count(standing)).sum::<usize>(), 300);
        for row in &report.rows {
            assert!(row.standing() != Standing::Nothing || !row.reason.is_empty(), "{}: {row:?}", policy.id);
        }
        // The lines of a pocket and kind add up to its total, and no total mixes two pockets.
        for total in report.totals(policy) {
            let mine = report.items.iter().filter(|item| {
                let provision = &policy.provisions[item.provision];
                (provision.recipient, provision.amount.per) == (total.recipient, total.per)
                    && jianghui_rules::Bound::of(provision, item.each) == total.bound
            });
            let sum: Option<rust_decimal::Decimal> = mine.map(|item| item.sum.max).sum();
            assert_eq!(sum, total.sum.max, "{total:?}");
        }
        let csv = out::table(policy, &report);
        assert_eq!(csv.lines().count(), 301);
        assert_eq!(rows(&csv).iter().filter(|row| row.cells.len() == 6).count(), 301);
        for word in ["不合格", "失败"] {
            assert!(!csv.contains(word) && !out::notice(policy, &report, "").contains(word));
        }
    }
}

#[test]
fn a_known_worker_is_paid_what_the_first_place_pays() {
    let policy = first();
    let text = "代号\t就业身份\t依法参加失业保险\t累计缴纳失业保险费月数\t技能等级\t证书种类\t证书核发日期\t属于紧缺职业工种目录\n\
        A1\t企业职工\t是\t36\t三级\t职业技能等级证书\t2019-03\t是\n\
        A2\t企业职工\t是\t12\t四级\t职业技能等级证书\t2019-03\t否\n\
        A3\t学生\t否\t0\t五级\t职业技能等级证书\t2019-03\t否";
    let table = understand(policy, text, today()).expect("a table");
    assert_eq!((table.problems.as_slice(), table.ignored.as_slice()), (&[][..], &[][..]));
    let report = judge(policy, &table, Plan::of(policy).roles);
    let first = &report.rows[0];
    assert_eq!(first.standing(), Standing::Claims, "{first:#?}");
    assert!(out::claim(policy, &first.claims[0]).contains("3,000 元"), "{first:#?}");
    let notice = out::notice(policy, &report, "");
    assert!(notice.contains("A1") && notice.contains("3,000 元") && !notice.contains("不合格"), "{notice}");
}
