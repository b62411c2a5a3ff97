//! `index.html` as it is shipped: the source page with the names of the built files, the list of all provisions for
//! people without script, and the Content-Security-Policy.

use crate::{csp, styles};
use anyhow::{Context, Result, bail, ensure};
use std::fmt::Write;

/// Where the list of provisions goes.
const LIST: &str = "<!-- PROVISIONS";

/// The names of the built files.
pub struct Names {
    /// The style sheet.
    pub style: String,
    /// What later screens need besides.
    pub later_style: String,
    /// Starts the page.
    pub boot: String,
    /// Says to browsers from before modules that they are too old.
    pub old: String,
    /// The glue of the module.
    pub glue: String,
    /// The first file of the module.
    pub module: String,
    /// The second file of it.
    pub later: String,
    /// The first file as JavaScript.
    pub fallback: String,
    /// The second file as JavaScript.
    pub fallback_later: String,
    /// What is said to a page around this one.
    pub frame: String,
    /// The way back into a mini-program.
    pub mini: String,
}

/// The addresses of the style sheets that the source page names, in their order: those of the first screens, or those
/// of later ones.
pub fn style_sources(source: &str, later: bool) -> Vec<String> {
    tags(source)
        .filter(|tag| is_trunk(tag) && styles::attribute(tag, "rel") == Some("css"))
        .filter(|tag| has_word(tag, "data-later") == later)
        .filter_map(|tag| styles::attribute(tag, "href").map(str::to_owned))
        .collect()
}

/// The page with the built files in place of what Trunk would put there.
pub fn assemble(source: &str, list: &str, names: &Names) -> Result<String> {
    let Names { style, later_style, boot, old, glue, module, later, fallback, fallback_later, frame, mini } = names;
    let at = source.find(LIST).with_context(|| format!("index.html has no `{LIST}` comment for the list"))?;
    let (before, after) = source.split_at(at);
    let mut rest = format!("{before}{list}{after}");
    let mut html = String::new();
    let mut style_link = Some(format!("<link rel=\"stylesheet\" href=\"./{style}\">"));
    while let Some((before, tag, after)) = next_trunk_tag(&rest) {
        html.push_str(before);
        match (styles::attribute(tag, "rel"), styles::attribute(tag, "type")) {
            // In the place of the first; the others are in it, or fetched later.
            (Some("css"), _) => html.push_str(&style_link.take().unwrap_or_default()),
            (Some("rust"), _) => {
                let _ = write!(
                    html,
                    "<link id=\"boot-assets\" rel=\"modulepreload\" href=\"./{glue}\" data-wasm=\"./{module}\" \
                     data-later=\"./{later}\" data-style=\"./{later_style}\" data-fallback=\"./{fallback}\" \
                     data-fallback-later=\"./{fallback_later}\" data-frame=\"./{frame}\" data-mini=\"./{mini}\">"
                );
            }
            // They have their places in the folder.
            (Some("copy-file"), _) => {}
            (None, Some("module")) => {
                let _ = write!(
                    html,
                    "<script type=\"module\" blocking=\"render\" src=\"./{boot}\"></script><script nomodule defer src=\"./{old}\"></script>"
                );
            }
            _ => bail!("the release page has no place for {tag}"),
        }
        rest = after.strip_prefix("</script>").unwrap_or(after).to_owned();
    }
    html.push_str(&rest);
    ensure!(html.contains("id=\"boot-assets\"") && html.contains("nomodule"), "index.html starts nothing");
    csp::add_to_page(&tight(&html))
}

/// Without comments, and without the line breaks and the indentation that only the source needs.
fn tight(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some((before, comment)) = rest.split_once("<!--") {
        text.push_str(before);
        rest = comment.split_once("-->").map_or("", |(_, after)| after);
    }
    text.push_str(rest);
    let mut out = String::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        // Between tags a blank is not seen here: the page's rows are laid out by its styles.
        if !out.is_empty() && !out.ends_with('>') && !line.starts_with('<') {
            out.push(' ');
        }
        out.push_str(line);
    }
    out.push('\n');
    out
}

fn is_trunk(tag: &str) -> bool {
    has_word(tag, "data-trunk")
}

/// Whether a tag has this attribute, without a value.
fn has_word(tag: &str, name: &str) -> bool {
    tag.split([' ', '\n', '>']).any(|word| word == name)
}

fn tags(html: &str) -> impl Iterator<Item = &str> {
    html.match_indices('<').filter_map(|(at, _)| {
        let rest = html.get(at..)?;
        rest.get(..=rest.find('>')?)
    })
}

/// What stands before the next tag that is meant for Trunk, the tag, and what stands after it.
fn next_trunk_tag(html: &str) -> Option<(&str, &str, &str)> {
    let tag = tags(html).find(|tag| is_trunk(tag))?;
    let (before, after) = html.split_once(tag)?;
    Some((before, tag, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = include_str!("../../../../index.html");

    fn names() -> Names {
        let name = |text: &str| text.to_owned();
        Names {
            style: name("style-1.css"),
            later_style: name("later-1.css"),
            boot: name("boot-1.js"),
            old: name("old-1.js"),
            glue: name("app-1.js"),
            module: name("app-1.wasm"),
            later: name("later-1.wasm"),
            fallback: name("fallback-1.js"),
            fallback_later: name("fallback-later-1.js"),
            frame: name("frame-1.js"),
            mini: name("mini-1.js"),
        }
    }

    #[test]
    fn nothing_of_the_build_is_left_in_the_page() -> Result<()> {
        let page = assemble(SOURCE, "<p>列表</p>", &names())?;
        for word in ["data-trunk", "<!--", "web/", "\n<"] {
            assert!(!page.contains(word), "{word} in {page}");
        }
        for word in [
            "./style-1.css",
            "./boot-1.js",
            "./old-1.js",
            "./app-1.wasm",
            "./later-1.wasm",
            "./later-1.css",
            "./fallback-1.js",
            "./fallback-later-1.js",
            "./frame-1.js",
            "./mini-1.js",
        ] {
            assert_eq!(page.matches(word).count(), 1, "{word}");
        }
        assert!(page.contains("Content-Security-Policy") && page.contains("<p>列表</p>"));
        Ok(())
    }

    #[test]
    fn the_style_sheets_are_found_in_their_order() {
        let (sources, later) = (style_sources(SOURCE, false), style_sources(SOURCE, true));
        assert!(sources.len() > 10, "{sources:?}");
        assert_eq!(sources.first().map(String::as_str), Some("web/style/tokens.css"));
        assert!(later.len() > 5 && later.iter().all(|one| !sources.contains(one)), "{later:?}");
        // In one file, or in two of which the second comes later: the order of the rules is the same.
        assert!(SOURCE.find(sources.last().unwrap_or(&String::new())) < SOURCE.find("data-later"));
    }

    #[test]
    fn addresses_are_relative() -> Result<()> {
        let page = assemble(SOURCE, "", &names())?;
        for tag in tags(&page) {
            let files = [
                "data-wasm",
                "data-later",
                "data-style",
                "data-fallback",
                "data-fallback-later",
                "data-frame",
                "data-mini",
            ];
            for name in files.into_iter().chain(["href", "src"]) {
                let address = styles::attribute(tag, name).unwrap_or("#");
                assert!(address.starts_with("./") || address.starts_with('#') || address == "data:,", "{tag}");
            }
        }
        Ok(())
    }
}
