//! Markdown for people: what was decided or noted, section by section.

use std::io::{self, Write};

use crate::text::{percent_encoded, sanitise};

use super::entry::Place;
use super::firsts::Firsts;
use super::{Entry, Export, NOTHING};

/// Characters of a quote that go into a link.
const MAX_LINK: usize = 80;

/// Writes `export`.
pub(super) fn write(export: &Export, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "# {}", heading_of(&export.title()))?;
    let mut firsts = Firsts::new(&export.article.text);
    let mut section = None;
    let touched = export.entries().iter().filter(|entry| entry.is_touched());
    for entry in touched {
        let here = Some(entry.place.map(|place| place.section));
        if section != here {
            section = here;
            writeln!(out, "\n## {}", heading(export, entry.place))?;
        }
        highlight(export, &mut firsts, entry, out)?;
    }
    if section.is_none() {
        writeln!(out, "\n{NOTHING}")?;
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
        |words| heading_of(&sanitise::line(words)),
    )
}

/// Words of a heading; signs at its end would be taken for the end of its mark.
fn heading_of(words: &str) -> String {
    escaped(words).replace('#', "\\#")
}

fn highlight(
    export: &Export,
    firsts: &mut Firsts,
    entry: &Entry,
    out: &mut impl Write,
) -> io::Result<()> {
    writeln!(out)?;
    for line in entry.text.split('\n') {
        writeln!(out, "{}", format!("> {}", escaped_line(line)).trim_end())?;
    }
    let summary = entry.summary(|name| format!("**{}**", escaped(name)));
    write!(out, "\n- {summary}")?;
    if let Some(place) = entry.place {
        write!(out, ", {}", link(export, firsts, place))?;
    }
    writeln!(out)?;
    if let Some(note) = &entry.note {
        let mut lines = note.split('\n');
        writeln!(out, "- Note: {}", escaped(lines.next().unwrap_or("")))?;
        for line in lines {
            let line = escaped_line(line);
            if !line.is_empty() {
                // two blanks or a backslash would break the line; a paragraph does it everywhere
                writeln!(out, "\n  {line}")?;
            }
        }
    }
    Ok(())
}

/// `[line 12](<PATH#q=…>)`; of standard input only the line, for it can't be opened again.
fn link(export: &Export, firsts: &mut Firsts, place: Place) -> String {
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
    let quote = query(&export.article.text, firsts, place);
    format!("[{line}](<{target}#q={}>)", percent_encoded(quote))
}

/// The words to look for: the quote, with as many words behind and before it as it takes for the
/// first place where they stand to be this one.
fn query<'a>(text: &'a str, firsts: &mut Firsts, place: Place) -> &'a str {
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
        if firsts.is_first(start, end) {
            return text.get(start..end).unwrap_or("");
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

/// A whole line of text so that Markdown shows it as it is: no list, no heading, no rule.
fn escaped_line(line: &str) -> String {
    let line = line.trim();
    let body = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = line.len() - body.len();
    match body.chars().next() {
        Some('-' | '+' | '=' | '#' | ':') if digits == 0 => format!("\\{}", escaped(line)),
        Some('.' | ')') if digits > 0 => {
            let number = line.get(..digits).unwrap_or("");
            format!("{number}\\{}", escaped(body))
        }
        _ => escaped(line),
    }
}

/// Words within a line so that Markdown, that of GitHub, too, shows them as they are.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + 8);
    let mut chars = words.trim().chars().peekable();
    while let Some(c) = chars.next() {
        let special = match c {
            // a reference such as &lt;
            '&' => chars
                .peek()
                .is_some_and(|next| next.is_ascii_alphanumeric() || *next == '#'),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '$' | '^' => true,
            _ => false,
        };
        if special {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser, Tag};

    use super::{escaped, escaped_line, heading_of};

    /// What a page shows, and whether it is more than plain paragraphs, headings and lists of one.
    fn shown(page: &str) -> (String, bool) {
        let (mut text, mut odd) = (String::new(), false);
        for event in Parser::new_ext(page, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
            match event {
                Event::Text(words) => text.push_str(&words),
                Event::SoftBreak => text.push('\n'),
                Event::Start(
                    Tag::Paragraph | Tag::BlockQuote(_) | Tag::Heading { .. } | Tag::Strong,
                )
                | Event::End(_) => {}
                _ => odd = true,
            }
        }
        (text, odd)
    }

    #[test]
    fn no_more_is_escaped_than_must_be() {
        for (words, line, within) in [
            ("R&D, 5 & 6!", "R\\&D, 5 & 6!", "R\\&D, 5 & 6!"),
            ("1. Who? #4", "1\\. Who? #4", "1. Who? #4"),
            ("- a - b", "\\- a - b", "- a - b"),
            ("2) a_b", "2\\) a\\_b", "2) a\\_b"),
            ("", "", ""),
        ] {
            assert_eq!(
                (escaped_line(words), escaped(words)),
                (line.to_owned(), within.to_owned())
            );
        }
    }

    proptest! {
        #[test]
        fn words_are_shown_as_they_are(words in "([-+=#:.)(!&;\\[\\]<>*_`~|\\\\ a1é\"]|lt;|## |http:){1,14}x?#{0,2}") {
            let plain = words.trim().to_owned();
            prop_assume!(!plain.is_empty());
            prop_assert_eq!(shown(&format!("> {}", escaped_line(&words))), (plain.clone(), false));
            prop_assert_eq!(shown(&format!("**a {}**", escaped(&words))), (format!("a {plain}"), false));
            prop_assert_eq!(shown(&format!("## {}", heading_of(&words))), (plain, false));
        }
    }
}
