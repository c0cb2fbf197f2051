//! Lines as paragraphs: which go on with the one before, and words cut at their end.

use std::collections::HashSet;

use super::order::Line;

/// A paragraph, a heading or an item.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Paragraph {
    pub(super) text: String,
    pub(super) size: f32,
    /// Ink beside that of the usual letters; see [`Line::weight`].
    pub(super) weight: f32,
    pub(super) heading: u8,
    pub(super) lines: usize,
    /// True for a row of a table.
    pub(super) row: bool,
    pub(super) page: usize,
    /// Blank space above it, in lines of its size; none at the top of a column.
    pub(super) above: f32,
    /// Whether it stands in the middle of its column.
    pub(super) centred: bool,
    /// Where its last line ends, as a part of the column.
    pub(super) filled: f32,
}

/// Ink of bold letters beside that of the usual ones.
pub(super) const BOLD: f32 = 1.22;

/// Notes at the foot of a page behind which a sentence may go on.
const NEAR: usize = 12;

/// The paragraphs of all pages.
pub(super) fn paragraphs(lines: Vec<Line>, body: f32) -> Vec<Paragraph> {
    let words = words(&lines);
    let leading = leading(&lines);
    let mut all: Vec<Paragraph> = Vec::new();
    let mut before: Option<Line> = None;
    for line in lines {
        let goes_on = match (&before, all.last()) {
            (Some(before), Some(open)) => goes_on(open, before, &line, leading, body),
            _ => false,
        };
        let far = if goes_on {
            None
        } else {
            open_before(&all, &line, body)
        };
        let target = if goes_on {
            all.len().checked_sub(1)
        } else {
            far
        };
        match target.and_then(|at| all.get_mut(at)) {
            Some(open) => append(open, &line, &words),
            None => all.push(begin(&line, before.as_ref())),
        }
        before = Some(line);
    }
    all
}

/// True where both stand in the very same column: its edges were copied from one place.
fn same_column(one: &Line, other: &Line) -> bool {
    let pairs = one.column.iter().zip(&other.column);
    pairs.into_iter().all(|(a, b)| a.total_cmp(b).is_eq())
}

fn begin(line: &Line, before: Option<&Line>) -> Paragraph {
    let above = before
        .filter(|before| before.page == line.page && same_column(before, line))
        .map_or(0.0, |before| (line.y - before.y) / line.size.max(1.0));
    let [left, right] = line.column;
    let (before_it, behind) = (line.x[0] - left, right - line.x[1]);
    Paragraph {
        text: line.text.clone(),
        size: line.size,
        weight: line.weight,
        heading: line.heading,
        lines: 1,
        row: line.pieces > 1 && !is_numbered(&line.text),
        page: line.page,
        above,
        centred: before_it > 20.0 && (before_it - behind).abs() < 0.15 * (right - left),
        filled: filled(line),
    }
}

fn filled(line: &Line) -> f32 {
    let [left, right] = line.column;
    (line.x[1] - left) / (right - left).max(1.0)
}

/// "1  Scope": a heading whose number stands apart.
fn is_numbered(text: &str) -> bool {
    let Some((number, rest)) = text.split_once("  ") else {
        return false;
    };
    let short = number.chars().count() < 12 && !rest.contains("  ");
    short && (is_marker(number) || number.chars().any(|c| c.is_ascii_digit()))
}

fn is_marker(word: &str) -> bool {
    let bullet = matches!(
        word,
        "•" | "▪"
            | "–"
            | "◦"
            | "‣"
            | "●"
            | "○"
            | "■"
            | "□"
            | "o"
            | "➢"
            | "✓"
            | "-"
            | "*"
            | "—"
            | "\u{2212}"
    );
    let inner = word.trim_matches(['(', ')', '.', '[', ']']);
    let enclosed = word.ends_with([')', '.', ']']) && inner.len() < word.len();
    let short = inner.chars().count() <= 4
        && (inner.chars().all(|c| c.is_ascii_digit())
            || inner.chars().count() == 1 && inner.chars().all(char::is_alphabetic)
            || !inner.is_empty() && inner.chars().all(|c| "ivxIVX".contains(c)));
    bullet || enclosed && short && !inner.is_empty()
}

/// What stands in front of an item, and the rest.
pub(super) fn item(text: &str) -> Option<(&str, &str)> {
    let (marker, rest) = text.split_once(' ')?;
    let rest = rest.trim_start();
    (is_marker(marker) && !rest.is_empty()).then_some((marker, rest))
}

