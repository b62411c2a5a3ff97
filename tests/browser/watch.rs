//! 看守: whatever a test does, nothing leaves the page, nothing breaks its Content-Security-Policy, nothing goes wrong
//! silently.

use crate::chromium::Rules;
use crate::driver::Engine;
use crate::host::Host;
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use thirtyfour::WebDriver;

/// Runs before the page, in whatever way the engine has for that.
pub const EYES: &str = include_str!("eyes.js");

/// Who sees what the page does.
pub enum Sight {
    /// Chromium's developer tools.
    Tools(Rules),
    /// The host that serves the page, and a script that it sends with it. This works in every engine.
    Host(Host),
}

/// The watch over one session.
pub struct Watch {
    driver: WebDriver,
    sight: Sight,
}

/// What the page asked of the network.
struct Request {
    method: String,
    url: String,
    has_body: bool,
    /// Whether it is for the page itself: its address may say how it is to look.
    is_page: bool,
}

/// What the page fetched, as the page's own record of it says, from the given entry on.
const FETCHED: &str = "return performance.getEntriesByType('resource').map((entry) => entry.name)";

impl Watch {
    /// Begins, before the first page is opened.
    pub async fn start(driver: &WebDriver, sight: Sight) -> Result<Self> {
        let watch = Self { driver: driver.clone(), sight };
        if let Sight::Tools(_) = watch.sight {
            watch.send("Page.addScriptToEvaluateOnNewDocument", json!({ "source": EYES })).await?;
        }
        Ok(watch)
    }

    /// What the names of pictures begin with, so that those of the engines lie side by side.
    pub fn mark(&self, engine: Engine) -> String {
        match self.sight {
            Sight::Tools(_) => String::new(),
            Sight::Host(_) => format!("{}-", engine.name()),
        }
    }

    /// Gives the browser a command of its developer tools.
    pub async fn send(&self, method: &str, parameters: Value) -> Result<Value> {
        self.driver.cdp().send_raw(method, parameters).await.with_context(|| method.to_owned())
    }

    /// While loading, only the page's own files are fetched.
    pub async fn check_loading(&self, page: &str) -> Result<()> {
        let host = match &self.sight {
            Sight::Tools(_) => return self.check_tools_loading(page).await,
            Sight::Host(host) => host,
        };
        for line in host.asked() {
            // The address of the page itself may say how it is to look.
            let own = line.starts_with("GET /?") || line.starts_with("GET ") && !line.contains('?');
            ensure!(own, "loading the page sends {line}");
        }
        let fetched: Vec<String> = self.driver.execute(FETCHED, Vec::new()).await?.convert()?;
        ensure!(fetched.iter().all(|url| url.starts_with(page)), "loading the page fetches {fetched:?}");
        self.driver.execute(format!("window.__fetched = {}", fetched.len()), Vec::new()).await?;
        Ok(())
    }

    async fn check_tools_loading(&self, page: &str) -> Result<()> {
        for request in self.requests().await? {
            let Request { method, url, has_body, is_page } = request;
            let own = url.strip_prefix(page).is_some_and(|path| is_page || !path.contains('?'));
            ensure!(own && method == "GET" && !has_body, "loading the page sends {method} {url}");
        }
        Ok(())
    }

    /// Since it was loaded, the page asked nothing of the network, and nothing went wrong in it.
    pub async fn check_quiet(&self) -> Result<()> {
        let rules = match &self.sight {
            Sight::Tools(rules) => *rules,
            Sight::Host(host) => return self.check_host_quiet(host).await,
        };
        let requests: Vec<String> =
            self.requests().await?.into_iter().map(|request| format!("{} {}", request.method, request.url)).collect();
        ensure!(requests.is_empty(), "the page sent after it had loaded: {requests:#?}");
        if rules == Rules::Usual {
            let console = self.driver.get_log("browser").await?;
            let bad: Vec<_> = console.iter().filter(|entry| entry.level != "INFO" && entry.level != "DEBUG").collect();
            ensure!(bad.is_empty(), "the console says: {bad:#?}");
        }
        Ok(())
    }

    async fn check_host_quiet(&self, host: &Host) -> Result<()> {
        let asked = host.asked();
        ensure!(asked.is_empty(), "the page sent after it had loaded: {asked:#?}");
        // What it asked of others the host cannot see, but the page's own record can.
        let later = format!("{FETCHED}.slice(window.__fetched)");
        let fetched: Vec<String> = self.driver.execute(later, Vec::new()).await?.convert()?;
        ensure!(fetched.is_empty(), "the page fetched after it had loaded: {fetched:#?}");
        let wrong = "return window.__errors.concat(window.__offences)";
        let wrong: Vec<String> = self.driver.execute(wrong, Vec::new()).await?.convert()?;
        ensure!(wrong.is_empty(), "it went wrong in the page: {wrong:#?}");
        Ok(())
    }

    /// Every request since the last call.
    async fn requests(&self) -> Result<Vec<Request>> {
        let mut requests = Vec::new();
        for entry in self.driver.get_log("performance").await? {
            let event: Value = serde_json::from_str(&entry.message)?;
            let method = event.pointer("/message/method").and_then(Value::as_str).unwrap_or_default();
            let about = |path: &str| event.pointer(&format!("/message/params/{path}"));
            let words = |path: &str| about(path).and_then(Value::as_str).unwrap_or_default().to_owned();
            match method {
                "Network.requestWillBeSent" if words("request/url").starts_with("data:") => {}
                "Network.requestWillBeSent" => requests.push(Request {
                    method: words("request/method"),
                    url: words("request/url"),
                    has_body: about("request/hasPostData").is_some(),
                    is_page: words("type") == "Document",
                }),
                "Network.webSocketCreated" | "Network.webTransportCreated" => {
                    requests.push(Request {
                        method: method.to_owned(),
                        url: words("url"),
                        has_body: true,
                        is_page: false,
                    });
                }
                _ => {}
            }
        }
        Ok(requests)
    }
}
