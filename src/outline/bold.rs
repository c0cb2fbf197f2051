//! What an author wrote in bold from end to end.

use crate::model::{Body, Inline, Span};

/// True where all words of `span` are bold, but for a number before them.
pub(super) fn is_bold(body: &Body, span: Span) -> bool {
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
