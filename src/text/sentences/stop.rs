//! Whether a sentence goes on behind a mark.

use super::words::{END, HOUR, INNER, NAME, NUMBER, OPENERS, OPENING, TITLE, UNIT, ZONE, is_in};

/// Marks that stand together: "?!", "...", ". . .".
pub(super) struct Run {
    /// Where the first stands.
    pub(super) start: usize,
    /// One past the last.
    pub(super) end: usize,
    /// How many full stops; an ellipsis counts three.
    dots: usize,
    /// True where an exclamation or question mark is among them.
    loud: bool,
}

/// The marks from `at` on, blanks between full stops included.
pub(super) fn run(text: &str, at: usize) -> Run {
    let mut run = Run {
        start: at,
        end: at,
        dots: 0,
        loud: false,
    };
    let mut blanks = 0;
    for (step, c) in text.get(at..).unwrap_or("").char_indices() {
        match c {
            '.' => run.dots += 1,
            '…' => run.dots += 3,
            '!' | '?' => run.loud = true,
            ' ' if blanks == 0 => {
                blanks = 1;
                continue;
            }
            _ => break,
        }
        // a blank only joins full stops: "was . . . dropped", not "Why? ...!"
        if blanks > 0 && (run.loud || c != '.') {
            break;
        }
        blanks = 0;
        run.end = at + step + c.len_utf8();
    }
    run
}

/// Quotes and brackets that close.
const CLOSING: [char; 12] = [
    '"', '\'', '”', '’', '»', '›', '“', ')', ']', '」', '』', '）',
];

/// Bytes of quotes, brackets and footnote marks that close at `at`.
pub(super) fn closing(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or("");
    let mut len = 0;
    loop {
        let tail = rest.get(len..).unwrap_or("");
        let Some(c) = tail.chars().next() else {
            return len;
        };
        len += match c {
            c if CLOSING.contains(&c) => c.len_utf8(),
            // "« non. »"
            ' ' | '\u{a0}' | '\u{202f}' if tail.trim_start().starts_with('»') => {
                tail.len() - tail.trim_start().len() + '»'.len_utf8()
            }
            '[' => match footnote(tail) {
                Some(bytes) => bytes,
                None => return len,
            },
            '⁰' | '¹' | '²' | '³' | '⁴'..='⁹' => c.len_utf8(),
            _ => return len,
        };
    }
}

/// Bytes of "[12]".
fn footnote(text: &str) -> Option<usize> {
    let (number, _) = text.strip_prefix('[')?.split_once(']')?;
    let digits = number.len() <= 3 && !number.is_empty();
    (digits && number.bytes().all(|byte| byte.is_ascii_digit())).then_some(number.len() + 2)
}

/// True where the sentence goes on behind the marks of `run`; `end` is behind what closes there.
pub(super) fn goes_on(text: &str, run: &Run, end: usize) -> bool {
    let rest = text.get(end..).unwrap_or("");
    if rest.trim().is_empty() {
        return false;
    }
    let before = text.get(..run.start).unwrap_or("");
    let word = last_word(before);
    if !rest.starts_with(char::is_whitespace) {
        return !(end == run.end && is_glued(word, run, rest));
    }
    let next = next_word(rest);
    if !opens_large(next) {
        return true;
    }
    if run.dots >= 3 && !run.loud {
        let spaced = before.ends_with(char::is_whitespace);
        return spaced && run.dots == 3 && end == run.end && !is_in(OPENERS, next);
    }
    // what closes here was said whole: "(see p.)"
    !run.loud && end == run.end && is_short(before, word, next, rest)
}

/// "Hello world.Today is Tuesday": a blank was lost.
fn is_glued(word: &str, run: &Run, rest: &str) -> bool {
    let tail = word.get(1..).unwrap_or("");
    // "Yahoo.Com" and "Node.Js" are names: a word with a capital must be longer
    let shortest = if word.starts_with(|c: char| c.is_ascii_lowercase()) {
        2
    } else {
        6
    };
    let small = word.len() >= shortest && tail.bytes().all(|byte| byte.is_ascii_lowercase());
    let figures = word.len() > 1
        && word
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b',');
    let mut chars = rest.chars();
    let large = chars.next().is_some_and(char::is_uppercase);
    let prose = chars.next().is_some_and(char::is_lowercase);
    let first = short(rest).split_whitespace().next().unwrap_or("");
    let address = first.contains(['@', '/', '_', '=', '(']);
    run.dots == 1 && !run.loud && (small || figures) && large && prose && !address
}

/// Longest word that is looked at, in bytes: what a mark costs never depends on the text before it.
const LONGEST_WORD: usize = 64;

/// At most the first [`LONGEST_WORD`] bytes of `text`.
fn short(text: &str) -> &str {
    let mut end = text.len().min(LONGEST_WORD);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or(text)
}

