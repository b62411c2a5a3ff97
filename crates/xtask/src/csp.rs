//! The Content-Security-Policy: the half of "no answer leaves the device" that the browser itself enforces.

use anyhow::{Context, Result};

/// Everything from this host alone, and nothing sent anywhere. `'wasm-unsafe-eval'` permits WebAssembly, not `eval`.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data:; connect-src 'self'; manifest-src 'self'; form-action 'none'; base-uri 'none'";

/// The value of the response header. Only here: browsers ignore `frame-ancestors` in a `<meta>`.
pub fn header() -> String {
    format!("{POLICY}; frame-ancestors 'self'")
}

/// The same for looking at it on this machine: its own pages may have the page in a frame, as `examples/embedding` does.
pub fn local_header() -> String {
    header() + " http://localhost:* http://127.0.0.1:*"
}

/// The page with the policy in it, so that the promise also holds on hosts that cannot set headers.
///
/// It goes behind the character set, which has to come first, and before anything that could load.
pub fn add_to_page(html: &str) -> Result<String> {
    let from = html
        .find("<meta charset")
        .context("index.html has no `<meta charset=utf-8>` to put the policy behind: it must be the first in <head>")?;
    let (before, rest) = html.split_at(from);
    let (charset, after) = rest.split_once('>').context("the `<meta charset` of index.html is not closed")?;
    Ok(format!("{before}{charset}><meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_but_this_host() {
        for directive in header().split("; ") {
            let (name, sources) = directive.split_once(' ').unwrap_or((directive, ""));
            for source in sources.split(' ') {
                let allowed = match name {
                    "script-src" => ["'self'", "'wasm-unsafe-eval'"].contains(&source),
                    "img-src" => ["'self'", "data:"].contains(&source),
                    _ => ["'self'", "'none'"].contains(&source),
                };
                assert!(allowed, "{directive}");
            }
        }
        assert!(header().contains("frame-ancestors 'self'"));
    }

    #[test]
    fn the_policy_follows_the_character_set() -> Result<()> {
        let page = add_to_page("<!doctype html><meta charset=utf-8><title>t</title>")?;
        assert!(page.starts_with("<!doctype html><meta charset=utf-8><meta http-equiv="));
        assert!(page.ends_with("base-uri 'none'\"><title>t</title>"));
        assert!(!page.contains("frame-ancestors"));
        Ok(())
    }

    #[test]
    fn a_page_without_character_set_is_refused() {
        assert!(add_to_page("<title>t</title>").is_err());
    }
}
