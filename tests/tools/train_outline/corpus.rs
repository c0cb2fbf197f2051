//! The documents that are learned from: one JSON a line, blocks with their runs.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;

/// One document.
#[derive(Clone, Debug, Deserialize)]
pub struct Document {
    pub id: String,
    pub split: String,
    pub src: String,
    #[serde(default)]
    pub script: String,
    #[serde(default)]
    pub title: Option<String>,
    #[serde(default)]
    pub author: Option<String>,
    pub blocks: Vec<Block>,
}

/// One block of it.
#[derive(Clone, Debug, Deserialize)]
pub struct Block {
    /// `h` heading, `p` paragraph, `li` item, `q` quote, `tr` row, `cap` caption, `pre` verbatim, `hr` rule, `btn` button.
    pub t: String,
    /// Runs: text, and `l` link, `b` strong, `i` emphasis, `c` code or nothing.
    #[serde(default)]
    pub x: Vec<(String, String)>,
    /// Level of a heading.
    #[serde(default)]
    pub lv: u8,
    /// 1 for a heading that heads a section.
    #[serde(default)]
    pub g: i8,
    /// An item's own marker.
    #[serde(default)]
    pub m: Option<String>,
    /// Its depth.
    #[serde(default)]
    pub d: Option<usize>,
    /// 1 for a paragraph that is wholly bold: perhaps a heading.
    #[serde(default)]
    pub bh: Option<u8>,
    /// Stands in a quotation.
    #[serde(default)]
    pub q: Option<u8>,
}

impl Block {
    /// Its words.
    pub fn text(&self) -> String {
        let runs: String = self.x.iter().map(|(text, _)| text.as_str()).collect();
        runs.trim().to_owned()
    }

    /// True for a heading that heads a section.
    pub fn is_heading(&self) -> bool {
        self.t == "h" && self.g == 1
    }
}

/// The documents of `docs.jsonl` or `docs.jsonl.xz` in `folder`.
pub fn read(folder: &Path) -> Result<Vec<Document>> {
    let plain = folder.join("docs.jsonl");
    let text = if plain.is_file() {
        fs::read_to_string(&plain).with_context(|| plain.display().to_string())?
    } else {
        let packed = folder.join("docs.jsonl.xz");
        let file = fs::File::open(&packed).with_context(|| packed.display().to_string())?;
        let mut bytes = Vec::new();
        lzma_rs::xz_decompress(&mut std::io::BufReader::new(file), &mut bytes)
            .map_err(|error| anyhow::anyhow!("{}: {error:?}", packed.display()))?;
        String::from_utf8(bytes)?
    };
    text.lines()
        .map(|line| serde_json::from_str(line).context("a document that can’t be read"))
        .collect()
}
