//! Markdown for people: what was decided or noted, section by section.

use std::io::{self, Write};

use crate::text::{percent_encoded, sanitise};

use super::entry::Place;
use super::{Entry, Export};

/// Characters of a quote that go into a link.
const MAX_LINK: usize = 80;

/// Writes `export`.
pub(super) fn write(export: &Export, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "# {}", escaped(&export.title()))?;
    let mut section = None;
    let touched = export.entries().iter().filter(|entry| entry.is_touched());
    for entry in touched {
        let here = Some(entry.place.map(|place| place.section));
        if section != here {
            section = here;
            writeln!(out, "\n## {}", heading(export, entry.place))?;
        }
        highlight(export, entry, out)?;
    }
    if section.is_none() {
        writeln!(out, "\nNothing decided or noted yet.")?;
    }
    Ok(())
}

fn heading(export: &Export, place: Option<Place>) -> String {
    let Some(place) = place else {
        return "No longer in the text".to_owned();
    };
    let section = export.article.sections.get(place.section);
    let words = section
        .and_then(|section| section.heading)
        .map(|heading| heading.of(&export.article.text));
    words.map_or_else(
        || "Lead".to_owned(),
        |words| escaped(&sanitise::line(words)),
    )
}

fn highlight(export: &Export, entry: &Entry, out: &mut impl Write) -> io::Result<()> {
    writeln!(out)?;
    for line in entry.text.split('\n') {
        writeln!(out, "{}", format!("> {}", escaped(line)).trim_end())?;
    }
    let summary = entry.summary(|name| format!("**{}**", escaped(name)));
    write!(out, "\n- {summary}")?;
    if let Some(place) = entry.place {
        write!(out, ", {}", link(export, place))?;
    }
    writeln!(out)?;
    if let Some(note) = &entry.note {
        let mut lines = note.split('\n');
        writeln!(out, "- Note: {}", escaped(lines.next().unwrap_or("")))?;
        for line in lines {
            match escaped(line) {
                line if line.is_empty() => writeln!(out)?,
                // two blanks or a backslash would break the line; a paragraph does it everywhere
                line => writeln!(out, "\n  {line}")?,
            }
        }
    }
    Ok(())
}

/// `[line 12](<PATH#q=…>)`; of standard input only the line, for it can't be opened again.
fn link(export: &Export, place: Place) -> String {
    let line = format!("line {}", place.line);
    let path = &export.article.source.path;
    if path == "-" || path.is_empty() {
        return line;
    }
    let mut target = String::new();
    for c in sanitise::line(path).chars() {
        if matches!(c, '<' | '>' | '\\' | '&') {
            target.push('\\');
        }
        target.push(c);
    }
    let quote = query(&export.article.text, place);
    format!("[{line}](<{target}#q={}>)", percent_encoded(quote))
}

/// The words to look for: the quote, with as many words behind and before it as it takes for the
/// first place where they stand to be this one.
fn query(text: &str, place: Place) -> &str {
    let (mut start, end) = (place.span.start as usize, place.span.end as usize);
    let limit = |from: usize| {
        let rest = text.get(from..).unwrap_or("");
        let line = rest.find('\n').unwrap_or(rest.len());
        let nth = rest.char_indices().nth(MAX_LINK);
        from + nth.map_or(line, |(at, _)| at.min(line))
    };
    let mut end = end.min(limit(start));
    let mut backwards = false;
    loop {
        let quote = text.get(start..end).unwrap_or("");
        if text.find(quote) == Some(start) {
            return quote;
        }
        // a word more behind, up to the end of the line; then words before, of other lines, too
        let rest = text.get(end..limit(start).max(end)).unwrap_or("");
        let more = rest
            .char_indices()
            .skip(1)
            .find(|(_, c)| !c.is_alphanumeric())
            .map_or(rest.len(), |(at, _)| at);
        if more > 0 && !backwards {
            end += more;
            continue;
        }
        backwards = true;
        let before = text.get(..start).unwrap_or("").trim_end();
        let word = before.rfind([' ', '\n']).map_or(0, |at| at + 1);
        if word >= start || end - word > 4 * MAX_LINK {
            return place.span.of(text);
        }
        start = word;
    }
}

/// One line of text so that Markdown shows it as it is.
fn escaped(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 8);
    let line = line.trim();
    let body = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = line.len() - body.len();
    for (at, c) in line.char_indices() {
        let opens = at == 0 && matches!(c, '-' | '+' | '=' | '#' | ':');
        let numbers = digits > 0 && at == digits && matches!(c, '.' | ')');
        if opens
            || numbers
            || matches!(
                c,
                '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|' | '~' | '!' | '$' | '^'
            )
        {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
