//! Words as the encoder reads them: runs of letters and digits, and every other sign, each cut into
//! the longest pieces of its vocabulary. The same as in `assets/encoder/train.py`.

use std::collections::HashMap;

use crate::model::Span;

/// Number of the piece that stands for what is unknown.
const UNKNOWN: u16 = 1;
/// Number of the piece that opens a window.
pub(super) const OPENING: u16 = 2;
/// Number of the piece that ends the title, and a window.
pub(super) const CLOSING: u16 = 3;
/// Most pieces of one word.
const MOST: usize = 8;
/// A longer word, in characters, is unknown as a whole.
const LONGEST: usize = 100;

/// How a word is written, which its pieces don't tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Case {
    #[default]
    Lower,
    Capital,
    Capitals,
    Number,
    Sign,
    Other,
}

/// The pieces, and the plain letters that Latin ones with marks are read as.
pub(super) struct Pieces {
    begin: HashMap<&'static str, u16>,
    inside: HashMap<&'static str, u16>,
    plain: HashMap<char, &'static str>,
}

impl Pieces {
    /// From the lists of the file: a piece a line, `##` before what stands inside a word; a letter
    /// with what it is read as a line.
    pub(super) fn new(pieces: &'static str, plain: &'static str) -> Self {
        let mut begin = HashMap::new();
        let mut inside = HashMap::new();
        for (number, piece) in pieces.split('\n').enumerate() {
            let number = number as u16;
            match piece.strip_prefix("##") {
                // "##" itself is two signs
                Some(rest) if !rest.is_empty() => inside.insert(rest, number),
                _ => begin.insert(piece, number),
            };
        }
        let plain = plain.lines().filter_map(|line| {
            let mut rest = line.chars();
            Some((rest.next()?, rest.as_str()))
        });
        Self {
            begin,
            inside,
            plain: plain.collect(),
        }
    }

    /// Adds the pieces of a word: at least one.
    pub(super) fn of(&self, word: &str, pieces: &mut Vec<u16>) {
        let before = pieces.len();
        let folded = self.fold(word);
        let mut rest = folded.as_str();
        let mut known = &self.begin;
        let short = folded.chars().nth(LONGEST).is_none();
        while short && !rest.is_empty() {
            let longest = rest.char_indices().rev().find_map(|(at, c)| {
                let (piece, behind) = rest.split_at_checked(at + c.len_utf8())?;
                Some((*known.get(piece)?, behind))
            });
            let Some((number, behind)) = longest else {
                pieces.truncate(before);
                break;
            };
            pieces.push(number);
            rest = behind;
            known = &self.inside;
        }
        pieces.truncate(before + MOST);
        if pieces.len() == before {
            pieces.push(UNKNOWN);
        }
    }

    fn fold(&self, word: &str) -> String {
        let mut folded = String::with_capacity(word.len());
        for c in word.chars() {
            match self.plain.get(&c) {
                Some(plain) => folded.push_str(plain),
                None => folded.extend(c.to_lowercase()),
            }
        }
        folded
    }
}

/// The words of a text.
pub(super) fn words(text: &str) -> Vec<Span> {
    let mut found = Vec::with_capacity(text.len() / 5);
    let mut start = None;
    for (at, c) in text.char_indices() {
        let at = at as u32;
        if is_inside(c) {
            start.get_or_insert(at);
            continue;
        }
        if let Some(start) = start.take() {
            found.push(Span::new(start, at));
        }
        if !c.is_whitespace() {
            found.push(Span::new(at, at + c.len_utf8() as u32));
        }
    }
    if let Some(start) = start {
        found.push(Span::new(start, text.len() as u32));
    }
    found
}

fn is_inside(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// How a word is written.
pub(super) fn case(word: &str) -> Case {
    let Some(first) = word.chars().next() else {
        return Case::Sign;
    };
    if !is_inside(first) {
        return Case::Sign;
    }
    if first.is_numeric() {
        return Case::Number;
    }
    let upper = word.chars().any(char::is_uppercase);
    let lower = word.chars().any(char::is_lowercase);
    if !upper {
        return Case::Lower;
    }
    if !first.is_uppercase() {
        return Case::Other;
    }
    let one = word.chars().nth(1).is_none();
    if lower || one {
        Case::Capital
    } else {
        Case::Capitals
    }
}

#[cfg(test)]
mod tests {
    use super::{Case, Pieces, case, words};

    #[test]
    fn words_are_runs_and_signs() {
        let text = "The U.S.–Iran “deal_2”…";
        let words: Vec<&str> = words(text).iter().map(|span| span.of(text)).collect();
        assert_eq!(
            words,
            [
                "The", "U", ".", "S", ".", "–", "Iran", "“", "deal_2", "”", "…"
            ]
        );
    }

    #[test]
    fn a_word_is_its_longest_pieces() {
        let pieces = Pieces::new(
            "[PAD]\n[UNK]\n[CLS]\n[SEP]\nun\nunder\n##der\n##s\nec",
            "éec\nßss",
        );
        let of = |word: &str| {
            let mut found = vec![9];
            pieces.of(word, &mut found);
            found
        };
        assert_eq!(of("Under"), [9, 5]);
        assert_eq!(of("UNDERS"), [9, 5, 7]);
        assert_eq!(of("unders\u{301}"), [9, 1], "no piece for the rest");
        assert_eq!(
            of("É"),
            [9, 1],
            "only letters of the table are read as others"
        );
        assert_eq!(of("é"), [9, 8]);
        assert_eq!(of(&"un".repeat(80)), [9, 1]);
        assert_eq!(of("unssssssssss").len(), 9);
    }

    #[test]
    fn case_is_told() {
        use Case::{Capital, Capitals, Lower, Number, Other, Sign};
        let of = ["war", "War", "UN", "7th", "…", "iPad", "A", "_x"].map(case);
        assert_eq!(
            of,
            [
                Lower, Capital, Capitals, Number, Sign, Other, Capital, Lower
            ]
        );
    }
}
