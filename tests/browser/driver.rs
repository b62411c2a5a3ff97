//! 驱动: the three engines, each with the program that drives it. Whatever happens, none of them outlives its test.

use crate::chromium::variable;
use anyhow::{Context, Result, bail, ensure};
use serde_json::json;
use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;
use std::{fs, process, thread};
use thirtyfour::Capabilities;

/// What a browser is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Blink: Chrome, Edge, `WeChat` on Android.
    Chromium,
    /// Gecko.
    Firefox,
    /// `WebKitGTK`: the nearest thing to Safari and to `WeChat` on iOS that a Linux machine can have.
    WebKit,
}

/// How often a program that starts is looked at, and how many times.
pub const LOOK: Duration = Duration::from_millis(50);
pub const LOOKS: usize = 1200;

/// How often a driver whose port another program was quicker to take is started.
const STARTS: usize = 5;

/// The windows of both have a least width for the sake of their buttons; phones are narrower.
const NARROW_GTK: &str = "* { font-size: 1px; min-width: 0; min-height: 0; padding: 0; margin: 0; }\n";
const NARROW_FIREFOX: &str = ":root { min-width: 0 !important; min-height: 0 !important; }\n";

impl Engine {
    /// As one calls it, and as its pictures are named.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }
}

/// The program between the test and the browser. It ends with the test, and all that it started.
pub struct Driver {
    process: Child,
    /// Where it listens.
    pub address: String,
    engine: Engine,
    home: Home,
    /// Kept open: the program writes to it.
    _said: Option<BufReader<ChildStdout>>,
    /// `WebKit` wants a screen. It goes after the browser that is on it.
    _display: Option<Display>,
}

impl Driver {
    /// Starts the driver of this engine at a port that is free.
    pub fn start(engine: Engine) -> Result<Self> {
        let home = Home::create()?;
        match engine {
            Engine::Chromium => Self::start_speaking(
                engine,
                home,
                Command::new(variable("JIANGHUI_CHROMEDRIVER")?).arg("--port=0"),
                "successfully on port ",
            ),
            Engine::Firefox => {
                fs::create_dir_all(home.0.join("chrome"))?;
                fs::write(home.0.join("chrome/userChrome.css"), NARROW_FIREFOX)?;
                let mut command = Command::new(variable("JIANGHUI_GECKODRIVER")?);
                Self::start_speaking(engine, home, command.arg("--port=0"), "Listening on 127.0.0.1:")
            }
            Engine::WebKit => Self::start_silent(home),
        }
    }

    /// Starts one that chooses its port itself and says which.
    fn start_speaking(engine: Engine, home: Home, command: &mut Command, says: &str) -> Result<Self> {
        let program = command.get_program().to_string_lossy().into_owned();
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        // The port that chromedriver finds free for one kind of address may be taken for the other: then it ends at once.
        for _ in 0..STARTS {
            let mut process = command.spawn().with_context(|| format!("{program} does not start"))?;
            let mut said = BufReader::new(process.stdout.take().context("the driver has no output")?);
            if let Some(port) = named_port(&mut said, says)? {
                let address = format!("http://127.0.0.1:{port}");
                return Ok(Self { process, address, engine, home, _said: Some(said), _display: None });
            }
            end(&mut process);
        }
        bail!("{program} was started {STARTS} times and named no port")
    }

    /// Starts `WebKit`'s, which must be told the port.
    fn start_silent(home: Home) -> Result<Self> {
        fs::create_dir_all(home.0.join("gtk-3.0"))?;
        fs::write(home.0.join("gtk-3.0/gtk.css"), NARROW_GTK)?;
        let display = Display::start()?;
        let program = variable("JIANGHUI_WEBKIT_DRIVER")?;
        // Somebody else may take the port before it does.
        for _ in 0..STARTS {
            let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
            let mut process = Command::new(&program)
                .arg(format!("--port={port}"))
                .stdin(Stdio::null())
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .envs(["XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"].map(|name| (name, &home.0)))
                .envs([("GDK_BACKEND", "x11"), ("NO_AT_BRIDGE", "1"), ("GSETTINGS_BACKEND", "memory")])
                .env("DISPLAY", &display.name)
                .env_remove("WAYLAND_DISPLAY")
                .spawn()
                .with_context(|| format!("{program} does not start"))?;
            if listens(&mut process, port)? {
                let address = format!("http://127.0.0.1:{port}");
                let engine = Engine::WebKit;
                return Ok(Self { process, address, engine, home, _said: None, _display: Some(display) });
            }
            end(&mut process);
        }
        bail!("{program} does not listen")
    }

    /// What the browser is to be like. Each session begins with nothing kept.
    pub fn capabilities(&self) -> Result<Capabilities> {
        let mut capabilities = Capabilities::new();
        match self.engine {
            Engine::Chromium => crate::chromium::fill(&mut capabilities)?,
            Engine::Firefox => {
                capabilities.set("browserName", "firefox")?;
                let options = json!({
                    "binary": variable("JIANGHUI_FIREFOX")?,
                    "args": ["-headless", "-profile", self.home.0],
                    "prefs": {
                        "intl.accept_languages": "zh-CN",
                        "toolkit.legacyUserProfileCustomizations.stylesheets": true,
                        // As on a phone, scroll bars take no room.
                        "ui.useOverlayScrollbars": 1,
                    },
                });
                capabilities.set("moz:firefoxOptions", options)?;
            }
            Engine::WebKit => {
                let browser = json!({ "binary": variable("JIANGHUI_MINIBROWSER")?, "args": ["--automation"] });
                capabilities.set("webkitgtk:browserOptions", browser)?;
            }
        }
        Ok(capabilities)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // A driver that is ended does not end its browser, should the test have failed to close it.
        let children = descendants(self.process.id());
        end(&mut self.process);
        if !children.is_empty() {
            let _ = Command::new("kill").arg("-KILL").args(children).stderr(Stdio::null()).status();
        }
    }
}

