//! Phrases that give a line away: by-lines, credits, dates, promotion, the usual names of sections.

use super::lexicon::{
    CALENDAR, CHROME, CLOCK, CREDITS, DATED, FIRST_NAMES, KICKERS, LABELS, MONTHS, NOTES,
    SECTION_STARTS, SECTIONS,
};
use super::line::Line;
use super::scraps;
use super::wording::is_abbreviation;

/// No phrase that is looked up as a whole line is longer than this, in bytes; ideographs spaced out.
const LONGEST: usize = 48;

/// True where `words` starts with one of `starts`, case aside. Both short; no allocation.
pub(super) fn starts_with_any(words: &str, starts: &[&str]) -> bool {
    let first = words.bytes().next().unwrap_or(0).to_ascii_lowercase();
    let likely = starts
        .iter()
        .filter(|start| start.as_bytes().first() == Some(&first));
    likely.into_iter().any(|start| {
        words
            .get(..start.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(start))
    })
}

/// `words` without decoration and final marks, lower-cased, for look-ups of whole lines.
fn key(words: &str) -> String {
    words
        .trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase()
        .replace('’', "'")
}

/// True for the usual names of sections.
pub(super) fn is_section_name(words: &str) -> bool {
    if words.len() > LONGEST {
        return false;
    }
    let squeezed: String;
    let key = key(words);
    let bare = if key.chars().any(crate::text::words::is_unspaced) {
        squeezed = key.split_whitespace().collect();
        squeezed.as_str()
    } else {
        key.as_str()
    };
    SECTIONS.contains(&bare)
        || starts_with_any(bare, &SECTION_STARTS) && bare.split_whitespace().count() <= 6
}

/// True for labels that stand above a title: "PRESS RELEASE", "Briefing note".
pub(super) fn is_kicker(words: &str) -> bool {
    let key = key(words);
    KICKERS.contains(&key.as_str())
        || key
            .split_once(['|', '·', '/', '—', '–'])
            .is_some_and(|(head, _)| KICKERS.contains(&head.trim()))
        || starts_with_any(&key, &["issue ", "issue no", "vol. ", "volume ", "no. "])
            && key.contains(|c: char| c.is_ascii_digit())
        || starts_with_any(
            &key,
            &["classification", "secret//", "unclassified//", "top secret"],
        )
}

/// True for by-lines, credits, captions, promotion, addresses of pages and the like.
pub(super) fn is_note(words: &str) -> bool {
    let bare = words.trim_start_matches(['(', '[', '*', '_']);
    starts_with_any(bare, &NOTES)
        || starts_with_any(bare, &DATED) && bare.contains(|c: char| c.is_ascii_digit())
        || bare.starts_with(['©', '@'])
        || words.starts_with('(') && words.ends_with(')')
        || bare
            .rsplit_once(". ")
            .is_some_and(|(_, end)| is_credit(end))
        || is_by_line(bare)
        || scraps::is_credited(bare)
        || is_numbered_caption(bare)
        || is_trail(bare)
        || is_date(bare)
        || bare.len() <= LONGEST && (bare.ends_with(" min read") || bare.ends_with(" Min Read"))
        || bare.len() <= LONGEST && LABELS.contains(&key(bare).as_str())
        || has_phone(bare)
        || bare.contains("://")
        || bare.contains('@') && bare.split_whitespace().count() <= 4
}

/// True for "Home > World > Africa": where in a site a page stands.
fn is_trail(words: &str) -> bool {
    if words.is_ascii() && !words.as_bytes().contains(&b'>') {
        return false;
    }
    let marks = [" > ", " › ", " » ", " → "];
    marks.iter().any(|mark| words.matches(mark).count() > 1)
        || words
            .get(..4)
            .is_some_and(|home| home.eq_ignore_ascii_case("home"))
            && marks.iter().any(|mark| words.contains(mark))
}

/// True where a number is given to call: "+00 555 0187".
fn has_phone(words: &str) -> bool {
    words.rsplit_once('+').is_some_and(|(_, tail)| {
        tail.bytes().filter(u8::is_ascii_digit).count() >= 7 && !tail.contains(char::is_alphabetic)
    })
}

/// True for "For immediate release", "PRESS RELEASE".
pub(super) fn is_release(words: &str) -> bool {
    words.len() <= LONGEST && key(words).contains("release")
}

