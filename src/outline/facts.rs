//! What can be counted of one line in a single walk over its characters.

use std::ops::Range;

pub(super) use super::edges::{Begin, End};
use super::edges::{begin, end, is_quoted};
use super::line::{Line, Traits, is_closer};
use super::marker::{self, Marker};
use crate::text::words::is_unspaced;

/// Of longer lines only so many bytes at the start, and the end, are looked at.
const LONGEST: usize = 2048;

/// Words of a line that are kept, to be looked up and compared.
const KEPT: usize = 48;

/// Letters from which a word counts for how a line is capitalised.
const CONTENT: u32 = 4;

/// A label has so many words at most.
const LABEL: u32 = 4;

/// What was counted of a line, or of several that were joined.
#[derive(Clone, Debug, Default)]
pub(super) struct Facts {
    /// Columns of its words; wide characters take two.
    pub(super) width: u32,
    /// Words; in scripts without blanks two characters are one.
    pub(super) words: u32,
    /// Words of four letters and more behind the first one, and how many have a capital.
    pub(super) content: u32,
    /// See [`Facts::content`].
    pub(super) capital: u32,
    /// Small words of one to three letters: mostly articles and prepositions.
    pub(super) small: u32,
    /// Letters that have a case, and how many are capitals.
    pub(super) cased: u32,
    /// See [`Facts::cased`].
    pub(super) upper: u32,
    /// Digits.
    pub(super) digits: u32,
    /// Letters of scripts without blanks.
    pub(super) unspaced: u32,
    /// Commas.
    pub(super) commas: u16,
    /// Sentences that end before the line does.
    pub(super) stops: u16,
    /// Colons with words behind them.
    pub(super) colons: u16,
    /// Dashes between blanks.
    pub(super) dashes: u16,
    /// Quotation marks.
    pub(super) quotes: u16,
    /// Opening brackets less closing ones.
    pub(super) open: i16,
    /// Brackets.
    pub(super) brackets: u16,
    /// Wide gaps, tabs and bars.
    pub(super) gaps: u16,
    /// Signs of addresses: `@`, `://`, `www.`
    pub(super) links: u16,
    /// Signs of money and per cent.
    pub(super) amounts: u16,
    /// Numbers from 1900 to 2099.
    pub(super) years: u16,
    /// Times of day: "10:45".
    pub(super) clocks: u16,
    /// Numbers below 32 that stand alone.
    pub(super) days: u16,
    /// How it begins and, behind its number or bullet, its words.
    pub(super) begin: Begin,
    /// See [`Facts::begin`].
    pub(super) core: Begin,
    /// How it ends.
    pub(super) end: End,
    /// True where it is quoted from end to end.
    pub(super) quoted: bool,
    /// Its number or bullet.
    pub(super) marker: Marker,
    /// Its first and last word, and its first two.
    pub(super) first: u32,
    /// See [`Facts::first`].
    pub(super) last: u32,
    /// Columns of its first word.
    pub(super) lead: u32,
    /// Letters of its last word, with the sign of its case: negative for a capital.
    pub(super) tail: i8,
    /// All of its words.
    pub(super) key: u32,
    /// The words before an early colon: who speaks, or what is told; 0 without.
    pub(super) label: u32,
    /// Where its words stand in the table.
    pub(super) at: Range<u32>,
}

/// The hash of a word goes on with a character.
fn step(hash: u32, c: char) -> u32 {
    (hash ^ c as u32).wrapping_mul(0x0100_0193)
}

/// Where the hash of a word starts.
const SEED: u32 = 0x811c_9dc5;

/// The hash of `word` as lines have it: lower-cased, every digit and every hyphen the same.
pub(super) fn hash(word: &str) -> u32 {
    word.chars()
        .flat_map(char::to_lowercase)
        .map(|c| if c.is_numeric() { '0' } else { c })
        .fold(SEED, step)
}

/// Looks at `line`; its words go to the end of `words`.
pub(super) fn look(text: &str, line: &Line, words: &mut Vec<u32>) -> Facts {
    let full = line.of(text);
    let marker = marker::any(full);
    let core = full.get(marker.len..).unwrap_or("");
    let seen = cut(core);
    let mut walk = Walk {
        facts: Facts {
            marker,
            begin: begin(full, marker),
            core: begin(core, Marker::default()),
            end: end(full),
            key: SEED,
            ..Facts::default()
        },
        words,
        from: 0,
        hash: SEED,
        letters: 0,
        number: None,
        capital: false,
        stop: false,
        blank: true,
        before: ' ',
    };
    walk.from = walk.words.len();
    walk.all(seen);
    let (from, to) = (walk.from as u32, walk.words.len() as u32);
    let mut facts = walk.facts;
    facts.at = from..to;
    let wide = facts.unspaced * (line.chars / count_of(seen, line).max(1)).max(1);
    facts.width = line.chars + wide;
    facts.words += facts.unspaced / 2;
    facts.quoted = is_quoted(full);
    if line.has(Traits::ROW) {
        facts.gaps = facts.gaps.max(1);
    }
    facts
}

