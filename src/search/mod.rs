//! Search in one article: smart case, regular expressions, hits in reading order. Pattern and text
//! are folded alike, so that accents, quotes, dashes and blanks are found however they are written.

mod typed;

use regex::{Regex, RegexBuilder};

use crate::model::Span;
use crate::text::Case;
pub use crate::text::Folding;

/// A text made ready to be searched, once for all patterns.
pub fn ready(text: &str) -> Folding {
    Folding::new(text, Case::Kept)
}

/// Largest compiled pattern in bytes; a greater one is searched for as it is written.
const PATTERN_LIMIT: usize = 1 << 20;

/// What a reader searches for.
#[derive(Clone, Debug)]
pub struct Pattern {
    regex: Regex,
    /// The same for a text in which words are broken over lines: a hyphen may be gone.
    broken: Option<Regex>,
}

impl Pattern {
    /// The pattern that was typed: a regular expression, or, while it is not a valid one, the
    /// words as they stand. Case matters as soon as there is a capital in it. `None` where nothing
    /// was typed.
    pub fn new(typed: &str) -> Option<Self> {
        if typed.is_empty() {
            return None;
        }
        let build = |pattern: &str| {
            RegexBuilder::new(pattern)
                .case_insensitive(!has_capital(typed))
                .multi_line(true)
                .size_limit(PATTERN_LIMIT)
                .build()
        };
        let folded = |broken| {
            let regex = build(&typed::pattern(typed, broken));
            regex.or_else(|_| build(&typed::words(typed, broken))).ok()
        };
        let broken = typed::has_hyphen(typed).then(|| folded(true)).flatten();
        Some(Self {
            regex: folded(false)?,
            broken,
        })
    }

    /// The hits that start in the text of `folding` at or after `from` and before `to`, in order.
    /// Empty matches are no hits.
    pub fn hits<'a>(
        &'a self,
        folding: &'a Folding,
        from: usize,
        to: usize,
    ) -> impl Iterator<Item = Span> + 'a {
        let text = folding.text();
        let regex = match &self.broken {
            Some(broken) if folding.is_broken() => broken,
            _ => &self.regex,
        };
        let (mut at, to) = (folding.place(from), folding.place(to));
        std::iter::from_fn(move || {
            while at < to && text.is_char_boundary(at) {
                let found = regex.find_at(text, at)?;
                if found.start() >= to {
                    return None;
                }
                if !found.is_empty() {
                    at = found.end();
                    return Some(folding.original(found.start(), found.end()));
                }
                at = found.end() + text.get(found.end()..)?.chars().next()?.len_utf8();
            }
            None
        })
    }
}

/// True where a capital was typed; one in an escape such as `\W` does not count.
fn has_capital(typed: &str) -> bool {
    let mut escaped = false;
    typed.chars().any(|c| {
        let counts = !escaped && c.is_uppercase();
        escaped = c == '\\' && !escaped;
        counts
    })
}

#[cfg(test)]
mod tests {
    use super::{Pattern, ready};

    fn hits(typed: &str, text: &str) -> Vec<(u32, u32)> {
        let pattern = Pattern::new(typed).unwrap();
        let folding = ready(text);
        pattern
            .hits(&folding, 0, text.len())
            .map(|hit| (hit.start, hit.end))
            .collect()
    }

    #[test]
    fn case_is_smart() {
        assert_eq!(hits("us", "US and us").len(), 2);
        assert_eq!(hits("US", "US and us"), [(0, 2)]);
        assert_eq!(hits(r"\Wus", "the US"), [(3, 6)]);
    }

    #[test]
    fn positions_hold_where_lower_case_is_longer() {
        let text = "İİİ sanctions";
        let found = hits("sanctions", text);
        assert_eq!(&text[found[0].0 as usize..found[0].1 as usize], "sanctions");
    }

    #[test]
    fn half_a_pattern_is_searched_as_written() {
        assert_eq!(hits("(b", "a (b) c"), [(2, 4)]);
        assert_eq!(hits("[", "a[b"), [(1, 2)]);
    }

    #[test]
    fn empty_matches_are_no_hits_and_no_loop() {
        assert_eq!(hits("x*", "axxb"), [(1, 3)]);
        assert!(hits("^", "é\né").is_empty());
        assert!(Pattern::new("").is_none());
    }

    #[test]
    fn a_part_of_the_text_can_be_searched() {
        let text = "war and war and war";
        let pattern = Pattern::new("war").unwrap();
        let folding = ready(text);
        assert_eq!(pattern.hits(&folding, 1, 9).count(), 1);
    }

    fn words<'a>(typed: &str, text: &'a str) -> Vec<&'a str> {
        let hits = hits(typed, text).into_iter();
        hits.map(|(start, end)| &text[start as usize..end as usize])
            .collect()
    }

    #[test]
    fn what_is_typed_plainly_finds_what_is_set_well() {
        let text = "They can’t agree: 30\u{202f}000 tonnes of “Gruyère” – a co\u{2011}operative’s \
                    oﬃcial figure – went to Łódź and Şanlıurfa.";
        for (typed, found) in [
            ("can't agree", "can’t agree"),
            ("30 000", "30\u{202f}000"),
            ("\"gruyere\" - a", "“Gruyère” – a"),
            ("co-operative", "co\u{2011}operative"),
            ("official", "oﬃcial"),
            ("lodz and sanliurfa", "Łódź and Şanlıurfa"),
            ("Lodz", "Łódź"),
            ("ŁÓDŹ|Łódź", "Łódź"),
            ("can‘t", "can’t"),
            ("[–x] went", "– went"),
            (r"\d+ \d+", "30\u{202f}000"),
            ("gruye\u{300}re", "Gruyère"),
        ] {
            assert_eq!(words(typed, text), [found], "{typed}");
        }
        for typed in ["cant", "30000", "SANLIURFA", "co operative"] {
            assert!(words(typed, text).is_empty(), "{typed}");
        }
    }

    #[test]
    fn words_broken_over_lines_are_found_both_ways() {
        let text = "a trans-\nport of half-\ntimbered\nhouses";
        assert_eq!(words("transport", text), ["trans-\nport"]);
        assert_eq!(
            words("half-timbered houses", text),
            ["half-\ntimbered\nhouses"]
        );
        assert_eq!(words("halftimbered", text), ["half-\ntimbered"]);
        assert!(words("houses of", text).is_empty());
    }

    #[test]
    fn line_ends_and_runs_of_blanks_can_be_asked_for() {
        assert_eq!(words(r"a\nb", "a\nb a b"), ["a\nb"]);
        assert_eq!(words("^b", "a\nb a b"), ["b"]);
        assert_eq!(words("a  b|a b*c", "a\u{a0}b a  c"), ["a\u{a0}b", "a  c"]);
        assert_eq!(
            words("x *y", "xy x  y x\u{2009}y"),
            ["xy", "x  y", "x\u{2009}y"]
        );
    }
}