/// True for the navigation a page starts with.
pub(super) fn is_chrome(words: &str) -> bool {
    words.len() <= LONGEST && starts_with_any(words, &CHROME)
}

/// True for "Photographs by Lia Monk", "Photo: Coast Guard" on a line of its own.
pub(super) fn credits_pictures(words: &str) -> bool {
    starts_with_any(words, &["photo", "picture", "image"])
}

/// True for "Photo: Coast Guard", "Image by Jane Doe", "© The Agency" behind a caption.
fn is_credit(end: &str) -> bool {
    CREDITS.iter().any(|start| {
        let tail = end
            .get(..start.len())
            .filter(|head| head.eq_ignore_ascii_case(start))
            .and_then(|_| end.get(start.len()..));
        tail.is_some_and(|tail| !tail.starts_with(char::is_alphabetic) || tail.starts_with("s:"))
    })
}

/// True for "By Jane Doe and John Roe", "BY JANE DOE, Staff Writer", "Von Hans Meier".
pub(super) fn is_by_line(words: &str) -> bool {
    let mut parts = words.split_whitespace();
    let first = parts.next().unwrap_or("").trim_end_matches(':');
    let opens = ["by", "von", "par", "por"]
        .iter()
        .any(|by| first.eq_ignore_ascii_case(by));
    if !opens || !first.starts_with(char::is_uppercase) {
        return first.eq_ignore_ascii_case("author") || first.eq_ignore_ascii_case("authors");
    }
    let name = |word: &str| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        bare.chars()
            .next()
            .is_some_and(|c| c.is_uppercase() || !c.is_lowercase() && c.is_alphabetic())
            && ![
                "The", "THE", "A", "Any", "All", "Its", "Sector", "Region", "Country",
            ]
            .contains(&bare)
    };
    let Some(second) = parts.next() else {
        return false;
    };
    // What follows the name behind a comma is the office: "By Ada Kemp, science editor".
    let mut named = false;
    let parts = parts.take_while(|word| !std::mem::replace(&mut named, word.ends_with(',')));
    // "By Bo Aske (with Ada Kemp)".
    let parts = parts.take_while(|word| !word.starts_with('('));
    // "By Bo Aske in Lindholm".
    let rest = parts.take(2).enumerate().all(|(at, word)| {
        name(word) || ["and", "de", "van", "von", "al"].contains(&word) || at == 1 && word == "in"
    });
    name(second) && rest
}

/// True for "Figure 3: …", "Table 2. …", "Box 1".
fn is_numbered_caption(words: &str) -> bool {
    let mut parts = words.split_whitespace();
    let first = parts.next().unwrap_or("");
    [
        "figure", "fig.", "table", "chart", "map", "photo", "exhibit", "graph", "slide",
    ]
    .iter()
    .any(|kind| first.eq_ignore_ascii_case(kind))
        && parts
            .next()
            .is_some_and(|next| next.starts_with(|c: char| c.is_ascii_digit()))
}

/// True where a line holds nothing but a date or a time.
pub(super) fn is_date(words: &str) -> bool {
    let (mut numbers, mut named) = (0, 0);
    // "3,412" is an amount.
    let digit = |c: char| c.is_ascii_digit();
    if let Some((left, right)) = words.split_once(',')
        && left.ends_with(digit)
        && right.starts_with(digit)
    {
        return false;
    }
    for word in
        words.split(|c: char| c.is_whitespace() || matches!(c, ',' | '/' | '-' | '–' | '|' | ':'))
    {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        if bare.is_empty() {
            continue;
        }
        let digits = bare.bytes().take_while(u8::is_ascii_digit).count();
        if digits > 0 && bare.len() - digits <= 2 {
            numbers += 1;
        } else if is_calendar(bare) {
            named += 1;
        } else if !CLOCK.iter().any(|clock| bare.eq_ignore_ascii_case(clock)) {
            return false;
        }
    }
    numbers > 0 && numbers + named >= 2 || named > 1
}

/// True for the months of other languages; without an allocation, for it is asked of many words.
fn is_month(word: &str) -> bool {
    if word.is_ascii() {
        return MONTHS.iter().any(|month| month.eq_ignore_ascii_case(word));
    }
    MONTHS.contains(&word.to_lowercase().as_str())
}

