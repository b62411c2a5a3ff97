//! 微信: what its web-views lack, cover and add. None of it is told by the name of a browser, so a Chromium from which it
//! is taken away, or to which it is given, stands in. What only a device can tell is in `docs/devices.md`.

mod edges;
mod lacks;
mod mini;
