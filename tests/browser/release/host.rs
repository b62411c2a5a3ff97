//! 主机: a small web server that can be as bad as those that people meet.

use anyhow::{Context, Result};
use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, Shutdown, TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use std::{env, fs, thread};

/// What is wrong with the host, for files that end so.
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
    /// A Content-Security-Policy from before WebAssembly had a word in it.
    NoWasm,
    /// The same, and the module as JavaScript is missing.
    NoWasmNoFallback,
}

/// Serves the folder at `/`, the same at `/a/b/`, and sends on from `/go` to there.
pub struct Host {
    /// With the slash at its end.
    pub address: String,
    trouble: Arc<Mutex<Trouble>>,
}

impl Host {
    /// Starts it, for as long as the test program lives.
    pub fn start(trouble: Trouble) -> Result<Self> {
        let folder = PathBuf::from(env::var_os("JIANGHUI_DIST").context("JIANGHUI_DIST is not set")?);
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let address = format!("http://{}/", listener.local_addr()?);
        let trouble = Arc::new(Mutex::new(trouble));
        let shared = Arc::clone(&trouble);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (folder, trouble) = (folder.clone(), *shared.lock().unwrap_or_else(PoisonError::into_inner));
                // A browser that hangs up is no failure of the test.
                thread::spawn(move || answer(stream, &folder, trouble));
            }
        });
        Ok(Self { address, trouble })
    }

    /// From now on nothing is wrong.
    pub fn mend(&self) {
        *self.trouble.lock().unwrap_or_else(PoisonError::into_inner) = Trouble::None;
    }
}

fn answer(mut stream: TcpStream, folder: &std::path::Path, trouble: Trouble) -> Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut first = String::new();
    reader.read_line(&mut first)?;
    let mut line = String::new();
    while reader.read_line(&mut line)? > 2 {
        line.clear();
    }
    let path = first.split(' ').nth(1).unwrap_or("/").trim_start_matches('/');
    let path = path.strip_prefix("a/b/").unwrap_or(path);
    if path == "go" {
        return Ok(write!(stream, "HTTP/1.1 302 Found\r\nLocation: /a/b/\r\nConnection: close\r\n\r\n")?);
    }
    let path = if path.is_empty() { "index.html" } else { path };
    let mut body = fs::read(folder.join(path)).ok();
    let mut kind = match path.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("wasm") => "application/wasm",
        _ => "application/octet-stream",
    };
    let mut length = None;
    match trouble {
        Trouble::Missing(end) if path.ends_with(end) => body = None,
        Trouble::NoWasmNoFallback if path.starts_with("fallback-") => body = None,
        Trouble::PageInstead(end) if path.ends_with(end) => {
            (body, kind) = (Some(b"<!doctype html><p>404".to_vec()), "text/html");
        }
        Trouble::Half(end) | Trouble::CutOff(end) if path.ends_with(end) => {
            if let Some(body) = &mut body {
                length = Some(body.len()).filter(|_| matches!(trouble, Trouble::CutOff(_)));
                body.truncate(body.len() / 2);
            }
        }
        Trouble::WrongType(end) if path.ends_with(end) => kind = "text/plain",
        Trouble::Late(end, time) if path.ends_with(end) => thread::sleep(time),
        _ => {}
    }
    let status = if body.is_some() { "200 OK" } else { "404 Not Found" };
    let body = body.unwrap_or_default();
    let policy = match trouble {
        Trouble::NoWasm | Trouble::NoWasmNoFallback => "Content-Security-Policy: script-src 'self'\r\n",
        _ => "",
    };
    let kept =
        if path == "index.html" || status != "200 OK" { "no-cache" } else { "public, max-age=31536000, immutable" };
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nX-Content-Type-Options: nosniff\r\nCache-Control: {kept}\r\n\
         {policy}Content-Length: {}\r\nConnection: close\r\n\r\n",
        length.unwrap_or(body.len())
    )?;
    stream.write_all(&body)?;
    Ok(stream.shutdown(Shutdown::Write)?)
}
