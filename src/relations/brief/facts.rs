//! Numbers and dates of a sentence: sums of money, shares, days and years, large counts. Each
//! starts with a digit or stands around one, so that only digits are looked at.

use super::near::{blank, counted, is_one_of, next_word, word_before};
use crate::lexicon::{is_word_of, list};
use crate::model::FactKind;
use crate::text::units::{CURRENCY_CODES, MONTHS};

/// Code points of a word that are looked at for an address.
const ADDRESS: usize = 256;

/// A number or date, in bytes of the sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) kind: FactKind,
    /// How much such a thing says.
    pub(super) weight: i32,
}

/// The numbers and dates of a sentence, in order.
pub(super) fn facts(text: &str) -> Vec<Found> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = digit(text, from) {
        let end = number_end(text, at);
        let fact = if stands_alone(text, at) {
            fact(text, at, end)
        } else {
            None
        };
        from = fact.map_or(end, |fact| fact.end).max(end);
        found.extend(fact);
    }
    found
}

fn digit(text: &str, from: usize) -> Option<usize> {
    let rest = text.as_bytes().get(from..)?;
    Some(from + rest.iter().position(u8::is_ascii_digit)?)
}

/// False inside of a name such as F-16, G7 or COVID-19, of an address, and for the number of a
/// paragraph of a law.
fn stands_alone(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or("");
    let mut last = before.chars().rev();
    let apart = match last.next() {
        Some('-' | '–') => last.next().is_none_or(|c| !c.is_ascii_uppercase()),
        Some(c) => !c.is_alphanumeric() && !matches!(c, '.' | '/' | '#' | '_' | ':'),
        None => true,
    };
    apart && !is_in_address(before) && !before.trim_end_matches(' ').ends_with('§')
}

/// True where the word that `before` ends with is an address so far. Of an endless word only its end
/// is looked at, so that the time stays linear.
fn is_in_address(before: &str) -> bool {
    let near = before.char_indices().rev().take(ADDRESS);
    let word = near.take_while(|(_, c)| !c.is_whitespace());
    let start = word.last().map_or(before.len(), |(at, _)| at);
    let word = before.get(start..).unwrap_or("");
    word.contains('/') || word.contains("www.")
}

/// Behind the digits, with separators between digits.
fn number_end(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut end = at;
    while is_digit(end) || matches!(bytes.get(end), Some(b',' | b'.')) && is_digit(end + 1) {
        end += 1;
    }
    end
}

/// The fact around the number from `start` to `end`.
fn fact(text: &str, start: usize, end: usize) -> Option<Found> {
    let make = |start, end, kind, weight| Found {
        start,
        end,
        kind,
        weight,
    };
    if let Some(end) = iso_date(text, start) {
        return Some(make(start, end, FactKind::Date, 2));
    }
    if let Some((start, end)) = day_or_month(text, start, end) {
        return Some(make(start, end, FactKind::Date, 2));
    }
    let end = range_end(text, end);
    let scale = next_word(text, end).filter(|(from, to)| is_one_of(text, *from, *to, list::SCALE));
    let scaled = scale.map_or(end, |(_, to)| to);
    if let Some(start) = currency_before(text, start) {
        return Some(make(start, scaled, FactKind::Money, 4));
    }
    // "5 m" is no sum without a currency before it
    let scaled = scale
        .filter(|(from, to)| to - from > 1)
        .map_or(end, |(_, to)| to);
    if let Some(end) = currency_after(text, scaled) {
        return Some(make(start, end, FactKind::Money, 4));
    }
    if let Some(end) = share_end(text, end) {
        return Some(make(start, end, FactKind::Share, 4));
    }
    if let Some((start, end)) = year(text, start, end) {
        return Some(make(start, end, FactKind::Date, 0));
    }
    count(text, start, end, scaled).map(|(end, weight)| make(start, end, FactKind::Count, weight))
}

/// Behind the second number of a range: 10–15, 30 to 40.
fn range_end(text: &str, end: usize) -> usize {
    let rest = text.get(end..).unwrap_or("");
    for dash in ["-", "–", " to "] {
        if let Some(more) = rest.strip_prefix(dash)
            && more.starts_with(|c: char| c.is_ascii_digit())
        {
            return number_end(text, end + dash.len());
        }
    }
    end
}

