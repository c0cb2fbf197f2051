//! `attache outline`: the sections of an article.

use std::io::{self, Write};

use serde::Serialize;

use super::columns;
use super::list::List;
use super::summary::Labels;
use super::view::View;

/// Columns for a heading.
const HEADING: usize = 100;

/// The sections.
pub(super) struct Sections;

impl List for Sections {
    const NAME: &'static str = "sections";
    const HEADER: &'static [&'static str] = &["heading", "level", "line", "start", "end", "words"];
    const BARE: bool = true;

    fn text(view: &View, out: &mut dyn Write) -> io::Result<()> {
        let article = &view.opened.article;
        let labels = Labels::new(article, columns::most(HEADING));
        for section in &article.sections {
            let line = view.line(section.line);
            let line = line.map_or_else(String::new, |line| line.to_string());
            let words = section.words;
            let unit = if words == 1 { "word" } else { "words" };
            writeln!(out, "{line:>6}  {}  ({words} {unit})", labels.of(section))?;
        }
        Ok(())
    }

    fn json<'a>(view: &'a View<'a>) -> impl Serialize + 'a {
        view.sections()
    }

    fn rows(view: &View, row: &mut dyn FnMut(&[&str]) -> io::Result<()>) -> io::Result<()> {
        let article = &view.opened.article;
        for section in &article.sections {
            let heading = section.heading.map_or("", |span| span.of(&article.text));
            let (start, end) = view.points(section.span);
            let line = view.line(section.line);
            let line = line.map_or_else(String::new, |line| line.to_string());
            let numbers = [section.level.into(), start, end, section.words];
            let [level, start, end, words] = numbers.map(|number| number.to_string());
            row(&[heading, &level, &line, &start, &end, &words])?;
        }
        Ok(())
    }
}
