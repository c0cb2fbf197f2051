//! Outline of plain text: line classes, headings, joining of hard-wrapped prose. Stand-in.

use crate::model::{BlockKind, Body, Section, Span};
use crate::text::{BlockHead, Builder};

/// Paragraphs between blank lines. Stand-in: finds no headings.
pub fn plain(text: &str) -> Body {
    let mut builder = Builder::with_capacity(text.len());
    let (mut lines, mut at, mut open) = (Vec::new(), 0_u32, false);
    for (number, raw) in text.split_inclusive('\n').enumerate() {
        lines.push(at);
        let line = raw.trim_end_matches('\n');
        if line.trim().is_empty() {
            if open {
                builder.end();
            }
            open = false;
        } else if open {
            builder.stand_in(" ", at.saturating_sub(1), 1);
        } else {
            builder.begin(BlockHead {
                gap: 1,
                line: number as u32 + 1,
                ..BlockHead::default()
            });
            open = true;
        }
        if open {
            builder.source(line, at);
        }
        at += raw.chars().count() as u32;
    }
    if open {
        builder.end();
    }
    if lines.is_empty() {
        lines.push(0);
    }
    builder.finish(lines)
}

/// The lead and one section for each heading block. Words are counted later.
pub fn sections(body: &Body) -> Vec<Section> {
    let mut sections = vec![Section {
        line: 1,
        ..Section::default()
    }];
    let heads = body
        .blocks
        .iter()
        .filter(|block| block.kind == BlockKind::Heading && !block.continues);
    for block in heads {
        if let Some(last) = sections.last_mut() {
            last.span.end = block.span.start;
        }
        sections.push(Section {
            heading: Some(block.span),
            level: block.level,
            line: block.line,
            span: Span::new(block.span.start, block.span.end),
            words: 0,
        });
    }
    if let Some(last) = sections.last_mut() {
        last.span.end = body.text.len() as u32;
    }
    sections
}
