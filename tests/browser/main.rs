//! The page, used as a person uses it: in a real Chromium, by what stands on the screen.
//!
//! `cargo xtask test --only browser` builds the page, serves it with the Content-Security-Policy and runs this.

mod chromium;
mod driver;
mod host;
mod hosting;
mod listen;
mod page;
mod site;
mod walk;
mod watch;

mod audit;
mod batch;
mod checklist;
mod clauses;
mod compare;
mod display;
mod elder;
mod engines;
mod first;
mod framed;
mod guard;
mod keys;
mod measure;
mod mistakes;
mod npm;
mod people;
mod prizes;
mod records;
mod release;
mod results;
mod roles;
mod shape;
mod share;
mod speed;
mod start;
mod statement;
mod travel;
mod vectors;
mod weixin;
mod words;
mod worker;
