//! Which words are the title.

use crate::model::{BlockKind, Body, Title};

/// Makes the first heading the title, where it is one: the only heading of level 1 that comes
/// first of all headings, or one with nothing but notes above it. Where no heading is of level 1,
/// the one above everything may be of any level, if all others stand below it.
///
/// Where the front matter `declared` a title, only a heading that repeats it counts.
pub(super) fn settle(body: &mut Body, declared: Option<&str>) {
    let Some(first) = body
        .blocks
        .iter()
        .position(|block| block.kind == BlockKind::Heading)
    else {
        return;
    };
    let top = body.blocks.get(first).map_or(1, |block| block.level);
    let is_heading = |index: usize, most: u8| {
        body.blocks.get(index).is_some_and(|block| {
            block.level <= most && block.kind == BlockKind::Heading && !block.continues
        })
    };
    let above = body.blocks.get(..first).unwrap_or(&[]);
    let leads = above.iter().all(|block| block.kind == BlockKind::Note);
    let mut others = first + 1..body.blocks.len();
    let alone = others.clone().all(|index| !is_heading(index, top));
    let named = if top == 1 {
        leads || alone
    } else {
        leads && alone && others.any(|index| is_heading(index, u8::MAX))
    };
    if !named {
        return;
    }
    let more = body
        .blocks
        .iter()
        .skip(first + 1)
        .take_while(|block| block.continues)
        .count();
    let words: String = body
        .blocks
        .iter()
        .skip(first)
        .take(more + 1)
        .map(|block| block.span.of(&body.text))
        .collect();
    if declared.is_some_and(|declared| !repeats(&words, declared)) {
        return;
    }
    let line = body.blocks.get(first).map_or(1, |block| block.line);
    for block in body.blocks.iter_mut().skip(first).take(more + 1) {
        block.kind = BlockKind::Title;
        block.level = 0;
    }
    body.title = Some(Title { text: words, line });
}

/// True where two titles are the same but for case, blanks and punctuation.
pub(super) fn repeats(heading: &str, declared: &str) -> bool {
    let letters = |text: &str| -> String {
        text.chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect()
    };
    letters(heading) == letters(declared)
}
