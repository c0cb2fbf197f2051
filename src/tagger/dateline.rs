//! Towns in capitals at the head of a report: "JASPER, Ala. (AP) -", "OSLO, Norway 1996-08-30".

use super::around;
use crate::model::{Name, NameClass, Span};

/// Longest town, in bytes, and most of the line that is looked at behind it.
const LONGEST: usize = 30;
const NEAR: usize = 48;
/// What tells a dateline from other capitals.
const MARKS: [&str; 7] = [" (AP)", " (Reuters)", " - ", " -- ", " — ", " – ", " _ "];

/// Towns of datelines, in reading order.
pub(super) fn towns(text: &str) -> Vec<Name> {
    let mut start = 0;
    let mut towns = Vec::new();
    for line in text.split('\n') {
        let town = town(line).map(|length| Span::new(start, start + length as u32));
        if let Some(span) = town.filter(|span| is_dated(text, *span, line)) {
            towns.push(Name {
                span,
                class: NameClass::Location,
            });
        }
        start += line.len() as u32 + 1;
    }
    towns
}

/// The length of the words in capitals before the first comma or other mark of `line`.
fn town(line: &str) -> Option<usize> {
    let capitals = line.bytes().take(2).filter(u8::is_ascii_uppercase).count();
    (capitals == 2).then_some(())?;
    let end = line.find(|c: char| !(c.is_uppercase() || " .'’-".contains(c)))?;
    let head = line.get(..end)?;
    // "ROME - X", "ROME Jan. 3": the last word or mark is not of it
    let head = head.split(" - ").next().unwrap_or(head);
    let rest = line.get(head.len()..).unwrap_or("");
    let cut = !rest.starts_with([',', ' ']);
    let head = if cut {
        head.rsplit_once(' ').map_or("", |(head, _)| head)
    } else {
        head
    };
    let head = head.trim_end_matches([' ', '-', '.']);
    (2 < head.len() && head.len() <= LONGEST).then_some(head.len())
}

/// Whether an agency, a dash or a date follows, right behind the town or behind its country.
fn is_dated(text: &str, town: Span, line: &str) -> bool {
    let rest = line.get(town.len() as usize..).unwrap_or("");
    let near: String = rest.chars().take(NEAR).collect();
    let mark = |text: &str| {
        let year = text.strip_prefix(' ').and_then(|text| text.get(..5));
        let digits = year.and_then(|year| year.strip_suffix('-'));
        let dated = digits.is_some_and(|year| year.bytes().all(|byte| byte.is_ascii_digit()));
        dated || MARKS.iter().any(|mark| text.starts_with(mark))
    };
    if mark(&near) {
        return true;
    }
    let Some(country) = near.strip_prefix(", ") else {
        return false;
    };
    let length = country.find(|c: char| !(c.is_alphabetic() || c == '.' || c == ' '));
    let length = length.unwrap_or(country.len());
    let name = country.get(..length).unwrap_or("").trim_end_matches(' ');
    let start = town.end + 2;
    let state = around::is_state(text, Span::new(start, start + name.len() as u32));
    let words = name
        .split(' ')
        .all(|word| word.starts_with(char::is_uppercase));
    state || words && mark(country.get(name.len()..).unwrap_or(""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<&str> {
        towns(text)
            .into_iter()
            .map(|name| name.span.of(text))
            .collect()
    }

    #[test]
    fn a_town_in_capitals_with_an_agency_a_dash_or_a_date_is_one() {
        for (text, town) in [
            ("JASPER, Ala. (AP) - It rained.", "JASPER"),
            ("EL PASO, Texas — It rained.", "EL PASO"),
            ("OSLO, Norway 1996-08-30", "OSLO"),
            ("OSLO 1996-08-30", "OSLO"),
            ("OSLO (Reuters) - It rained.", "OSLO"),
            ("Talks go on\nST. LOUIS, Mo. -- It rained.", "ST. LOUIS"),
        ] {
            assert_eq!(read(text), [town], "{text}");
        }
    }

    #[test]
    fn other_capitals_are_none() {
        for text in [
            "",
            "NATO, the EU and Peru met.",
            "US",
            "THE END OF IT",
            "OSLO: it rained",
            "OSLO 199é",
            "A, Ala.",
        ] {
            assert_eq!(read(text), [""; 0], "{text}");
        }
    }
}
