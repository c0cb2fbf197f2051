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
            heading: Some(bare(&body.text, block.span)),
            level: block.level.max(1),
            line: block.line,
            span: Span::new(block.span.start, block.span.end),
            words: 0,
        });
    }
    close(&mut sections, &body.text, body.text.len() as u32);
    sections
}

/// A heading without the pictures before it: "🔥 Top Line" is "Top Line"; one of nothing else stays.
fn bare(text: &str, span: Span) -> Span {
    let words = span.of(text);
    // a square or an arrow is the author's mark of a heading, and stays
    let picture = |c| matches!(c, '\u{2600}'..='\u{27bf}' | '\u{1f000}'..='\u{1faff}' | '\u{fe0f}' | '\u{200d}');
    let bare = words.trim_start_matches(picture);
    let bare = bare.trim_start();
    if bare.is_empty() || bare.len() == words.len() {
        return span;
    }
    Span::new(span.end - bare.len() as u32, span.end)
}

fn close(sections: &mut [Section], text: &str, end: u32) {
    if let Some(section) = sections.last_mut() {
        section.span = Span::new(section.span.start, end);
        section.words = words::count(section.span.of(text));
    }
}