/// True where the line goes on with the paragraph that ends with the line before.
fn goes_on(open: &Paragraph, before: &Line, line: &Line, leading: f32, body: f32) -> bool {
    if open.row || line.pieces > 1 || (open.heading > 0) != (line.heading > 0) {
        return false;
    }
    if is_cut(&before.text)
        && starts_small_of(line)
        && before.page == line.page
        && same_column(before, line)
        && (line.y - before.y) < 2.0 * line.size
        && line.y > before.y
    {
        return true;
    }
    let alike = (before.size - line.size).abs() < 0.08 * line.size.max(before.size);
    let bold = |line: &Line| line.weight > BOLD;
    if !alike || item(&line.text).is_some() || bold(before) != bold(line) && open.lines == 1 {
        return false;
    }
    let together = before.page == line.page && same_column(before, line);
    let starts_small = line.text.chars().next().is_some_and(char::is_lowercase);
    let ended = before
        .text
        .trim_end()
        .ends_with(['.', '!', '?', ':', '”', '"', '。', '！', '？']);
    let full = filled(before) > 0.8;
    if !together || line.y <= before.y {
        // the top of the next column or page
        let plain = line.size < body * 1.1;
        return plain
            && full
            && (starts_small || !ended && !line.text.starts_with(char::is_numeric));
    }
    let step = (line.y - before.y) / line.size.max(1.0);
    if starts_small && step < 2.0 && (full || is_cut(&before.text)) {
        return true;
    }
    let limit = if leading > 0.0 { leading * 1.28 } else { 1.6 };
    let limit = if line.size > body * 1.1 {
        limit.max(1.5)
    } else {
        limit
    };
    if step > limit {
        return false;
    }
    let indent = line.x[0] - before.x[0];
    let width = line.column[1] - line.column[0];
    // a first line that is set in
    if indent > line.size * 0.9 && !open.centred && open.lines > 1 && ended {
        return false;
    }
    // a line that ends early and a sentence that ends with it
    !(ended && !starts_small && before.x[1] < line.column[1] - 0.25 * width)
}

/// The paragraph of the page before that a first line goes on with, past the notes at its foot.
fn open_before(all: &[Paragraph], line: &Line, body: f32) -> Option<usize> {
    if !starts_small_of(line) || line.pieces > 1 {
        return None;
    }
    let near = all.iter().enumerate().rev().take(NEAR);
    let mut near = near.take_while(|(_, open)| open.page + 1 >= line.page);
    let cut = near
        .find(|(_, open)| is_cut(&open.text) && (open.size - line.size).abs() < 0.08 * line.size);
    if let Some((at, _)) = cut {
        return Some(at);
    }
    if (line.size - body).abs() > 0.08 * body {
        return None;
    }
    let last = all
        .last()
        .filter(|last| last.page < line.page && last.size < body * 0.93)?;
    let notes = all.iter().rev().take(NEAR);
    let notes =
        notes.take_while(|paragraph| paragraph.size < body * 0.93 && paragraph.page == last.page);
    let at = all.len().checked_sub(notes.count() + 1)?;
    let open = all.get(at)?;
    let unended = !open
        .text
        .trim_end()
        .ends_with(['.', '!', '?', ':', ';', '”', '"']);
    ((open.size - body).abs() < 0.08 * body && unended && open.filled > 0.8).then_some(at)
}

/// Adds a line, and joins a word that was cut at the end of the one before.
fn append(open: &mut Paragraph, line: &Line, words: &HashSet<String>) {
    let small = line.text.chars().next().is_some_and(char::is_lowercase);
    let cut = is_cut(&open.text);
    if cut && (small || open.text.ends_with('\u{ad}')) {
        if !keeps_hyphen(&open.text, &line.text, words) {
            open.text.pop();
        }
    } else if cut {
        // "Mid-" above "Atlantic": the hyphen is the word's own
    } else if !is_wide(open.text.chars().next_back()) || !is_wide(line.text.chars().next()) {
        open.text.push(' ');
    }
    open.text.push_str(&line.text);
    open.weight = (open.weight * open.lines as f32 + line.weight) / (open.lines + 1) as f32;
    open.lines += 1;
    open.filled = filled(line);
}

/// True for text that ends in the middle of a word.
fn is_cut(text: &str) -> bool {
    let mut letters = text.chars().rev();
    let hyphen = matches!(letters.next(), Some('-' | '\u{ad}' | '\u{2010}'));
    hyphen && letters.next().is_some_and(char::is_alphabetic)
}

fn starts_small_of(line: &Line) -> bool {
    line.text.chars().next().is_some_and(char::is_lowercase)
}

/// True where the text has the word with its hyphen elsewhere, and not without.
fn keeps_hyphen(before: &str, after: &str, words: &HashSet<String>) -> bool {
    let first = before.rsplit([' ', '(']).next().unwrap_or("");
    let second: String = after.chars().take_while(|c| c.is_alphanumeric()).collect();
    let joined = format!(
        "{}{second}",
        first.trim_end_matches(['-', '\u{ad}', '\u{2010}'])
    );
    let hyphened = format!("{first}{second}");
    words.contains(&hyphened.to_lowercase()) && !words.contains(&joined.to_lowercase())
}

/// Scripts that have no blanks between words.
fn is_wide(c: Option<char>) -> bool {
    c.is_some_and(|c| matches!(c, '\u{3000}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}'))
}

/// Words that stand whole in a line.
fn words(lines: &[Line]) -> HashSet<String> {
    let mut words = HashSet::new();
    for line in lines {
        let mut all: Vec<&str> = line.text.split_whitespace().collect();
        all.pop();
        for word in all {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric());
            if words.len() < 200_000 {
                words.insert(word.to_lowercase());
            }
        }
    }
    words
}

/// The usual distance between two lines, in sizes of the font.
fn leading(lines: &[Line]) -> f32 {
    let mut steps: Vec<f32> = lines
        .windows(2)
        .filter_map(|pair| match pair {
            [a, b] if a.page == b.page && same_column(a, b) && (a.size - b.size).abs() < 0.1 => {
                Some((b.y - a.y) / b.size.max(1.0)).filter(|step| (0.5..3.0).contains(step))
            }
            _ => None,
        })
        .collect();
    steps.sort_by(f32::total_cmp);
    steps.get(steps.len() * 2 / 5).copied().unwrap_or(0.0)
}

#[cfg(test)]
mod tests;
