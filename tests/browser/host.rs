//! 主机: a small web server that can be as bad as those that people meet.

use crate::listen::{self, listen};
use anyhow::{Context, Result};
use std::io::Write;
use std::net::TcpStream;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use std::{env, fs, thread};

/// What is wrong with the host, for files that begin or end so.
#[derive(Clone, Copy, Debug)]
pub enum Trouble {
    /// Nothing.
    None,
    /// 404.
    Missing(&'static str),
    /// A page of its own in place of the file, as if all were well.
    PageInstead(&'static str),
    /// Half of the file, as if that were all.
    Half(&'static str),
    /// The connection ends in the middle.
    CutOff(&'static str),
    /// The file is said to be plain text.
    WrongType(&'static str),
    /// The file comes late.
    Late(&'static str, Duration),
    /// Nobody answers any more.
    Gone,
}

/// A header under which no browser runs WebAssembly.
pub const NO_WASM: &str = "Content-Security-Policy: script-src 'self'\r\n";

/// Serves the folder at `/`, the same at `/a/b/`, and sends on from `/go` to there.
#[derive(Clone)]
pub struct Host {
    /// With the slash at its end.
    pub address: String,
    shared: Arc<Shared>,
}

struct Shared {
    folder: PathBuf,
    trouble: Mutex<Trouble>,
    added: Added,
    /// What was asked for since somebody looked.
    asked: Mutex<Vec<String>>,
}

/// What it serves beside the files of the folder.
#[derive(Default)]
struct Added {
    /// A script that the page is sent with, before everything else in it that loads.
    eyes: Option<&'static str>,
    /// Headers that go with every file, each with the end of its line.
    headers: String,
    /// A file that somebody put beside those of the folder: its name, and what is in it.
    beside: Option<(&'static str, &'static str)>,
}

/// The name of that script.
const EYES: &str = "eyes.js";

impl Host {
    /// Starts it, for as long as the test program lives.
    pub fn start(trouble: Trouble) -> Result<Self> {
        Self::start_as(trouble, Added::default())
    }

    /// Starts a good one that sends a script with the page and remembers what it is asked for.
    pub fn watching(eyes: &'static str) -> Result<Self> {
        Self::watching_with(eyes, String::new())
    }

    /// The same with these headers beside its own.
    pub fn watching_with(eyes: &'static str, headers: String) -> Result<Self> {
        Self::start_as(Trouble::None, Added { eyes: Some(eyes), headers, beside: None })
    }

    /// Starts one with a Content-Security-Policy from before WebAssembly had a word in it. It stays when the rest is mended.
    pub fn without_wasm(trouble: Trouble) -> Result<Self> {
        Self::start_as(trouble, Added { headers: NO_WASM.to_owned(), ..Added::default() })
    }

    /// Starts a good one for another folder.
    pub fn watching_folder(folder: PathBuf, eyes: &'static str) -> Result<Self> {
        Self::serve(folder, Trouble::None, Added { eyes: Some(eyes), ..Added::default() })
    }

    /// Starts a good one with a file more than there are in the folder.
    pub fn with_file(name: &'static str, content: &'static str) -> Result<Self> {
        Self::start_as(Trouble::None, Added { beside: Some((name, content)), ..Added::default() })
    }

    fn start_as(trouble: Trouble, added: Added) -> Result<Self> {
        let folder = PathBuf::from(env::var_os("JIANGHUI_DIST").context("JIANGHUI_DIST is not set")?);
        Self::serve(folder, trouble, added)
    }

    fn serve(folder: PathBuf, trouble: Trouble, added: Added) -> Result<Self> {
        let shared = Arc::new(Shared { folder, trouble: Mutex::new(trouble), added, asked: Mutex::default() });
        let of_host = Arc::clone(&shared);
        let port = listen(move |stream, first| answer(stream, first, &of_host))?;
        let address = format!("http://127.0.0.1:{port}/");
        Ok(Self { address, shared })
    }

    /// From now on nothing is wrong.
    pub fn mend(&self) {
        self.spoil(Trouble::None);
    }

    /// From now on this is wrong.
    pub fn spoil(&self, trouble: Trouble) {
        *lock(&self.shared.trouble) = trouble;
    }

    /// From now on every connection ends without an answer.
    pub fn cut(&self) {
        self.spoil(Trouble::Gone);
    }

    /// The first lines of the requests since the last call.
    pub fn asked(&self) -> Vec<String> {
        std::mem::take(&mut *lock(&self.shared.asked))
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The page with the script before all others. It is a file, as the page permits no script within itself.
fn with_eyes(page: Vec<u8>) -> Result<Vec<u8>> {
    let page = String::from_utf8(page)?;
    let (before, after) = page.split_once("<title>").context("the page has no title")?;
    Ok(format!("{before}<script src=\"{EYES}\"></script><title>{after}").into_bytes())
}

fn answer(stream: &mut TcpStream, first: &str, shared: &Shared) -> Result<()> {
    let trouble = *lock(&shared.trouble);
    lock(&shared.asked).push(first.trim_end().to_owned());
    if matches!(trouble, Trouble::Gone) {
        return Ok(());
    }
    let path = listen::path(first);
    let path = path.strip_prefix("a/b/").unwrap_or(path);
    if path == "go" {
        return Ok(write!(stream, "HTTP/1.1 302 Found\r\nLocation: /a/b/\r\nConnection: close\r\n\r\n")?);
    }
    let path = if path.is_empty() { "index.html" } else { path };
    let mut body = match shared.added.eyes {
        Some(eyes) if path == EYES => Some(eyes.as_bytes().to_vec()),
        Some(_) if path == "index.html" => Some(with_eyes(fs::read(shared.folder.join(path))?)?),
        _ => match shared.added.beside {
            Some((name, content)) if path == name => Some(content.as_bytes().to_vec()),
            _ => fs::read(shared.folder.join(path)).ok(),
        },
    };
    let mut kind = match path.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("wasm") => "application/wasm",
        _ => "application/octet-stream",
    };
    let mut length = None;
    let is = |part: &str| path.starts_with(part) || path.ends_with(part);
    match trouble {
        Trouble::Missing(end) if is(end) => body = None,
        Trouble::PageInstead(end) if is(end) => {
            (body, kind) = (Some(b"<!doctype html><p>404".to_vec()), "text/html");
        }
        Trouble::Half(end) | Trouble::CutOff(end) if is(end) => {
            if let Some(body) = &mut body {
                length = Some(body.len()).filter(|_| matches!(trouble, Trouble::CutOff(_)));
                body.truncate(body.len() / 2);
            }
        }
        Trouble::WrongType(end) if is(end) => kind = "text/plain",
        Trouble::Late(end, time) if is(end) => thread::sleep(time),
        _ => {}
    }
    let status = if body.is_some() { "200 OK" } else { "404 Not Found" };
    let body = body.unwrap_or_default();
    let kept = if path == "index.html" || path == EYES || status != "200 OK" {
        "no-cache"
    } else {
        "public, max-age=31536000, immutable"
    };
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nX-Content-Type-Options: nosniff\r\nCache-Control: {kept}\r\n\
         {}Content-Length: {}\r\nConnection: close\r\n\r\n",
        shared.added.headers,
        length.unwrap_or(body.len())
    )?;
    Ok(stream.write_all(&body)?)
}
