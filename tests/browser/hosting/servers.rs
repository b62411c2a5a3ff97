//! Real servers, each with the example of `headers/` for it, at a free port.

use crate::chromium::variable;
use crate::driver::{LOOK, LOOKS, listens};
use anyhow::{Context, Result, bail, ensure};
use std::fmt::Write;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::{env, fs, process, thread};

/// Which server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Nginx,
    /// With `brotli_static on;`, as the example's comment says.
    NginxBrotli,
    Apache,
    Caddy,
}

/// A server; it ends with the test.
pub struct Server {
    process: Child,
    folder: PathBuf,
    /// With the slash at its end; the page is at `jianghui/` below it.
    pub address: String,
}

/// The folder to upload.
pub fn dist() -> Result<PathBuf> {
    Ok(PathBuf::from(variable("JIANGHUI_DIST")?))
}

impl Server {
    /// Starts it on a copy of the folder to upload, as a host would have one.
    pub fn start(kind: Kind) -> Result<Self> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        // Servers that begin as root go on as somebody who may not look into this project.
        let folder = env::temp_dir().join(format!("jianghui-host-{}-{number}", process::id()));
        let site = folder.join("srv/jianghui");
        fs::create_dir_all(&site)?;
        for entry in fs::read_dir(dist()?)? {
            let path = entry?.path();
            if let Some(name) = path.file_name().filter(|_| path.is_file()) {
                fs::copy(&path, site.join(name))?;
            }
        }
        // Somebody else may take the port before it does.
        for _ in 0..5 {
            let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
            let mut process = launch(kind, &folder, port)?;
            if listens(&mut process, port)? {
                return Ok(Self { process, folder, address: format!("http://127.0.0.1:{port}/") });
            }
            let _ = process.kill();
            let _ = process.wait();
        }
        let said = fs::read_to_string(folder.join("said")).unwrap_or_default();
        let _ = fs::remove_dir_all(&folder);
        bail!("{kind:?} does not listen: {said}")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Asked to end, they end their helpers as well.
        let _ = Command::new("kill").args(["-TERM", &self.process.id().to_string()]).status();
        for _ in 0..LOOKS {
            if matches!(self.process.try_wait(), Ok(Some(_)) | Err(_)) {
                break;
            }
            thread::sleep(LOOK);
        }
        let _ = self.process.kill();
        let _ = self.process.wait();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// The example for a server, with the words of this machine in place of its own; each of them must be there.
fn example(name: &str, changes: &[(&str, &str)]) -> Result<String> {
    let path = dist()?.join("headers").join(name);
    let mut text = fs::read_to_string(&path).with_context(|| format!("there is no {}", path.display()))?;
    for (from, to) in changes {
        ensure!(text.contains(from), "{name} does not say {from:?}");
        text = text.replace(from, to);
    }
    Ok(text)
}

fn launch(kind: Kind, folder: &Path, port: u16) -> Result<Child> {
    let programs = PathBuf::from(variable("JIANGHUI_HOSTS")?);
    let mut command = match kind {
        Kind::Nginx | Kind::NginxBrotli => nginx(kind == Kind::NginxBrotli, &programs, folder, port)?,
        Kind::Apache => apache(&programs, folder, port)?,
        Kind::Caddy => caddy(&programs, folder, port)?,
    };
    let said = fs::File::create(folder.join("said"))?;
    let child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(said).spawn();
    child.with_context(|| format!("{kind:?} does not start"))
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

fn nginx(brotli: bool, programs: &Path, folder: &Path, port: u16) -> Result<Command> {
    let place = folder.display();
    let listen = format!("listen 127.0.0.1:{port};\n    location = /go {{ return 302 /jianghui/; }}");
    let root = format!("{place}/srv;");
    let gzip = if brotli { "gzip_static on; brotli_static on;" } else { "gzip_static on;" };
    let changes = [("listen 80;", listen.as_str()), ("/srv;", root.as_str()), ("gzip_static  on;", gzip)];
    let site = example("nginx.conf", &changes)?.replace("gzip_static on;\n", &format!("{gzip}\n"));
    let mut text = String::from("daemon off;\nworker_processes 1;\n");
    if is_root() {
        text.push_str("user www-data;\n");
    }
    if brotli {
        let module = programs.join("usr/lib/nginx/modules/ngx_http_brotli_static_module.so");
        writeln!(text, "load_module {};", module.display())?;
    }
    let types = programs.join("etc/nginx/mime.types");
    let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|kind| format!("    {kind}_temp_path {place}/{kind};\n"))
        .concat();
    write!(
        text,
        "pid {place}/pid;\nerror_log stderr;\nevents {{ }}\nhttp {{\n    include {};\n    access_log off;\n{temporary}{site}\n}}\n",
        types.display()
    )?;
    let file = folder.join("nginx.conf");
    fs::write(&file, text)?;
    let mut command = Command::new(programs.join("usr/sbin/nginx"));
    command.arg("-p").arg(folder).args(["-e", "stderr", "-c"]).arg(file);
    Ok(command)
}

fn apache(programs: &Path, folder: &Path, port: u16) -> Result<Command> {
    fs::write(folder.join("srv/jianghui/.htaccess"), example("apache.htaccess", &[])?)?;
    let (place, modules) = (folder.display(), programs.join("usr/lib/apache2/modules"));
    let mut text = format!(
        "ServerRoot {place}\nServerName 127.0.0.1\nListen 127.0.0.1:{port}\nPidFile {place}/pid\nErrorLog {place}/log\n\
         Mutex file:{place}\n"
    );
    for module in ["mpm_event", "authz_core", "alias", "dir", "headers", "mime", "rewrite"] {
        writeln!(text, "LoadModule {module}_module {}/mod_{module}.so", modules.display())?;
    }
    if is_root() {
        text.push_str("User www-data\nGroup www-data\n");
    }
    // What Debian's table of types says of these.
    write!(
        text,
        "TypesConfig /dev/null\nAddType text/html .html\nAddType text/css .css\nAddType application/json .json\n\
         AddType text/plain .txt\nDirectoryIndex index.html\nDocumentRoot {place}/srv\nRedirect 302 /go /jianghui/\n\
         <Directory {place}/srv>\nAllowOverride FileInfo\nOptions FollowSymLinks\nRequire all granted\n</Directory>\n"
    )?;
    let file = folder.join("httpd.conf");
    fs::write(&file, text)?;
    let mut command = Command::new(programs.join("usr/sbin/apache2"));
    command.args(["-D", "FOREGROUND", "-f"]).arg(file).env("LD_LIBRARY_PATH", libraries(programs)?);
    Ok(command)
}

/// Debian names the folder of libraries after the machine.
fn libraries(programs: &Path) -> Result<PathBuf> {
    for entry in fs::read_dir(programs.join("usr/lib"))? {
        let path = entry?.path();
        if path.join("libapr-1.so.0").exists() {
            return Ok(path);
        }
    }
    bail!("libapr is not among {}", programs.display())
}

/// The block between the braces of the example goes into `handle_path`, as its comment says.
fn caddy(programs: &Path, folder: &Path, port: u16) -> Result<Command> {
    let root = folder.join("srv/jianghui");
    let text = example("Caddyfile", &[("/srv/jianghui\n", &format!("{}\n", root.display()))])?;
    let (_, block) = text.split_once(":80 {").context("the Caddyfile has no site")?;
    let block = block.trim_end().strip_suffix('}').context("the Caddyfile's site has no end")?;
    let text = format!(
        "{{\n    admin off\n    auto_https off\n}}\nhttp://127.0.0.1:{port} {{\n    redir /go /jianghui/ 302\n    \
         redir /jianghui /jianghui/ 301\n    handle_path /jianghui/* {{\n{block}\n    }}\n}}\n"
    );
    let file = folder.join("Caddyfile");
    fs::write(&file, text)?;
    let mut command = Command::new(programs.join("usr/bin/caddy"));
    command.args(["run", "--adapter", "caddyfile", "--config"]).arg(file);
    command.env("HOME", folder).env("XDG_DATA_HOME", folder).env("XDG_CONFIG_HOME", folder);
    Ok(command)
}
