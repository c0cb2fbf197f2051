//! Blocks that were read from markup, as lines: those that are bold from end to end are told.

use super::line::{Line, Traits, count, look};
use crate::model::{BlockKind, Body, Inline, Span};

/// The blocks of `body` as lines, those that go on left out.
pub(super) fn lines(body: &Body) -> Vec<Line> {
    let mut lines = Vec::with_capacity(body.blocks.len());
    for block in body.blocks.iter().filter(|block| !block.continues) {
        let words = block.span.of(&body.text);
        if words.trim().is_empty() && block.kind != BlockKind::Rule {
            continue;
        }
        let mut traits = look(words);
        traits.set(Traits::BOLD, is_bold(body, block.span));
        traits.set(Traits::RULE, block.kind == BlockKind::Rule);
        let chars = count(words);
        lines.push(Line {
            start: block.span.start,
            end: block.span.end,
            at: 0,
            chars,
            number: block.line,
            indent: block.indent,
            quote: block.quote,
            blanks: block.gap,
            traits,
        });
    }
    lines
}

/// True where all words of `span` are bold, but for a number before them.
fn is_bold(body: &Body, span: Span) -> bool {
    let words = span.of(&body.text);
    let numbered = words.split_once(['.', ')', ' ']).filter(|(number, _)| {
        let numeral = |c: char| c.is_ascii_digit() || "IVXivx".contains(c);
        !number.is_empty() && number.len() < 6 && number.chars().all(numeral)
    });
    let from = numbered.map_or(0, |(number, _)| number.len() as u32 + 1);
    let mut at = span.start + from;
    let first = body
        .styles
        .partition_point(|run| run.span.end <= span.start);
    for run in body.styles.iter().skip(first) {
        if run.span.start >= span.end {
            break;
        }
        if run.inline.has(Inline::STRONG) && run.span.end > at {
            let between = Span::new(at.min(run.span.start), run.span.start);
            if between.of(&body.text).contains(char::is_alphanumeric) {
                return false;
            }
            at = run.span.end;
        }
    }
    let rest = Span::new(at.min(span.end), span.end).of(&body.text);
    at > span.start + from && !rest.contains(char::is_alphanumeric)
}
