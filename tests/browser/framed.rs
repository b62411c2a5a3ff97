//! 嵌入: the page in a frame of another site. The pages around it are those of `examples/embedding`.

pub mod shape;

use crate::chromium::{PHONE, browse_with};
use crate::driver::Engine;
use crate::host::Host;
use crate::page::{Page, Screen};
use crate::site::Site;
use crate::watch::{EYES, Sight};
use anyhow::Result;
use serde_json::Value;

const EXAMPLES: [(&str, &str); 4] = [
    ("demo.css", include_str!("../../examples/embedding/demo.css")),
    ("demo.js", include_str!("../../examples/embedding/demo.js")),
    ("bare.js", include_str!("../../examples/embedding/bare.js")),
    ("recorder.js", include_str!("framed/recorder.js")),
];
/// The example with the element.
pub const ELEMENT: &str = include_str!("../../examples/embedding/index.html");
/// The one without.
pub const BARE: &str = include_str!("../../examples/embedding/bare.html");
/// The page's address in the examples.
const THERE: &str = "http://127.0.0.1:8080/";

/// The page at its own origin, and another site around it.
pub struct Scene {
    /// The other site.
    pub around: Site,
    /// The page's address.
    pub page: String,
}

/// Runs a test on a page of another site, made from the one in the examples, in a fresh session of this engine.
pub async fn in_scene(page: &mut Page, scene: &Scene, html: &str) -> Result<()> {
    let strict = format!(
        "default-src 'none'; script-src 'self' {0}; style-src 'self'; img-src data:; frame-src {0} http://127.0.0.1:*",
        scene.page.trim_end_matches('/')
    );
    let recorded = html.replacen("</title>", "</title><script src=\"recorder.js\"></script>", 1);
    // The header alone, which is as strict: it lets a third site in as well.
    let (before, after) = recorded.split_once("<meta http-equiv").unwrap_or((&recorded, ""));
    let after = after.split_once('>').map_or("", |(_, after)| after);
    scene.around.put("", format!("{before}{after}").replace(THERE, &scene.page), &strict);
    page.go_to(&format!("{}/", scene.around.origin)).await
}

/// Runs a test in this engine where the page may be framed by a site of another name.
pub fn embed_in(engine: Engine, extra: &str, test: impl AsyncFnOnce(&mut Page, Scene) -> Result<()>) -> Result<()> {
    let around = Site::start("localhost")?;
    for (name, text) in EXAMPLES {
        around.put(name, text, "");
    }
    let headers = format!("Content-Security-Policy: frame-ancestors {}\r\n{extra}", around.origin);
    let host = Host::watching_with(EYES, headers)?;
    let address = host.address.clone();
    let scene = Scene { around, page: address.clone() };
    browse_with(engine, Sight::Host(host), PHONE, address, async |page| test(page, scene).await)
}

/// Goes into a frame of the page around it, once the wasm has drawn what is in it.
pub async fn enter(page: &mut Page, at: usize) -> Result<Screen> {
    page.until("there is a frame", &format!("return !!(window.__frames && __frames()[{at}])")).await?;
    // What is out of sight is not drawn.
    page.read::<Value>(&format!("(__frames()[{at}].scrollIntoView(), null)"), &[]).await?;
    page.enter_frame(&format!("__frames()[{at}]")).await?;
    page.loaded().await
}

/// Takes a picture of the frame and what is around it.
pub async fn picture(page: &mut Page, name: &str) -> Result<()> {
    page.leave_frame().await?;
    page.picture(name).await?;
    enter(page, 0).await.map(|_| ())
}

/// What the page around the frame has heard since it looked last, by the element's events.
pub async fn events(page: &Page) -> Result<Vec<(String, Value)>> {
    page.read("__events.splice(0)", &[]).await
}

/// The messages themselves.
pub async fn messages(page: &Page) -> Result<Vec<Value>> {
    page.read("__messages.splice(0)", &[]).await
}

/// In the frame: its content and nothing else, without a bar to scroll.
const FITS: &str = "const r = document.documentElement; const h = Math.ceil(r.getBoundingClientRect().height); \
    return r.scrollHeight <= innerHeight && r.scrollWidth <= innerWidth && innerHeight === h && h > 300;";

pub async fn check_fits(page: &Page, what: &str) -> Result<u32> {
    page.until(&format!("the frame is as high as {what}"), FITS).await?;
    page.read("innerHeight", &[]).await
}
