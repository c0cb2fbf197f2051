//! Days as they are written within a line, in the languages of `assets/months.txt`.

use std::path::Path;

use jiff::civil;

use super::date;

/// The line without the day in it.
pub fn without_day(text: &str) -> String {
    match place_of_day(text) {
        Some((from, to, _)) => {
            let (before, after) = (text.get(..from).unwrap_or(""), text.get(to..).unwrap_or(""));
            let edge =
                |c: char| c.is_whitespace() || matches!(c, '|' | '·' | '•' | '—' | '–' | '-' | ',');
            let before = before.trim_end_matches(edge);
            let after = after.trim_start_matches(edge);
            format!("{before} {after}").trim().to_owned()
        }
        None => text.to_owned(),
    }
}

/// When `text` says: a date as a whole, with its time, or else the first day that is written in it.
///
/// "2026-03-03T10:00Z" keeps its time; "Published on 3 March 2026 | News" is that day; "in March
/// 2026" is none.
pub fn written(text: &str) -> Option<String> {
    date::iso(text)
        .or_else(|| moment(text))
        .or_else(|| day_in(text))
}

/// Longest line that is a day with its time and no more, in words and bytes.
const MAX_WORDS: usize = 9;
const MAX: usize = 60;

/// A day with its time, in whatever order and language: "Tuesday, 3 March 2026 10:00 +0100",
/// "Tue Mar  3 10:00:00 CET 2026", "Di, 03 Mär 2026 10:00:00". None where more is said, "10:00 am" too.
pub fn moment(text: &str) -> Option<String> {
    if text.len() > MAX {
        return None;
    }
    let mut words: Vec<&str> = words(text).map(|(_, word)| word).take(MAX_WORDS).collect();
    let at = words.iter().position(|word| date::clock(word).is_some())?;
    let clock = date::clock(words.remove(at))?;
    let offset = words.get(at).and_then(|word| date::offset(word));
    if offset.is_some() {
        words.remove(at);
    }
    let rest = words.join(" ");
    let day = date::iso(&rest).or_else(|| {
        let (from, to, day) = place_of_day(&rest)?;
        // a weekday may stand before it
        let before = rest.get(..from)?.split_whitespace().count();
        (before < 2 && rest.get(to..)?.trim().is_empty()).then_some(day)
    })?;
    Some(format!("{day}T{clock}{}", offset.unwrap_or_default()))
}

/// Which stands first in a day in figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// "03/12/2026" in December.
    DayFirst,
    /// "12/03/2026" in December.
    MonthFirst,
}

/// The first day in figures of which day and month could be either, read in that order: "05/06/2024".
pub fn in_order(text: &str, order: Order) -> Option<String> {
    let head = text.get(..text.len().min(200)).unwrap_or(text);
    words(head).find_map(|(_, word)| {
        let (first, second, year) = either(word)?;
        let (day, month) = match order {
            Order::DayFirst => (first, second),
            Order::MonthFirst => (second, first),
        };
        iso(year, month, day)
    })
}

/// "05/06/2024": two numbers of which both could be the month, and a year.
fn either(word: &str) -> Option<(u32, u32, u32)> {
    let mut parts = word.split('/');
    let mut number = |lengths: std::ops::RangeInclusive<usize>| {
        let part = parts.next().filter(|part| lengths.contains(&part.len()))?;
        part.parse::<u32>().ok()
    };
    let (first, second, year) = (number(1..=2)?, number(1..=2)?, number(4..=4)?);
    let found = parts.next().is_none() && (1900..2100).contains(&year);
    let months = (1..=12).contains(&first) && (1..=12).contains(&second);
    (found && months).then_some((first, second, year))
}

/// "Wed 05/06/2024": the day of the week says which of both is the month.
fn on_weekday(word: &str, beside: &str) -> Option<String> {
    let (first, second, year) = either(word)?;
    let falls = |month: u32, day: u32| {
        let date = civil::Date::new(
            year.try_into().ok()?,
            month.try_into().ok()?,
            day.try_into().ok()?,
        );
        let name = format!("{:?}", date.ok()?.weekday());
        date::is_named(&name, beside).then_some(())
    };
    match (falls(second, first), falls(first, second)) {
        (Some(()), None) => iso(year, second, first),
        (None, Some(())) => iso(year, first, second),
        _ => None,
    }
}

