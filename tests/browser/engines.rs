//! 引擎: the same ways, by the same words on the screen, in Chromium, Firefox and `WebKit`.
//!
//! `cargo xtask test --only engines` builds the folder to upload and runs these alone. Nothing here uses developer
//! tools: a host of the test's own serves the folder, hears every request, and sends a script with the page that
//! notes what goes wrong in it. Which tests there are is in `docs/engines.md`, which is generated from here.

mod elder;
mod embed;
mod fallback;
mod hostile;
mod links;
mod offline;
mod paths;
mod quiet;
mod travel;

use crate::chromium::{PHONE, browse_with};
use crate::driver::Engine;
use crate::host::Host;
use crate::page::Page;
use crate::watch::{EYES, Sight};
use anyhow::Result;

/// Runs a test on a phone's screen in a fresh session of this engine, and checks at its end that the page was quiet.
fn browse_in(engine: Engine, test: impl AsyncFnOnce(&mut Page) -> Result<()>) -> Result<()> {
    let host = Host::watching(EYES)?;
    let address = host.address.clone();
    browse_with(engine, Sight::Host(host), PHONE, address, test)
}

/// Makes three tests of every function that takes an engine: `firefox::reloads` and so on.
macro_rules! in_each_engine {
    ($($test:ident),+ $(,)?) => {
        in_each_engine!(@in chromium, Chromium, $($test),+);
        in_each_engine!(@in firefox, Firefox, $($test),+);
        in_each_engine!(@in webkit, WebKit, $($test),+);
    };
    (@in $module:ident, $engine:ident, $($test:ident),+) => {
        mod $module {
            $(
                #[test]
                fn $test() -> anyhow::Result<()> {
                    super::$test(crate::driver::Engine::$engine)
                }
            )+
        }
    };
}
pub(crate) use in_each_engine;
