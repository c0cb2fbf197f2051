//! One spelling for looking words up: case, accents and typography make no difference.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// `word` as it is looked up: lower case, Latin and Greek letters without their accents, ligatures
/// and wide forms as plain letters. Letters of other scripts keep what tells them apart (й is not
/// и), but for vowel points that may be written or left out.
pub fn folded(word: &str) -> Cow<'_, str> {
    if word.is_ascii() {
        return if word.bytes().any(|byte| byte.is_ascii_uppercase()) {
            Cow::Owned(word.to_ascii_lowercase())
        } else {
            Cow::Borrowed(word)
        };
    }
    let mut out = String::with_capacity(word.len());
    for c in word.nfc() {
        push(&mut out, c);
    }
    Cow::Owned(out)
}

fn push(out: &mut String, c: char) {
    if c.is_ascii() {
        out.push(c.to_ascii_lowercase());
    } else if let Some(plain) = spelled(c) {
        out.push_str(plain);
    } else if is_combining_mark(c) {
        if !is_point(c) {
            out.push(c);
        }
    } else {
        let kept = |out: &mut String, c: char| match spelled(c) {
            Some(plain) => out.push_str(plain),
            None => out.extend(c.to_lowercase().filter(|c| !is_point(*c))),
        };
        let mut parts = std::iter::once(c).nfkd();
        let Some(base) = parts.next() else { return };
        if is_accented(base) {
            kept(out, base);
            for part in parts.filter(|part| !is_combining_mark(*part)) {
                kept(out, part);
            }
        } else {
            for part in std::iter::once(c).nfkc() {
                kept(out, part);
            }
        }
    }
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
mod tests {
    use super::folded;

    #[test]
    fn accents_case_and_ligatures_make_no_difference() {
        for (written, wanted) in [
            ("Kyiv", "kyiv"),
            ("Müller", "muller"),
            ("Mu\u{308}ller", "muller"),
            ("Erdoğan", "erdogan"),
            ("İstanbul", "istanbul"),
            ("Łódź", "lodz"),
            ("Straße", "strasse"),
            ("ﬁnance", "finance"),
            ("ＵＮ", "un"),
            ("Αθήνας", "αθηνασ"),
            ("Việt", "viet"),
        ] {
            assert_eq!(folded(written), wanted, "{written}");
        }
    }

    #[test]
    fn what_tells_letters_of_other_scripts_apart_stays() {
        assert_eq!(folded("Война"), "война");
        assert_eq!(folded("が"), "が");
        assert_eq!(folded("한국"), "한국");
        assert_eq!(folded("مُحَمَّد"), "محمد");
    }
}
