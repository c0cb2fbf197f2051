//! Dates as people and programs write them, as ISO 8601.

use std::borrow::Cow;

use jiff::civil;
use jiff::fmt::{rfc2822, strtime};

/// Forms in which a day is written, tried in order; `%d` takes one figure as well as two.
/// "3 March 2026" and "March 3, 2026" are told by the name of the month; "03/04/2026" is left
/// alone, as nobody can tell which is the month.
const DAYS: &[&str] = &[
    "%Y-%m-%d",
    "%Y/%m/%d",
    "%Y%m%d",
    "%d %B %Y",
    "%d %b %Y",
    "%d. %B %Y",
    "%B %d %Y",
    "%b %d %Y",
    "%d-%b-%Y",
];

/// Longest date in bytes.
const MAX: usize = 80;

/// A date as ISO 8601: the day, with time and offset where they are told.
///
/// Understands ISO 8601 and RFC 3339, the dates of mails and feeds (RFC 2822), and a day with the
/// English name of its month. `None` where it is anything else.
pub fn iso(written: &str) -> Option<String> {
    let written = written.trim().trim_end_matches('.');
    if written.len() > MAX {
        return None;
    }
    timestamp(written).or_else(|| day(written))
}

/// The day that a line above a text tells, where it tells one and as such lines do: at its start, behind a
/// weekday, a number or a mark. "Friday, 3 March 2026, 4:22 pm", "By Ada Kemp | March 3, 2026 | Page 11";
/// nothing of "The Floods of March 3, 2026" or "3 March 2026: the flood", nor of a sentence.
pub fn told(line: &str) -> Option<String> {
    let line = line.trim();
    let clock = ["a.m.", "p.m."].iter().any(|end| line.ends_with(end));
    if line.len() > MAX || line.ends_with(['.', '?', '!']) && !clock {
        return None;
    }
    let words: Vec<&str> = line.split_whitespace().map(last_of_range).collect();
    let labelled = words.iter().take(2).any(|word| is_one_of(LABEL, word));
    let mut found: Option<String> = None;
    let mut before: Option<&str> = None;
    for at in 0..words.len() {
        let rest = words.get(at..).unwrap_or(&[]);
        let begins = rest.first().copied().unwrap_or("");
        let apart = begins.starts_with('(')
            || before.is_none_or(|word| {
                !word.ends_with(char::is_alphabetic)
                    || is_weekday(word)
                    || is_one_of(CLOCK, word)
                    || is_one_of(LABEL, word)
                    || labelled && word.eq_ignore_ascii_case("on")
            });
        before = Some(begins);
        let bare = |written: &str| {
            let written = written.trim_matches(|c: char| !c.is_alphanumeric());
            slashed(written).or_else(|| day(written))
        };
        let figures = rest.first().filter(|word| is_figures(word));
        let (day, last) = match (figures.and_then(|word| bare(word)), rest.get(..3)) {
            (Some(day), _) => (day, begins),
            (None, Some(three)) => match bare(&three.join(" ")) {
                Some(day) => (day, three.last().copied().unwrap_or("")),
                None => continue,
            },
            (None, None) => continue,
        };
        if found.as_ref() == Some(&day) {
            continue;
        }
        // a year of two figures is none
        let event = !apart && figures.is_none() || last.ends_with(':');
        if event || found.is_some() || day.starts_with('0') {
            return None;
        }
        found = Some(day);
    }
    found
}

/// Before the day of an article, and before a day behind the time of day.
const LABEL: &str = "label ";
const CLOCK: &str = "clock ";

/// Words that stand right before a day: `label` and `clock`; see the file.
const BEFORE: &str = include_str!("../../assets/before-days.txt");

/// The words of a kind.
fn words_of(kind: &str) -> impl Iterator<Item = &'static str> {
    let line = BEFORE.lines().find_map(|line| line.strip_prefix(kind));
    line.unwrap_or("").split_whitespace()
}

/// True where a word, whatever its case and marks, is one of a kind.
fn is_one_of(kind: &str, word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    words_of(kind).any(|known| known.eq_ignore_ascii_case(word))
}

