//! 交付: the folder to upload, on good hosts and bad ones, and in browsers that refuse what it would rather use.
//!
//! `cargo xtask test --only dist` builds the folder and runs these alone.

mod boot;
mod later;
mod plain;
mod tiers;
