//! Sections: the stretches between headings.

use crate::model::{BlockKind, Body, Section, Span};
use crate::text::words;

/// The sections of `body`: the lead first, then one for each heading, without gaps between them.
///
/// A section reaches from its heading to the next one of any level, or to the end of the text.
pub fn sections(body: &Body) -> Vec<Section> {
    let mut sections = vec![Section {
        line: 1,
        ..Section::default()
    }];
    let headings = body
        .blocks
        .iter()
        .filter(|block| block.kind == BlockKind::Heading && !block.continues);
    for block in headings {
        close(&mut sections, &body.text, block.span.start);
        sections.push(Section {
            heading: Some(block.span),
            level: block.level.max(1),
            line: block.line,
            span: Span::new(block.span.start, block.span.end),
            words: 0,
        });
    }
    close(&mut sections, &body.text, body.text.len() as u32);
    sections
}

fn close(sections: &mut [Section], text: &str, end: u32) {
    if let Some(section) = sections.last_mut() {
        section.span = Span::new(section.span.start, end);
        section.words = words::count(section.span.of(text));
    }
}
