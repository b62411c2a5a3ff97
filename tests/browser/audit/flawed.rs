//! That the audit can fail, and that what it is excused from is what it seems.

use super::harness::Audit;
use super::tools::validate;
use crate::chromium::{NARROW, PHONE, browse};
use anyhow::{Result, ensure};
use std::collections::BTreeSet;

/// What is put into the live page, and a sign of each flaw in what is found.
pub const FLAWS: [(&str, &str); 14] = [
    ("add('img', { width: '9px', height: '9px' })", "standard: axe: image-alt"),
    ("add('p', { color: '#999', background: '#fff' }, 'pale')", "standard: axe: color-contrast |"),
    ("add('p', { color: '#666', background: '#fff' }, 'greyish')", "standard: axe: color-contrast-enhanced |"),
    ("add('p', { color: '#667', background: '#fff' }, 'bluish')", "5.63:1 words bluish"),
    (
        "add('fieldset', {}, 'no legend')",
        "standard: HTML_CodeSniffer: error WCAG2AA.Principle1.Guideline1_3.1_3_1.H71.NoLegend",
    ),
    (
        "add('a', { display: 'block' }, 'nowhere').href = '#nowhere'",
        "HTML_CodeSniffer: error WCAG2AA.Principle2.Guideline2_4.2_4_1",
    ),
    ("add('ul', {}).append(add('p', {}, 'no item'))", "html-validate: element-permitted-content"),
    ("add('p', {}, 'twice').id = add('p', {}, 'twice').id = 'twice'", "html-validate: no-dup-id"),
    ("add('button', { border: '1px solid #aaa' }, 'thin')", "line  thin"),
    ("icon.style.color = '#ddd', add('p', {}).append(icon)", "icon  (svg"),
    ("add('button', { outline: '0' }, 'ringless')", "0.00:1 focus ring ringless"),
    ("add('p', { color: '#13212a' }, 'inky')", "dark: 1.11:1 words inky"),
    (
        "rule('html[data-contrast=more] #less { color: #888 }'), add('p', {}, 'less').id = 'less'",
        "high contrast: 3.54:1 words less",
    ),
    (
        "add('button', { height: '20px', padding: '0' }, 'low'), add('div', { width: '400px', height: '1px' })",
        "20 px high: low",
    ),
];

#[test]
fn the_audit_finds_what_is_wrong() -> Result<()> {
    browse(NARROW, async |page| {
        let audit = Audit::new(false)?;
        audit.open(page).await?;
        let sound = audit.flaws_of(page, NARROW, "empty").await?;
        ensure!(sound.is_empty(), "before anything was broken: {sound:#?}");
        let broken: Vec<&str> = FLAWS.iter().map(|(flaw, _)| *flaw).collect();
        let script = format!(
            "(() => {{ const main = document.querySelector('main'); \
            const icon = document.querySelector('main svg.icon').cloneNode(true); \
            const rule = (text) => document.styleSheets[0].insertRule(text, document.styleSheets[0].cssRules.length); \
            const add = (name, style, words = '') => {{ const made = document.createElement(name); \
                Object.assign(made.style, style); made.textContent = words; main.append(made); return made; }}; \
            {}; }})(), null",
            broken.join("; ")
        );
        page.read::<Option<bool>>(&script, &[]).await?;
        let mut found = audit.flaws_of(page, NARROW, "empty").await?;
        found.extend(validate(&[audit.markup_of(page, "broken").await?])?);
        let all: Vec<String> = found.iter().map(|(mode, flaw)| format!("{mode}: {flaw}")).collect();
        let (all, wide) = (all.join("\n"), found.iter().any(|(_, flaw)| flaw == "it is 400 px wide"));
        for (flaw, sign) in FLAWS {
            ensure!(all.contains(sign), "{flaw}: 「{sign}」 is not found among\n{all}");
        }
        ensure!(wide, "what sticks out is not found among\n{all}");
        let named = audit.flaws_of(page, NARROW, "error").await?;
        ensure!(
            named.iter().any(|(_, flaw)| flaw.starts_with("the window is named")),
            "a title without 「错误」: {named:#?}"
        );
        Ok(())
    })
}

/// `HTML_CodeSniffer` takes these links for links to a place in the same document.
#[test]
fn every_fragment_is_the_address_of_a_screen() -> Result<()> {
    browse(PHONE, async |page| {
        let first = page.open().await?.heading().to_owned();
        let links: BTreeSet<String> =
            page.read("all('main a[href^=\"#\"]').map((link) => link.getAttribute('href'))", &[]).await?;
        ensure!(links.len() > 5, "the first screen has the links {links:?}");
        for link in &links {
            let fresh =
                "sessionStorage.clear(), history.replaceState(null, '', location.pathname + arguments[0]), null";
            page.read::<Option<bool>>(fresh, &[link]).await?;
            let shown = page.reload().await?;
            ensure!(shown.heading() != first, "{link} leads nowhere");
        }
        Ok(())
    })
}
