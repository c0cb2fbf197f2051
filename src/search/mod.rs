//! Search in one article: smart case, regular expressions, hits in reading order.

use regex::{Regex, RegexBuilder};

use crate::model::Span;

/// Largest compiled pattern in bytes; a greater one is searched for as it is written.
const PATTERN_LIMIT: usize = 1 << 20;

/// What a reader searches for.
#[derive(Clone, Debug)]
pub struct Pattern {
    regex: Regex,
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
        let regex = build(typed)
            .or_else(|_| build(&regex::escape(typed)))
            .ok()?;
        Some(Self { regex })
    }

    /// The hits that start in `text` at or after `from` and before `to`, in order. Empty matches
    /// are no hits.
    pub fn hits<'a>(
        &'a self,
        text: &'a str,
        from: usize,
        to: usize,
    ) -> impl Iterator<Item = Span> + 'a {
        let mut at = from;
        std::iter::from_fn(move || {
            while at < to && text.is_char_boundary(at) {
                let found = self.regex.find_at(text, at)?;
                if found.start() >= to {
                    return None;
                }
                if !found.is_empty() {
                    at = found.end();
                    return Some(Span::new(found.start() as u32, found.end() as u32));
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
    use super::Pattern;

    fn hits(typed: &str, text: &str) -> Vec<(u32, u32)> {
        let pattern = Pattern::new(typed).unwrap();
        pattern
            .hits(text, 0, text.len())
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
        assert_eq!(pattern.hits(text, 1, 9).count(), 1);
    }
}
