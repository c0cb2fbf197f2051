//! The plain text of a message: paragraphs, quotes of earlier mail, the signature.

use crate::import::passage::Passage;
use crate::model::BlockKind;

/// How lines go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flow {
    /// Every line end is the author's, or of a program that wraps.
    Fixed,
    /// A line with a blank at its end goes on in the next (RFC 3676).
    Flowed,
    /// The same, and the blank goes with the line end.
    Joined,
}

/// Lines of this many characters were wrapped by a program: the next goes on.
const WRAPPED: usize = 50;

/// Deepest quote that is told apart.
const MAX_QUOTE: usize = 20;

/// The passages of a text.
pub(super) fn passages(text: &str, flow: Flow) -> Vec<Passage> {
    let mut out = Vec::new();
    let (mut lines, mut depth, mut signed): (Vec<String>, u8, bool) = (Vec::new(), 0, false);
    let mut end = |lines: &mut Vec<String>, depth: u8, signed: bool| {
        if lines.iter().all(|line| line.trim().is_empty()) {
            lines.clear();
            return;
        }
        let kind = if signed {
            BlockKind::Note
        } else {
            BlockKind::Paragraph
        };
        let text = if signed {
            lines.join("\n")
        } else {
            joined(lines, flow)
        };
        out.push(Passage {
            quote: depth,
            ..Passage::new(kind, text)
        });
        lines.clear();
    };
    for line in text.lines() {
        let (quote, words) = unquoted(line, flow);
        let separator = words == "-- " || words == "--";
        if quote != depth || words.trim().is_empty() || separator {
            end(&mut lines, depth, signed);
            depth = quote;
        }
        if separator && quote == 0 {
            signed = true;
            continue;
        }
        // a quote below the signature is the mail that was answered
        signed &= quote == 0;
        if !words.trim().is_empty() {
            lines.push(words.to_owned());
        }
    }
    end(&mut lines, depth, signed);
    out
}

/// How many quotes a line stands in, and its words: "> > so it is" → 2, "so it is".
fn unquoted(line: &str, flow: Flow) -> (u8, &str) {
    let (mut rest, mut depth) = (line, 0);
    while depth < MAX_QUOTE {
        let next = rest
            .strip_prefix('>')
            .or_else(|| (depth > 0).then(|| rest.strip_prefix(" >")).flatten());
        let Some(next) = next else { break };
        rest = next;
        depth += 1;
    }
    // a blank behind the mark, or before what could be taken for one
    if depth > 0 || flow != Flow::Fixed {
        rest = rest.strip_prefix(' ').unwrap_or(rest);
    }
    (depth as u8, rest)
}

/// The lines of a paragraph as its author meant them.
fn joined(lines: &[String], flow: Flow) -> String {
    let mut text = String::new();
    for (at, line) in lines.iter().enumerate() {
        let last = at + 1 == lines.len();
        let next = lines.get(at + 1).map_or("", String::as_str);
        let goes_on = match flow {
            Flow::Fixed => line.chars().count() >= WRAPPED && !stands_apart(next),
            Flow::Flowed | Flow::Joined => line.ends_with(' '),
        };
        let words = match flow {
            Flow::Joined if goes_on => line.strip_suffix(' ').unwrap_or(line),
            _ => line.trim_end(),
        };
        text.push_str(words);
        if !last {
            match (goes_on, flow) {
                (true, Flow::Joined) => {}
                (true, _) => text.push(' '),
                (false, _) => text.push('\n'),
            }
        }
    }
    text
}

/// True for a line that the one before does not go on in: an item, "- one", "* one", "1. one", or a rule,
/// "_____".
fn stands_apart(line: &str) -> bool {
    if !line.contains(char::is_alphanumeric) {
        return true;
    }
    let line = line.trim_start();
    let figures = line.trim_start_matches(|c: char| c.is_ascii_digit());
    ["- ", "* ", "• ", "– "]
        .iter()
        .any(|mark| line.starts_with(mark))
        || (figures.len() < line.len() && (figures.starts_with(". ") || figures.starts_with(") ")))
}

/// The words of a text in `text/enriched` (RFC 1896): commands in angles left out, "<<" an angle, a line end
/// of several one less.
pub(super) fn of_enriched(text: &str) -> String {
    let (mut out, mut rest, mut ends) = (String::with_capacity(text.len()), text, 0_usize);
    let mut parameter = false;
    while let Some(c) = rest.chars().next() {
        rest = rest.get(c.len_utf8()..).unwrap_or("");
        let after = (c == '<').then(|| rest.split_once('>')).flatten();
        match (c, after) {
            ('<', _) if rest.starts_with('<') => {
                rest = rest.get(1..).unwrap_or("");
                out.push('<');
            }
            ('<', Some((command, after))) => {
                rest = after;
                parameter = command.eq_ignore_ascii_case("param");
            }
            _ if parameter => {}
            ('\n', _) => {
                out.push(if ends == 0 { ' ' } else { '\n' });
                ends += 1;
                continue;
            }
            ('\r', _) => continue,
            _ => out.push(c),
        }
        ends = 0;
    }
    out
}
