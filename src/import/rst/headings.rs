//! Sections: a line of marks below a title, or above and below it. Which marks are of which level is
//! told by the order in which they come.

use std::collections::HashMap;

use super::lines::{Line, ruled};
use crate::text::width;

/// Shortest line of marks that is believed below a longer title.
const SHORT: usize = 4;

/// A heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Heading {
    /// From 1; 0 for the title of the whole.
    pub(super) level: u8,
    /// Its line.
    pub(super) words: usize,
    /// The line behind it.
    pub(super) end: usize,
}

/// The headings, by the index of their first lines. Where the first is the only one of its marks, it is
/// the title.
pub(super) fn find(lines: &[Line<'_>]) -> HashMap<usize, Heading> {
    let mut styles: Vec<((char, bool), usize)> = Vec::new();
    let mut found: Vec<(usize, Heading)> = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let Some((style, heading)) = heading(lines, at) else {
            at += 1;
            continue;
        };
        let known = styles.iter().position(|(known, _)| *known == style);
        let index = known.unwrap_or(styles.len());
        match styles.get_mut(index) {
            Some((_, count)) => *count += 1,
            None => styles.push((style, 1)),
        }
        let level = u8::try_from(index + 1).unwrap_or(u8::MAX);
        found.push((at, Heading { level, ..heading }));
        at = heading.end;
    }
    let titled = styles.first().is_some_and(|(_, count)| *count == 1);
    let all = found.into_iter().map(|(at, heading)| {
        let level = heading.level - u8::from(titled);
        (at, Heading { level, ..heading })
    });
    all.collect()
}

/// The heading that starts at a line, and the marks that it is told by.
fn heading(lines: &[Line<'_>], at: usize) -> Option<((char, bool), Heading)> {
    let line = lines.get(at).filter(|line| !line.is_blank())?;
    let next = lines.get(at + 1).filter(|line| !line.is_blank())?;
    let level = 1;
    if line.indent == 0
        && let Some(mark) = ruled(line.words)
    {
        let below = lines.get(at + 2)?;
        let same = ruled(below.words) == Some(mark) && below.indent == 0;
        let fits = width(next.words) <= line.words.len() && below.words.len() == line.words.len();
        let (words, end) = (at + 1, at + 3);
        let named = same && fits && ruled(next.words).is_none();
        return named.then_some(((mark, true), Heading { level, words, end }));
    }
    let above = at.checked_sub(1).and_then(|above| lines.get(above));
    let begins = above.is_none_or(|above| above.is_blank() || ruled(above.words).is_some());
    let mark = ruled(next.words).filter(|_| line.indent == 0 && next.indent == 0 && begins)?;
    let long = next.words.len() >= width(line.words).min(SHORT) && next.words.len() > 1;
    let (words, end) = (at, at + 2);
    long.then_some(((mark, false), Heading { level, words, end }))
}
