//! Makes `assets/tagger.bin`, the weights of the name tagger, from a folder of marked texts.
//!
//! ```text
//! cargo run --release --example train_tagger -- FOLDER [--check FOLDER] [--out FILE]
//! ```
//!
//! Every `*.jsonl` file in the folder is read, in the order of their names. A line is one text:
//!
//! ```json
//! {"id": "a-1", "text": "Ida Marsh left Turin.", "spans": [{"start": 0, "end": 9, "type": "PER"}]}
//! ```
//!
//! `start` and `end` are code points, `end` exclusive; `type` is `PER`, `ORG`, `LOC` or `MISC`, other
//! types are read as no name. Each line of a text is a paragraph. Labels in files with `silver` in
//! their name come from a machine: where they contradict themselves they are mended or left out.
//!
//! The same files give the same bytes, on every machine. `--check` tells how well the weights do on
//! the texts of another folder; nothing is learned from them.
#![allow(
    clippy::indexing_slicing,
    reason = "a tool for developers may end with a panic"
)]

#[path = "train_tagger/check.rs"]
mod check;
#[path = "train_tagger/clean.rs"]
mod clean;
#[path = "train_tagger/corpus.rs"]
mod corpus;
#[path = "train_tagger/learn.rs"]
mod learn;
#[path = "train_tagger/shrink.rs"]
mod shrink;

use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::{Context, Result, bail};
use learn::Settings;

fn main() -> Result<()> {
    let mut folder = None;
    let mut check = None;
    let mut out = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/tagger.bin");
    let settings = Settings::default();
    let mut arguments = env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let mut value = || {
            arguments
                .next()
                .with_context(|| format!("{argument} needs a value"))
        };
        match argument.as_str() {
            "--check" => check = Some(PathBuf::from(value()?)),
            "--out" => out = PathBuf::from(value()?),
            _ if folder.is_none() => folder = Some(PathBuf::from(argument)),
            _ => bail!("“{argument}” is not understood"),
        }
    }
    let folder = folder.context("usage: train_tagger FOLDER [--check FOLDER] [--out FILE]")?;
    let mut texts = corpus::read(&folder)?;
    let (changed, added) = clean::clean(&mut texts);
    println!("{changed} labels mended, {added} added");
    println!(
        "{} texts with {} names",
        texts.len(),
        texts.iter().map(|text| text.names.len()).sum::<usize>()
    );
    let bytes = train(&texts, &settings);
    println!("{} bytes to {}", bytes.len(), out.display());
    fs::write(&out, &bytes)?;
    if let Some(folder) = check {
        check::report(&folder, &bytes)?;
    }
    Ok(())
}

/// The weights that the texts teach.
fn train(texts: &[corpus::Text], settings: &Settings) -> Vec<u8> {
    let lesson = learn::Lesson::new(texts, settings).without_slips(settings);
    let model = learn::learn(&lesson, settings);
    shrink::pack(&lesson.keys, &model, settings.rows)
}

#[cfg(test)]
#[path = "train_tagger/tests.rs"]
mod tests;
