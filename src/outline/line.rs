//! Lines of the file and what can be seen of them at a glance.

use crate::text::words::is_unspaced;

/// Columns between two tab stops of the file.
const TAB: u16 = 8;

/// Longer lines are prose whatever they look like inside; only their ends are looked at.
const MAX_LOOK: usize = 1024;

/// Blanks inside a line that only the columns of a table have.
const COLUMN_GAP: u32 = 3;

/// Bytes at the start of a line in which a wide gap is the one behind a list marker.
const MARKER_ROOM: usize = 8;

/// A set of cheap observations about one line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Traits(u16);

impl Traits {
    /// The last letter is followed by a full stop, question or exclamation mark.
    pub(super) const STOP: Self = Self(1);
    /// Ends with a comma, a semicolon or a dash: something follows.
    pub(super) const OPEN: Self = Self(1 << 1);
    /// Ends with a colon.
    pub(super) const COLON: Self = Self(1 << 2);
    /// Ends with a question mark.
    pub(super) const QUESTION: Self = Self(1 << 3);
    /// Starts with a lower-case letter.
    pub(super) const LOWER: Self = Self(1 << 4);
    /// Nothing but the characters of a ruled line.
    pub(super) const RULE: Self = Self(1 << 5);
    /// Holds wide gaps, tabs or bars: a row of a table.
    pub(super) const ROW: Self = Self(1 << 6);
    /// Ends with a letter and a hyphen: a word broken at the line end.
    pub(super) const HYPHEN: Self = Self(1 << 7);
    /// More digits than letters.
    pub(super) const FIGURES: Self = Self(1 << 8);
    /// Starts with a character of a script without blanks between words.
    pub(super) const UNSPACED: Self = Self(1 << 9);
    /// Holds no letter at all.
    pub(super) const MUTE: Self = Self(1 << 10);
    /// Holds capitals and no small letters.
    pub(super) const CAPS: Self = Self(1 << 11);
    /// Written in bold from end to end.
    pub(super) const BOLD: Self = Self(1 << 12);

    /// True where one of `other` is in this set.
    pub(super) fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both sets together.
    #[must_use]
    pub(super) fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Puts `other` into this set where it is `on`.
    pub(super) fn set(&mut self, other: Self, on: bool) {
        if on {
            self.0 |= other.0;
        }
    }
}

/// One line with something on it; blank ones are only counted.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Line {
    /// First byte of its words in the file's text, quote marks and indentation left out.
    pub(super) start: u32,
    /// One past the last byte of its words.
    pub(super) end: u32,
    /// Code point of `start`.
    pub(super) at: u32,
    /// Code points from `start` to `end`.
    pub(super) chars: u32,
    /// 1-based line of the file.
    pub(super) number: u32,
    /// Columns before its words.
    pub(super) indent: u16,
    /// Quote marks before its words.
    pub(super) quote: u8,
    /// Blank lines above it, at most 255.
    pub(super) blanks: u8,
    /// What is seen at a glance.
    pub(super) traits: Traits,
}

impl Line {
    /// Its words.
    pub(super) fn of<'a>(&self, text: &'a str) -> &'a str {
        text.get(self.start as usize..self.end as usize)
            .unwrap_or("")
    }

    /// True where one of `traits` was seen.
    pub(super) fn has(&self, traits: Traits) -> bool {
        self.traits.any(traits)
    }
}

/// All lines of `text` that are not blank, and the code point at which each line starts.
pub(super) fn scan(text: &str) -> (Vec<Line>, Vec<u32>) {
    let mut lines = Vec::with_capacity(text.len() / 64 + 1);
    let mut starts = Vec::with_capacity(text.len() / 64 + 1);
    let (mut byte, mut at, mut blanks) = (0_usize, 0_u32, 0_u8);
    for (index, raw) in text.split('\n').enumerate() {
        starts.push(at);
        if let Some(mut line) = read(raw, byte, at) {
            line.number = index as u32 + 1;
            line.blanks = blanks;
            blanks = 0;
            lines.push(line);
        } else {
            blanks = blanks.saturating_add(1);
        }
        byte += raw.len() + 1;
        at += count(raw) + 1;
    }
    lone_marks(text, &mut lines);
    // What follows the last line feed is no line of the file.
    if starts.len() > 1 && text.ends_with('\n') {
        starts.pop();
    }
    (lines, starts)
}

