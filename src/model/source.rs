//! Where an article came from.

use serde::{Deserialize, Serialize};

/// The formats that are understood.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// Text without markup; its outline is found by how its lines look.
    #[default]
    Plain,
    /// `CommonMark` with tables, footnotes, strikethrough, task lists and front matter.
    Markdown,
}

/// What is known of the file itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// Path as given, or `-` for standard input.
    pub path: String,
    /// How it was read.
    pub format: Format,
    /// WHATWG name of the encoding it was decoded from.
    pub encoding: String,
    /// Size in bytes as it was read.
    pub bytes: u64,
    /// How many undecodable sequences became U+FFFD.
    pub undecodable: u32,
}

impl Source {
    /// What it is called on the screen: its path, or standard input.
    pub fn name(&self) -> &str {
        match self.path.as_str() {
            "-" => "standard input",
            path => path,
        }
    }
}
