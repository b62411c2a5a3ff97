//! 看守: whatever a test does, nothing leaves the page, nothing breaks its Content-Security-Policy, nothing goes wrong
//! silently.

use crate::chromium::Rules;
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use thirtyfour::WebDriver;

/// Runs before the page: notes what its Content-Security-Policy forbade, and when the page is drawn by the wasm.
const EYES: &str = r#"
    window.__offences = [];
    addEventListener("securitypolicyviolation", (event) =>
        window.__offences.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}`));
    addEventListener("DOMContentLoaded", () => {
        const app = document.getElementById("app");
        new MutationObserver(() => { window.__drawn = true; }).observe(app, { childList: true });
    });
"#;

/// The watch over one session.
pub struct Watch {
    driver: WebDriver,
    rules: Rules,
}

/// What the page asked of the network.
struct Request {
    method: String,
    url: String,
    has_body: bool,
    /// Whether it is for the page itself: its address may say how it is to look.
    is_page: bool,
}

impl Watch {
    /// Begins, before the first page is opened.
    pub async fn start(driver: &WebDriver, rules: Rules) -> Result<Self> {
        let watch = Self { driver: driver.clone(), rules };
        watch.send("Page.addScriptToEvaluateOnNewDocument", json!({ "source": EYES })).await?;
        Ok(watch)
    }

    /// Gives the browser a command of its developer tools.
    pub async fn send(&self, method: &str, parameters: Value) -> Result<Value> {
        self.driver.cdp().send_raw(method, parameters).await.with_context(|| method.to_owned())
    }

    /// While loading, only the page's own files are fetched.
    pub async fn check_loading(&self, page: &str) -> Result<()> {
        for request in self.requests().await? {
            let Request { method, url, has_body, is_page } = request;
            let own = url.strip_prefix(page).is_some_and(|path| is_page || !path.contains('?'));
            ensure!(own && method == "GET" && !has_body, "loading the page sends {method} {url}");
        }
        Ok(())
    }

    /// Since it was loaded, the page asked nothing of the network, and nothing went wrong in it.
    pub async fn check_quiet(&self) -> Result<()> {
        let requests: Vec<String> =
            self.requests().await?.into_iter().map(|request| format!("{} {}", request.method, request.url)).collect();
        ensure!(requests.is_empty(), "the page sent after it had loaded: {requests:#?}");
        if self.rules == Rules::Usual {
            let console = self.driver.get_log("browser").await?;
            let bad: Vec<_> = console.iter().filter(|entry| entry.level != "INFO" && entry.level != "DEBUG").collect();
            ensure!(bad.is_empty(), "the console says: {bad:#?}");
        }
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
