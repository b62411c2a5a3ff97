//! Which file a request means, and how it is sent.

use std::path::{Path, PathBuf};

/// The file below `root` that a request's target names.
///
/// Only plain names are served: the page's own files have no others, so nothing has to be decoded, and no
/// spelling of `..` or of an absolute path gets through.
pub fn locate(root: &Path, target: &str) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next()?.strip_prefix('/')?;
    let (folders, name) = path.rsplit_once('/').unwrap_or(("", path));
    let name = if name.is_empty() { "index.html" } else { name };
    let mut file = root.to_owned();
    for part in folders.split_terminator('/').chain([name]) {
        if !is_plain(part) {
            return None;
        }
        file.push(part);
    }
    // A symbolic link inside may still lead outside.
    let file = file.canonicalize().ok()?;
    (file.starts_with(root) && file.is_file()).then_some(file)
}

fn is_plain(part: &str) -> bool {
    !part.is_empty()
        && !part.starts_with('.')
        && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
}

/// The media type by the file's extension.
pub fn media_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("css") => "text/css; charset=utf-8",
        Some("html") => "text/html; charset=utf-8",
        Some("ico") => "image/x-icon",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("json") => "application/json",
        Some("png") => "image/png",
        Some("svg") => "image/svg+xml",
        Some("txt") => "text/plain; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("webmanifest") => "application/manifest+json",
        Some("webp") => "image/webp",
        _ => "application/octet-stream",
    }
}

/// How long a browser may keep a file: for ever if its name changes with its content, else not unasked.
pub fn cache_control(file: &Path) -> &'static str {
    let hashed = file.file_stem().and_then(|stem| stem.to_str()).is_some_and(is_hashed);
    if hashed { "public, max-age=31536000, immutable" } else { "no-cache" }
}

/// Trunk names a file `name-0123456789abcdef`, the wasm `name-0123456789abcdef_bg`, and drops leading zeros.
fn is_hashed(stem: &str) -> bool {
    stem.trim_end_matches("_bg")
        .rsplit_once('-')
        .is_some_and(|(_, hash)| (12..=16).contains(&hash.len()) && hash.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::io::Result;
    use tempfile::TempDir;

    /// A folder `site` with two files, and a file beside it that must stay out of reach.
    fn site() -> Result<(TempDir, PathBuf)> {
        let top = tempfile::tempdir()?;
        let root = top.path().join("site");
        fs::create_dir_all(root.join("pictures"))?;
        fs::write(top.path().join("secret"), "")?;
        fs::write(root.join(".hidden"), "")?;
        fs::write(root.join("index.html"), "")?;
        fs::write(root.join("pictures/a.svg"), "")?;
        let root = root.canonicalize()?;
        Ok((top, root))
    }

    #[test]
    fn plain_names_are_found() -> Result<()> {
        let (_top, root) = site()?;
        let found = |target| locate(&root, target);
        assert_eq!(found("/"), Some(root.join("index.html")));
        assert_eq!(found("/?step=2"), Some(root.join("index.html")));
        assert_eq!(found("/pictures/a.svg"), Some(root.join("pictures/a.svg")));
        assert_eq!(found("/pictures/"), None, "no listing");
        assert_eq!(found("/pictures"), None, "a folder is no file");
        assert_eq!(found("/nothing.js"), None);
        Ok(())
    }

    #[test]
    fn nothing_outside_is_found() -> Result<()> {
        let (_top, root) = site()?;
        for target in [
            "/../secret",
            "/pictures/../../secret",
            "/%2e%2e/secret",
            "/..%2fsecret",
            "/..\\secret",
            "//etc/passwd",
            "/C:/secret",
            "/.hidden",
            "/./index.html",
            "secret",
            "http://127.0.0.1/index.html",
            "",
        ] {
            assert_eq!(locate(&root, target), None, "{target}");
        }
        Ok(())
    }

    #[cfg(unix)]
    #[test]
    fn a_link_does_not_lead_outside() -> Result<()> {
        let (_top, root) = site()?;
        let link = root.join("link");
        std::os::unix::fs::symlink("../secret", &link)?;
        assert_eq!(locate(&root, "/link"), None);
        Ok(())
    }

    #[test]
    fn wasm_has_its_own_type() {
        assert_eq!(media_type(Path::new("a_bg.wasm")), "application/wasm");
        assert_eq!(media_type(Path::new("a")), "application/octet-stream");
    }

    #[test]
    fn only_hashed_files_are_kept() {
        let kept = |name| cache_control(Path::new(name)) != "no-cache";
        assert!(kept("boot-7a0cd29299e09ef1.js"));
        assert!(kept("jianghui-web-74b251bddcafdf2f_bg.wasm"));
        assert!(!kept("index.html"));
        assert!(!kept("jianghui-web.js"));
        assert!(!kept("7a0cd29299e09ef1.js"));
    }
}
