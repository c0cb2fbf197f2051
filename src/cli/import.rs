//! `attache import`: verdicts and notes from exports, merged with those that are here.

use std::collections::HashSet;
use std::io::Write;
use std::path::Path;

use super::args::ImportArgs;
use super::failure::{Failure, Outcome};
use super::input::Input;
use super::kept;
use crate::export::{self, ImportError, Incoming, MAX_IMPORT};
use crate::model::{Layer, MadeBy, Span};
use crate::open::{self, Opened, shown};
use crate::text::sanitise;

/// Merges all files, newest decision of each person first, and says what that did.
pub(super) fn run(args: &ImportArgs, out: &mut impl Write) -> Result<Outcome, Failure> {
    let people = people(args)?;
    let input = Input::require(Some(args.path.clone()), &args.how)?;
    let opened = input.open()?;
    let mut incoming = Vec::new();
    for (path, by) in args.annotations.iter().zip(people) {
        incoming.extend(read(path, by, &opened)?);
    }
    let identity = kept::identity(&opened, input.path());
    let mut store = kept::store()?;
    let (current, _) = kept::reviewed(&store, &opened, &identity)?;
    let (changed, report) = export::merge(current, incoming);
    store
        .keep_reviewed(&identity, &changed)
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

/// Whose each file is, where that is said.
fn people(args: &ImportArgs) -> Result<Vec<Option<String>>, Failure> {
    let files = args.annotations.len();
    let named = |name: &String| {
        let name = sanitise::line(name).trim().to_owned();
        (!name.is_empty()).then_some(name)
    };
    match args.by.as_slice() {
        [] => Ok(vec![None; files]),
        [one] => Ok(vec![named(one); files]),
        several if several.len() == files => Ok(several.iter().map(named).collect()),
        several => {
            let words = format!(
                "--by names {} people, but there are {files} files: name one for all, or one for each",
                several.len()
            );
            Err(Failure::File(words))
        }
    }
}

/// The highlights of a file, each where it stands in the article. A file is placed for itself: what
/// others hold has no say in it.
fn read(path: &Path, by: Option<String>, opened: &Opened) -> Result<Vec<Incoming>, Failure> {
    let text = &opened.article.text;
    let failed = |what: String| Failure::File(format!("{}: {what}", shown(path)));
    let size = std::fs::metadata(path).map(|about| about.len());
    if size.is_ok_and(|size| size > MAX_IMPORT as u64) {
        return Err(failed(ImportError::TooLarge.to_string()));
    }
    let bytes = open::read(path)?;
    let mut incoming = export::import(&bytes, text).map_err(|error| failed(error.to_string()))?;
    let highlights = incoming.iter().map(|one| one.highlight.clone()).collect();
    let (placed, _) = open::placed(text, highlights);
    let found: HashSet<Span> = (opened.annotations.mentions.iter())
        .map(|mention| mention.span)
        .collect();
    for (one, highlight) in incoming.iter_mut().zip(placed) {
        one.highlight = highlight;
        if let Some(span) = one.highlight.span {
            one.highlight.anchor = open::describe(text, span);
            // who is named may have accepted what was found, or have selected it
            let is_found = one.highlight.layer() == Layer::Entity && found.contains(&span);
            if one.by.is_some() && is_found {
                one.highlight.made_by = MadeBy::Attache;
            }
        }
        if let Some(by) = &by {
            one.by = Some(by.clone());
            for review in one.reviews.iter_mut().filter(|review| review.by.is_empty()) {
                review.by.clone_from(by);
            }
        }
    }
    Ok(incoming)
}
