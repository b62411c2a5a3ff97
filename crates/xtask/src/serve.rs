//! Serves the built page on this machine, as a careful host would.

use crate::{csp, files};
use anyhow::{Context, Result, anyhow, bail};
use std::fs::{self, File};
use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::thread;
use tiny_http::{Header, Method, Request, Response, Server};

/// A browser opens several connections at once; one waiting reader must not hold up the others.
const WORKERS: usize = 4;

/// Takes the port on this machine alone; `0` takes any that is free.
pub fn bind(port: u16) -> Result<TcpListener> {
    match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
        Ok(listener) => Ok(listener),
        Err(error) if error.kind() == ErrorKind::AddrInUse => {
            let other = port.checked_add(1).unwrap_or(8080);
            bail!(
                "port {port} is already in use by another program\n  \
                 choose another: cargo xtask run --port {other}\n  \
                 or stop the program that holds it"
            )
        }
        Err(error) if error.kind() == ErrorKind::PermissionDenied => {
            bail!("port {port} is reserved for the system\n  choose one from 1024 on: cargo xtask run --port 8080")
        }
        Err(error) => Err(error).with_context(|| format!("cannot listen at port {port}")),
    }
}

/// Serves `dist` until the program is stopped, and prints the address.
pub fn serve(listener: TcpListener, dist: &Path) -> Result<()> {
    let port = listener.local_addr()?.port();
    let site = Site::open(listener, dist)?;
    println!("\n匠惠 is at http://127.0.0.1:{port}/   (Ctrl-C ends it)");
    site.answer_all();
    Ok(())
}

/// Serves `dist` in the background for as long as this program lives, and gives the address.
pub fn serve_in_background(dist: &Path) -> Result<String> {
    let listener = bind(0)?;
    let port = listener.local_addr()?.port();
    let site = Site::open(listener, dist)?;
    thread::spawn(move || site.answer_all());
    Ok(format!("http://127.0.0.1:{port}/"))
}

struct Site {
    server: Server,
    root: PathBuf,
    /// Sent with every answer, also with "not found".
    always: Vec<Header>,
}

impl Site {
    fn open(listener: TcpListener, dist: &Path) -> Result<Self> {
        let root = fs::canonicalize(dist).with_context(|| {
            format!("the built page {} cannot be read; build it with `cargo xtask build`", dist.display())
        })?;
        let server =
            Server::from_listener(listener, None).map_err(|error| anyhow!("cannot start the server: {error}"))?;
        let always = vec![
            header("Content-Security-Policy", &csp::local_header())?,
            header("X-Content-Type-Options", "nosniff")?,
            header("Referrer-Policy", "no-referrer")?,
        ];
        Ok(Self { server, root, always })
    }

    fn answer_all(&self) {
        thread::scope(|scope| {
            for _ in 0..WORKERS {
                scope.spawn(|| {
                    while let Ok(request) = self.server.recv() {
                        let target = request.url().to_owned();
                        // A browser that hangs up in the middle is no reason to stop serving.
                        if let Err(error) = self.answer(request) {
                            eprintln!("{target}: {error:#}");
                        }
                    }
                });
            }
        });
    }

    fn answer(&self, request: Request) -> Result<()> {
        if !matches!(request.method(), Method::Get | Method::Head) {
            return self.refuse(request, 405, "only GET and HEAD\n");
        }
        let Some(path) = files::locate(&self.root, request.url()) else {
            return self.refuse(request, 404, "not found\n");
        };
        let mut response = Response::from_file(File::open(&path)?)
            // With its length: a browser can then tell a broken download from a whole one.
            .with_chunked_threshold(usize::MAX)
            .with_header(header("Content-Type", files::media_type(&path))?)
            .with_header(header("Cache-Control", files::cache_control(&path))?);
        for header in &self.always {
            response.add_header(header.clone());
        }
        Ok(request.respond(response)?)
    }

    fn refuse(&self, request: Request, status: u16, text: &str) -> Result<()> {
        let mut response = Response::from_string(text).with_status_code(status);
        for header in &self.always {
            response.add_header(header.clone());
        }
        Ok(request.respond(response)?)
    }
}

fn header(name: &str, value: &str) -> Result<Header> {
    Header::from_bytes(name, value).map_err(|()| anyhow!("`{name}: {value}` is not a valid header"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Read, Write};
    use std::net::TcpStream;

    fn get(address: &str, request: &str) -> Result<String> {
        let host = address.trim_start_matches("http://").trim_end_matches('/');
        let mut stream = TcpStream::connect(host)?;
        write!(stream, "{request} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        Ok(answer)
    }

    #[test]
    fn every_answer_carries_the_policy() -> Result<()> {
        let folder = tempfile::tempdir()?;
        let dist = folder.path();
        fs::write(dist.join("index.html"), "<p>匠惠</p>")?;
        let address = serve_in_background(dist)?;

        let page = get(&address, "GET /")?;
        assert!(page.starts_with("HTTP/1.1 200"), "{page}");
        assert!(page.contains("Content-Type: text/html; charset=utf-8\r\n"), "{page}");
        assert!(page.contains("Cache-Control: no-cache\r\n"), "{page}");
        assert!(page.ends_with("<p>匠惠</p>"), "{page}");

        let answers =
            [("GET /nothing", "HTTP/1.1 404"), ("GET /../Cargo.toml", "HTTP/1.1 404"), ("POST /", "HTTP/1.1 405")];
        for (request, status) in answers {
            let answer = get(&address, request)?;
            assert!(answer.starts_with(status), "{request}: {answer}");
            for header in &Site::open(bind(0)?, dist)?.always {
                assert!(answer.contains(&format!("{header}\r\n")), "{request}: {answer}");
            }
        }
        Ok(())
    }

    #[test]
    fn a_busy_port_is_named_with_the_mend() -> Result<()> {
        let taken = bind(0)?;
        let port = taken.local_addr()?.port();
        let error = bind(port).err().map(|error| error.to_string()).unwrap_or_default();
        assert!(error.starts_with(&format!("port {port} is already in use")), "{error}");
        assert!(error.contains("cargo xtask run --port"), "{error}");
        Ok(())
    }
}
