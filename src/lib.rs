//! attache reads briefings in a terminal: the outline beside the text, stakeholders and issues
//! highlighted in it, everything by keyboard.
//!
//! # Rooms
//!
//! Each room may use the rooms named behind its arrow, and nothing else; `tests/architecture.rs`
//! and the feature `tui` keep it so.
//!
//! ```text
//! main     → cli, tui
//! tui      → app, layout, config, jobs, model, text
//! cli      → library, open, search, store, export, compare, config, model, text
//! jobs     → library, open, search, store, export, compare, config, layout, model
//! app      → layout, config, model, text
//! library  → open, model, text
//! open     → import, outline, reading, tagger, annotate, relations, anchor, model, text
//! reading  → annotate, lexicon, model, text
//! relations → annotate, tagger, lexicon, model, text
//! annotate → tagger, lexicon, model, text
//! tagger   → lexicon, model, text
//! import, outline, lexicon, anchor, search, store, export, compare, layout → model, text
//! config   → model
//! text     → model
//! model    → std, serde
//! ```
#![cfg_attr(test, allow(clippy::string_slice))]

pub mod anchor;
pub mod annotate;
pub mod app;
pub mod cli;
pub mod compare;
pub mod config;
pub mod export;
pub mod import;
pub mod jobs;
pub mod layout;
pub mod lexicon;
pub mod library;
pub mod model;
pub mod open;
pub mod outline;
#[cfg(feature = "encoder")]
pub mod reading;
pub mod relations;
pub mod search;
pub mod store;
pub mod tagger;
pub mod text;
#[cfg(feature = "tui")]
pub mod tui;
