//! Wrapping one block, on the lower layer of `textwrap`.
//!
//! `textwrap::wrap` hands out lines without offsets as soon as it has to own one, sums widths per
//! character and breaks words inside graphemes. Its separator and its first-fit do neither: words
//! come as consecutive slices, so offsets add up, and the widths are ours.

use textwrap::core::Fragment;
use textwrap::wrap_algorithms::wrap_first_fit;
use textwrap::{WordSeparator, WordSplitter};

use crate::model::Span;
use crate::text::{graphemes, width};

/// A piece that stays on one line: a word, or a part of one too long for any line.
#[derive(Debug)]
struct Piece {
    /// The word, in the reading text.
    span: Span,
    /// Columns of the word.
    columns: usize,
    /// Columns of the blanks behind it.
    blanks: usize,
}

impl Fragment for Piece {
    fn width(&self) -> f64 {
        self.columns as f64
    }

    fn whitespace_width(&self) -> f64 {
        self.blanks as f64
    }

    fn penalty_width(&self) -> f64 {
        0.0
    }
}

/// Wraps the text of `span`: the first line to `first` columns, the others to `others`. The lines
/// leave out the blanks at their ends.
pub fn wrap(text: &str, span: Span, first: usize, others: usize) -> Vec<Span> {
    wrapped(text, span, (first, others), |_| {})
}

/// The same where runs of blanks and line ends are drawn as one blank, as in a sentence that stands
/// alone: in "key escrow⏎     mechanism" the margin is none of it.
pub fn wrap_flat(text: &str, span: Span, first: usize, others: usize) -> Vec<Span> {
    wrapped(text, span, (first, others), |piece| {
        let empty = piece.span.start == piece.span.end;
        piece.blanks = piece.blanks.min(usize::from(!empty));
    })
}

fn wrapped(
    text: &str,
    span: Span,
    (first, others): (usize, usize),
    adjust: impl FnMut(&mut Piece),
) -> Vec<Span> {
    let words = span.of(text);
    if words.len() <= first.min(others) {
        // no character is wider than its bytes are many
        return vec![span];
    }
    let mut pieces = pieces(words, span.start, first.min(others).max(1));
    pieces.iter_mut().for_each(adjust);
    wrap_first_fit(&pieces, &[first as f64, others as f64])
        .into_iter()
        .filter_map(|line| Some(Span::new(line.first()?.span.start, line.last()?.span.end)))
        .collect()
}

fn pieces(words: &str, start: u32, limit: usize) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(words.len() / 6);
    let mut at = start;
    for word in WordSeparator::UnicodeBreakProperties.find_words(words) {
        // the separator leaves hyphens to this: a break after one that stands between letters
        let cuts = WordSplitter::HyphenSplitter.split_points(word.word);
        let mut from = 0;
        for cut in cuts.into_iter().chain([word.word.len()]) {
            let part = word.word.get(from..cut).unwrap_or("");
            push(part, at + from as u32, limit, &mut pieces);
            from = cut;
        }
        let blanks = word.whitespace.len();
        if let Some(last) = pieces.last_mut() {
            last.blanks = blanks;
        }
        at += (word.word.len() + blanks) as u32;
    }
    pieces
}

fn push(part: &str, at: u32, limit: usize, pieces: &mut Vec<Piece>) {
    let columns = width(part);
    if columns <= limit {
        pieces.push(Piece {
            span: Span::new(at, at + part.len() as u32),
            columns,
            blanks: 0,
        });
    } else {
        split(part, at, limit, pieces);
    }
}

/// Cuts a word that is too long for any line, between graphemes.
fn split(word: &str, start: u32, limit: usize, pieces: &mut Vec<Piece>) {
    let (mut from, mut at, mut columns) = (start, start, 0);
    for cluster in graphemes(word) {
        let more = width(cluster);
        if columns + more > limit && at > from {
            pieces.push(Piece {
                span: Span::new(from, at),
                columns,
                blanks: 0,
            });
            (from, columns) = (at, 0);
        }
        at += cluster.len() as u32;
        columns += more;
    }
    pieces.push(Piece {
        span: Span::new(from, at),
        columns,
        blanks: 0,
    });
}

#[cfg(test)]
mod tests {
    use super::{wrap, wrap_flat};
    use crate::model::Span;
    use crate::text::width;

    fn lines(text: &str, first: usize, others: usize) -> Vec<&str> {
        wrap(text, Span::new(0, text.len() as u32), first, others)
            .into_iter()
            .map(|span| span.of(text))
            .collect()
    }

    #[test]
    fn a_margin_inside_a_sentence_takes_no_room() {
        let text = "key escrow\n     mechanism    holds";
        let span = Span::new(0, text.len() as u32);
        assert_eq!(wrap_flat(text, span, 26, 26), [span]);
        assert_eq!(wrap(text, span, 26, 26).len(), 2);
        assert_eq!(wrap_flat(text, span, 20, 20).len(), 2);
    }

    #[test]
    fn words_stay_whole_and_blanks_go() {
        assert_eq!(lines("the talks went on", 9, 9), ["the talks", "went on"]);
        assert_eq!(
            lines("the talks went on", 9, 5),
            ["the talks", "went", "on"]
        );
    }

    #[test]
    fn a_word_breaks_after_its_hyphen() {
        assert_eq!(
            lines("long de-escalation", 10, 10),
            ["long de-", "escalation"]
        );
    }

    #[test]
    fn han_breaks_between_letters_but_not_before_a_stop() {
        assert_eq!(lines("世界人权宣言。", 6, 6), ["世界人", "权宣", "言。"]);
    }

    #[test]
    fn a_long_word_breaks_between_graphemes() {
        let family = "👩\u{200d}👩\u{200d}👧";
        let text = family.repeat(5);
        let lines = lines(&text, 5, 5);
        assert!(
            lines
                .iter()
                .all(|line| width(line) <= 5 && line.starts_with(family))
        );
        assert_eq!(lines.concat(), text);
    }

    #[test]
    fn one_column_still_shows_everything() {
        assert_eq!(lines("ab é世", 1, 1).concat(), "abé世");
    }
}
