//! 别的网站: a web server for pages that have ours in a frame, each with headers of its own.

use crate::listen::{listen, path};
use anyhow::Result;
use std::io::Write;
use std::net::TcpStream;
use std::sync::{Arc, Mutex, PoisonError};

/// A file of a site.
#[derive(Clone)]
pub struct Leaf {
    /// Its name, without the slash.
    pub name: &'static str,
    /// What it says.
    pub text: String,
    /// Its Content-Security-Policy; none where it is empty.
    pub policy: String,
}

/// Serves files by their names, for as long as the test program lives.
pub struct Site {
    /// Without a slash at its end.
    pub origin: String,
    leaves: Arc<Mutex<Vec<Leaf>>>,
}

impl Site {
    /// Starts an empty one. `name` is what the browser calls this machine: another name is another site.
    pub fn start(name: &str) -> Result<Self> {
        let leaves: Arc<Mutex<Vec<Leaf>>> = Arc::default();
        let served = Arc::clone(&leaves);
        let port = listen(move |stream, first| {
            let leaves = served.lock().unwrap_or_else(PoisonError::into_inner).clone();
            answer(stream, path(first), &leaves)
        })?;
        let origin = format!("http://{name}:{port}");
        Ok(Self { origin, leaves })
    }

    /// Puts a file there.
    pub fn put(&self, name: &'static str, text: impl Into<String>, policy: &str) {
        let mut leaves = self.leaves.lock().unwrap_or_else(PoisonError::into_inner);
        leaves.push(Leaf { name, text: text.into(), policy: policy.to_owned() });
    }
}

fn answer(stream: &mut TcpStream, name: &str, leaves: &[Leaf]) -> Result<()> {
    let leaf = leaves.iter().find(|leaf| leaf.name == name);
    let (status, text) = leaf.map_or(("404 Not Found", ""), |leaf| ("200 OK", leaf.text.as_str()));
    let kind = match name.rsplit('.').next() {
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        _ => "text/html; charset=utf-8",
    };
    let policy = match leaf.map_or("", |leaf| leaf.policy.as_str()) {
        "" => String::new(),
        policy => format!("Content-Security-Policy: {policy}\r\n"),
    };
    Ok(write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nX-Content-Type-Options: nosniff\r\nCache-Control: no-store\r\n\
         {policy}Content-Length: {}\r\nConnection: close\r\n\r\n{text}",
        text.len()
    )?)
}
