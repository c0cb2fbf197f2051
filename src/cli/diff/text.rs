//! What changed, for people: what an analyst asks first, then each sentence in its section.

use std::io::{self, Write};

use textwrap::Options;

use super::super::columns;
use super::Both;
use crate::compare;
use crate::model::{Change, ChangeKind, Fate};
use crate::text::{ellipsis, sanitise};

/// Columns of a line: what every terminal has.
const COLUMNS: usize = 80;
/// Columns of the name of a part, the blanks behind it included.
const NAME: usize = 14;

/// Prints all of it.
pub(super) fn write(both: &Both, out: &mut impl Write) -> io::Result<()> {
    let (old, new) = both.names();
    if both.words.is_same() {
        return writeln!(out, "{new} says what {old} says.");
    }
    writeln!(out, "{}\n{old} → {new}", both.title())?;
    let counts = ChangeKind::ALL.iter().filter_map(|kind| {
        let count = both.words.count(*kind);
        (count > 0).then(|| format!("{} {count} {}", kind.sign(), kind.name()))
    });
    writeln!(out, "{}", counts.collect::<Vec<_>>().join(" · "))?;
    summary(both, out)?;
    let mut section = None;
    for change in &both.words.changes {
        let here = both.section(change);
        if section != Some(here) {
            let heading = here.unwrap_or("(lead)");
            writeln!(
                out,
                "\n{}",
                ellipsis(&sanitise::line(heading), columns::most(COLUMNS))
            )?;
            section = Some(here);
        }
        sentence(both, change, out)?;
    }
    Ok(())
}

fn summary(both: &Both, out: &mut impl Write) -> io::Result<()> {
    let (old, new) = (both.old.side(), both.new.side());
    let lines = compare::summary(&old, &new, &both.words, Some(&both.findings));
    let mut part = "";
    for line in lines {
        if part.is_empty() {
            writeln!(out)?;
        }
        let shown = if line.part == part { "" } else { line.part };
        part = line.part;
        let sign = match line.fate {
            Fate::Added => "+",
            Fate::Deleted => "-",
            Fate::Same => "~",
        };
        let words = sanitise::line(&line.words);
        let words = ellipsis(&words, columns::most(COLUMNS - NAME - 2));
        writeln!(out, "{shown:<NAME$}{sign} {words}")?;
    }
    Ok(())
}

/// A sentence with its sign; gone words stand in `[-…-]`, new ones in `{+…+}`.
fn sentence(both: &Both, change: &Change, out: &mut impl Write) -> io::Result<()> {
    let (old, new) = (&both.old.opened.article.text, &both.new.opened.article.text);
    let mut line = String::new();
    let whole = matches!(change.kind, ChangeKind::Added | ChangeKind::Deleted);
    for words in &change.words {
        let (open, text, close) = match words.fate {
            Fate::Same => ("", words.span.of(new), ""),
            Fate::Added => ("{+", words.span.of(new), "+}"),
            Fate::Deleted => ("[-", words.span.of(old), "-]"),
        };
        let (open, close) = if whole { ("", "") } else { (open, close) };
        line.extend([open, text, close]);
    }
    let line = sanitise::line(&line);
    wrapped(&format!("{} ", change.kind.sign()), &line, 2, out)?;
    if change.kind == ChangeKind::Moved
        && let Some(span) = change.old
    {
        let article = &both.old.opened.article;
        let from = article.section_at(span.start);
        let heading = both.old.heading(from).unwrap_or("the lead");
        let line = format!("  (was in {})", sanitise::line(heading));
        writeln!(out, "{}", ellipsis(&line, columns::most(COLUMNS)))?;
    }
    Ok(())
}

/// A line behind `first`, its further rows indented.
fn wrapped(first: &str, line: &str, indent: usize, out: &mut impl Write) -> io::Result<()> {
    let blank = " ".repeat(indent);
    let options = Options::new(COLUMNS)
        .initial_indent(first)
        .subsequent_indent(&blank);
    for row in textwrap::wrap(line.trim(), options) {
        writeln!(out, "{}", row.trim_end())?;
    }
    Ok(())
}