/// The first day that is written in a line.
pub fn day_in(text: &str) -> Option<String> {
    place_of_day(text).map(|(_, _, day)| day)
}

/// Where a day stands in a line, and which: "3 March 2026", "March 3, 2026", "2026-03-03",
/// "2026年3月3日", "3. März 2026", "03.03.2026", "13/03/2026".
fn place_of_day(text: &str) -> Option<(usize, usize, String)> {
    let head = text.get(..text.len().min(2000)).unwrap_or(text);
    if let Some(found) = ideographic(head) {
        return Some(found);
    }
    let words: Vec<(usize, &str)> = words(head).collect();
    for (index, &(at, word)) in words.iter().enumerate() {
        if let Some(day) = figures(word) {
            return Some((at, at + word.len(), day));
        }
        // "03-Mar-2026"
        if let [a, b, c] = word.split('-').collect::<Vec<_>>().as_slice()
            && let Some(day) = named(a, b, c)
        {
            return Some((at, at + word.len(), day));
        }
        let before = index.checked_sub(1).and_then(|before| words.get(before));
        if let Some(day) = before.and_then(|(_, before)| on_weekday(word, before)) {
            return Some((at, at + word.len(), day));
        }
        let three = words.get(index..index + 3);
        if let Some(&[(from, a), (_, b), (last, c)]) = three
            && let Some(day) = named(a, b, c)
        {
            return Some((from, last + c.len(), day));
        }
        // "3 de marzo de 2026"
        if let Some(&[(from, a), (_, de), (_, b), (_, del), (last, c)]) =
            words.get(index..index + 5)
            && de.eq_ignore_ascii_case("de")
            && matches!(del, "de" | "del" | "De")
            && let Some(day) = named(a, b, c)
        {
            return Some((from, last + c.len(), day));
        }
    }
    None
}

/// The day that the name of a file tells, without its folders.
pub fn of_file(path: &Path) -> Option<String> {
    in_name(&path.file_stem()?.to_string_lossy())
}

/// The day in the name of a file: "2026-03-03 quay", "brief 20260303", "quay-3.3.2026"; none of one
/// that tells several, "2026-03-01 to 2026-03-31".
fn in_name(name: &str) -> Option<String> {
    let mut found: Option<String> = None;
    let runs: Vec<(usize, &str)> = pieces(name, |c| !c.is_ascii_digit()).collect();
    let beside = |a: &(usize, &str), b: &(usize, &str)| a.0 + a.1.len() + 1 == b.0;
    for index in 0..runs.len() {
        let rest = runs.get(index..).unwrap_or(&[]);
        let day = match rest {
            [(_, all), ..] if all.len() == 8 => figures(&format!(
                "{}-{}-{}",
                all.get(..4).unwrap_or(""),
                all.get(4..6).unwrap_or(""),
                all.get(6..).unwrap_or("")
            )),
            [a, b, c, ..] if beside(a, b) && beside(b, c) => {
                let written = |mark| figures(&[a.1, b.1, c.1].join(mark));
                match name.get(a.0 + a.1.len()..b.0) {
                    Some(".") => written("."),
                    Some("-" | "_" | " ") if a.1.len() == 4 => written("-"),
                    _ => None,
                }
            }
            _ => None,
        };
        let Some(day) = day else { continue };
        if found.as_ref().is_some_and(|found| *found != day) {
            return None;
        }
        found = Some(day);
    }
    found
}

/// The words of a line and where they start.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    pieces(text, |c| {
        c.is_whitespace() || matches!(c, ',' | '(' | ')' | '|' | '·' | '•')
    })
}

/// What stands between characters that are `apart`, and where it starts.
fn pieces(text: &str, apart: impl Fn(char) -> bool) -> impl Iterator<Item = (usize, &str)> {
    let start = text.as_ptr().addr();
    text.split(apart)
        .filter(|piece| !piece.is_empty())
        .map(move |piece| (piece.as_ptr().addr() - start, piece))
}