fn iso_date(text: &str, start: usize) -> Option<usize> {
    let date = text.get(start..start + 10)?;
    let fits = date.bytes().zip(0..).all(|(byte, at)| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    fits.then_some(start + 10)
}

/// 12 March 2026, 12 March, March 12, 2026, March 2026.
fn day_or_month(text: &str, start: usize, end: usize) -> Option<(usize, usize)> {
    let digits = text.get(start..end)?;
    let number: u32 = digits.parse().ok()?;
    let is_day = (1..=31).contains(&number);
    let after = text.get(end..).unwrap_or("");
    let ordinal = ["st", "nd", "rd", "th"]
        .iter()
        .any(|end| after.starts_with(end));
    let day_end = match (is_day, ordinal) {
        (true, true) => end + 2,
        (true, false) => range_end(text, end),
        _ => end,
    };
    if is_day && let Some(to) = month_after(text, day_end) {
        return Some((start, year_after(text, to).unwrap_or(to)));
    }
    let (from, to) = word_before(text, start)?;
    let month = text.get(from..to)?.trim_end_matches('.');
    if !MONTHS.contains(&month) {
        return None;
    }
    if is_day {
        let comma = usize::from(text.get(day_end..)?.starts_with(','));
        let year = year_after(text, day_end + comma);
        return Some((from, year.unwrap_or(day_end)));
    }
    is_year(digits).then_some((from, end))
}

/// Behind the name of a month.
fn month_after(text: &str, at: usize) -> Option<usize> {
    let (mut from, mut to) = next_word(text, at)?;
    if text.get(from..to)? == "of" {
        (from, to) = next_word(text, to)?;
    }
    MONTHS.contains(&text.get(from..to)?).then_some(to)
}

/// Behind a year that follows after a blank.
fn year_after(text: &str, at: usize) -> Option<usize> {
    let at = at + blank(text, at)?;
    let end = number_end(text, at);
    is_year(text.get(at..end)?).then_some(end)
}

fn is_year(digits: &str) -> bool {
    digits.len() == 4
        && digits
            .parse()
            .is_ok_and(|year: u32| (1900..=2100).contains(&year))
}

/// A year alone, or two; with "mid-" before it and an "s" behind it.
fn year(text: &str, start: usize, end: usize) -> Option<(usize, usize)> {
    let digits = text.get(start..end)?;
    if !digits.split(['-', '–', ' ']).next().is_some_and(is_year) {
        return None;
    }
    let before = text.get(..start)?;
    if let Some(prefix) = ["mid-", "early-", "late-"]
        .iter()
        .find(|one| before.ends_with(**one))
    {
        return Some((start - prefix.len(), end));
    }
    let (from, to) = word_before(text, start)?;
    let word = text.get(from..to)?.to_lowercase();
    if word == "of" && is_named(text, from) {
        return None;
    }
    let plural = text.get(end..)?.starts_with('s');
    (plural || is_word_of(list::BEFORE_YEAR, &word)).then_some((start, end + usize::from(plural)))
}

/// True behind the name of an act or a treaty: the year is part of what it is called.
fn is_named(text: &str, at: usize) -> bool {
    let name = word_before(text, at).and_then(|(from, to)| text.get(from..to));
    name.is_some_and(|name| name.starts_with(char::is_uppercase) && !is_word_of(list::SEASON, name))
}

/// Where a currency before the number starts: $, US$, USD.
fn currency_before(text: &str, start: usize) -> Option<usize> {
    let before = text.get(..start)?;
    let sign = before.chars().next_back()?;
    if matches!(sign, '$' | '€' | '£' | '¥' | '₹' | '₽' | '₩' | '₴' | '₪') {
        let rest = before.get(..start - sign.len_utf8())?;
        let letters = rest
            .bytes()
            .rev()
            .take_while(u8::is_ascii_uppercase)
            .count();
        return Some(rest.len() - if letters <= 3 { letters } else { 0 });
    }
    let (from, to) = word_before(text, start)?;
    CURRENCY_CODES
        .contains(&text.get(from..to)?)
        .then_some(from)
}

/// Behind a currency after the number: euros, US dollars.
fn currency_after(text: &str, end: usize) -> Option<usize> {
    let (mut from, mut to) = next_word(text, end)?;
    if text.get(from..)?.starts_with(|c: char| c.is_uppercase())
        && !is_one_of(text, from, to, list::CURRENCY)
    {
        (from, to) = next_word(text, to)?;
    }
    is_one_of(text, from, to, list::CURRENCY).then_some(to)
}

/// Behind a per cent sign or word.
fn share_end(text: &str, end: usize) -> Option<usize> {
    let rest = text.get(end..)?;
    let blanks = blank(text, end).unwrap_or(0);
    let word = rest.get(blanks..)?;
    for sign in [
        "%",
        "percentage points",
        "percentage point",
        "percent",
        "per cent",
    ] {
        if word.starts_with(sign) {
            return Some(end + blanks + sign.len());
        }
    }
    let hyphened = ["-percentage-point", "-percent", "-per-cent"];
    let sign = hyphened.iter().find(|sign| rest.starts_with(**sign))?;
    Some(end + sign.len())
}

/// Behind what is counted, and how much that says.
fn count(text: &str, start: usize, end: usize, scaled: usize) -> Option<(usize, i32)> {
    let digits = text.get(start..end)?;
    let whole = digits.split('.').next()?;
    let grouped = whole.contains(',');
    let many = whole.bytes().filter(u8::is_ascii_digit).count() >= 4;
    let next = next_word(text, scaled);
    let unit = next.is_some_and(|(from, to)| is_one_of(text, from, to, list::COUNTED));
    let large = scaled > end || many && grouped;
    if !large && !unit {
        // a bare number may be that of a resolution or a form
        let named = word_before(text, start)
            .and_then(|(from, _)| text.get(from..)?.chars().next())
            .is_some_and(char::is_uppercase);
        let lower = next.and_then(|(from, _)| text.get(from..)?.chars().next());
        if !many || named || !lower.is_some_and(char::is_lowercase) {
            return None;
        }
    }
    let counted = counted(text, scaled);
    // a number of nothing is the count of days in a diary as often as not
    (counted > end).then_some((counted, if large { 3 } else { 2 }))
}

#[cfg(test)]
mod tests {
    use super::facts;

    fn found(text: &str) -> Vec<String> {
        let kind =
            |found: &super::Found| format!("{:?} {}", found.kind, &text[found.start..found.end]);
        facts(text).iter().map(kind).collect()
    }

    #[test]
    fn numbers_and_dates() {
        for (text, wanted) in [
            ("It cost $40 billion.", "Money $40 billion"),
            ("Some 1,000 oil workers left.", "Count 1,000 oil workers"),
            ("Some 1,000 people left.", "Count 1,000 people"),
            ("It cost US$4.5bn in all.", "Money US$4.5bn"),
            ("A loan of 3–4 million euros.", "Money 3–4 million euros"),
            ("USD 20,000 was paid.", "Money USD 20,000"),
            ("€1,200 a month", "Money €1,200"),
            ("5 billion US dollars", "Money 5 billion US dollars"),
            ("up 2.5% on the year", "Share 2.5%"),
            ("30 to 40 per cent of it", "Share 30 to 40 per cent"),
            ("a 10-percent cut", "Share 10-percent"),
            ("On 12 March 2026 they", "Date 12 March 2026"),
            ("on the 3rd of May", "Date 3rd of May"),
            ("On March 12, 2026, they", "Date March 12, 2026"),
            ("by Sept. 5.", "Date Sept. 5"),
            ("In July 2025 it", "Date July 2025"),
            ("December 16-23, 2025", "Date December 16-23, 2025"),
            ("the 3–5 May talks", "Date 3–5 May"),
            ("on 2026-03-12 at", "Date 2026-03-12"),
            ("since 2014.", "Date 2014"),
            ("by mid-2026", "Date mid-2026"),
            ("in the Spring of 2026", "Date 2026"),
            ("in the 1990s", "Date 1990s"),
            ("from 2024–2026", "Date 2024–2026"),
            (
                "12,000 displaced people in",
                "Count 12,000 displaced people",
            ),
            ("3.5 million refugees", "Count 3.5 million refugees"),
            ("killed 35 people on", "Count 35 people"),
            ("some 5000 troops", "Count 5000 troops"),
            ("a 50-megawatt plant", "Count 50-megawatt"),
        ] {
            assert_eq!(found(text), [wanted], "{text}");
        }
    }

    #[test]
    fn names_and_small_numbers_are_none() {
        for text in [
            "F-16 jets and G7 states",
            "COVID-19 came",
            "Resolution 2803 was passed",
            "Article 5 applies",
            "(Day 1,398), the war",
            "two of 12 members",
            "version 2.5.1",
            "the Privacy Act of 1974",
            "at 14:30 sharp",
            "https://example.org/2012/08/order-13556-controlled-goods",
            "44 U.S.C. § 3501 note and § 1120 note",
            "",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn odd_texts_are_read() {
        for text in [
            "1",
            "1-",
            "$",
            "1,1,1,1,",
            "9–",
            "１２",
            "March",
            "0 März 12 мая",
            "$1\u{a0}",
        ] {
            let _ = found(text);
        }
        for piece in ["12, ", "-1", "a1", "§ 1 ", "§  1"] {
            let long = piece.repeat(200_000);
            assert!(found(&long).is_empty(), "{piece}");
        }
    }
}
