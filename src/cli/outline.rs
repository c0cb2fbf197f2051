//! `attache outline`: the sections of an article.

use std::io::Write;

use super::args::{ListArgs, ListFormat};
use super::failure::{Failure, Outcome};
use super::input::Input;
use super::record::View;
use super::summary::Labels;
use crate::export::row;

/// Columns for a heading.
const HEADING: usize = 100;

/// Prints the sections.
pub(super) fn run(args: ListArgs, out: &mut impl Write) -> Result<Outcome, Failure> {
    let opened = Input::require(args.path, &args.how)?.bare()?;
    let view = View::new(&opened);
    let article = &opened.article;
    match args.format {
        ListFormat::Text => {
            let labels = Labels::new(article, HEADING);
            for section in &article.sections {
                let (line, words) = (section.line, section.words);
                let unit = if words == 1 { "word" } else { "words" };
                writeln!(out, "{line:>6}  {}  ({words} {unit})", labels.of(section))?;
            }
        }
        ListFormat::Json => {
            serde_json::to_writer_pretty(&mut *out, &view.sections())?;
            writeln!(out)?;
        }
        ListFormat::Csv => {
            row(out, &["heading", "level", "line", "start", "end", "words"])?;
            for section in &article.sections {
                let heading = section.heading.map_or("", |span| span.of(&article.text));
                let (start, end) = view.points(section.span);
                let numbers = [
                    section.level.into(),
                    section.line,
                    start,
                    end,
                    section.words,
                ];
                let [level, line, start, end, words] = numbers.map(|number| number.to_string());
                row(out, &[heading, &level, &line, &start, &end, &words])?;
            }
        }
    }
    Ok(Outcome::Done)
}