/// ">> OUTLOOK" between lines that are no quotations is marked, not quoted.
fn lone_marks(text: &str, lines: &mut [Line]) {
    let mut above = 0;
    for index in 0..lines.len() {
        let below = lines.get(index + 1).map_or(0, |next| next.quote);
        let Some(line) = lines.get_mut(index) else {
            return;
        };
        let quoted = (above, below) != (0, 0);
        above = line.quote;
        if line.quote > 1
            && !quoted
            && !line.has(Traits::STOP.with(Traits::OPEN))
            && text
                .get(..line.start as usize)
                .is_some_and(|head| head.trim_end().ends_with(">>"))
        {
            line.quote = 0;
        }
    }
}

/// Code points of `text`.
pub(super) fn count(text: &str) -> u32 {
    if text.is_ascii() {
        text.len() as u32
    } else {
        text.chars().count() as u32
    }
}

/// Looks at one line that starts at `byte` and code point `at`; `None` where it is blank.
fn read(raw: &str, byte: usize, at: u32) -> Option<Line> {
    let (mut rest, mut indent) = unindent(raw, 0);
    let mut quote = 0_u8;
    while let Some(inner) = rest.strip_prefix('>') {
        quote = quote.saturating_add(1);
        let inner = inner.strip_prefix(' ').unwrap_or(inner);
        // Only marks in a row nest; what is indented behind a mark keeps its indentation.
        (rest, indent) = unindent(inner, 0);
    }
    let words = rest.trim_end_matches(is_blank);
    if words.is_empty() {
        return None;
    }
    let before = raw.len() - rest.len();
    let start = byte + before;
    Some(Line {
        start: start as u32,
        end: (start + words.len()) as u32,
        at: at + count(raw.get(..before).unwrap_or("")),
        chars: count(words),
        indent,
        quote,
        traits: look(words),
        ..Line::default()
    })
}

/// `raw` without its leading blanks, and the columns they take.
fn unindent(raw: &str, from: u16) -> (&str, u16) {
    let mut columns = from;
    let mut chars = raw.chars();
    loop {
        let rest = chars.as_str();
        match chars.next() {
            Some('\t') => columns = columns.saturating_add(TAB - columns % TAB),
            Some('\u{3000}') => columns = columns.saturating_add(2),
            Some(c) if is_unseen(c) => {}
            Some(c) if c.is_whitespace() => columns = columns.saturating_add(1),
            _ => return (rest, columns),
        }
    }
}

/// Zero-width characters that scraped text is strewn with.
fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}' | '\u{c}'
    )
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || is_unseen(c)
}

/// What is seen of `words` at a glance.
pub(super) fn look(words: &str) -> Traits {
    let mut traits = ends(words);
    let first = words.trim_start_matches(is_opener).chars().next();
    traits.set(Traits::LOWER, first.is_some_and(char::is_lowercase));
    traits.set(Traits::UNSPACED, first.is_some_and(is_unspaced));
    if words.len() <= MAX_LOOK {
        traits = traits.with(inside(words));
        traits.set(Traits::RULE, traits.any(Traits::MUTE) && is_rule(words));
    }
    traits
}

/// How a line ends, closing quotes and brackets aside.
fn ends(words: &str) -> Traits {
    let mut traits = Traits::default();
    let bare = without_reference(words).trim_end_matches(is_closer);
    let mut back = bare.chars().rev();
    let (last, before) = (back.next(), back.next());
    match last {
        Some('.' | '!' | '…' | '。' | '！' | '｡' | '۔' | '।' | '։' | '።') => {
            traits.set(Traits::STOP, true);
        }
        Some('?' | '？' | '؟' | ';') if last != Some(';') => {
            traits = traits.with(Traits::STOP).with(Traits::QUESTION);
        }
        Some(':' | '：') => traits.set(Traits::COLON, true),
        Some('-' | '\u{2010}') => {
            let word = before.is_some_and(char::is_alphabetic);
            traits.set(Traits::HYPHEN, word);
            traits.set(Traits::OPEN, !word);
        }
        Some(',' | ';' | '–' | '—' | '，' | '；' | '、' | '،' | '؛' | '&' | '/') => {
            traits.set(Traits::OPEN, true);
        }
        _ => {}
    }
    traits
}

/// `words` without a footnote's number at its end: "…, he said.[12]".
fn without_reference(words: &str) -> &str {
    let Some((head, inner)) = words
        .strip_suffix(']')
        .and_then(|open| open.rsplit_once('['))
    else {
        return words;
    };
    let number = !inner.is_empty() && inner.bytes().all(|byte| byte.is_ascii_digit());
    if number { head } else { words }
}

