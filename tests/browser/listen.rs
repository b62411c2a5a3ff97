//! 听: what the small web servers of these tests have in common. Each says for itself what it answers.

use anyhow::Result;
use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, Shutdown, TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;

/// Answers at a free port for as long as the test program lives, with the first line of each request in hand; gives the
/// port.
pub fn listen(answer: impl Fn(&mut TcpStream, &str) -> Result<()> + Send + Sync + 'static) -> Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    let port = listener.local_addr()?.port();
    let answer = Arc::new(answer);
    thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let answer = Arc::clone(&answer);
            // A browser that hangs up is no failure of the test.
            thread::spawn(move || {
                let first = request(&stream)?;
                // A connection that is opened ahead and not used asks for nothing.
                if !first.is_empty() {
                    answer(&mut stream, &first)?;
                    stream.shutdown(Shutdown::Write)?;
                }
                anyhow::Ok(())
            });
        }
    });
    Ok(port)
}

/// The first line of a request, whose headers nobody here goes by.
fn request(stream: &TcpStream) -> Result<String> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut first = String::new();
    reader.read_line(&mut first)?;
    let mut line = String::new();
    while reader.read_line(&mut line)? > 2 {
        line.clear();
    }
    Ok(first)
}

/// What is asked for, without the slash before it and the query behind it.
pub fn path(first: &str) -> &str {
    first.split([' ', '?']).nth(1).unwrap_or("/").trim_start_matches('/')
}
