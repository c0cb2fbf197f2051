//! Whole screens with their styles, drawn by the real views into a buffer.
//!
//! After a change that is meant, look at the difference and take it over with
//! `INSTA_UPDATE=always cargo test --test screens`.
#![allow(
    // a test may fail loudly; clippy.toml says so for test functions, this is for their helpers
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

// the answer to `D`, as in the key scripts
#[allow(dead_code)]
#[path = "../keys/comparing.rs"]
mod comparing;
mod every_size;
mod full_screens;
// the same reader without a terminal as in the key scripts, which use more of it
#[allow(dead_code)]
#[path = "../keys/harness.rs"]
mod harness;
mod inspector;
mod library;
mod picture;
mod pictures;
mod reading;
mod review;
mod scripts;
#[allow(dead_code)]
#[path = "../keys/shelf.rs"]
mod shelf;
