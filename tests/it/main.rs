//! The proof that the engine and the policies say what the texts say.

mod cases;
mod check;
mod layers;
mod mutation;
mod oracle;
mod properties;
mod review;
mod second_reading;
