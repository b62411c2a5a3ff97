//! The least that asks a server for a file and sees all of its answer: what a browser would unpack and hide.

use anyhow::{Context, Result, ensure};
use std::io::{Read, Write};
use std::net::TcpStream;

/// What a server answered.
pub struct Answer {
    /// 200, 404 …
    pub status: u16,
    headers: Vec<(String, String)>,
    /// As it was sent, compressed or not.
    pub body: Vec<u8>,
}

impl Answer {
    /// The value of a header; empty where there is none. A header that is there twice is joined, as browsers do.
    pub fn header(&self, name: &str) -> String {
        let values = self.headers.iter().filter(|(each, _)| each == name).map(|(_, value)| value.as_str());
        values.collect::<Vec<_>>().join(", ")
    }
}

/// Asks for a path of a server at this address, ready for these encodings.
pub fn get(address: &str, path: &str, encodings: &str) -> Result<Answer> {
    let host = address.trim_start_matches("http://").trim_end_matches('/');
    let mut stream = TcpStream::connect(host)?;
    let accept = if encodings.is_empty() { String::new() } else { format!("Accept-Encoding: {encodings}\r\n") };
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {host}\r\n{accept}Connection: close\r\n\r\n")?;
    let mut all = Vec::new();
    stream.read_to_end(&mut all)?;
    let end =
        all.windows(4).position(|window| window == b"\r\n\r\n").context("the answer has no end of its headers")?;
    let (head, body) = all.split_at(end + 4);
    let head = String::from_utf8_lossy(head).into_owned();
    let mut lines = head.lines();
    let first = lines.next().context("no answer")?;
    let status = first.split(' ').nth(1).with_context(|| format!("no status in {first}"))?.parse()?;
    let header = |line: &str| line.split_once(": ").map(|(name, value)| (name.to_lowercase(), value.trim().to_owned()));
    let mut answer = Answer { status, headers: lines.filter_map(header).collect(), body: body.to_vec() };
    if answer.header("transfer-encoding") == "chunked" {
        answer.body = joined(body)?;
    }
    Ok(answer)
}

/// A body that comes in pieces, each with its length before it.
fn joined(mut rest: &[u8]) -> Result<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let end = rest.windows(2).position(|window| window == b"\r\n").context("a piece has no length")?;
        let (length, after) = rest.split_at(end);
        let length = usize::from_str_radix(std::str::from_utf8(length)?.trim(), 16)?;
        let after = after.get(2..).context("a piece has no end")?;
        ensure!(after.len() >= length + 2, "a piece is cut off");
        if length == 0 {
            return Ok(body);
        }
        let (piece, after) = after.split_at(length);
        body.extend_from_slice(piece);
        rest = after.get(2..).context("a piece has no end")?;
    }
}