/// "2026-03-03", "13/3/26", which nobody takes for anything but a day.
fn is_figures(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    word.len() == 10 && word.split('-').count() == 3 || slashed(word).is_some()
}

/// "13/3/2026", "3/13/26". Nobody can tell "3/4/26".
fn slashed(word: &str) -> Option<String> {
    let parts: Vec<&str> = word.split('/').collect();
    let [a, b, year] = parts.as_slice() else {
        return None;
    };
    let number = |part: &str| {
        let figures = part.bytes().all(|byte| byte.is_ascii_digit());
        part.parse::<i16>().ok().filter(|_| figures)
    };
    let (first, second, named) = (number(a)?, number(b)?, number(year)?);
    let year = match year.len() {
        4 => named,
        2 if named < 70 => 2000 + named,
        2 => 1900 + named,
        _ => return None,
    };
    let (day, month) = day_and_month(first, second)?;
    let day = civil::Date::new(year, month.try_into().ok()?, day.try_into().ok()?);
    day.ok().map(|day| day.to_string())
}

/// Which of two numbers is the day and which the month: what is larger than 12 is the day. `None` where both
/// may be, or none.
pub(super) fn day_and_month<N: PartialOrd + From<u8>>(first: N, second: N) -> Option<(N, N)> {
    let large = |number: &N| *number > N::from(12);
    match (large(&first), large(&second)) {
        (true, false) => Some((first, second)),
        (false, true) => Some((second, first)),
        _ => None,
    }
}

/// The last day of "30-31" in "July 30-31, 2024": what was written about all of them came behind it.
fn last_of_range(word: &str) -> &str {
    let days = |part: &str| matches!(part.len(), 1..=2) && part.parse::<u8>().is_ok();
    match word.split_once(['-', '–']) {
        Some((first, last)) if days(first) && days(last.trim_end_matches(',')) => last,
        _ => word,
    }
}

fn timestamp(written: &str) -> Option<String> {
    // the day of the week is often wrong, and never needed
    let dated = written
        .split_once(',')
        .map_or(written, |(_, rest)| rest.trim_start());
    if let Ok(zoned) = rfc2822::parse(&with_offset(dated)) {
        return Some(zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string());
    }
    // "2026-03-03T10:00:00Z", also with a blank for the T and without seconds
    let (day, time) = written.split_once(['T', ' '])?;
    let day: civil::Date = day.parse().ok()?;
    let (clock, offset) = split_offset(time.trim());
    let clock: civil::Time = clock.parse().ok()?;
    let at = format!("{day}T{}", clock.strftime("%H:%M:%S"));
    Some(format!("{at}{offset}"))
}

/// Zones that are called by letters, which mails and feeds have beside those of RFC 2822; none whose
/// letters mean several.
const ZONES: [(&str, &str); 17] = [
    ("WET", "+0000"),
    ("WEST", "+0100"),
    ("BST", "+0100"),
    ("CET", "+0100"),
    ("MET", "+0100"),
    ("CEST", "+0200"),
    ("MEST", "+0200"),
    ("SAST", "+0200"),
    ("EET", "+0200"),
    ("EEST", "+0300"),
    ("MSK", "+0300"),
    ("HKT", "+0800"),
    ("SGT", "+0800"),
    ("JST", "+0900"),
    ("KST", "+0900"),
    ("AEST", "+1000"),
    ("AEDT", "+1100"),
];

/// The date with its zone in figures.
fn with_offset(written: &str) -> Cow<'_, str> {
    let Some((clock, zone)) = written.rsplit_once(' ') else {
        return written.into();
    };
    let known = ZONES.iter().find(|(name, _)| *name == zone);
    known.map_or(written.into(), |(_, offset)| {
        format!("{clock} {offset}").into()
    })
}

/// A time of day as "10:00:00", of "10:00" and "10:00:00.5".
pub(super) fn clock(word: &str) -> Option<String> {
    let plain = |c: char| c.is_ascii_digit() || matches!(c, ':' | '.');
    if !word.contains(':') || !word.chars().all(plain) {
        return None;
    }
    let clock: civil::Time = word.parse().ok()?;
    Some(clock.strftime("%H:%M:%S").to_string())
}