/// "2026-03-03", "2026-03-03T10:00", "2026/3/3", "03.03.2026", "13/03/2026".
fn figures(word: &str) -> Option<String> {
    let day = word.split('T').next().unwrap_or(word);
    let parts: Vec<&str> = day.trim_end_matches('.').split(['-', '/', '.']).collect();
    let [a, b, c] = parts.as_slice() else {
        return None;
    };
    let number = |part: &str| {
        (1..=4)
            .contains(&part.len())
            .then(|| part.parse::<u32>().ok())
            .flatten()
    };
    let (first, second, third) = (number(a)?, number(b)?, number(c)?);
    let (year, month, day) = match (a.len(), c.len()) {
        (4, 1..=2) => (first, second, third),
        // the stops say that the month is the second
        (1..=2, 4) if word.contains('.') || first == second => (third, second, first),
        (1..=2, 4) => {
            let (day, month) = date::day_and_month(first, second)?;
            (third, month, day)
        }
        _ => return None,
    };
    (1900..2100)
        .contains(&year)
        .then(|| iso(year, month, day))
        .flatten()
}

/// "3 March 2026", "March 3 2026", in the languages of `assets/months.txt`.
fn named(a: &str, b: &str, c: &str) -> Option<String> {
    let year = |word: &str| {
        let word = word.trim_end_matches(['.', ';', ':']);
        let year = word.parse::<u32>().ok().filter(|_| word.len() == 4)?;
        (1900..2100).contains(&year).then_some(year)
    };
    let day = |word: &str| {
        let figures = word.trim_end_matches(|c: char| !c.is_ascii_digit());
        let tail = word.get(figures.len()..).unwrap_or("");
        let tail = matches!(
            tail,
            "" | "." | "st" | "nd" | "rd" | "th" | "er" | "º" | "ª"
        );
        figures
            .parse::<u32>()
            .ok()
            .filter(|day| tail && (1..=31).contains(day))
    };
    // "2026. március 3.", "2026. 3. 3."
    if let (Some(year), Some(day)) = (year(a).filter(|_| a.ends_with('.')), day(c)) {
        let figures = || b.strip_suffix('.').and_then(|month| month.parse().ok());
        return iso(year, month(b).or_else(figures)?, day);
    }
    let year = year(c)?;
    match (day(a), month(b), month(a), day(b)) {
        (Some(day), Some(month), ..) => iso(year, month, day),
        (.., Some(month), Some(day)) => iso(year, month, day),
        _ => None,
    }
}

/// "2026年3月3日".
fn ideographic(text: &str) -> Option<(usize, usize, String)> {
    let at = text.find(['年', '년'])?;
    let from = text
        .get(..at)?
        .trim_end()
        .rfind(|c: char| !c.is_ascii_digit());
    let from = from.map_or(0, |from| {
        from + text
            .get(from..)
            .and_then(|rest| rest.chars().next())
            .map_or(1, char::len_utf8)
    });
    let year: u32 = text.get(from..at)?.trim().parse().ok()?;
    let rest = text.get(at + '年'.len_utf8()..)?;
    let (month, rest) = rest.split_once(['月', '월'])?;
    let (day, _) = rest.split_once(['日', '일'])?;
    let to = text.len() - rest.len() + day.len() + '日'.len_utf8();
    let (month, day) = (month.trim().parse().ok()?, day.trim().parse().ok()?);
    Some((from, to, iso(year, month, day)?))
}

fn iso(year: u32, month: u32, day: u32) -> Option<String> {
    date::iso(&format!("{year:04}-{month:02}-{day:02}"))
}

/// The month that a word names, from 1: whole, or the first three letters of English ones.
fn month(word: &str) -> Option<u32> {
    let word = word.trim_end_matches(['.', ';', ':']).to_lowercase();
    if word.chars().count() < 3 {
        return None;
    }
    let months = MONTHS
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty());
    for (index, line) in months.enumerate() {
        if line.split_whitespace().any(|name| name == word) {
            return Some(index as u32 + 1);
        }
    }
    None
}

/// Names of the months: a line a month.
const MONTHS: &str = include_str!("../../assets/months.txt");

#[cfg(test)]
mod tests;
