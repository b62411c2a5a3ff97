//! The proof that the engine and the policies say what the texts say.

#![expect(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test that cannot go on fails")]

mod cases;
mod cells;
mod check;
mod combination;
mod coverage;
mod door;
mod gap;
mod golden;
mod hostile;
mod layers;
mod mutation;
mod oracle;
mod properties;
mod review;
mod schema;
mod second_reading;
mod timeline;
