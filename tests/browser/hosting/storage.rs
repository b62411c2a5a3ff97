//! Object storage, as far as it can be run here: a store of keys, each with what the table of our own example gives it, that
//! knows no folders, chooses no encoding and guesses nothing. It is not anybody's product.

use super::answers::{files, is_hashed, types};
use super::client::get;
use super::servers::dist;
use crate::chromium::{PHONE, Rules, browse_at};
use crate::listen::{listen, path};
use crate::worker;
use anyhow::{Context, Result, ensure};
use std::fs;
use std::io::Write;
use std::net::TcpStream;

/// Where the folder is among the keys.
const PREFIX: &str = "jianghui/";

/// An object and its metadata.
struct Object {
    key: String,
    content: Vec<u8>,
    kind: String,
    kept: String,
    is_packed: bool,
}

fn example() -> Result<String> {
    Ok(fs::read_to_string(dist()?.join("headers/object-storage.md"))?)
}

/// The rows of the table: pattern, type, how long it is kept.
fn rows(text: &str) -> Result<Vec<[String; 3]>> {
    let mut rows = Vec::new();
    for line in text.lines().filter(|line| line.starts_with("| `") || line.starts_with("| the rest")) {
        let cells: Vec<String> =
            line.trim_matches('|').split('|').map(|cell| cell.trim().trim_matches('`').to_owned()).collect();
        rows.push(cells.try_into().ok().with_context(|| format!("three cells in {line}"))?);
    }
    ensure!(rows.len() == 7, "the table has {} rows", rows.len());
    Ok(rows)
}

/// The headers that the example wants for every object, each with the end of its line.
fn rules(text: &str) -> Result<String> {
    let block = text.split("```\n").nth(1).context("the example has no headers")?;
    Ok(block.replace('\n', "\r\n"))
}

/// Whether a name is meant by a pattern of the table: `*` any letters, `?` one.
fn fits(pattern: &str, name: &str) -> bool {
    match (pattern.chars().next(), name.chars().next()) {
        (None, None) => true,
        (Some('*'), _) => {
            fits(&pattern[1..], name)
                || name.chars().next().is_some_and(|first| fits(pattern, &name[first.len_utf8()..]))
        }
        (Some('?'), Some(first)) => fits(&pattern[1..], &name[first.len_utf8()..]),
        (Some(wanted), Some(first)) if wanted == first => fits(&pattern[first.len_utf8()..], &name[first.len_utf8()..]),
        _ => false,
    }
}

/// Every file with the metadata of its row; packed ones in place of the plain ones where that is wanted.
fn upload(packed: bool) -> Result<Vec<Object>> {
    let rows = rows(&example()?)?;
    let mut objects = Vec::new();
    for name in files()? {
        let row = rows.iter().find(|[pattern, ..]| fits(pattern, &name) || pattern == "the rest");
        let [_, kind, kept] = row.with_context(|| format!("{name} has no row"))?.clone();
        let gz = fs::read(dist()?.join(format!("{name}.gz"))).ok().filter(|_| packed);
        let is_packed = gz.is_some();
        let content = gz.map_or_else(|| fs::read(dist()?.join(&name)).context("a file"), Ok)?;
        objects.push(Object { key: format!("{PREFIX}{name}"), content, kind, kept, is_packed });
    }
    Ok(objects)
}

/// Serves them for as long as the test program lives, with these headers for all; gives its address.
fn store(objects: Vec<Object>, rules: String) -> Result<String> {
    let port = listen(move |stream, first| answer(stream, path(first), &objects, &rules))?;
    Ok(format!("http://127.0.0.1:{port}/"))
}

fn answer(stream: &mut TcpStream, path: &str, objects: &[Object], rules: &str) -> Result<()> {
    // The index document, for keys that end like a folder; all else is a key as it stands.
    let key = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
    match objects.iter().find(|object| object.key == key) {
        Some(Object { content, kind, kept, is_packed, .. }) => {
            let packing = if *is_packed { "Content-Encoding: gzip\r\n" } else { "" };
            write!(
                stream,
                "HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nCache-Control: {kept}\r\n{packing}{rules}\
                 Content-Length: {}\r\nConnection: close\r\n\r\n",
                content.len()
            )?;
            stream.write_all(content)?;
        }
        // As website endpoints do where there is such an index document.
        None if objects.iter().any(|object| object.key == format!("{path}/index.html")) => {
            write!(stream, "HTTP/1.1 302 Found\r\nLocation: /{path}/\r\nConnection: close\r\n\r\n")?;
        }
        None => {
            let body = "<?xml version=\"1.0\"?><Error><Code>NoSuchKey</Code></Error>";
            write!(
                stream,
                "HTTP/1.1 404 Not Found\r\nContent-Type: application/xml\r\n{rules}Content-Length: {}\r\n\
                 Connection: close\r\n\r\n{body}",
                body.len()
            )?;
        }
    }
    Ok(())
}

#[test]
fn every_file_has_a_row_in_the_table_for_object_storage() -> Result<()> {
    let text = example()?;
    for Object { key, kind, kept, .. } in upload(false)? {
        let name = key.trim_start_matches(PREFIX);
        let expected = if is_hashed(name) { "public, max-age=31536000, immutable" } else { "no-cache" };
        ensure!(kept == expected, "{name} is kept 「{kept}」");
        let fits = types(name).iter().any(|each| kind.split(';').next() == Some(each));
        ensure!(fits || types(name).is_empty(), "{name} is said to be 「{kind}」");
    }
    let nginx = fs::read_to_string(dist()?.join("headers/nginx.conf"))?;
    let (_, rest) = text.split_once("Content-Security-Policy: ").context("no policy")?;
    let policy = rest.lines().next().unwrap_or_default();
    ensure!(nginx.contains(policy), "it has another policy: {policy}");
    Ok(())
}

/// UX bar 29: in a store with the metadata and the headers of the example, a worker goes the whole way, whether the
/// content is plain or packed under the same name.
#[test]
fn object_storage_carries_a_worker_through() -> Result<()> {
    for packed in [false, true] {
        let address = store(upload(packed)?, rules(&example()?)?)?;
        let index = get(&address, "/jianghui/", "")?;
        let said = [index.header("content-encoding"), index.header("x-content-type-options")];
        ensure!(index.status == 200 && said == [if packed { "gzip" } else { "" }, "nosniff"], "it says {said:?}");
        browse_at(Rules::Usual, PHONE, format!("{address}jianghui/"), async |page| worker::whole_way(page).await)?;
        // What is not reached from the page's own files: a page for who reads, and a folder without its slash.
        browse_at(Rules::Usual, PHONE, address, async |page| {
            page.open_undrawn_at("jianghui/provisions.html").await?;
            page.screen().await?.check_says("技能提升补贴")?;
            page.open_at("jianghui").await?;
            page.press("开始自查").await.map(|_| ())
        })?;
    }
    Ok(())
}

/// Where no header can be set for all objects, the page's own policy holds, and everything runs.
#[test]
fn object_storage_without_rules_carries_a_worker_through() -> Result<()> {
    let address = store(upload(false)?, String::new())?;
    ensure!(get(&address, "/jianghui/", "")?.header("content-security-policy").is_empty(), "there are rules");
    browse_at(Rules::Usual, PHONE, format!("{address}jianghui/"), async |page| worker::whole_way(page).await)
}
