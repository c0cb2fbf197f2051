//! The command line as scripts see it: exit codes, messages, the documented JSON.
// A helper that fails is a test that fails; the exception in clippy.toml knows test functions only.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

mod bad_input;
mod brief;
mod contract;
mod diff;
mod encodings;
mod exporting;
mod formats;
mod large;
mod library;
mod own_config;
mod own_lexicon;
mod parts;
#[cfg(feature = "encoder")]
mod reading;
mod schema;
mod stances;
mod taking_over;
mod validator;
mod verdicts;
mod world;
#[cfg(unix)]
mod writing;
