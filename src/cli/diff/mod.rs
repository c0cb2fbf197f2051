//! `attache diff`: what changed between two versions of an article.

mod both;
mod html;
mod record;
mod text;

use std::io::Write;
use std::path::Path;

use super::args::{DiffArgs, DiffFormat};
use super::failure::{Failure, Outcome};
use super::input::{Input, beside};
use both::{Both, Version};

/// Versions with more words than that are compared by the first reading: the second one of both would take
/// seconds, for what stands beside the words that changed.
const LONG: u32 = 5_000;

/// Compares two files and prints what differs.
pub(super) fn run(args: DiffArgs, out: &mut impl Write) -> Result<Outcome, Failure> {
    if args.old == Path::new("-") && args.new == Path::new("-") {
        let words = "-: only one of two versions can be standard input; name a file for the other";
        return Err(Failure::File(words.to_owned()));
    }
    let old = Input::require(Some(args.old), &args.how)?;
    let new = Input::require(Some(args.new), &args.how)?;
    let (before, after) = beside(|| old.with_checksum(), || new.with_checksum());
    let (before, after) = (before?, after?);
    let quick = before.0.words.max(after.0.words) > LONG;
    let (before, after) = beside(
        || Version::read(&old, before, quick),
        || Version::read(&new, after, quick),
    );
    let both = Both::new(before, after);
    match args.format {
        DiffFormat::Text => text::write(&both, out)?,
        DiffFormat::Json => record::write(&both, out)?,
        DiffFormat::Html => html::write(&both, out)?,
    }
    let same = both.words.is_same();
    Ok(if same {
        Outcome::Done
    } else {
        Outcome::Different
    })
}
