//! What a line starts with: bullets, numbers, and words that count ("Article 5").

/// How a line is marked at its start.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) enum Mark {
    /// Not at all.
    #[default]
    None,
    /// A bullet or dash.
    Bullet,
    /// `1.`, `2.1`, `1.2.3`: arabic numbers, with how many there are.
    Decimal(u8),
    /// `IV.`
    Roman,
    /// `B.`
    Capital,
    /// `(1)`, `2)`, `(a)`, `b)`, `iv.`, `c.`, `㈠`: marks of lists rather than of headings.
    Small,
    /// `一、`
    Ideograph,
    /// A word that counts, with its rank: the lower the higher in the outline.
    Word(u8),
    /// `2 Aims`: a number without a stop, which may be one of the outline, a date or an amount.
    Bare,
}

impl Mark {
    /// Its kind as a number, 0 for none.
    pub(super) fn code(self) -> u8 {
        match self {
            Self::None => 0,
            Self::Bullet => 1,
            Self::Bare => 2,
            Self::Small => 3,
            Self::Decimal(1) => 4,
            Self::Decimal(_) => 5,
            Self::Capital => 6,
            Self::Roman | Self::Ideograph => 7,
            Self::Word(_) => 8,
        }
    }
}

/// A mark, the number behind it and its length.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Marker {
    /// What kind it is.
    pub(super) mark: Mark,
    /// Its last number: 3 for `1.2.3`, 4 for `IV.`, 2 for `b)`.
    pub(super) value: u32,
    /// Bytes up to the words behind it; 0 without a mark.
    pub(super) len: usize,
}

/// Numbers with more digits are years and amounts.
const MAX_DIGITS: usize = 3;

/// The longest word that counts, with room for "Article XXVIII".
const MAX_WORD: usize = 48;

/// The mark of a list item or numbered heading at the start of `words`; words that count aside.
pub(super) fn item(words: &str) -> Marker {
    match words.bytes().next() {
        Some(b'0'..=b'9') => decimal(words),
        Some(b'(') => bracketed(words),
        Some(b'A'..=b'Z' | b'a'..=b'z') => lettered(words),
        Some(b'-' | b'*' | b'+') => ascii_bullet(words),
        Some(0x80..) => foreign(words),
        _ => Marker::default(),
    }
}

/// Whatever `words` start with: a number, a bullet, a word that counts, a bare number.
pub(super) fn any(words: &str) -> Marker {
    let found = item(words);
    if found.len > 0 {
        return found;
    }
    let found = counted(words);
    if found.len > 0 {
        return found;
    }
    labelled(words)
        .or_else(|| bare_number(words))
        .unwrap_or_default()
}

/// "Step 3: Ask", "Day 2. Arrival", "#4: Wait": any word with a number and a stop behind it counts.
fn labelled(words: &str) -> Option<Marker> {
    let tail = words.strip_prefix('#').or_else(|| {
        let (head, tail) = words.split_once(' ')?;
        let named = head.starts_with(char::is_uppercase) && head.chars().all(char::is_alphabetic);
        (named && head.len() <= MAX_WORD / 2).then_some(tail)
    })?;
    let rest = tail.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = tail.len() - rest.len();
    let stopped = rest.strip_prefix([':', '.', ')'])?;
    let value = tail.get(..digits)?.parse().ok()?;
    let apart = stopped.is_empty() || stopped.starts_with(' ');
    (digits < MAX_DIGITS && apart).then(|| marker(words, stopped, Mark::Word(4), value))
}

fn ascii_bullet(words: &str) -> Marker {
    let rest = words.trim_start_matches(['-', '*', '+']);
    let marks = words.len() - rest.len();
    if marks <= 2 && rest.starts_with([' ', '\t']) {
        marker(words, rest, Mark::Bullet, 0)
    } else {
        Marker::default()
    }
}

fn marker(words: &str, rest: &str, mark: Mark, value: u32) -> Marker {
    let len = words.len() - rest.trim_start().len();
    Marker { mark, value, len }
}

