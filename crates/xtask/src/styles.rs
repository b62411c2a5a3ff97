//! One style sheet: the sources are many small files, and each would cost a phone a request of its own.

use anyhow::{Context, Result};
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

/// Joins the style sheets that the page links into one, in their order, and gives the page that links only this.
pub fn join(html: &str, dist: &Path) -> Result<String> {
    let mut page = String::new();
    let mut joined = String::new();
    let mut place = None;
    let mut rest = html;
    while let Some((before, link, after)) = next_link(rest) {
        page.push_str(before);
        let name = attribute(link, "href").with_context(|| format!("no address in {link}"))?;
        let file = dist.join(name.trim_start_matches("./"));
        joined.push_str(&fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?);
        joined.push('\n');
        fs::remove_file(&file)?;
        place.get_or_insert(page.len());
        rest = after;
    }
    page.push_str(rest);
    if let Some(place) = place {
        // The name changes with the content, so that hosts may let phones keep the file.
        let mut hasher = DefaultHasher::new();
        joined.hash(&mut hasher);
        let name = format!("style-{:016x}.css", hasher.finish());
        fs::write(dist.join(&name), joined)?;
        page.insert_str(place, &format!("<link rel=\"stylesheet\" href=\"./{name}\">"));
    }
    Ok(page)
}

/// What stands before the next link to a style sheet, the link, and what stands after it.
fn next_link(html: &str) -> Option<(&str, &str, &str)> {
    let mut from = 0;
    loop {
        let start = from + html.get(from..)?.find("<link")?;
        let end = start + html.get(start..)?.find('>')? + 1;
        let link = html.get(start..end)?;
        if attribute(link, "rel") == Some("stylesheet") {
            return Some((html.get(..start)?, link, html.get(end..)?));
        }
        from = end;
    }
}

/// The value of an attribute, with or without quotation marks: minifiers leave them out.
pub fn attribute<'h>(tag: &'h str, name: &str) -> Option<&'h str> {
    let value = tag.split_once(&format!(" {name}=")).map(|(_, value)| value)?;
    match value.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next(),
        None => value.split([' ', '>']).next().map(|value| value.trim_end_matches('/')),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joins_in_order_and_leaves_other_links_alone() {
        let dist = std::env::temp_dir().join(format!("jianghui-styles-{}", std::process::id()));
        fs::create_dir_all(&dist).expect("a folder");
        fs::write(dist.join("a-1.css"), "a{}").expect("a file");
        fs::write(dist.join("b-2.css"), "b{}").expect("a file");
        let html = "<link rel=icon href=data:,><link rel=stylesheet href=./a-1.css><link href=\"./b-2.css\" rel=\"stylesheet\"/><p>";
        let page = join(html, &dist).expect("a page");
        let name = attribute(page.split_once("<link rel=\"st").map(|(_, link)| link).expect("a link"), "href");
        let joined = fs::read_to_string(dist.join(name.expect("a name"))).expect("a file");
        assert_eq!(joined, "a{}\nb{}\n");
        assert!(page.starts_with("<link rel=icon href=data:,><link rel=\"stylesheet\" href=\"./style-"), "{page}");
        assert!(page.ends_with("><p>"), "{page}");
        assert!(!dist.join("a-1.css").exists());
        fs::remove_dir_all(dist).expect("the folder goes");
    }
}