/// The port that the program says it listens at; `None` if it ends without a word of it.
fn named_port(said: &mut impl BufRead, says: &str) -> Result<Option<u16>> {
    let mut line = String::new();
    while said.read_line(&mut line)? > 0 {
        if let Some((_, port)) = line.trim_end().trim_end_matches('.').rsplit_once(says) {
            return Ok(Some(port.parse()?));
        }
        line.clear();
    }
    Ok(None)
}

/// Waits until the program takes connections; `false` if it has ended instead.
pub fn listens(process: &mut Child, port: u16) -> Result<bool> {
    for _ in 0..LOOKS {
        if TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
            return Ok(true);
        }
        if process.try_wait()?.is_some() {
            return Ok(false);
        }
        thread::sleep(LOOK);
    }
    Ok(false)
}

/// Ends a program, which may have ended by itself.
fn end(process: &mut Child) {
    let _ = process.kill();
    let _ = process.wait();
}

/// Every process that this one started, and those that they started, where the system tells.
fn descendants(ancestor: u32) -> Vec<String> {
    let parents: Vec<(u32, u32)> = fs::read_dir("/proc")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| {
            let id = entry.file_name().to_str()?.parse().ok()?;
            let stat = fs::read_to_string(entry.path().join("stat")).ok()?;
            // The name before it may have anything in it, brackets as well.
            let parent = stat.rsplit_once(") ")?.1.split(' ').nth(1)?.parse().ok()?;
            Some((id, parent))
        })
        .collect();
    let mut found = vec![ancestor];
    let mut next = 0;
    while let Some(&parent) = found.get(next) {
        found.extend(parents.iter().filter(|(_, of)| *of == parent).map(|(id, _)| *id));
        next += 1;
    }
    found.iter().skip(1).map(u32::to_string).collect()
}

/// A screen that nobody sees.
struct Display {
    process: Child,
    name: String,
}

impl Display {
    /// Starts one; it looks for a free number itself.
    fn start() -> Result<Self> {
        let program = variable("JIANGHUI_XVFB")?;
        let mut process = Command::new(&program)
            .args(["-displayfd", "1", "-screen", "0", "1400x1400x24", "-nolisten", "tcp"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .with_context(|| format!("{program} does not start"))?;
        let mut number = String::new();
        BufReader::new(process.stdout.take().context("Xvfb has no output")?).read_line(&mut number)?;
        let name = format!(":{}", number.trim());
        if name == ":" {
            end(&mut process);
            bail!("{program} found no free display")
        }
        Ok(Self { process, name })
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        end(&mut self.process);
    }
}

/// A folder of its own for what the browser keeps.
struct Home(PathBuf);

impl Home {
    fn create() -> Result<Self> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("browser-{}-{number}", process::id()));
        fs::create_dir_all(&folder)?;
        Ok(Self(folder))
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        // What is left is in the folder for what was built, and harmless.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The browser goes with its driver, even if nobody closed it: its own test, as every other relies on it.
#[test]
fn no_process_outlives_its_driver() -> Result<()> {
    let shell = "sleep 1000 & exec sleep 1000";
    let process = Command::new("sh").args(["-c", shell]).stdin(Stdio::null()).spawn()?;
    let id = process.id();
    let (address, engine) = (String::new(), Engine::Chromium);
    let driver = Driver { process, address, engine, home: Home::create()?, _said: None, _display: None };
    let mut children = descendants(id);
    for _ in 0..LOOKS {
        if !children.is_empty() {
            break;
        }
        thread::sleep(LOOK);
        children = descendants(id);
    }
    ensure!(children.len() == 1, "the shell started {children:?}");
    let home = driver.home.0.clone();
    drop(driver);
    ensure!(!home.exists(), "{} is left", home.display());
    for _ in 0..LOOKS {
        let state = fs::read_to_string(format!("/proc/{}/stat", children.concat())).unwrap_or_default();
        if state.is_empty() || state.contains(") Z ") {
            return Ok(());
        }
        thread::sleep(LOOK);
    }
    bail!("{children:?} is left")
}

/// One that loses its port at first is started again; one that never names a port is an error.
#[test]
fn a_driver_that_loses_its_port_is_started_again() -> Result<()> {
    let home = Home::create()?;
    let tries = home.0.join("tries");
    let script = format!("echo x >> {0}; test $(wc -l < {0}) -gt 2 || exit 1; echo ready on 4711.", tries.display());
    let driver = Driver::start_speaking(Engine::Chromium, home, Command::new("sh").args(["-c", &script]), "ready on ")?;
    assert_eq!(driver.address, "http://127.0.0.1:4711");
    let mute = Driver::start_speaking(Engine::Chromium, Home::create()?, &mut Command::new("true"), "ready on ");
    assert!(mute.is_err());
    Ok(())
}
