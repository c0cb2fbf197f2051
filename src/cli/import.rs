//! `attache import`: verdicts and notes from an export, merged with those that are here.

use std::io::Write;

use super::args::ImportArgs;
use super::failure::{Failure, Outcome};
use super::input::Input;
use super::kept;
use crate::export::{self, ImportError, MAX_IMPORT};
use crate::open::{self, shown};

/// Merges, newest decision first, and says what that did.
pub(super) fn run(args: &ImportArgs, out: &mut impl Write) -> Result<Outcome, Failure> {
    let input = Input::require(Some(args.path.clone()), &args.how)?;
    let opened = input.open()?;
    let text = &opened.article.text;
    let named = shown(&args.annotations);
    let failed = |what: String| Failure::File(format!("{named}: {what}"));
    let size = std::fs::metadata(&args.annotations).map(|about| about.len());
    if size.is_ok_and(|size| size > MAX_IMPORT as u64) {
        return Err(failed(ImportError::TooLarge.to_string()));
    }
    let bytes = open::read(&args.annotations)?;
    let incoming = export::import(&bytes, text).map_err(|error| failed(error.to_string()))?;
    let (mut incoming, _) = open::placed(text, incoming);
    for highlight in &mut incoming {
        if let Some(span) = highlight.span {
            highlight.anchor = open::describe(text, span);
        }
    }
    let identity = kept::identity(&opened, input.path());
    let mut store = kept::store()?;
    let current = kept::highlights(&store, &opened, &identity)?;
    let (changed, report) = export::merge(&current, incoming);
    store
        .keep(&identity, &changed)
        .map_err(|error| Failure::Store(error.to_string()))?;
    if report.added + report.updated == 0 {
        let all = report.kept;
        writeln!(out, "nothing changed: all {all} are as they were")?;
        return Ok(Outcome::Done);
    }
    writeln!(
        out,
        "{} added, {} updated, {} as they were, {} without a place in the article",
        report.added, report.updated, report.kept, report.orphaned
    )?;
    Ok(Outcome::Done)
}
