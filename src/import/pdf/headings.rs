//! Headings: by the bookmarks of the file, else by size and weight.

use super::bookmarks::Bookmark;
use super::paragraphs::{BOLD, Paragraph};

/// Size of a heading beside that of the body, at least.
pub(super) const LARGE: f32 = 1.12;

/// Longest heading in characters.
const MAX: usize = 160;

/// Level of each paragraph that is a heading, from 1; 0 for all else.
pub(super) fn levels(paragraphs: &[Paragraph], bookmarks: &[Bookmark], body: f32) -> Vec<u8> {
    by_bookmarks(paragraphs, bookmarks)
        .or_else(|| by_tags(paragraphs))
        .unwrap_or_else(|| by_looks(paragraphs, body))
}

/// The file names its sections: each stands somewhere in the text, in order.
fn by_bookmarks(paragraphs: &[Paragraph], bookmarks: &[Bookmark]) -> Option<Vec<u8>> {
    if bookmarks.len() < 3 {
        return None;
    }
    let texts: Vec<String> = paragraphs
        .iter()
        .map(|paragraph| folded(&paragraph.text))
        .collect();
    let bare: Vec<String> = paragraphs
        .iter()
        .map(|paragraph| folded(without_number(&paragraph.text)))
        .collect();
    let mut places: std::collections::HashMap<&str, Vec<usize>> = std::collections::HashMap::new();
    for (at, text) in texts.iter().enumerate() {
        places.entry(text.as_str()).or_default().push(at);
        if let Some(bare) = bare.get(at).filter(|bare| *bare != text) {
            places.entry(bare.as_str()).or_default().push(at);
        }
    }
    let mut levels = vec![0; paragraphs.len()];
    let (mut from, mut found) = (0, 0);
    for bookmark in bookmarks {
        let name = folded(&bookmark.name);
        let bare = folded(without_number(&bookmark.name));
        let all = places
            .get(name.as_str())
            .or_else(|| places.get(bare.as_str()));
        let all = all.map_or(&[][..], Vec::as_slice);
        let behind = all.get(all.partition_point(|&at| at < from)..);
        let behind = behind.into_iter().flatten().copied();
        // one that looks like a heading before one that doesn't: a table of contents has them all
        let best = behind.take(8).max_by(|&a, &b| {
            looks(paragraphs, a)
                .total_cmp(&looks(paragraphs, b))
                .then(b.cmp(&a))
        });
        if let Some(at) = best {
            if let Some(level) = levels.get_mut(at) {
                *level = bookmark.depth;
            }
            (from, found) = (at + 1, found + 1);
        }
    }
    (found * 4 >= bookmarks.len() * 3).then_some(levels)
}

fn looks(paragraphs: &[Paragraph], at: usize) -> f32 {
    let paragraph = paragraphs.get(at);
    paragraph.map_or(0.0, |paragraph| paragraph.size * paragraph.weight.max(0.5))
}

/// The file says of its words that they are headings.
fn by_tags(paragraphs: &[Paragraph]) -> Option<Vec<u8>> {
    let tagged = |paragraph: &&Paragraph| paragraph.heading > 0;
    if paragraphs.iter().filter(tagged).count() < 3 {
        return None;
    }
    let level = |paragraph: &Paragraph| {
        let short = paragraph.text.chars().count() <= MAX;
        if short { paragraph.heading } else { 0 }
    };
    Some(paragraphs.iter().map(level).collect())
}

fn by_looks(paragraphs: &[Paragraph], body: f32) -> Vec<u8> {
    let bold: usize = paragraphs
        .iter()
        .filter(|paragraph| paragraph.weight > BOLD)
        .map(|paragraph| paragraph.text.len())
        .sum();
    let all: usize = paragraphs
        .iter()
        .map(|paragraph| paragraph.text.len())
        .sum();
    let weight_tells = bold * 4 < all;
    let looks: Vec<Option<(i32, bool)>> = paragraphs
        .iter()
        .map(|paragraph| look(paragraph, body, weight_tells))
        .collect();
    let mut kinds: Vec<(i32, bool)> = looks.iter().flatten().copied().collect();
    kinds.sort_unstable();
    kinds.dedup();
    kinds.reverse();
    looks
        .into_iter()
        .map(|look| {
            // the largest first
            let rank = look.map(|look| kinds.partition_point(|&kind| kind > look));
            rank.map_or(0, |rank| rank.min(5) as u8 + 1)
        })
        .collect()
}

/// Size and weight of what looks like a heading.
fn look(paragraph: &Paragraph, body: f32, weight_tells: bool) -> Option<(i32, bool)> {
    let text = paragraph.text.trim();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let long = text.chars().count() > MAX || paragraph.lines > 3;
    if paragraph.row || long || letters < 2 || letters * 2 < text.chars().count() {
        return None;
    }
    let large = paragraph.size >= body * LARGE;
    let bold = weight_tells && paragraph.weight > BOLD;
    let ends = text.ends_with(['.', ',', ';', ':']) && !large;
    let starts = text.chars().find(|c| c.is_alphanumeric());
    let small = starts.is_some_and(char::is_lowercase);
    if !(large || bold) || ends || small || text.contains("....") || text.contains(". . .") {
        return None;
    }
    let apart = paragraph.above == 0.0 || paragraph.above > 1.3;
    (large || apart && paragraph.size > body * 0.9)
        .then_some(((paragraph.size * 2.0).round() as i32, bold))
}

/// Letters and figures alone, in lower case.
fn folded(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// A name without the number in front of it.
fn without_number(name: &str) -> &str {
    let rest = name.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    rest.trim_start()
}

#[cfg(test)]
mod tests;
