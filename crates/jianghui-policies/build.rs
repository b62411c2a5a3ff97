//! Compiles `policies/` into tables; a policy that is not sound stops the build with its diagnostics.

use jianghui_rules::tables::{Table, Unreadable, read, write};
use jianghui_rules::{Catalogue, Document, FactDef, FactKind, PaidFields, Policy, RecordDef};
use std::{env, fs, path::Path, process};

fn main() {
    let folder = Path::new("../../policies");
    println!("cargo:rerun-if-changed={}", folder.display());
    let compiled = jianghui_policy_compiler::compile(folder).unwrap_or_else(|failure| fail(&failure.to_string()));
    let out = env::var("OUT_DIR").unwrap_or_else(|error| fail(&format!("OUT_DIR: {error}")));
    save::<Catalogue>(&Path::new(&out).join("catalogue.bin"), compiled.catalogue);
    save(&Path::new(&out).join("beginning.bin"), &beginning(compiled.catalogue));
    let documents: &[Document] = compiled.policies.iter().map(Policy::document).collect::<Vec<_>>().leak();
    save(&Path::new(&out).join("documents.bin"), &documents);
    save::<&[Policy]>(&Path::new(&out).join("policies.bin"), &compiled.policies);
}

/// The catalogue with the words of the first two questions, and without those of all others.
fn beginning(catalogue: &'static Catalogue) -> Catalogue {
    let fact = |(fact, def): (_, &FactDef)| {
        let FactDef { field, change, .. } = *def;
        let unsaid = FactDef {
            key: "",
            label: "",
            question: "",
            hint: "",
            evidence: "",
            kind: FactKind::YesNo,
            field,
            change,
            by_name: None,
        };
        if ![catalogue.place, catalogue.role].contains(&fact) {
            return unsaid;
        }
        let kind = match def.kind {
            FactKind::Choice(options) => FactKind::Choice(options),
            FactKind::Choices(options) => FactKind::Choices(options),
            _ => fail(&format!("the first questions are choices, and {} is none", def.key)),
        };
        let FactDef { key, label, question, hint, evidence, .. } = *def;
        FactDef { key, label, question, hint, evidence, kind, ..unsaid }
    };
    let record = |_: &RecordDef| RecordDef {
        id: "",
        label: "",
        measure: "",
        question: "",
        hint: "",
        fields: &[],
        title: &[],
        date: None,
        not_own: None,
        paid: None,
        award: None,
    };
    Catalogue {
        facts: catalogue.ids().map(fact).collect::<Vec<_>>().leak(),
        records: catalogue.records.iter().map(record).collect::<Vec<_>>().leak(),
        paid: PaidFields { other_award: "", once: "", already: "", ..catalogue.paid },
        glossary: &[],
        ..*catalogue
    }
}

/// Writes a table, and makes sure that reading it gives the same again: the crate rests on that.
fn save<T: Table + std::fmt::Debug>(path: &Path, table: &T) {
    let bytes = write(table);
    let again = read::<T>(bytes.clone().leak());
    if format!("{again:?}") != format!("{:?}", Ok::<_, Unreadable>(table)) {
        fail(&format!("{} reads otherwise than it was written: see jianghui_rules::tables", path.display()));
    }
    if let Err(error) = fs::write(path, bytes) {
        fail(&format!("cannot write {}: {error}", path.display()));
    }
}

fn fail(message: &str) -> ! {
    eprintln!("{message}");
    process::exit(1)
}