fn decimal(words: &str) -> Marker {
    let (mut rest, mut depth, mut value) = (words, 0_u8, 0);
    loop {
        let tail = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        let digits = rest.len() - tail.len();
        if digits == 0 || digits > MAX_DIGITS {
            break;
        }
        value = rest
            .get(..digits)
            .and_then(|number| number.parse().ok())
            .unwrap_or(0);
        depth = depth.saturating_add(1);
        rest = tail;
        match tail.strip_prefix('.') {
            Some(next) => rest = next,
            None => break,
        }
    }
    let used = words.get(..words.len() - rest.len()).unwrap_or("");
    let closed = used.ends_with('.');
    if depth == 0 {
        return Marker::default();
    }
    if let Some(behind) = rest.strip_prefix(')') {
        return if behind.starts_with([' ', '\t']) {
            marker(words, behind, Mark::Small, value)
        } else {
            Marker::default()
        };
    }
    if let Some(behind) = rest.strip_prefix('、').or_else(|| rest.strip_prefix('．')) {
        return marker(words, behind, Mark::Decimal(depth), value);
    }
    let blank = rest.starts_with([' ', '\t', '\u{a0}']) || (closed && rest.is_empty());
    // "2.1 Powers" is a number of the outline, "2.1 percent" and "12 May" are amounts and dates.
    let named = rest
        .trim_start()
        .starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase());
    if blank && (closed || depth > 1 && named) {
        marker(words, rest, Mark::Decimal(depth), value)
    } else {
        Marker::default()
    }
}

/// "2 Trade Policy": a number without a stop, which only its place in a count makes a number of
/// the outline.
fn bare_number(words: &str) -> Option<Marker> {
    let rest = words.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = words.len() - rest.len();
    let named = rest.trim_start().starts_with(char::is_uppercase);
    let spaced = rest.starts_with([' ', '\t', '\u{a0}']);
    let value = words.get(..digits)?.parse().ok()?;
    let small = (1..=MAX_DIGITS - 1).contains(&digits);
    (small && named && spaced).then(|| marker(words, rest, Mark::Bare, value))
}

fn bracketed(words: &str) -> Marker {
    let Some((inner, rest)) = words
        .strip_prefix('(')
        .and_then(|tail| tail.split_once(')'))
    else {
        return Marker::default();
    };
    let number = inner.parse().ok().filter(|_| inner.len() <= MAX_DIGITS);
    let letter = match inner.as_bytes() {
        [one] if one.is_ascii_alphabetic() => Some(ordinal(*one)),
        _ => roman(inner),
    };
    match number.or(letter) {
        Some(value) if rest.starts_with([' ', '\t']) => marker(words, rest, Mark::Small, value),
        _ => Marker::default(),
    }
}

fn lettered(words: &str) -> Marker {
    let bytes = words.as_bytes();
    let run = bytes
        .iter()
        .take(8)
        .take_while(|byte| byte.is_ascii_alphabetic())
        .count();
    let (Some(head), Some(close)) = (words.get(..run), bytes.get(run)) else {
        return Marker::default();
    };
    let Some(rest) = words
        .get(run + 1..)
        .filter(|rest| rest.starts_with([' ', '\t']))
    else {
        return Marker::default();
    };
    let upper = bytes.first().is_some_and(u8::is_ascii_uppercase);
    let value = match head.as_bytes() {
        // A single I, V or X counts as Roman, other letters as letters.
        [one] if !matches!(one, b'I' | b'V' | b'X' | b'i' | b'v' | b'x') => Some(ordinal(*one)),
        _ => roman(head),
    };
    let as_roman = run > 1 || matches!(bytes.first(), Some(b'I' | b'V' | b'X'));
    match (close, value, upper) {
        (b'.', Some(value), true) if as_roman => marker(words, rest, Mark::Roman, value),
        (b'.', Some(value), true) => marker(words, rest, Mark::Capital, value),
        (b'.' | b')', Some(value), _) => marker(words, rest, Mark::Small, value),
        _ => Marker::default(),
    }
}

fn ordinal(letter: u8) -> u32 {
    u32::from(letter.to_ascii_lowercase().saturating_sub(b'a')) + 1
}

/// The value of a Roman number in one case; at most a few dozens are of use in an outline.
fn roman(word: &str) -> Option<u32> {
    let one_case = word.bytes().all(|byte| byte.is_ascii_uppercase())
        || word.bytes().all(|byte| byte.is_ascii_lowercase());
    if word.is_empty() || word.len() > 7 || !one_case {
        return None;
    }
    let (mut total, mut before) = (0_u32, 0_u32);
    for byte in word.bytes().rev() {
        let value = match byte.to_ascii_lowercase() {
            b'i' => 1,
            b'v' => 5,
            b'x' => 10,
            b'l' => 50,
            b'c' => 100,
            _ => return None,
        };
        if value < before {
            total = total.saturating_sub(value);
        } else {
            total += value;
            before = value;
        }
    }
    Some(total)
}

