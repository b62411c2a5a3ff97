//! What the servers answer: every file as it is, packed and plain, with its type, its time and the headers.

use super::client::get;
use super::servers::{Kind, Server, dist};
use anyhow::{Context, Result, ensure};
use std::fs;

/// The value of the policy that the example carries.
fn policy() -> Result<String> {
    let text = fs::read_to_string(dist()?.join("headers/nginx.conf"))?;
    let (_, rest) = text.split_once("Content-Security-Policy \"").context("nginx.conf has no policy")?;
    Ok(rest.split('"').next().unwrap_or_default().to_owned())
}

/// The names of the files of the folder, without what is packed beside them.
pub fn files() -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(dist()?)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let packed = entry.path().extension().is_some_and(|end| end == "br" || end == "gz");
        if entry.path().is_file() && !packed {
            names.push(name);
        }
    }
    names.sort();
    ensure!(names.len() > 8, "the folder has only {names:?}");
    Ok(names)
}

/// Whether the name changes with the content.
pub fn is_hashed(name: &str) -> bool {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    stem.rsplit_once('-').is_some_and(|(_, hash)| hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// The types that do for a file; nothing is asked of what only people download.
pub fn types(name: &str) -> &'static [&'static str] {
    match name.rsplit_once('.').map(|(_, end)| end) {
        Some("html") => &["text/html"],
        Some("css") => &["text/css"],
        Some("js") => &["text/javascript", "application/javascript"],
        Some("wasm") => &["application/wasm"],
        Some("json") => &["application/json"],
        _ => &[],
    }
}

fn answers(kind: Kind) -> Result<()> {
    let server = Server::start(kind)?;
    let policy = policy()?;
    ensure!(policy.contains("default-src 'none'") && policy.contains("frame-ancestors"), "the policy is {policy}");
    let packings: &[(&str, &str)] = match kind {
        Kind::Nginx => &[("gzip", "gz"), ("gzip, br", "gz")],
        Kind::NginxBrotli | Kind::Apache | Kind::Caddy => &[("gzip", "gz"), ("br", "br"), ("gzip, deflate, br", "br")],
    };
    for name in files()? {
        let path = format!("/jianghui/{name}");
        let plain = get(&server.address, &path, "")?;
        let content = fs::read(dist()?.join(&name))?;
        ensure!(plain.status == 200 && plain.body == content, "{path} comes with {} as another file", plain.status);
        let mut all = vec![("plain", plain)];
        for (accept, end) in packings {
            let Ok(packed) = fs::read(dist()?.join(format!("{name}.{end}"))) else { continue };
            let answer = get(&server.address, &path, accept)?;
            let encoding = if *end == "gz" { "gzip" } else { "br" };
            let said = answer.header("content-encoding");
            ensure!(said == encoding, "{path} for 「{accept}」 comes as 「{said}」");
            ensure!(answer.body == packed, "{path} for 「{accept}」 is not the file that lies there");
            let vary = answer.header("vary").to_lowercase();
            ensure!(
                vary.contains("accept-encoding"),
                "{path} may be kept for browsers that cannot read it: 「{vary}」"
            );
            all.push((accept, answer));
        }
        for (accept, answer) in all {
            let is = |header: &str, expected: &str| {
                let found = answer.header(header);
                ensure!(found == expected, "{path} ({accept}) says {header}: 「{found}」");
                Ok(())
            };
            is("content-security-policy", &policy)?;
            is("x-content-type-options", "nosniff")?;
            is("referrer-policy", "no-referrer")?;
            is("cache-control", if is_hashed(&name) { "public, max-age=31536000, immutable" } else { "no-cache" })?;
            let kind = answer.header("content-type");
            let fits = types(&name).iter().any(|each| kind.split(';').next() == Some(each));
            ensure!(fits || types(&name).is_empty(), "{path} ({accept}) is said to be 「{kind}」");
        }
    }
    let index = get(&server.address, "/jianghui/", "")?;
    ensure!(index.status == 200 && index.body == fs::read(dist()?.join("index.html"))?, "the folder is not the page");
    ensure!(index.header("cache-control") == "no-cache", "the page would be kept");
    // A file that is not there is said not to be there: no page in its place.
    for name in ["app-0000000000000000.wasm", "nothing", "headers/nginx.conf"] {
        let missing = get(&server.address, &format!("/jianghui/{name}"), "gzip, br")?;
        ensure!(missing.status == 404, "{name} comes with {}", missing.status);
    }
    let bare = get(&server.address, "/jianghui", "")?;
    let to = bare.header("location");
    ensure!(matches!(bare.status, 301 | 302 | 308) && to.ends_with("/jianghui/"), "{}: {to}", bare.status);
    Ok(())
}

#[test]
fn nginx_answers_as_its_example_says() -> Result<()> {
    answers(Kind::Nginx)
}

#[test]
fn nginx_with_brotli_answers_as_its_example_says() -> Result<()> {
    answers(Kind::NginxBrotli)
}

#[test]
fn apache_answers_as_its_example_says() -> Result<()> {
    answers(Kind::Apache)
}

#[test]
fn caddy_answers_as_its_example_says() -> Result<()> {
    answers(Kind::Caddy)
}