/// True for the name of a month or of a day.
pub(super) fn is_calendar(word: &str) -> bool {
    const LONGEST: usize = 18;
    if word.len() > LONGEST {
        return false;
    }
    CALENDAR.iter().any(|name| word.eq_ignore_ascii_case(name)) || is_month(word)
}

/// True for "Jane Doe", "J. R. Doe": two or three capitalised words that start like a name.
pub(super) fn is_person(words: &str) -> bool {
    let mut count = 0;
    let mut starts = false;
    let name = [", Ph.D.", ", PhD", ", M.D.", ", MD"]
        .iter()
        .find_map(|degree| words.strip_suffix(degree));
    for word in name.unwrap_or(words).split_whitespace() {
        let bare = word.trim_end_matches([',', '.']);
        // "A" and "I" start other lines as well.
        let initial = bare.chars().count() == 1 && word.ends_with('.');
        if !bare.starts_with(char::is_uppercase) || count == 3 {
            return false;
        }
        if count == 0 {
            let lower = bare.to_lowercase();
            starts = initial || FIRST_NAMES.contains(&lower.as_str());
        }
        count += 1;
    }
    starts && count >= 2
}

/// What letters and speeches open with, in lower case.
#[rustfmt::skip]
const LETTERS: [&str; 12] = [
    "dear ", "hi ", "hello", "hey ", "greetings", "to whom it", "sehr geehrte", "liebe ",
    "chère", "cher ", "estimad", "уважаем",
];
#[rustfmt::skip]
const SPEECHES: [&str; 20] = [
    "excellenc", "your excellenc", "mr. ", "mr chair", "mr president", "mr speaker", "madam ",
    "madame chair", "madame president", "ladies and", "distinguished ", "honourable ", "honorable ",
    "fellow ", "my fellow ", "colleagues", "friends", "monsieur le", "mesdames", "señor president",
];

/// Longest salutation, in bytes.
const SALUTATION: usize = 72;

/// True for "Dear colleagues," "Hello all,", "Mr. President,": what a letter or speech opens with.
pub(super) fn is_salutation(words: &str) -> bool {
    is_letter_opening(words) || is_addressing(words) && starts_with_any(words, &SPEECHES)
}

/// True for "Dear Minister,": what only letters open with, not speeches.
pub(super) fn is_letter_opening(words: &str) -> bool {
    is_addressing(words) && starts_with_any(words, &LETTERS)
}

fn is_addressing(words: &str) -> bool {
    words.len() < SALUTATION && words.ends_with([',', ':', '!', '.'])
}

/// The value behind a mail header or the head of a memo, and whether it names the subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Header {
    /// The subject.
    Subject,
    /// When.
    Date,
    /// Who.
    From,
    /// Anything else.
    Other,
}

/// Names of headers, lower-cased.
#[rustfmt::skip]
const HEADERS: [(&str, Header); 40] = [
    ("subject", Header::Subject), ("subj", Header::Subject), ("re", Header::Subject),
    ("betreff", Header::Subject), ("objet", Header::Subject), ("asunto", Header::Subject),
    ("тема", Header::Subject), ("title", Header::Subject), ("date", Header::Date),
    ("sent", Header::Date), ("datum", Header::Date), ("fecha", Header::Date),
    ("from", Header::From), ("sender", Header::From), ("author", Header::From),
    ("von", Header::From), ("de", Header::From), ("от", Header::From), ("to", Header::Other),
    ("cc", Header::Other), ("bcc", Header::Other), ("reply-to", Header::Other),
    ("message-id", Header::Other), ("newsgroups", Header::Other), ("organization", Header::Other),
    ("lines", Header::Other), ("x-mailer", Header::Other), ("received", Header::Other),
    ("path", Header::Other), ("references", Header::Other), ("in-reply-to", Header::Other),
    ("ref", Header::Other), ("tags", Header::Other), ("classification", Header::Other),
    ("info", Header::Other), ("thru", Header::Other), ("through", Header::Other),
    ("attachments", Header::Other), ("priority", Header::Other), ("attn", Header::Other),
];

/// The header a line holds and the bytes before its value.
pub(super) fn header(words: &str) -> Option<(Header, usize)> {
    let colon = words.bytes().take(24).position(|byte| byte == b':')?;
    let name = words.get(..colon)?.trim_end();
    let lower = name.to_lowercase();
    let found = HEADERS
        .iter()
        .find(|(known, _)| *known == lower)
        .map(|(_, header)| *header);
    let value = words.get(colon + 1..)?;
    let at = words.len() - value.trim_start().len();
    Some((found?, at))
}

