//! One page: what changed on top, below it the new text with what is gone at its place.
//!
//! No scripts, nothing from elsewhere; everything that comes from the articles is escaped.

use std::io::{self, Write};

use super::{Both, Version};
use crate::compare::merged;
use crate::model::{Block, BlockKind, ChangeKind, ChangeMark, Fate, Merged, Turnover};
use crate::text::{markup, sanitise};

const HEAD: &str = r#"<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<style>
body { max-width: 42em; margin: 2em auto; padding: 0 1em; font-family: serif; line-height: 1.5; }
pre { overflow-x: auto; line-height: 1.3; margin: 0; }
ins { background: #d9f2d9; text-decoration: underline; print-color-adjust: exact; }
del { background: #fadcdc; text-decoration: line-through; print-color-adjust: exact; }
.moved { border-left: 3px double #555; padding-left: .3em; background: #eeeef8; }
.quote { border-left: 2px solid #999; padding-left: 1em; }
dt { font-weight: bold; }
h1, h2, h3, h4, h5, h6 { break-after: avoid; }
</style>
"#;

/// Prints the page.
pub(super) fn write(both: &Both, out: &mut impl Write) -> io::Result<()> {
    let title = escaped(&both.title());
    out.write_all(HEAD.as_bytes())?;
    writeln!(out, "<title>{title}</title>\n</head>\n<body>")?;
    summary(both, out)?;
    let (old, new) = (&both.old.opened.article, &both.new.opened.article);
    let page = merged(old, new, &both.words, &[]);
    let mut marks = page.marks.as_slice();
    for block in &page.article.blocks {
        let (tag, class) = tag(block);
        write!(out, "<{tag}{class}>")?;
        let here = marks.partition_point(|mark| mark.span.start < block.span.end);
        let (here, rest) = marks.split_at_checked(here).unwrap_or((marks, &[]));
        marks = rest;
        words(both, &page, block, here, out)?;
        writeln!(out, "</{tag}>")?;
    }
    out.write_all(b"</body>\n</html>\n")
}

fn summary(both: &Both, out: &mut impl Write) -> io::Result<()> {
    let (old, new) = both.names();
    writeln!(out, "<p>{} → {}</p>", escaped(&old), escaped(&new))?;
    if both.words.is_same() {
        return writeln!(out, "<p>Both say the same.</p>");
    }
    let counts = ChangeKind::ALL
        .iter()
        .map(|kind| format!("{} {}", both.words.count(*kind), kind.name()));
    writeln!(
        out,
        "<p>{}</p>\n<dl>",
        counts.collect::<Vec<_>>().join(" · ")
    )?;
    let findings = &both.findings;
    let entity = |version: &Version, at: u32| version.label(at).to_owned();
    let heading =
        |version: &Version, at: u32| version.heading(at as usize).unwrap_or("").to_owned();
    let position = |version: &Version, at: u32| {
        let position = version.positions.get(at as usize);
        position.map_or(String::new(), |position| {
            let said = position.told.of(&version.opened.article.text);
            let (label, stance) = (version.label(position.holder), position.stance.name());
            format!("{label} {stance}: {said}")
        })
    };
    turnover(both, "Sections", &both.words.sections, heading, out)?;
    turnover(both, "Stakeholders", &findings.stakeholders, entity, out)?;
    turnover(both, "Issues", &findings.issues, entity, out)?;
    turnover(both, "Positions", &findings.positions, position, out)?;
    let (old, new) = (&both.old.opened.article.text, &both.new.opened.article.text);
    for (at, number) in both.words.numbers.iter().enumerate() {
        if at == 0 {
            writeln!(out, "<dt>Numbers and dates</dt>")?;
        }
        let before = number.old.map_or("–", |span| span.of(old));
        let after = number.new.map_or("–", |span| span.of(new));
        let sentence = escaped(number.sentence.of(new));
        let (before, after) = (escaped(before), escaped(after));
        writeln!(
            out,
            "<dd><del>{before}</del> <ins>{after}</ins> {sentence}</dd>"
        )?;
    }
    writeln!(out, "</dl>\n<hr>")
}

fn turnover(
    both: &Both,
    name: &str,
    turnover: &Turnover,
    label: impl Fn(&Version, u32) -> String,
    out: &mut impl Write,
) -> io::Result<()> {
    if turnover.is_empty() {
        return Ok(());
    }
    writeln!(out, "<dt>{name}</dt>")?;
    for at in &turnover.came {
        let label = escaped(&label(&both.new, *at));
        writeln!(out, "<dd><ins>{label}</ins></dd>")?;
    }
    for at in &turnover.went {
        let label = escaped(&label(&both.old, *at));
        writeln!(out, "<dd><del>{label}</del></dd>")?;
    }
    Ok(())
}

fn tag(block: &Block) -> (&'static str, &'static str) {
    let headings = ["h2", "h3", "h4", "h5", "h6"];
    match block.kind {
        BlockKind::Title => ("h1", ""),
        BlockKind::Heading => {
            let level = usize::from(block.level.saturating_sub(1)).min(headings.len() - 1);
            (headings.get(level).copied().unwrap_or("h6"), "")
        }
        BlockKind::Verbatim | BlockKind::Row => ("pre", ""),
        _ if block.quote > 0 => ("p", " class=\"quote\""),
        _ => ("p", ""),
    }
}

/// The words of a block with their marks.
fn words(
    both: &Both,
    page: &Merged,
    block: &Block,
    marks: &[ChangeMark],
    out: &mut impl Write,
) -> io::Result<()> {
    let text: &str = &page.article.text;
    let of = |from: u32, to: u32| escaped(text.get(from as usize..to as usize).unwrap_or(""));
    let mut at = block.span.start;
    for mark in marks {
        write!(out, "{}", of(at, mark.span.start))?;
        at = mark.span.end;
        let words = of(mark.span.start, mark.span.end);
        let change = both.words.changes.get(mark.change as usize);
        let number = mark.change;
        let moved = change.is_some_and(|change| change.kind == ChangeKind::Moved);
        let class = if moved { " class=\"moved\"" } else { "" };
        match mark.fate {
            Fate::Same => write!(
                out,
                "<span{class} title=\"moved\" data-change=\"{number}\">{words}</span>"
            )?,
            Fate::Added => write!(out, "<ins{class} data-change=\"{number}\">{words}</ins>")?,
            Fate::Deleted => write!(out, "<del data-change=\"{number}\">{words}</del>")?,
        }
    }
    write!(out, "{}", of(at, block.span.end))
}

/// Words of an article as text inside and outside of tags.
fn escaped(text: &str) -> String {
    markup::escaped(&sanitise::line(text))
}
