//! Mail and memo headers: what stands above a text in fields, certain by its form.

use super::line::{Line, Traits};
use super::table::Table;
use crate::text::sanitise;

/// Lines in which fields are looked for.
const WITHIN: usize = 32;

/// A field is no longer than this, in code points.
const LONGEST: u32 = 440;

/// What a header says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Header {
    Subject,
    Date,
    From,
    Other,
}

/// Names of headers, lower-cased.
#[rustfmt::skip]
const HEADERS: [(&str, Header); 36] = [
    ("subject", Header::Subject), ("subj", Header::Subject), ("re", Header::Subject),
    ("betreff", Header::Subject), ("objet", Header::Subject), ("asunto", Header::Subject),
    ("тема", Header::Subject), ("date", Header::Date), ("sent", Header::Date),
    ("datum", Header::Date), ("fecha", Header::Date), ("from", Header::From),
    ("sender", Header::From), ("von", Header::From), ("de", Header::From), ("от", Header::From),
    ("to", Header::Other), ("cc", Header::Other), ("bcc", Header::Other),
    ("reply-to", Header::Other), ("message-id", Header::Other), ("newsgroups", Header::Other),
    ("organization", Header::Other), ("x-mailer", Header::Other), ("received", Header::Other),
    ("references", Header::Other), ("in-reply-to", Header::Other), ("ref", Header::Other),
    ("tags", Header::Other), ("classification", Header::Other), ("info", Header::Other),
    ("thru", Header::Other), ("through", Header::Other), ("attachments", Header::Other),
    ("priority", Header::Other), ("attn", Header::Other),
];

/// What the fields above a text say.
#[derive(Clone, Debug, Default)]
pub(super) struct Head {
    /// Lines up to this one are fields.
    pub(super) lines: usize,
    /// The line of the subject, and the bytes of it before its words.
    pub(super) subject: Option<(usize, usize)>,
    /// The date, as written.
    pub(super) date: Option<String>,
    /// Who sent it, as written.
    pub(super) from: Option<String>,
}

/// Reads the fields at the start of a text: two that are known, or the subject alone.
pub(super) fn read(text: &str, lines: &[Line]) -> Head {
    let mut head = Head::default();
    let mut known = 0;
    for (index, line) in lines.iter().take(WITHIN).enumerate() {
        let words = line.of(text);
        let found = header(words);
        let goes_on = is_field(words) || known > 0 && line.blanks == 0 && line.indent > 0;
        if found.is_none() && !goes_on || line.chars > LONGEST || line.has(Traits::RULE) {
            // A letterhead, or a rule, may stand above the fields.
            if known == 0 && index < 4 && line.chars < 80 {
                continue;
            }
            break;
        }
        head.lines = index + 1;
        let Some((header, at)) = found else { continue };
        known += 1;
        let value = words.get(at..).unwrap_or("").split_whitespace();
        let value = sanitise::line(&value.collect::<Vec<_>>().join(" "));
        let value = Some(value).filter(|value| !value.is_empty());
        match header {
            Header::Subject if value.is_some() && head.subject.is_none() => {
                head.subject = Some((index, at));
            }
            Header::Date if head.date.is_none() => head.date = value,
            Header::From if head.from.is_none() => head.from = value,
            _ => {}
        }
    }
    if known < 2 && head.subject.is_none() {
        return Head::default();
    }
    head
}

/// The header a line holds and the bytes before its value.
fn header(words: &str) -> Option<(Header, usize)> {
    let colon = words.bytes().take(24).position(|byte| byte == b':')?;
    let lower = words.get(..colon)?.trim_end().to_lowercase();
    let (_, header) = HEADERS.iter().find(|(known, _)| *known == lower)?;
    let value = words.get(colon + 1..)?;
    Some((*header, words.len() - value.trim_start().len()))
}

/// True for "Message-Words: value", known or not.
fn is_field(words: &str) -> bool {
    words.split_once(": ").is_some_and(|(name, _)| {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        !name.is_empty() && name.len() < 32 && name.bytes().all(plain)
    })
}

/// Words that stand before an author's name.
const BY: [&str; 7] = ["by", "von", "par", "por", "author", "authors", "автор"];

/// The author and the date in short lines above the text, and where they stand.
pub(super) fn imprint(text: &str, lines: &[Line], table: &Table, title: Option<usize>) -> Imprint {
    let mut found = Imprint::default();
    for (at, entry) in table.entries.iter().enumerate().take(WITHIN / 2) {
        let facts = &entry.facts;
        // what a page says of itself may stand above the title
        let above = title.is_some_and(|title| at <= title);
        if facts.width > 110 && !above {
            break;
        }
        if title == Some(at) {
            continue;
        }
        let words = lines
            .get(entry.from as usize)
            .map_or("", |line| line.of(text));
        if found.take(words) {
            found.notes.push(at);
        }
    }
    found
}

