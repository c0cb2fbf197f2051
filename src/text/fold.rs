//! One spelling for looking words up: case, accents and typography make no difference.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What becomes of capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// They stay: US is not us.
    Kept,
    /// They become small letters.
    Lower,
}

/// `words` as they are looked up: lower case, Latin and Greek letters without their accents,
/// ligatures and wide forms as plain letters, quotes and dashes as a keyboard has them, one blank for
/// any white space, nothing unseen. Letters of other scripts keep what tells them apart (й is not
/// и), but for vowel points that may be written or left out.
pub fn folded(words: &str) -> Cow<'_, str> {
    if is_plain(words) {
        return if words.bytes().any(|byte| byte.is_ascii_uppercase()) {
            Cow::Owned(words.to_ascii_lowercase())
        } else {
            Cow::Borrowed(words)
        };
    }
    let mut out = String::with_capacity(words.len());
    let mut take = |c: char| {
        if c.is_whitespace() {
            if !out.ends_with(' ') {
                out.push(' ');
            }
        } else {
            push(&mut out, c, Case::Lower);
        }
    };
    if words.is_ascii() {
        // nothing to compose in most words
        words.chars().for_each(take);
    } else {
        words.nfc().for_each(&mut take);
    }
    Cow::Owned(out)
}

/// True for plain characters with single blanks between them, of which only the case may change.
fn is_plain(words: &str) -> bool {
    let mut blank = false;
    words.bytes().all(|byte| {
        let double = std::mem::replace(&mut blank, byte == b' ') && blank;
        byte.is_ascii() && !double && (blank || !char::from(byte).is_whitespace())
    })
}

/// One character as [`folded`] has it; nothing for what is unseen.
pub fn plain(c: char, case: Case) -> String {
    let mut out = String::new();
    push(&mut out, c, case);
    out
}

/// True where `words` hold what is `wanted`, however either is written.
pub fn holds(words: &str, wanted: &str) -> bool {
    folded(words).contains(&*folded(wanted))
}

/// Appends `c`, of a composed text, as it is looked up.
pub(super) fn push(out: &mut String, c: char, case: Case) {
    if c.is_ascii() {
        out.push(cased(c, case));
    } else if let Some(mark) = typed(c) {
        out.push(mark);
    } else if is_itself(c) {
        out.push(c);
    } else if is_unseen(c) {
    } else if !spell(out, c, case) {
        if is_combining_mark(c) {
            if !is_point(c) {
                out.push(c);
            }
            return;
        }
        let mut parts = std::iter::once(c).nfkd();
        let Some(base) = parts.next() else { return };
        if is_accented(base) {
            push_part(out, base, case);
            for part in parts.filter(|part| !is_combining_mark(*part)) {
                push_part(out, part, case);
            }
        } else {
            for part in std::iter::once(c).nfkc() {
                push_part(out, part, case);
            }
        }
    }
}

fn push_part(out: &mut String, c: char, case: Case) {
    if let Some(mark) = typed(c) {
        out.push(mark);
    } else if !spell(out, c, case) {
        match case {
            Case::Kept => out.extend(Some(c).filter(|c| !is_point(*c))),
            Case::Lower => out.extend(c.to_lowercase().filter(|c| !is_point(*c))),
        }
    }
}

fn cased(c: char, case: Case) -> char {
    match case {
        Case::Kept => c,
        Case::Lower => c.to_ascii_lowercase(),
    }
}

/// Appends the plain letters that readers write for `c`. Returns false where it has none.
fn spell(out: &mut String, c: char, case: Case) -> bool {
    let Some(plain) = spelled(c) else {
        return false;
    };
    let mut letters = plain.chars();
    if case == Case::Kept && c.is_uppercase() {
        out.extend(letters.by_ref().take(1).flat_map(char::to_uppercase));
    }
    out.extend(letters);
    true
}

/// Characters that are looked up as they are: most of what is not Latin, told at once.
pub(super) fn is_itself(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{430}'..='\u{44f}'
        | '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | '\u{3001}' | '\u{3002}'
        | '\u{627}'..='\u{63a}' | '\u{641}'..='\u{64a}' | '\u{5d0}'..='\u{5ea}')
}

/// What a keyboard has for quotes, dashes and blanks of other shapes.
fn typed(c: char) -> Option<char> {
    Some(match c {
        '‘' | '’' | '‚' | '‛' | '‹' | '›' | '´' | 'ʼ' | 'ʻ' | 'ʹ' | '′' | '＇' => {
            '\''
        }
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' | '〝' | '〞' | '〟' | '＂' => '"',
        '\u{2010}'..='\u{2015}'
        | '\u{2212}'
        | '\u{2043}'
        | '\u{58a}'
        | '\u{5be}'
        | '\u{1806}'
        | '\u{2e3a}'
        | '\u{2e3b}'
        | '\u{fe58}'
        | '\u{fe63}'
        | '\u{ff0d}' => '-',
        _ if c.is_whitespace() => ' ',
        _ => return None,
    })
}

/// Marks that only shape or break what is seen.
pub(super) fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// True for what stands with the character before it: marks, the later letters of a syllable of
/// Hangul, what is unseen.
pub(super) fn goes_with_before(c: char) -> bool {
    c >= '\u{ad}' && (is_unseen(c) || matches!(c, '\u{1160}'..='\u{11ff}') || is_combining_mark(c))
}

/// Letters whose marks are accents.
fn is_accented(base: char) -> bool {
    matches!(base, '\0'..='\u{24f}' | '\u{370}'..='\u{3ff}' | '\u{1e00}'..='\u{1fff}')
}

/// Accents, Hebrew points, Arabic vowel signs: written or not, the word is the same.
fn is_point(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}'
        | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}')
}

/// Letters that Unicode takes for single ones and readers write with plain ones.
fn spelled(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' | 'ẞ' => "ss",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'ø' | 'Ø' => "o",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'ł' | 'Ł' => "l",
        'ħ' | 'Ħ' => "h",
        'ı' | 'İ' => "i",
        'þ' | 'Þ' => "th",
        'ς' => "σ",
        'ё' | 'Ё' => "е",
        _ => return None,
    })
}

#[cfg(test)]
mod tests;
