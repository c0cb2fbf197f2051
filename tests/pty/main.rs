//! The real program in a pseudo-terminal: what a person sees, what reaches the terminal byte for
//! byte, and what is left of the terminal afterwards.
//!
//! Nothing here sleeps to wait for something: every wait is for a condition, with a deadline.
#![cfg(target_os = "linux")]
#![allow(
    // a test may fail loudly; clippy.toml says so for test functions, this is for their helpers
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

mod arriving;
mod colour;
mod configured;
mod errors;
mod exporting;
mod hostile;
mod idle;
mod items;
mod raw;
mod reading;
mod reloading;
mod resizing;
mod restoring;
mod reviewing;
mod seeking;
mod signals;
mod state;
mod terminal;