/// What stands between the author, the day and the rest: "By Ana Reis | 3 March 2026 | 4 min read".
const BARS: [char; 3] = ['|', '·', '•'];

/// Who wrote a text, and when, by the lines above it.
#[derive(Clone, Debug, Default)]
pub(super) struct Imprint {
    pub(super) date: Option<String>,
    pub(super) author: Option<String>,
    /// The lines that say so.
    pub(super) notes: Vec<usize>,
}

impl Imprint {
    /// Takes author and date from a line; false where it begins with neither.
    fn take(&mut self, line: &str) -> bool {
        let mut told = false;
        for (number, words) in line.split(BARS).map(str::trim).enumerate() {
            if is_date(words) {
                self.date.get_or_insert_with(|| sanitise::line(words));
            } else if let Some(author) = author(words) {
                self.author.get_or_insert_with(|| sanitise::line(author));
            } else {
                if number == 0 {
                    return false;
                }
                continue;
            }
            told = true;
        }
        told
    }
}

/// "By Ada Kemp and Bo Aske" → "Ada Kemp and Bo Aske"; nothing of "By the river".
fn author(words: &str) -> Option<&str> {
    let (first, rest) = words.split_once([' ', ':'])?;
    let name = rest.trim_start();
    let by = first.trim_end_matches(':').to_lowercase();
    let many = name.split_whitespace().count();
    let named = name
        .split_whitespace()
        .take(2)
        .all(|word| word.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase()));
    (BY.contains(&by.as_str()) && named && (2..12).contains(&many) && !name.ends_with('.'))
        .then_some(name)
}

/// "3 November 2024", "2024-05-03", "Nov. 3, 2024 at 10:15": a day and a year, few words.
pub(super) fn is_date(words: &str) -> bool {
    let (mut year, mut day, mut names, mut others) = (0, 0, 0, 0);
    for part in words.split(|c: char| !c.is_alphanumeric() && c != '.') {
        let part = part.trim_matches('.');
        match part.parse::<u32>() {
            Ok(1900..=2099) => year += 1,
            Ok(0..=59) => day += 1,
            Ok(_) => others += 1,
            Err(_) if part.is_empty() => {}
            Err(_) if part.chars().all(char::is_alphabetic) => names += 1,
            Err(_) => others += 1,
        }
    }
    let marks = words.contains(['?', '%', '$', '€', '(']);
    year == 1 && day > 0 && names < 5 && others == 0 && !marks && words.len() < 60
}

#[cfg(test)]
mod tests {
    use super::{Imprint, author, is_date, read};

    fn head(text: &str) -> super::Head {
        read(text, &super::super::line::scan(text).0)
    }

    #[test]
    fn fields_stand_above_the_text() {
        let found =
            head("From: A <a@example.org>\nDate: 4 Feb 2020\nSubject: The lock\n\nDear all,\n");
        assert_eq!((found.lines, found.subject), (3, Some((2, 9))));
        assert_eq!(found.date.as_deref(), Some("4 Feb 2020"));
        assert_eq!(head("Title\n\nTo: be or not\n\ntext\n").lines, 0);
        assert_eq!(
            head("UNCLASSIFIED\n\nSUBJECT: OIL\n\ntext\n").subject,
            Some((1, 9))
        );
    }

    #[test]
    fn dates_and_authors_are_known_by_their_form() {
        for words in [
            "3 November 2024",
            "2024-05-03",
            "Published Nov. 3, 2024 at 10:15 GMT",
            "3. Mai 2021",
        ] {
            assert!(is_date(words), "{words}");
        }
        for words in [
            "The 2024 budget",
            "In 2024, 17 ships of the fleet left the port",
            "2.024 % in 2019",
            "2019",
        ] {
            assert!(!is_date(words), "{words}");
        }
        let mut imprint = Imprint::default();
        assert!(imprint.take("By Ada Kemp | 3 March 2026 | 4 min read"));
        assert_eq!(imprint.author.as_deref(), Some("Ada Kemp"));
        assert_eq!(imprint.date.as_deref(), Some("3 March 2026"));
        assert!(!imprint.take("Share | 3 March 2026"));
        assert_eq!(author("By Ada Kemp"), Some("Ada Kemp"));
        assert_eq!(author("By the river"), None);
    }
}
