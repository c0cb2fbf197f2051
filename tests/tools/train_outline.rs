//! Makes `assets/outline.bin`, the weights that tell headings, titles, furniture and torn lines.
//!
//! ```text
//! cargo run --release --example train_outline -- FOLDER… [--check TEXTS]… [--each N] [--share P] [--out FILE]
//! ```
//!
//! Each `FOLDER` holds `docs.jsonl` (or `.xz`): documents whose authors marked their headings, one JSON a
//! line; `train_outline/gather.py` makes one of Debian's packages. Those of the split `train` are laid out as the plain text that people receive, `--each` times
//! each, and learned from; `--share` takes so many of a hundred. `--check` reports on texts that were
//! laid out with gold (`gold.jsonl`); nothing is learned from them. `--hold K` leaves out the sources of
//! fold K (0, 1 or 2) and checks on texts of theirs alone, so that a choice can be made on sources that
//! are not those of the report. `--out` alone with `--check` and
//! `--keep` checks the weights that are there.
//!
//! The same files give the same bytes, on every machine.
#![allow(
    clippy::indexing_slicing,
    clippy::string_slice,
    missing_docs,
    unreachable_pub,
    reason = "a tool for developers may end with a panic"
)]

#[path = "train_outline/boost.rs"]
mod boost;
#[path = "train_outline/check.rs"]
mod check;
#[path = "train_outline/corpus.rs"]
mod corpus;
#[path = "train_outline/layout.rs"]
mod layout;
#[path = "train_outline/learn.rs"]
mod learn;
#[path = "train_outline/random.rs"]
mod random;
#[path = "train_outline/style.rs"]
mod style;
#[path = "train_outline/words.rs"]
mod words;

use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::{Context, Result, bail};

fn main() -> Result<()> {
    let mut folders: Vec<PathBuf> = Vec::new();
    let mut checks = Vec::new();
    let (mut keep, mut each) = (false, false);
    let mut bars = attache::outline::learn::bars();
    let mut out = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/outline.bin");
    let mut plan = learn::Plan::default();
    let mut arguments = env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let mut value = || {
            arguments
                .next()
                .with_context(|| format!("{argument} needs a value"))
        };
        match argument.as_str() {
            "--check" => checks.push(PathBuf::from(value()?)),
            "--each" => plan.each = value()?.parse()?,
            "--share" => plan.share = value()?.parse()?,
            "--hold" => plan.hold = Some(value()?.parse()?),
            "--trees" => plan.trees = value()?.parse()?,
            "--bar" => bars.0 = value()?.parse()?,
            "--title-bar" => bars.1 = value()?.parse()?,
            "--out" => out = PathBuf::from(value()?),
            "--keep" => keep = true,
            "--errors" => each = true,
            _ if argument.starts_with('-') => bail!("“{argument}” is not understood"),
            _ => folders.push(PathBuf::from(argument)),
        }
    }
    let documents = folders
        .iter()
        .map(|folder| corpus::read(folder))
        .collect::<Result<Vec<_>>>()?
        .concat();
    if documents.is_empty() && !keep {
        bail!("usage: train_outline FOLDER… [--check TEXTS]… [--each N] [--share P] [--out FILE]");
    }
    let held = plan.hold.map(|fold| learn::held(&documents, fold));
    let bytes = if keep {
        fs::read(&out)?
    } else {
        let bytes = learn::weights(&documents, &plan);
        fs::write(&out, &bytes).with_context(|| out.display().to_string())?;
        println!("{} bytes in {}", bytes.len(), out.display());
        bytes
    };
    for texts in checks {
        check::report(&texts, &bytes, bars, each, held.as_ref())?;
    }
    Ok(())
}