/// Gaps, bars, digits and letters of a line, counted in one walk over its bytes.
fn inside(words: &str) -> Traits {
    let (mut digits, mut letters, mut bars, mut gaps, mut run) = (0_u32, 0_u32, 0_u32, 0_u32, 0);
    let (mut before, mut wide) = (b' ', false);
    let (mut big, mut small) = (false, false);
    for (index, byte) in words.bytes().enumerate() {
        match byte {
            b' ' => {
                run += 1;
                continue;
            }
            b'\t' => {
                run += COLUMN_GAP;
                continue;
            }
            b'0'..=b'9' => digits += 1,
            b'|' => bars += 1,
            b'A'..=b'Z' => {
                letters += 1;
                big = true;
            }
            b'a'..=b'z' | 0x80.. => {
                letters += 1;
                small = true;
            }
            _ => {}
        }
        let marker = index < MARKER_ROOM + run as usize && !before.is_ascii_alphabetic();
        if run > 1 && !marker {
            wide |= run >= COLUMN_GAP;
            gaps += u32::from(!matches!(before, b'.' | b'?' | b'!' | b':' | b'"' | b')'));
        }
        (run, before) = (0, byte);
    }
    let mut traits = Traits::default();
    traits.set(Traits::ROW, wide || gaps >= 2 || bars >= 2);
    traits.set(Traits::FIGURES, digits > letters);
    traits.set(Traits::CAPS, big && !small);
    traits.set(Traits::MUTE, letters == 0 || is_drawing(words));
    traits
}

/// True for a line of box characters, dashes and the like, whatever their script.
fn is_drawing(words: &str) -> bool {
    !words.chars().any(char::is_alphabetic)
}

/// Three or more of one ruling character, blanks between them allowed; or box drawing.
fn is_rule(words: &str) -> bool {
    let mut marks = 0;
    let mut first = None;
    for c in words.chars().filter(|c| !c.is_whitespace()) {
        let drawn = matches!(c, '\u{2500}'..='\u{259f}' | '+');
        let ruling = drawn
            || matches!(
                c,
                '-' | '=' | '_' | '*' | '~' | '#' | '.' | '·' | '•' | '–' | '—' | '‾'
            );
        let same = *first.get_or_insert(c) == c || drawn || matches!(first, Some('+'));
        if !ruling || !same {
            return false;
        }
        marks += 1;
    }
    marks >= 3
}

/// Opening quotes and brackets.
pub(super) fn is_opener(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '“'
            | '‘'
            | '«'
            | '„'
            | '‹'
            | '('
            | '['
            | '{'
            | '「'
            | '『'
            | '《'
            | '（'
            | '¿'
            | '¡'
    )
}

/// Closing quotes, brackets and the stars of footnotes.
pub(super) fn is_closer(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '”'
            | '’'
            | '»'
            | '“'
            | '›'
            | ')'
            | ']'
            | '}'
            | '」'
            | '』'
            | '》'
            | '）'
            | '*'
            | '†'
    )
}

#[cfg(test)]
mod tests {
    use super::{Traits, scan};

    #[test]
    fn lines_know_where_they_stand() {
        let text = "é\n\n  \t two\n> > three\n";
        let (lines, starts) = scan(text);
        assert_eq!(starts, [0, 2, 3, 11]);
        let seen: Vec<_> = lines
            .iter()
            .map(|line| (line.of(text), line.number, line.at, line.blanks, line.quote))
            .collect();
        assert_eq!(
            seen,
            [
                ("é", 1, 0, 0, 0),
                ("two", 3, 7, 1, 0),
                ("three", 4, 15, 0, 2)
            ]
        );
        assert_eq!(lines[1].indent, 9);
    }

    #[test]
    fn traits_are_seen() {
        let has = |text: &str, traits| scan(text).0[0].has(traits);
        assert!(has("He left.\"", Traits::STOP));
        assert!(has("What next?", Traits::QUESTION));
        assert!(has("the end", Traits::LOWER));
        assert!(has("- - -", Traits::RULE));
        assert!(has("┌──────┐", Traits::RULE));
        assert!(!has("--", Traits::RULE));
        assert!(has("Kenya     12.4   9", Traits::ROW));
        assert!(!has("1.   Introduction", Traits::ROW));
        assert!(!has("He left.  She stayed.  They met.", Traits::ROW));
        assert!(has("well-", Traits::HYPHEN));
        assert!(has("12.4 % (2019)", Traits::FIGURES));
    }
}
