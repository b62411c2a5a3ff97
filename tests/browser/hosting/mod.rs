//! 上线: the folder to upload on real web servers, set up by the very examples that lie in its `headers/`.
//!
//! `cargo xtask test --only hosts` builds the folder, unpacks nginx, Apache and Caddy from Debian's packages and runs
//! these alone. Each test starts a server of its own at a free port, below `/jianghui/`, with a redirect to it at `/go`.

mod answers;
mod client;
mod servers;
mod storage;

use crate::chromium::{PHONE, Rules, browse_at};
use crate::worker;
use anyhow::Result;
use servers::{Kind, Server};

/// UX bar 29: below a sub-path, under the strict headers of the example, a worker goes the whole way.
fn a_worker_goes_the_whole_way(kind: Kind) -> Result<()> {
    let server = Server::start(kind)?;
    browse_at(Rules::Usual, PHONE, format!("{}jianghui/", server.address), async |page| worker::whole_way(page).await)?;
    // Behind a redirect, and without the slash that people forget.
    browse_at(Rules::Usual, PHONE, server.address.clone(), async |page| {
        for way in ["go", "jianghui"] {
            page.open_at(way).await?;
            page.press("开始自查").await?.check_heading("您在哪里工作、就读或参赛？")?;
            page.read::<()>("sessionStorage.clear(), null", &[]).await?;
        }
        Ok(())
    })
}

#[test]
fn nginx_carries_a_worker_through() -> Result<()> {
    a_worker_goes_the_whole_way(Kind::Nginx)
}

#[test]
fn nginx_with_brotli_carries_a_worker_through() -> Result<()> {
    a_worker_goes_the_whole_way(Kind::NginxBrotli)
}

#[test]
fn apache_carries_a_worker_through() -> Result<()> {
    a_worker_goes_the_whole_way(Kind::Apache)
}

#[test]
fn caddy_carries_a_worker_through() -> Result<()> {
    a_worker_goes_the_whole_way(Kind::Caddy)
}
