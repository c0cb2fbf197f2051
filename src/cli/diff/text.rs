//! What changed, for people: what an analyst asks first, then each sentence in its section.

use std::io::{self, Write};

use textwrap::Options;

use super::{Both, Version};
use crate::model::{Change, ChangeKind, Fate, Turnover};
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
            writeln!(out, "\n{}", ellipsis(&sanitise::line(heading), COLUMNS))?;
            section = Some(here);
        }
        sentence(both, change, out)?;
    }
    Ok(())
}

fn summary(both: &Both, out: &mut impl Write) -> io::Result<()> {
    let findings = &both.findings;
    let mut lines: Vec<(&str, String)> = Vec::new();
    let mut turnover = |name, turnover: &Turnover, label: &dyn Fn(&Version, u32) -> String| {
        for (sign, version, list) in [
            ('+', &both.new, &turnover.came),
            ('-', &both.old, &turnover.went),
        ] {
            if !list.is_empty() {
                let labels: Vec<String> = list.iter().map(|at| label(version, *at)).collect();
                lines.push((name, format!("{sign} {}", labels.join(", "))));
            }
        }
    };
    turnover("Sections", &both.words.sections, &|version, at| {
        version.heading(at as usize).unwrap_or("").to_owned()
    });
    let entity = |version: &Version, at: u32| version.label(at).to_owned();
    turnover("Stakeholders", &findings.stakeholders, &entity);
    turnover("Issues", &findings.issues, &entity);
    lines.extend(positions(both).into_iter().map(|line| ("Positions", line)));
    let (old, new) = (&both.old.opened.article.text, &both.new.opened.article.text);
    for number in &both.words.numbers {
        let before = number.old.map_or("–", |span| span.of(old));
        let after = number.new.map_or("–", |span| span.of(new));
        let line = format!("{before} → {after}: {}", number.sentence.of(new));
        lines.push((
            "Numbers",
            ellipsis(&sanitise::line(&line), COLUMNS - NAME).into_owned(),
        ));
    }
    let mut before = "";
    if !lines.is_empty() {
        writeln!(out)?;
    }
    for (name, words) in lines {
        let shown = if name == before { "" } else { name };
        before = name;
        wrapped(
            &format!("{shown:<NAME$}"),
            &sanitise::line(&words),
            NAME + 2,
            out,
        )?;
    }
    Ok(())
}

/// Positions that are another one now, then what came and what went.
fn positions(both: &Both) -> Vec<String> {
    let findings = &both.findings;
    let told = |version: &Version, at: u32| {
        let position = version.positions.get(at as usize)?;
        let said = position.told.of(&version.opened.article.text);
        let (label, stance) = (version.label(position.holder), position.stance.name());
        Some((label.to_owned(), stance, sanitise::line(said)))
    };
    let mut lines = Vec::new();
    for (before, after) in &findings.turned {
        if let Some((was, is)) = told(&both.old, *before).zip(told(&both.new, *after)) {
            let stance = if was.1 == is.1 {
                is.1.to_owned()
            } else {
                format!("{} → {}", was.1, is.1)
            };
            lines.push(format!("{} {stance}: {}", is.0, is.2));
        }
    }
    let turned = |at: &u32, side: fn(&(u32, u32)) -> u32| {
        findings.turned.iter().any(|pair| side(pair) == *at)
    };
    let mut plain = |sign, version: &Version, list: &[u32], side: fn(&(u32, u32)) -> u32| {
        for at in list.iter().filter(|at| !turned(at, side)) {
            if let Some((label, stance, said)) = told(version, *at) {
                lines.push(format!("{sign} {label} {stance}: {said}"));
            }
        }
    };
    plain('+', &both.new, &findings.positions.came, |pair| pair.1);
    plain('-', &both.old, &findings.positions.went, |pair| pair.0);
    let line = |line: String| ellipsis(&line, COLUMNS - NAME).into_owned();
    lines.into_iter().map(line).collect()
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
        writeln!(out, "{}", ellipsis(&line, COLUMNS))?;
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