fn count_of(seen: &str, line: &Line) -> u32 {
    if seen.len() < LONGEST {
        line.chars
    } else {
        seen.chars().count() as u32
    }
}

/// The start of what is longer than anything that is worth a look.
fn cut(words: &str) -> &str {
    let mut end = words.len().min(LONGEST);
    while !words.is_char_boundary(end) {
        end -= 1;
    }
    words.get(..end).unwrap_or(words)
}

/// The walk over the characters of a line.
struct Walk<'a> {
    facts: Facts,
    words: &'a mut Vec<u32>,
    from: usize,
    hash: u32,
    letters: u32,
    number: Option<u32>,
    capital: bool,
    /// A sentence ended: one begins where a capital follows.
    stop: bool,
    blank: bool,
    before: char,
}

impl Walk<'_> {
    fn all(&mut self, text: &str) {
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            // What typesetters put for signs is no letter, and not looked up.
            if c.is_ascii_lowercase()
                || !matches!(c, '\u{2010}'..='\u{2027}') && c.is_alphanumeric()
            {
                self.letter(c);
            } else {
                let inside = self.letters > 0
                    && matches!(c, '\'' | '’' | '-' | '\u{2010}')
                    && chars.peek().is_some_and(|next| next.is_alphanumeric());
                if inside {
                    self.hash = step(self.hash, '-');
                } else {
                    self.word();
                    self.sign(c, chars.peek().copied());
                }
            }
            self.before = c;
        }
        self.word();
    }

    fn letter(&mut self, c: char) {
        let facts = &mut self.facts;
        // most letters are such, and need no table of all the others
        if c.is_ascii_lowercase() {
            facts.cased += 1;
            self.capital &= self.letters > 0;
            (self.number, self.stop) = (None, false);
            self.hash = step(self.hash, c);
            self.letters += 1;
            return;
        }
        if c.is_numeric() {
            facts.digits += 1;
            let digit = c.to_digit(10).unwrap_or(0);
            if self.letters == 0 {
                self.number = Some(digit);
            } else if let Some(number) = self.number {
                self.number = Some(number.saturating_mul(10).saturating_add(digit));
            }
            self.hash = step(self.hash, '0');
            self.stop = false;
        } else {
            self.number = None;
            let upper = c.is_uppercase();
            if upper || c.is_lowercase() {
                facts.cased += 1;
                facts.upper += u32::from(upper);
                if self.letters == 0 {
                    self.capital = upper;
                    facts.stops += u16::from(upper && self.stop && self.blank);
                }
            } else if self.letters == 0 {
                self.capital = false;
                facts.stops += u16::from(self.stop && (self.blank || is_unspaced(c)));
            }
            self.stop = false;
            if c.is_ascii() {
                self.hash = step(self.hash, c.to_ascii_lowercase());
            } else {
                self.hash = c.to_lowercase().fold(self.hash, step);
            }
            if is_unspaced(c) {
                facts.unspaced += 1;
                self.letters += 1;
                self.wide();
                return;
            }
        }
        self.letters += 1;
    }

    /// A character of a script without blanks: looked up like a word, but half of one.
    fn wide(&mut self) {
        let facts = &mut self.facts;
        if facts.first == 0 {
            (facts.first, facts.lead) = (self.hash, 1);
        }
        facts.tail = 1;
        self.keep();
    }

    /// Keeps the word that ends here.
    fn keep(&mut self) {
        self.facts.last = self.hash;
        self.facts.key = self.facts.key.rotate_left(5) ^ self.hash;
        if self.words.len() - self.from < KEPT {
            self.words.push(self.hash);
        }
        (self.hash, self.letters, self.number, self.capital) = (SEED, 0, None, false);
    }

    fn word(&mut self) {
        if self.letters == 0 {
            return;
        }
        let facts = &mut self.facts;
        if facts.first == 0 {
            facts.first = self.hash;
            facts.lead = self.letters;
        } else if self.number.is_none() {
            let content = self.letters >= CONTENT;
            facts.content += u32::from(content);
            facts.capital += u32::from(content && self.capital);
        }
        facts.small += u32::from(self.letters < CONTENT && !self.capital && self.number.is_none());
        match self.number {
            Some(1900..=2099) => facts.years += 1,
            Some(1..=31) => facts.days += 1,
            _ => {}
        }
        facts.tail = self.letters.min(100) as i8;
        if self.capital {
            facts.tail = -facts.tail;
        }
        facts.words += 1;
        self.keep();
    }

    fn sign(&mut self, c: char, next: Option<char>) {
        let facts = &mut self.facts;
        let digit = next.is_some_and(char::is_numeric);
        match c {
            ' ' | '\t' | '\u{a0}' | '\u{3000}' => {
                facts.gaps += u16::from(c == '\t');
                self.blank = true;
                return;
            }
            ',' | '，' | '、' | '،' => facts.commas += 1,
            '.' | '!' | '?' => {
                let word = facts.tail.unsigned_abs() > 2 || c != '.';
                self.stop = word && !next.is_some_and(char::is_alphanumeric);
            }
            '。' | '！' | '？' | '।' | '؟' => {
                self.stop = true;
                facts.stops += u16::from(next.is_some_and(char::is_alphanumeric));
            }
            ':' | '：' if digit && self.before.is_numeric() => facts.clocks += 1,
            ':' | '：' => {
                let behind = next.is_some_and(|next| !is_closer(next));
                facts.colons += u16::from(behind && next != Some('/'));
                if facts.label == 0 && facts.words <= LABEL && facts.digits == 0 {
                    facts.label = facts.key;
                }
                facts.links += u16::from(next == Some('/'));
            }
            '@' => facts.links += 1,
            '–' | '—' | '-' => {
                let apart = self.before.is_whitespace() && next.is_some_and(char::is_whitespace);
                facts.dashes += u16::from(apart || c == '—');
            }
            '|' | '│' => facts.gaps += 1,
            '$' | '€' | '£' | '%' | '¥' => facts.amounts += 1,
            '"' | '“' | '”' | '«' | '»' | '„' | '「' | '」' => facts.quotes += 1,
            '(' | '[' | '（' | '【' => {
                facts.open += 1;
                facts.brackets += 1;
            }
            ')' | ']' | '）' | '】' => facts.open -= 1,
            _ => {}
        }
        self.blank = self.stop && is_closer(c) && self.blank;
    }
}

