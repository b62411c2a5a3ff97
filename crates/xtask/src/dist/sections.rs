//! The few bytes of a wasm file that no tool edits as needed: its list of features, and its custom sections.

use anyhow::{Context, Result, bail};

const MAGIC: &[u8] = b"\0asm\x01\0\0\0";
const CUSTOM: u8 = 0;
const FEATURES: &str = "target_features";

/// One section, with its head.
struct Section<'w> {
    id: u8,
    /// Only custom sections have one.
    name: &'w str,
    /// What follows the name.
    body: &'w [u8],
    /// Head and all.
    whole: &'w [u8],
}

/// The module without these features in the list that it declares: `wasm-bindgen` goes by that list.
pub fn without_features(module: &[u8], dropped: &[&str]) -> Result<Vec<u8>> {
    let mut out = MAGIC.to_vec();
    for section in sections(module)? {
        if section.id == CUSTOM && section.name == FEATURES {
            let kept = kept_features(section.body, dropped)?;
            let mut content = Vec::new();
            write_text(&mut content, FEATURES);
            content.extend(kept);
            out.push(CUSTOM);
            write_number(&mut out, content.len());
            out.extend(content);
        } else {
            out.extend_from_slice(section.whole);
        }
    }
    Ok(out)
}

/// The names of the custom sections: a finished module has none.
pub fn custom_sections(module: &[u8]) -> Result<Vec<String>> {
    Ok(sections(module)?
        .into_iter()
        .filter(|section| section.id == CUSTOM)
        .map(|section| section.name.to_owned())
        .collect())
}

fn kept_features(mut body: &[u8], dropped: &[&str]) -> Result<Vec<u8>> {
    let mut kept = Vec::new();
    let mut count = 0;
    for _ in 0..read_number(&mut body)? {
        let (&prefix, rest) = body.split_first().context("the feature list ends early")?;
        body = rest;
        let name = read_text(&mut body)?;
        if !dropped.contains(&name) {
            kept.push(prefix);
            write_text(&mut kept, name);
            count += 1;
        }
    }
    let mut list = Vec::new();
    write_number(&mut list, count);
    list.extend(kept);
    Ok(list)
}

fn sections(module: &[u8]) -> Result<Vec<Section<'_>>> {
    let mut rest = module.strip_prefix(MAGIC).context("this is no wasm module")?;
    let mut sections = Vec::new();
    while let Some((&id, mut after)) = rest.split_first() {
        let length = read_number(&mut after)?;
        let Some((mut body, next)) = after.split_at_checked(length) else { bail!("a section of the wasm ends early") };
        let whole = rest.get(..rest.len() - next.len()).unwrap_or_default();
        let name = if id == CUSTOM { read_text(&mut body)? } else { "" };
        sections.push(Section { id, name, body, whole });
        rest = next;
    }
    Ok(sections)
}

/// LEB128, as all numbers of the format.
fn read_number(bytes: &mut &[u8]) -> Result<usize> {
    let mut number = 0;
    for shift in [0, 7, 14, 21, 28] {
        let (&byte, rest) = bytes.split_first().context("a number of the wasm ends early")?;
        *bytes = rest;
        number |= usize::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Ok(number);
        }
    }
    bail!("a number of the wasm is too long")
}

fn write_number(out: &mut Vec<u8>, number: usize) {
    let [low, ..] = number.to_le_bytes();
    if number < 0x80 {
        out.push(low);
    } else {
        out.push(low | 0x80);
        write_number(out, number >> 7);
    }
}

fn read_text<'w>(bytes: &mut &'w [u8]) -> Result<&'w str> {
    let length = read_number(bytes)?;
    let (text, rest) = bytes.split_at_checked(length).context("a name of the wasm ends early")?;
    *bytes = rest;
    Ok(str::from_utf8(text)?)
}

fn write_text(out: &mut Vec<u8>, text: &str) {
    write_number(out, text.len());
    out.extend_from_slice(text.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module with a feature list and a section of 200 bytes.
    fn module() -> Vec<u8> {
        let mut list = Vec::new();
        write_text(&mut list, FEATURES);
        list.push(2);
        for name in ["multivalue", "sign-ext"] {
            list.push(b'+');
            write_text(&mut list, name);
        }
        let mut module = MAGIC.to_vec();
        module.push(CUSTOM);
        write_number(&mut module, list.len());
        module.extend(list);
        module.push(11);
        write_number(&mut module, 200);
        module.extend([7; 200]);
        module
    }

    #[test]
    fn a_feature_is_dropped_and_nothing_else() -> Result<()> {
        let module = module();
        assert_eq!(without_features(&module, &[])?, module);
        let less = without_features(&module, &["multivalue"])?;
        assert_eq!(less.len(), module.len() - "multivalue".len() - 2);
        assert_eq!(custom_sections(&less)?, [FEATURES]);
        Ok(())
    }

    #[test]
    fn what_is_no_module_is_refused() {
        assert!(custom_sections(b"<!doctype html>").is_err());
        let module = module();
        assert!(custom_sections(&module[..module.len() - 1]).is_err());
    }
}