fn foreign(words: &str) -> Marker {
    let mut chars = words.chars();
    let first = chars.next().unwrap_or(' ');
    let rest = chars.as_str();
    match first {
        '•' | '·' | '‣' | '▪' | '▫' | '○' | '●' | '◦' | '→' | '►' | '■' | '□' | '✓' | '➢' | '–'
        | '—' | '\u{f0b7}' | '◆' | '★' => {
            let dash = matches!(first, '–' | '—');
            if dash && !rest.starts_with([' ', '\t', '\u{a0}']) {
                return Marker::default();
            }
            marker(words, rest, Mark::Bullet, 0)
        }
        '①'..='⑳' => marker(words, rest, Mark::Small, first as u32 - '①' as u32 + 1),
        '㈠'..='㈩' => marker(words, rest, Mark::Small, first as u32 - '㈠' as u32 + 1),
        '（' => {
            let behind = rest.trim_start_matches(is_ideograph_number);
            match behind.strip_prefix('）') {
                Some(tail) if behind.len() < rest.len() => marker(words, tail, Mark::Small, 1),
                _ => Marker::default(),
            }
        }
        c if is_ideograph_number(c) => {
            let behind = rest.trim_start_matches(is_ideograph_number);
            match behind.strip_prefix('、') {
                Some(tail) => marker(words, tail, Mark::Ideograph, 1),
                None => Marker::default(),
            }
        }
        _ => Marker::default(),
    }
}

fn is_ideograph_number(c: char) -> bool {
    "〇零一二三四五六七八九十百千".contains(c)
}

/// Words that count the parts of a text, lower-cased, with their rank in an outline.
#[rustfmt::skip]
const COUNTING: [(&str, u8); 53] = [
    ("part", 0), ("partie", 0), ("parte", 0), ("teil", 0), ("часть", 0), ("القسم", 0),
    ("الجزء", 0), ("book", 0), ("title", 0), ("titre", 0), ("título", 0), ("الباب", 0),
    ("раздел", 0), ("chapter", 1), ("chapitre", 1), ("capítulo", 1), ("kapitel", 1), ("глава", 1),
    ("الفصل", 1), ("article", 2), ("artículo", 2), ("artigo", 2), ("articolo", 2), ("artikel", 2),
    ("статья", 2), ("стаття", 2), ("المادة", 2), ("مادة", 2), ("amendment", 2), ("art.", 2),
    ("rule", 2), ("section", 3), ("sección", 3), ("abschnitt", 3), ("sec.", 3), ("§", 3),
    ("annex", 4), ("annexe", 4), ("anexo", 4), ("anhang", 4), ("appendix", 4), ("schedule", 4),
    ("приложение", 4), ("module", 4), ("step", 4), ("item", 3), ("theme", 3), ("scenario", 3),
    ("pillar", 3), ("finding", 3), ("option", 3), ("phase", 3), ("recommendation", 3),
];

/// Numbers written as words behind "Part" and its like.
const NUMBER_WORDS: [&str; 12] = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "first",
    "second",
];

/// True where `head` is the lower-case `word`, whatever its case.
fn is_word(head: &str, word: &str) -> bool {
    head.len() == word.len()
        && (head.eq_ignore_ascii_case(word) || !head.is_ascii() && head.to_lowercase() == word)
}

/// A word that counts at the start of `words`: "Article 5", "Part Two", "Статья 1", "第一条".
fn counted(words: &str) -> Marker {
    if words.starts_with('第') {
        return counted_ideographs(words);
    }
    let Some((head, tail)) = words.split_once([' ', '\u{a0}', '\t']) else {
        return Marker::default();
    };
    if head.len() > MAX_WORD / 2 {
        return Marker::default();
    }
    let starts_big = head.chars().next().is_some_and(|c| !c.is_lowercase());
    let Some((_, rank)) = COUNTING.iter().find(|(word, _)| is_word(head, word)) else {
        return Marker::default();
    };
    let tail = tail.trim_start();
    let word_len = tail.find(char::is_whitespace).unwrap_or(tail.len());
    let (number, rest) = tail.split_at_checked(word_len).unwrap_or((tail, ""));
    let bare = number.trim_end_matches(['.', ':', ',', ')', '-', '–', '—']);
    match count_of(bare) {
        Some(value) if starts_big => marker(words, rest, Mark::Word(*rank), value),
        _ => Marker::default(),
    }
}