/// True for "Message-Words: value", known or not.
pub(super) fn looks_like_header(words: &str) -> bool {
    words
        .bytes()
        .take(32)
        .position(|byte| byte == b':')
        .is_some_and(|colon| {
            let name = words.get(..colon).unwrap_or("");
            !name.is_empty()
                && name
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        })
}

/// True for "KYIV, Nov. 3 (Reuters) — …", "WASHINGTON — …": where and when a dispatch was written.
pub(super) fn has_dateline(words: &str) -> bool {
    let head = words
        .get(..words.len().min(80))
        .unwrap_or_else(|| cut(words, 80));
    let Some((place, _)) = [" — ", " – ", " -- ", " - ", "—"]
        .iter()
        .find_map(|dash| head.split_once(dash))
    else {
        return false;
    };
    let mut parts = place.split_whitespace();
    parts.next().is_some_and(|city| {
        let bare = city.trim_matches(|c: char| !c.is_alphabetic());
        bare.chars().count() > 2 && bare.chars().all(char::is_uppercase)
    }) && place.chars().filter(|c| c.is_lowercase()).count() < 24
        && (place.contains([',', '(']) || place.chars().all(|c| !c.is_lowercase()))
}

fn cut(words: &str, limit: usize) -> &str {
    let mut end = limit;
    while !words.is_char_boundary(end) {
        end -= 1;
    }
    words.get(..end).unwrap_or("")
}

/// True where the last word is an abbreviation, so that its stop ends no sentence.
pub(super) fn ends_abbreviated(words: &str) -> bool {
    words
        .split_whitespace()
        .next_back()
        .and_then(|last| last.strip_suffix('.'))
        .is_some_and(is_abbreviation)
}

/// True where two lines say the same but for their numbers: running heads and feet.
pub(super) fn fingerprint(text: &str, line: &Line) -> u64 {
    fnv(line.of(text).bytes().filter(|byte| !byte.is_ascii_digit()))
}

/// FNV-1a.
pub(super) fn fnv(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::{
        has_dateline, header, is_by_line, is_date, is_kicker, is_note, is_person, is_section_name,
    };

    #[test]
    fn by_lines_are_not_subjects() {
        assert!(is_by_line("By Jane Doe"));
        assert!(is_by_line("BY JANE DOE"));
        assert!(is_by_line("By Jane Doe and John Roe"));
        assert!(is_by_line("By Bo Aske in Lindholm"));
        assert!(!is_by_line("By Sea in Winter"));
        assert!(!is_by_line("By the Numbers"));
        assert!(!is_by_line("Bystanders"));
    }

    #[test]
    fn notes_are_seen() {
        for words in [
            "Photo: Reuters",
            "© 2024 The Agency",
            "Source: World Bank",
            "Figure 3: Trade in goods",
            "3 November 2024",
            "Nov. 3, 2024, 10:15 GMT",
            "(Reporting by Jane Doe)",
            "Read more",
            "Home > World > Africa",
            "press@example.org",
            "https://example.org/a",
        ] {
            assert!(is_note(words), "{words}");
        }
        for words in [
            "May Day Protests",
            "The March on Rome",
            "Table Talk",
            "Sources of Tension",
        ] {
            assert!(!is_note(words), "{words}");
        }
    }

    #[test]
    fn dates_need_more_than_a_month() {
        assert!(is_date("Tuesday, 3 November"));
        assert!(is_date("12/03/2024"));
        assert!(!is_date("May"));
        assert!(!is_date("The Summit in March 2024"));
    }

    #[test]
    fn other_phrases() {
        assert!(is_section_name("NEXT STEPS:"));
        assert!(is_section_name("序 言"));
        assert!(is_kicker("Policy Brief | March 2024"));
        assert!(is_person("Jane Doe") && !is_person("Crossing Attempts"));
        assert!(has_dateline("KYIV, Nov. 3 (Reuters) — Talks"));
        assert!(has_dateline("WASHINGTON — Talks"));
        assert!(!has_dateline("Talks — and more talks"));
        assert_eq!(header("Subject: Talks").map(|found| found.1), Some(9));
    }
}