/// The word before a mark, without what opens before it.
fn last_word(before: &str) -> &str {
    let mut start = before.len().saturating_sub(LONGEST_WORD);
    while !before.is_char_boundary(start) {
        start += 1;
    }
    let before = before.get(start..).unwrap_or(before);
    let from = before
        .char_indices()
        .rev()
        .find(|(_, c)| c.is_whitespace() || "([\"“‘«„—–/".contains(*c));
    let from = from.map_or(0, |(at, c)| at + c.len_utf8());
    before.get(from..).unwrap_or("")
}

/// What opens before a word.
const BEFORE: [char; 18] = [
    '"', '“', '‘', '\'', '„', '«', '‹', '(', '[', '¿', '¡', '-', '–', '—', '•', '*', '」', '「',
];

/// The word behind a mark, without what opens before it and what follows on it.
fn next_word(rest: &str) -> &str {
    let rest = short(rest).trim_start_matches(|c: char| c.is_whitespace() || BEFORE.contains(&c));
    let end = rest.find(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’' | '-'));
    rest.get(..end.unwrap_or(rest.len())).unwrap_or("")
}

/// True for a word that may begin a sentence: "Nobody", "2.1", "iPhones"; also where no word
/// stands.
fn opens_large(word: &str) -> bool {
    let mut chars = word.chars();
    match chars.next() {
        Some(first) if first.is_lowercase() => chars.next().is_some_and(char::is_uppercase),
        _ => true,
    }
}

/// True for "A" and "No" of "Gen. A. B. Rowe" and "Reg. No. 44", which open nothing; `rest` begins
/// before it.
fn is_abbreviated(next: &str, rest: &str) -> bool {
    let behind = rest.split_once(next).map_or("", |(_, behind)| behind);
    behind.starts_with('.') && (next.chars().count() == 1 || is_in(NUMBER, next))
}

/// True where the full stop behind `word` belongs to it, and `next`, with which `rest` begins, goes
/// on.
fn is_short(before: &str, word: &str, next: &str, rest: &str) -> bool {
    let figure = next.starts_with(|c: char| c.is_numeric());
    let numeral = figure || is_roman(next);
    let opener = is_in(OPENERS, next) && !figure && !is_abbreviated(next, rest);
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    if letters == 0 {
        return is_item(before, word);
    }
    if is_in(UNIT, word) {
        return !counts(before);
    }
    if is_in(INNER, word) {
        return true;
    }
    if is_in(HOUR, word) {
        return figure || is_in(ZONE, next) || opens_clause(before);
    }
    if is_in(NUMBER, word) && (numeral || is_abbreviated(next, rest)) {
        return true;
    }
    if letters == 1 && word.chars().count() == 1 {
        // "J. Smith"; "you and I. Did you": a word that opens a sentence is no surname
        let large = word.chars().all(char::is_uppercase);
        let start = before.get(..before.len() - word.len()).unwrap_or("");
        if word == "I" && is_in(OPENERS, last_word(start.trim_end())) {
            return false;
        }
        return large && (!opener || is_in(NAME, next));
    }
    if is_in(TITLE, word) {
        return !opener || is_in(NAME, next);
    }
    (is_in(END, word) || is_dotted(word)) && !opener
}

/// True where the units at the end of `before` have a figure before them: "5 млн. руб".
fn counts(before: &str) -> bool {
    let mut before = before;
    loop {
        let word = last_word(before);
        if !is_in(UNIT, word) {
            return before.ends_with(|c: char| c.is_numeric());
        }
        let start = before.get(..before.len() - word.len()).unwrap_or("");
        before = start.trim_end().trim_end_matches('.');
    }
}

/// True for "1" at the start of a sentence or behind a colon: an item begins there.
fn is_item(before: &str, word: &str) -> bool {
    let digits = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    let start = before.get(..before.len() - word.len()).unwrap_or("");
    digits && (start.trim().is_empty() || start.trim_end().ends_with([':', ';']))
}

/// Words before an hour that open a sentence: "At 5 a.m." ends nothing.
const FEW: usize = 5;

fn opens_clause(before: &str) -> bool {
    let mut words = before.split_whitespace();
    let first = words.next().unwrap_or("");
    let few = words.take(FEW).count() < FEW - 1;
    few && is_in(OPENING, first.trim_start_matches(BEFORE))
}

/// "U.S", "Ph.D", "LL.AA".
fn is_dotted(word: &str) -> bool {
    let mut parts = word.split('.');
    word.contains('.')
        && parts.all(|part| part.chars().count() <= 2 && part.chars().all(char::is_alphabetic))
}

fn is_roman(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| b"IVXLCDM".contains(&byte))
}
