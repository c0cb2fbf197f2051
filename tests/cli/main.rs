//! The command line as scripts see it: exit codes, messages, the documented JSON.

mod bad_input;
mod contract;
mod encodings;
mod formats;
mod large;
mod world;
