//! Key scripts: an article, keys as a string, and what must be on the screen then.
//!
//! They go through the real update function; only the background threads are replaced, by answers
//! that come at once.
#![allow(
    // a test may fail loudly; clippy.toml says so for test functions, this is for their helpers
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

mod comparing;
mod configuring;
mod copying;
mod cost;
mod dim;
mod every_key;
mod few_keys;
mod full_screens;
mod harness;
mod headings;
mod help;
mod highlights;
mod inspector;
mod lens;
mod library;
mod lighting;
mod looks;
mod mouse;
mod noting;
mod opening;
mod outline;
mod panes;
mod place;
mod places;
mod prompting;
mod resizing;
mod review;
mod scrolling;
mod search;
mod sections;
mod seeking;
mod shelf;
mod small;
mod table;
mod tables;