impl Facts {
    /// `self`, and behind it `next` as one line.
    pub(super) fn join(&mut self, next: &Self) {
        self.width += next.width + u32::from(self.unspaced == 0 || next.unspaced == 0);
        self.words += next.words;
        self.content += next.content;
        self.capital += next.capital;
        if next.lead >= CONTENT && next.unspaced == 0 {
            self.content += 1;
            self.capital += u32::from(next.core == Begin::Upper);
        }
        self.small += next.small;
        self.cased += next.cased;
        self.upper += next.upper;
        self.digits += next.digits;
        self.unspaced += next.unspaced;
        self.commas = self.commas.saturating_add(next.commas);
        let closed = u16::from(self.end.is_closed());
        self.stops = self.stops.saturating_add(next.stops).saturating_add(closed);
        let colon = u16::from(self.end == End::Colon);
        self.colons = self
            .colons
            .saturating_add(next.colons)
            .saturating_add(colon);
        self.dashes = self.dashes.saturating_add(next.dashes);
        self.quotes = self.quotes.saturating_add(next.quotes);
        self.open = self.open.saturating_add(next.open);
        self.brackets = self.brackets.saturating_add(next.brackets);
        self.gaps = self.gaps.max(next.gaps);
        self.links = self.links.saturating_add(next.links);
        self.amounts = self.amounts.saturating_add(next.amounts);
        self.years = self.years.saturating_add(next.years);
        self.clocks = self.clocks.saturating_add(next.clocks);
        self.days = self.days.saturating_add(next.days);
        self.end = next.end;
        self.quoted = false;
        self.last = next.last;
        self.tail = next.tail;
        self.key = self.key.rotate_left(7) ^ next.key;
        self.at.end = next.at.end;
    }

    /// True where there is a line.
    pub(super) fn is_there(&self) -> bool {
        self.width > 0
    }
}

#[cfg(test)]
mod tests {
    use super::super::line::scan;
    use super::{Begin, End, Facts, hash, look};

    fn facts(text: &str) -> Facts {
        look(text, &scan(text).0[0], &mut Vec::new())
    }

    #[test]
    fn a_line_is_counted() {
        let found = facts("The Bank, he said. \u{201c}No Deal\u{201d} in 2019 (or later)");
        assert_eq!((found.words, found.commas, found.stops), (10, 1, 1));
        assert_eq!((found.years, found.quotes, found.brackets), (1, 2, 1));
        assert_eq!(
            (found.content, found.capital),
            (4, 2),
            "Bank, said, Deal, later"
        );
        assert_eq!((found.begin, found.end), (Begin::Upper, End::Bracket));
        assert_eq!((found.first, found.last), (hash("the"), hash("LATER")));
    }

    #[test]
    fn abbreviations_end_no_sentence() {
        assert_eq!(facts("The U.S. Senate met Mr. Smith").stops, 0);
        assert_eq!(facts("They met. Nobody left").stops, 1);
    }

    #[test]
    fn lines_begin_and_end() {
        for (line, begin, end) in [
            ("- one,", Begin::Bullet, End::Comma),
            ("\u{201c}Who pays?\u{201d}", Begin::Quote, End::Question),
            (", which", Begin::Mark, End::Letter),
            ("第一条", Begin::Caseless, End::Letter),
            ("in 2019", Begin::Lower, End::Digit),
        ] {
            let found = facts(line);
            assert_eq!((found.begin, found.end), (begin, end), "{line}");
        }
        assert!(facts("\u{201c}We will not wait\u{201d}").quoted);
        assert!(!facts("\u{201c}We\u{201d} will not wait").quoted);
    }

    #[test]
    fn ideographs_are_wide_and_half_a_word() {
        let found = facts("双方各自立场");
        assert_eq!((found.width, found.words), (12, 3));
    }
}
