//! Chapters: the sections of a book are those of its navigation, under the names that it gives.

use std::collections::HashMap;

use super::super::passage::{Passage, Piece};
use super::package::Chapter;
use crate::model::{BlockKind, Inline};

/// Passages behind the place of a chapter among which its own heading may stand.
const NEAR: usize = 3;

/// Gives the chapters their names. The text keeps its own headings: one that says the same is the
/// section's; one that a chapter begins with, or that says less than its name, stands below the name as a
/// line of its own; the others are sections within their chapter.
pub(super) fn name(
    passages: &mut Vec<Passage>,
    chapters: &[Chapter],
    places: &HashMap<(String, String), usize>,
) {
    let mut added: Vec<(usize, Passage)> = Vec::new();
    let mut taken: Vec<bool> = vec![false; passages.len()];
    let mut starts: Vec<usize> = chapters
        .iter()
        .filter_map(|chapter| place(chapter, places))
        .collect();
    starts.sort_unstable();
    for (number, chapter) in chapters.iter().enumerate() {
        let Some(at) = place(chapter, places) else {
            continue;
        };
        // the first chapter of a part may begin where the part does: the heading there is its own
        let inner = chapters.get(number + 1);
        let inner = inner.filter(|inner| inner.depth > chapter.depth);
        let shared = inner.is_some_and(|inner| place(inner, places) == Some(at));
        let level = chapter.depth.min(9);
        let name = folded(&chapter.name);
        // not beyond the place of the next chapter
        let next = starts.partition_point(|&start| start <= at);
        let end = starts
            .get(next)
            .copied()
            .unwrap_or(usize::MAX)
            .min(at + NEAR);
        let near = at..end.min(passages.len());
        let own = near.clone().find(|&index| {
            let free = taken.get(index) == Some(&false);
            let heading = passages
                .get(index)
                .is_some_and(|p| p.kind == BlockKind::Heading);
            free && heading
        });
        let same = near.clone().find(|&index| {
            let said = passages.get(index).map(|passage| folded(&passage.text()));
            taken.get(index) == Some(&false) && said.as_ref() == Some(&name)
        });
        if let Some(index) = same {
            head(passages, index, level);
            mark(&mut taken, index);
            continue;
        }
        if let Some(index) = own.filter(|_| !shared)
            && let Some(passage) = passages.get_mut(index)
            && (index == at || contains(&name, &folded(&passage.text())))
        {
            demote(passage);
            mark(&mut taken, index);
        }
        added.push((at, Passage::heading(level, chapter.name.clone())));
    }
    added.sort_by_key(|&(at, _)| at);
    let old = std::mem::take(passages);
    let mut added = added.into_iter().peekable();
    let mut named = Vec::with_capacity(old.len());
    for (index, passage) in old.into_iter().enumerate() {
        while let Some((_, heading)) = added.next_if(|&(at, _)| at <= index) {
            passages.push(heading);
            named.push(true);
        }
        passages.push(passage);
        named.push(taken.get(index) == Some(&true));
    }
    passages.extend(added.map(|(_, heading)| heading));
    named.resize(passages.len(), true);
    put_below(passages, &named);
}

/// Puts the headings that the navigation does not name below the name of their chapter: a heading of level
/// 2 in a chapter of level 3 becomes one of level 4, and those around it follow.
fn put_below(passages: &mut [Passage], named: &[bool]) {
    // for each chapter its level, and the highest level of the other headings in it
    let mut chapters = vec![(0_u8, u8::MAX)];
    let is_heading = |passage: &Passage| passage.kind == BlockKind::Heading;
    for (passage, &named) in passages.iter().zip(named) {
        match chapters.last_mut() {
            _ if !is_heading(passage) => {}
            _ if named => chapters.push((passage.level, u8::MAX)),
            Some((_, highest)) => *highest = passage.level.min(*highest),
            None => {}
        }
    }
    let mut lower = chapters
        .into_iter()
        .map(|(level, highest)| (level + 1).saturating_sub(highest));
    let mut by = lower.next().unwrap_or(0);
    for (passage, &named) in passages.iter_mut().zip(named) {
        if is_heading(passage) && named {
            by = lower.next().unwrap_or(0);
        } else if is_heading(passage) {
            passage.level = passage.level.saturating_add(by).min(9);
        }
    }
}

fn place(chapter: &Chapter, places: &HashMap<(String, String), usize>) -> Option<usize> {
    let page = &chapter.page;
    places
        .get(&(page.clone(), chapter.place.clone()))
        .or_else(|| places.get(&(page.clone(), String::new())))
        .copied()
}

fn mark(taken: &mut [bool], index: usize) {
    if let Some(taken) = taken.get_mut(index) {
        *taken = true;
    }
}

/// A passage that says the name of its chapter is its heading.
fn head(passages: &mut [Passage], index: usize, level: u8) {
    let Some(passage) = passages.get_mut(index) else {
        return;
    };
    passage.kind = BlockKind::Heading;
    passage.level = level;
    passage.depth = 0;
    for piece in &mut passage.pieces {
        piece.text = piece.text.replace('\n', " ");
    }
}

/// A heading that its chapter's name holds already is a line in bold.
fn demote(passage: &mut Passage) {
    passage.kind = BlockKind::Paragraph;
    passage.level = 0;
    let pieces = std::mem::take(&mut passage.pieces);
    passage.pieces = pieces
        .into_iter()
        .map(|piece| Piece {
            inline: piece.inline.with(Inline::STRONG),
            ..piece
        })
        .collect();
}

/// True where one of both says all of the other.
fn contains(name: &str, said: &str) -> bool {
    !said.is_empty() && (name.contains(said) || said.contains(name))
}

/// Letters and figures alone, in lower case.
fn folded(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests;