/// The offset of a zone from UTC as "+02:00": "CEST", "EST", "GMT+0200", "+02:00", "Z".
pub(super) fn offset(word: &str) -> Option<String> {
    let zone = ["GMT", "UTC"].iter().find_map(|name| {
        let rest = word.strip_prefix(name)?;
        rest.starts_with(['+', '-']).then_some(rest)
    });
    let zone = zone.unwrap_or(word).replace(':', "");
    let zone = if zone == "UTC" { "GMT" } else { &zone };
    let whole = format!("1 Jan 2026 00:00:00 {zone}");
    let zoned = rfc2822::parse(&with_offset(&whole)).ok()?;
    Some(zoned.strftime("%:z").to_string())
}

/// The time of day and its offset from UTC as "+02:00", where there is one.
fn split_offset(time: &str) -> (&str, String) {
    for (zone, offset) in [
        ("Z", "+00:00"),
        ("z", "+00:00"),
        ("UTC", "+00:00"),
        ("GMT", "+00:00"),
    ] {
        if let Some(clock) = time.strip_suffix(zone) {
            return (clock.trim_end(), offset.to_owned());
        }
    }
    let Some(at) = time.rfind(['+', '-']) else {
        return (time, String::new());
    };
    let (clock, offset) = time.split_at_checked(at).unwrap_or((time, ""));
    let figures: String = offset.chars().filter(char::is_ascii_digit).collect();
    let sign = if offset.starts_with('-') { '-' } else { '+' };
    match (figures.get(..2), figures.get(2..4)) {
        (Some(hours), minutes) => {
            let minutes = minutes.unwrap_or("00");
            (clock.trim_end(), format!("{sign}{hours}:{minutes}"))
        }
        _ => (time, String::new()),
    }
}

fn day(written: &str) -> Option<String> {
    // "Tuesday, 3 March 2026" and "March 3, 2026" without their commas
    let plain = written.replace(',', " ");
    let mut words: Vec<&str> = plain.split_whitespace().collect();
    if words.len() > 1 && words.first().is_some_and(|word| is_weekday(word)) {
        words.remove(0);
    }
    let ordinal: Vec<String> = words.iter().map(|word| without_ordinal(word)).collect();
    let plain = ordinal.join(" ");
    // a blank of a form also matches none: "March 2026" is not March 20, 26
    let read = |form: &&str| {
        let same = form.split(' ').count() == words.len();
        strtime::parse(form, &plain)
            .ok()
            .filter(|_| same)?
            .to_date()
            .ok()
    };
    let day = DAYS.iter().find_map(read)?;
    (1..=9999).contains(&day.year()).then(|| day.to_string())
}

const WEEKDAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// "Tuesday", "Tue."
fn is_weekday(word: &str) -> bool {
    let name = word.trim_end_matches('.');
    name.len() >= 3 && WEEKDAYS.iter().any(|day| starts(day, name))
}

/// True where a word names that day of the week: "Tuesday", "Tue.".
pub(super) fn is_named(weekday: &str, word: &str) -> bool {
    let word = word.trim_end_matches(['.', ',']);
    word.len() >= 3 && starts(weekday, word)
}

/// True where `word` is a start of `name`, whatever its case.
fn starts(name: &str, word: &str) -> bool {
    name.get(..word.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(word))
}

/// "3rd" → "3"; a short month without its stop, "Sept." → "Sep".
fn without_ordinal(word: &str) -> String {
    let figures = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let tail = word.get(figures.len()..).unwrap_or("");
    if !figures.is_empty() && matches!(tail, "st" | "nd" | "rd" | "th") {
        return figures.to_owned();
    }
    let month = word.trim_end_matches('.');
    if month.eq_ignore_ascii_case("sept") {
        return "Sep".to_owned();
    }
    // "3." of "3. March" keeps its stop
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        word.to_owned()
    } else {
        month.to_owned()
    }
}

#[cfg(test)]
mod tests;