fn count_of(number: &str) -> Option<u32> {
    let digits = number.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let arabic = digits.chars().try_fold(0_u32, |sum, c| {
        let digit = c.to_digit(10).or_else(|| eastern_digit(c))?;
        sum.checked_mul(10)?.checked_add(digit)
    });
    if !digits.is_empty() && number.len() - digits.len() <= 1 {
        return arabic.filter(|&value| value < 1000);
    }
    let lower = number.to_ascii_lowercase();
    let spelt = NUMBER_WORDS.iter().position(|word| *word == lower);
    match number.as_bytes() {
        [one] if one.is_ascii_uppercase() && !b"IVX".contains(one) => Some(ordinal(*one)),
        _ => roman(number).or(spelt.map(|index| index as u32 + 1)),
    }
}

fn eastern_digit(c: char) -> Option<u32> {
    match c {
        '٠'..='٩' => Some(c as u32 - '٠' as u32),
        '۰'..='۹' => Some(c as u32 - '۰' as u32),
        _ => None,
    }
}

/// "第一条", also set with blanks between the characters.
fn counted_ideographs(words: &str) -> Marker {
    let mut seen = 0;
    let mut chars = words.chars().skip(1);
    while let Some(c) = chars.next() {
        match c {
            ' ' | '\u{3000}' => {}
            _ if is_ideograph_number(c) || c.is_numeric() => seen += 1,
            '部' | '编' | '編' | '篇' | '章' | '条' | '條' | '节' | '節' | '款' if seen > 0 =>
            {
                let rank = match c {
                    '章' => 1,
                    '条' | '條' | '款' => 3,
                    '节' | '節' => 2,
                    _ => 0,
                };
                let rest: usize = chars.map(char::len_utf8).sum();
                let tail = words.get(words.len() - rest..).unwrap_or("");
                return marker(words, tail, Mark::Word(rank), 1);
            }
            _ => break,
        }
    }
    Marker::default()
}

#[cfg(test)]
mod tests {
    use super::{Mark, counted, item};

    #[test]
    fn numbers_and_bullets() {
        for (words, mark, value) in [
            ("- one", Mark::Bullet, 0),
            ("• one", Mark::Bullet, 0),
            ("1. Introduction", Mark::Decimal(1), 1),
            ("2.1 Powers", Mark::Decimal(2), 1),
            ("1.2.3. Powers", Mark::Decimal(3), 3),
            ("IV. Outlook", Mark::Roman, 4),
            ("B. Outlook", Mark::Capital, 2),
            ("(a) to act", Mark::Small, 1),
            ("3) to act", Mark::Small, 3),
            ("iv. to act", Mark::Small, 4),
            ("一、背景", Mark::Ideograph, 1),
        ] {
            let found = item(words);
            assert_eq!((found.mark, found.value), (mark, value), "{words}");
        }
    }

    #[test]
    fn amounts_and_names_are_no_marks() {
        for words in [
            "2.1 percent",
            "12 May",
            "2004. The",
            "I think",
            "-5 degrees",
            "U.S. officials",
            "3.5",
            "—he said",
            "Mr. Smith",
        ] {
            assert_eq!(item(words).mark, Mark::None, "{words}");
        }
    }

    #[test]
    fn words_that_count() {
        for (words, rank) in [
            ("Article 5", 2),
            ("ARTICLE IV. Trade", 2),
            ("Section 2", 3),
            ("Part Two", 0),
            ("Annex B", 4),
            ("Статья 12", 2),
            ("第 十 一 条", 3),
            ("المادة 1", 2),
            ("Artikel 3", 2),
        ] {
            assert_eq!(counted(words).mark, Mark::Word(rank), "{words}");
        }
        for words in [
            "Article writers",
            "part of it",
            "Section chiefs met",
            "第三方",
        ] {
            assert_eq!(counted(words).mark, Mark::None, "{words}");
        }
    }
}
