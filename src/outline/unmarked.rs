//! Headings of Markdown whose author marked none as such: bold lines or bare ones, as in plain text.

use super::blocks;
use super::judge::{self, Bars};
use super::line::{Line, Traits};
use super::table::Table;
use super::weights::Weights;
use crate::model::{BlockKind, Body, Title};

/// A longer text without a heading is no briefing, and is not read twice; in bytes.
const MOST: usize = 1024 * 1024;

/// So many make an outline: one bare line may be anything, unless it is sure.
const FEWEST: usize = 2;
const SURE: f32 = 0.5;

/// Finds the headings of `body`, read from Markdown, where none is marked.
pub fn unmarked(body: &mut Body) {
    with(body, &Weights::own(), &Bars::default());
}

/// The same, by other weights.
pub(super) fn with(body: &mut Body, weights: &Weights, bars: &Bars) {
    let marked = body
        .blocks
        .iter()
        .any(|block| block.kind == BlockKind::Heading);
    if marked || body.text.len() > MOST {
        return;
    }
    let lines = blocks::lines(body);
    let table = Table::new(&body.text, &lines);
    let verdicts = judge::read(&table, weights, bars);
    let found: Vec<u32> = table
        .entries
        .iter()
        .zip(&verdicts.headings)
        .filter(|(_, sure)| **sure > bars.heading)
        .filter_map(|(entry, _)| Some(lines.get(entry.from as usize)?.start))
        .collect();
    let title = verdicts.title.filter(|&at| {
        let heading = verdicts
            .headings
            .get(at)
            .is_some_and(|sure| *sure > bars.heading);
        !heading
    });
    let title = title.and_then(|at| Some(lines.get(table.entries.get(at)?.from as usize)?.start));
    if let Some(start) = title.filter(|start| is_free(body, &lines, *start)) {
        entitle(body, start);
    }
    let is_heading = |start: u32| found.binary_search(&start).is_ok();
    let raised: Vec<usize> = (0..body.blocks.len())
        .filter(|&index| {
            body.blocks.get(index).is_some_and(|block| {
                block.kind == BlockKind::Paragraph
                    && !block.continues
                    && is_heading(block.span.start)
            })
        })
        .collect();
    let sure = verdicts.headings.iter().any(|sure| *sure > SURE);
    body.guesses = verdicts.guesses(&table, &lines, bars);
    if raised.len() < FEWEST && !sure {
        return;
    }
    for index in raised {
        if let Some(block) = body.blocks.get_mut(index) {
            (block.kind, block.level) = (BlockKind::Heading, 1);
        }
    }
}

/// True where the line at `start` may be the title: there is none, or it is a bold line further down,
/// which then is the first heading.
fn is_free(body: &Body, lines: &[Line], start: u32) -> bool {
    let mut blocks = body.blocks.iter();
    let Some(title) = blocks.find(|block| block.kind == BlockKind::Title) else {
        return body.title.is_none();
    };
    let line = lines.iter().find(|line| line.start == title.span.start);
    title.span.start > start && line.is_some_and(|line| line.has(Traits::BOLD))
}

/// Makes the paragraph that starts at `start` the title.
fn entitle(body: &mut Body, start: u32) {
    let found = body
        .blocks
        .iter_mut()
        .find(|block| block.span.start == start);
    let plain = |kind| matches!(kind, BlockKind::Paragraph | BlockKind::Note);
    let Some(found) = found.filter(|block| plain(block.kind)).map(|block| *block) else {
        return;
    };
    for block in &mut body.blocks {
        if block.span.start == start {
            block.kind = BlockKind::Title;
        } else if block.kind == BlockKind::Title {
            block.kind = BlockKind::Paragraph;
        }
    }
    body.title = Some(Title {
        text: found.span.of(&body.text).to_owned(),
        line: found.line,
    });
}
